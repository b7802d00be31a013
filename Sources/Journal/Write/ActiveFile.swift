import CSys
import Glibc

/// The newest file of the journal as a writer knows it.
///
/// Every line of it has been checked before the first append; older files are checked by `JournalVerifier`.
final class ActiveFile {
  let name: EventFileName
  let file: OpenFile
  /// Where the next line begins.
  private(set) var end = 0
  /// The sequence number of the next line.
  private(set) var nextSeq: Int
  /// Records that are not known to be on disk yet, oldest first.
  private(set) var pending: [Record] = []
  /// When the newest record was written.
  private(set) var lastTime: Timestamp?
  /// The lines at the end that do not hold and that no `recovered` record names yet, open bytes apart.
  private var badStart: (offset: Int, seq: Int)?
  /// Bytes at the end that have no newline.
  private(set) var openBytes = 0
  /// Where the first line began that was not known to be on disk when the file was opened. Syncs do not tell this
  /// writer of what happened to the lines from there to `openedEnd`.
  private(set) var openedUnknown = 0
  private var openedUnknownSeq = 0
  private(set) var openedEnd = 0
  /// The first sequence number that did not stand in the file then.
  private(set) var openedSeq = 0
  private let notes = FileNotes()
  /// Up to where blocks were set aside.
  private var blocksEnd = 0
  private static let fewBlocks = 1 << 20
  private static let manyBlocks = 1 << 23

  /// Opens the file and checks all of it.
  ///
  /// - Parameter durable: the last sequence number known to be on disk; records behind it are kept as pending. nil when
  ///   nothing is known: then none are kept.
  /// - Throws: `damaged` when a line does not hold that was on disk; `system`.
  init(_ layout: StoreLayout, _ name: EventFileName, durable: Int?) throws(JournalError) {
    self.name = name
    file = try OpenFile(layout.eventFile(name), O_RDWR | O_APPEND)
    nextSeq = name.firstSeq
    openedUnknownSeq = name.firstSeq
    try advance(durable: durable, isOpening: true)
    openedEnd = end + openBytes
    openedSeq = nextSeq + (openBytes > 0 ? 1 : 0)
  }

  var recordCount: Int { nextSeq - name.firstSeq }

  /// The bytes from the first line that does not hold to the end of the file.
  var badRange: Range<Int>? {
    let start = badStart?.offset ?? end
    return start < end + openBytes ? start..<(end + openBytes) : nil
  }

  /// Reads what was appended since the last look, and forgets pending records that are on disk by now.
  func advance(durable: Int?) throws(JournalError) {
    try advance(durable: durable, isOpening: false)
  }

  private func advance(durable: Int?, isOpening: Bool) throws(JournalError) {
    pending.removeAll { $0.seq <= durable ?? -1 }
    guard try file.size > end else {
      openBytes = 0
      return
    }
    var leaves = try LeafReader(file, name, at: end, seq: nextSeq, known: durable ?? -1, notes: notes)
    openBytes = 0
    while let leaf = try leaves.next() {
      if isOpening, leaf.seq <= durable ?? Int.max {
        openedUnknown = leaf.line.end
        openedUnknownSeq = leaf.seq + 1
      }
      switch leaf.kind {
      case .record(let envelope): try note(envelope, leaf.line, durable)
      case .torn: break
      case .unsure: badStart = badStart ?? (leaf.line.offset, leaf.seq)
      case .open:
        openBytes = leaf.line.length
        return
      case .damaged: throw .damaged(damage(.badLine, leaf))
      }
      end = leaves.offset
      nextSeq = leaves.nextSeq
    }
  }

  /// Makes sure of blocks for so many bytes more, many at once, so that the file lies in few pieces: on ext4 a sync of
  /// 64 lines took a quarter longer with four pieces or more than with two or three. Where the disk has no room it is the write that says so.
  func setBlocksAside(for byteCount: Int) {
    guard end + byteCount > blocksEnd else { return }
    let atOnce = end < Self.fewBlocks ? Self.fewBlocks : Self.manyBlocks
    // No more than what is still to come into this file needs, by its lines so far.
    let needed = (StoreLayout.recordsPerFileLimit - recordCount) * (end / max(recordCount, 1) + 1)
    blocksEnd = end + max(byteCount, recordCount == 0 ? atOnce : min(atOnce, needed))
    _ = csys_set_aside(file.descriptor, Int64(end), Int64(blocksEnd - end))
  }

  /// Takes in what was just written behind the last line: `records`, which are `byteCount` bytes with their newlines.
  ///
  /// - Throws: `notDurable` where the file does not end behind them. Somebody wrote without the lock, and nobody can
  ///   say what becomes of them.
  func take(_ records: [Record], byteCount: Int) throws(JournalError) {
    guard let size = try? file.size, size == end + byteCount else { throw .notDurable(path: file.path, code: EIO) }
    pending += records
    end += byteCount
    nextSeq += records.count
    lastTime = records.last?.time ?? lastTime
  }

  /// Whether the lines from `openedUnknown` to `end` still are what they were taken for: records, or, in front of
  /// `start`, torn lines that a record names. Costs a pass over them.
  func stillHolds(from start: Int, to end: Int) throws(JournalError) -> Bool {
    var leaves = try LeafReader(
      file, name, at: openedUnknown, seq: openedUnknownSeq, known: openedUnknownSeq - 1, notes: FileNotes())
    while leaves.offset < end {
      guard let leaf = try leaves.next() else { return false }
      switch leaf.kind {
      case .record: continue
      case .torn where leaf.line.end <= start: continue
      default: return false
      }
    }
    return true
  }

  private func note(_ envelope: Envelope, _ line: ScannedLine, _ durable: Int?) throws(JournalError) {
    lastTime = envelope.time
    guard envelope.seq > durable ?? Int.max || badStart != nil else { return }
    let record = Record(envelope, line.bytes)
    if let durable, envelope.seq > durable { pending.append(record) }
    guard let bad = badStart, let recovered = RecoveredBytes(record), recovered.range.lowerBound <= bad.offset else {
      return
    }
    guard try recovered.holds(in: file, name, before: line.offset) else { return }
    badStart = nil
  }

  private func damage(_ kind: JournalDamage.Kind, _ leaf: Leaf) -> JournalDamage {
    JournalDamage(
      kind: kind, file: name.text, line: leaf.seq - name.firstSeq + 1, offset: leaf.line.offset, seq: leaf.seq)
  }

  /// What is missing behind the end of the file.
  var missingEnd: JournalDamage {
    JournalDamage(kind: .missingEnd, file: name.text, line: recordCount + 1, offset: end, seq: nextSeq)
  }

  /// The sequence number of the line that begins at or before `offset` and does not end there yet.
  func seq(at offset: Int) throws(JournalError) -> Int {
    let scanner = LineScanner(file, from: 0, to: offset)
    var seq = name.firstSeq
    while let line = try scanner.next(), line.isComplete { seq += 1 }
    return seq
  }
}
