import Glibc
import Journal

/// What trying a passphrase came to.
enum ProofOfAccount {
  case session(Session)
  case refused(SessionRefused.Reason)
}

extension AccountKeyFiles {
  /// Tries a passphrase; takes about 0.2 s. Whether the account is disabled is said only to who knows it.
  ///
  /// - Throws: `AccessRefusal.keyFileUnusable`; `JournalError`.
  func prove(_ known: Account?, _ passphrase: Passphrase) throws -> ProofOfAccount {
    guard let known, let key = known.key else { return .refused(known == nil ? .unknownAccount : .noKey) }
    guard let secret = try read(known.id, key.id).open(passphrase), secret.publicKey == key,
      let session = Session(known, secret)
    else { return .refused(.passphrase) }
    return known.isDisabled ? .refused(.disabled) : .session(session)
  }
}

extension AccountBook {
  /// The account that somebody names to sign in.
  public func account(named name: String) -> Account? { accounts[Account.typedID(name)] }
}

extension Ledger {
  /// Somebody who may read a store whose file system can only be read: nothing is recorded of it, refusals neither, and
  /// attempts take no turns; each wrong one takes a second. The session can record and approve nothing.
  ///
  /// - Throws: `Refusal.access` (`signInFailed`, `accountDisabled`, `keyFileUnusable`); `JournalError`.
  public func proveForReading(_ account: String, passphrase: String) throws -> Session {
    let known = try accounts().account(named: account)
    switch try AccountKeyFiles(layout).prove(known, Passphrase(typed: passphrase)) {
    case .session(let session):
      session.forgetKey()
      return session
    case .refused(let reason):
      sleep(1)
      throw Refusal.access(reason == .disabled ? .accountDisabled(known?.id ?? "") : .signInFailed)
    }
  }
}
