import Glibc

/// A place in the journal: between two lines.
public struct JournalPosition: Sendable, Equatable {
  /// The running number of the file.
  public var file: Int
  /// Bytes from its start.
  public var offset: Int
  /// The sequence number of the next line.
  public var seq: Int

  public static let start = JournalPosition(file: 0, offset: 0, seq: 0)

  public init(file: Int, offset: Int, seq: Int) {
    self.file = file
    self.offset = offset
    self.seq = seq
  }
}

/// What a reader meets.
public enum JournalItem: Sendable {
  case record(Record)
  /// A line that a crash left half, and that a later `recovered` record names. Its place is taken, nothing counts.
  case torn(seq: Int)
  /// A line that is not what was written, or lines that are missing. The reader goes on behind it.
  case damage(JournalDamage)
}

/// Reads records in their order, up to what is known to be on disk, and can go on later.
///
/// It takes no lock and changes nothing, so it works on a read-only store and beside any number of writers. Where the
/// machine was started anew and nobody has written since, it reads up to the first line that does not hold.
public struct JournalReader {
  public let layout: StoreLayout
  public let identity: StoreIdentity
  /// Where the next line begins.
  public private(set) var position: JournalPosition

  private var files: [EventFileName] = []
  private var opened: Opened?
  private var toldOfMissingEnd = false

  private struct Opened {
    let name: EventFileName
    let file: OpenFile
    let notes = FileNotes()
  }

  /// - Throws: `noStore`, `newerFormat`, `damaged` (record 0), `system`.
  public init(_ layout: StoreLayout, from position: JournalPosition = .start) throws(JournalError) {
    self.layout = layout
    identity = try StoreIdentity.read(layout)
    self.position = position
    files = try eventFiles(layout)
  }

  /// The last sequence number that may be shown; nil when this start of the machine knows none, and every whole line
  /// in the files came from the disk.
  public func durable() throws(JournalError) -> Int? {
    guard Posix.exists(layout.durable) else { return nil }
    return try WatermarkFile(path: layout.durable, writable: false).read()?.seq
  }

  /// The number behind the last line that may be shown: where this start of the machine knows none, that of the first
  /// line that does not hold. Costs a pass over the newest file then.
  func end() throws(JournalError) -> Int {
    // A watermark may say anything.
    if let durable = try durable() { return durable < .max ? durable + 1 : durable }
    var reader = self
    try reader.seek(to: .max)
    return reader.position.seq
  }

  /// Moves to the line with this sequence number, or to the end when there is none yet. Costs a pass over one file.
  public mutating func seek(to seq: Int) throws(JournalError) {
    files = try eventFiles(layout)
    guard let name = files.last(where: { $0.firstSeq <= max(seq, 0) }) else { return }
    position = JournalPosition(file: name.number, offset: 0, seq: name.firstSeq)
    let opened = try open(name)
    var leaves = try leaves(opened, known: try durable() ?? -1)
    while leaves.nextSeq < seq, let leaf = try leaves.next() {
      // What nobody can tell from a crash is no line yet.
      switch leaf.kind {
      case .open, .unsure: return
      case .record, .torn, .damaged: break
      }
      position.offset = leaves.offset
      position.seq = leaves.nextSeq
    }
  }

  /// Gives at most `limit` items to `body`, up to what is on disk; gives the number of items. 0: nothing new.
  ///
  /// Among damage it goes on beyond the limit, to the next line that holds, so that `position` is always a place from
  /// which another reader can go on.
  public mutating func read(limit: Int = 4096, _ body: (JournalItem) throws -> Void) throws -> Int {
    var durable = try durable()
    var last = durable
    if durable == nil {
      // Writers make a watermark before they write: where there still is none behind the count, those lines came from
      // the disk.
      last = try lastLine()
      durable = try self.durable()
    }
    var round = Round(limit: limit, last: durable ?? last ?? Int.max)
    while round.count < limit, position.seq <= round.last, let name = try currentFile() {
      if name.number != position.file { try skip(to: name, &round, body) }
      let next = nextFile(after: name)
      try read(name, cut: next?.firstSeq, known: durable ?? -1, &round, body)
      guard let next, round.isAtEndOfFile else { break }
      if position.seq < next.firstSeq { try tell(damage(.missingEnd), &round, body) }
      position = JournalPosition(file: next.number, offset: 0, seq: next.firstSeq)
    }
    if round.count == 0, limit > 0, let durable, position.seq <= durable, !toldOfMissingEnd {
      toldOfMissingEnd = true
      try tell(damage(.missingEnd), &round, body)
    }
    return round.count
  }

  /// The sequence number of the last whole line, sound or not. Costs a pass over the newest file.
  private func lastLine() throws(JournalError) -> Int {
    guard let name = try eventFiles(layout).last else { return -1 }
    let file = try OpenFile(layout.eventFile(name), O_RDONLY)
    let scanner = LineScanner(file, from: 0, to: try file.size)
    var seq = name.firstSeq
    while let line = try scanner.next(), line.isComplete { seq += 1 }
    return seq - 1
  }

  /// One call of `read`.
  private struct Round {
    let limit: Int
    let last: Int
    var count = 0
    /// Whether the current file gave all that it has to give.
    var isAtEndOfFile = false
  }

  private mutating func read(
    _ name: EventFileName, cut: Int?, known: Int, _ round: inout Round, _ body: (JournalItem) throws -> Void
  ) throws {
    let opened = try open(name)
    let end = cut.map { $0 - 1 } ?? Int.max
    var leaves = try leaves(opened, known: cut == nil ? known : end, cut: cut)
    var isInDamage = false
    round.isAtEndOfFile = false
    while round.count < round.limit || isInDamage, position.seq <= min(round.last, end) {
      guard let leaf = try leaves.next() else {
        round.isAtEndOfFile = true
        return
      }
      isInDamage = false
      switch leaf.kind {
      case .record(let envelope): try body(.record(Record(envelope, leaf.line.bytes)))
      case .torn: try body(.torn(seq: leaf.seq))
      case .damaged where leaf.line.isComplete:
        isInDamage = true
        try body(.damage(damage(.badLine)))
      // Nobody can say yet what becomes of these; the next writer does.
      case .unsure, .open, .damaged:
        round.isAtEndOfFile = true
        return
      }
      position.offset = leaves.offset
      position.seq = leaves.nextSeq
      round.count += 1
    }
    round.isAtEndOfFile = position.seq > end
  }

  private func leaves(_ opened: Opened, known: Int, cut: Int? = nil) throws(JournalError) -> LeafReader {
    try LeafReader(
      opened.file, opened.name, at: position.offset, seq: position.seq, known: known, cut: cut, notes: opened.notes)
  }

  /// The file of the position; the next one that there is where it is missing.
  private mutating func currentFile() throws -> EventFileName? {
    if let name = files.first(where: { $0.number == position.file }), nextFile(after: name) != nil { return name }
    files = try eventFiles(layout)
    return files.first { $0.number >= position.file }
  }

  private mutating func skip(
    to name: EventFileName, _ round: inout Round, _ body: (JournalItem) throws -> Void
  ) throws {
    try tell(JournalDamage(.missingFile, name, seq: position.seq, offset: 0), &round, body)
    position = JournalPosition(file: name.number, offset: 0, seq: name.firstSeq)
  }

  private func tell(_ damage: JournalDamage, _ round: inout Round, _ body: (JournalItem) throws -> Void) throws {
    try body(.damage(damage))
    round.count += 1
  }

  private func nextFile(after name: EventFileName) -> EventFileName? {
    files.first { $0.number > name.number }
  }

  private mutating func open(_ name: EventFileName) throws(JournalError) -> Opened {
    if let opened, opened.name == name { return opened }
    let opened = Opened(name: name, file: try OpenFile(layout.eventFile(name), O_RDONLY))
    self.opened = opened
    return opened
  }

  private func damage(_ kind: JournalDamage.Kind) -> JournalDamage {
    let name = files.first { $0.number == position.file }
    return JournalDamage(
      kind: kind, file: name?.text ?? "?", line: position.seq - (name?.firstSeq ?? 0) + 1, offset: position.offset,
      seq: position.seq)
  }
}
