/// The bytes of a witness's signature (C2SP tlog-cosignature, Ed25519): a time in 8 bytes, then the signature.
enum Cosignature {
  static let byteCount = 8 + 64

  /// Seconds since 1970; nil beyond 2^63 - 1.
  static func time(_ bytes: [UInt8]) -> Int? {
    Int(exactly: bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  static func message(time: Int, text: String) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
  }

  /// - Parameter time: seconds since 1970, not negative.
  static func make(_ text: String, by key: SigningKey, time: Int) throws -> SignedNote.Signature {
    let verifier = key.verifier(.cosignature)
    let stamp = (0..<8).map { UInt8(truncatingIfNeeded: UInt64(max(time, 0)) >> UInt64(56 - 8 * $0)) }
    let signature = try key.sign(message(time: max(time, 0), text: text))
    return SignedNote.Signature(name: key.name, keyID: verifier.id, bytes: stamp + signature)
  }
}
