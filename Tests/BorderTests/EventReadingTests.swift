import Foundation
import Journal
import Testing
import TravelDocuments
import Watchlist

@testable import Border

@Suite("Events that are not as they should be")
struct EventReadingTests {
  /// What the program makes of a record with this body.
  func read(_ type: String, v: Int = 1, _ json: String) throws -> RecordedEvent {
    let store = try TestStore()
    try store.append([HandWritten(type: type, v: v, json: json)])
    var event: RecordedEvent?
    var reader = try JournalReader(store.layout)
    _ = try reader.read { if case .record(let record) = $0 { event = RecordedEvent(record) } }
    return try #require(event)
  }

  func isUnreadable(_ event: RecordedEvent) -> Bool {
    if case .unreadable(let why) = event { return !why.isEmpty && why.count < 200 }
    return false
  }

  /// The body of a golden file as a dictionary, changed, as JSON.
  func changed(_ file: String, _ change: (inout [String: Any]) -> Void) throws -> String {
    let golden = Data(try EventGoldenTests.golden(file))
    var members = try #require(try JSONSerialization.jsonObject(with: golden) as? [String: Any])
    change(&members)
    return String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
  }

  static let required: [(String, String, [String])] = [
    ("scan.received", "scan.received.v1.json", ["mrz", "kind", "lane", "direction", "source"]),
    ("watchlist.checked", "watchlist.checked.v1.json", ["subject", "query", "lists", "candidates"]),
    ("crossing.recorded", "crossing.recorded.v1.json", ["direction", "traveller", "document", "outcome"]),
    ("crossing.voided", "crossing.voided.v1.json", ["crossing", "reason"]),
    ("crossing.undone", "crossing.undone.v1.json", ["crossing"]),
    (
      "watchlist.imported", "watchlist.imported.v1.json",
      ["list", "format", "files", "entries", "names", "broken_rows", "added", "changed", "removed"]
    ),
    ("watchlist.retired", "watchlist.retired.v1.json", ["list", "sha256", "reason"]),
    ("document.entered", "document.entered.v1.json", ["lane", "direction", "traveller", "document"]),
    ("crossing.amended", "crossing.amended.v1.json", ["crossing", "direction", "traveller", "document", "reason"]),
    ("hit.disposed", "hit.disposed.v1.json", ["subject", "check", "finding", "list", "entry", "reason"]),
    (
      "hit.cleared-before", "hit.cleared-before.v1.json",
      [
        "subject", "check", "list", "entry", "version", "content", "name", "birth", "document", "until", "reason",
        "second",
      ]
    ),
    ("hit.clearing-withdrawn", "hit.clearing-withdrawn.v1.json", ["mark", "reason"]),
    ("lookup.made", "lookup.made.v1.json", ["query", "lists", "entries"]),
    ("party.opened", "party.opened.v1.json", ["kind", "lane", "direction"]),
    ("party.closed", "party.closed.v1.json", ["party", "decided", "waiting"]),
    ("patrol.started", "patrol.started.v1.json", ["unit", "leader", "strength", "sector", "report_minutes"]),
    ("patrol.logged", "patrol.logged.v1.json", ["patrol", "text"]),
    ("patrol.ended", "patrol.ended.v1.json", ["patrol"]),
    (
      "watchlist.entry-made", "watchlist.entry-made.v1.json",
      ["names", "class", "action", "legal_basis", "owner", "reason", "grade", "review", "expires"]
    ),
    ("watchlist.entry-withdrawn", "watchlist.entry-withdrawn.v1.json", ["entry", "reason"]),
    ("hours.excepted", "hours.excepted.v1.json", ["date", "open", "reason"]),
    ("hours.restored", "hours.restored.v1.json", ["date", "reason", "replaces"]),
    ("roster.imported", "roster.imported.v1.json", ["file", "shifts"]),
    ("shift.reported", "shift.reported.v1.json", ["date", "shift"]),
    (
      "lane.drawn", "lane.drawn.v1.json",
      ["date", "shift", "drawer", "reports", "lanes", "seed", "assignments"]
    ),
    ("lane.swapped", "lane.swapped.v1.json", ["date", "shift", "officers", "reason"]),
    ("lane.opened", "lane.opened.v1.json", ["lane", "direction"]),
    ("lane.closed", "lane.closed.v1.json", ["lane", "opened"]),
    ("scanner.lost", "scanner.lost.v1.json", ["lane", "kind", "path", "reason"]),
    ("scanner.found", "scanner.found.v1.json", ["lane", "kind", "path"]),
  ]

  @Test("without a member that must be there an event is unreadable", arguments: required)
  func missing(type: String, file: String, members: [String]) throws {
    for member in members {
      let event = try read(type, try changed(file) { $0[member] = nil })
      #expect(isUnreadable(event), "\(type) without \(member)")
    }
  }

  @Test("with a member of another type an event is unreadable", arguments: required)
  func wrongTypes(type: String, file: String, members: [String]) throws {
    for member in members {
      for wrong in [true, [[]], -1.5] as [Any] {
        let event = try read(type, try changed(file) { $0[member] = wrong })
        #expect(isUnreadable(event), "\(type) with \(member) = \(wrong)")
      }
    }
  }

  @Test("members that nobody knows are passed over", arguments: required)
  func unknownMembers(type: String, file: String, members: [String]) throws {
    let plain = try read(type, try changed(file) { _ in })
    #expect(!isUnreadable(plain))
    #expect(try read(type, try changed(file) { $0["later"] = ["a": [1, 2, ["b": NSNull()]]] }) == plain)
  }

  @Test("members that may be absent may be null")
  func nulls() throws {
    let event = try read(
      "crossing.recorded",
      try changed("crossing.recorded.v1.json") {
        for member in ["lane", "reason", "words", "purpose", "vehicle", "scan", "check"] { $0[member] = NSNull() }
      })
    guard case .crossingRecorded(let crossing) = event else {
      Issue.record("\(event)")
      return
    }
    #expect(crossing.lane == nil && crossing.reason == nil && crossing.scan == nil)
  }

  @Test("a code that is not known makes an event unreadable, and is never guessed at")
  func unknownCodes() throws {
    let directions = try read("crossing.recorded", try changed("crossing.recorded.v1.json") { $0["direction"] = "up" })
    #expect(isUnreadable(directions))
    let source = try read("scan.received", try changed("scan.received.v1.json") { $0["source"] = "telepathy" })
    #expect(isUnreadable(source))
    let sex = try read(
      "crossing.recorded",
      try changed("crossing.recorded.v1.json") { $0["traveller"] = ["name": "SUKARSIH", "sex": "Q"] })
    #expect(isUnreadable(sex))
    let long = try read(
      "crossing.recorded",
      try changed("crossing.recorded.v1.json") { $0["direction"] = String(repeating: "x", count: 10_000) })
    #expect(isUnreadable(long))
  }

  @Test("codes of tables that grow are kept as they are")
  func tableCodes() throws {
    let event = try read("crossing.recorded", try changed("crossing.recorded.v1.json") { $0["outcome"] = "teleported" })
    guard case .crossingRecorded(let crossing) = event else {
      Issue.record("\(event)")
      return
    }
    #expect(crossing.outcome == "teleported")
  }

  @Test("a date that is none, a score out of range, a digest that is a path: unreadable")
  func hostileValues() throws {
    let date = try read(
      "crossing.recorded",
      try changed("crossing.recorded.v1.json") { $0["traveller"] = ["name": "SUKARSIH", "birth": "2026-02-30"] })
    #expect(isUnreadable(date))
    for score in [-0.1, 1.1, 1e300] {
      let body = try changed("watchlist.checked.v1.json") {
        $0["candidates"] = [
          ["entry": "a", "list": "b", "score": score, "band": "strong", "name": "c", "reasons": [String]()]
            as [String: Any]
        ]
      }
      #expect(isUnreadable(try read("watchlist.checked", body)), "\(score)")
    }
    for (member, value) in [("birth", "1974"), ("until", "2027-02"), ("until", "besok"), ("content", "../x")] {
      let body = try changed("hit.cleared-before.v1.json") { $0[member] = value }
      #expect(isUnreadable(try read("hit.cleared-before", body)), "\(member) \(value)")
    }
    let cleared: [[String: String]] = [["mark": "a"], ["mark": "a", "time": "x", "officer": "b", "second": "c"], [:]]
    for cleared in cleared {
      let body = try changed("watchlist.checked.v2.json") {
        $0["candidates"] = [
          [
            "entry": "a", "list": "b", "score": 0.5, "band": "possible", "name": "c", "reasons": [String](),
            "cleared": cleared,
          ] as [String: Any]
        ]
      }
      #expect(isUnreadable(try read("watchlist.checked", v: 2, body)), "\(cleared)")
    }
    for index: Any in [["form": "1"], ["form": "1", "sha256": "../x"], ["sha256": Made.digest("a")], "1", [1]] {
      for (type, file) in [
        ("watchlist.checked", "watchlist.checked.v2.json"), ("lookup.made", "lookup.made.v2.json"),
      ] {
        #expect(isUnreadable(try read(type, v: 2, try changed(file) { $0["index"] = index })), "\(type) \(index)")
      }
    }
    for filter: Any in [
      "demo", ["demo"], ["lists": "demo"], ["bands": ["likely"]], ["classes": [1]],
      ["lists": (0...CandidateFilter.valueLimit).map(String.init)],
    ] {
      let query: [String: Any] = ["text": "a", "filter": filter]
      let body = try changed("lookup.made.v2.filtered.json") { $0["query"] = query }
      #expect(isUnreadable(try read("lookup.made", v: 2, body)), "\(filter)")
    }
    for digest in ["../../etc/passwd", "", String(repeating: "A", count: 64), String(repeating: "a", count: 63)] {
      let body = try changed("watchlist.imported.v1.json") {
        $0["files"] = [["name": "a", "sha256": digest, "bytes": 1] as [String: Any]]
      }
      #expect(isUnreadable(try read("watchlist.imported", body)), "\(digest)")
    }
  }

  @Test("a kind that is not known, and a newer version of a known one, are unknown; version 0 never was")
  func unknown() throws {
    #expect(try read("gate.opened", #"{"gate":"A"}"#) == .unknown)
    #expect(try read("crossing.voided", v: 2, #"{"crossing":"a","reason":"b"}"#) == .unknown)
    #expect(try read("crossing.voided", v: 2, "{}") == .unknown)
    #expect(isUnreadable(try read("crossing.voided", v: 0, #"{"crossing":"a","reason":"b"}"#)))
  }

  @Test("text of any kind comes back as it was written")
  func hostileText() throws {
    let name = "a\u{1B}[2J\u{202E}b\u{0}\n\"\\\u{FEFF}👨‍👩‍👧é"
    let crossing = Made.crossing(name: name, number: String(repeating: "9", count: 1000))
    var json = JSONWriter()
    crossing.write(to: &json)
    #expect(!json.bytes.contains { $0 < 0x20 })
    #expect(try CrossingRecorded(try JSONObject(json.bytes), version: 1) == crossing)
  }
}
