import Journal

/// How somebody proved who they are.
public enum Proof: String, Sendable {
  case passphrase
  case pin
}

/// Somebody signed in at a console. The session is named by this event's id.
public struct SessionOpened: EventBody {
  public static let type = "session.opened"
  public static let version = 1

  public var method: Proof

  public init(method: Proof = .passphrase) { self.method = method }

  public func write(to json: inout JSONWriter) {
    json.object { $0.member("method", method.rawValue) }
  }

  public init(_ json: JSONObject, version: Int) throws {
    method = try json.requiredCode("method")
  }
}

/// Somebody tried to sign in or to unlock, and could not. What was typed as a name is recorded only where it is an
/// account's: people type passphrases into the wrong field.
public struct SessionRefused: EventBody {
  public static let type = "session.refused"
  public static let version = 1

  public enum Reason: String, Sendable {
    case unknownAccount = "unknown-account"
    case passphrase
    /// No passphrase was set for the account yet.
    case noKey = "no-key"
    case pin
    case disabled
  }

  public var account: String?
  public var reason: Reason

  public init(account: String?, reason: Reason) {
    self.account = account
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.optionalMember("account", account)
      $0.member("reason", reason.rawValue)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    account = try json.string("account")
    if account != nil { _ = try json.requiredAccount("account") }
    reason = try json.requiredCode("reason")
  }
}

/// A console was locked; its session goes on when somebody unlocks it.
public struct SessionLocked: EventBody {
  public static let type = "session.locked"
  public static let version = 1

  public enum Cause: String, Sendable {
    case officer
    case idle
  }

  public var session: String
  public var cause: Cause

  public init(session: String, cause: Cause) {
    self.session = session
    self.cause = cause
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("session", session)
      $0.member("cause", cause.rawValue)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    session = try json.requiredString("session")
    cause = try json.requiredCode("cause")
  }
}

/// A locked console was unlocked by whoever had locked it.
public struct SessionUnlocked: EventBody {
  public static let type = "session.unlocked"
  public static let version = 1

  public var session: String
  public var method: Proof

  public init(session: String, method: Proof) {
    self.session = session
    self.method = method
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("session", session)
      $0.member("method", method.rawValue)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    session = try json.requiredString("session")
    method = try json.requiredCode("method")
  }
}

/// A session ended.
public struct SessionClosed: EventBody {
  public static let type = "session.closed"
  public static let version = 1

  public enum Cause: String, Sendable {
    case officer
    /// The program ended.
    case exit
    /// Somebody else signed in at the console.
    case other
  }

  public var session: String
  public var cause: Cause

  public init(session: String, cause: Cause) {
    self.session = session
    self.cause = cause
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("session", session)
      $0.member("cause", cause.rawValue)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    session = try json.requiredString("session")
    cause = try json.requiredCode("cause")
  }
}
