import Foundation
import Terminal
import Testing

@testable import Border
@testable import Console

/// The table of keys in `docs/handbook/travellers.md` is true: each row is played, and ends as it says.
struct KeystrokeTests {
  /// The keys of each row, by its English name, and the number that it gives.
  static func rows() throws -> [(task: String, keys: [String], count: Int)] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let text = try String(contentsOf: root.appending(path: "docs/handbook/travellers.md"), encoding: .utf8)
    let table = try #require(
      text.components(separatedBy: "<!-- keystrokes -->\n").last?.components(separatedBy: "<!-- end").first)
    return try table.split(separator: "\n").dropFirst(2).map { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let keys = cells[2].split(separator: " ").map { $0.filter { $0 != "`" } }
      return (cells[1], keys, try #require(Int(cells[3])))
    }
  }

  /// What is recorded in the end: the outcome and its reason, or what else.
  static let ends = [
    "day-tripper, with a reader": "cleared", "day-tripper, without a reader": "cleared",
    "the next who waits, cleared": "cleared", "postponed: papers of a migrant worker": "postponed pmi-papers",
    "refused: on the list of entry bans": "refused entry-ban", "handed over to the police": "handed-over police",
    "take the last decision back": "undone",
  ]

  @Test func `each row is played with its keys alone, and they are as many as it says`() throws {
    let rows = try Self.rows()
    #expect(Set(rows.map(\.task)) == Set(Self.ends.keys))
    for row in rows {
      #expect(row.keys.count == row.count, "\(row.task)")
      #expect(try Self.played(row.task, row.keys) == Self.ends[row.task], "\(row.task)")
    }
  }

  @Test func `a repeat day-tripper takes six keys at most`() throws {
    for row in try Self.rows() where row.task.hasPrefix("day-tripper") { #expect(row.count <= 6) }
  }

  /// Plays keys; the clerk answers whatever was asked between them.
  private static func played(_ task: String, _ keys: [String]) throws -> String {
    var table = try Table()
    let known = KnownTravellerTests.row()
    if task.hasPrefix("the next") { table.show(.made(scans: [.made("scan-1", .other)])) }
    if task.hasPrefix("take the last") {
      table.open(.other)
      table.press("i")
      table.tell(.decided(table.tray.lastTicket, crossing: "crossing-1", table.clock.wall))
    }
    for key in keys {
      switch key {
      case "scan": table.open(.other)
      case "Enter": table.press(.enter)
      default: table.press(key.lowercased())
      }
      switch table.tray.requests.last {
      case .ask(_, .ledger(.known)): table.reply { _ in .ledger(.crossings([known])) }
      case .enter(let ticket, _), .take(let ticket, _): table.answer(ticket)
      default: break
      }
    }
    if table.tray.deeds == [.undo(crossing: "crossing-1")] { return "undone" }
    let crossing = try #require(table.tray.decided.first)
    return [crossing.outcome, crossing.reason].compactMap(\.self).joined(separator: " ")
  }
}
