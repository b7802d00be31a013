import Foundation
import Journal

/// An account was made. Nobody can sign in with it until a key was set.
public struct AccountCreated: EventBody {
  public static let type = "account.created"
  public static let version = 1

  public var account: String
  public var name: String
  public var roles: Set<Role>

  public init(account: String, name: String, roles: Set<Role>) {
    self.account = account
    self.name = name
    self.roles = roles
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("account", account)
      $0.member("name", name)
      $0.member("roles", roles.sorted().map(\.rawValue))
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    account = try json.requiredAccount("account")
    name = try json.requiredString("name")
    roles = try json.requiredRoles("roles")
  }
}

/// An account's name or roles changed, or it was disabled or enabled again.
public struct AccountChanged: EventBody {
  public static let type = "account.changed"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  public var account: String
  public var before: AccountFacts
  public var after: AccountFacts
  public var reason: String

  public init(account: String, before: AccountFacts, after: AccountFacts, reason: String) {
    self.account = account
    self.before = before
    self.after = after
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("account", account)
      $0.objectMember("before") { before.writeMembers(to: &$0) }
      $0.objectMember("after") { after.writeMembers(to: &$0) }
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    account = try json.requiredAccount("account")
    before = try AccountFacts(members: try json.requiredObject("before"))
    after = try AccountFacts(members: try json.requiredObject("after"))
    reason = try json.requiredString("reason")
  }
}

/// An account got a signature key: its first, or a new one because the passphrase of the old one is forgotten. A
/// passphrase that is changed by whoever knows it keeps the key.
public struct AccountKeySet: EventBody {
  public static let type = "account.key-set"
  public static let version = 1

  public var account: String
  public var key: AccountKey
  /// The id of the key that counted until now.
  public var replaces: String?

  public init(account: String, key: AccountKey, replaces: String? = nil) {
    self.account = account
    self.key = key
    self.replaces = replaces
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("account", account)
      $0.member("key", Data(key.bytes).base64EncodedString())
      $0.optionalMember("replaces", replaces)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    account = try json.requiredAccount("account")
    guard let key = Data(base64Encoded: try json.requiredString("key")).flatMap({ AccountKey(Array($0)) }) else {
      throw JSONError(problem: "\"key\" is no Ed25519 key", offset: 0)
    }
    self.key = key
    replaces = try json.string("replaces")
  }
}

/// A rule of the post changed.
public struct RuleChanged: EventBody {
  public static let type = "rule.changed"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  /// A `Rule`'s code; one that this program doesn't know is kept and changes nothing.
  public var rule: String
  public var before: Int
  public var after: Int
  public var reason: String

  public init(rule: String, before: Int, after: Int, reason: String) {
    self.rule = rule
    self.before = before
    self.after = after
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("rule", rule)
      $0.member("before", before)
      $0.member("after", after)
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    rule = try json.requiredString("rule")
    before = try json.requiredInt("before")
    after = try json.requiredInt("after")
    reason = try json.requiredString("reason")
  }
}

extension AccountFacts {
  fileprivate func writeMembers(to json: inout JSONWriter) {
    json.member("name", name)
    json.member("roles", roles.sorted().map(\.rawValue))
    json.member("disabled", isDisabled)
  }

  fileprivate init(members json: JSONObject) throws {
    self.init(
      name: try json.requiredString("name"), roles: try json.requiredRoles("roles"),
      isDisabled: try json.bool("disabled") ?? false)
  }
}

extension JSONObject {
  /// An account's id that must be there.
  func requiredAccount(_ name: String) throws -> String {
    let text = try requiredString(name)
    guard Account.isID(text) else { throw JSONError(problem: "\"\(name)\" is no account", offset: 0) }
    return text
  }

  /// Roles that must be there, at least one, each once. A role that is not known here makes the event unreadable: what
  /// it allows can't be guessed.
  fileprivate func requiredRoles(_ name: String) throws -> Set<Role> {
    let texts = try requiredStrings(name)
    let roles = Set(texts.compactMap(Role.init(rawValue:)))
    guard !roles.isEmpty, roles.count == texts.count else {
      throw JSONError(problem: "\"\(name)\" are not roles that are known here", offset: 0)
    }
    return roles
  }
}
