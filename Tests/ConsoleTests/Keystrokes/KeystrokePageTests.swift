import Foundation
import Journal
import Testing

@testable import Border
@testable import Console

/// `docs/keystrokes.md` holds the keys of each common task as they are: a real clerk at a real store records what they
/// are for. `PLBN_RENEW_GOLDEN=1` writes the page's table anew.
@Suite(.serialized) struct KeystrokePageTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
    path: "../../../docs/keystrokes.md"
  ).standardized

  private static let (start, end) = ("<!-- keystrokes -->\n", "<!-- end of keystrokes -->\n")

  @Test func `the page has every task with the keys that it takes, each played to its records`() throws {
    let console = try KeyedConsole(officer: "dewi")
    let other = try KeyedConsole(officer: "agus", sharing: console)
    var table =
      "| tugas · task | tombol · keys | jumlah · count | teks · text |\n"
      + "|---|---|--:|--:|\n"
    let zone = console.model.setting.zone
    let entry = KeyTask.localEntry(review: try zone.typedDay(inDays: 14), expires: try zone.typedDay(inDays: 28))
    let tasks =
      KeyTask.beginning + KeyTask.travellers + KeyTask.family + KeyTask.lists + KeyTask.strongHits + [
        entry, KeyTask.drill,
      ]
      + KeyTask.outage(clock: zone.clock(.now())) + KeyTask.ending
    for task in tasks {
      let before = try console.post.records().count
      let count = try task.play(at: task.isElsewhere ? other : console)
      let told = try console.records(count: before + task.records.count).dropFirst(before)
      #expect(Array(told) == task.records, "\(task.name.en)")
      if task.name == KeyTask.dayTripper { #expect(count == (keys: 6, characters: 0), "in six keys at most") }
      table += task.row(count)
    }
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let parts = text.components(separatedBy: Self.start)
    let rest = try #require(parts.last).components(separatedBy: Self.end)
    try #require(parts.count == 2 && rest.count == 2)
    if ProcessInfo.processInfo.environment["PLBN_RENEW_GOLDEN"] == "1" {
      try Data((parts[0] + Self.start + table + Self.end + rest[1]).utf8).write(to: Self.page)
    } else {
      #expect(rest[0] == table)
    }
  }
}

extension PostZone {
  /// A day ahead as officers type it.
  fileprivate func typedDay(inDays days: Int) throws -> String {
    let day = Timestamp(milliseconds: Timestamp.now().milliseconds + days * 86_400_000)
    return try #require(date(of: day)).description.split(separator: "-").reversed().joined(separator: "-")
  }
}

extension KeyedConsole {
  /// The types of the journal's records, once there are so many.
  fileprivate func records(count: Int) throws -> [String] {
    let deadline = SystemClock.monotonicMilliseconds() + 10_000
    while true {
      let records = try post.records()
      if records.count >= count || SystemClock.monotonicMilliseconds() > deadline { return records }
      // The clerk writes in its own time; the journal is looked at again.
      usleep(5_000)
    }
  }
}
