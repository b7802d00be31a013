import Crypto
import CryptoExtras
import Foundation
import Journal

/// A passphrase as it was typed, in the one form that keyboards and systems agree on: Unicode's NFKC, runs of white
/// space as one blank, none at its ends. Capitals count.
struct Passphrase {
  static let lengths = 12...256
  /// So that a key held down is none.
  static let differentCharacters = 5

  let bytes: [UInt8]

  /// One to try: whatever was typed, cut where nobody could have set it.
  init(typed: String) { bytes = Array(Self.normalised(typed).utf8) }

  /// A new one, as NIST SP 800-63B has it: at least 12 characters, which four short words have, and nothing that is tried
  /// first; which kinds of characters is nobody's business.
  init(new typed: String, for account: String, name: String) throws(AccessRefusal) {
    let text = Self.normalised(typed)
    guard !text.unicodeScalars.contains(where: \.isHidden) else { throw .passphraseHidden }
    guard text.count >= Self.lengths.lowerBound else { throw .passphraseTooShort(Self.lengths.lowerBound) }
    guard text.count <= Self.lengths.upperBound else { throw .passphraseTooLong(Self.lengths.upperBound) }
    guard Set(text).count >= Self.differentCharacters else { throw .passphraseTooPlain }
    let plain = text.lowercased()
    guard plain != account, plain != Self.normalised(name).lowercased() else { throw .passphraseIsName }
    let guessed = GuessedPassphrase(plain, account: account, name: Self.normalised(name).lowercased())
    guard !guessed.isGuessed else { throw .passphraseGuessed(guessed) }
    bytes = Array(text.utf8)
  }

  private static func normalised(_ typed: String) -> String {
    // More than any passphrase takes, and little enough to be normalised at once.
    let cut = String(typed.prefix(4 * lengths.upperBound).unicodeScalars.prefix(16 * lengths.upperBound))
    return cut.precomposedStringWithCompatibilityMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A PIN for unlocking: 6 to 12 digits, not all the same and no counting up or down.
struct PIN {
  static let lengths = 6...12
  /// Wrong ones in a row after which only the passphrase unlocks.
  static let tries = 3

  let bytes: [UInt8]

  init(typed: String) { bytes = Array(typed.utf8.prefix(64)) }

  init(new typed: String) throws(AccessRefusal) {
    let digits = Array(typed.utf8.prefix(64))
    guard Self.lengths.contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .pinForm
    }
    let steps = Set(zip(digits, digits.dropFirst()).map { Int($1) - Int($0) })
    guard steps.count > 1 || ![-1, 0, 1].contains(steps.first ?? 0) else { throw .pinForm }
    bytes = digits
  }
}

/// What scrypt (RFC 7914) makes of a secret: as much work as a person is willing to wait for.
struct ScryptKey: Sendable, Equatable {
  /// N, a power of two. 2^16 takes 64 MiB.
  let rounds: Int
  let salt: [UInt8]

  static let usualRounds = 1 << 16
  /// What a file may ask for: no less than was ever written, no more than a machine of the post can bear.
  static let bounds = 1 << 14...1 << 18
  private static let blockSize = 8
  private static let parallelism = 1
  static let saltBytes = 16

  init(rounds: Int) {
    self.rounds = rounds
    var generator = SystemRandomNumberGenerator()
    salt = (0..<Self.saltBytes).map { _ in generator.next() }
  }

  /// Reads `scrypt 65536 8 1 <salt>`; nil for other numbers than this program would ever write.
  init?(_ text: Substring) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 5, words[0] == "scrypt", let rounds = Int(words[1]), Self.bounds.contains(rounds),
      rounds & (rounds - 1) == 0, words[2] == "\(Self.blockSize)", words[3] == "\(Self.parallelism)",
      let salt = Data(base64Encoded: String(words[4])), salt.count == Self.saltBytes
    else { return nil }
    self.rounds = rounds
    self.salt = Array(salt)
  }

  var text: String {
    "scrypt \(rounds) \(Self.blockSize) \(Self.parallelism) \(Data(salt).base64EncodedString())"
  }

  /// 32 bytes. Costs `rounds` KiB of memory and about 2 microseconds for each round: 0.13 s at the usual number.
  func derive(_ secret: [UInt8]) throws -> SymmetricKey {
    try KDF.Scrypt.deriveKey(
      from: secret, salt: salt, outputByteCount: 32, rounds: rounds, blockSize: Self.blockSize,
      parallelism: Self.parallelism, maxMemory: 2 * 128 * Self.blockSize * rounds)
  }
}
