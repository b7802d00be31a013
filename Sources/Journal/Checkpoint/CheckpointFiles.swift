import Glibc

/// `journal/checkpoint` and `journal/checkpoints.log` of a store.
struct CheckpointFiles {
  private let layout: StoreLayout
  private let keys: KeyHistory
  /// More than one note takes, so that the log's last one stands within its last bytes.
  private static let tailBytes = 1 << 14

  init(_ layout: StoreLayout, keys: KeyHistory) {
    self.layout = layout
    self.keys = keys
  }

  /// The newest checkpoint that this store has signed; nil before the first.
  ///
  /// Either can be the newer: not all are logged, and the log is written first.
  ///
  /// - Throws: `unsoundCheckpoint` when `journal/checkpoint` is not one of this store: no crash leaves that.
  func newest() throws -> SignedCheckpoint? {
    Self.newer(try current(), try lastLogged())
  }

  static func newer(_ current: SignedCheckpoint?, _ logged: SignedCheckpoint?) -> SignedCheckpoint? {
    guard let current, let logged else { return current ?? logged }
    return logged.checkpoint.size > current.checkpoint.size ? logged : current
  }

  /// How many lines the newest checkpoint says there are, its signature unasked; 0 where nothing there is one.
  static func saidSize(_ layout: StoreLayout) -> Int {
    let current = try? SignedNote(Posix.readFile(layout.checkpoint, limit: NoteLines.byteLimit + 1))
    let logged = try? tail(of: layout.checkpointLog)
    let notes = [current, logged.flatMap { SignedNote.list($0).last }]
    return notes.compactMap { $0.flatMap { try? Checkpoint($0).size } }.max() ?? 0
  }

  private static func tail(of log: String) throws -> [UInt8] {
    let file = try OpenFile(log, O_RDONLY)
    return try file.read(count: tailBytes, at: max(0, file.size - tailBytes))
  }

  /// How many notes stand at the log's end, by their form alone; of a long log those in its last bytes.
  static func loggedLately(_ layout: StoreLayout) throws(JournalError) -> Int {
    guard Posix.exists(layout.checkpointLog), let file = try OpenFile.ifFile(layout.checkpointLog) else { return 0 }
    return SignedNote.list(try file.read(count: tailBytes, at: max(0, file.size - tailBytes))).count
  }

  /// What stands in `journal/checkpoint`.
  func current() throws -> SignedCheckpoint? {
    guard Posix.exists(layout.checkpoint) else { return nil }
    let bytes = try Posix.readFile(layout.checkpoint, limit: NoteLines.byteLimit + 1)
    guard let current = try? SignedCheckpoint(SignedNote(bytes), signedBy: keys) else {
      throw CheckpointError.unsoundCheckpoint(path: layout.checkpoint)
    }
    return current
  }

  /// Whether `journal/checkpoint` is one of this store by these keys, or not there yet. A signature in the journal's own
  /// name by a key that is none of these shows a newer one: a rotation's checkpoint is signed by both.
  func isCurrentSound() throws -> Bool {
    do {
      guard let current = try current() else { return true }
      let known = ([keys.first] + keys.steps.map(\.rotation.new)).map(\.id)
      return current.note.signatures.allSatisfy { $0.name != keys.first.name || known.contains($0.keyID) }
    } catch is CheckpointError {
      return false
    }
  }

  /// The last one in the log.
  func lastLogged() throws -> SignedCheckpoint? {
    guard Posix.exists(layout.checkpointLog) else { return nil }
    for note in SignedNote.list(try Self.tail(of: layout.checkpointLog)).reversed() {
      if let signed = try? SignedCheckpoint(note, signedBy: keys) { return signed }
    }
    return nil
  }

  /// Adds a note to a log, on disk when this returns. Under the log's lock.
  static func add(_ note: SignedNote, to log: OpenFile) throws(JournalError) {
    let size = try log.size
    // Ends what a crash left half; an empty line more says nothing.
    let end = try log.read(count: 2, at: max(0, size - 2))
    let isEnded = size == 0 || end == [RecordLine.newline, RecordLine.newline]
    let bytes = (isEnded ? [] : [RecordLine.newline, RecordLine.newline]) + note.bytes + [RecordLine.newline]
    let count = bytes.withUnsafeBytes { write(log.descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw Posix.error("write", log.path, count < 0 ? errno : ENOSPC) }
    guard fdatasync(log.descriptor) == 0 else { throw Posix.error("fdatasync", log.path) }
  }

  /// Opens the log, whose lock everybody takes who makes a checkpoint.
  ///
  /// - Throws: `lostLog` beside a `checkpoint`: an empty one would look emptied where somebody deleted it.
  static func openLog(_ layout: StoreLayout) throws -> OpenFile {
    guard Posix.exists(layout.checkpointLog) || !Posix.exists(layout.checkpoint) else {
      throw CheckpointError.lostLog(path: layout.checkpointLog)
    }
    return try OpenFile(layout.checkpointLog, O_RDWR | O_CREAT | O_APPEND)
  }
}

extension Posix {
  /// Puts a file in the place of another, on disk when this returns: after a crash there is one or the other.
  ///
  /// - Parameter draft: a name in the same folder that only the holder of some lock uses.
  static func replaceFile(_ path: String, _ bytes: [UInt8], draft: String) throws(JournalError) {
    try writeDraft(draft, bytes)
    try replaceFile(path, by: draft)
  }

  /// Makes ready what shall take the place of a file; on disk when this returns.
  static func writeDraft(_ draft: String, _ bytes: [UInt8]) throws(JournalError) {
    unlink(draft)
    try writeNewFile(draft, bytes)
  }

  /// Puts what was made ready in its place.
  static func replaceFile(_ path: String, by draft: String) throws(JournalError) {
    guard rename(draft, path) == 0 else { throw error("rename", path) }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    try syncFolder(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
  }
}

extension FileLock {
  /// Runs `body` with the file locked, or gives nil where another holds it.
  ///
  /// - Throws: `system`, and what `body` throws.
  static func holdingIfFree<Result>(_ file: OpenFile, _ body: () throws -> Result) throws -> Result? {
    try SuspendGate.holding {
      guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else {
        guard errno == EWOULDBLOCK || errno == EINTR else { throw Posix.error("flock", file.path) }
        return nil
      }
      defer { _ = flock(file.descriptor, LOCK_UN) }
      return try body()
    }
  }
}
