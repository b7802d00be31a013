import Crypto
import Journal
import Synchronization

/// Somebody who gave their passphrase. It holds the account's unsealed key, also while it is locked, until it is over;
/// one for reading holds none, so that nothing can be recorded by it.
///
/// `Desk` alone makes and changes one; any thread may look at it.
public final class Session: Sendable {
  /// The id of its `session.opened`.
  public let id: String
  public let account: String
  /// As people read it, when it began.
  public let name: String
  let publicKey: AccountKey
  private let state: Mutex<State>

  private struct State {
    var secret: Curve25519.Signing.PrivateKey?
    var proof = Proof.passphrase
    var isLocked = false
    var isOver = false
    var pin: AccountSecret.PINCheck?
    var pinTries = PIN.tries
  }

  init?(id: String = newEventID(), _ account: Account, _ secret: AccountSecret) {
    guard let publicKey = secret.publicKey else { return nil }
    self.id = id
    self.account = account.id
    name = account.name
    self.publicKey = publicKey
    state = Mutex(State(secret: secret.key, pin: secret.pin))
  }

  public var isLocked: Bool { state.withLock(\.isLocked) }
  /// Signed out; it can't be used any more.
  public var isOver: Bool { state.withLock(\.isOver) }
  public var hasPIN: Bool { state.withLock { $0.pin != nil } }
  /// 0: only the passphrase unlocks.
  public var pinTriesLeft: Int { state.withLock { $0.pin == nil ? 0 : $0.pinTries } }

  /// As records name it.
  public var officer: Officer { Officer(name: account, auth: state.withLock(\.proof).rawValue) }

  /// - Throws: `AccessRefusal.notSignedIn` where it is for reading, or over.
  func signature(of entry: Entry, journal: String) throws -> RecordSignature {
    guard let secret = state.withLock(\.secret) else { throw Refusal.access(.notSignedIn) }
    let bytes = try secret.signature(for: RecordSignature.message(entry, journal: journal))
    return RecordSignature(account: account, key: publicKey.id, bytes: Array(bytes))
  }

  /// Makes it one for reading.
  func forgetKey() { state.withLock { $0.secret = nil } }

  func lock() { state.withLock { $0.isLocked = true } }

  func unlock(_ proof: Proof) {
    state.withLock {
      $0.isLocked = false
      $0.proof = proof
      $0.pinTries = PIN.tries
    }
  }

  func end() {
    state.withLock {
      $0.isOver = true
      $0.secret = nil
      $0.pin = nil
    }
  }

  var pin: AccountSecret.PINCheck? { state.withLock { $0.pinTries > 0 ? $0.pin : nil } }

  func set(pin: AccountSecret.PINCheck?) {
    state.withLock {
      $0.pin = pin
      $0.pinTries = PIN.tries
    }
  }

  /// Counts a wrong PIN; gives how many tries are left.
  func countWrongPIN() -> Int {
    state.withLock {
      $0.pinTries = max(0, $0.pinTries - 1)
      return $0.pinTries
    }
  }
}

/// Who acts at a desk.
public enum Actor: Sendable {
  /// Whoever says so: enough while the store is open.
  case open(Officer)
  case session(Session)

  public var officer: Officer {
    switch self {
    case .open(let officer): officer
    case .session(let session): session.officer
    }
  }

  public var session: Session? { if case .session(let session) = self { session } else { nil } }
}
