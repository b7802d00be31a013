import Foundation
import GRDB
import Journal
import Testing

@testable import Border

@Suite("The ledger's file")
struct LedgerFileTests {
  let store: TestStore
  /// The tables as they must be, read from the journal into memory.
  let expected: [String]

  init() throws {
    store = try TestStore()
    try store.append([
      HandWritten(Made.scan(), id: "0scan0000000000"),
      HandWritten(Made.checked("0scan0000000000", [.strong]), id: "0check000000000"),
      HandWritten(Made.crossing(scan: "0scan0000000000", check: "0check000000000"), id: "0crossing000000"),
      HandWritten(Made.crossing("refused", reason: "no-valid-document"), id: "0refusal0000000"),
      HandWritten(CrossingVoided(crossing: "0refusal0000000", reason: "x")), HandWritten(Made.imported()),
      HandWritten(type: "gate.opened", json: "{}"), HandWritten(type: "crossing.voided", json: "{}"),
    ])
    expected = try store.ledger(readOnly: true).contents()
  }

  var url: URL { URL(fileURLWithPath: store.ledgerPath) }

  func expectWhole(_ ledger: Ledger) throws {
    #expect(try ledger.contents() == expected)
    #expect(ledger.trouble == nil && ledger.lost == nil)
  }

  /// Opens the ledger, lets `change` do something to its file while nobody has it open, and opens it again.
  func survives(_ change: () throws -> Void) throws {
    try expectWhole(try store.ledger())
    try change()
    try expectWhole(try store.ledger())
    // And the repaired file is a good one.
    try expectWhole(try store.ledger())
  }

  @Test("is made when it is missing, and made again when somebody deletes it")
  func missing() throws {
    try survives {
      for side in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store.ledgerPath + side) }
    }
    try survives { try FileManager.default.removeItem(at: url) }
  }

  @Test("is built anew when it is empty, cut, garbage, or another program's")
  func damaged() throws {
    try survives { try Data().write(to: url) }
    try survives { try Data(repeating: 0x58, count: 8192).write(to: url) }
    try survives { try Data(contentsOf: url).prefix(5000).write(to: url) }
    try survives { try Data((try Data(contentsOf: url)).prefix(100)).write(to: url) }
    try survives {
      try FileManager.default.removeItem(at: url)
      try DatabaseQueue(path: store.ledgerPath).write { try $0.execute(sql: "CREATE TABLE crossings (x)") }
    }
  }

  @Test("is built anew when a page in the middle is overwritten, once it is met")
  func damagedPage() throws {
    try expectWhole(try store.ledger())
    var bytes = try Data(contentsOf: url)
    // All pages but the first, which holds the schema.
    bytes.replaceSubrange(4096..., with: Data(repeating: 0xA5, count: bytes.count - 4096))
    try bytes.write(to: url)
    let ledger = try store.ledger()
    _ = try ledger.dashboard(lane: 2, now: .now())
    try expectWhole(ledger)
  }

  @Test("is built anew when its tables are of another form under the same name")
  func otherSchema() throws {
    try survives { try DatabaseQueue(path: store.ledgerPath).write { try $0.execute(sql: "PRAGMA user_version = 7") } }
    try survives {
      try DatabaseQueue(path: store.ledgerPath).write { try $0.execute(sql: "DROP TABLE scans") }
    }
  }

  @Test("is built anew when it belongs to another journal")
  func otherJournal() throws {
    let other = try TestStore()
    _ = try other.ledger()
    try expectWhole(try store.ledger())
    try FileManager.default.removeItem(at: url)
    try FileManager.default.copyItem(atPath: other.ledgerPath, toPath: store.ledgerPath)
    try expectWhole(try store.ledger())
  }

  @Test("is built anew when the post's zone is another, because the totals go by it")
  func otherZone() throws {
    try expectWhole(try store.ledger())
    let wita = try Ledger(store.layout, zone: PostZone(name: "WITA", offsetMinutes: 480))
    try wita.catchUp()
    #expect(try wita.read { try LedgerState.fetch($0).zoneMinutes } == 480)
    #expect(try wita.contents() != expected)
    try expectWhole(try store.ledger())
  }

  @Test("takes up what a killed process left in the write-ahead log")
  func leftLog() throws {
    let ledger = try store.ledger()
    try store.append([HandWritten(Made.crossing(), id: "0later000000000")])
    try ledger.catchUp()
    #expect(FileManager.default.fileExists(atPath: store.ledgerPath + "-wal"))
    // What kill -9 leaves: the files as they are while the ledger is open.
    let copy = try store.copy()
    let taken = try Ledger(copy, zone: store.zone)
    try taken.catchUp()
    #expect(try taken.contents() == ledger.contents())
    let without = try store.copy()
    try FileManager.default.removeItem(atPath: LedgerFile(without).path + "-wal")
    let shorter = try Ledger(without, zone: store.zone)
    try shorter.catchUp()
    #expect(try shorter.contents() == ledger.contents())
  }

  @Test("is deleted while two consoles have it open, and both go on and meet in a new one")
  func deletedWhileOpen() throws {
    let one = try store.ledger()
    let two = try store.ledger()
    for side in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store.ledgerPath + side) }
    try store.append([HandWritten(Made.crossing(), id: "0later000000000")])
    try one.catchUp()
    try two.catchUp()
    #expect(try one.crossings(limit: 1).first?.id == "0later000000000")
    #expect(try one.contents() == two.contents())
    try store.append([HandWritten(Made.crossing(), id: "0latest00000000")])
    try two.catchUp()
    #expect(try one.crossings(limit: 1).first?.id == "0latest00000000")
  }

  @Test("is rebuilt by one console while another has it open, who goes over to it")
  func rebuiltWhileOpen() throws {
    let one = try store.ledger()
    let two = try store.ledger()
    #expect(try one.rebuild().seq == 9)
    try store.append([HandWritten(Made.crossing(), id: "0later000000000")])
    try two.catchUp()
    #expect(try one.crossings(limit: 1).first?.id == "0later000000000")
    #expect(try one.contents() == two.contents())
  }

  @Test("leaves nothing beside it: a builder's draft that died is taken away")
  func drafts() throws {
    let draft = store.ledgerPath + ".draft-0000"
    try Data("half".utf8).write(to: URL(fileURLWithPath: draft))
    try expectWhole(try store.ledger())
    let names = try FileManager.default.contentsOfDirectory(atPath: store.layout.root)
    #expect(!names.contains { $0.contains("draft") })
  }

  @Test("waits for another process that builds it, and takes what that one made")
  func builderElsewhere() throws {
    let file = LedgerFile(store.layout)
    let held = try #require(try file.buildLock.tryHolding())
    #expect(try file.buildLock.tryHolding() == nil)
    let (layout, zone) = (store.layout, store.zone)
    let elsewhere = Thread {
      // So that the ledger is asked while it is held.
      usleep(150_000)
      held.tell(5)
      try? LedgerBuilder(layout: layout, zone: zone).replace(file) { _ in }
      held.release()
    }
    let ledger = try Ledger(store.layout, zone: store.zone)
    elsewhere.start()
    var told: [Int] = []
    try ledger.catchUp { told.append($0.seq) }
    #expect(told.contains(5))
    try expectWhole(ledger)
  }

  // MARK: Where it can't be written

  func expectInMemory(_ ledger: Ledger) throws {
    #expect(try ledger.contents() == expected)
    let trouble = try #require(ledger.trouble)
    #expect(trouble.id.contains("memori") && trouble.en.contains("memory"))
    #expect(try ledger.dashboard(lane: 2, now: .now()).trouble == trouble)
  }

  @Test("is kept in memory where a folder stands in its place, and recording goes on")
  func folderInPlace() throws {
    try FileManager.default.createDirectory(atPath: store.ledgerPath + "/x", withIntermediateDirectories: true)
    let ledger = try store.ledger()
    try expectInMemory(ledger)
    let desk = try store.desk()
    let scan = try #require(try desk.receive([(Made.scan(), Made.check())]).first).id
    #expect(try desk.record(Made.crossing(scan: scan)) != nil)
    #expect(throws: Refusal.self) { try desk.record(Made.crossing(scan: scan)) }
    try ledger.catchUp()
    #expect(try ledger.crossings(limit: 1).first?.scan == scan)
    #expect(FileManager.default.fileExists(atPath: store.ledgerPath + "/x"))
  }

  @Test("goes back to the file when it can be written again, at its times, and loses nothing on the way")
  func backToTheFile() throws {
    try FileManager.default.createDirectory(atPath: store.ledgerPath + "/x", withIntermediateDirectories: true)
    let ledger = try store.ledger()
    try expectInMemory(ledger)
    let first = try #require(ledger.nextFileTry)
    // Not before its time, and not while the cause is there; then it waits twice as long.
    try ledger.catchUp()
    #expect(ledger.nextFileTry == first)
    ledger.wayBack?.due = 0
    try ledger.catchUp()
    try expectInMemory(ledger)
    #expect(ledger.wayBack?.pause == 2 * WayBack.pauses.lowerBound)
    for _ in 0..<20 {
      ledger.wayBack?.due = 0
      try ledger.catchUp()
    }
    #expect(ledger.wayBack?.pause == WayBack.pauses.upperBound)
    try FileManager.default.removeItem(atPath: store.ledgerPath)
    ledger.wayBack?.due = 0
    try ledger.catchUp()
    try expectWhole(ledger)
    #expect(ledger.isInFile && ledger.nextFileTry == nil)
    #expect(try ledger.dashboard(lane: 2, now: .now()).trouble == nil)
  }

  @Test("is kept in memory when the disk is full for it, and recording goes on")
  func full() throws {
    let desk = try store.desk()
    try desk.catchUp()
    try desk.ledger.read { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    for number in 0..<100 { try desk.record(Made.crossing(name: "REKAAN \(number)")) }
    #expect(desk.ledger.trouble?.en.contains("full") == true)
    #expect(
      try desk.ledger.crossings(limit: 1).first?.name == "REKAAN 98"
        || desk.ledger.crossings(limit: 1).first?.name == "REKAAN 99")
    try desk.catchUp()
    #expect(try desk.ledger.crossings(limit: 1000).count == 102)
    // The file has stayed where it was: with room again it takes what it lacks.
    let identity = LedgerFile(store.layout).identity
    desk.ledger.wayBack?.due = 0
    try desk.catchUp()
    #expect(desk.ledger.trouble == nil && desk.ledger.isInFile)
    #expect(LedgerFile(store.layout).identity == identity)
    #expect(try desk.ledger.crossings(limit: 1000).count == 102)
    // The next start finds the file as it was, and room.
    #expect(try store.ledger().crossings(limit: 1000).count == 102)
  }

  @Test("a rebuild that finds no room leaves the tables of before, and says so")
  func rebuildWithoutRoom() throws {
    try FileManager.default.createDirectory(atPath: store.ledgerPath + "/x", withIntermediateDirectories: true)
    let ledger = try Ledger(store.layout, zone: store.zone)
    #expect(throws: JournalError.self) { try ledger.rebuild() }
  }

  @Test("a store that is only read is read into memory and left as it is")
  func readOnly() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: store.layout.root).sorted()
    #expect(try store.ledger(readOnly: true).contents() == expected)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.layout.root).sorted() == before)
  }
}
