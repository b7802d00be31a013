import Glibc
import Journal

/// Signing in and out, locking and unlocking. What tries a passphrase or a PIN takes about 0.2 s.
extension Desk {
  /// The session that acts; nil while nobody has signed in.
  public var session: Session? { actor.session }

  /// Accounts, rights and rules, with everything that stands in the journal.
  ///
  /// - Throws: `Refusal.recordsLost`, `JournalError`, `DatabaseError`.
  public func accounts() throws -> AccountBook { try look(\.accounts) }

  /// Whether the actor may do something: nil, or why not.
  public func refusal(_ permission: Permission) throws -> Refusal? {
    try accounts().refusal(permission, to: actor)
  }

  /// Signs somebody in, who acts from then on. A session that was there is closed.
  ///
  /// - Throws: `Refusal.access` (`signInFailed`, which is recorded; `signInTooSoon`, `accountDisabled`,
  ///   `keyFileUnusable`, `storeOpen`); `JournalError`.
  @discardableResult
  public func signIn(_ account: String, passphrase: String) throws -> Session {
    let session = try prove(account, Passphrase(typed: passphrase))
    let before = self.session
    try append { facts in
      _ = try Refusal.wrapping { () throws(AccessRefusal) in try facts.accounts.account(of: session) }
      let opened = Entry(SessionOpened(), id: session.id, by: session.officer)
      return try self.closing(before, .other, facts.accounts) + [try self.signed(opened, by: session)]
    }
    before?.end()
    actor = .session(session)
    return session
  }

  /// Somebody who approves what the actor does, without acting: to be handed in as `second` once, and let go.
  ///
  /// - Throws: as `signIn`.
  public func approver(_ account: String, passphrase: String) throws -> Session {
    try prove(account, Passphrase(typed: passphrase))
  }

  /// Somebody who may read, also where the store takes no records: nothing is recorded of it but refusals. Nothing can be
  /// recorded by the session, and nothing approved. What it may see, `AccountBook.refusal(_:to:)` says.
  ///
  /// - Throws: as `signIn`; where the passphrase is wrong and that can't be recorded, why, a second later.
  public func proveForReading(_ account: String, passphrase: String) throws -> Session {
    let session = try prove(account, Passphrase(typed: passphrase))
    session.forgetKey()
    return session
  }

  /// Locks the console. It is locked also where that can't be recorded.
  ///
  /// - Throws: `JournalError`.
  public func lock(_ cause: SessionLocked.Cause = .officer) throws {
    guard let session, !session.isLocked, !session.isOver else { return }
    session.lock()
    let entry = Entry(SessionLocked(session: session.id, cause: cause), by: session.officer)
    try append { try self.ifCounting(session, $0.accounts, entry) }
  }

  /// Unlocks the console. Whoever has proved who they are finds it unlocked also where that can't be recorded.
  ///
  /// - Throws: `Refusal.access` (`wrongPIN`, which is recorded; `noPIN`, `signInTooSoon`, `notSignedIn`);
  ///   `JournalError`, `Refusal.recordsLost`: see `session` for whether it is unlocked.
  public func unlock(pin: String) throws {
    guard let session = try lockedSession() else { return }
    guard let check = session.pin else { throw Refusal.access(.noPIN) }
    try takingTurn(for: session.account) {
      guard try check.isRight(PIN(typed: pin)) else {
        let left = session.countWrongPIN()
        try recordRefusal(session.account, .pin)
        throw Refusal.access(.wrongPIN(left: left))
      }
    }
    try unlock(session, .pin)
  }

  /// The same by the passphrase.
  ///
  /// - Throws: as `signIn`, and as `unlock(pin:)`.
  public func unlock(passphrase: String) throws {
    guard let session = try lockedSession() else { return }
    _ = try prove(session.account, Passphrase(typed: passphrase))
    try unlock(session, .passphrase)
  }

  /// Ends the session. It is over also where that can't be recorded.
  ///
  /// - Throws: `JournalError`.
  public func signOut(_ cause: SessionClosed.Cause = .officer) throws {
    guard let session else { return }
    actor = .open(Officer(name: session.account))
    defer { session.end() }
    try append { try self.closing(session, cause, $0.accounts) }
  }

  // MARK: What these share

  /// nil: it is not locked.
  private func lockedSession() throws -> Session? {
    guard let session, !session.isOver else { throw Refusal.access(.notSignedIn) }
    return session.isLocked ? session : nil
  }

  private func unlock(_ session: Session, _ proof: Proof) throws {
    let officer = Officer(name: session.account, auth: proof.rawValue)
    let entry = Entry(SessionUnlocked(session: session.id, method: proof), by: officer)
    func check(_ book: AccountBook) throws(Refusal) {
      _ = try Refusal.wrapping { () throws(AccessRefusal) in try book.account(of: session) }
    }
    try check(try lookAnyway(\.accounts))
    session.unlock(proof)
    do {
      try append { facts in
        try check(facts.accounts)
        return [try self.signed(entry, by: session)]
      }
    } catch Refusal.access(let refusal) {
      session.lock()
      throw Refusal.access(refusal)
    }
  }

  private func closing(_ session: Session?, _ cause: SessionClosed.Cause, _ book: AccountBook) throws -> [Entry] {
    guard let session, !session.isOver else { return [] }
    return try ifCounting(
      session, book, Entry(SessionClosed(session: session.id, cause: cause), by: session.officer))
  }

  /// Nothing where the account's key is another by now, or it is disabled: nobody could check who signed.
  private func ifCounting(_ session: Session, _ book: AccountBook, _ entry: Entry) throws -> [Entry] {
    guard (try? book.account(of: session)) != nil else { return [] }
    return [try signed(entry, by: session)]
  }

  /// Tries a passphrase, and records where it is wrong.
  func prove(_ typed: String, _ passphrase: Passphrase) throws -> Session {
    let book = try lookAnyway(\.accounts)
    guard !book.isOpen else { throw Refusal.access(.storeOpen) }
    let known = book.account(named: typed)
    return try takingTurn(for: known?.id) { try prove(known, passphrase) }
  }

  private func prove(_ known: Account?, _ passphrase: Passphrase) throws -> Session {
    switch try AccountKeyFiles(layout).prove(known, passphrase) {
    case .session(let session): return session
    case .refused(let reason):
      try recordRefusal(known?.id, reason)
      throw Refusal.access(reason == .disabled ? .accountDisabled(known?.id ?? "") : .signInFailed)
    }
  }

  /// Refuses where somebody tried in vain a moment ago. One attempt at a time in the whole store: what came of it is
  /// recorded before the next one's wait is reckoned.
  func takingTurn<Value>(for account: String?, _ attempt: () throws -> Value) throws -> Value {
    try AccountKeyFiles(layout).holding {
      let seconds = try lookAnyway {
        try $0.signInDelay(account: account, console: self.journal.console, now: .now())
      }
      guard seconds == 0 else { throw Refusal.access(.signInTooSoon(seconds: seconds)) }
      return try attempt()
    }
  }

  /// What stands in the journal, also where records of it are lost: that forbids recording, and not knowing somebody.
  private func lookAnyway<Value>(_ read: (DeskFacts) throws -> Value) throws -> Value {
    do {
      return try look(read)
    } catch Refusal.recordsLost {
      return try ledger.facts(with: [], read)
    }
  }

  /// Takes a second where it can't be recorded: nothing else makes the next attempt wait then.
  func recordRefusal(_ account: String?, _ reason: SessionRefused.Reason) throws {
    let nobody = Officer(name: Account.journalItself)
    let entry = Entry(SessionRefused(account: account, reason: reason), by: nobody)
    do {
      try append { _ in [entry] }
    } catch {
      sleep(1)
      throw error
    }
  }
}

extension Refusal {
  static func wrapping<Value>(_ body: () throws(AccessRefusal) -> Value) throws(Refusal) -> Value {
    do throws(AccessRefusal) {
      return try body()
    } catch {
      throw .access(error)
    }
  }
}
