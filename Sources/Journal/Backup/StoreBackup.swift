import Crypto
import Glibc

/// Makes back-ups of a store while consoles write to it.
///
/// A back-up is what a checkpoint covers, and the keys, lists and archives beside it. Each run adds a segment with what
/// came since the last one.
public struct StoreBackup {
  /// What a run came to.
  public struct Report: Sendable {
    /// The back-up's own folder.
    public let folder: String
    public let checkpoint: SignedCheckpoint
    /// The segment that was added.
    public let made: BackupMade
    /// Records that were not in the back-up before.
    public let newRecords: Int
    /// The newest back-up of this folder by the journal's records, where the folder lacks it: another disk has this name
    /// now, or somebody has taken it away.
    public let missing: BackupMade?
    /// Links and other things that a back-up does not take, by their paths in the store.
    public let skipped: [String]
  }

  private let layout: StoreLayout
  private let target: String
  private let recordCheck: (() throws -> any RecordCheck)?

  /// - Parameters:
  ///   - folder: where the back-up's own folder lies or shall lie; made where it is missing.
  ///   - check: makes what says whether the record of a recovery key is by who may; without it each counts.
  /// - Throws: `insideStore`, `notAFolder`, `system`.
  public init(_ layout: StoreLayout, into folder: String, check: (() throws -> any RecordCheck)? = nil) throws {
    self.layout = layout
    recordCheck = check
    let root = try Posix.realPath(layout.root) + "/"
    func expectOutside(_ path: String) throws(BackupError) {
      guard !(path + "/").hasPrefix(root) else { throw BackupError.insideStore(path: folder) }
    }
    if BackupPath.kind(folder) == nil {
      // Asked before: what is refused leaves no empty folder in the store.
      try expectOutside(Posix.realPath(BackupFolder.parent(of: folder)))
      try Posix.makeFolder(folder)
    }
    target = try Posix.realPath(folder)
    try expectOutside(target)
  }

  /// Makes a checkpoint, adds a segment, reads it back from the disk and records that it was made.
  ///
  /// All lines up to the checkpoint are hashed on the way and must lead to its root and to those of the segments before;
  /// all of these are read again too, and the archives must be what the store was made with. Costs a pass over the
  /// journal, the archives and the back-up.
  ///
  /// - Parameters:
  ///   - progress: bytes done of the journal, and bytes in all.
  ///   - record: records an event of this type, version and body as somebody's.
  /// - Throws: `noRecoveryKey`, `unsoundRecoveryKey`, `changedArchive`, `notTaken`, `notAFolder`, `otherJournal`, `damaged`, `changed`, `notKept`,
  ///   `tooMany`; `CheckpointError` as `makeCheckpoint`; `busy`, `full`, `readOnly`, `damaged`, `system`. Segments that
  ///   were there are as before then.
  public func make(
    console: String, progress: (Int, Int) -> Void = { _, _ in },
    record: (_ type: String, _ v: Int, _ body: [UInt8]) throws -> Record?
  ) throws -> Report {
    let lock = try OpenFile(layout.backupLock, O_RDWR | O_CREAT)
    // The process may be stopped meanwhile: nobody but another back-up waits for this lock.
    return try FileLock.holdingThroughStops(lock) {
      // First: whatever else a back-up could say of this store, nobody shall restore a forged archive from it.
      _ = try BackupPath.files(of: layout)
      for archive in try layout.archivedJournals() where !archive.isAsRestored() {
        throw BackupError.changedArchive(journal: archive.restored.journal)
      }
      let recovery = try recoveryKey()
      let identity = try StoreIdentity.read(layout)
      let path = target + "/" + BackupFolder.name(journal: identity.journal, recovery: recovery)
      try BackupFolder.prepare(path)
      var folder = try BackupFolder(path, journal: identity.journal, signedBy: JournalProver(layout).keys.all)
      let missing = try missing(in: folder)
      // Before the checkpoint: afterwards they can come to hold a newer one.
      var logs = try BackupPath.logSizes(layout)
      let (signed, signer, logged) = try checkpoint(console)
      // With this one: who brings the log back from here lacks nothing that the journal speaks of.
      logs[BackupPath.checkpointLog] = logged
      let draft = folder.draft()
      defer { unlink(draft) }
      let segment = try write(draft, recovery, identity, signed, logs, folder, progress)
      let sha256 = try segment.writer.finish()
      let manifest = BackupManifest(
        journal: identity.journal, number: folder.manifests.count, previous: folder.newest, recovery: recovery,
        made: .now(), bytes: segment.writer.count, sha256: sha256, ranges: segment.ranges, note: signed.note)
      guard manifest.number <= BackupFolder.numberLimit else {
        throw BackupError.tooMany(limit: BackupFolder.numberLimit)
      }
      try folder.commit(manifest, try manifest.text(signedBy: signer), segment: draft)
      let made = BackupMade(
        folder: path, segment: manifest.number, size: signed.checkpoint.size, bytes: manifest.bytes, sha256: sha256,
        time: manifest.made)
      if let record = try record(BackupMade.recordType, 1, made.body()) { try BackupMade.note(record, in: layout) }
      return Report(
        folder: path, checkpoint: signed, made: made,
        newRecords: signed.checkpoint.size - (try folder.manifests.last?.checkpoint.size ?? 0),
        missing: missing, skipped: segment.skipped)
    }
  }

  /// No reason to stop: disks take turns under one name.
  private func missing(in folder: BackupFolder) throws -> BackupMade? {
    guard let last = try BackupMade.newest(layout), last.folder == folder.path, last.segment >= 0 else { return nil }
    let isThere =
      last.segment < folder.manifests.count && folder.manifests[last.segment].sha256 == last.sha256
    return isThere ? nil : last
  }

  private func recoveryKey() throws -> RecoveryPublicKey {
    if let recordCheck, try !TrustRecords.current(layout, recordCheck).isRecoveryFileSound(layout, lines: .max) {
      throw BackupError.unsoundRecoveryKey(path: layout.recoveryKey)
    }
    return try RecoveryKeys.current(layout)
  }

  /// A checkpoint, the key that signed it, and the length of the log that ends with it. The key: where it is rotated at this
  /// moment, whoever restores knows the new one only from a checkpoint that covers the rotation.
  private func checkpoint(_ console: String) throws -> (SignedCheckpoint, SigningKey, logged: Int) {
    let log = try CheckpointFiles.openLog(layout)
    for _ in 0..<Self.checkpointTries {
      let (signed, logged) = try FileLock.holding(log) {
        (try JournalProver(layout).makeCheckpoint(console: console, log: log), try log.size)
      }
      let signer = try SigningKey.read(layout)
      if (try? signed.note.check(signer.verifier(.note))) != nil { return (signed, signer, logged) }
    }
    throw JournalError.badKey(path: layout.signingKey)
  }

  /// Nobody rotates a key twice in a moment.
  private static let checkpointTries = 3

  private func write(
    _ draft: String, _ recovery: RecoveryPublicKey, _ identity: StoreIdentity, _ signed: SignedCheckpoint,
    _ logs: [String: Int], _ folder: BackupFolder, _ progress: (Int, Int) -> Void
  ) throws -> SegmentContents {
    let info = SealedSegment.info(
      journal: identity.journal, number: folder.manifests.count, previous: folder.newest)
    var contents = SegmentContents(
      writer: try SegmentWriter(draft, to: recovery, info: info), known: folder.ranges)
    let others = try BackupPath.files(of: layout)
    contents.skipped = others.skipped
    let checkpoints = try folder.manifests.map { try $0.checkpoint } + [signed.checkpoint]
    try contents.addLines(of: layout, checkpoints: checkpoints, progress: progress)
    // A log that was begun since comes with the next segment.
    for path in others.files where !BackupPath.isLog(path) || logs[path] != nil {
      try contents.addFile(path, of: layout, logSize: logs[path])
    }
    return contents
  }
}

extension KeyHistory {
  /// All keys that the journal has had.
  var all: [VerifierKey] { [first] + steps.map(\.rotation.new) }
}

extension Posix {
  /// The path with every link in it followed.
  static func realPath(_ path: String) throws(JournalError) -> String {
    guard let real = realpath(path, nil) else { throw error("realpath", path) }
    defer { free(real) }
    return String(cString: real)
  }
}
