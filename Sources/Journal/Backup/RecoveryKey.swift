import Crypto

/// The key that opens a store's back-ups: X25519.
///
/// The store keeps the public half alone. The private half is shown once and kept on paper, away from the machine.
public struct RecoveryKey: Sendable {
  let key: Curve25519.KeyAgreement.PrivateKey

  /// A new key.
  public init() { key = Curve25519.KeyAgreement.PrivateKey() }

  public var publicKey: RecoveryPublicKey { RecoveryPublicKey(bytes: Array(key.publicKey.rawRepresentation)) }

  // MARK: As it is written on paper

  /// 32 bytes in base 32.
  private static let digits = 52
  /// 20 bits: one slip in a million is not noticed here, and then no back-up opens with the key.
  private static let checkDigits = 4
  private static let groupWidth = 4

  /// 56 digits of Crockford's base 32 in groups of four; the last group is a checksum.
  public var text: String {
    let bytes = Array(key.rawRepresentation)
    let digits = Array(Base32.encode(bytes, digits: Self.digits) + Self.checksum(bytes))
    return stride(from: 0, to: digits.count, by: Self.groupWidth).map {
      String(decoding: digits[$0..<min($0 + Self.groupWidth, digits.count)], as: UTF8.self)
    }.joined(separator: "-")
  }

  /// Reads what was written on paper: upper or lower case, with any blanks and hyphens; O is 0, I and L are 1.
  ///
  /// - Throws: `badRecoveryKey`.
  public init(text: String) throws(BackupError) {
    var digits: [UInt8] = []
    for (place, byte) in text.utf8.filter({ !Base32.isFiller($0) }).enumerated() {
      guard let value = Base32.value(byte) else { throw .badRecoveryKey(.character(place: place + 1)) }
      digits.append(value)
    }
    guard digits.count == Self.digits + Self.checkDigits else {
      throw .badRecoveryKey(.length(found: digits.count, expected: Self.digits + Self.checkDigits))
    }
    guard let bytes = Base32.decode(digits[..<Self.digits], bytes: 32),
      digits[Self.digits...].elementsEqual(Self.checksum(bytes).compactMap(Base32.value)),
      let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
    else { throw .badRecoveryKey(.checksum) }
    self.key = key
  }

  private static func checksum(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      Base32.encode(Array(SHA256.hash(data: Array("plbn-recovery/v1\n".utf8) + bytes).prefix(3)), digits: 5)
        .prefix(checkDigits))
  }
}

/// The public half of a recovery key: what back-ups are sealed to.
public struct RecoveryPublicKey: Sendable, Equatable {
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// nil unless it is 32 bytes in base 64 and a point that can be sealed to.
  public init?(_ text: String) {
    guard let bytes = Base64.decode(text), bytes.count == 32,
      (try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)) != nil
    else { return nil }
    self.bytes = bytes
  }

  /// Base 64.
  public var text: String { Base64.encode(bytes) }

  /// 8 hexadecimal digits that tell one key from another; the beginning of its SHA-256.
  public var id: String { Posix.hex(SHA256.hash(data: bytes).prefix(4)) }
}

/// Crockford's base 32 in lower case: no letter that looks like a digit.
private enum Base32 {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  static func isFiller(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  static func value(_ byte: UInt8) -> UInt8? {
    let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    switch lower {
    case UInt8(ascii: "o"): return 0
    case UInt8(ascii: "i"), UInt8(ascii: "l"): return 1
    default: return alphabet.firstIndex(of: lower).map(UInt8.init)
    }
  }

  /// The bytes' bits from the first on, filled up with zeros.
  static func encode(_ bytes: [UInt8], digits: Int) -> [UInt8] {
    (0..<digits).map { place in
      let value = (0..<5).reduce(0) { $0 << 1 | bit(bytes, 5 * place + $1) }
      return alphabet[value]
    }
  }

  private static func bit(_ bytes: [UInt8], _ place: Int) -> Int {
    place / 8 < bytes.count ? Int(bytes[place / 8] >> UInt8(7 - place % 8)) & 1 : 0
  }

  /// nil where the bits that fill up are not zero.
  static func decode(_ values: ArraySlice<UInt8>, bytes count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, width) = (UInt32(0), 0)
    for value in values {
      bits = bits << 5 | UInt32(value)
      width += 5
      guard width >= 8 else { continue }
      width -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(width)))
      bits &= 1 << UInt32(width) - 1
    }
    return bytes.count == count && bits == 0 ? bytes : nil
  }
}
