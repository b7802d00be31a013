import Journal
import Testing
import Watchlist

@testable import Border

@Suite("Look-ups")
struct LookupTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  func records() throws -> [Record] {
    var records: [Record] = []
    var reader = try JournalReader(store.layout)
    _ = try reader.read { if case .record(let record) = $0 { records.append(record) } }
    return Array(records.dropFirst())
  }

  func recorded(_ lookup: LookupMade) throws -> LookupMade {
    try desk.record([lookup])
    guard case .lookupMade(let lookup) = RecordedEvent(try #require(try records().last)) else {
      throw Refusal.unknownHit
    }
    return lookup
  }

  @Test("are recorded with who looked, why, what for, in which lists, and what was shown")
  func whole() throws {
    var lookup = Made.lookup(entries: 3)
    lookup.opened = LookupMade.Opened(list: "demo", entry: "demo-1")
    #expect(try recorded(lookup) == lookup)
    let record = try #require(try records().last)
    #expect((record.type, record.v, record.officer, record.console) == ("lookup.made", 2, "sari", "pos1:sari"))
  }

  @Test("several cost one append, in their order; none costs nothing")
  func several() throws {
    try desk.record([])
    #expect(try records().isEmpty)
    try desk.record((0..<5).map { Made.lookup("teks \($0)") })
    let texts = try records().compactMap {
      if case .lookupMade(let lookup) = RecordedEvent($0) { lookup.query.text } else { nil }
    }
    #expect(texts == (0..<5).map { "teks \($0)" })
  }

  @Test("change nothing else: no crossing, no hit, nothing unknown")
  func nothingElse() throws {
    let before = try store.ledger().contents().filter { !$0.hasPrefix("state") && !$0.hasPrefix("ids") }
    try desk.record([Made.lookup()])
    let ledger = try store.ledger()
    #expect(try ledger.contents().filter { !$0.hasPrefix("state") && !$0.hasPrefix("ids") } == before)
    #expect(try ledger.dashboard(lane: 1, now: .now()).unknown == 0)
  }

  @Test("a text of any length and kind is recorded, its first 500 characters, and comes back as it was typed")
  func hostileText() throws {
    #expect(try recorded(Made.lookup("a\u{1B}[2J\u{202E}\u{0}é")).query.text == "a\u{1B}[2J\u{202E}\u{0}é")
    #expect(try recorded(Made.lookup(String(repeating: "王", count: 10_000))).query.text.count == 500)
    #expect(try recorded(Made.lookup("")).query.text.isEmpty)
  }

  @Test("what was shown stands in the record whatever the lists hold: why goes first, from the last entry on")
  func tooMuch() throws {
    var lookup = Made.lookup(entries: 150)
    for index in lookup.entries.indices {
      lookup.entries[index].entry = "demo-\(index)"
      lookup.entries[index].reasons = Array(repeating: String(repeating: "x", count: 100), count: 10)
    }
    let kept = try recorded(lookup)
    #expect(kept.entries.map(\.entry) == (0..<100).map { "demo-\($0)" })
    #expect(kept.entries.first?.reasons.count == 10 && kept.entries.last?.reasons.isEmpty == true)
    let whole = kept.entries.prefix { !$0.reasons.isEmpty }.count
    #expect(kept.entries.dropFirst(whole).allSatisfy(\.reasons.isEmpty) && whole > 30)
  }

  @Test("entries with texts as long as records take are recorded as far as there is room, the best first")
  func longEntries() throws {
    let long = String(repeating: "王", count: 10_000)
    var candidate = Made.candidate(.possible, entry: long)
    candidate.name = long
    var lookup = Made.lookup(entries: 0)
    lookup.entries = Array(repeating: WatchlistChecked.Found(candidate), count: 100)
    let kept = try recorded(lookup)
    #expect(kept.entries.count > 20 && kept.entries.count < 100)
    #expect(kept.entries.allSatisfy { $0.entry.count == 200 && $0.name.count == 200 })
  }

  @Test("each word for why somebody looks stands in records as the command line has it")
  func purposes() throws {
    #expect(LookupPurpose.allCases.map(\.rawValue) == ["crossing", "patrol", "case", "briefing", "test"])
    for purpose in LookupPurpose.allCases {
      var lookup = Made.lookup()
      lookup.purpose = purpose
      #expect(try recorded(lookup).purpose == purpose)
    }
    var silent = Made.lookup()
    silent.purpose = nil
    #expect(try recorded(silent).purpose == nil)
  }
}
