import Glibc
import Testing

@testable import Journal

@Suite struct SigningKeyTests {
  /// The key pair in the documentation of Go's package for C2SP's signed notes (golang.org/x/mod/sumdb/note).
  private let published = (
    secret: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n",
    verifier: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  )

  @Test func keysAreReadAndWrittenAsOtherToolsDo() throws {
    let key = try #require(SigningKey(privateText: published.secret))
    #expect(key.verifierText == published.verifier)
    #expect(key.privateText == published.secret)
    #expect(SigningKey.isVerifier(published.verifier))
  }

  @Test func aChangedOrCutKeyTextIsRefused() {
    let secret = Array(published.secret.utf8)
    for length in 0..<secret.count { #expect(SigningKey(privateText: text(secret[..<length])) == nil) }
    let verifier = Array(published.verifier.utf8)
    for place in verifier.indices {
      var other = verifier
      other[place] ^= 1
      #expect(!SigningKey.isVerifier(text(other)), "byte \(place)")
    }
  }

  @Test func aStoresKeyBelongsToItsFirstRecord() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let key = try SigningKey.read(layout)
    let identity = try StoreIdentity.read(layout)
    #expect(key.verifierText == identity.verifierKey)
    #expect(key.name == "plbn/entikong/" + identity.journal.prefix(8))
  }

  @Test func anotherStoresKeyIsRefused() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let other = try scratch.store("other")
    try writeAll(try readAll(other.signingKey), layout.signingKey)
    #expect(throws: JournalError.badKey(path: layout.signingKey)) { try SigningKey.read(layout) }
    try writeAll([0xFF, 0x0A], layout.signingKey)
    #expect(throws: JournalError.badKey(path: layout.signingKey)) { try SigningKey.read(layout) }
    unlink(layout.signingKey)
    #expect(throws: JournalError.system(operation: "open", path: layout.signingKey, code: ENOENT)) {
      try SigningKey.read(layout)
    }
  }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64AgreesWithRFC4648(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test(arguments: ["Zg", "Zg=", "Zh==", "Z===", "=Zg=", "====", "Zg==Zg==", "Zm9v\n", "Zm 9", "Zé=="])
  func otherTextIsNoBase64(encoded: String) {
    #expect(Base64.decode(encoded) == nil)
  }
}
