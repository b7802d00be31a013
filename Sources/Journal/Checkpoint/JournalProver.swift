import Glibc

/// Makes a store's checkpoints, and proofs from them.
///
/// Everything is made from lines that are known to be on disk and that hold; a damaged journal gets no signature.
public struct JournalProver {
  public let layout: StoreLayout
  public let identity: StoreIdentity
  let keyRecords: KeyRecords

  /// Costs a few small reads; a pass over the journal where a checkpoint was made and `journal/key-records` is missing.
  ///
  /// - Throws: `noStore`, `newerFormat`, `damaged` (record 0), `system`; `malformed` for a key of an unknown kind.
  public init(_ layout: StoreLayout) throws {
    self.layout = layout
    identity = try StoreIdentity.read(layout)
    keyRecords = try KeyRecords.read(layout, identity)
  }

  /// The keys of the journal as far as its newest checkpoint covers it.
  public var keys: KeyHistory { keyRecords.history }
  /// The key that counts now; its name is the origin.
  public var key: VerifierKey { keys.current }
  /// Whom this store trusts as witnesses.
  public var witnesses: TrustedWitnesses { keyRecords.witnesses }

  /// Whether a key is this journal's own, now or before, or that of a journal that it continues, under whatever name.
  ///
  /// - Throws: what reading record 0 throws.
  public func isOwn(_ key: VerifierKey) throws -> Bool {
    let continued = try layout.archivedJournals().flatMap { archive in
      [try? VerifierKey(archive.restored.key)] + ((try? JournalProver(archive.layout).keys.all) ?? [])
    }
    return keys.has(key) || continued.compactMap(\.self).contains { $0.publicKey == key.publicKey }
  }

  /// The newest checkpoint of the store, its signature checked; nil before the first.
  ///
  /// - Throws: `unsoundCheckpoint`, `system`.
  public func newest() throws -> SignedCheckpoint? { try CheckpointFiles(layout, keys: keys).newest() }

  /// Makes a checkpoint of all lines that are on disk, keeps it and gives it; the newest one where nothing has come
  /// since.
  ///
  /// It is never signed unless the lines that the newest one covers still lead to that one's root. Costs a read of what
  /// came since, and a pass over the journal where tiles are missing.
  ///
  /// - Parameter console: where it is made: host and terminal.
  /// - Throws: `disagrees`, `missingEnd`, `unsoundCheckpoint`; `badKey`, `damaged`, `busy`, `readOnly`, `full`,
  ///   `system`.
  public func makeCheckpoint(console: String) throws -> SignedCheckpoint {
    do {
      let log = try CheckpointFiles.openLog(layout)
      return try FileLock.holding(log) { try makeCheckpoint(console: console, log: log) }
    } catch {
      // Consoles that are open look at once.
      JournalAlarm.ring(layout, because: error)
      throw error
    }
  }

  /// The same under the checkpoints' lock, whose file `log` is.
  func makeCheckpoint(console: String, log: OpenFile, alsoSigned: SigningKey? = nil) throws -> SignedCheckpoint {
    let lines = try durableLines(console: console)
    return try CheckpointBasis.using(layout, identity) { basis in
      _ = try basis.grow(to: lines)
      return try basis.sign(
        after: try basis.kept(), log: log, .init(logs: true, replaces: true, alsoSigned: alsoSigned))
    }
  }

  /// What the lines themselves say that the journal was at a size, for who holds it on paper: unsigned, and nothing kept of
  /// the tree is believed. Costs a pass over so many lines.
  ///
  /// - Throws: `noLine` where there are fewer; `damaged`, `system`.
  public func reading(size: Int) throws -> Checkpoint {
    let lines = try JournalReader(layout).end()
    guard size > 0, size <= lines else { throw CheckpointError.noLine(seq: size - 1, lines: lines) }
    var tree = MerkleRange()
    var cursor = LeafCursor(layout, at: 0)
    _ = try cursor.read(to: size) { tree.add(try $0.hash()) }
    return Checkpoint(origin: key.name, size: size, root: tree.root ?? .empty)
  }

  /// How many lines are known to be on disk. After a start of the machine a writer must look at the journal first.
  private func durableLines(console: String) throws -> Int {
    let reader = try JournalReader(layout)
    if let durable = try reader.durable() { return durable + 1 }
    try Journal(layout, console: console).prepare()
    guard let durable = try reader.durable() else { throw JournalError.readOnly(path: layout.durable) }
    return durable + 1
  }

  /// Proves that a line stands in the journal as `signed` has it.
  ///
  /// - Throws: `noLine` where the checkpoint does not cover it; `disagrees` when the lines do not lead to the signed
  ///   root; what reading throws.
  public func inclusion(of seq: Int, in signed: SignedCheckpoint) throws -> InclusionProofText {
    let checkpoint = try own(signed)
    guard seq >= 0, seq < checkpoint.size else { throw CheckpointError.noLine(seq: seq, lines: checkpoint.size) }
    var leaf: MerkleHash?
    try layout.forEachLeaf(seq..<seq + 1) { leaf = $0 }
    let proof = try JournalTree.answer(layout, size: checkpoint.size, kept: checkpoint.size) { tree in
      let proof = try tree.inclusionProof(of: seq, size: checkpoint.size)
      let root = leaf.flatMap { MerkleProof.root(leaf: $0, index: seq, size: checkpoint.size, proof: proof) }
      return root == checkpoint.root ? proof : nil
    }
    guard let proof else { throw CheckpointError.disagrees(size: checkpoint.size) }
    return InclusionProofText(index: seq, hashes: proof, note: signed.note)
  }

  /// Proves that `signed` continues an older checkpoint of this journal.
  ///
  /// - Throws: `notSigned`, `otherJournal` for an old checkpoint that is not this store's; `missingEnd` when it covers
  ///   more than the newer one; `disagrees` when the lines do not lead to both roots; what reading throws.
  public func consistency(from old: SignedNote, to signed: SignedCheckpoint) throws -> ConsistencyProofText {
    let new = try own(signed)
    let old = try SignedCheckpoint(old, signedBy: keys).checkpoint
    guard old.size <= new.size else { throw CheckpointError.missingEnd(size: old.size, lines: new.size) }
    let proof = try JournalTree.answer(layout, size: new.size, kept: new.size) { tree in
      let proof = try tree.consistencyProof(from: old.size, to: new.size)
      let isSound = MerkleProof.isConsistent(
        old: (old.size, old.root), new: (new.size, new.root), proof: proof)
      // Between two equal sizes the proof is empty and would say nothing of the lines.
      return try isSound && tree.root(size: new.size) == new.root ? proof : nil
    }
    guard let proof else { throw CheckpointError.disagrees(size: old.size) }
    return ConsistencyProofText(old: old.size, hashes: proof, note: signed.note)
  }

  private func own(_ signed: SignedCheckpoint) throws(CheckpointError) -> Checkpoint {
    guard signed.checkpoint.origin == key.name else {
      throw .otherJournal(origin: signed.checkpoint.origin, expected: key.name)
    }
    return signed.checkpoint
  }
}
