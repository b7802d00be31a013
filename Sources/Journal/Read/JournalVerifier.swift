import Glibc

/// Checks every line of a journal: its checksum, its form, its sequence number, and what `recovered` and `abandoned`
/// records say of the files.
public struct JournalVerifier {
  private let layout: StoreLayout
  private var report = VerificationReport()
  private var nextSeq = 0
  /// The highest `durable` of the records so far.
  private var durable = -1

  public init(_ layout: StoreLayout) {
    self.layout = layout
  }

  /// Checks the journal up to what stands in it now. `progress` gets the bytes read and the bytes in all.
  ///
  /// - Throws: `noStore`, `newerFormat`, `system`. Damage is in the report and is not thrown.
  public mutating func run(progress: (Int, Int) -> Void = { _, _ in }) throws(JournalError) -> VerificationReport {
    self = JournalVerifier(layout)
    let isBeginningSound = try checkBeginning()
    // The watermark first: what is appended from here on may be seen or not, and neither is damage.
    let mark =
      Posix.exists(layout.durable) ? try WatermarkFile(path: layout.durable, writable: false).read() : nil
    let files = try eventFiles(layout)
    var total = 0
    for name in files { total += try OpenFile(layout.eventFile(name), O_RDONLY).size }
    if !isBeginningSound { add(.badBeginning, files.first ?? EventFileName(number: 0, firstSeq: 0), 0, 0) }
    for (index, name) in files.enumerated() {
      if name.number != index || (index == 0 && name.firstSeq != 0) { add(.missingFile, name, nextSeq, 0) }
      nextSeq = name.firstSeq
      let next = index + 1 < files.count ? files[index + 1] : nil
      try check(name, next: next, mark: mark) { progress($0, total) }
    }
    if let mark, let last = files.last {
      if nextSeq <= mark.seq { add(.missingEnd, last, nextSeq, 0) }
    }
    report.files = files.count
    if report.isSound { report.soundThrough = nextSeq - 1 - report.unsureLines }
    return report
  }

  private func checkBeginning() throws(JournalError) -> Bool {
    do throws(JournalError) {
      _ = try StoreIdentity.read(layout)
      return true
    } catch {
      guard case .damaged = error else { throw error }
      return false
    }
  }

  private mutating func check(
    _ name: EventFileName, next: EventFileName?, mark: Watermark?, progress: (Int) -> Void
  ) throws(JournalError) {
    let file = try OpenFile(layout.eventFile(name), O_RDONLY)
    let cut = next?.firstSeq
    let known = cut.map { $0 - 1 } ?? max(mark?.seq ?? -1, durable)
    var leaves = try LeafReader(file, name, known: known, cut: cut, notes: FileNotes())
    var namedThrough = 0
    let before = report.bytes
    while nextSeq < cut ?? Int.max, let leaf = try leaves.next() {
      switch leaf.kind {
      case .record(let envelope): try note(envelope, leaf, name, file, &namedThrough)
      case .torn: report.torn += 1
      case .damaged: add(.badLine, name, leaf.seq, leaf.line.offset)
      case .unsure: report.unsureLines += 1
      case .open: report.openBytes = leaf.line.length
      }
      nextSeq = leaves.nextSeq
      report.bytes = before + leaves.offset
      if nextSeq & 8191 == 0 { progress(report.bytes) }
    }
    if let next { try checkCut(name, file, leaves.offset, next) }
    progress(report.bytes)
  }

  private mutating func note(
    _ envelope: Envelope, _ leaf: Leaf, _ name: EventFileName, _ file: OpenFile, _ namedThrough: inout Int
  ) throws(JournalError) {
    report.records += 1
    durable = max(durable, envelope.durable ?? -1)
    let isRecovery = leaf.line.bytes[envelope.type].elementsEqual(RecoveredBytes.recordType.utf8)
    // Only what ends torn bytes may stand beyond the limit.
    if leaf.seq - name.firstSeq >= StoreLayout.recordsPerFileLimit, !isRecovery {
      add(.tooManyRecords, name, leaf.seq, leaf.line.offset)
    }
    guard isRecovery else { return }
    guard let found = RecoveredBytes(Record(envelope, leaf.line.bytes)), found.range.lowerBound >= namedThrough,
      try found.holds(in: file, name, before: leaf.line.offset)
    else { return add(.badRecovery, name, leaf.seq, leaf.line.offset) }
    namedThrough = found.range.upperBound
  }

  /// A file ends where the next one begins: bytes behind that place must have been given up.
  private mutating func checkCut(
    _ name: EventFileName, _ file: OpenFile, _ offset: Int, _ next: EventFileName
  ) throws(JournalError) {
    guard nextSeq >= next.firstSeq else { return add(.missingEnd, name, nextSeq, offset) }
    guard next.firstSeq >= name.firstSeq else { return add(.missingFile, next, nextSeq, 0) }
    let cut = EventFileCut(file: name, offset: offset, lastSeq: next.firstSeq - 1)
    let told = try firstRecord(next).flatMap { EventFileCut($0) }
    if let told, told != cut { return add(.badRecovery, next, next.firstSeq, 0) }
    if told == nil, try file.size > offset { add(.badLine, name, next.firstSeq, offset) }
  }

  /// The first line of a file, whether it counts or not.
  private func firstRecord(_ name: EventFileName) throws(JournalError) -> Record? {
    let file = try OpenFile(layout.eventFile(name), O_RDONLY)
    let scanner = LineScanner(file, from: 0, to: min(try file.size, RecordLine.byteLimit + 1))
    guard let line = try scanner.next(), line.isComplete, let envelope = Envelope(line.bytes) else { return nil }
    return Record(envelope, line.bytes)
  }

  private mutating func add(_ kind: JournalDamage.Kind, _ name: EventFileName, _ seq: Int, _ offset: Int) {
    report.add(
      JournalDamage(kind: kind, file: name.text, line: seq - name.firstSeq + 1, offset: offset, seq: seq))
  }
}
