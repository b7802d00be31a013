/// Holds the checkpoints of a store against the lines, as these come along.
struct CheckpointAudit {
  /// What the lines say that the tree was at a size.
  enum Tree {
    case root(MerkleHash)
    /// Lines are missing in front, so that no root can be told.
    case broken
    /// There are fewer lines.
    case missing
  }

  private enum Verdict: Sendable {
    case sound(CheckpointIndex.Entry)
    case unfinished
    case wrong(CheckpointFinding)
    /// Signed, and the lines do not lead to it, or there are fewer.
    case other(CheckpointFinding, Checkpoint)
  }

  private let index: CheckpointIndex
  private var nextEntry = 0
  private var batches: [Crew.Pending<[Verdict]>] = []
  /// Signed ones that the lines do not lead to, or that cover more, one a size, by their sizes.
  private var others: [Checkpoint] = []
  /// Sound ones of `witnessed.log`.
  private var witnessed: [CheckpointIndex.Entry] = []

  /// Signatures that are checked at a time; some 5 ms of work.
  private static let batch = 64
  /// Batches that are given away and not asked for yet.
  private static let batchLimit = 16

  init(_ index: CheckpointIndex) { self.index = index }

  /// Passes over those that cover fewer lines.
  mutating func skip(below size: Int) {
    while nextEntry < index.entries.count, index.entries[nextEntry].size < size { nextEntry += 1 }
  }

  /// Compares all checkpoints of a size, and those of sizes that the lines never had.
  ///
  /// - Parameter keys: nil where record 0 names none any more; then nothing is signed.
  mutating func compare(
    size: Int, _ tree: Tree, _ keys: KeyHistory?, _ crew: Crew, _ report: inout VerificationReport
  ) throws(JournalError) {
    while nextEntry < index.entries.count, index.entries[nextEntry].size <= size {
      let end = min(nextEntry + Self.batch, index.entries.count)
      var work: [(CheckpointIndex.Entry, String, [UInt8])] = []
      while nextEntry < end, index.entries[nextEntry].size <= size {
        let entry = index.entries[nextEntry]
        work.append((entry, index.name(entry), try index.bytes(entry)))
        nextEntry += 1
      }
      let notes = work
      batches.append(crew.start { notes.map { Self.check($0.0, $0.1, $0.2, tree, keys) } })
    }
    while batches.count > Self.batchLimit { take(crew.wait(for: batches.removeFirst()), &report) }
  }

  /// Ends when all lines were seen.
  mutating func finish(
    _ keys: KeyHistory?, _ witnesses: TrustedWitnesses, _ crew: Crew, _ report: inout VerificationReport
  ) throws(JournalError) {
    try compare(size: .max, .missing, keys, crew, &report)
    while !batches.isEmpty { take(crew.wait(for: batches.removeFirst()), &report) }
    for entry in witnessed { try checkWitnesses(entry, witnesses, &report) }
    report.unfinishedNotes += index.unfinished
    for name in index.notFiles {
      report.checkpointFindings.add(CheckpointFinding(kind: .notAFile, file: name, line: 0, offset: 0, size: 0))
    }
    for name in index.strange {
      report.checkpointFindings.add(CheckpointFinding(kind: .noCheckpoint, file: name, line: 0, offset: 0, size: 0))
    }
    for finding in index.lost { report.checkpointFindings.add(finding) }
    let start = Array((keys?.first.name ?? "").utf8) + [RecordLine.newline]
    for log in index.lostLogs where log.head.isEmpty || !(log.head.starts(with: start) || start.starts(with: log.head))
    {
      report.checkpointFindings.add(CheckpointFinding(kind: .lostLog, file: log.name, line: 0, offset: 0, size: 0))
    }
    // What is wrong lies behind the last checkpoint that agrees.
    report.disagreeing = others.filter { $0.size > report.provenSize }
    if !report.disagreeing.isEmpty { report.soundLimit = min(report.soundLimit, report.provenSize - 1) }
  }

  /// Who is trusted now decides, also of checkpoints from before.
  private func checkWitnesses(
    _ entry: CheckpointIndex.Entry, _ witnesses: TrustedWitnesses, _ report: inout VerificationReport
  ) throws(JournalError) {
    guard let note = try? SignedNote(try index.bytes(entry)) else { return }
    guard let signers = try? witnesses.signers(of: note) else {
      return report.checkpointFindings.add(CheckpointFinding(.badWitness, entry, index.name(entry)))
    }
    if !signers.isEmpty { report.witnessedSize = max(report.witnessedSize, entry.size) }
  }

  private mutating func take(_ verdicts: [Verdict], _ report: inout VerificationReport) {
    for verdict in verdicts {
      switch verdict {
      case .sound(let entry):
        report.checkpoints += 1
        report.provenSize = max(report.provenSize, entry.size)
        if index.isWitnessed(entry) { witnessed.append(entry) }
      case .unfinished: report.unfinishedNotes += 1
      case .wrong(let finding):
        report.checkpointFindings.add(finding)
      case .other(let finding, let checkpoint):
        report.checkpointFindings.add(finding)
        if others.last?.size != checkpoint.size { others.append(checkpoint) }
      }
    }
  }

  private static func check(
    _ entry: CheckpointIndex.Entry, _ file: String, _ bytes: [UInt8], _ tree: Tree, _ keys: KeyHistory?
  ) -> Verdict {
    func wrong(_ kind: CheckpointFinding.Kind) -> Verdict { .wrong(CheckpointFinding(kind, entry, file)) }
    guard let keys else { return wrong(.notSigned) }
    let signed: SignedCheckpoint
    do {
      signed = try SignedCheckpoint(SignedNote(bytes), signedBy: keys)
    } catch {
      if case .otherJournal = error { return wrong(.otherJournal) }
      // The file `checkpoint` is replaced by a rename: no crash cuts it.
      return file != "checkpoint" && isCut(bytes, keys.first.name) ? .unfinished : wrong(.notSigned)
    }
    switch tree {
    case .missing: return .other(CheckpointFinding(.missingEnd, entry, file), signed.checkpoint)
    case .root(signed.checkpoint.root): return entry.isOutOfOrder ? wrong(.order) : .sound(entry)
    case .root, .broken: return .other(CheckpointFinding(.otherRoot, entry, file), signed.checkpoint)
    }
  }

  /// Whether it is the beginning of a note, as a crash leaves it: its last line is shorter than a signature is.
  private static func isCut(_ bytes: [UInt8], _ name: String) -> Bool {
    let last = bytes.split(separator: RecordLine.newline).last ?? []
    let start = Array((SignedNote.dash + name + " ").utf8)
    return last.count < start.count + signatureDigits && (last.starts(with: start) || start.starts(with: last))
  }

  /// 4 bytes of the key's id and 64 of the signature, in base 64.
  private static let signatureDigits = 92
}

extension CheckpointFinding {
  fileprivate init(_ kind: Kind, _ entry: CheckpointIndex.Entry, _ file: String) {
    self.init(kind: kind, file: file, line: entry.line, offset: entry.offset, size: entry.size)
  }
}
