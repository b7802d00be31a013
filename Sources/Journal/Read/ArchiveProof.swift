/// Holds the lines of an archived journal against what record 0 of the journal behind it says of them: how many there
/// are, and the root over them. In steps, so that it can be done beside other work.
///
/// Nothing is written to an archive, so whatever does not lead to that root was changed. Whether its records were by who
/// may, `ArchivedJournal.verify` says.
struct ArchiveProof {
  /// What came of a step.
  enum Verdict { case unfinished, asRestored, changed }

  private let archive: ArchivedJournal
  private var cursor: LeafCursor
  private var tree = MerkleRange()

  init(_ archive: ArchivedJournal) {
    self.archive = archive
    cursor = LeafCursor(archive.layout, at: 0)
  }

  /// Takes in at most so many lines more. What can't be read is not as it was.
  mutating func step(lines: Int) -> Verdict {
    do {
      guard tree.lines.upperBound > 0 || archive.isThere else { return .changed }
      let isDone = try cursor.read(to: archive.restored.size, limit: lines) { tree.add(try $0.hash()) }
      guard isDone else { return .unfinished }
      return try tree.root == archive.restored.root && cursor.isAtEnd() ? .asRestored : .changed
    } catch {
      return .changed
    }
  }
}

extension ArchivedJournal {
  /// Whether it has exactly the lines that the journal behind it was made with. Costs a pass over them.
  public func isAsRestored() -> Bool {
    var proof = ArchiveProof(self)
    if case .asRestored = proof.step(lines: .max) { return true }
    return false
  }
}
