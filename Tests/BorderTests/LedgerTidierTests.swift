import Foundation
import GRDB
import Journal
import Testing

@testable import Border

@Suite("The ledger's log")
struct LedgerTidierTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  private var log: Int { LedgerFile(store.layout).logLength }

  /// Crossings in the main file alone, as it lies on the disk.
  private func crossingsInFile() throws -> Int {
    let copy = store.path("file-\(newEventID()).sqlite")
    try FileManager.default.copyItem(atPath: store.ledgerPath, toPath: copy)
    return try DatabaseQueue(path: copy).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM crossings") ?? 0 }
  }

  private func record(_ ids: [String], _ ledger: Ledger) throws {
    try store.append(ids.map { HandWritten(Made.crossing(), id: $0) })
    try ledger.catchUp()
  }

  @Test("goes into the file while the ledger is open and somebody reads, and is begun anew by the next commit")
  func brought() throws {
    let ledger = try store.ledger()
    for number in 10..<30 { try record(["0crossing0000\(number)"], ledger) }
    let long = log
    #expect(try long > 0 && crossingsInFile() == 0)
    var tidier = LedgerTidier(store.layout, worthwhile: 1)
    try ledger.read { _ in tidier.tidy() }
    #expect(try crossingsInFile() == 20)
    try record(["0later000000000"], ledger)
    #expect(try log < long && crossingsInFile() == 20)
    tidier.tidy()
    #expect(try crossingsInFile() == 21)
    #expect(try ledger.crossings(limit: 100).count == 21)
  }

  @Test("is left alone where it is short, where there is none, and where the tables are no ledger")
  func left() throws {
    let ledger = try store.ledger()
    try record(["0crossing000000"], ledger)
    var patient = LedgerTidier(store.layout)
    patient.tidy()
    #expect(try crossingsInFile() == 0)
    // A log with no tables, and one beside what is no ledger: neither is opened as one, changed or made.
    let other = try TestStore()
    let alone = Data(repeating: 0x57, count: 64)
    try alone.write(to: URL(fileURLWithPath: other.ledgerPath + "-wal"))
    var eager = LedgerTidier(other.layout, worthwhile: 1)
    eager.tidy()
    #expect(!FileManager.default.fileExists(atPath: other.ledgerPath))
    let garbage = Data(repeating: 0x58, count: 8192)
    try garbage.write(to: URL(fileURLWithPath: other.ledgerPath))
    eager = LedgerTidier(other.layout, worthwhile: 1)
    eager.tidy()
    #expect(try Data(contentsOf: URL(fileURLWithPath: other.ledgerPath)) == garbage)
  }

  @Test("and tables of earlier schemas are taken away when tables are built, but not those that somebody has open")
  func earlierSchemas() throws {
    let root = store.layout.root
    // What a power cut leaves, what a builder leaves that died, and of a newer program.
    let names = [
      "ledger-1.sqlite", "ledger-1.sqlite-wal", "ledger-1.sqlite-shm", "ledger-3.sqlite.draft-x",
      "ledger-3.sqlite.kept-7", "ledger-99.sqlite",
    ]
    for name in names { try Data("x".utf8).write(to: URL(fileURLWithPath: root + "/" + name)) }
    let open = try DatabaseQueue(path: root + "/ledger-2.sqlite", configuration: LedgerFile.configuration)
    try open.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    _ = try store.ledger()
    func left() -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
        .filter { $0.hasPrefix("ledger-") && !$0.hasPrefix("ledger-\(LedgerSchema.version)") }.sorted()
    }
    #expect(
      left() == [
        "ledger-2.sqlite", "ledger-2.sqlite-shm", "ledger-2.sqlite-wal", "ledger-3.sqlite.kept-7", "ledger-99.sqlite",
      ])
    try open.close()
    _ = try store.ledger().rebuild()
    #expect(left() == ["ledger-3.sqlite.kept-7", "ledger-99.sqlite"])
  }
}
