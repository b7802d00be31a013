import Crypto
import Glibc

/// Fills a segment with what a back-up does not have yet.
struct SegmentContents {
  let writer: SegmentWriter
  /// What earlier segments have of each file.
  let known: [String: [BackupManifest.Range]]
  /// What this segment has.
  private(set) var ranges: [BackupManifest.Range] = []
  var skipped: [String] = []

  init(writer: SegmentWriter, known: [String: [BackupManifest.Range]]) {
    self.writer = writer
    self.known = known
  }

  private static let blockBytes = SealedSegment.chunkLimit - SealedSegment.headerLimit

  // MARK: The journal

  /// Adds the lines that count up to the newest checkpoint, and holds all lines against the checkpoints' roots: what is
  /// sealed are the bytes that were hashed.
  ///
  /// - Parameter checkpoints: by their sizes; the last one says how far the journal goes.
  /// - Throws: `disagrees`, `missingEnd`; `damaged`, `full`, `system`.
  mutating func addLines(
    of layout: StoreLayout, checkpoints: [Checkpoint], progress: (Int, Int) -> Void
  ) throws {
    let size = checkpoints.last?.size ?? 0
    let files = try eventFiles(layout)
    var total = 0
    for name in files where name.firstSeq < size { total &+= try OpenFile(layout.eventFile(name), O_RDONLY).size }
    var roots = RootCheck(checkpoints)
    var done = 0
    for (place, name) in files.enumerated() where name.firstSeq < size {
      let next = place + 1 < files.count ? files[place + 1].firstSeq : Int.max
      done &+= try addLines(of: layout, name, below: min(next, size), &roots)
      progress(done, total)
    }
    try roots.finish()
  }

  /// - Returns: how many bytes of the file count.
  private mutating func addLines(
    of layout: StoreLayout, _ name: EventFileName, below end: Int, _ roots: inout RootCheck
  ) throws -> Int {
    let file = try OpenFile(layout.eventFile(name), O_RDONLY | O_NOFOLLOW)
    let path = "journal/events/" + name.text
    var piece = PieceBuilder(path: path, from: known[path]?.last?.to ?? 0, limit: Self.blockBytes)
    let scanner = LineScanner(file, from: 0, to: try file.size)
    var seq = name.firstSeq
    var offset = 0
    while seq < end, let line = try scanner.next(), line.isComplete {
      if line.length - 1 == line.bytes.count {
        try roots.add(.leaf(line.bytes))
        try piece.take(line.bytes, at: line.offset, writer)
        try piece.take([RecordLine.newline], at: line.end - 1, writer)
      } else {
        // The scanner keeps no line that is longer than a record may be; torn bytes can be.
        try roots.add(.leaf(file, line.offset..<(line.end - 1)))
        for start in stride(from: line.offset, to: line.end, by: Self.blockBytes) {
          let bytes = try file.read(count: min(Self.blockBytes, line.end - start), at: start)
          try piece.take(bytes, at: start, writer)
        }
      }
      offset = line.end
      seq += 1
    }
    guard seq == end, offset >= piece.from else {
      throw JournalError.damaged(
        JournalDamage(kind: .missingEnd, file: name.text, line: seq - name.firstSeq + 1, offset: offset, seq: seq))
    }
    if let range = try piece.finish(writer) { ranges.append(range) }
    return offset
  }

  // MARK: The other files

  /// Adds a file: what is new at its end where it only grows, and otherwise all of it where it is not what the back-up
  /// has.
  ///
  /// - Parameter logSize: how much counts of a file that only grows; nil for others.
  /// - Throws: `changed` for a file that only grows and is another than it was; `full`, `system`.
  mutating func addFile(_ path: String, of layout: StoreLayout, logSize: Int? = nil) throws {
    let file = try OpenFile(layout.root + "/" + path, O_RDONLY | O_NOFOLLOW)
    let size = try min(file.size, logSize ?? .max)
    let before = known[path] ?? []
    let isAsBefore = try before.allSatisfy { try $0.to <= size && digest(file, $0.from..<$0.to) == $0.sha256 }
    let isLog = logSize != nil
    if isLog, !isAsBefore { throw BackupError.changed(path: file.path) }
    let end = before.last?.to ?? 0
    if isAsBefore, !before.isEmpty, end == size { return }
    var piece = PieceBuilder(path: path, from: isLog ? end : 0, limit: Self.blockBytes)
    for start in stride(from: piece.from, to: size, by: Self.blockBytes) {
      try piece.take(try file.read(count: min(Self.blockBytes, size - start), at: start), at: start, writer)
    }
    if let range = try piece.finish(writer, evenIfEmpty: before.isEmpty || !isLog) { ranges.append(range) }
  }
}

/// Gathers bytes of one file into pieces.
private struct PieceBuilder {
  let path: String
  /// Bytes in front of this are not taken.
  let from: Int
  private let limit: Int
  private var offset: Int
  private var bytes: [UInt8] = []
  private var hash = SHA256()

  init(path: String, from: Int, limit: Int) {
    self.path = path
    self.from = from
    self.limit = limit
    offset = from
  }

  private var end: Int { offset + bytes.count }

  /// Takes bytes that stand at a place; they come in order and without gaps from `from` on.
  mutating func take(_ more: some RandomAccessCollection<UInt8>, at place: Int, _ writer: SegmentWriter) throws {
    let new = more.dropFirst(max(0, end - place))
    guard !new.isEmpty else { return }
    if bytes.count + new.count > limit { try flush(writer) }
    bytes.append(contentsOf: new)
  }

  private mutating func flush(_ writer: SegmentWriter) throws {
    hash.update(data: bytes)
    try writer.add(BackupPiece(path: path, offset: offset, bytes: bytes))
    offset = end
    bytes.removeAll(keepingCapacity: true)
  }

  /// What was taken; nil where nothing was.
  mutating func finish(_ writer: SegmentWriter, evenIfEmpty: Bool = false) throws -> BackupManifest.Range? {
    guard end > from || evenIfEmpty else { return nil }
    if !bytes.isEmpty || end == from { try flush(writer) }
    return BackupManifest.Range(path: path, from: from, to: end, sha256: Posix.hex(hash.finalize()))
  }
}

/// Holds a journal's lines, as they pass, against the roots that were signed for them.
struct RootCheck {
  private var tree = MerkleRange()
  private var waiting: ArraySlice<Checkpoint>

  /// - Parameter checkpoints: in the order in which they were signed.
  init(_ checkpoints: [Checkpoint]) { waiting = checkpoints[...] }

  /// - Throws: `disagrees`.
  mutating func add(_ leaf: MerkleHash) throws {
    tree.add(leaf)
    while let next = waiting.first, next.size <= tree.lines.upperBound {
      guard next.size == tree.lines.upperBound, next.root == tree.root else {
        throw CheckpointError.disagrees(size: next.size)
      }
      waiting.removeFirst()
    }
  }

  /// - Throws: `missingEnd` where a checkpoint covers more lines than came.
  func finish() throws {
    guard let next = waiting.first else { return }
    throw CheckpointError.missingEnd(size: next.size, lines: tree.lines.upperBound)
  }
}
