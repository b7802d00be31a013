/// One pass over a journal's lines in steps, from a place that is known or from the first.
final class VerificationPass {
  let isSweep: Bool
  private(set) var isDone = false
  private let layout: StoreLayout
  private let files: [EventFileName]
  private let mark: Watermark
  private let sizes: ArraySlice<Int>
  private var merge: VerificationMerge
  private var place: Int
  private var start: JournalPosition
  /// Those that are still to be held against record 0, and the one that is being read.
  private var archives: [ArchivedJournal] = []
  private var proof: ArchiveProof?
  private(set) var changedArchive: String?

  /// What the records have taught, those of this pass among them.
  var trust: TrustRecords? { merge.checks.trust }

  /// From the first line on; compares all checkpoints. nil where nobody knows what is on disk.
  ///
  /// - Parameter readsArchives: whether they are held against record 0 behind the journal's own lines.
  init?(_ layout: StoreLayout, _ trust: TrustRecords?, readsArchives: Bool = true) throws {
    isSweep = true
    self.layout = layout
    let index = try CheckpointIndex(layout)
    guard let bounds = try Self.bounds(layout, index) else { return nil }
    (mark, files, sizes) = bounds
    let keys = try KeyHistory(StoreIdentity.read(layout))
    merge = Self.merge(layout, files, index, keys, TrustedWitnesses(), trust)
    place = 0
    start = .start
    if readsArchives { archives = try layout.archivedJournals() }
  }

  /// From what is known on; compares the newest checkpoint. nil where the journal is not what was known.
  init?(_ layout: StoreLayout, _ known: VerifiedSize, _ trust: TrustRecords?) throws {
    isSweep = false
    self.layout = layout
    let index = try CheckpointIndex(layout, onlyNewest: true)
    guard let bounds = try Self.bounds(layout, index) else { return nil }
    (mark, files, sizes) = bounds
    let keys = try KeyRecords.read(layout, StoreIdentity.read(layout))
    merge = Self.merge(layout, files, index, keys.history, keys.witnesses, trust)
    place = known.position.file
    start = known.position
    guard place < files.count, files[place].number == place, files[place].firstSeq <= start.seq,
      let file = try files[place].open(layout), try start.offset <= file.size
    else { return nil }
    try merge.begin(with: known.tree)
  }

  /// The watermark comes after the checkpoints: it covers what they cover.
  private static func bounds(
    _ layout: StoreLayout, _ index: CheckpointIndex
  ) throws(JournalError) -> (Watermark, [EventFileName], ArraySlice<Int>)? {
    guard let mark = try WatermarkFile(path: layout.durable, writable: false).read() else { return nil }
    // What began since is looked at the next time.
    return (mark, try eventFiles(layout).filter { $0.firstSeq - 1 <= mark.seq }, index.sizes[...])
  }

  private static func merge(
    _ layout: StoreLayout, _ files: [EventFileName], _ index: CheckpointIndex, _ keys: KeyHistory,
    _ witnesses: TrustedWitnesses, _ trust: TrustRecords?
  ) -> VerificationMerge {
    let crew = Crew(threads: 0)
    return VerificationMerge(layout, files, index, RecordChecks(trust, keys, witnesses, crew), crew)
  }

  func step(lines: Int) throws {
    guard place < files.count else { return stepArchives(lines: lines) }
    // Each step by itself, so that its records are looked at in it and not all at the end of their file.
    let (found, isAtEnd) = try FileScan.run(job(), lines: lines, through: mark.seq)
    try merge.take(found, place)
    start = found.end
    guard isAtEnd else { return }
    place += 1
    if place < files.count { start = JournalPosition(file: place, offset: 0, seq: files[place].firstSeq) }
    isDone = place == files.count && archives.isEmpty
  }

  /// Behind the journal's own lines, newest archive first.
  private func stepArchives(lines: Int) {
    guard let archive = archives.last else {
      isDone = true
      return
    }
    var current = proof ?? ArchiveProof(archive)
    let verdict = current.step(lines: lines)
    proof = current
    if case .unfinished = verdict { return }
    if case .changed = verdict { changedArchive = changedArchive ?? archive.restored.journal }
    proof = nil
    archives.removeLast()
    isDone = archives.isEmpty
  }

  private func job() -> FileScan.Job {
    let next = place + 1 < files.count ? files[place + 1] : nil
    let first = sizes.firstIndex { $0 > start.seq } ?? sizes.endIndex
    return FileScan.Job(
      layout: layout, name: files[place], next: next, mark: mark, start: start, cuts: sizes[first...],
      wanted: WantedRecords(trust?.check))
  }

  /// Lines that are on disk and were not read yet.
  var unread: Int { max(0, mark.seq + 1 - start.seq) }

  /// What is wrong with the lines that were read so far.
  var damageSoFar: JournalDamage? { merge.report.damages.first }

  func finish() throws -> (VerificationReport, (position: JournalPosition, tree: MerkleRange)) {
    var report = try merge.finish()
    // Only from the first line on are all records seen.
    if isSweep { try report.noteLostCheckpoints(layout, merge.checks) }
    return (report, (start, merge.tree))
  }

  /// What is wrong with more than single records; the journal's own lines first.
  func damage(_ report: VerificationReport) -> BackgroundVerifier.Finding? {
    if let damage = report.damages.first { return .line(damage) }
    if let checkpoint = report.wrongCheckpoints.first { return .checkpoint(checkpoint) }
    return changedArchive.map { .archive(journal: $0) }
  }
}
