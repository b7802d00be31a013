import Glibc

extension JournalProver {
  /// Gives the journal a new key, recorded as `journal.key-rotated`.
  ///
  /// The order: a checkpoint by the old key; the new key on disk beside it; the record; a checkpoint by both, which
  /// lets the new key take the old one's place. After a crash in between the old key counts until a checkpoint covers
  /// the record, and whoever makes that finishes. The old private key is deleted; its blocks on the disk are not wiped.
  ///
  /// Holds the checkpoints' lock all the time, so that nobody signs meanwhile; consoles go on without.
  ///
  /// - Parameter entry: makes the entry of the person who rotates it, from type, version and body.
  /// - Throws: `rotationUnsettled`, `tooManyRotations`; what `makeCheckpoint`, `append` and `entry` throw. After
  ///   `notDurable`, and after an error of the last checkpoint, the record can stand all the same; it counts then.
  public func rotateKey(
    console: String, entry: (_ type: String, _ v: Int, _ body: [UInt8]) throws -> Entry
  ) throws -> (rotation: KeyRotation, checkpoint: SignedCheckpoint) {
    let log = try CheckpointFiles.openLog(layout)
    return try FileLock.holding(log) {
      let journal = try Journal(layout, console: console)
      let before = try settledCheckpoint(journal, log)
      let keys = try KeyRecords.read(layout, identity).history
      guard keys.steps.count < KeyHistory.limit else {
        throw CheckpointError.tooManyRotations(limit: KeyHistory.limit)
      }
      let old = try SigningKey.read(layout, for: keys.current)
      let new = SigningKey(name: old.name)
      let rotation = try KeyRotation(journal: identity.journal, size: before.checkpoint.size, from: old, to: new)
      let record = try entry(KeyRotation.recordType, KeyRotation.recordVersion, rotation.body())
      // Whatever lies there belongs to no record: a checkpoint covers all of them by now.
      unlink(layout.nextSigningKey)
      try Posix.writeNewFile(layout.nextSigningKey, Array(new.privateText.utf8))
      try Posix.syncFolder(layout.keys)
      _ = try journal.append { _ in [record] }
      return (rotation, try makeCheckpoint(console: console, log: log, alsoSigned: old))
    }
  }

  /// A checkpoint of everything, also of what a writer left that died before its sync: a rotation could be among it.
  private func settledCheckpoint(_ journal: Journal, _ log: OpenFile) throws -> SignedCheckpoint {
    var unsettled = -1
    _ = try journal.append { pending in
      unsettled = pending.last { $0.type == KeyRotation.recordType }?.seq ?? -1
      return []
    }
    let checkpoint = try makeCheckpoint(console: journal.console, log: log)
    guard unsettled < checkpoint.checkpoint.size else { throw CheckpointError.rotationUnsettled }
    return checkpoint
  }
}
