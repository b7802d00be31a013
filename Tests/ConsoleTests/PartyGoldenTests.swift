import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// The screens of a party, as they were drawn.
struct PartyGoldenTests {
  enum Shot: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case form = "party-form", members = "party", close = "party-close", lane = "party-lane"
    case adults = "companion", relations = "companion-relation", known

    var testDescription: String { rawValue }

    func table(_ language: Language, _ size: Size) throws -> Table {
      var table = try Table(language: language, size: size, officer: "Sari Wulandari")
      let adult = CrossingRow.made(9, minutes: 2, name: "SITI REKAAN", lane: 1)
      let waiting = WaitingScan.made("scan-3", PartyPageTests.child)
      let board = PartyPageTests.board(
        decided: [adult, .made(8, minutes: 3, name: "TUKIMIN CONTOH", outcome: "secondary", lane: 1)],
        waiting: [waiting])
      switch self {
      case .form:
        table.show(.made())
        table.press("c")
      case .members:
        table.show(board)
        table.press("c")
      case .close:
        table.show(board)
        table.press("ct")
      case .lane:
        table.show(board)
        table.open(PartyPageTests.child)
      case .adults, .relations:
        table.show(board)
        table.open(PartyPageTests.child)
        table.press("w")
        if self != .adults { table.press(.character("1"), .enter) }
      case .known:
        table.show(.made())
        table.press("n127")
        table.reply { question in
          guard case .ledger(.known) = question else { return nil }
          return .ledger(
            .crossings([KnownTravellerTests.row(), KnownTravellerTests.row(8, name: "RINDANG CONTOH REKAAN")]))
        }
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
