import Crypto
import Glibc

/// The post's own signature key, Ed25519, in the text forms of C2SP's signed notes.
///
/// The private half lies outside `journal/`, readable by its owner alone; the public half stands in record 0.
public struct SigningKey: Sendable {
  /// The key's name in a signed note, for example `plbn/entikong/1a2b3c4d`.
  public let name: String
  private let key: Curve25519.Signing.PrivateKey

  /// A new key.
  public init(name: String) {
    self.name = name
    key = Curve25519.Signing.PrivateKey()
  }

  /// Reads a store's key and checks that it is the one that counts.
  ///
  /// - Throws: `badKey` when the file holds no key or another one; `system` when it cannot be read; what reading
  ///   record 0 and the records of rotations throws.
  public static func read(_ layout: StoreLayout) throws -> SigningKey {
    let keys = try KeyRecords.read(layout, StoreIdentity.read(layout)).history
    guard let key = try read(layout.signingKey), key.verifier(.note) == keys.current else {
      throw JournalError.badKey(path: layout.signingKey)
    }
    return key
  }

  /// Why nothing can be signed with the store's key: it is gone, or not the one that counts; nil where it can. Of a
  /// rotation that was cut short the new key may lie beside the old one. Changes nothing.
  static func trouble(_ layout: StoreLayout) -> JournalError? {
    do {
      let current = try KeyRecords.read(layout, StoreIdentity.read(layout)).history.current
      if Posix.exists(layout.nextSigningKey), try read(layout.nextSigningKey)?.verifier(.note) == current { return nil }
      return try read(layout.signingKey)?.verifier(.note) == current ? nil : .badKey(path: layout.signingKey)
    } catch {
      return error as? JournalError ?? .badKey(path: layout.signingKey)
    }
  }

  /// Reads the private key for a verifier key; a new one that counts from now on takes the place of the old one, which
  /// is gone with that. Under the checkpoints' lock.
  ///
  /// - Throws: `badKey` when the store has no such key; `system`, `readOnly`.
  static func read(_ layout: StoreLayout, for verifier: VerifierKey) throws(JournalError) -> SigningKey {
    if Posix.exists(layout.nextSigningKey), let next = try read(layout.nextSigningKey),
      next.verifier(.note) == verifier
    {
      guard rename(layout.nextSigningKey, layout.signingKey) == 0 else {
        throw Posix.error("rename", layout.signingKey)
      }
      try Posix.syncFolder(layout.keys)
      return next
    }
    guard let key = try read(layout.signingKey), key.verifier(.note) == verifier else {
      throw .badKey(path: layout.signingKey)
    }
    return key
  }

  /// The key in a file; nil when it holds none.
  static func read(_ path: String) throws(JournalError) -> SigningKey? {
    SigningKey(privateText: String(decoding: try Posix.readFile(path, limit: textLimit), as: UTF8.self))
  }

  /// Reads the private form, `PRIVATE+KEY+name+hash+base64` and a newline.
  init?(privateText: String) {
    guard privateText.hasPrefix(Self.privatePrefix), privateText.hasSuffix("\n"),
      let (name, bytes) = Self.parse(privateText.dropFirst(Self.privatePrefix.count).dropLast()),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.key)
    else { return nil }
    self.name = name
    self.key = key
    guard bytes.hash == Self.keyHash(name: name, publicKey: publicKey) else { return nil }
  }

  /// Whether a text is a verifier key: `name+hash+base64`, of Ed25519, and its hash is right.
  static func isVerifier(_ text: String) -> Bool {
    guard let (name, bytes) = parse(text[...]) else { return false }
    return bytes.hash == keyHash(name: name, publicKey: bytes.key)
  }

  /// The verifier key, `name+hash+base64`: what others need to check this post's signatures.
  public var verifierText: String { Self.text(name, publicKey, hash: keyHash) }

  /// The public half, for a kind of signature.
  func verifier(_ kind: VerifierKey.Kind) -> VerifierKey {
    VerifierKey(name: name, kind: kind, publicKey: publicKey)
  }

  /// An Ed25519 signature (RFC 8032) of the bytes.
  func sign(_ message: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: message)) }

  var privateText: String {
    Self.privatePrefix + Self.text(name, Array(key.rawRepresentation), hash: keyHash) + "\n"
  }

  private static let privatePrefix = "PRIVATE+KEY+"
  /// A key file has about 120 bytes.
  private static let textLimit = 4096
  /// C2SP signed-note's number for an Ed25519 key.
  private static let ed25519: UInt8 = 1
  private static let keyLength = 32

  private var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }
  private var keyHash: String { Self.keyHash(name: name, publicKey: publicKey) }

  private static func text(_ name: String, _ key: [UInt8], hash: String) -> String {
    name + "+" + hash + "+" + Base64.encode([ed25519] + key)
  }

  /// Takes `name+hash+base64` apart; base 64 may hold plus signs itself.
  private static func parse(_ text: Substring) -> (name: String, (hash: String, key: [UInt8]))? {
    let fields = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, !fields[0].isEmpty, let bytes = Base64.decode(fields[2]),
      bytes.count == keyLength + 1, bytes.first == ed25519
    else { return nil }
    return (String(fields[0]), (String(fields[1]), Array(bytes.dropFirst())))
  }

  /// The key id of C2SP's signed note: the first four bytes of SHA-256 over the name, a newline and the typed key.
  private static func keyHash(name: String, publicKey: [UInt8]) -> String {
    Posix.hex(SHA256.hash(data: Array(name.utf8) + [0x0A, ed25519] + publicKey).prefix(4))
  }
}
