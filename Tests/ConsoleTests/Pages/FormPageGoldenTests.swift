import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// The forms and the story of a crossing, as they were drawn.
struct FormPageGoldenTests {
  enum Shot: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case list = "form-list", empty = "form-empty", errors = "form-errors", filled = "form-filled"
    case choices = "form-choices", discard = "form-discard", amend = "form-amend", add = "form-add"
    case story, voiding = "story-void", secret = "story-secret"

    var testDescription: String { rawValue }

    func table(_ language: Language, _ size: Size) throws -> Table {
      var table = try Table(language: language, size: size, officer: "Sari Wulandari")
      table.show(.morning)
      switch self {
      case .list:
        table.tell(.drafts(WaitingDrafts(drafts: [.made("a")], unreadable: 0, passedOver: 0)))
        table.press("f")
      case .empty: table.press("f1")
      case .errors:
        table.press("f1")
        table.press(.tab, .tab, .tab)
        table.press("31-02-81")
        table.press(.function(10), .down)
      case .filled:
        table.press("f1")
        table.press("RINDU REKAAN")
        table.press(.tab)
        table.press("p000123")
        table.press(.tab, .tab)
        table.press("5-4-1981")
        table.press(.tab, .character("2"), .end)
      case .choices:
        table.press("f9")
        try table.go(to: .purpose)
        table.press(.function(4), .down)
      case .discard:
        table.press("f9")
        table.press("RINDU")
        table.press(.escape)
      case .amend:
        table.press(.enter, .character("p"), .control("u"))
        table.press("WIDURI, BUDIMAN")
        table.press(.pageDown)
        table.press("salah ketik")
      case .add:
        table.open(.other)
        table.press("d2")
      case .story:
        table.press(.enter)
        table.reply { _ in .ledger(.story(.full)) }
      case .voiding:
        // Another lane's is opened first.
        table.press("z")
        table.press("z")
        table.press("salah orang")
      case .secret: table.press(.down, .down, .down, .down, .enter)
      }
      return table
    }
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the page is as it was drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check(shot.rawValue, language) { try shot.table(language, $0) }
  }
}
