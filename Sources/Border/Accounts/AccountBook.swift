import Journal
import Watchlist

import struct Journal.Record

/// Who has an account, what they may do, and what the rules of the post are, as the journal says.
///
/// The desk's rules, the tables and the check of a whole journal all go by this one value: an event of accounts or rules
/// that whoever made it had no right to make, or that is not signed as it must be, changes nothing.
public struct AccountBook: Sendable, Equatable {
  /// Far more than people who ever worked at one post.
  public static let accountLimit = 1000

  /// The journal whose records are read: part of what is signed.
  public internal(set) var journal: String?
  /// The account of record 0's officer, who may do everything until it has a passphrase.
  public internal(set) var first: String?
  public internal(set) var accounts: [String: Account] = [:]
  /// Rules that an event has set.
  var ruleValues: [Rule: Int] = [:]

  private static let beginning = Array(#"{"seq":0,"#.utf8)

  public init() {}

  /// While no account has a key, whoever works may do everything, under any name.
  public var isOpen: Bool { !accounts.values.contains { $0.key != nil } }

  public func value(_ rule: Rule) -> Int { ruleValues[rule] ?? rule.usual }

  /// From which scores on the watchlist's candidates are strong or possible.
  public var bands: BandThresholds {
    BandThresholds(strongPercent: value(.strongPercent), possiblePercent: value(.possiblePercent))
  }

  /// Takes a record in; false where it is an event of accounts or rules that doesn't count.
  @discardableResult
  mutating func apply(_ record: Record, _ event: RecordedEvent) -> Bool {
    if case .journalCreated(let journal) = event {
      // Always and only record 0; what stands elsewhere must not make signatures of another journal count here.
      guard record.line.starts(with: Self.beginning) else { return false }
      begin(journal, officer: record.officer)
      return true
    }
    guard let change = AccountChange(event) else { return true }
    guard (try? check(change)) != nil, counts(record, event) else { return false }
    apply(change)
    return true
  }

  /// Whether a record is signed as it must be, by who may. What decides who is stopped (accounts, rules, lists) counts only
  /// then; everything else counts and is told when the journal is verified. Costs about 0.05 ms a signature.
  func counts(_ record: Record, _ event: RecordedEvent) -> Bool {
    signatureWork(for: record, event).findings().isEmpty
  }

  /// A journal that continues another one goes on with that one's accounts.
  private mutating func begin(_ journal: String, officer: String) {
    self.journal = journal
    guard first == nil else { return }
    let id = Account.foldedID(officer)
    first = id
    accounts[id] = Account(id: id, facts: AccountFacts(name: officer, roles: Set(Role.allCases)))
  }
}

/// An event that changes the book.
enum AccountChange {
  case created(AccountCreated)
  case changed(AccountChanged)
  case keySet(AccountKeySet)
  case rule(RuleChanged)

  init?(_ event: RecordedEvent) {
    switch event {
    case .accountCreated(let created): self = .created(created)
    case .accountChanged(let changed): self = .changed(changed)
    case .accountKeySet(let set): self = .keySet(set)
    case .ruleChanged(let changed): self = .rule(changed)
    default: return nil
    }
  }
}

extension AccountBook {
  /// Whether a change fits to what stands.
  func check(_ change: AccountChange) throws(AccessRefusal) {
    switch change {
    case .created(let created):
      guard accounts[created.account] == nil else { throw .accountExists(created.account) }
      guard accounts.count < Self.accountLimit else { throw .tooManyAccounts(Self.accountLimit) }
      guard !created.roles.isEmpty else { throw .noRoles }
    case .changed(let changed):
      let account = try account(changed.account)
      guard account.facts == changed.before else { throw .accountChangedMeanwhile(account.id) }
      guard changed.after != changed.before else { throw .nothingChanged }
      guard !changed.after.roles.isEmpty else { throw .noRoles }
      var after = self
      after.accounts[account.id]?.facts = changed.after
      guard isOpen || after.hasAdministrator else { throw .lastAdministrator }
    case .keySet(let set):
      let account = try account(set.account)
      if isOpen, account.id != first { throw .firstAccountFirst(first ?? "") }
      guard account.key?.id == set.replaces else { throw .accountChangedMeanwhile(account.id) }
      guard account.key?.id != set.key.id else { throw .nothingChanged }
      var after = self
      after.accounts[account.id]?.key = set.key
      // The store must not close behind somebody who can't open it again.
      guard after.hasAdministrator else { throw .lastAdministrator }
    case .rule(let changed):
      guard let rule = Rule(rawValue: changed.rule) else { throw .nothingChanged }
      guard value(rule) == changed.before else { throw .ruleChangedMeanwhile(rule) }
      guard rule.bounds.contains(changed.after) else { throw .ruleBounds(rule, changed.after) }
      guard changed.after != changed.before else { throw .nothingChanged }
    }
  }

  /// Takes a change in that was checked.
  mutating func apply(_ change: AccountChange) {
    switch change {
    case .created(let created):
      accounts[created.account] = Account(
        id: created.account, facts: AccountFacts(name: created.name, roles: created.roles))
    case .changed(let changed): accounts[changed.account]?.facts = changed.after
    case .keySet(let set): accounts[set.account]?.key = set.key
    case .rule(let changed): if let rule = Rule(rawValue: changed.rule) { ruleValues[rule] = changed.after }
    }
  }

  func account(_ id: String) throws(AccessRefusal) -> Account {
    guard let account = accounts[id] else { throw .accountUnknown(id) }
    return account
  }

  private var hasAdministrator: Bool {
    accounts.values.contains { $0.isActive && $0.roles.contains(.administrator) }
  }
}
