import Glibc

/// `journal/checkpoint` and `journal/checkpoints.log` of a store.
struct CheckpointFiles {
  private let layout: StoreLayout
  private let key: VerifierKey
  /// More than one note takes, so that the log's last one stands within its last bytes.
  private static let tailBytes = 1 << 14

  init(_ layout: StoreLayout, key: VerifierKey) {
    self.layout = layout
    self.key = key
  }

  /// The newest checkpoint that this store has signed; nil before the first.
  ///
  /// The log is written first, so after a crash its last one can be newer than `journal/checkpoint`.
  ///
  /// - Throws: `unsoundCheckpoint` when `journal/checkpoint` is not one of this store: no crash leaves that.
  func newest() throws -> SignedCheckpoint? {
    let (current, logged) = (try current(), try lastLogged())
    guard let current, let logged else { return current ?? logged }
    return logged.checkpoint.size > current.checkpoint.size ? logged : current
  }

  /// What stands in `journal/checkpoint`.
  func current() throws -> SignedCheckpoint? {
    guard Posix.exists(layout.checkpoint) else { return nil }
    let bytes = try Posix.readFile(layout.checkpoint, limit: NoteLines.byteLimit + 1)
    guard let current = try? SignedCheckpoint(SignedNote(bytes), signedBy: key), current.checkpoint.origin == key.name
    else { throw CheckpointError.unsoundCheckpoint(path: layout.checkpoint) }
    return current
  }

  private func lastLogged() throws -> SignedCheckpoint? {
    guard Posix.exists(layout.checkpointLog) else { return nil }
    let file = try OpenFile(layout.checkpointLog, O_RDONLY)
    let size = try file.size
    let tail = try file.read(count: Self.tailBytes, at: max(0, size - Self.tailBytes))
    return Self.notes(tail).compactMap { try? SignedCheckpoint($0, signedBy: key) }.last
  }

  /// All notes in the log. What a crash left half is none, and stays.
  func logged() throws -> [SignedNote] {
    guard Posix.exists(layout.checkpointLog) else { return [] }
    let file = try OpenFile(layout.checkpointLog, O_RDONLY)
    return Self.notes(try file.read(count: try file.size, at: 0))
  }

  /// Cuts a log, or the end of one, into its notes: a paragraph of text and one of signatures each.
  private static func notes(_ bytes: [UInt8]) -> [SignedNote] {
    let newline = RecordLine.newline
    var paragraphs: [[UInt8]] = []
    var paragraph: [UInt8] = []
    for line in bytes.split(separator: newline, omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append(paragraph)
        paragraph = []
      } else {
        paragraph += line + [newline]
      }
    }
    return zip(paragraphs, paragraphs.dropFirst()).compactMap { text, signatures in
      signatures.starts(with: SignedNote.dash.utf8) ? try? SignedNote(text + [newline] + signatures) : nil
    }
  }

  /// Adds to the log and replaces `journal/checkpoint`, both on disk before it returns. Under the checkpoints' lock.
  func keep(_ note: SignedNote, log: OpenFile) throws {
    let size = try log.size
    // Ends what a crash left half; an empty line more says nothing.
    let end = try log.read(count: 2, at: max(0, size - 2))
    let isEnded = size == 0 || end == [RecordLine.newline, RecordLine.newline]
    let bytes = (isEnded ? [] : [RecordLine.newline, RecordLine.newline]) + note.bytes + [RecordLine.newline]
    let count = bytes.withUnsafeBytes { write(log.descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw Posix.error("write", log.path, count < 0 ? errno : ENOSPC) }
    guard fdatasync(log.descriptor) == 0 else { throw Posix.error("fdatasync", log.path) }
    try Posix.replaceFile(layout.checkpoint, note.bytes, draft: layout.checkpointDraft)
  }

  /// Opens the log, whose lock everybody takes who makes a checkpoint.
  func openLog() throws -> OpenFile {
    try OpenFile(layout.checkpointLog, O_RDWR | O_CREAT | O_APPEND)
  }
}

extension Posix {
  /// Puts a file in the place of another, on disk when this returns: after a crash there is one or the other.
  ///
  /// - Parameter draft: a name in the same folder that only the holder of some lock uses.
  static func replaceFile(_ path: String, _ bytes: [UInt8], draft: String) throws(JournalError) {
    unlink(draft)
    try writeNewFile(draft, bytes)
    guard rename(draft, path) == 0 else { throw error("rename", path) }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    try syncFolder(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
  }
}
