import Glibc
import Testing

@testable import Journal

/// Checkpoints that come back from a witness.
@Suite struct CheckpointWitnessedTests {
  private struct Posts {
    let scratch = Scratch()
    let layout: StoreLayout
    let journal: Journal
    let witness: Witness

    init() throws {
      layout = try scratch.store()
      journal = try Journal(layout, console: "test")
      witness = try Witness(keyFile: try scratch.store("neighbour").signingKey, state: scratch.path + "/seen")
    }

    var prover: JournalProver { get throws { try JournalProver(layout) } }

    func record(_ change: WitnessChange) throws {
      _ = try journal.append { _ in [change.entry(officer: "tester", auth: "none")] }
    }

    func trust(_ key: VerifierKey) throws { try record(WitnessChange(key, isTrusted: true)) }

    func cosigned() throws -> SignedNote {
      let signed = try prover.makeCheckpoint(console: "test")
      let seen = try Posix.names(in: scratch.path + "/seen").first { $0.hasSuffix(".seen") }
      let proof = try seen.map { name in
        let bytes = try readAll(scratch.path + "/seen/" + name)
        return try prover.consistency(
          from: SignedNote(Array(bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)[1])),
          to: signed)
      }
      return try witness.cosign(signed.note, proof: proof, journalKey: prover.key, time: 1)
    }

    func log() throws -> [UInt8] { Posix.exists(layout.witnessedLog) ? try readAll(layout.witnessedLog) : [] }
  }

  @Test func whatATrustedWitnessHasSignedIsKeptAndCounts() throws {
    let posts = try Posts()
    try posts.trust(posts.witness.verifier)
    #expect(try posts.prover.witnessedSize() == 0)
    let first = try posts.cosigned()
    #expect(try posts.prover.keepWitnessed(first, console: "test") == [posts.witness.verifier])
    #expect(try posts.prover.witnessedSize() == 2)
    #expect(try posts.log() == first.bytes + [0x0A])
    try posts.journal.append("a", "b")
    #expect(try posts.prover.witnessedSize() == 2)
    let second = try posts.cosigned()
    // Lines of strangers are not kept.
    let stranger = SigningKey(name: "stranger")
    let crowded = try second.adding(Cosignature.make(second.text, by: stranger, time: 9))
    _ = try posts.prover.keepWitnessed(crowded, console: "test")
    #expect(try posts.prover.witnessedSize() == 4)
    #expect(try posts.log() == first.bytes + [0x0A] + second.bytes + [0x0A])
    // An older one says nothing new.
    #expect(throws: CheckpointError.stale(size: 2, seen: 4)) {
      try posts.prover.keepWitnessed(first, console: "test")
    }
    // A crash in the middle of the next one leaves half a note; the one before counts, and the next is whole.
    try writeAll(try posts.log() + first.bytes.prefix(70), posts.layout.witnessedLog)
    #expect(try posts.prover.witnessedSize() == 4)
    try posts.journal.append("c")
    _ = try posts.prover.keepWitnessed(posts.cosigned(), console: "test")
    #expect(try posts.prover.witnessedSize() == 5)
  }

  @Test func hostileFilesAreRefusedAndNothingIsKept() throws {
    let posts = try Posts()
    let unknown = try posts.cosigned()
    #expect(throws: CheckpointError.noWitness) { try posts.prover.keepWitnessed(unknown, console: "test") }
    try posts.trust(posts.witness.verifier)
    let good = try posts.cosigned()
    let origin = try posts.prover.key.name
    func refused(_ error: CheckpointError, _ note: SignedNote, _ what: Comment) throws {
      #expect(throws: error, what) { try posts.prover.keepWitnessed(note, console: "test") }
      #expect(try posts.log().isEmpty)
    }
    let (own, witness) = (good.signatures[0], good.signatures[1])
    let flipped = SignedNote.Signature(name: witness.name, keyID: witness.keyID, bytes: witness.bytes.reversed())
    try refused(
      .notSigned(by: witness.name), SignedNote(text: good.text, signatures: [own, flipped]), "a forged witness")
    try refused(.noWitness, SignedNote(text: good.text, signatures: [own]), "no witness")
    try refused(.notSigned(by: origin), SignedNote(text: good.text, signatures: [witness]), "not ours")
    let larger = good.text.replacing("\n2\n", with: "\n3\n")
    try refused(.notSigned(by: origin), SignedNote(text: larger, signatures: good.signatures), "another size")
    // Another store's checkpoint, properly cosigned.
    let other = try JournalProver(try posts.scratch.store("other"))
    let foreign = try posts.witness.cosign(
      other.makeCheckpoint(console: "test").note, journalKey: other.key, time: 1)
    try refused(.notSigned(by: origin), foreign, "another journal")
    // What root signs with the post's own key: other lines, or more than there are.
    let key = try SigningKey.read(posts.layout)
    let neighbour = try #require(try SigningKey.read(posts.scratch.path + "/neighbour/keys/journal.key"))
    for (size, error) in [(2, CheckpointError.disagrees(size: 2)), (9, .missingEnd(size: 9, lines: 2))] {
      let forged = try Checkpoint(origin: key.name, size: size, root: .leaf("x".utf8)).signed(by: key)
      try refused(error, try forged.adding(Cosignature.make(forged.text, by: neighbour, time: 1)), "\(size)")
    }
    // The witness's key used for a note and not for a cosignature.
    let plain = try SignedNote(text: good.text, signatures: [own, Checkpoint(good).signature(of: neighbour)])
    try refused(.noWitness, plain, "a note's signature")
  }

  @Test func aWitnessThatWasDroppedCountsNoMore() throws {
    let posts = try Posts()
    let second = try Witness(
      keyFile: try posts.scratch.store("second").signingKey, state: posts.scratch.path + "/seen2")
    try posts.trust(second.verifier)
    try posts.trust(posts.witness.verifier)
    let both = try second.cosign(posts.cosigned(), journalKey: posts.prover.key, time: 1)
    #expect(
      try posts.prover.keepWitnessed(both, console: "test") == [second.verifier, posts.witness.verifier])
    // Forty more than the end of the log has room for, by the first alone.
    for number in 0..<40 {
      try posts.journal.append("e\(number)")
      _ = try posts.prover.keepWitnessed(posts.cosigned(), console: "test")
    }
    let newest = try posts.prover.witnessedSize()
    #expect(newest == 43)
    try posts.record(WitnessChange(posts.witness.verifier, isTrusted: false))
    _ = try posts.prover.makeCheckpoint(console: "test")
    #expect(try posts.prover.witnesses.keys == [second.verifier])
    #expect(try posts.prover.witnessedSize() == 3)
  }

  /// Who has the journal's key would witness all of it alone. A store may hold such a record from before it was refused.
  @Test func aPostsOwnKeyWitnessesNothingNowOrBefore() throws {
    let posts = try Posts()
    let first = try posts.prover.key
    try posts.trust(first.asWitness)
    let itself = try Witness(keyFile: posts.layout.signingKey, state: posts.scratch.path + "/itself")
    let note = try itself.cosign(
      try posts.prover.makeCheckpoint(console: "test").note, proof: nil, journalKey: first, time: 1)
    #expect(throws: CheckpointError.noWitness) { try posts.prover.keepWitnessed(note, console: "test") }
    #expect(try posts.prover.witnesses.keys.isEmpty)
    // Nor under another name, nor when it was rotated away.
    let renamed = VerifierKey(name: "neighbour", kind: .cosignature, publicKey: first.publicKey)
    #expect(try posts.prover.isOwn(renamed))
    _ = try posts.prover.rotateKey(console: "test") { type, v, body in
      Entry(id: newEventID(), officer: "tester", auth: "none", type: type, v: v, body: body)
    }
    try posts.trust(renamed)
    _ = try posts.prover.makeCheckpoint(console: "test")
    #expect(try posts.prover.witnesses.keys.isEmpty)
    #expect(try posts.prover.isOwn(first.asWitness) && posts.prover.isOwn(posts.prover.key.asWitness))
    #expect(try !posts.prover.isOwn(posts.witness.verifier))
    try posts.trust(posts.witness.verifier)
    _ = try posts.prover.makeCheckpoint(console: "test")
    #expect(try posts.prover.witnesses.keys == [posts.witness.verifier])
    #expect(try posts.layout.verify().isSound)
  }

  @Test func onlyAWitnesssKeyCanBeTrusted() throws {
    let posts = try Posts()
    let key = try posts.prover.key
    #expect(throws: CheckpointError.malformed(.key, line: 1)) { try WitnessChange(key, isTrusted: true) }
    for body in ["{}", #"{"key":"x"}"#, #"{"key":"\#(key.text)"}"#] {
      let entry = Entry(
        id: newEventID(), officer: "tester", auth: "none", type: "witness.trusted", v: 1, body: Array(body.utf8))
      let record = try #require(try posts.journal.append { _ in [entry] }.first)
      var witnesses = TrustedWitnesses()
      let isTaken = witnesses.note(record, own: nil)
      #expect(!isTaken)
    }
    _ = try posts.prover.makeCheckpoint(console: "test")
    #expect(try posts.prover.witnesses.keys.isEmpty)
  }
}
