import Glibc

/// One file of the journal that is being checked: line by line, in steps, apart from all other files.
///
/// Memory: 256 KiB of the file, and what was found.
struct FileScan {
  /// A file with what decides about its end.
  struct Job: Sendable {
    let layout: StoreLayout
    let name: EventFileName
    let next: EventFileName?
    let mark: Watermark?
    /// Where lines begin to be read.
    let start: JournalPosition
    /// The sizes, within the file and in order, at which somebody wants to know the tree.
    let cuts: ArraySlice<Int>
    let wanted: WantedRecords
    /// Whether the lines are read for the wanted records alone.
    var onlyWanted = false
  }

  /// What the lines of a file came to.
  struct Found: Sendable {
    var records = 0
    var torn = 0
    var unsureLines = 0
    var openBytes = 0
    /// Where reading began.
    let start: JournalPosition
    /// Bytes of the lines that were read.
    var bytes = 0
    /// Where reading ended.
    var end: JournalPosition
    /// The lines from the start on, cut at each of the sizes that were asked for. They end at the first line that
    /// stands at another place than it says.
    var tree: [MerkleRange]
    var isTreeWhole = true
    var damages = VerificationReport.Findings<JournalDamage>()
    /// Where the records stand that a check wants.
    var wanted: [RecordPlace] = []
  }

  private var found: Found
  private let job: Job
  private let file: OpenFile
  private var leaves: LeafReader
  private var cuts: ArraySlice<Int>
  /// The bytes that `recovered` records had digested.
  private var digested = 0

  private init(_ job: Job, _ file: OpenFile) throws(JournalError) {
    self.job = job
    self.file = file
    let cut = job.next?.firstSeq
    leaves = try LeafReader(
      file, job.name, at: job.start.offset, seq: job.start.seq, known: cut.map { $0 - 1 } ?? job.mark?.seq ?? -1,
      cut: cut, notes: FileNotes())
    cuts = job.cuts
    found = Found(start: job.start, end: job.start, tree: [MerkleRange(at: job.start.seq)])
  }

  /// Checks a file from where the job begins.
  ///
  /// - Parameters:
  ///   - lines: at most so many.
  ///   - last: the last sequence number that is looked at; nil for all there are.
  /// - Returns: what the lines came to, and whether the file is done.
  static func run(
    _ job: Job, lines: Int = .max, through last: Int? = nil
  ) throws(JournalError) -> (found: Found, isDone: Bool) {
    guard let file = try job.name.open(job.layout) else {
      var found = Found(start: job.start, end: job.start, tree: [MerkleRange(at: job.start.seq)], isTreeWhole: false)
      found.damages.add(JournalDamage(.notAFile, job.name, seq: job.start.seq, offset: 0))
      return (found, true)
    }
    var scan = try FileScan(job, file)
    let isDone = try scan.step(lines: lines, through: last)
    return (scan.found, isDone)
  }

  private mutating func step(lines: Int, through last: Int?) throws(JournalError) -> Bool {
    var left = lines
    let end = min(job.next?.firstSeq ?? Int.max, last.map { $0 == Int.max ? $0 : $0 + 1 } ?? Int.max)
    while leaves.nextSeq < end {
      guard left > 0 else { return false }
      left -= 1
      guard let leaf = try leaves.next() else { break }
      switch leaf.kind {
      case .record(let envelope): try note(envelope, leaf)
      case .torn: found.torn += 1
      case .damaged: add(.badLine, leaf.seq, leaf.line.offset)
      case .unsure: found.unsureLines += 1
      case .open: found.openBytes = leaf.line.length
      }
      if leaf.line.isComplete, leaves.offset == leaf.line.end, !job.onlyWanted { try hash(leaf) }
      found.bytes = leaves.offset - job.start.offset
      found.end = JournalPosition(file: job.name.number, offset: leaves.offset, seq: leaves.nextSeq)
    }
    if let next = job.next {
      try checkCut(next)
    } else if let mark = job.mark, leaves.nextSeq <= mark.seq {
      add(.missingEnd, leaves.nextSeq, leaves.offset)
    }
    return true
  }

  private mutating func note(_ envelope: Envelope, _ leaf: Leaf) throws(JournalError) {
    found.records += 1
    if job.wanted.contains(envelope, leaf.line.bytes) {
      found.wanted.append(RecordPlace(leaf))
    }
    let isRecovery = leaf.line.bytes[envelope.type].elementsEqual(RecoveredBytes.recordType.utf8)
    // Only what ends torn bytes may stand beyond the limit.
    if leaf.seq - job.name.firstSeq >= StoreLayout.recordsPerFileLimit, !isRecovery {
      add(.tooManyRecords, leaf.seq, leaf.line.offset)
    }
    guard isRecovery else { return }
    if let named = RecoveredBytes(Record(envelope, leaf.line.bytes)),
      digested + named.range.count <= FileNotes.digestLimit * leaf.line.end
    {
      digested += named.range.count
      if try named.holds(in: file, job.name, before: leaf.line.offset) { return }
    }
    // A power cut can take what it spoke of; then a later one names it, with all it named.
    if try !leaves.isNamed(leaf) { add(.badRecovery, leaf.seq, leaf.line.offset) }
  }

  private mutating func hash(_ leaf: Leaf) throws(JournalError) {
    let last = found.tree.count - 1
    guard found.isTreeWhole, leaf.seq == found.tree[last].lines.upperBound else {
      found.isTreeWhole = false
      return
    }
    let length = leaf.line.length - 1
    // The scanner keeps no line that is longer than a record may be; torn bytes can be.
    found.tree[last].add(
      length == leaf.line.bytes.count
        ? .leaf(leaf.line.bytes) : try .leaf(file, leaf.line.offset..<(leaf.line.offset + length)))
    if leaf.seq + 1 == cuts.first {
      cuts.removeFirst()
      found.tree.append(MerkleRange(at: leaf.seq + 1))
    }
  }

  /// A file ends where the next one begins: bytes behind that place must have been given up.
  private mutating func checkCut(_ next: EventFileName) throws(JournalError) {
    guard leaves.nextSeq >= next.firstSeq else { return add(.missingEnd, leaves.nextSeq, leaves.offset) }
    guard next.firstSeq >= job.name.firstSeq else { return add(.missingFile, leaves.nextSeq, 0, in: next) }
    let cut = EventFileCut(file: job.name, offset: leaves.offset, lastSeq: next.firstSeq - 1)
    if let told = try firstRecord(next).flatMap({ EventFileCut($0) }) {
      if told != cut { add(.badRecovery, next.firstSeq, 0, in: next) }
    } else if try file.size > leaves.offset {
      add(.badLine, next.firstSeq, leaves.offset)
    }
  }

  /// The first line of a file, whether it counts or not.
  private func firstRecord(_ name: EventFileName) throws(JournalError) -> Record? {
    guard let file = try name.open(job.layout) else { return nil }
    let scanner = LineScanner(file, from: 0, to: min(try file.size, RecordLine.byteLimit + 1))
    guard let line = try scanner.next(), line.isComplete, let envelope = Envelope(line.bytes) else { return nil }
    return Record(envelope, line.bytes)
  }

  private mutating func add(_ kind: JournalDamage.Kind, _ seq: Int, _ offset: Int, in name: EventFileName? = nil) {
    found.damages.add(JournalDamage(kind, name ?? job.name, seq: seq, offset: offset))
  }
}

extension JournalDamage {
  /// Of what is missing in front of a file the line is its first.
  init(_ kind: Kind, _ name: EventFileName, seq: Int, offset: Int) {
    self.init(kind: kind, file: name.text, line: max(1, seq - name.firstSeq + 1), offset: offset, seq: seq)
  }
}
