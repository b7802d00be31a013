import Testing

@testable import Journal

/// Checkpoints, proofs and keys as texts from outside.
@Suite struct CheckpointTextTests {
  /// The example of C2SP's tlog-cosignature: a checkpoint with the signature of its log and that of a witness.
  private let published = """
    example.com/behind-the-sofa
    20852163
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhc\
    yv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
    \u{2014} witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dl\
    rDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

    """

  @Test func thePublishedCheckpointIsRead() throws {
    let note = try SignedNote(Array(published.utf8))
    #expect(text(note.bytes) == published)
    let checkpoint = try Checkpoint(note)
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    #expect(checkpoint.text == note.text)
    #expect(note.signatures.map(\.name) == ["example.com/behind-the-sofa", "witness.example.com/w1"])
    // The time that the specification says it holds.
    #expect(Cosignature.time(note.signatures[1].bytes) == 1_679_315_147)
  }

  /// The note in the documentation of golang.org/x/mod/sumdb/note, with its key.
  @Test func thePublishedSignatureHolds() throws {
    let key = try VerifierKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    #expect(key.text == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    let words =
      "If you think cryptography is the answer to your problem,\n"
      + "then you don't know what your problem is.\n"
    let line = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    let note = try SignedNote(Array((words + "\n\u{2014} PeterNeumann " + line + "\n").utf8))
    try note.check(key)
    let changed = try SignedNote(
      Array((words.replacing("know", with: "knew") + "\n\u{2014} PeterNeumann " + line + "\n").utf8))
    #expect(throws: CheckpointError.notSigned(by: "PeterNeumann")) { try changed.check(key) }
  }

  private static let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
  private static let signature = "\u{2014} a AAAAAAAA\n"

  @Test(arguments: [
    "", "\n", "\n\n", "a\n", "a\n1\n", "a\n1\n\(hash)\n", "a\n1\n\(hash)\n\n",
    "a\n1\n\(hash)\n\n\(signature.dropLast())",
    "a\n1\n\(hash)\n\nno signature\n", "a\n1\n\(hash)\n\n\u{2014} a\n", "a\n1\n\(hash)\n\n\u{2014} a+b AAAAAAAA\n",
    "a\n1\n\(hash)\n\n\u{2014} a !!!!\n", "a\n1\n\(hash)\n\n\u{2014} a AAAA\n", "a\n1\n\(hash)\n\n- a AAAAAAAA\n",
    "a\r\n1\r\n\(hash)\r\n\r\n\(signature)", "a\u{1B}[2J\n1\n\(hash)\n\n\(signature)",
    "a\0\n1\n\(hash)\n\n\(signature)",
    "a\n\n1\n\(hash)\n\n\(signature)", "\n1\n\(hash)\n\n\(signature)", "a\n01\n\(hash)\n\n\(signature)",
    "a\n-1\n\(hash)\n\n\(signature)", "a\n+1\n\(hash)\n\n\(signature)", "a\n \n\(hash)\n\n\(signature)",
    "a\n1e9\n\(hash)\n\n\(signature)", "a\n1000000000000000000\n\(hash)\n\n\(signature)",
    "a\n99999999999999999999999999999999999999\n\(hash)\n\n\(signature)", "a\n\u{0661}\n\(hash)\n\n\(signature)",
    "a\n1\nAA==\n\n\(signature)", "a\n1\n\(hash)=\n\n\(signature)", "a\n1\n\(hash.dropLast())\n\n\(signature)",
    // An empty tree has one root only.
    "a\n0\n\(hash)\n\n\(signature)", "a\n1\n\(hash)\n\n" + String(repeating: signature, count: 65),
    String(repeating: "a", count: 70_000) + "\n1\n\(hash)\n\n\(signature)",
  ])
  func whatIsNoCheckpointIsRefused(text: String) {
    #expect(throws: CheckpointError.self) { try Checkpoint(SignedNote(Array(text.utf8))) }
  }

  @Test func everyCutOfAProofIsRefusedOrNoProofAnyMore() throws {
    let inclusion = "\(InclusionProofText.header)\nindex 5\n\(Self.hash)\n\(Self.hash)\n\n\(published)"
    let consistency = "old 5\n\(Self.hash)\n\(Self.hash)\n\n\(published)"
    #expect(try InclusionProofText(Array(inclusion.utf8)).text == inclusion)
    #expect(try ConsistencyProofText(Array(consistency.utf8)).text == consistency)
    let witnessLine = published.utf8.count - (published.split(separator: "\n").last?.utf8.count ?? 0) - 1
    for length in 0..<inclusion.utf8.count where length != inclusion.utf8.count - published.utf8.count + witnessLine {
      #expect(throws: CheckpointError.self, "\(length)") {
        try InclusionProofText(Array(inclusion.utf8.prefix(length)))
      }
    }
    for length in 0..<consistency.utf8.count where length != consistency.utf8.count - published.utf8.count + witnessLine
    {
      #expect(throws: CheckpointError.self, "\(length)") {
        try ConsistencyProofText(Array(consistency.utf8.prefix(length)))
      }
    }
  }

  @Test func proofsOfImpossibleSizeAreRefused() {
    let many = String(repeating: Self.hash + "\n", count: 64)
    for head in [
      "old 5\n\(many)\n", "old -5\n\n", "old 05\n\n", "old\n\n", "old 99999999999999999999\n\n", "new 5\n\n",
    ] {
      #expect(throws: CheckpointError.self) { try ConsistencyProofText(Array((head + published).utf8)) }
    }
    for head in ["\(InclusionProofText.header)\nindex 1\n\(many)\n", "c2sp.org/tlog-proof@v2\nindex 1\n\n"] {
      #expect(throws: CheckpointError.self) { try InclusionProofText(Array((head + published).utf8)) }
    }
    let huge = [UInt8](repeating: 0x0A, count: 10 << 20)
    #expect(throws: CheckpointError.tooLong(limit: NoteLines.byteLimit)) { try SignedNote(huge) }
    #expect(throws: CheckpointError.tooLong(limit: NoteLines.byteLimit)) { try InclusionProofText(huge) }
    #expect(throws: CheckpointError.malformed(.characters, line: 1)) { try SignedNote([0xFF, 0x0A]) }
  }

  @Test(arguments: [
    "", "+", "++", "a+b+c", "a+00000000+AQ==", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  ])
  func whatIsNoKeyIsRefused(text: String) {
    #expect(throws: CheckpointError.malformed(.key, line: 1)) { try VerifierKey(text) }
  }

  /// What a person compares must be what a stranger computes: the beginning of `head -n 3 checkpoint | sha256sum`.
  @Test func theFingerprintIsTheBeginningOfTheTextsHash() throws {
    let checkpoint = try Checkpoint(try SignedNote(Array(published.utf8)))
    #expect(checkpoint.fingerprint == "9528-51b0-12ad-fa24")
  }
}
