import Crypto

/// Somebody who can sign in.
public struct Account: Sendable, Equatable {
  /// What stands in records as `officer`: 2 to 32 of `a`-`z`, `0`-`9`, `.`, `-`.
  public let id: String
  public var facts: AccountFacts
  /// nil: no passphrase was set, so nobody can sign in with it yet.
  public var key: AccountKey?

  public var name: String { facts.name }
  public var roles: Set<Role> { facts.roles }
  public var isDisabled: Bool { facts.isDisabled }

  /// Whether somebody can sign in with it.
  public var isActive: Bool { key != nil && !isDisabled }

  public static func isID(_ text: String) -> Bool {
    (2...32).contains(text.utf8.count) && text != Account.journalItself
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
      }
  }

  /// A name as an id: in lower case, each other character a hyphen, cut to 32, `admin` where that gives no id.
  public static func foldedID(_ name: String) -> String {
    let bytes = name.lowercased().utf8.prefix(32).map { byte -> UInt8 in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E ? byte : 0x2D
    }
    let id = String(decoding: bytes, as: UTF8.self)
    return isID(id) ? id : "admin"
  }

  /// What somebody typed as an account's id: capitals and blanks don't count.
  public static func typedID(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }

  /// The officer of what the journal records of itself.
  static let journalItself = "plbn"

  /// Whether a name is that of the journal itself, however it is typed: nobody records under it.
  public static func isJournalItself(_ name: String) -> Bool { typedID(name) == journalItself }
}

/// What of an account can be changed.
public struct AccountFacts: Sendable, Equatable {
  /// As people read it, at most `Officer.nameLimit` characters.
  public var name: String
  public var roles: Set<Role>
  public var isDisabled: Bool

  public init(name: String, roles: Set<Role>, isDisabled: Bool = false) {
    self.name = name
    self.roles = roles
    self.isDisabled = isDisabled
  }
}

/// The public half of an account's signature key, Ed25519 (RFC 8032).
public struct AccountKey: Sendable, Equatable {
  static let byteCount = 32

  public let bytes: [UInt8]

  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The first four bytes of its SHA-256, in hexadecimal digits.
  public var id: String { SHA256.hex(SHA256.hash(data: bytes).prefix(4)) }

  func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
