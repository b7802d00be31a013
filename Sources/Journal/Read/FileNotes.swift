/// What the records of one file say of its other lines. Gathered only when a line does not hold.
final class FileNotes {
  /// The highest `durable` of the records that were read: up to there the journal was on disk, whatever else is lost.
  private(set) var durable = -1
  private var recovered: [(bytes: RecoveredBytes, durable: Int)] = []
  /// The bytes that `recovered` records had digested.
  private var digested = 0
  /// Where power goes away again and again, a later record can name what earlier ones named, and them. A file that has
  /// more digested than this many times its size was not written by crashes.
  static let digestLimit = 16
  /// The part of the file that was read.
  private var range = 0..<0

  /// Reads the records from `offset` to `end`, as far as they were not read before. Costs a pass over that part, once.
  func read(_ file: OpenFile, _ name: EventFileName, from offset: Int, to end: Int) throws(JournalError) {
    if range.isEmpty || offset < range.lowerBound {
      recovered = []
      range = offset..<offset
    }
    guard range.upperBound < end else { return }
    let scanner = LineScanner(file, from: range.upperBound, to: end)
    while let line = try scanner.next(), line.isComplete {
      range = range.lowerBound..<line.end
      guard let envelope = Envelope(line.bytes) else { continue }
      durable = max(durable, envelope.durable ?? -1)
      guard line.bytes[envelope.type].elementsEqual(RecoveredBytes.recordType.utf8),
        let bytes = RecoveredBytes(Record(envelope, line.bytes)),
        digested + bytes.range.count <= Self.digestLimit * end
      else { continue }
      digested += bytes.range.count
      guard try bytes.holds(in: file, name, before: line.offset) else { continue }
      recovered.append((bytes, envelope.durable ?? -1))
    }
  }

  /// Whether a `recovered` record names this line. What was known to be on disk when it was written can't be excused
  /// by it.
  func covers(_ line: ScannedLine, seq: Int) -> Bool {
    recovered.contains { seq > $0.durable && $0.bytes.covers(line) }
  }
}
