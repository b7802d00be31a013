import Glibc
import Testing

@testable import Journal

@Suite struct CheckpointTests {
  private func note(_ layout: StoreLayout) throws -> SignedCheckpoint {
    try JournalProver(layout).makeCheckpoint(console: "test")
  }

  private func filled(_ scratch: Scratch, _ lines: Int, name: String = "store") throws -> StoreLayout {
    let layout = try scratch.store(name)
    if lines > 1 {
      _ = try Journal(layout, console: "test").append { _ in (1..<lines).map { event("e\($0)") } }
    }
    return layout
  }

  /// The hash of one line as it stands in the journal.
  private func leaf(_ layout: StoreLayout, _ seq: Int) throws -> MerkleHash {
    var hash: MerkleHash?
    try layout.forEachLeaf(seq..<seq + 1) { hash = $0 }
    return try #require(hash)
  }

  @Test func aCheckpointCoversWhatIsOnDiskAndIsKept() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 300)
    // A line that nobody has acknowledged.
    let writer = try Journal(layout, console: "test")
    try layout.leaveBehind(Array("{\"seq\":300".utf8))
    let first = try note(layout)
    #expect(first.checkpoint.size == 300)
    #expect(first.checkpoint.origin == (try SigningKey.read(layout).name))
    #expect(try readAll(layout.checkpoint) == first.note.bytes)
    // Nothing new, nothing signed.
    #expect(try note(layout) == first)
    #expect(try readAll(layout.checkpointLog) == first.note.bytes + [0x0A])
    try writer.append("next")
    let second = try note(layout)
    #expect(second.checkpoint.size == 303)
    #expect(try readAll(layout.checkpoint) == second.note.bytes)
    #expect(try readAll(layout.checkpointLog) == first.note.bytes + [0x0A] + second.note.bytes + [0x0A])
    for file in [layout.checkpoint, layout.checkpointLog] {
      #expect(try OpenFile(file, O_RDONLY).info().st_mode & 0o777 == 0o600)
    }
    let report = try layout.verify()
    #expect(report.isSound)
    // The log's two, and `checkpoint`.
    #expect(report.checkpoints == 3)
    #expect(report.provenSize == 303)
  }

  @Test func afterAStartOfTheMachineTheJournalIsLookedAtFirst() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 5)
    layout.forgetMark()
    try layout.leaveBehind(Array("torn".utf8))
    // The torn line and the record that names it count, and are on disk.
    #expect(try note(layout).checkpoint.size == 7)
    #expect(try layout.mark()?.seq == 6)
  }

  @Test(arguments: [1, 2, 255, 256, 257, 700])
  func everyProofOfAStoreHoldsForItsCheckpoint(lines: Int) throws {
    let scratch = Scratch()
    let layout = try filled(scratch, lines)
    let prover = try JournalProver(layout)
    let old = try note(layout)
    try Journal(layout, console: "test").append("x", "y")
    let new = try note(layout)
    for seq in [0, lines / 2, lines - 1, lines + 1] {
      let proof = try prover.inclusion(of: seq, in: new)
      #expect(try InclusionProofText(Array(proof.text.utf8)) == proof)
      #expect(proof.holds(leaf: try leaf(layout, seq), key: prover.key))
      #expect(!proof.holds(leaf: .leaf("another".utf8), key: prover.key))
    }
    let proof = try prover.consistency(from: old.note, to: new)
    #expect(try ConsistencyProofText(Array(proof.text.utf8)) == proof)
    let (oldHead, newHead) = (old.checkpoint, new.checkpoint)
    #expect(
      MerkleProof.isConsistent(
        old: (oldHead.size, oldHead.root), new: (newHead.size, newHead.root), proof: proof.hashes))
    #expect(try prover.consistency(from: new.note, to: new).hashes.isEmpty)
    #expect(throws: CheckpointError.noLine(seq: lines + 2, lines: lines + 2)) {
      try prover.inclusion(of: lines + 2, in: new)
    }
    #expect(throws: CheckpointError.missingEnd(size: lines + 2, lines: lines)) {
      try prover.consistency(from: new.note, to: old)
    }
  }

  @Test func anotherStoresCheckpointIsRefused() throws {
    let scratch = Scratch()
    let other = try note(try filled(scratch, 3, name: "other"))
    let layout = try filled(scratch, 5)
    let own = try note(layout)
    #expect(throws: CheckpointError.notSigned(by: own.checkpoint.origin)) {
      try JournalProver(layout).consistency(from: other.note, to: own)
    }
    // Laid in the place of its own.
    try writeAll(other.note.bytes, layout.checkpoint)
    #expect(throws: CheckpointError.unsoundCheckpoint(path: layout.checkpoint)) { try note(layout) }
  }

  // MARK: Changes

  /// Rewrites a line with a right checksum, as somebody does who knows the format.
  @Test func aForgedLineOfRightFormIsFoundByTheCheckpoint() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 600)
    let signed = try note(layout)
    try layout.forge("\"id\":\"e17\"", "\"id\":\"e71\"")
    let report = try layout.verify()
    #expect(report.damages.isEmpty)
    // In the log, and as the newest one.
    #expect(report.wrongCheckpoints.map(\.kind) == [.otherRoot, .otherRoot])
    let prover = try JournalProver(layout)
    #expect(throws: CheckpointError.disagrees(size: 600)) { try prover.inclusion(of: 17, in: signed) }
  }

  @Test func aForgedLineBehindTheLastTileStopsTheNextCheckpoint() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 600)
    let signed = try note(layout)
    try layout.forge("\"id\":\"e599\"", "\"id\":\"e995\"")
    try Journal(layout, console: "test").append("later")
    #expect(throws: CheckpointError.disagrees(size: 600)) { try note(layout) }
    #expect(try readAll(layout.checkpoint) == signed.note.bytes)
  }

  @Test func everyFlippedBitOfALineFailsItsProof() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 9)
    let prover = try JournalProver(layout)
    let proof = try prover.inclusion(of: 4, in: try note(layout))
    var line = try layout.eventBytes().split(separator: 0x0A).map(Array.init)[4]
    #expect(proof.holds(leaf: .leaf(line), key: prover.key))
    for place in line.indices {
      line[place] ^= 1 << UInt8(place % 8)
      #expect(!proof.holds(leaf: .leaf(line), key: prover.key))
      line[place] ^= 1 << UInt8(place % 8)
    }
  }

  @Test func aCutTailIsMissingFromTheCheckpoint() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 40)
    let signed = try note(layout)
    var bytes = try layout.eventBytes()
    bytes.removeLast(try layout.records().last?.line.count ?? 0)
    bytes.removeLast()
    try layout.overwrite(bytes)
    let prover = try JournalProver(layout)
    // While the watermark stands the end is known to be missing; without it the checkpoint still tells.
    #expect(throws: JournalError.self) { try prover.inclusion(of: 3, in: signed) }
    layout.forgetMark()
    #expect(throws: JournalError.self) { try note(layout) }
    #expect(throws: JournalError.self) { try prover.inclusion(of: 3, in: signed) }
    #expect(try layout.verify().wrongCheckpoints.map(\.kind) == [.missingEnd, .missingEnd])
  }

  // MARK: What a crash leaves

  @Test func damagedAndMissingTilesAreBuiltAgain() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 1100)
    let signed = try note(layout)
    let prover = try JournalProver(layout)
    let expected = try (0..<5).map { try prover.inclusion(of: $0 * 256, in: signed) }
    let tile = layout.tiles + "/0/001"
    let good = try readAll(tile)
    var flipped = good
    flipped[77] ^= 1
    // Half written, empty, too long, of the right length with zeros or a flipped bit; and none.
    let damages = [Array(good[..<4000]), [], good + [0], [UInt8](repeating: 0, count: 8192), flipped]
    for damage in damages.map(Optional.some) + [nil] {
      if let damage { try writeAll(damage, tile) } else { unlink(tile) }
      #expect(try (0..<5).map { try prover.inclusion(of: $0 * 256, in: signed) } == expected)
      #expect(try readAll(tile) == good)
      if let damage { try writeAll(damage, tile) } else { unlink(tile) }
      try Journal(layout, console: "test").append("x")
      let next = try note(layout)
      #expect(try prover.consistency(from: signed.note, to: next).old == 1100)
      #expect(try readAll(tile) == good)
    }
    try Posix.names(in: layout.tiles + "/0").forEach { unlink(layout.tiles + "/0/" + $0) }
    #expect(try prover.inclusion(of: 0, in: signed) == expected[0])
  }

  /// The steps of `makeCheckpoint`, each with a crash behind it.
  @Test func whereverACrashStopsItTheNextCheckpointIsWhole() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 500)
    let first = try note(layout)
    let firstLog = try readAll(layout.checkpointLog)
    try Journal(layout, console: "test").append("x")
    let second = try note(layout)
    let entry = second.note.bytes + [0x0A]
    for length in stride(from: 0, through: entry.count, by: runsAllFaults ? 1 : 7) + [entry.count - 1, entry.count] {
      // The log got so much of it, `checkpoint` was not replaced; a draft lies about.
      try writeAll(firstLog + entry[..<length], layout.checkpointLog)
      try writeAll(first.note.bytes, layout.checkpoint)
      try writeAll(Array(entry[..<(length / 2)]), layout.checkpointDraft)
      #expect(try note(layout).checkpoint == second.checkpoint, "\(length) bytes")
      #expect(try readAll(layout.checkpoint) == second.note.bytes, "\(length) bytes")
      #expect(!Posix.exists(layout.checkpointDraft))
      let logged = try readAll(layout.checkpointLog)
      #expect(logged.starts(with: firstLog + entry[..<length]))
      let report = try layout.verify()
      #expect(report.isSound)
      #expect(report.checkpoints >= 2)
    }
    // Only the log is left of it.
    unlink(layout.checkpoint)
    #expect(try JournalProver(layout).newest() == second)
  }

  @Test func aSyncThatFailsGivesNoCheckpointAway() throws {
    let scratch = Scratch()
    let layout = try filled(scratch, 4)
    let draft = layout.checkpointDraft
    // A folder stands where the draft is made.
    mkdir(draft, 0o700)
    #expect(throws: JournalError.self) { try note(layout) }
    #expect(!Posix.exists(layout.checkpoint))
    rmdir(draft)
    #expect(try note(layout).checkpoint.size == 4)
    #expect(try readAll(layout.checkpoint) == note(layout).note.bytes)
  }
}
