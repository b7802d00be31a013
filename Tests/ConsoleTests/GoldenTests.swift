import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// The dashboard and the lane, as they were drawn; pages have golden screens of their own (`Pages/`).
struct GoldenTests {
  /// The states that are kept.
  enum Shot: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case dashboard, empty, saving
    case stamp, hits, cleared, wrongDigit = "wrong-digit", entered, reasons, words, typing, help

    var testDescription: String { rawValue }

    func table(_ language: Language, _ size: Size) throws -> Table {
      var table = try Table(language: language, size: size, officer: "Sari Wulandari")
      table.show(self == .empty ? .made(lists: []) : .morning)
      switch self {
      case .dashboard, .empty: break
      case .saving:
        table.open(.other)
        table.press("r1")
        table.press(.enter)
      case .stamp: try table.openWithStamps()
      case .hits: table.open(.other, .strong)
      case .cleared:
        var answer = Answer.strong
        answer.candidates[1].cleared = try .made()
        table.open(.other, answer)
      case .wrongDigit:
        var lines = MRZDocument.td3.lines
        lines[1] = "L898902C37UTO7408122F1204159ZE184226B<<<<<10"
        table.open(MRZDocument(name: "wrong digit", lines: lines))
      case .entered:
        table.model.entered(.plb)
        table.answer(table.tray.lastTicket)
      case .reasons:
        table.open(.other)
        table.press("t")
      case .words:
        table.open(.other)
        table.press("s6")
        table.press(.enter)
        table.press("ragu")
      case .typing:
        table.press("k")
        table.paste(MRZDocument.td3.lines[0] + "\n" + MRZDocument.td3.lines[1].prefix(20))
      case .help: table.press(.function(1))
      }
      return table
    }
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the screen is as it was drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check(shot.rawValue, language) { try shot.table(language, $0) }
  }
}
