import Foundation
import Glibc
import Journal
import Synchronization
import Testing

@testable import Border

@Suite("Signing in, locking, unlocking")
struct SignInTests {
  let closed: ClosedStore

  init() throws {
    closed = try ClosedStore()
    try closed.add("budi", [.officer])
  }

  func types() throws -> [String] { try closed.records().map(\.type) }

  @Test("the account's id is typed as people type, and the passphrase in any form of Unicode")
  func forms() throws {
    let desk = try ClosedStore.desk(closed.store, "pos1:2")
    let session = try desk.signIn(" Budi ", passphrase: "  ｋｏｐｉ pahit  budi\ttanpa gula ")
    #expect((session.account, session.name) == ("budi", "budi Contoh"))
    #expect(desk.officer == Officer(name: "budi", auth: "passphrase"))
  }

  @Test("a wrong passphrase is refused and recorded with the account; a name that is none is not written down")
  func wrong() throws {
    let desk = try ClosedStore.desk(closed.store, "pos1:2")
    expectRefused(.signInFailed) { try desk.signIn("budi", passphrase: "bukan frasa sandinya") }
    try ClosedStore.letTimePass(desk)
    expectRefused(.signInFailed) { try desk.signIn("kopi pahit budi tanpa gula", passphrase: "x") }
    let refused = try closed.records().filter { $0.type == "session.refused" }
    #expect(
      refused.map { String(decoding: $0.bodyBytes, as: UTF8.self) } == [
        #"{"account":"budi","reason":"passphrase"}"#, #"{"reason":"unknown-account"}"#,
      ])
    #expect(refused.allSatisfy { $0.officer == "plbn" && !$0.isSigned })
    #expect(desk.session == nil)
    #expect(try closed.findings().isEmpty)
  }

  @Test("after a wrong passphrase one waits, at this console and for this account, also in a program started anew")
  func waits() throws {
    let desk = try ClosedStore.desk(closed.store, "pos1:2")
    expectRefused(.signInFailed) { try desk.signIn("budi", passphrase: "bukan frasa sandinya") }
    for console in ["pos1:2", "pos1:3"] {
      let anew = try ClosedStore.desk(closed.store, console)
      expectRefused(.signInTooSoon(seconds: 1)) { try anew.signIn("budi", passphrase: ClosedStore.passphrase("budi")) }
    }
    expectRefused(.signInTooSoon(seconds: 1)) { try desk.signIn("test", passphrase: ClosedStore.passphrase("test")) }
    #expect(try types().count { $0 == "session.refused" } == 1)
    let elsewhere = try ClosedStore.desk(closed.store, "pos1:3")
    try elsewhere.signIn("test", passphrase: ClosedStore.passphrase("test"))
    try ClosedStore.letTimePass(desk)
    try desk.signIn("budi", passphrase: ClosedStore.passphrase("budi"))
  }

  @Test("a disabled account is told so only by its right passphrase, and what it had open records nothing more")
  func disabled() throws {
    let desk = try closed.desk("budi")
    let seen = AccountFacts(name: "budi Contoh", roles: [.officer])
    var off = seen
    off.isDisabled = true
    try closed.first.change(account: "budi", seen: seen, to: off, reason: "cuti")
    expectRefused(.accountDisabled("budi")) { try desk.record(Made.crossing()) }
    let other = try ClosedStore.desk(closed.store, "pos1:9")
    expectRefused(.accountDisabled("budi")) { try other.signIn("budi", passphrase: ClosedStore.passphrase("budi")) }
    try closed.first.change(account: "budi", seen: off, to: seen, reason: "kembali")
    try desk.record(Made.crossing())
    #expect(try closed.findings().isEmpty)
  }

  @Test("a locked console records nothing until it is unlocked, by the PIN or by the passphrase")
  func locked() throws {
    let desk = try closed.desk("budi")
    try desk.lock(.idle)
    expectRefused(.sessionLocked) { try desk.record(Made.crossing()) }
    expectRefused(.noPIN) { try desk.unlock(pin: "482913") }
    try desk.unlock(passphrase: ClosedStore.passphrase("budi"))
    try desk.setPIN("482913", passphrase: ClosedStore.passphrase("budi"))
    try desk.lock()
    try desk.unlock(pin: "482913")
    let record = try #require(try desk.record(Made.crossing()))
    #expect(record.auth == "pin")
    #expect(
      try types().suffix(5) == [
        "session.locked", "session.unlocked", "session.locked", "session.unlocked", "crossing.recorded",
      ])
    #expect(try closed.findings().isEmpty)
  }

  @Test("a PIN is the session's that the passphrase opened; three wrong ones and only the passphrase unlocks")
  func pinTries() throws {
    try closed.desk("budi").setPIN("482913", passphrase: ClosedStore.passphrase("budi"))
    let desk = try closed.desk("budi")
    #expect(desk.session?.hasPIN == true)
    try desk.lock()
    for left in [2, 1, 0] {
      expectRefused(.wrongPIN(left: left)) { try desk.unlock(pin: "000001") }
      try ClosedStore.letTimePass(desk)
    }
    expectRefused(.noPIN) { try desk.unlock(pin: "482913") }
    #expect(desk.session?.isLocked == true)
    try desk.unlock(passphrase: ClosedStore.passphrase("budi"))
    #expect(desk.session?.pinTriesLeft == 3)
  }

  @Test("a PIN alone opens no session")
  func pinOpensNothing() throws {
    try closed.desk("budi").setPIN("482913", passphrase: ClosedStore.passphrase("budi"))
    let desk = try ClosedStore.desk(closed.store, "pos1:5")
    expectRefused(.signInFailed) { try desk.signIn("budi", passphrase: "482913") }
    expectRefused(.notSignedIn) { try desk.unlock(pin: "482913") }
  }

  @Test("who signs in at a console where somebody is closes that one's session; who has signed out records nothing")
  func takeOver() throws {
    let desk = try closed.desk("budi")
    let before = try #require(desk.session)
    try desk.signIn("test", passphrase: ClosedStore.passphrase("test"))
    #expect(before.isOver && desk.officer.name == "test")
    try desk.signOut(.exit)
    expectRefused(.notSignedIn) { try desk.record(Made.crossing()) }
    let closings = try closed.records().filter { $0.type == "session.closed" }
    #expect(closings.map(\.officer) == ["budi", "test"])
    #expect(try closed.findings().isEmpty)
  }

  @Test("locking and signing out hold also where no record of it can be made")
  func unrecorded() throws {
    let desk = try closed.desk("budi")
    let session = try #require(desk.session)
    let held = try FileHandle(forUpdating: URL(fileURLWithPath: closed.store.layout.lock))
    try #require(flock(held.fileDescriptor, LOCK_EX) == 0)
    #expect(throws: JournalError.self) { try desk.lock() }
    #expect(session.isLocked)
    #expect(throws: JournalError.self) { try desk.signOut() }
    #expect(session.isOver && desk.session == nil)
  }

  @Test("unlocking holds also where no record of it can be made, by who has proved it and nobody else")
  func unlockedUnrecorded() throws {
    let desk = try closed.desk("budi")
    try desk.setPIN("482913", passphrase: ClosedStore.passphrase("budi"))
    let session = try #require(desk.session)
    try desk.lock()
    let held = try FileHandle(forUpdating: URL(fileURLWithPath: closed.store.layout.lock))
    try #require(flock(held.fileDescriptor, LOCK_EX) == 0)
    #expect(throws: JournalError.self) { try desk.unlock(passphrase: "bukan frasa sandinya") }
    #expect(session.isLocked)
    #expect(throws: JournalError.self) { try desk.unlock(pin: "482913") }
    #expect(!session.isLocked)
  }

  @Test("a journal that has lost records is still read, and unlocked, by who proves who they are")
  func recordsLost() throws {
    let desk = try closed.desk("budi")
    try desk.lock()
    try desk.catchUp()
    try closed.store.cutJournal(lines: 1)
    try closed.store.forgetWatermark()
    #expect { try desk.unlock(passphrase: ClosedStore.passphrase("budi")) } throws: {
      if case .recordsLost = $0 as? Refusal { true } else { false }
    }
    #expect(desk.session?.isLocked == false)
    let reader = try ClosedStore.desk(closed.store, "pos1:8")
    #expect(try reader.proveForReading("budi", passphrase: ClosedStore.passphrase("budi")).account == "budi")
  }

  @Test("where a damaged journal takes no record, who proves who they are may read; who does not, waits a second")
  func provedForReading() throws {
    try closed.first.record(Made.crossing())
    var bytes = try Data(contentsOf: URL(fileURLWithPath: closed.store.eventFile))
    bytes[bytes.count - 100] ^= 1
    try bytes.write(to: URL(fileURLWithPath: closed.store.eventFile))
    let desk = try ClosedStore.desk(closed.store, "pos1:2")
    #expect(throws: JournalError.self) { try desk.prepare() }
    #expect(throws: JournalError.self) { try desk.signIn("budi", passphrase: ClosedStore.passphrase("budi")) }
    let session = try desk.proveForReading("budi", passphrase: ClosedStore.passphrase("budi"))
    #expect(try desk.accounts().refusal(.seeHistory, to: .session(session)) == nil)
    #expect(
      try desk.accounts().refusal(.manageAccounts, to: .session(session)) == .access(.notPermitted(.manageAccounts)))
    let start = ContinuousClock.now
    #expect(throws: JournalError.self) { try desk.proveForReading("budi", passphrase: "bukan frasa sandinya") }
    #expect(ContinuousClock.now - start >= .seconds(1))
    #expect(try Data(contentsOf: URL(fileURLWithPath: closed.store.eventFile)) == bytes)
  }

  @Test("by a session for reading nothing is recorded and nothing approved; a wrong passphrase for it is recorded")
  func readerRecordsNothing() throws {
    try closed.add("citra", [.supervisor])
    let desk = try ClosedStore.desk(closed.store, "pos1:2")
    let count = try closed.records().count
    let session = try desk.proveForReading("citra", passphrase: ClosedStore.passphrase("citra"))
    #expect(desk.session == nil)
    expectRefused(.notSignedIn) { try desk.record(Made.crossing()) }
    desk.actor = .session(session)
    expectRefused(.notSignedIn) { try desk.record(Made.crossing()) }
    expectRefused(.notSignedIn) {
      try closed.first.change(rule: .idleLockMinutes, seen: 5, to: 6, reason: "x", second: session)
    }
    #expect(try closed.records().count == count)
    expectRefused(.signInFailed) { try desk.proveForReading("citra", passphrase: "bukan frasa sandinya") }
    #expect(try closed.records().dropFirst(count).map(\.type) == ["session.refused"])
  }

  @Test("programs without a terminal share a console's name and not its wait: each account waits for its own")
  func withoutTerminal() throws {
    let earlier = Timestamp(milliseconds: Timestamp.now().milliseconds - 100_000)
    try closed.store.append(
      (1...5).map { _ in
        HandWritten(SessionRefused(account: "budi", reason: .passphrase), at: earlier, officer: "plbn")
      })
    let program = try ClosedStore.desk(closed.store, "pos1:-")
    expectRefused(.signInFailed) { try program.signIn("budi", passphrase: "bukan frasa sandinya") }
    #expect(try program.signIn("test", passphrase: ClosedStore.passphrase("test")).account == "test")
    #expect {
      try ClosedStore.desk(closed.store, "pos1:-").signIn("budi", passphrase: ClosedStore.passphrase("budi"))
    } throws: {
      if case .access(.signInTooSoon) = $0 as? Refusal { true } else { false }
    }
    #expect(SignInDelay.isPlace("pos1:pts/3") && SignInDelay.isPlace("-") && !SignInDelay.isPlace("pos1:-"))
  }

  @Test("six who guess at the same moment get one try among them")
  func parallelGuesses() throws {
    // Five wrong ones that were long enough ago: after the next one it is 32 seconds.
    let earlier = Timestamp(milliseconds: Timestamp.now().milliseconds - 100_000)
    try closed.store.append(
      (1...5).map { _ in
        HandWritten(SessionRefused(account: "budi", reason: .passphrase), at: earlier, officer: "plbn")
      })
    let store = closed.store
    let refusals = Mutex<[AccessRefusal]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { number in
      do {
        try ClosedStore.desk(store, "pos1:\(number)").signIn("budi", passphrase: "bukan frasa sandinya")
      } catch Refusal.access(let refusal) {
        refusals.withLock { $0.append(refusal) }
      } catch {
        Issue.record(error)
      }
    }
    let failed = refusals.withLock { $0.count { $0 == .signInFailed } }
    let tooSoon = refusals.withLock { $0.count { if case .signInTooSoon(25...32) = $0 { true } else { false } } }
    #expect((failed, tooSoon) == (1, 5))
    #expect(try types().count { $0 == "session.refused" } == 6)
  }

  @Test("wrong attempts are slowed by 1, 2, 4 … 60 seconds within 15 minutes, and never for good")
  func delay() {
    let now = Timestamp(milliseconds: 1_795_225_337_123)
    func ago(_ seconds: [Int]) -> Int {
      SignInDelay.seconds(seconds.map { Timestamp(milliseconds: now.milliseconds - $0 * 1000) }, now: now)
    }
    #expect(ago([]) == 0 && ago([0]) == 1 && ago([1]) == 0)
    #expect((1...9).map { ago(Array(repeating: 0, count: $0)) } == [1, 2, 4, 8, 16, 32, 60, 60, 60])
    #expect(ago([0, 899, 899]) == 4 && ago([0, 900, 900]) == 1)
    #expect(ago(Array(repeating: 60, count: 30)) == 0)
    // The clock was put back after it.
    #expect(ago([-3600]) == 0)
  }
}
