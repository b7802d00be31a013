import Journal
import Testing

@testable import Border

@Suite("What decides who is stopped takes two people")
struct TwoPeopleTests {
  let closed: ClosedStore
  var first: Desk { closed.first }
  let needed = AccessRefusal.secondPersonNeeded(.manageAccounts, approvers: ["citra"])

  /// `test` with all roles, and a supervisor beside it, whom `test` made alone because nobody else was there.
  init() throws {
    closed = try ClosedStore()
    try closed.add("citra", [.supervisor])
  }

  func list() throws -> WatchlistImported {
    let path = try closed.store.write("id,name\n1,REKAAN\n", to: "demo-\(newEventID()).csv")
    let file = try KeptFiles(closed.store.layout).keep(path, limit: 1 << 20).file
    return WatchlistImported(
      list: "demo", format: "plbn-csv", files: [file], published: nil, entries: 1, names: 1, brokenRows: 0, added: 1,
      changed: 0, removed: 0, replaces: nil)
  }

  @Test("an import is refused with the names of those who could approve, and recorded with both signatures")
  func imported() throws {
    let list = try list()
    expectRefused(.secondPersonNeeded(.importList, approvers: ["citra"])) { try first.record(list) }
    let record = try #require(try first.record(list, second: closed.approver("citra")))
    #expect(try record.signatures().map { try $0.requiredString("by") } == ["test", "citra"])
    #expect(try closed.findings().isEmpty)
  }

  @Test("one of the two has a role that may do it, the other is a supervisor: nobody approves for themselves")
  func pairs() throws {
    let two = try closed.approver("citra")
    try closed.add("budi", [.officer], second: two)
    try closed.add("admin", [.administrator], second: two)
    let book = try first.accounts()
    #expect(book.approvers(.importList, besides: "budi") == ["citra", "test"])
    #expect(book.approvers(.importList, besides: "admin") == ["citra", "test"])
    #expect(book.approvers(.importList, besides: "citra") == ["admin", "budi", "test"])
    #expect(book.approvers(.changeRules, besides: "citra") == ["admin", "test"])
    #expect(book.approvers(.manageAccounts, besides: "admin") == ["citra", "test"])
    #expect(book.approvers(.manageAccounts, besides: "test") == ["admin", "citra"])
    let list = try list()
    expectRefused(.secondPersonUnfit("test")) { try first.record(list, second: closed.approver("test")) }
    let officer = try closed.desk("budi")
    expectRefused(.secondPersonUnfit("admin")) { try officer.record(list, second: closed.approver("admin")) }
    try officer.record(list, second: two)
    #expect(try closed.findings().isEmpty)
  }

  @Test("a rule changes within its bounds, from what was seen, by two")
  func rule() throws {
    let two = try closed.approver("citra")
    expectRefused(.secondPersonNeeded(.changeRules, approvers: ["citra"])) {
      try first.change(rule: .idleLockMinutes, seen: 5, to: 10, reason: "ramai")
    }
    expectRefused(.ruleBounds(.idleLockMinutes, 61)) {
      try first.change(rule: .idleLockMinutes, seen: 5, to: 61, reason: "ramai", second: two)
    }
    try first.change(rule: .idleLockMinutes, seen: 5, to: 10, reason: "ramai", second: two)
    expectRefused(.ruleChangedMeanwhile(.idleLockMinutes)) {
      try first.change(rule: .idleLockMinutes, seen: 5, to: 7, reason: "lagi", second: two)
    }
    try first.catchUp()
    #expect(try first.ledger.accounts().value(.idleLockMinutes) == 10)
  }

  @Test("the watchlist's bands move by two people, within bounds that don't let anybody be switched off")
  func bands() throws {
    let two = try closed.approver("citra")
    #expect(try first.accounts().bands == .usual)
    expectRefused(.secondPersonNeeded(.changeRules, approvers: ["citra"])) {
      try first.change(rule: .possiblePercent, seen: 40, to: 30, reason: "kunjungan")
    }
    for (rule, seen, value) in [(Rule.possiblePercent, 40, 61), (.possiblePercent, 40, 14), (.strongPercent, 80, 91)] {
      expectRefused(.ruleBounds(rule, value)) {
        try first.change(rule: rule, seen: seen, to: value, reason: "x", second: two)
      }
    }
    try first.change(rule: .possiblePercent, seen: 40, to: 30, reason: "kunjungan", second: two)
    try first.change(rule: .strongPercent, seen: 80, to: 75, reason: "kunjungan", second: two)
    try first.catchUp()
    let bands = try first.ledger.accounts().bands
    #expect(bands.possiblePercent == 30 && bands.strongPercent == 75)
    #expect(try closed.findings().isEmpty)
  }

  @Test("nobody alone makes an account and acts by it: making it and its first passphrase take two each")
  func alone() throws {
    let officer = AccountFacts(name: "Dewi", roles: [.officer])
    expectRefused(needed) { try first.create(account: "dewi", officer) }
    try first.create(account: "dewi", officer, second: closed.approver("citra"))
    let before = closed.keyFiles
    expectRefused(needed) { try first.setPassphrase(of: "dewi", ClosedStore.passphrase("dewi")) }
    #expect(closed.keyFiles == before)
    try first.setPassphrase(of: "dewi", ClosedStore.passphrase("dewi"), second: closed.approver("citra"))
    try closed.desk("dewi").record(Made.crossing())
    #expect(try closed.findings().isEmpty)
  }

  @Test("of an account of the line one person takes away at once what two must give back")
  func takenAway() throws {
    try closed.add("dewi", [.officer, .auditor], second: closed.approver("citra"))
    func facts(_ name: String, _ roles: Set<Role>, isDisabled: Bool = false) -> AccountFacts {
      AccountFacts(name: name, roles: roles, isDisabled: isDisabled)
    }
    var seen = facts("dewi Contoh", [.officer, .auditor])
    for less in [
      facts("Dewi", [.officer, .auditor]), facts("Dewi", [.officer]), facts("Dewi", [.officer], isDisabled: true),
    ] {
      try first.change(account: "dewi", seen: seen, to: less, reason: "segera")
      seen = less
    }
    for more in [
      facts("Dewi", [.officer]), facts("Dewi", [.officer, .patrolLeader], isDisabled: true),
      facts("Dewi", [.auditor], isDisabled: true),
    ] {
      expectRefused(needed) { try first.change(account: "dewi", seen: seen, to: more, reason: "kembali") }
      try first.change(account: "dewi", seen: seen, to: more, reason: "kembali", second: closed.approver("citra"))
      try first.change(account: "dewi", seen: more, to: seen, reason: "lagi", second: closed.approver("citra"))
    }
    #expect(try closed.findings().isEmpty)
  }

  @Test("whatever touches a supervisor or administrator takes two")
  func powerful() throws {
    let facts = AccountFacts(name: "dewi Contoh", roles: [.officer, .supervisor])
    let officer = AccountFacts(name: "dewi Contoh", roles: [.officer])
    try closed.add("dewi", [.officer], second: closed.approver("citra"))
    expectRefused(needed) { try first.change(account: "dewi", seen: officer, to: facts, reason: "naik") }
    let seen = AccountFacts(name: "citra Contoh", roles: [.supervisor])
    var off = seen
    off.isDisabled = true
    expectRefused(needed) { try first.change(account: "citra", seen: seen, to: off, reason: "x") }
    try first.change(account: "dewi", seen: officer, to: facts, reason: "naik", second: closed.approver("citra"))
    // Two approvers now, and either will do.
    try first.change(account: "citra", seen: seen, to: off, reason: "cuti", second: closed.approver("dewi"))
    #expect(try closed.findings().isEmpty)
  }

  @Test("a new key in place of a forgotten passphrase takes two, and ends what was signed in with the old one")
  func forgotten() throws {
    try closed.add("budi", [.officer], second: closed.approver("citra"))
    let old = try closed.desk("budi")
    let before = closed.keyFiles
    expectRefused(needed) { try first.setPassphrase(of: "budi", "frasa sandi baru budi") }
    #expect(closed.keyFiles == before)
    try first.setPassphrase(of: "budi", "frasa sandi baru budi", second: closed.approver("citra"))
    expectRefused(.keyReplaced("budi")) { try old.record(Made.crossing()) }
    expectRefused(.signInFailed) { try old.signIn("budi", passphrase: ClosedStore.passphrase("budi")) }
    #expect(closed.keyFiles.count == before.count)
    let other = try ClosedStore.desk(closed.store, "pos1:5")
    try ClosedStore.letTimePass(other)
    try other.signIn("budi", passphrase: "frasa sandi baru budi")
    try other.record(Made.crossing())
    #expect(try closed.findings().isEmpty)
  }

  @Test("an approver who is disabled meanwhile approves nothing")
  func disabledApprover() throws {
    let two = try closed.approver("citra")
    try closed.add("dewi", [.supervisor], second: two)
    let seen = AccountFacts(name: "citra Contoh", roles: [.supervisor])
    var off = seen
    off.isDisabled = true
    try first.change(account: "citra", seen: seen, to: off, reason: "cuti", second: closed.approver("dewi"))
    let list = try list()
    expectRefused(.accountDisabled("citra")) { try first.record(list, second: two) }
  }

  @Test("one administrator who can sign in remains")
  func lastAdministrator() throws {
    let seen = try #require(try first.accounts().accounts["test"]?.facts)
    for after in [
      AccountFacts(name: seen.name, roles: [.officer]),
      AccountFacts(name: seen.name, roles: seen.roles, isDisabled: true),
    ] {
      expectRefused(.lastAdministrator) {
        try first.change(account: "test", seen: seen, to: after, reason: "x", second: closed.approver("citra"))
      }
    }
  }

  @Test("of two consoles that change one account the second hears of it; the same event is recorded once")
  func twoConsoles() throws {
    let two = try closed.approver("citra")
    try closed.add("budi", [.officer], second: two)
    let other = try closed.desk("test")
    let seen = AccountFacts(name: "budi Contoh", roles: [.officer])
    let one = AccountFacts(name: "Budi", roles: [.officer])
    let id = newEventID()
    #expect(try first.change(account: "budi", seen: seen, to: one, reason: "nama", id: id) != nil)
    #expect(try first.change(account: "budi", seen: seen, to: one, reason: "nama", id: id) == nil)
    expectRefused(.accountChangedMeanwhile("budi")) {
      try other.change(account: "budi", seen: seen, to: AccountFacts(name: "B", roles: [.officer]), reason: "x")
    }
    expectRefused(.accountExists("budi")) { try other.create(account: "budi", one, second: two) }
    expectRefused(.nothingChanged) { try other.change(account: "budi", seen: one, to: one, reason: "x") }
  }

  @Test("an account has an id of plain letters, a name and a role")
  func forms() throws {
    let facts = AccountFacts(name: "Dewi", roles: [.officer])
    for id in ["", "a", "Dewi", "de wi", "../x", "plbn", String(repeating: "a", count: 33)] {
      expectRefused(.accountForm(id)) { try first.create(account: id, facts) }
    }
    expectRefused(.noRoles) { try first.create(account: "dewi", AccountFacts(name: "Dewi", roles: [])) }
    #expect(throws: Refusal.missing(.name)) {
      try first.create(account: "dewi", AccountFacts(name: "  ", roles: [.officer]))
    }
    expectRefused(.accountUnknown("dewi")) { try first.setPassphrase(of: "dewi", "frasa sandi yang baik") }
  }
}
