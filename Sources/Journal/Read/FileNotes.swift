/// What the records of one file say of its other lines. Gathered only when a line does not hold.
final class FileNotes {
  /// The highest `durable` of the records that were read: up to there the journal was on disk, whatever else is lost.
  private(set) var durable = -1
  private var recovered: [(bytes: RecoveredBytes, durable: Int)] = []
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
        // Each names what the one before it does not: so all of them together cost one pass.
        bytes.range.lowerBound >= recovered.last?.bytes.range.upperBound ?? 0,
        try bytes.holds(in: file, name, before: line.offset)
      else { continue }
      recovered.append((bytes, envelope.durable ?? -1))
    }
  }

  /// Whether a `recovered` record names this line. What was known to be on disk when it was written can't be excused
  /// by it.
  func covers(_ line: ScannedLine, seq: Int) -> Bool {
    recovered.contains { seq > $0.durable && $0.bytes.covers(line) }
  }
}
