import Journal
import Testing

@testable import Border

@Suite("What roles may do")
struct PermissionTests {
  @Test("is one table")
  func table() {
    func may(_ role: Role) -> Set<Permission> { Set(Permission.allCases.filter { $0.roles.contains(role) }) }
    let atTheLine: Set<Permission> = [
      .receive, .decide, .void, .amend, .disposeHit, .reportDocument, .lookUp, .lookUpOnPatrol, .keepPatrols,
      .seeHistory, .verify, .workLanes, .workOutages,
    ]
    #expect(may(.officer) == atTheLine.union([.importList, .signCheckpoints]))
    #expect(
      may(.supervisor)
        == atTheLine.union([
          .importList, .changeRules, .keepRoster, .backUp, .manageKeys, .rebuildLedger, .signCheckpoints, .keepEntries,
          .seeReasons,
        ]))
    #expect(may(.patrolLeader) == [.lookUpOnPatrol, .keepPatrols, .verify])
    #expect(may(.auditor) == [.seeHistory, .seeReasons, .verify])
    #expect(
      may(.administrator) == [
        .importList, .changeRules, .manageAccounts, .backUp, .manageKeys, .rebuildLedger, .signCheckpoints, .verify,
      ])
  }

  @Test("holds at the desk: an auditor records nothing")
  func auditor() throws {
    let closed = try ClosedStore()
    try closed.add("ayu", [.auditor])
    let crossing = try #require(try closed.first.record(Made.crossing()))
    let desk = try closed.desk("ayu")
    let count = try closed.records().count
    expectRefused(.notPermitted(.receive)) { try desk.receive([(Made.scan(), Made.check())]) }
    expectRefused(.notPermitted(.receive)) { try desk.receive(Made.entered(), Made.check()) }
    expectRefused(.notPermitted(.receive)) { try desk.recheck(scan: "0scan0000000000", Made.check()) }
    expectRefused(.notPermitted(.decide)) { try desk.record(Made.crossing()) }
    expectRefused(.notPermitted(.void)) { try desk.void(crossing: crossing.id, reason: "x") }
    let facts = Made.crossing().facts
    expectRefused(.notPermitted(.amend)) {
      try desk.amend(crossing: crossing.id, seen: facts, to: facts, reason: "x")
    }
    expectRefused(.notPermitted(.disposeHit)) { try desk.dispose(Made.disposed(.otherPerson, of: crossing.id)) }
    expectRefused(.notPermitted(.keepPatrols)) { try desk.start(Made.patrol()) }
    expectRefused(.notPermitted(.keepPatrols)) { try desk.log(PatrolLogged(patrol: "0patrol00000000", text: "x")) }
    expectRefused(.notPermitted(.keepPatrols)) { try desk.end(patrol: "0patrol00000000") }
    expectRefused(.notPermitted(.lookUp)) { try desk.record([Made.lookup()]) }
    expectRefused(.notPermitted(.importList)) { try desk.record(Made.imported()) }
    expectRefused(.notPermitted(.keepEntries)) { try desk.make(Made.entry(), now: Made.time("2026-11-21T05:00Z")) }
    expectRefused(.notPermitted(.keepEntries)) { try desk.withdraw(entry: "0entry000000000", reason: "x") }
    expectRefused(.notPermitted(.changeRules)) {
      try desk.change(rule: .idleLockMinutes, seen: 5, to: 6, reason: "x")
    }
    expectRefused(.notPermitted(.manageAccounts)) {
      try desk.create(account: "dewi", AccountFacts(name: "Dewi", roles: [.officer]))
    }
    expectRefused(.notPermitted(.manageAccounts)) { try desk.setPassphrase(of: "ayu", "frasa sandi yang lain") }
    let entry = Entry(id: newEventID(), officer: "x", auth: "none", type: "backup.made", v: 1, body: Array("{}".utf8))
    expectRefused(.notPermitted(.backUp)) { try desk.record(entry, for: .backUp) }
    #expect(try closed.records().count == count)
    #expect(try desk.refusal(.seeHistory) == nil)
  }

  @Test("a patrol leader keeps the patrol book and looks people up on patrol; an administrator decides nothing")
  func others() throws {
    let closed = try ClosedStore()
    try closed.add("letda", [.patrolLeader])
    let desk = try closed.desk("letda")
    try desk.start(Made.patrol())
    var lookup = Made.lookup()
    lookup.purpose = .patrol
    try desk.record([lookup])
    expectRefused(.notPermitted(.lookUp)) { try desk.record([lookup, Made.lookup()]) }
    expectRefused(.notPermitted(.decide)) { try desk.record(Made.crossing()) }
    try closed.add("admin", [.administrator])
    expectRefused(.notPermitted(.decide)) { try closed.desk("admin").record(Made.crossing()) }
    #expect(try closed.findings().isEmpty)
  }

  @Test("what other rooms record is the actor's and signed, whoever the entry names, and once")
  func otherRooms() throws {
    let closed = try ClosedStore()
    let entry = Entry(id: newEventID(), officer: "x", auth: "none", type: "backup.made", v: 1, body: Array("{}".utf8))
    let record = try #require(try closed.first.record(entry, for: .backUp))
    #expect(record.officer == "test" && record.isSigned)
    #expect(try closed.first.record(entry, for: .backUp) == nil)
    #expect(try closed.findings().isEmpty)
  }

  @Test("changes at once for who is signed in")
  func changes() throws {
    let closed = try ClosedStore()
    try closed.add("budi", [.officer])
    let desk = try closed.desk("budi")
    try desk.record(Made.crossing())
    try closed.first.change(
      account: "budi", seen: AccountFacts(name: "budi Contoh", roles: [.officer]),
      to: AccountFacts(name: "budi Contoh", roles: [.auditor]), reason: "pindah")
    expectRefused(.notPermitted(.decide)) { try desk.record(Made.crossing()) }
  }
}
