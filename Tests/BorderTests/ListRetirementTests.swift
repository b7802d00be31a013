import Foundation
import Journal
import Testing

@testable import Border

@Suite("A list that is taken out of force")
struct ListRetirementTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  func list() throws -> String { try store.write("entry,name,birth\n1,GERUNSIN KHAYALAN,1970-01-02\n", to: "demo.csv") }

  @Test("is not searched, stands in the history with its files, and comes back when it is imported again")
  func retired() throws {
    let taken = try store.takeList(try list(), name: "copy")
    try store.desk().retire(list: "copy", reason: "salah nama")
    let ledger = try store.ledger()
    #expect(try ledger.currentLists().isEmpty)
    #expect(try ledger.imports(of: "copy").map(\.imported) == [taken])
    let retired = try #require(try ledger.retiredLists().first)
    #expect(retired.imported == taken && retired.retirement?.reason == "salah nama")
    #expect(KeptList.isWhole(taken, store.layout))
    let again = try store.prepareList(try list(), name: "copy")
    #expect(again.imported.replaces == nil && again.concerns.isEmpty)
    try store.desk().record(again.imported)
    #expect(try store.ledger().currentLists().map(\.imported.list) == ["copy"])
    #expect(try store.ledger().retiredLists().isEmpty)
  }

  @Test("one desk sees what another retired before its tables do")
  func facts() throws {
    try store.takeList(try list(), name: "copy")
    let desk = try store.desk()
    try desk.retire(list: "copy", reason: "salah nama")
    #expect(throws: Refusal.listNotInForce("copy", known: [])) { try desk.retire(list: "copy", reason: "lagi") }
  }

  @Test("a list that is not in force, the post's own and a reason that says nothing are refused")
  func refused() throws {
    try store.takeList(try list(), name: "demo")
    let desk = try store.desk()
    #expect(throws: Refusal.listNotInForce("copy", known: ["demo"])) { try desk.retire(list: "copy", reason: "salah") }
    #expect(throws: Refusal.wrongForm(.listName, "local")) { try desk.retire(list: "local", reason: "salah") }
    #expect(throws: Refusal.self) { try desk.retire(list: "demo", reason: "  ") }
    #expect(try store.ledger().currentLists().count == 1)
  }

  @Test("takes a supervisor beside the first where there is another, and doesn't count without")
  func twoPeople() throws {
    let closed = try ClosedStore()
    try closed.add("budi", [.officer])
    let path = try closed.store.write("entry,name\n1,GERUNSIN KHAYALAN\n", to: "demo.csv")
    let prepared = try closed.store.prepareList(path)
    try closed.first.record(prepared.imported, second: try closed.approver("budi"))
    try closed.add("citra", [.supervisor])
    expectRefused(.secondPersonNeeded(.importList, approvers: ["citra"])) {
      try closed.first.retire(list: "demo", reason: "salah nama")
    }
    let desk = closed.first
    let forged = try desk.signed(
      Entry(WatchlistRetired(list: "demo", sha256: prepared.imported.sha256, reason: "x"), by: desk.officer),
      by: desk.actor.session, try closed.approver("budi"))
    try desk.append { _ in [forged] }
    #expect(try closed.findings() == [.secondMissing(.importList)])
    #expect(try closed.store.ledger().currentLists().count == 1)
    try closed.first.retire(list: "demo", reason: "salah nama", second: try closed.approver("citra"))
    #expect(try closed.store.ledger().currentLists().isEmpty)
  }

  @Test("the same files recorded again renew the age, change nothing, and are compared with what was before them")
  func confirmed() throws {
    let first = try store.takeList(try list(), name: "demo")
    let second = try store.takeList(
      try store.write("entry,name\n1,GERUNSIN KHAYALAN\n2,SARI REKAAN\n", to: "demo.csv"), name: "demo")
    let again = try store.prepareList(store.path("demo.csv"), name: "demo")
    #expect(throws: Refusal.listUnchanged("demo")) { try store.desk().record(again.imported) }
    let before = try #require(try store.ledger().currentLists().first)
    let record = try #require(try store.desk().record(again.imported, confirms: true))
    let current = try #require(try store.ledger().currentLists().first)
    #expect(current.seq == record.seq && current.seq > before.seq && current.time == record.time)
    #expect(current.imported.sha256 == second.sha256)
    #expect(current.imported.added == 0 && current.imported.changed == 0 && current.imported.removed == 0)
    let comparison = try ListComparison.kept(
      "demo", try store.ledger().imports(of: "demo").map(\.imported), from: nil, to: nil, layout: store.layout)
    #expect(comparison.from == first.sha256 && comparison.difference.count.added == 1)
  }
}
