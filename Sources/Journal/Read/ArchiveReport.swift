import Glibc

/// What a check of a journal found that a store continues.
public struct ArchiveReport: Sendable {
  /// The archived journal's id.
  public let journal: String
  /// What its lines and checkpoints came to, or why they can't be read.
  public let result: Result<VerificationReport, any Error>
  /// Whether it is the journal, and its newest checkpoint the one, that record 0 of the journal behind it names, and it
  /// has exactly the lines that this checkpoint covers: nothing is written to an archive.
  public let isAsRestored: Bool

  /// All findings; what can't be read is one.
  public var findings: Int {
    switch result {
    case .success(let report): report.damageCount + (isAsRestored ? 0 : 1)
    case .failure: 1
    }
  }
  public var isSound: Bool { findings == 0 }
  public var records: Int { (try? result.get())?.records ?? 0 }
}

extension ArchivedJournal {
  /// Checks the journal as `JournalVerifier` does, and that it is the one that the store was made with.
  ///
  /// - Parameter check: looks into the records, and keeps what it has learnt for the journal behind this one.
  public func verify<Check: RecordCheck>(
    check: inout Check, threads: Int, progress: (Int, Int) -> Void = { _, _ in }
  ) -> ArchiveReport {
    var verifier = JournalVerifier(layout, threads: threads)
    verifier.check = check
    let result = Result { try verifier.run(progress: progress) }
    if let learnt = verifier.check as? Check { check = learnt }
    return ArchiveReport(journal: restored.journal, result: result, isAsRestored: isAsRestored(try? result.get()))
  }

  private func isAsRestored(_ report: VerificationReport?) -> Bool {
    guard let report, report.lastSeq == restored.size - 1, report.unsureLines == 0, report.openBytes == 0 else {
      return false
    }
    return isThere
  }

  /// Whether record 0 and the newest checkpoint are those that the journal behind it names. Two small reads.
  var isThere: Bool {
    guard let note = try? Posix.readFile(layout.checkpoint, limit: NoteLines.byteLimit + 1),
      let identity = try? StoreIdentity.read(layout)
    else { return false }
    return note == Array(restored.note.utf8) && identity.journal == restored.journal
  }
}
