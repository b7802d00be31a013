import Foundation
import Journal
import Testing
import Watchlist

@testable import Border

@Suite("Lists that somebody should look at first")
struct ListConcernTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  /// A list of invented people by their numbers.
  func list(_ numbers: some Sequence<Int>) throws -> String {
    try store.write(
      "entry,name\n" + numbers.map { "\($0),ORANG REKAAN \($0)\n" }.joined(), to: "demo.csv")
  }

  func event(
    _ entries: Int = 100, removed: Int = 0, published: String? = nil, format: String = "un-xml"
  ) -> WatchlistImported {
    WatchlistImported(
      list: "demo", format: format, files: [], published: published, entries: entries, names: entries, brokenRows: 0,
      added: 0, changed: 0, removed: removed)
  }

  @Test("the first version of a list raises none")
  func first() throws {
    let list = try store.prepareList(try list(1...3))
    #expect(list.concerns.isEmpty && list.imported.concerns.isEmpty)
  }

  @Test("a tenth of a list may go; more is a concern, also where as many others came instead")
  func shrinking() throws {
    try store.takeList(try list(1...20))
    #expect(try store.prepareList(try list(3...20)).concerns.isEmpty)
    let lost = ListConcern.thins([ListLoss(part: .names, lost: 3, before: 20)])
    #expect(try store.prepareList(try list(4...20)).concerns == [.shrinks(removed: 3, of: 20), lost])
    let other = try store.prepareList(try list(4...40))
    #expect(other.concerns == [.shrinks(removed: 3, of: 20)])
    #expect(other.imported.concerns == [.shrinks])
  }

  @Test("where the version before can't be read again the counts are compared")
  func unreadable() throws {
    let before = try store.takeList(try list(1...20))
    try FileManager.default.removeItem(atPath: store.layout.lists + "/" + before.sha256)
    #expect(try store.prepareList(try list(3...20)).concerns.isEmpty)
    #expect(try store.prepareList(try list(4...20)).concerns == [.shrinks(removed: 3, of: 20)])
  }

  @Test(
    "what was published earlier than the version that counts, or doesn't say when, is a concern",
    arguments: [
      (nil, nil, []), (nil, "2026-11-20", []), ("2026-11-20", "2026-11-20", []), ("2026-11-20", "2026-11-21", []),
      ("2026-11", "2026-11-01", []), ("2026", "2026-11", []), ("what is no date", nil, []),
      ("2026-11-20", "2026-11-19", [.older(published: "2026-11-19", before: "2026-11-20")]),
      ("2026-11-20", "2026-11", [.older(published: "2026-11", before: "2026-11-20")]),
      ("2026-11-20", nil, [.undated(before: "2026-11-20")]),
      ("2026-11-20", "what is no date", [.undated(before: "2026-11-20")]),
    ] as [(String?, String?, [ListConcern])])
  func dates(before: String?, now: String?, concerns: [ListConcern]) {
    #expect(ListConcern.all(of: event(published: now), replacing: event(published: before)) == concerns)
  }

  @Test("another form under the same name is a concern")
  func form() {
    #expect(
      ListConcern.all(of: event(format: "plbn-csv"), replacing: event(format: "un-xml")) == [
        .otherForm(format: "plbn-csv", before: "un-xml")
      ])
  }

  @Test("counts that a record may hold are compared without harm")
  func counts() {
    #expect(ListConcern.all(of: event(0), replacing: event(.max)) == [.shrinks(removed: .max, of: .max)])
    #expect(ListConcern.all(of: event(.max), replacing: event(0)).isEmpty)
    #expect(ListConcern.all(of: event(0, removed: .max), replacing: event(0)) == [.shrinks(removed: .max, of: 0)])
  }

  @Test("the record of a list keeps what spoke against it")
  func recorded() throws {
    try store.takeList(try list(1...20))
    try store.takeList(try list(1...5))
    #expect(try store.ledger().currentLists().map(\.imported.concerns) == [[.shrinks, .thins]])
  }

  @Test("a record of version 1 has no concerns, and one with a concern that nobody knows can't be read")
  func versions() throws {
    let golden = try EventGoldenTests.golden("watchlist.imported.v2.json")
    #expect(try WatchlistImported(try JSONObject(golden), version: 1).concerns.isEmpty)
    let newer = String(decoding: golden, as: UTF8.self).replacing("\"older\"", with: "\"haunted\"")
    #expect(throws: JSONError.self) { try WatchlistImported(try JSONObject(Array(newer.utf8)), version: 2) }
  }
}

@Suite("Who confirms a list that somebody should look at")
struct ListConcernApprovalTests {
  let closed: ClosedStore

  /// `test` has all roles, `budi` is an officer.
  init() throws {
    closed = try ClosedStore()
    try closed.add("budi", [.officer])
  }

  func list(_ concerns: [ListConcern.Code]) throws -> WatchlistImported {
    let path = try closed.store.write("entry,name\n1,REKAAN\n", to: "demo.csv")
    let file = try KeptFiles(closed.store.layout).keep(path, limit: 1 << 20).file
    return WatchlistImported(
      list: "demo", format: "plbn-csv", files: [file], published: nil, entries: 1, names: 1, brokenRows: 0, added: 1,
      changed: 0, removed: 0, concerns: concerns)
  }

  @Test("an officer confirms what a supervisor imports, but not where there are concerns and another supervisor")
  func supervisor() throws {
    try closed.add("citra", [.supervisor])
    let doubted = try list([.shrinks])
    expectRefused(.secondPersonNeeded(.importList, approvers: ["citra"])) { try closed.first.record(doubted) }
    expectRefused(.secondPersonUnfit("budi")) {
      try closed.first.record(doubted, second: try closed.approver("budi"))
    }
    #expect(try closed.store.ledger().currentLists().isEmpty)
    let record = try #require(try closed.first.record(doubted, second: try closed.approver("citra")))
    #expect(try record.signatures().map { try $0.requiredString("by") } == ["test", "citra"])
    #expect(try closed.findings().isEmpty)
  }

  @Test("without concerns an officer confirms what a supervisor imports")
  func officer() throws {
    try closed.add("citra", [.supervisor])
    try closed.first.record(try list([]), second: try closed.approver("budi"))
    #expect(try closed.findings().isEmpty)
  }

  @Test("of one supervisor and an officer each confirms what the other imports")
  func onlySupervisor() throws {
    let doubted = try list([.older])
    expectRefused(.secondPersonNeeded(.importList, approvers: ["budi"])) { try closed.first.record(doubted) }
    try closed.first.record(doubted, second: try closed.approver("budi"))
    #expect(try closed.findings().isEmpty)
  }

  @Test("an import that got into the journal without that supervisor's signature is told and doesn't count")
  func forged() throws {
    try closed.add("citra", [.supervisor])
    let desk = closed.first
    let entry = try desk.signed(
      Entry(try list([.otherForm]), by: desk.officer), by: desk.actor.session, try closed.approver("budi"))
    try desk.append { _ in [entry] }
    #expect(try closed.findings() == [.secondMissing(.importList)])
    #expect(try closed.store.ledger().currentLists().isEmpty)
  }
}
