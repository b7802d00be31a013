import Foundation
import Glibc
import Journal
import Testing

@testable import Border

@Suite("The sealed keys of accounts")
struct AccountKeyTests {
  let closed: ClosedStore
  let files: AccountKeyFiles
  static let rounds = ClosedStore.rounds

  init() throws {
    closed = try ClosedStore()
    files = AccountKeyFiles(closed.store.layout)
  }

  func sealed() throws -> (bytes: [UInt8], key: String) {
    let secret = AccountSecret()
    let key = try #require(secret.publicKey?.id)
    let sealed = try SealedKey(secret, account: "budi", under: Passphrase(typed: "rahasia"), rounds: Self.rounds)
    return (sealed.bytes, key)
  }

  @Test("a file opens by its passphrase alone, for its account and key alone, PIN and all")
  func roundTrip() throws {
    var secret = AccountSecret()
    secret.pin = try AccountSecret.PINCheck(PIN(new: "482913"), rounds: Self.rounds)
    let key = try #require(secret.publicKey?.id)
    let bytes = try SealedKey(secret, account: "budi", under: Passphrase(typed: "rahasia"), rounds: Self.rounds).bytes
    let file = try #require(SealedKey(bytes, account: "budi", key: key))
    let opened = try #require(try file.open(Passphrase(typed: "rahasia")))
    #expect(opened.publicKey == secret.publicKey)
    #expect(try opened.pin?.isRight(PIN(typed: "482913")) == true)
    #expect(try opened.pin?.isRight(PIN(typed: "482914")) == false)
    #expect(try file.open(Passphrase(typed: "rahasia ")) != nil)
    #expect(try file.open(Passphrase(typed: "Rahasia")) == nil)
    #expect(SealedKey(bytes, account: "sari", key: key) == nil)
    #expect(SealedKey(bytes, account: "budi", key: "00000000") == nil)
  }

  @Test("a file in which one byte is another opens no more, wherever it is")
  func tampered() throws {
    let (bytes, key) = try sealed()
    // Of the sealed part every eighth byte, because each costs a scrypt.
    let start = try #require(String(decoding: bytes, as: UTF8.self).range(of: "sealed ")).lowerBound
    let head = String(decoding: bytes, as: UTF8.self)[..<start].utf8.count
    for index in Array(0..<head) + stride(from: head, to: bytes.count, by: 8) {
      var other = bytes
      other[index] ^= 1
      let file = SealedKey(other, account: "budi", key: key)
      #expect(try file?.open(Passphrase(typed: "rahasia")) == nil, "byte \(index)")
    }
    for count in 0..<bytes.count { #expect(SealedKey(Array(bytes.prefix(count)), account: "budi", key: key) == nil) }
  }

  @Test(
    "a file can't ask for more work or memory than was ever written",
    arguments: [
      "scrypt 8192 8 1", "scrypt 524288 8 1", "scrypt 65537 8 1", "scrypt 65536 9 1", "scrypt 65536 8 2",
      "scrypt -65536 8 1", "scrypt 99999999999999999999 8 1", "scrypt 65536 8", "argon2 65536 8 1",
    ])
  func hostile(parameters: String) {
    let salt = Data(repeating: 0, count: 16).base64EncodedString()
    #expect(ScryptKey(Substring("scrypt 65536 8 1 \(salt)")) != nil)
    #expect(ScryptKey(Substring("\(parameters) \(salt)")) == nil)
    #expect(ScryptKey("scrypt 65536 8 1 AAAA") == nil)
  }

  @Test("a file that is gone, too long, a link or a pipe is told as unusable, and nobody waits for it")
  func unusable() throws {
    try closed.add("budi", [.officer])
    let name = try #require(closed.keyFiles.first { $0.hasPrefix("budi-") })
    let path = files.folder + "/" + name
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let desk = try ClosedStore.desk(closed.store, "pos1:2")
    func expectUnusable() {
      expectRefused(.keyFileUnusable("budi")) { try desk.signIn("budi", passphrase: ClosedStore.passphrase("budi")) }
    }
    try (bytes + Data(repeating: 0x20, count: 5000)).write(to: URL(fileURLWithPath: path))
    expectUnusable()
    unlink(path)
    expectUnusable()
    try bytes.write(to: URL(fileURLWithPath: closed.store.path("elsewhere")))
    symlink(closed.store.path("elsewhere"), path)
    expectUnusable()
    unlink(path)
    mkfifo(path, 0o600)
    expectUnusable()
    unlink(path)
    try bytes.write(to: URL(fileURLWithPath: path))
    try desk.signIn("budi", passphrase: ClosedStore.passphrase("budi"))
  }

  @Test("folder and files can be read by their owner alone, and hold nothing that was typed")
  func modes() throws {
    for (path, mode) in [(files.folder, 0o700)] + closed.keyFiles.map({ (files.folder + "/" + $0, 0o600) }) {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
    let text = try String(contentsOfFile: files.folder + "/" + (try #require(closed.keyFiles.first)), encoding: .utf8)
    #expect(!text.contains("kopi") && text.hasPrefix("plbn-account-key/v1\naccount test\n"))
  }

  @Test("one's own passphrase changes with the key unchanged, and only by who knows the old one")
  func changed() throws {
    let before = closed.keyFiles
    let count = try closed.records().count
    expectRefused(.signInFailed) { try closed.first.changePassphrase(from: "bukan ini", to: "frasa sandi baru test") }
    try ClosedStore.letTimePass(closed.first)
    try closed.first.changePassphrase(from: ClosedStore.passphrase("test"), to: "frasa sandi baru test")
    #expect(closed.keyFiles == before)
    #expect(try closed.records().count == count + 1)
    let desk = try ClosedStore.desk(closed.store, "pos1:2")
    try desk.signIn("test", passphrase: "frasa sandi baru test")
    try closed.first.record(Made.crossing())
  }

  @Test("a crash between a new key's file and its event leaves the account with the key that it had")
  func crashBefore() throws {
    try closed.add("budi", [.officer])
    // As a program leaves it that dies in between: another key's file beside, and no event.
    let secret = AccountSecret()
    let sealed = try SealedKey(secret, account: "budi", under: Passphrase(typed: "x"), rounds: Self.rounds)
    try files.write(sealed, "budi", try #require(secret.publicKey?.id))
    try closed.desk("budi").record(Made.crossing())
  }

  @Test("a crash between the event and taking the old file away leaves the account with its new key")
  func crashAfter() throws {
    try closed.add("budi", [.officer])
    let old = try #require(closed.keyFiles.first { $0.hasPrefix("budi-") })
    let bytes = try Data(contentsOf: URL(fileURLWithPath: files.folder + "/" + old))
    try closed.first.setPassphrase(of: "budi", "frasa sandi baru budi")
    try bytes.write(to: URL(fileURLWithPath: files.folder + "/" + old))
    let desk = try ClosedStore.desk(closed.store, "pos1:2")
    try desk.signIn("budi", passphrase: "frasa sandi baru budi")
  }

  @Test(
    "a new passphrase has 12 characters and is not the account's name",
    arguments: [
      ("pendek", AccessRefusal.passphraseTooShort(12)), ("aaaa bbbb aaaa bbbb", .passphraseTooPlain),
      (" BUDI.CONTOH.REKAAN ", .passphraseIsName), ("Budi  Contoh Rekaan", .passphraseIsName),
      (String(repeating: "abcdefgh", count: 40), .passphraseTooLong(256)),
      (String(repeating: "\u{301}", count: 100_000), .passphraseTooShort(12)),
    ])
  func passphrases(typed: String, refusal: AccessRefusal) {
    #expect(throws: refusal) {
      try Passphrase(new: typed, for: "budi.contoh.rekaan", name: "Budi Contoh Rekaan")
    }
  }

  @Test(
    "a character that nobody sees is refused in a passphrase", arguments: ["\u{1}", "\u{202E}", "\u{200B}", "\u{7F}"])
  func hidden(character: String) {
    #expect(throws: AccessRefusal.passphraseHidden) {
      try Passphrase(new: "rusa kijang" + character + " kancil", for: "budi", name: "Budi")
    }
  }

  @Test("one that was set before goes on working, whatever it is")
  func before() {
    #expect(Passphrase(typed: "123456789012").bytes == Array("123456789012".utf8))
  }

  @Test(
    "a PIN has 6 to 12 digits that are no row",
    arguments: [
      "12345", "1234567890123", "000000", "123456", "987654", "12345a", "", "１２３４５６", "482 913",
    ])
  func pins(typed: String) throws {
    #expect(throws: AccessRefusal.pinForm) { try PIN(new: typed) }
    for right in ["482913", "112233", "135790", "000001"] { _ = try PIN(new: right) }
  }
}
