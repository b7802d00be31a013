import Glibc

/// `journal/witnessed.log`: checkpoints that came back with the signature of a trusted witness. Each covers at least as
/// many lines as the one before it.
struct WitnessedLog {
  let layout: StoreLayout
  let keys: KeyRecords
  /// Whose signatures count; nil: all whom the records name.
  var counting: TrustedWitnesses?

  private static let tailBytes = 1 << 14

  /// How many lines the last one covers that a trusted witness has signed; 0 for none.
  func size() throws -> Int {
    guard Posix.exists(layout.witnessedLog) else { return 0 }
    let file = try OpenFile(layout.witnessedLog, O_RDONLY)
    let end = try file.size
    var count = Self.tailBytes
    while true {
      let tail = try file.read(count: count, at: max(0, end - count))
      for note in SignedNote.list(tail).reversed() {
        if let signed = try? SignedCheckpoint(note, signedBy: keys.history),
          (try? (counting ?? keys.witnesses).signers(of: note))?.isEmpty == false
        {
          return signed.checkpoint.size
        }
      }
      // Further back only where the last ones are of witnesses who were dropped.
      guard count < end else { return 0 }
      count *= 8
    }
  }

  func add(_ note: SignedNote, size: Int) throws {
    let log = try OpenFile(layout.witnessedLog, O_RDWR | O_CREAT | O_APPEND)
    try FileLock.holding(log) {
      let seen = try self.size()
      guard size >= seen else { throw CheckpointError.stale(size: size, seen: seen) }
      try CheckpointFiles.add(note, to: log)
    }
  }
}

extension JournalProver {
  /// How many of the journal's lines a trusted witness has seen; 0 for none.
  ///
  /// Costs a read of the log's end and two signatures' checks.
  public func witnessedSize(by counting: TrustedWitnesses? = nil) throws -> Int {
    try WitnessedLog(layout: layout, keys: keyRecords, counting: counting).size()
  }

  /// Keeps a checkpoint that came back from a witness, with the signatures that were checked and no others.
  ///
  /// Makes a checkpoint of now first, so that the newest records of witnesses count.
  ///
  /// - Returns: the witnesses who have signed it.
  /// - Throws: `notSigned` when it is not by this journal's key or a trusted witness's line does not hold;
  ///   `otherJournal`; `noWitness`; `stale` when one that covers more is kept already; `missingEnd`, `disagrees` when
  ///   the journal is not what was signed; what `makeCheckpoint` throws.
  public func keepWitnessed(_ note: SignedNote, console: String) throws -> [VerifierKey] {
    let newest = try makeCheckpoint(console: console).checkpoint
    let keys = try KeyRecords.read(layout, identity)
    let checkpoint = try SignedCheckpoint(note, signedBy: keys.history).checkpoint
    let witnesses = try keys.witnesses.signers(of: note)
    guard !witnesses.isEmpty else { throw CheckpointError.noWitness }
    guard checkpoint.size <= newest.size else {
      throw CheckpointError.missingEnd(size: checkpoint.size, lines: newest.size)
    }
    let agrees: Bool? = try JournalTree.answer(layout, size: newest.size, kept: newest.size) { tree in
      try tree.root(size: checkpoint.size) == checkpoint.root ? true : nil
    }
    guard agrees != nil else { throw CheckpointError.disagrees(size: checkpoint.size) }
    let checked = [keys.history.key(at: checkpoint.size)] + witnesses
    let signatures = checked.flatMap { note.signatures(inNameOf: $0).prefix(1) }
    try WitnessedLog(layout: layout, keys: keys).add(
      SignedNote(text: note.text, signatures: signatures), size: checkpoint.size)
    return witnesses
  }
}
