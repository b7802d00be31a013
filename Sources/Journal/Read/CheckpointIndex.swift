import Glibc

/// Where the checkpoints of a store stand, in the order of their sizes: `checkpoints.log`, `witnessed.log`, `checkpoint`,
/// and one that the caller brings.
///
/// Costs a pass over the log; memory 48 bytes a checkpoint. The notes themselves are read again when they are checked.
struct CheckpointIndex {
  /// A note that says of itself that it covers so many lines.
  struct Entry {
    /// -1 where no size can be read.
    let size: Int
    let file: Int
    let line: Int
    let offset: Int
    let length: Int
    /// Whether one in front of it in the same file covers more lines.
    let isOutOfOrder: Bool
  }

  private(set) var entries: [Entry] = []
  /// Pieces that are no note.
  private(set) var unfinished = 0
  /// `checkpoint` where what stands in it is no note: it is replaced by a rename, so no crash leaves that.
  private(set) var strange: [String] = []
  /// Logs without one note, and what they begin with; a crash can leave the beginning of a first. `witnessed.log` is never
  /// empty.
  private(set) var lostLogs: [(name: String, head: [UInt8])] = []
  /// Files that are missing or empty although others show what stood in them.
  private(set) var lost: [CheckpointFinding]
  /// The names behind which there is no file.
  private(set) var notFiles: [String] = []
  private var loggedFile: Int?
  private var witnessedFile: Int?
  private var files: [(name: String, source: Source)] = []

  /// More than the name of a key has.
  private static let headBytes = 1024

  private enum Source {
    case file(OpenFile)
    case bytes([UInt8])
  }

  /// - Parameters:
  ///   - onlyNewest: leaves out the logs.
  ///   - brought: a note from outside, and what it is called.
  init(
    _ layout: StoreLayout, onlyNewest: Bool = false, brought: (name: String, note: SignedNote)? = nil
  ) throws(JournalError) {
    lost = try LostCheckpoints.files(of: layout)
    let logs = onlyNewest ? [] : [layout.checkpointLog, layout.witnessedLog]
    for path in logs + [layout.checkpoint] where Posix.exists(path) {
      let name = String(path.split(separator: "/").last ?? "")
      guard let file = try OpenFile.ifFile(path) else {
        notFiles.append(name)
        continue
      }
      if path == layout.checkpointLog { loggedFile = files.count }
      if path == layout.witnessedLog { witnessedFile = files.count }
      files.append((name, .file(file)))
      let before = (entries.count, unfinished)
      let size = try file.size
      try read(LineScanner(file, from: 0, to: size))
      if path == layout.checkpoint {
        guard entries.count != before.0 + 1 || unfinished != before.1 else { continue }
        unfinished = before.1
        strange.append(name)
      } else if entries.count == before.0, size > 0 || path == layout.witnessedLog {
        lostLogs.append((name, try file.read(count: Self.headBytes, at: 0)))
      }
    }
    if let brought {
      let bytes = brought.note.bytes
      files.append((brought.name, .bytes(bytes)))
      entries.append(
        Entry(
          size: (try? Checkpoint(brought.note))?.size ?? -1, file: files.count - 1, line: 1, offset: 0,
          length: bytes.count, isOutOfOrder: false))
    }
    // By size, and those of one size as they stand.
    entries = entries.enumerated().sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }.map(\.element)
  }

  /// The sizes, each once.
  var sizes: [Int] {
    entries.reduce(into: []) { if $1.size > 0, $1.size != $0.last { $0.append($1.size) } }
  }

  /// The sizes of those in `checkpoints.log`.
  var loggedSizes: Set<Int> { Set(entries.filter { $0.file == loggedFile }.map(\.size)) }

  func isWitnessed(_ entry: Entry) -> Bool { entry.file == witnessedFile }

  func name(_ entry: Entry) -> String { files[entry.file].name }

  func bytes(_ entry: Entry) throws(JournalError) -> [UInt8] {
    switch files[entry.file].source {
    case .file(let file): try file.read(count: min(entry.length, NoteLines.byteLimit + 1), at: entry.offset)
    case .bytes(let bytes): bytes
    }
  }

  /// A paragraph of text and one of signatures are a note.
  private struct Paragraph {
    let line: Int
    let offset: Int
    var end: Int
    var lines = 0
    var size = -1
    var isSigned = false
  }

  private mutating func read(_ scanner: LineScanner) throws(JournalError) {
    var text: Paragraph?
    var open: Paragraph?
    var number = 0
    var largest = 0
    while let line = try scanner.next() {
      number += 1
      guard line.length == 1, line.isComplete else {
        var paragraph = open ?? Paragraph(line: number, offset: line.offset, end: line.end)
        paragraph.end = line.end
        if paragraph.lines == 0 { paragraph.isSigned = line.bytes.starts(with: SignedNote.dash.utf8) }
        if paragraph.lines == 1 { paragraph.size = Self.size(line.bytes) }
        paragraph.lines += 1
        open = paragraph
        continue
      }
      guard let closed = open else { continue }
      open = nil
      guard closed.isSigned, let begun = text else {
        if text != nil || closed.isSigned { unfinished += 1 }
        text = closed.isSigned ? nil : closed
        continue
      }
      add(begun, through: closed.end, &largest)
      text = nil
    }
    // `checkpoint` has no empty line at its end; in the log a crash may have left out the last one.
    if let open, open.isSigned, let begun = text {
      add(begun, through: open.end, &largest)
    } else if open != nil || text != nil {
      unfinished += 1
    }
  }

  private mutating func add(_ text: Paragraph, through end: Int, _ largest: inout Int) {
    entries.append(
      Entry(
        size: text.size, file: files.count - 1, line: text.line, offset: text.offset, length: end - text.offset,
        isOutOfOrder: text.size < largest))
    largest = max(largest, text.size)
  }

  private static func size(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    var scanner = JSONScanner(line, line.indices)
    guard let size = scanner.takeNumber(), scanner.at == line.count else { return -1 }
    return size
  }
}
