/// Puts together what the files of a journal came to, in their order.
struct VerificationMerge {
  private(set) var report = VerificationReport()
  let checks: RecordChecks
  private let layout: StoreLayout
  private let files: [EventFileName]
  private let crew: Crew
  private var audit: CheckpointAudit
  /// The tree over the lines so far, as far as none is missing.
  private(set) var tree = MerkleRange()
  private var isTreeWhole = true

  init(
    _ layout: StoreLayout, _ files: [EventFileName], _ index: CheckpointIndex, _ checks: RecordChecks, _ crew: Crew
  ) {
    self.layout = layout
    self.files = files
    self.crew = crew
    self.checks = checks
    audit = CheckpointAudit(index)
  }

  /// Begins behind lines that are not read; the checkpoints within them are not looked at.
  mutating func begin(with beginning: MerkleRange) throws(JournalError) {
    tree = beginning
    report.skippedLines = beginning.lines.upperBound
    audit.skip(below: beginning.lines.upperBound)
    if let root = beginning.root { try compare(beginning.lines.upperBound, .root(root)) }
  }

  mutating func add(_ kind: JournalDamage.Kind, at place: Int) {
    let name = place < files.count ? files[place] : EventFileName(number: 0, firstSeq: 0)
    report.add(JournalDamage(kind, name, seq: report.lastSeq + 1, offset: 0))
  }

  /// - Parameter isSkipped: the file's lines were read for the check's sake alone.
  mutating func take(_ found: FileScan.Found, _ place: Int, isSkipped: Bool = false) throws(JournalError) {
    let name = files[place]
    if isSkipped {
      try checks.take(found, layout, name, &report, counts: false)
      report.files += 1
      report.lastSeq = found.end.seq - 1
      return
    }
    let isNext = place == 0 ? name.number == 0 && name.firstSeq == 0 : name.number == files[place - 1].number + 1
    if !isNext { add(.missingFile, at: place) }
    report.files += 1
    report.add(found)
    try checks.take(found, layout, name, &report)
    if tree.lines.isEmpty { try compare(0, .root(.empty)) }
    for (number, piece) in found.tree.enumerated() where isTreeWhole {
      isTreeWhole = tree.append(piece)
      // All pieces but the last end where a checkpoint does.
      guard isTreeWhole, number < found.tree.count - 1, let root = tree.root else { continue }
      try compare(piece.lines.upperBound, .root(root))
    }
    if !found.isTreeWhole { isTreeWhole = false }
    if !isTreeWhole { try compare(found.end.seq, .broken) }
  }

  private mutating func compare(_ size: Int, _ tree: CheckpointAudit.Tree) throws(JournalError) {
    try audit.compare(size: size, tree, checks.keys, crew, &report)
  }

  mutating func finish() throws(JournalError) -> VerificationReport {
    checks.finish(&report)
    try audit.finish(checks.keys, checks.countingWitnesses, crew, &report)
    return report
  }
}
