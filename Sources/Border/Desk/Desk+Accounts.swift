import Journal

import struct Journal.Record

/// Accounts, their keys, and the rules.
///
/// What gives an account more than it had (making it, a passphrase, a role, enabling it), or touches one that can change
/// who is stopped, needs `second`, somebody else who is a supervisor or, where the actor is one, an administrator; so do
/// rules. Disabling an account of the line, taking roles away and renaming need one person. Where nobody is there who
/// could be the second, one suffices: somebody has to make the second account. Without `second` it is refused by
/// `AccessRefusal.secondPersonNeeded`, which names who could be asked.
extension Desk {
  /// Sets the passphrase of the first account, that of record 0's officer, and signs it in. The store is closed then.
  ///
  /// - Throws: `Refusal.access` (`storeClosed`, what is wrong with the passphrase); `JournalError`.
  @discardableResult
  public func closeStore(passphrase: String) throws -> Session {
    let book = try accounts()
    guard book.isOpen, let first = book.first else { throw Refusal.access(.storeClosed) }
    let secret = AccountSecret()
    let account = try Refusal.wrapping { () throws(AccessRefusal) in try book.account(first) }
    guard let session = Session(account, secret) else { throw Refusal.access(.keyFileUnusable(first)) }
    try putKey(secret, account, passphrase) { event in
      try append { facts in
        let change = AccountChange.keySet(event)
        guard facts.accounts.isOpen else { throw Refusal.access(.storeClosed) }
        try Refusal.wrapping { () throws(AccessRefusal) in try facts.accounts.check(change) }
        return [
          try signed(Entry(event, by: session.officer), by: session),
          try signed(Entry(SessionOpened(), id: session.id, by: session.officer), by: session),
        ]
      }
    }
    actor = .session(session)
    return session
  }

  /// Makes an account, which nobody can sign in with until its passphrase is set.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func create(
    account: String, _ facts: AccountFacts, second: Session? = nil, id: String = newEventID()
  ) throws -> Record? {
    guard Account.isID(account) else { throw Refusal.access(.accountForm(account)) }
    let facts = try checked(facts)
    let created = AccountCreated(account: account, name: facts.name, roles: facts.roles)
    return try append(.created(created), Entry(created, id: id, by: officer), second)
  }

  /// Changes an account's name or roles, disables or enables it.
  ///
  /// - Parameter seen: what it was when this was decided; where it is something else meanwhile, nothing is recorded.
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func change(
    account: String, seen: AccountFacts, to facts: AccountFacts, reason: String, second: Session? = nil,
    id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: AccountChanged.reasonLimit)
    let changed = AccountChanged(account: account, before: seen, after: try checked(facts), reason: words)
    return try append(.changed(changed), Entry(changed, id: id, by: officer), second)
  }

  /// Sets an account's first passphrase, or a new one because the old one is forgotten: either is a new key. Sessions of
  /// the old one can't record any more.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func setPassphrase(
    of account: String, _ passphrase: String, second: Session? = nil
  ) throws -> Record? {
    let known = try accounts()
    if known.isOpen { throw Refusal.access(.firstAccountFirst(known.first ?? "")) }
    let found = try Refusal.wrapping { () throws(AccessRefusal) in try known.account(account) }
    // Before the work of a new key; what counts is said under the lock.
    try known.allow(AccountBook.demandOfKey, actor, second: second)
    return try putKey(AccountSecret(), found, passphrase) { event in
      try append(.keySet(event), Entry(event, by: officer), second)
    }
  }

  /// Changes one's own passphrase. The key stays, so nothing is recorded.
  ///
  /// - Throws: `Refusal.access`, `JournalError`.
  public func changePassphrase(from old: String, to new: String) throws {
    try reseal(old) { session, _ in
      try Refusal.wrapping { () throws(AccessRefusal) in
        try Passphrase(new: new, for: session.account, name: session.name)
      }
    }
  }

  /// Sets the PIN that unlocks one's own sessions, or takes it away. It lies sealed with the key: so whoever has no
  /// passphrase can't try PINs.
  ///
  /// - Throws: `Refusal.access`, `JournalError`.
  public func setPIN(_ pin: String?, passphrase: String) throws {
    let checked = try pin.map { pin in
      try Refusal.wrapping { () throws(AccessRefusal) in try PIN(new: pin) }
    }
    let check = try checked.map { try AccountSecret.PINCheck($0, rounds: scryptRounds) }
    try reseal(passphrase) { _, secret in
      secret.pin = check
      return Passphrase(typed: passphrase)
    }
    session?.set(pin: check)
  }

  /// Changes a rule of the post.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func change(
    rule: Rule, seen: Int, to value: Int, reason: String, second: Session? = nil, id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: RuleChanged.reasonLimit)
    let changed = RuleChanged(rule: rule.rawValue, before: seen, after: value, reason: words)
    return try append(.rule(changed), Entry(changed, id: id, by: officer), second)
  }

  // MARK: What these share

  private func append(_ change: AccountChange, _ entry: Entry, _ second: Session?) throws -> Record? {
    try append { facts in
      if try facts.isRecorded(entry.id) { return [] }
      try self.allow(facts.accounts.demand(of: change), facts.accounts, second: second)
      try Refusal.wrapping { () throws(AccessRefusal) in try facts.accounts.check(change) }
      return [try self.signed(entry, by: self.session, second)]
    }.last
  }

  private func checked(_ facts: AccountFacts) throws -> AccountFacts {
    var facts = facts
    facts.name = try CrossingRules.requiredWords(facts.name, .name, limit: Officer.nameLimit)
    guard !facts.roles.isEmpty else { throw Refusal.access(.noRoles) }
    return facts
  }

  /// Puts a new key's file in its place, lets `record` name it in the journal, and takes the old key's file away.
  @discardableResult
  private func putKey<Value>(
    _ secret: AccountSecret, _ account: Account, _ passphrase: String, record: (AccountKeySet) throws -> Value
  ) throws -> Value {
    let passphrase = try Refusal.wrapping { () throws(AccessRefusal) in
      try Passphrase(new: passphrase, for: account.id, name: account.name)
    }
    guard let key = secret.publicKey else { throw Refusal.access(.keyFileUnusable(account.id)) }
    let files = AccountKeyFiles(layout)
    let sealed = try SealedKey(secret, account: account.id, under: passphrase, rounds: scryptRounds)
    try files.write(sealed, account.id, key.id)
    do {
      let value = try record(AccountKeySet(account: account.id, key: key, replaces: account.key?.id))
      if let old = account.key { files.remove(account.id, old.id) }
      return value
    } catch let refusal as Refusal {
      // Refused is not recorded. After any other error the event may come to stand all the same.
      files.remove(account.id, key.id)
      throw refusal
    }
  }

  /// Seals the key of the session's account anew, under what `change` gives.
  private func reseal(
    _ passphrase: String, _ change: (Session, inout AccountSecret) throws -> Passphrase
  ) throws {
    guard let session, !session.isOver else { throw Refusal.access(.notSignedIn) }
    let files = AccountKeyFiles(layout)
    try takingTurn(for: session.account) {
      let sealed = try files.read(session.account, session.publicKey.id)
      guard var secret = try sealed.open(Passphrase(typed: passphrase)) else {
        try recordRefusal(session.account, .passphrase)
        throw Refusal.access(.signInFailed)
      }
      let new = try change(session, &secret)
      let anew = try SealedKey(secret, account: session.account, under: new, rounds: scryptRounds)
      try files.write(anew, session.account, session.publicKey.id)
    }
  }
}
