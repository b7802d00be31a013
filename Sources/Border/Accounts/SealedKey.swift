import Crypto
import Foundation
import Journal

/// An account's signature key with what unlocks its sessions: what lies sealed in its file.
struct AccountSecret: Sendable {
  let key: Curve25519.Signing.PrivateKey
  var pin: PINCheck?

  init() { key = Curve25519.Signing.PrivateKey() }

  /// What tells a right PIN from a wrong one without holding it.
  struct PINCheck: Sendable {
    let scrypt: ScryptKey
    fileprivate let hash: [UInt8]

    init(_ pin: PIN, rounds: Int) throws {
      scrypt = ScryptKey(rounds: rounds)
      hash = Self.bytes(try scrypt.derive(pin.bytes))
    }

    fileprivate init(scrypt: ScryptKey, hash: [UInt8]) {
      self.scrypt = scrypt
      self.hash = hash
    }

    func isRight(_ pin: PIN) throws -> Bool {
      // Without telling by its time how much of it is right.
      zip(Self.bytes(try scrypt.derive(pin.bytes)), hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func bytes(_ key: SymmetricKey) -> [UInt8] { key.withUnsafeBytes { Array($0) } }
  }

  var publicKey: AccountKey? { AccountKey(Array(key.publicKey.rawRepresentation)) }

  fileprivate init?(text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
    guard let first = lines.first, first.count == 2, first[0] == "private",
      let bytes = Data(base64Encoded: String(first[1])),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else { return nil }
    self.key = key
    guard lines.count > 1 else { return }
    let words = lines[1].last?.split(separator: " ") ?? []
    guard lines.count == 2, lines[1].first == "pin", words.count == 6,
      let scrypt = ScryptKey(Substring(words.dropLast().joined(separator: " "))),
      let hash = words.last.flatMap({ Data(base64Encoded: String($0)) }), hash.count == 32
    else { return nil }
    pin = PINCheck(scrypt: scrypt, hash: Array(hash))
  }

  fileprivate var text: String {
    let pinLine = pin.map { "pin \($0.scrypt.text) \(Data($0.hash).base64EncodedString())\n" } ?? ""
    return "private \(key.rawRepresentation.base64EncodedString())\n" + pinLine
  }
}

/// The file of an account's sealed key: text, `docs/formats/accounts.md`.
///
/// ChaCha20-Poly1305 (RFC 8439) under what scrypt makes of the passphrase, with the lines in front of it as the data
/// that are authenticated too.
struct SealedKey: Sendable, Equatable {
  static let byteLimit = 4096
  private static let firstLine = "plbn-account-key/v1"

  /// Account, key id and parameters.
  private let head: String
  private let scrypt: ScryptKey
  private let box: [UInt8]

  /// Seals a secret.
  init(_ secret: AccountSecret, account: String, under passphrase: Passphrase, rounds: Int) throws {
    scrypt = ScryptKey(rounds: rounds)
    head = Self.head(account: account, key: secret.publicKey?.id ?? "", scrypt)
    let key = try scrypt.derive(passphrase.bytes)
    let box = try ChaChaPoly.seal(Array(secret.text.utf8), using: key, authenticating: Array(head.utf8))
    self.box = Array(box.combined)
  }

  /// Reads a file's bytes; nil where they are not what this program writes for this account and key.
  init?(_ bytes: [UInt8], account: String, key: String) {
    guard bytes.count <= Self.byteLimit, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 6, lines[5].isEmpty, lines[3].hasPrefix("kdf "),
      let scrypt = ScryptKey(lines[3].dropFirst("kdf ".count)), lines[4].hasPrefix("sealed "),
      let box = Data(base64Encoded: String(lines[4].dropFirst("sealed ".count)))
    else { return nil }
    head = Self.head(account: account, key: key, scrypt)
    guard text.hasPrefix(head) else { return nil }
    self.scrypt = scrypt
    self.box = Array(box)
  }

  /// - Returns: nil for a wrong passphrase, or a file that somebody changed: they can't be told apart.
  func open(_ passphrase: Passphrase) throws -> AccountSecret? {
    let key = try scrypt.derive(passphrase.bytes)
    guard let box = try? ChaChaPoly.SealedBox(combined: box),
      let text = try? ChaChaPoly.open(box, using: key, authenticating: Array(head.utf8))
    else { return nil }
    return AccountSecret(text: String(decoding: text, as: UTF8.self))
  }

  var bytes: [UInt8] { Array((head + "sealed \(Data(box).base64EncodedString())\n").utf8) }

  private static func head(account: String, key: String, _ scrypt: ScryptKey) -> String {
    "\(firstLine)\naccount \(account)\nkey \(key)\nkdf \(scrypt.text)\n"
  }
}
