import Foundation
import GRDB
import Glibc
import Journal
import Testing

@testable import Border

/// The ledger holds only what was known to be on disk. So a journal that ends before it, or goes on otherwise, was
/// changed by somebody, and the ledger is the witness.
@Suite("A ledger ahead of its journal")
struct LedgerLossTests {
  let store: TestStore

  init() throws {
    store = try TestStore()
    try store.append((1...5).map { HandWritten(Made.crossing(), id: "0crossing00000\($0)") })
    #expect(try store.ledger().crossings(limit: 10).count == 5)
  }

  func expectTold(_ ledger: Ledger, crossings: Int, seq: Int) throws {
    let lost = try #require(ledger.lost)
    #expect(lost.kind == .lost && lost.seq == seq)
    #expect(try ledger.crossings(limit: 10).count == crossings)
    #expect(try ledger.catchUp().damage == lost)
    let board = try ledger.dashboard(lane: 1, now: .now())
    #expect(board.damaged == 1 && board.damage == lost)
  }

  @Test("a journal that was cut is told as damage, by every console and at every start")
  func cut() throws {
    try store.cutJournal(lines: 2)
    for _ in 1...3 { try expectTold(try store.ledger(), crossings: 3, seq: 5) }
    #expect(try store.ledger().lost?.line == 6)
  }

  @Test("what had been read before the journal was cut is kept aside, once, and can be opened")
  func keptAside() throws {
    try store.cutJournal(lines: 2)
    for _ in 1...3 { _ = try store.ledger() }
    let kept = try store.ledger().keptAside
    #expect(kept.count == 1)
    let file = try DatabaseQueue(path: store.layout.root + "/" + #require(kept.first))
    #expect(try file.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM crossings") } == 5)
    // Also where somebody builds anew over a journal that is not what was signed, and not else.
    let ledger = try store.ledger()
    try ledger.rebuild()
    #expect(ledger.keptAside.count == 1)
    usleep(2_000)
    try ledger.rebuild(keepsOld: true)
    #expect(ledger.keptAside.count == 2)
  }

  /// The tables become those of an earlier schema, as a newer program finds them.
  private func makeEarlier() throws {
    let earlier = store.layout.root + "/ledger-\(LedgerSchema.version - 1).sqlite"
    for side in ["", "-wal"] where FileManager.default.fileExists(atPath: store.ledgerPath + side) {
      try FileManager.default.moveItem(atPath: store.ledgerPath + side, toPath: earlier + side)
    }
    try? FileManager.default.removeItem(atPath: store.ledgerPath + "-shm")
  }

  private func earlierKept() throws -> [String] {
    try store.ledger().keptAside.filter { $0.hasPrefix("ledger-\(LedgerSchema.version - 1).") }
  }

  @Test(
    "a program of a newer schema tells what the tables of an earlier one know to be lost, keeps them, and records nothing",
    arguments: [false, true])
  func earlierSchema(wasTold: Bool) throws {
    if wasTold {
      try store.cutJournal(lines: 2)
      _ = try store.ledger()
    }
    try makeEarlier()
    if !wasTold { try store.cutJournal(lines: 2) }
    for _ in 1...2 { try expectTold(try store.ledger(), crossings: 3, seq: 5) }
    let desk = try store.desk()
    let lost = try #require(desk.ledger.lost)
    #expect(throws: Refusal.recordsLost(lost)) { try desk.record(Made.crossing()) }
    let kept = try earlierKept()
    #expect(kept.count == 1)
    let file = try DatabaseQueue(path: store.layout.root + "/" + #require(kept.first))
    #expect(try file.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM crossings") } == (wasTold ? 3 : 5))
  }

  @Test("and keeps them where the first thing that it does is to build anew; tables that miss nothing just go")
  func earlierSchemaRebuilt() throws {
    try makeEarlier()
    #expect(try store.ledger().lost == nil && earlierKept().isEmpty)
    try makeEarlier()
    try store.cutJournal(lines: 2)
    let ledger = try Ledger(store.layout, zone: store.zone)
    #expect(ledger.lost?.seq == 5)
    try ledger.rebuild()
    #expect(try ledger.lost == nil && earlierKept().count == 1)
  }

  @Test("a console that is open when the journal is cut tells it too")
  func cutWhileOpen() throws {
    let ledger = try store.ledger()
    try store.cutJournal(lines: 1)
    try ledger.catchUp()
    try expectTold(ledger, crossings: 4, seq: 5)
  }

  @Test("other records in the place of those that are gone don't hide it")
  func rewritten() throws {
    try store.cutJournal(lines: 2)
    try store.append((6...9).map { HandWritten(Made.crossing(), id: "0crossing00000\($0)") })
    try expectTold(try store.ledger(), crossings: 7, seq: 5)
  }

  @Test("a file that is gone is told by its number")
  func fileGone() throws {
    let later = store.layout.events + "/000001-00000000000000000006.jsonl"
    try Data(HandWritten(Made.crossing()).line(seq: 6) + [10]).write(to: URL(fileURLWithPath: later))
    #expect(try store.ledger().crossings(limit: 10).count == 6)
    try FileManager.default.removeItem(atPath: later)
    let lost = try #require(try store.ledger().lost)
    #expect(lost.file == "-" && lost.line == 0 && lost.seq == 6)
  }

  @Test("recording is refused until somebody has looked and asks for a rebuild")
  func refused() throws {
    try store.cutJournal(lines: 2)
    let desk = try store.desk()
    let lost = try #require(desk.ledger.lost)
    #expect(throws: Refusal.recordsLost(lost)) { try desk.record(Made.crossing()) }
    #expect(throws: Refusal.recordsLost(lost)) { try store.desk().receive([(Made.scan(), Made.check())]) }
    try store.ledger().rebuild()
    #expect(try desk.record(Made.crossing()) != nil)
    #expect(try store.ledger().lost == nil)
  }

  @Test("what is lost stays told when the tables are built anew for another reason")
  func staysTold() throws {
    try store.cutJournal(lines: 2)
    _ = try store.ledger()
    let wita = try Ledger(store.layout, zone: PostZone(name: "WITA", offsetMinutes: 480))
    try wita.catchUp()
    try expectTold(wita, crossings: 3, seq: 5)
  }

  @Test("records that a failed sync gave up were never acknowledged: the tables follow, and nothing is lost")
  func givenUp() throws {
    // A next writer goes on in a new file in front of the last two.
    let body = #"{"file":"000000-00000000000000000000.jsonl","offset":\#(try lineStart(4)),"last":3}"#
    var lines = HandWritten(type: "abandoned", json: body).line(seq: 4) + [10]
    lines += HandWritten(Made.crossing(), id: "0crossing000004").line(seq: 5) + [10]
    try Data(lines).write(to: URL(fileURLWithPath: store.layout.events + "/000001-00000000000000000004.jsonl"))
    let ledger = try store.ledger()
    #expect(ledger.lost == nil)
    #expect(try ledger.contents() == store.ledger(readOnly: true).contents())
    #expect(try ledger.crossings(limit: 10).map(\.seq) == [5, 3, 2, 1])
  }

  /// Where a line begins in the journal's first file.
  func lineStart(_ seq: Int) throws -> Int {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: store.eventFile))
    return bytes.split(separator: 10, omittingEmptySubsequences: false).prefix(seq).reduce(0) { $0 + $1.count + 1 }
  }

  // MARK: Damage that a reader meets

  @Test("a line that is not what was written is counted once, however many look")
  func badLine() throws {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: store.eventFile))
    bytes[try lineStart(2) + 40] ^= 1
    try bytes.write(to: URL(fileURLWithPath: store.eventFile))
    let ledger = try Ledger(store.layout, zone: store.zone)
    try ledger.rebuild()
    for ledger in [ledger, try store.ledger(), try store.ledger(readOnly: true)] {
      let board = try ledger.dashboard(lane: 1, now: .now())
      #expect(board.damaged == 1 && board.crossings.map(\.seq) == [5, 4, 3, 1])
      #expect(board.damage?.kind == .inJournal(.badLine) && board.damage?.seq == 2 && board.damage?.line == 3)
      #expect(try ledger.catchUp().damage == board.damage)
      #expect(ledger.lost == nil)
    }
  }

  @Test("an end that the watermark promises and that is missing is counted once, however many look")
  func missingEnd() throws {
    let desk = try store.desk()
    try desk.record(Made.crossing())
    try desk.record(Made.crossing())
    try store.forgetLedger()
    try store.cutJournal(lines: 1)
    for _ in 1...3 {
      let ledger = try store.ledger()
      try ledger.catchUp()
      #expect(try ledger.dashboard(lane: 1, now: .now()).damaged == 1)
      #expect(try ledger.catchUp().damage?.kind == .inJournal(.missingEnd))
    }
  }
}
