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
  ///
  /// - Parameter take: gets the records whose type begins with one of `types`.
  mutating func step(lines: Int, types: [String] = [], _ take: (Record) -> Void = { _ in }) -> Verdict {
    do {
      guard tree.lines.upperBound > 0 || archive.isThere else { return .changed }
      let isDone = try cursor.read(to: archive.restored.size, limit: lines) { found in
        tree.add(try found.hash())
        guard !types.isEmpty else { return }
        if let record = found.record({ type in types.contains { type.starts(with: $0.utf8) } }) { take(record) }
      }
      guard isDone else { return .unfinished }
      return try tree.root == archive.restored.root && cursor.isAtEnd() ? .asRestored : .changed
    } catch {
      return .changed
    }
  }
}

extension ArchivedJournal {
  /// Whether it has exactly the lines that the journal behind it was made with. Costs a pass over them.
  public func isAsRestored() -> Bool { isAsRestored(reading: []) { _ in } }

  /// The same, with its records whose type begins with one of `types`, in their order. Of a journal that was changed they end
  /// where that shows.
  public func isAsRestored(reading types: [String], _ take: (Record) -> Void) -> Bool {
    var proof = ArchiveProof(self)
    if case .asRestored = proof.step(lines: .max, types: types, take) { return true }
    return false
  }
}
