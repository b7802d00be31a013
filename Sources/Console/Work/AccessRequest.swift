import Border
import Phrases

/// What concerns who works at this console. Those with a secret keep the clerk for about 0.2 s, because scrypt is slow
/// on purpose; that holds up nothing but what this console asks meanwhile.
enum AccessRequest: Sendable, Equatable {
  case signIn(account: String, Secret)
  case unlock(Secret)
  case unlockByPIN(Secret)
  case lock(SessionLocked.Cause)
  case signOut
  case changePassphrase(from: Secret, to: Secret)
  /// nil: no PIN any more.
  case setPIN(Secret?, passphrase: Secret)
}

/// The second person at this terminal.
struct Approval: Sendable, Equatable {
  let account: String
  let passphrase: Secret
}

/// Who works at a console.
enum AccessState: Sendable {
  /// Not known yet.
  case opening
  /// No account has a passphrase: whoever is there.
  case open
  case signedOut
  /// Also while it is locked.
  case session(Session)
}

/// Why somebody was not let in.
struct Denial: Sendable, Equatable {
  let sentence: Phrase
  /// Seconds until it may be tried again.
  var waitSeconds: Int?
  /// The session can't be gone on with.
  var endsSession = false

  init(_ error: any Error, zone: PostZone) {
    sentence = Phrase(error, zone: zone)
    guard case .access(let refusal) = error as? Refusal else { return }
    switch refusal {
    case .signInTooSoon(let seconds): waitSeconds = seconds
    case .accountDisabled, .keyReplaced, .notSignedIn: endsSession = true
    default: break
    }
  }

  init(_ sentence: Phrase, waitSeconds: Int? = nil, endsSession: Bool = false) {
    (self.sentence, self.waitSeconds, self.endsSession) = (sentence, waitSeconds, endsSession)
  }
}
