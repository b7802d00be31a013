import Crypto

/// The public half of an Ed25519 key in the form of C2SP's signed notes, `name+hash+base64`: a journal's, or that of a
/// witness.
public struct VerifierKey: Equatable, Sendable {
  /// What the key signs with, C2SP's signature type.
  public enum Kind: UInt8, Sendable {
    /// The text of a note.
    case note = 1
    /// A checkpoint with the time at which a witness saw it (tlog-cosignature).
    case cosignature = 4
  }

  public let name: String
  public let kind: Kind
  let publicKey: [UInt8]
  /// The first four bytes of SHA-256 over the name, a newline, the kind and the key.
  let id: [UInt8]

  init(name: String, kind: Kind, publicKey: [UInt8]) {
    self.name = name
    self.kind = kind
    self.publicKey = publicKey
    id = Array(SHA256.hash(data: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey).prefix(4))
  }

  /// Reads `name+hash+base64`.
  ///
  /// - Throws: `malformed` when it is none of a known kind, or its hash is not that of its key.
  public init(_ text: String) throws(CheckpointError) {
    let fields = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard text.utf8.count <= 1024, fields.count == 3, Self.isName(fields[0]), let bytes = Base64.decode(fields[2]),
      bytes.count == 33, let kind = Kind(rawValue: bytes[0])
    else { throw .malformed(.key, line: 1) }
    self.init(name: String(fields[0]), kind: kind, publicKey: Array(bytes.dropFirst()))
    guard fields[1] == Posix.hex(id) else { throw .malformed(.key, line: 1) }
  }

  public var text: String { name + "+" + Posix.hex(id) + "+" + Base64.encode([kind.rawValue] + publicKey) }

  /// The same key where it witnesses other journals.
  public var asWitness: VerifierKey { VerifierKey(name: name, kind: .cosignature, publicKey: publicKey) }

  /// A key's name is not empty and has neither spaces nor plus signs.
  static func isName(_ name: Substring) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 }
  }

  func isValid(_ signature: some Sequence<UInt8>, for message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(Array(signature), for: message)
  }
}
