import Foundation
import Journal
import Testing

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
    var table =
      "| tugas · task | tombol · keys | jumlah · count | teks · text |\n"
      + "|---|---|--:|--:|\n"
    let clock = console.model.setting.zone.clock(.now())
    let tasks =
      KeyTask.beginning + KeyTask.travellers + KeyTask.lists + KeyTask.outage(clock: clock) + KeyTask.ending
    for task in tasks {
      let before = try console.post.records().count
      let count = try task.play(at: console)
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

extension KeyedConsole {
  /// The types of the journal's records, once there are so many.
  fileprivate func records(count: Int) throws -> [String] {
    let deadline = SystemClock.monotonicMilliseconds() + 10_000
    while true {
      let records = try post.records()
      if records.count >= count || SystemClock.monotonicMilliseconds() > deadline { return records }
      usleep(5_000)
    }
  }
}
