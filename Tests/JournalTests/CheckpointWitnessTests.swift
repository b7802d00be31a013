import Glibc
import Testing

@testable import Journal

/// A neighbouring post that cosigns another's checkpoints.
@Suite struct CheckpointWitnessTests {
  /// A post with a journal, and a witness that is a post as well.
  private struct Posts {
    let scratch = Scratch()
    let layout: StoreLayout
    let prover: JournalProver
    let witness: Witness
    let state: String

    init() throws {
      layout = try scratch.store()
      prover = try JournalProver(layout)
      state = scratch.path + "/seen"
      witness = try Witness(keyFile: try scratch.store("neighbour").signingKey, state: state)
    }

    func checkpoint(adding ids: String...) throws -> SignedCheckpoint {
      if !ids.isEmpty { _ = try Journal(layout, console: "test").append { _ in ids.map { event($0) } } }
      return try prover.makeCheckpoint(console: "test")
    }

    func stateBytes() throws -> [[UInt8]] {
      try Posix.names(in: state).filter { $0 != "lock" }.map { try readAll(state + "/" + $0) }
    }
  }

  @Test func aContinuationIsCosignedAndTheSignaturesHold() throws {
    let posts = try Posts()
    let first = try posts.checkpoint()
    let cosigned = try posts.witness.cosign(first.note, journalKey: posts.prover.key, time: 1_800_000_000)
    try cosigned.check(posts.witness.verifier)
    try cosigned.check(posts.prover.key)
    #expect(Cosignature.time(cosigned.signatures[1].bytes) == 1_800_000_000)
    let second = try posts.checkpoint(adding: "a", "b")
    let proof = try posts.prover.consistency(from: first.note, to: second)
    let again = try posts.witness.cosign(second.note, proof: proof, time: 1_800_000_060)
    try again.check(posts.witness.verifier)
    // The same once more: a later time, one signature.
    let later = try posts.witness.cosign(again, time: 1_800_000_120)
    #expect(later.signatures.count == 2)
    #expect(Cosignature.time(later.signatures[1].bytes) == 1_800_000_120)
    // A cosigned one is as good a beginning of a proof as the plain one.
    #expect(try posts.prover.consistency(from: cosigned, to: second) == proof)
    var forged = later
    forged = SignedNote(text: forged.text.replacing("\n3\n", with: "\n4\n"), signatures: forged.signatures)
    #expect(throws: CheckpointError.notSigned(by: posts.witness.verifier.name)) {
      try forged.check(posts.witness.verifier)
    }
  }

  @Test func whatDoesNotContinueIsRefusedAndTheStateStays() throws {
    let posts = try Posts()
    let first = try posts.checkpoint(adding: "a")
    #expect(throws: CheckpointError.unknownJournal(origin: first.checkpoint.origin)) {
      try posts.witness.cosign(first.note, time: 1)
    }
    #expect(try posts.stateBytes().isEmpty)
    _ = try posts.witness.cosign(first.note, journalKey: posts.prover.key, time: 1)
    let second = try posts.checkpoint(adding: "b")
    let third = try posts.checkpoint(adding: "c")
    let proof = try posts.prover.consistency(from: first.note, to: third)
    let before = try posts.stateBytes()
    func refused(_ error: CheckpointError, _ note: SignedNote, _ proof: ConsistencyProofText?) throws {
      #expect(throws: error) { try posts.witness.cosign(note, proof: proof, time: 2) }
      #expect(try posts.stateBytes() == before)
    }
    try refused(.proofNeeded(from: 2), third.note, nil)
    try refused(.otherProof(from: 2, expected: 2), second.note, proof)
    let late = try posts.prover.consistency(from: second.note, to: third)
    try refused(.otherProof(from: 3, expected: 2), third.note, late)
    let broken = ConsistencyProofText(old: 2, hashes: Array(proof.hashes.dropLast()), note: third.note)
    try refused(.fork(size: 4, seen: 2), third.note, broken)
    let key = try SigningKey.read(posts.layout)
    // What root on that machine can sign: another history, longer, as long, and shorter.
    for (size, error) in [
      (9, CheckpointError.fork(size: 9, seen: 2)), (2, .fork(size: 2, seen: 2)), (1, .stale(size: 1, seen: 2)),
    ] {
      let other = try Checkpoint(origin: key.name, size: size, root: .leaf("other".utf8)).signed(by: key)
      try refused(error, other, ConsistencyProofText(old: 2, hashes: proof.hashes, note: other))
    }
    var signatures = third.note.signatures
    signatures[0] = .init(name: signatures[0].name, keyID: signatures[0].keyID, bytes: signatures[0].bytes.reversed())
    try refused(.notSigned(by: key.name), SignedNote(text: third.note.text, signatures: signatures), proof)
    // With everything right it goes on.
    try posts.witness.cosign(third.note, proof: proof, time: 3).check(posts.witness.verifier)
    #expect(throws: CheckpointError.stale(size: 3, seen: 4)) { try posts.witness.cosign(second.note, time: 4) }
  }

  @Test func aJournalKeepsTheKeyByWhichItIsKnown() throws {
    let posts = try Posts()
    let first = try posts.checkpoint()
    _ = try posts.witness.cosign(first.note, journalKey: posts.prover.key, time: 1)
    let other = SigningKey(name: first.checkpoint.origin)
    let forged = try first.checkpoint.signed(by: other)
    #expect(throws: CheckpointError.otherKey(origin: other.name)) {
      try posts.witness.cosign(forged, journalKey: other.verifier(.note), time: 2)
    }
    #expect(throws: CheckpointError.noRotation(origin: other.name)) { try posts.witness.cosign(forged, time: 2) }
    // A key of another name does not speak for this origin.
    let stranger = SigningKey(name: "elsewhere")
    let named = try Checkpoint(origin: "new", size: 1, root: first.checkpoint.root).signed(by: stranger)
    #expect(throws: CheckpointError.otherJournal(origin: "new", expected: "elsewhere")) {
      try posts.witness.cosign(named, journalKey: stranger.verifier(.note), time: 2)
    }
  }

  @Test func everyChangedByteOfTheStateIsNoticed() throws {
    let posts = try Posts()
    _ = try posts.witness.cosign(posts.checkpoint().note, journalKey: posts.prover.key, time: 1)
    let note = try posts.checkpoint().note
    let name = try #require(try Posix.names(in: posts.state).first { $0.hasSuffix(".seen") })
    let path = posts.state + "/" + name
    let good = try readAll(path)
    for place in good.indices {
      var changed = good
      changed[place] ^= 1
      try writeAll(changed, path)
      #expect(throws: CheckpointError.unsoundState(path: path), "byte \(place)") {
        try posts.witness.cosign(note, time: 2)
      }
    }
    for length in good.indices {
      try writeAll(Array(good[..<length]), path)
      #expect(throws: CheckpointError.unsoundState(path: path), "\(length) bytes") {
        try posts.witness.cosign(note, time: 2)
      }
    }
    // A draft that a crash left does no harm.
    try writeAll(good, path)
    try writeAll(Array(good[..<20]), path + ".new")
    _ = try posts.witness.cosign(note, time: 2)
  }

  @Test func aKeyFileThatHoldsNoKeyIsRefused() throws {
    let scratch = Scratch()
    try writeAll(Array("PRIVATE+KEY+x+00000000+AAAA\n".utf8), scratch.path + "/key")
    #expect(throws: JournalError.badKey(path: scratch.path + "/key")) {
      try Witness(keyFile: scratch.path + "/key", state: scratch.path + "/seen")
    }
  }
}
