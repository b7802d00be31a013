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
    let other = try TestStore()
    var eager = LedgerTidier(other.layout, worthwhile: 0)
    eager.tidy()
    #expect(!FileManager.default.fileExists(atPath: other.ledgerPath))
    try Data(repeating: 0x58, count: 8192).write(to: URL(fileURLWithPath: other.ledgerPath))
    eager = LedgerTidier(other.layout, worthwhile: 0)
    eager.tidy()
    #expect(try Data(contentsOf: URL(fileURLWithPath: other.ledgerPath)) == Data(repeating: 0x58, count: 8192))
  }

  @Test("of an earlier schema keeps its tables from being taken away when tables are built")
  func earlierSchemas() throws {
    let names = [
      "ledger-1.sqlite", "ledger-1.sqlite.lock", "ledger-2.sqlite", "ledger-2.sqlite-wal", "ledger-99.sqlite",
    ]
    for name in names { try Data("x".utf8).write(to: URL(fileURLWithPath: store.layout.root + "/" + name)) }
    _ = try store.ledger()
    let left = names.filter { FileManager.default.fileExists(atPath: store.layout.root + "/" + $0) }
    #expect(left == ["ledger-2.sqlite", "ledger-2.sqlite-wal", "ledger-99.sqlite"])
  }
}
