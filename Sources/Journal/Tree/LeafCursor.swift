import Glibc

/// Goes through a journal's leaves in their order, and can go on later where it stopped.
///
/// It holds the file that it is in open; a look at what is new costs a listing of the folder and those lines.
struct LeafCursor {
  /// The sequence number of the next leaf that it gives.
  private(set) var seq: Int
  private let layout: StoreLayout
  private var opened: Opened?

  /// The file that it is in, and how far it has read there: also lines in front of `seq`.
  private struct Opened {
    let name: EventFileName
    let file: OpenFile
    let notes = FileNotes()
    var offset = 0
    var seq: Int

    /// Behind the lines in front of `first`, which are only counted: that tells a line's number.
    init(_ layout: StoreLayout, _ name: EventFileName, first: Int) throws(JournalError) {
      self.name = name
      file = try OpenFile(layout.eventFile(name), O_RDONLY)
      seq = name.firstSeq
      guard seq < first else { return }
      let scanner = LineScanner(file, from: 0, to: try file.size)
      while seq < first, let line = try scanner.next(), line.isComplete {
        seq += 1
        offset = line.end
      }
    }
  }

  /// A leaf with its place, good until the next one is read.
  struct Found {
    let leaf: Leaf
    let position: JournalPosition
    fileprivate let file: OpenFile

    /// The record, where the leaf is one of this type.
    func record(_ isWanted: (UnsafeBufferPointer<UInt8>) -> Bool) -> Record? {
      guard case .record(let envelope) = leaf.kind,
        isWanted(UnsafeBufferPointer(rebasing: leaf.line.bytes[envelope.type]))
      else { return nil }
      return Record(envelope, leaf.line.bytes)
    }

    func hash() throws(JournalError) -> MerkleHash {
      let line = leaf.line
      // The scanner keeps no line that is longer than a record may be; torn bytes can be.
      return line.length - 1 == line.bytes.count
        ? .leaf(line.bytes) : try .leaf(file, line.offset..<(line.end - 1))
    }
  }

  init(_ layout: StoreLayout, at seq: Int) {
    self.layout = layout
    self.seq = seq
  }

  /// Gives the leaves up to `end`, all of which must be known to be on disk, after at most `limit` lines fewer.
  ///
  /// The first call counts the lines of the first leaf's file from its beginning, some 5 ms for a full one.
  ///
  /// - Returns: whether it came to `end`.
  /// - Throws: `damaged` at the first line that is not what was written; `system`; what `body` throws.
  mutating func read(to end: Int, limit: Int = .max, _ body: (Found) throws -> Void) throws -> Bool {
    guard seq < end else { return true }
    // Read anew each time: what is the newest file now may have been cut by its successor.
    let files = try eventFiles(layout)
    var left = limit
    while seq < end {
      guard left > 0 else { return false }
      guard let place = files.lastIndex(where: { $0.firstSeq <= seq }) else {
        throw JournalError.noStore(path: layout.root)
      }
      try check(files[...place])
      let next = place + 1 < files.count ? files[place + 1].firstSeq : nil
      try read(files[place], to: min(end, next ?? end), cut: next, known: end - 1, &left, body)
    }
    return true
  }

  /// Whether nothing stands behind the last leaf that was read, no bytes and no file.
  func isAtEnd() throws(JournalError) -> Bool {
    guard let opened, let last = try eventFiles(layout).last, last == opened.name else { return false }
    let size = try opened.file.size
    return opened.offset == size
  }

  private mutating func read(
    _ name: EventFileName, to end: Int, cut: Int?, known: Int, _ left: inout Int, _ body: (Found) throws -> Void
  ) throws {
    var opened = try self.opened.flatMap { $0.name == name ? $0 : nil } ?? Opened(layout, name, first: seq)
    defer { self.opened = opened }
    var leaves = try LeafReader(
      opened.file, name, at: opened.offset, seq: opened.seq, known: known, cut: cut, notes: opened.notes)
    while leaves.nextSeq < end, left > 0 {
      guard let leaf = try leaves.next() else {
        throw damage(.missingEnd, name, seq: leaves.nextSeq, offset: leaves.offset)
      }
      switch leaf.kind {
      case .record, .torn: break
      case .damaged, .unsure, .open: throw damage(.badLine, name, seq: leaf.seq, offset: leaf.line.offset)
      }
      if leaf.seq >= seq {
        let position = JournalPosition(file: name.number, offset: leaf.line.offset, seq: leaf.seq)
        try body(Found(leaf: leaf, position: position, file: opened.file))
        seq = leaf.seq + 1
      }
      opened.offset = leaves.offset
      opened.seq = leaves.nextSeq
      left -= 1
    }
  }

  /// Running numbers begin with 0 and have no gaps, and first lines only go up.
  private func check(_ files: ArraySlice<EventFileName>) throws(JournalError) {
    var last = 0
    for (place, name) in files.enumerated() {
      guard name.number == place, place > 0 || name.firstSeq == 0, name.firstSeq >= last else {
        throw damage(.missingFile, name, seq: name.firstSeq, offset: 0)
      }
      last = name.firstSeq
    }
  }

  private func damage(
    _ kind: JournalDamage.Kind, _ name: EventFileName, seq: Int, offset: Int
  ) -> JournalError {
    .damaged(JournalDamage(kind, name, seq: seq, offset: offset))
  }
}

extension StoreLayout {
  /// Gives the hashes of the leaves in a range of sequence numbers, in their order, from the lines themselves.
  ///
  /// All of them must be known to be on disk. Costs a pass over the files that hold them, at most a file more.
  ///
  /// - Throws: `damaged` at the first line that is not what was written; `system`; what `body` throws.
  func forEachLeaf(_ range: Range<Int>, _ body: (MerkleHash) throws -> Void) throws {
    var cursor = LeafCursor(self, at: range.lowerBound)
    _ = try cursor.read(to: range.upperBound) { try body($0.hash()) }
  }
}
