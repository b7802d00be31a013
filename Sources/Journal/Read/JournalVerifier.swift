import Glibc

/// Checks a journal from its first line to its last: each line's checksum, form and sequence number, what `recovered`
/// and `abandoned` records say of the files, the Merkle tree over all lines, and every signed checkpoint.
///
/// Files are read side by side, each by one thread, and put together in their order. Memory: 256 KiB and the
/// findings for each thread, and some bytes a checkpoint. It takes no lock and writes nothing.
public struct JournalVerifier {
  /// A checkpoint whose lines need not be read again, because the caller has reason to believe it.
  public struct Since: Sendable {
    let name: String
    let note: SignedNote

    /// - Parameter name: what findings call it.
    public init(_ note: SignedNote, name: String) {
      self.name = name
      self.note = note
    }
  }

  /// Looks into the records themselves. It keeps what it has learnt.
  public var check: (any RecordCheck)?

  private let layout: StoreLayout
  private let since: Since?
  private let threads: Int

  /// - Parameters:
  ///   - since: files whose lines all lie within this checkpoint are not read, if the tree's kept tiles lead to its
  ///     root; then it is the signature that speaks for these lines, and not their bytes. Where tiles do not, everything
  ///     is read. A `check` sees its records of these files all the same, but nothing it says of them counts.
  ///   - threads: how many files are read at a time; 1 to 64.
  public init(_ layout: StoreLayout, since: Since? = nil, threads: Int = 2) {
    self.layout = layout
    self.since = since
    self.threads = min(max(threads, 1), 64)
  }

  /// Checks the journal up to what stands in it now. `progress` gets the bytes read and the bytes in all.
  ///
  /// Costs about 0.8 us a record of 300 bytes on one core, some 70 us a checkpoint, and what the check costs; where
  /// checkpoints do not agree, the lines once more, to say which were changed.
  ///
  /// - Throws: `noStore`, `newerFormat`, `system`; `notSigned`, `otherJournal`, `malformed` for `since`. Damage is in
  ///   the report and is not thrown.
  public mutating func run(progress: (Int, Int) -> Void = { _, _ in }) throws -> VerificationReport {
    let identity = try readIdentity()
    // Checkpoints first, then the watermark, then the files: what is appended meanwhile is seen or not, and neither is
    // damage.
    let index = try CheckpointIndex(layout, brought: since.map { ($0.name, $0.note) })
    let mark = Posix.exists(layout.durable) ? try WatermarkFile(path: layout.durable, writable: false).read() : nil
    let files = try eventFiles(layout)
    let beginning = try since.flatMap { try findBeginning($0, files, identity) }
    let first = beginning?.file ?? 0
    let crew = Crew(threads: min(threads, max(files.count, 1)))
    defer { crew.close() }
    let keys = try beginning?.keys.history ?? identity.map { try KeyHistory($0) }
    let checks = RecordChecks(
      check.map { TrustRecords(layout, $0) }, keys, beginning?.keys.witnesses ?? TrustedWitnesses(), crew)
    defer { check = checks.trust?.check }
    var merge = VerificationMerge(layout, files, index, checks, crew)
    if identity == nil { merge.add(.badBeginning, at: 0) }
    if let beginning { try merge.begin(with: beginning.tree) }
    // Files in front of the first are read only where the check must learn from them.
    let firstRead = check == nil ? first : 0
    var pending: [Crew.Pending<Result<FileScan.Found, JournalError>>] = []
    var given = firstRead
    let sizes = index.sizes[...]
    let total = try files[firstRead...].reduce(0) { try $0 + ($1.open(layout)?.size ?? 0) }
    var done = 0
    for place in files.indices.dropFirst(firstRead) {
      while given < files.count, given < place + threads + 2 {
        let job = job(files, given, mark, sizes, skipped: given < first)
        pending.append(crew.start { Result { () throws(JournalError) in try FileScan.run(job).found } })
        given += 1
      }
      let found = try crew.wait(for: pending.removeFirst()).get()
      try merge.take(found, place, isSkipped: place < first)
      done += found.bytes
      progress(done, total)
    }
    var report = try merge.finish()
    if !report.disagreeing.isEmpty {
      var locator = ChangeLocator(
        layout, files, provenSize: report.provenSize, checkpoints: report.disagreeing)
      report.changes = try locator.run(damages: report.damages, progress: progress)
    }
    try report.noteLostCheckpoints(layout, checks)
    // An archive has neither file any more.
    if let trust = checks.trust, !layout.isArchive {
      report.isKeyFileSound = trust.isKeyFileSound(layout, lines: report.lastSeq + 1)
      report.isRecoveryFileSound = trust.isRecoveryFileSound(layout, lines: report.lastSeq + 1)
    }
    return report
  }

  /// nil where record 0 is damaged.
  private func readIdentity() throws(JournalError) -> StoreIdentity? {
    do throws(JournalError) {
      return try StoreIdentity.read(layout)
    } catch {
      guard case .damaged = error else { throw error }
      return nil
    }
  }

  private func job(
    _ files: [EventFileName], _ place: Int, _ mark: Watermark?, _ sizes: ArraySlice<Int>, skipped: Bool
  ) -> FileScan.Job {
    let name = files[place]
    let next = place + 1 < files.count ? files[place + 1] : nil
    let start = sizes.firstIndex { $0 > name.firstSeq } ?? sizes.endIndex
    return FileScan.Job(
      layout: layout, name: name, next: next, mark: mark,
      start: JournalPosition(file: name.number, offset: 0, seq: name.firstSeq), cuts: sizes[start...],
      wanted: WantedRecords(check), onlyWanted: skipped)
  }

  /// Where reading begins, where a checkpoint speaks for the lines in front.
  private struct Beginning {
    /// The place of the first file whose lines count as read.
    let file: Int
    let tree: MerkleRange
    let keys: KeyRecords
  }

  /// nil where everything must be read: the checkpoint ends within the first file, or tiles are missing or don't lead
  /// to its root.
  private func findBeginning(_ since: Since, _ files: [EventFileName], _ identity: StoreIdentity?) throws -> Beginning?
  {
    guard let identity else { return nil }
    let keys = try KeyRecords.read(layout, identity)
    let checkpoint = try SignedCheckpoint(since.note, signedBy: keys.history).checkpoint
    let isChain = files.enumerated().allSatisfy { $0.offset == $0.element.number }
    guard isChain, files.first?.firstSeq == 0, let file = files.lastIndex(where: { $0.firstSeq <= checkpoint.size }),
      file > 0, let tree = try? JournalTree(layout, size: checkpoint.size, kept: checkpoint.size),
      (try? tree.root(size: checkpoint.size)) == checkpoint.root,
      let range = try? MerkleRange(first: files[file].firstSeq, of: tree)
    else { return nil }
    return Beginning(file: file, tree: range, keys: keys)
  }
}
