import Crypto
import Glibc

/// Makes a store from a back-up.
public struct StoreRestore {
  /// What came of it.
  public struct Report: Sendable {
    public let identity: StoreIdentity
    public let restored: RestoredJournal
    /// Segments that were opened.
    public let segments: Int
    /// When the newest of them was made.
    public let made: Timestamp
  }

  private let folder: BackupFolder
  private let last: BackupManifest
  private let key: RecoveryKey

  /// Finds the back-up that the key opens, and checks all of its files against the manifests.
  ///
  /// - Parameters:
  ///   - path: a back-up's own folder, or the one in which it lies.
  ///   - progress: bytes that were read.
  /// - Throws: `noBackup`, `otherKey`, `damaged`, `notAFolder`; `system`.
  public init(from path: String, with key: RecoveryKey, progress: (Int) -> Void = { _ in }) throws {
    self.key = key
    let root = StoreLayout(root: path).root
    let id = key.publicKey.id
    var candidates = [root]
    if !Posix.exists(root + "/000000.manifest") {
      let names = try Posix.names(in: root).filter {
        $0.utf8.count == 41 && RestoredJournal.isID(String($0.prefix(32)))
      }
      candidates = names.filter { $0.hasSuffix("-" + id) }.map { root + "/" + $0 }
      if candidates.isEmpty, !names.isEmpty { throw BackupError.otherKey(path: root, id: id) }
    }
    guard let path = candidates.first else { throw BackupError.noBackup(path: root) }
    folder = try BackupFolder(path, journal: nil, signedBy: nil, progress: progress)
    guard let last = folder.manifests.last else { throw BackupError.noBackup(path: path) }
    self.last = last
    guard last.recovery == key.publicKey else { throw BackupError.otherKey(path: path, id: id) }
  }

  /// Makes the store: a new journal that names the old one's head, with the old records beside it in `archive`.
  ///
  /// The store appears whole or not at all. Everything is checked before: each line, the checkpoint's root and
  /// signature, that the manifests are the journal's own, and that the journals that it continued are as they were.
  ///
  /// - Parameters:
  ///   - journalKey: the old journal's verifier key as others know it; nil: the one that it says itself.
  ///   - recovery: what the new store's back-ups are sealed to.
  /// - Throws: `damaged`, `unproven`, `changedArchive`; `storeExists`, `full`, `networkFileSystem`, `system`; `CheckpointError`.
  public func make(
    at layout: StoreLayout, journalKey: VerifierKey? = nil, recovery: RecoveryPublicKey, console: String,
    officer: String, auth: String
  ) throws -> Report {
    let identity = try StoreIdentity.create(at: layout, console: console, officer: officer, auth: auth) { draft in
      let old = StoreLayout(root: draft.archives + "/" + last.journal)
      try unseal(into: draft, journal: old)
      let signed = try prove(old, journalKey)
      for archive in draft.archivedJournals(from: try StoreIdentity.read(old).restored) where !archive.isAsRestored() {
        throw BackupError.changedArchive(journal: archive.restored.journal)
      }
      let signer = try takeSigningKey(of: old, signed)
      try Posix.syncTree(draft.root)
      return StoreIdentity.Beginning(post: try StoreIdentity.read(old).post, recovery: recovery) { newKey in
        try RestoredJournal(signed.checkpoint, journal: last.journal, key: signed.key, signer: signer, newKey: newKey)
      }
    }
    guard let restored = identity.restored else { throw BackupError.unproven(size: 0) }
    return Report(identity: identity, restored: restored, segments: folder.manifests.count, made: last.made)
  }

  // MARK: Unsealing

  private func unseal(into draft: StoreLayout, journal old: StoreLayout) throws {
    guard RestoredJournal.isID(last.journal) else { throw BackupError.damaged(path: folder.path) }
    for manifest in folder.manifests {
      let info = SealedSegment.info(journal: manifest.journal, number: manifest.number, previous: manifest.previous)
      let file = try OpenFile(folder.segment(manifest.number), O_RDONLY | O_NOFOLLOW)
      var reader = try SegmentReader(file, with: key, info: info)
      while let piece = try reader.next() {
        try put(piece, into: Self.isOfOldJournal(piece.path) ? old : draft, from: file.path)
      }
    }
    // Whatever the pieces said: each file must be what the manifests say.
    for (path, ranges) in folder.ranges {
      let file = try OpenFile((Self.isOfOldJournal(path) ? old : draft).root + "/" + path, O_RDONLY | O_NOFOLLOW)
      for range in ranges {
        guard try range.to <= file.size, try digest(file, range.from..<range.to) == range.sha256 else {
          throw BackupError.damaged(path: folder.path)
        }
      }
    }
  }

  /// The journal and its own keys; lists, accounts and older archives come to stand where the new store has them.
  private static func isOfOldJournal(_ path: String) -> Bool {
    path.hasPrefix("journal/") || (path.hasPrefix("keys/") && path.split(separator: "/").count == 2)
  }

  private func put(_ piece: BackupPiece, into target: StoreLayout, from segment: String) throws {
    guard BackupPath.isTaken(piece.path) else { throw BackupError.damaged(path: segment) }
    let path = target.root + "/" + piece.path
    try Posix.makeFolders(to: path)
    let isNew = piece.offset == 0
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_APPEND | (isNew ? O_TRUNC : 0))
    guard try file.size == piece.offset else { throw BackupError.damaged(path: segment) }
    try file.write(piece.bytes)
  }

  // MARK: Proving

  /// Checks the old journal as it now lies in the archive, and completes it with what follows from its lines.
  private func prove(
    _ old: StoreLayout, _ journalKey: VerifierKey?
  ) throws -> (checkpoint: SignedCheckpoint, key: VerifierKey) {
    let identity = try StoreIdentity.read(old)
    guard identity.journal == last.journal else {
      throw BackupError.otherJournal(path: folder.path, journal: identity.journal)
    }
    let size = try last.checkpoint.size
    var roots = RootCheck(try folder.manifests.map { try $0.checkpoint })
    var records = try KeyRecords(identity)
    var cursor = LeafCursor(old, at: 0)
    _ = try cursor.read(to: size) { found in
      try roots.add(try found.hash())
      records.note(found)
    }
    try roots.finish()
    let keys = records.history
    guard journalKey.map(keys.all.contains) ?? true else { throw CheckpointError.notSigned(by: keys.first.name) }
    for manifest in folder.manifests {
      _ = try BackupManifest.read(folder.manifest(manifest.number), signedBy: keys.all)
    }
    let signed = try SignedCheckpoint(last.note, signedBy: keys)
    try Posix.writeNewFile(old.checkpoint, signed.note.bytes)
    try records.keep(old)
    var verifier = JournalVerifier(old)
    let report = try verifier.run()
    guard report.isSound, report.unsureLines == 0, report.openBytes == 0, report.soundThrough == size - 1 else {
      throw BackupError.unproven(size: size)
    }
    return (signed, keys.key(at: size))
  }

  /// The old key vouches for the new one and then goes: with it somebody could go on with the old journal. nil where the
  /// key was changed while the back-up was made, so that another lies in it.
  private func takeSigningKey(
    of old: StoreLayout, _ signed: (checkpoint: SignedCheckpoint, key: VerifierKey)
  ) throws -> SigningKey? {
    var found: SigningKey?
    for path in [old.signingKey, old.nextSigningKey] where Posix.exists(path) {
      if let key = try SigningKey.read(path), key.verifier(.note) == signed.key { found = key }
      unlink(path)
    }
    return found
  }
}

extension Posix {
  /// Makes the folders in which a file is to lie, those that are missing.
  static func makeFolders(to path: String) throws(JournalError) {
    let folder = BackupFolder.parent(of: path)
    guard !exists(folder) else { return }
    try makeFolders(to: folder)
    try makeFolder(folder)
  }

  /// Brings a folder with all that is in it to the disk.
  static func syncTree(_ path: String) throws(JournalError) {
    for name in try names(in: path) {
      let child = path + "/" + name
      if BackupPath.kind(child) == S_IFDIR {
        try syncTree(child)
      } else {
        let file = try OpenFile(child, O_RDONLY | O_NOFOLLOW)
        guard fsync(file.descriptor) == 0 else { throw error("fsync", child) }
      }
    }
    try syncFolder(path)
  }
}
