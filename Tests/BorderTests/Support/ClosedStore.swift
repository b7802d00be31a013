import Foundation
import Journal
import Testing

import struct Journal.Record

@testable import Border

/// A store that its first account, `test`, has closed; the accounts beside it are made when they are asked for.
final class ClosedStore {
  let store: TestStore
  /// Where `test` is signed in.
  let first: Desk

  /// Little work for scrypt, so that tests are fast.
  static let rounds = 1 << 14

  init() throws {
    store = try TestStore()
    first = try Self.desk(store, "pos1:first")
    try first.closeStore(passphrase: Self.passphrase("test"))
  }

  static func passphrase(_ account: String) -> String { "kopi pahit \(account) tanpa gula" }

  static func desk(_ store: TestStore, _ console: String) throws -> Desk {
    let desk = try Desk(
      store.layout, officer: Officer(name: "siapa saja"), console: console, reference: store.reference)
    desk.scryptRounds = rounds
    desk.clock = { TestStore.openHour }
    return desk
  }

  /// Makes an account with a passphrase; `second` where two people are needed.
  func add(_ account: String, _ roles: Set<Role>, second: Session? = nil) throws {
    try first.create(account: account, AccountFacts(name: "\(account) Contoh", roles: roles), second: second)
    try first.setPassphrase(of: account, Self.passphrase(account), second: second)
  }

  /// A desk at a console of its own where an account is signed in.
  func desk(_ account: String) throws -> Desk {
    let desk = try Self.desk(store, "pos1:\(account)")
    try desk.signIn(account, passphrase: Self.passphrase(account))
    return desk
  }

  /// Somebody who approves at the first desk.
  func approver(_ account: String) throws -> Session {
    try first.approver(account, passphrase: Self.passphrase(account))
  }

  /// Lets the wait that wrong attempts cost pass: in the tables they are an hour older.
  static func letTimePass(_ desk: Desk) throws {
    try desk.catchUp()
    try desk.ledger.database.write { try $0.execute(sql: "UPDATE sign_ins SET time = time - 3600000") }
  }

  func records() throws -> [Record] {
    var records: [Record] = []
    var reader = try JournalReader(store.layout)
    while try reader.read({ if case .record(let record) = $0 { records.append(record) } }) > 0 {}
    return records
  }

  /// What is wrong with who signed.
  func findings() throws -> [SignatureFinding.Kind] {
    var check = SignatureCheck()
    return try records().flatMap { check.take($0).findings() }.map(\.kind)
  }

  /// The names in `keys/accounts`, without those that begin with a dot.
  var keyFiles: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: store.layout.keys + "/accounts")
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }
}

/// Expects that something is refused for this reason.
func expectRefused<Value>(
  _ refusal: AccessRefusal, sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> Value
) {
  #expect(throws: Refusal.access(refusal), sourceLocation: sourceLocation) { _ = try work() }
}
