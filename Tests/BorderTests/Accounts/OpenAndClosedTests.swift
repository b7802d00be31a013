import Journal
import Testing

@testable import Border

@Suite("A store is open until its first account has a passphrase")
struct OpenAndClosedTests {
  @Test("an open store takes everything under any name, unsigned, and knows the account of record 0's officer")
  func open() throws {
    let store = try TestStore()
    let desk = try store.desk("siapa saja")
    let record = try #require(try desk.record(Made.crossing()))
    #expect((record.officer, record.auth, record.isSigned) == ("siapa saja", "none", false))
    let book = try desk.accounts()
    #expect(book.isOpen && book.first == "test" && book.accounts["test"]?.roles == Set(Role.allCases))
    #expect(Permission.allCases.allSatisfy { book.refusal($0, to: desk.actor) == nil })
    try desk.catchUp()
    #expect(try desk.ledger.dashboard(lane: 1, now: .now()).isOpenStore)
    expectRefused(.storeOpen) { try desk.signIn("test", passphrase: "apa saja yang panjang") }
  }

  @Test(
    "a name becomes an id that is typed at a terminal",
    arguments: [
      ("Sari Wulandari", "sari-wulandari"), ("sari", "sari"), ("petugas.1", "petugas.1"), ("X", "admin"), ("", "admin"),
      ("plbn", "admin"), ("Đinh", "--inh"), (String(repeating: "a", count: 40), String(repeating: "a", count: 32)),
    ])
  func folded(name: String, id: String) { #expect(Account.foldedID(name) == id) }

  @Test("nobody records under the name of the journal's own records", arguments: ["plbn", "PLBN"])
  func journalsName(name: String) throws {
    let store = try TestStore()
    let desk = try store.desk(name)
    expectRefused(.accountForm(name)) { try desk.record(Made.crossing()) }
    expectRefused(.accountForm(name)) { try desk.receive([(Made.scan(), Made.check())]) }
    expectRefused(.accountForm(name)) {
      try desk.create(account: "x1", AccountFacts(name: "X", roles: [.officer]))
    }
  }

  @Test("one person is enough where nobody else could sign, and the desk says so")
  func alone() throws {
    let closed = try ClosedStore()
    #expect(!closed.first.hasActedAlone)
    try closed.first.record(Made.crossing())
    #expect(!closed.first.hasActedAlone)
    let record = try #require(try closed.first.change(rule: .possiblePercent, seen: 40, to: 30, reason: "uji"))
    #expect(closed.first.hasActedAlone)
    #expect(try record.signatures().count == 1)
  }

  @Test("the first passphrase closes it: only who has signed in records, and what they record is signed")
  func closes() throws {
    let closed = try ClosedStore()
    let record = try #require(try closed.first.record(Made.crossing()))
    #expect((record.officer, record.auth, record.isSigned) == ("test", "passphrase", true))
    let other = try closed.store.desk("siapa saja")
    expectRefused(.notSignedIn) { try other.record(Made.crossing()) }
    expectRefused(.notSignedIn) { try other.receive([(Made.scan(), Made.check())]) }
    expectRefused(.notSignedIn) { try other.create(account: "x1", AccountFacts(name: "X", roles: [.officer])) }
    expectRefused(.storeClosed) { try other.closeStore(passphrase: ClosedStore.passphrase("lain")) }
    #expect(try other.refusal(.seeHistory) == .access(.notSignedIn))
    #expect(try !closed.first.ledger.accounts().isOpen)
    #expect(
      try closed.records().map(\.type) == [
        "journal.created", "account.key-set", "session.opened", "crossing.recorded",
      ])
    #expect(try closed.findings().isEmpty)
  }

  @Test("only the first account can close it, and only while it can keep accounts")
  func firstAlone() throws {
    let store = try TestStore()
    let desk = try ClosedStore.desk(store, "pos1:-")
    let facts = AccountFacts(name: "Budi Contoh", roles: [.administrator])
    try desk.create(account: "budi", facts)
    expectRefused(.firstAccountFirst("test")) { try desk.setPassphrase(of: "budi", ClosedStore.passphrase("budi")) }
    let seen = try #require(try desk.accounts().accounts["test"]?.facts)
    let powerless = AccountFacts(name: seen.name, roles: [.officer])
    try desk.change(account: "test", seen: seen, to: powerless, reason: "salah")
    expectRefused(.lastAdministrator) { try desk.closeStore(passphrase: ClosedStore.passphrase("test")) }
    #expect(try desk.accounts().isOpen)
    try desk.change(account: "test", seen: powerless, to: seen, reason: "kembali")
    try desk.closeStore(passphrase: ClosedStore.passphrase("test"))
    #expect(try !desk.accounts().isOpen)
  }

  @Test("two consoles that close it at once: one of them does")
  func race() throws {
    let store = try TestStore()
    let one = try ClosedStore.desk(store, "pos1:1")
    try ClosedStore.desk(store, "pos1:2").closeStore(passphrase: ClosedStore.passphrase("test"))
    expectRefused(.storeClosed) { try one.closeStore(passphrase: "frasa sandi yang lain") }
    try one.signIn("test", passphrase: ClosedStore.passphrase("test"))
  }

  @Test("a journal without any event of accounts stays as open as it was")
  func oldStore() throws {
    let store = try TestStore()
    try store.append([HandWritten(Made.crossing()), HandWritten(Made.patrol())])
    let desk = try store.desk()
    try desk.record(Made.crossing(number: "X1"))
    #expect(try desk.accounts().isOpen)
    #expect(try desk.ledger.dashboard(lane: 1, now: .now()).unauthorised == 0)
  }
}
