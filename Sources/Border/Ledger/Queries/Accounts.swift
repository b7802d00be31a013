import Foundation
import GRDB
import Journal

import struct Journal.Record

/// Somebody signed in or unlocked a console, or tried to.
public struct SignInRow: Sendable, Equatable {
  public let seq: Int
  public let time: Timestamp
  /// nil: what was typed is no account.
  public let account: String?
  public let console: String
  /// nil: it went well.
  public let refusal: SessionRefused.Reason?

  /// Rows that the delay looks at: with a minute's wait after each there are no more in its window.
  static let delayRows = 32

  enum Key {
    case account(String)
    case console(String)

    func holds(for row: SignInRow) -> Bool {
      switch self {
      case .account(let account): row.account == account
      case .console(let console): row.console == console
      }
    }
  }
}

extension SignInRow {
  /// nil where the event is no such try.
  init?(_ record: Record, _ event: RecordedEvent) {
    var account: String? = record.officer
    var refusal: SessionRefused.Reason?
    switch event {
    case .sessionOpened, .sessionUnlocked: break
    case .sessionRefused(let refused): (account, refusal) = (refused.account, refused.reason)
    default: return nil
    }
    self.init(seq: record.seq, time: record.time, account: account, console: record.console, refusal: refusal)
  }

  fileprivate init(_ row: Row) {
    self.init(
      seq: row.number("seq"), time: Timestamp(milliseconds: row.number("time")), account: row.textIfAny("account"),
      console: row.text("console"), refusal: row.textIfAny("refusal").flatMap(SessionRefused.Reason.init(rawValue:)))
  }
}

extension Ledger {
  /// Accounts, rights and rules as the tables have them.
  public func accounts() throws -> AccountBook {
    try read { try accountBook($0, LedgerState.fetch($0)) }
  }

  /// The newest tries to sign in, newest first.
  public func signIns(limit: Int) throws -> [SignInRow] {
    try read { try $0.signIns(nil, limit: limit) }
  }

  /// The book, read again only when the tables have a newer one: every entry asks for it.
  func accountBook(_ db: Database, _ state: LedgerState) throws -> AccountBook {
    if let book, book.asOf == state.accounts { return book.book }
    let read = try db.accountBook(state.journal)
    book = (state.accounts, read)
    return read
  }
}

extension Database {
  func accountBook(_ journal: String) throws -> AccountBook {
    var book = AccountBook()
    book.journal = journal
    for row in try Row.fetchAll(cachedStatement(sql: "SELECT * FROM accounts")) {
      let roles = row.text("roles").split(separator: " ").compactMap { Role(rawValue: String($0)) }
      let facts = AccountFacts(name: row.text("name"), roles: Set(roles), isDisabled: row.number("disabled") != 0)
      let id = row.text("id")
      book.accounts[id] = Account(id: id, facts: facts, key: AccountKey(row.bytes("key")))
      if row.number("first") != 0 { book.first = id }
    }
    for row in try Row.fetchAll(cachedStatement(sql: "SELECT * FROM rules")) {
      if let rule = Rule(rawValue: row.text("rule")) { book.ruleValues[rule] = row.number("value") }
    }
    return book
  }

  /// The newest tries, newest first; of one account or console, or all.
  func signIns(_ key: SignInRow.Key?, limit: Int) throws -> [SignInRow] {
    let (clause, value): (String, String?) =
      switch key {
      case .account(let account): ("WHERE account = ?", account)
      case .console(let console): ("WHERE console = ?", console)
      case nil: ("", nil)
      }
    let statement = try cachedStatement(sql: "SELECT * FROM sign_ins \(clause) ORDER BY seq DESC LIMIT ?")
    let arguments: StatementArguments = value.map { [$0, limit] } ?? [limit]
    return try Row.fetchAll(statement, arguments: arguments).map(SignInRow.init)
  }
}

extension LedgerApplier {
  mutating func applyToAccounts(_ event: RecordedEvent, _ record: Record, _ state: inout LedgerState) throws {
    var book = try book(state)
    let before = book
    guard book.apply(record, event) else {
      state.unauthorised += 1
      return
    }
    for (id, account) in book.accounts where before.accounts[id] != account {
      try run(
        "INSERT OR REPLACE INTO accounts VALUES (?, ?, ?, ?, ?, ?)",
        [
          id, id == book.first ? 1 : 0, account.name, account.roles.sorted().map(\.rawValue).joined(separator: " "),
          account.isDisabled ? 1 : 0, account.key.map { Data($0.bytes) },
        ])
    }
    for (rule, value) in book.ruleValues where before.ruleValues[rule] != value {
      try run("INSERT OR REPLACE INTO rules VALUES (?, ?)", [rule.rawValue, value])
    }
    accounts = book
    state.accounts = record.seq
  }

  /// As it is behind the records that were applied.
  mutating func book(_ state: LedgerState) throws -> AccountBook {
    if let accounts { return accounts }
    let read = try db.accountBook(state.journal)
    accounts = read
    return read
  }

  mutating func applySignIn(_ event: RecordedEvent, _ record: Record) throws {
    guard let row = SignInRow(record, event) else { return }
    try run(
      "INSERT INTO sign_ins VALUES (?, ?, ?, ?, ?)",
      [row.seq, row.time.milliseconds, row.account, row.console, row.refusal?.rawValue])
  }
}
