/// One line of a file of the journal, and what it is.
struct Leaf {
  enum Kind {
    case record(Envelope)
    /// A crash left it, and a `recovered` record names it.
    case torn
    /// It is not what was written. Known to have been on disk, so no crash can have done it.
    case damaged
    /// It does not hold, and nothing says that it ever was on disk: a crash or a change, nobody can tell.
    case unsure
    /// Bytes at the end without a newline: no leaf yet.
    case open
  }

  let kind: Kind
  let line: ScannedLine
  /// The sequence number that stands or should stand there.
  let seq: Int
}

/// Goes through the lines of one file and tells records from what is none. Writers, readers and the verifier all see
/// the journal through this.
///
/// A line's sequence number is its place: each complete line takes one, sound or not. Where damage took a newline away
/// or put one in, sound lines further on say their numbers themselves and are followed.
struct LeafReader {
  /// Where the next line begins.
  private(set) var offset: Int
  /// The sequence number of the next line.
  private(set) var nextSeq: Int

  private let name: EventFileName
  private let file: OpenFile
  private let size: Int
  private let scanner: LineScanner
  private let notes: FileNotes
  /// The last sequence number that is known to be on disk, or was before the next file was begun.
  private let known: Int
  /// The first sequence number of the next file.
  private let cut: Int
  private var lastRecord: Int
  /// A line that is looked at again, after the damage in front of it was told.
  private var again: ScannedLine?

  init(
    _ file: OpenFile, _ name: EventFileName, at offset: Int = 0, seq: Int? = nil, known: Int, cut: Int? = nil,
    notes: FileNotes
  ) throws(JournalError) {
    self.file = file
    self.name = name
    self.offset = offset
    nextSeq = seq ?? name.firstSeq
    self.known = known
    self.cut = cut ?? Int.max
    self.notes = notes
    size = try file.size
    scanner = LineScanner(file, from: offset, to: size)
    lastRecord = nextSeq - 1
  }

  mutating func next() throws(JournalError) -> Leaf? {
    var line = again
    if line == nil { line = try scanner.next() }
    again = nil
    guard let line else { return nil }
    guard line.isComplete else {
      return Leaf(kind: nextSeq <= known ? .damaged : .open, line: line, seq: nextSeq)
    }
    let envelope = Envelope(line.bytes)
    if let envelope, envelope.seq == nextSeq {
      lastRecord = nextSeq
      return leaf(.record(envelope), line)
    }
    try notes.read(file, name, from: line.offset, to: size)
    if notes.covers(line, seq: nextSeq) { return leaf(.torn, line) }
    guard nextSeq <= max(known, notes.durable) else { return leaf(.unsure, line) }
    guard let envelope, envelope.seq > lastRecord, envelope.seq < cut else { return leaf(.damaged, line) }
    return try follow(envelope, line)
  }

  /// Whether a `recovered` record further on names this line, whatever it is.
  func isNamed(_ leaf: Leaf) throws(JournalError) -> Bool {
    try notes.read(file, name, from: leaf.line.offset, to: size)
    return notes.covers(leaf.line, seq: leaf.seq)
  }

  /// Goes on with the number that a sound line says.
  private mutating func follow(_ envelope: Envelope, _ line: ScannedLine) throws(JournalError) -> Leaf? {
    again = line
    let missing = nextSeq
    nextSeq = envelope.seq
    // Told before, line by line, when there are more lines than numbers.
    return missing < envelope.seq ? Leaf(kind: .damaged, line: line, seq: missing) : try next()
  }

  private mutating func leaf(_ kind: Leaf.Kind, _ line: ScannedLine) -> Leaf {
    defer {
      nextSeq += 1
      offset = line.end
    }
    return Leaf(kind: kind, line: line, seq: nextSeq)
  }
}
