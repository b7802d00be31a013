import GRDB
import Journal
import Testing

import struct Journal.Record

@testable import Border

/// Rules see what stands in the journal and not in the tables yet: records of other consoles that nobody has applied,
/// and records that are not known to be on disk.
@Suite("What the rules see")
struct DeskFactsTests {
  let store: TestStore
  /// Tables that hold record 0 and no more.
  let behind: Ledger

  init() throws {
    store = try TestStore()
    behind = try store.ledger()
  }

  func records(_ written: [HandWritten]) throws -> [Record] {
    try store.append(written)
    var records: [Record] = []
    var reader = try JournalReader(store.layout)
    _ = try reader.read { if case .record(let record) = $0 { records.append(record) } }
    return Array(records.dropFirst())
  }

  @Test("a crossing that is on disk and in no table yet decides its scan")
  func onDisk() throws {
    _ = try records([
      HandWritten(Made.scan(), id: "0scan0000000000"),
      HandWritten(Made.crossing(scan: "0scan0000000000"), id: "0crossing000000", officer: "budi"),
    ])
    try behind.facts(with: []) { facts throws in
      #expect(try facts.isScan("0scan0000000000"))
      #expect(try facts.decision(of: "0scan0000000000")?.officer == "budi")
      #expect(try facts.crossing("0crossing000000")?.lane == 2)
      #expect(try facts.crossings(startingWith: "0cro").map(\.id) == ["0crossing000000"])
    }
    #expect(try behind.read { try LedgerState.fetch($0).position.seq } == 1)
  }

  @Test("a crossing that is not known to be on disk decides its scan too, and no table holds it")
  func pending() throws {
    let elsewhere = try TestStore()
    try elsewhere.append([
      HandWritten(Made.scan(), id: "0scan0000000000"),
      HandWritten(Made.crossing(scan: "0scan0000000000"), id: "0crossing000000", officer: "budi"),
      HandWritten(CrossingVoided(crossing: "0crossing000000", reason: "x"), officer: "citra"),
    ])
    var pending: [Record] = []
    var reader = try JournalReader(elsewhere.layout)
    _ = try reader.read { if case .record(let record) = $0 { pending.append(record) } }
    try behind.facts(with: pending) { facts throws in
      #expect(throws: Refusal.alreadyDecided(officer: "budi", lane: 2, time: pending[2].time)) {
        try facts.refuseDecided("0scan0000000000")
      }
      #expect(try facts.crossing("0crossing000000")?.voidOfficer == "citra")
    }
    try behind.facts(with: []) { facts throws in
      #expect(try !facts.isScan("0scan0000000000"))
      #expect(try facts.crossing("0crossing000000") == nil)
    }
  }

  @Test("a record that the tables hold counts once beside them")
  func once() throws {
    let all = try records([
      HandWritten(Made.crossing(), id: "abcd00000000001"), HandWritten(Made.crossing(), id: "abcd00000000001"),
    ])
    try behind.catchUp()
    try behind.facts(with: all) { facts throws in
      #expect(try facts.crossings(startingWith: "abcd").count == 1)
    }
    let fresh = try Ledger(store.layout, zone: store.zone, readOnly: true)
    try fresh.facts(with: all) { facts throws in
      #expect(try facts.crossings(startingWith: "abcd").count == 1)
    }
  }

  @Test("a void in the journal voids a crossing of the tables, and an import there is the one that counts")
  func laterVoid() throws {
    try store.append([HandWritten(Made.crossing(), id: "0crossing000000"), HandWritten(Made.imported())])
    try behind.catchUp()
    let next = Made.imported(digest: Made.digest("b"), replaces: Made.digest("a"))
    try store.append([
      HandWritten(CrossingVoided(crossing: "0crossing000000", reason: "x"), officer: "budi"), HandWritten(next),
    ])
    try behind.facts(with: []) { facts throws in
      #expect(try facts.crossing("0crossing000000")?.voidOfficer == "budi")
      #expect(try facts.list("demo") == next)
      #expect(try facts.list("other") == nil)
    }
  }

  @Test("a desk decides while another process keeps the tables for itself")
  func tablesHeld() throws {
    let desk = try store.desk()
    let scan = try #require(try desk.receive([(Made.scan(), Made.check())]).first).id
    let other = try DatabaseQueue(path: store.ledgerPath)
    try other.inTransaction(.immediate) { _ in
      let record = try desk.record(Made.crossing(scan: scan))
      #expect(record != nil)
      #expect(throws: Refusal.self) { try desk.record(Made.crossing(scan: scan)) }
      return .rollback
    }
  }
}
