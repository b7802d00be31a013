/// What a check of the lines against the signed checkpoints found.
public struct TreeVerification: Equatable, Sendable {
  /// Leaves that were hashed.
  public var leaves = 0
  /// Checkpoints whose root the lines lead to.
  public var agreeing = 0
  /// The sizes of those that they do not lead to, or that cover more lines than there are.
  public var disagreeing: [Int] = []
  /// Notes in the log that this store's key did not sign.
  public var unsigned = 0

  public var isSound: Bool { disagreeing.isEmpty && unsigned == 0 }
}

extension JournalProver {
  /// Hashes every line that is known to be on disk and compares the roots with all checkpoints of the store. Uses no
  /// tile and writes nothing. Costs a pass over the journal, and a root a checkpoint.
  ///
  /// - Parameter lines: how many lines are known to be on disk.
  /// - Throws: `damaged` at the first line that does not hold; `unsoundCheckpoint`; `system`.
  public func verifyTree(lines: Int, progress: (Int) -> Void = { _ in }) throws -> TreeVerification {
    var report = TreeVerification()
    var checkpoints: [Checkpoint] = []
    let files = CheckpointFiles(layout, keys: keys)
    for note in try files.logged() {
      if let signed = try? SignedCheckpoint(note, signedBy: keys) {
        checkpoints.append(signed.checkpoint)
      } else {
        report.unsigned += 1
      }
    }
    if let newest = try newest(), checkpoints.last != newest.checkpoint { checkpoints.append(newest.checkpoint) }
    checkpoints.sort { $0.size < $1.size }
    var waiting = checkpoints[...]
    var frontier = MerkleFrontier()
    func compare() {
      while let next = waiting.first, next.size == frontier.size {
        waiting.removeFirst()
        if next.root == frontier.root { report.agreeing += 1 } else { report.disagreeing.append(next.size) }
      }
    }
    compare()
    try layout.forEachLeaf(0..<max(lines, 0)) { leaf in
      frontier.add(leaf)
      compare()
      if frontier.size & 0xFFFF == 0 { progress(frontier.size) }
    }
    report.leaves = frontier.size
    report.disagreeing += waiting.map(\.size)
    return report
  }
}
