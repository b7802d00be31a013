/// Whether a journal's lines lead to the root of a checkpoint that it signed, asked without signing or keeping anything.
enum CheckpointAgreement: Equatable {
  case agrees
  case disagrees
  /// Time did not suffice; so many lines were not read.
  case unread(Int)

  /// Asks as who makes the next checkpoint does: the tiles that are kept first, which costs the lines behind the last full one,
  /// and where these lead elsewhere or are missing all lines, for at most so long.
  ///
  /// - Parameter checkpoint: covers no more than there is.
  /// - Throws: `damaged` at a line that does not hold; `system`.
  init(_ layout: StoreLayout, _ checkpoint: Checkpoint, milliseconds: Int) throws {
    let size = checkpoint.size
    if let root = try? JournalTree(layout, size: size, kept: size).root(size: size), root == checkpoint.root {
      self = .agrees
      return
    }
    let deadline = SystemClock.monotonicMilliseconds() + milliseconds
    var tree = MerkleRange()
    var cursor = LeafCursor(layout, at: 0)
    while try !cursor.read(to: size, limit: Self.linesAStep, { tree.add(try $0.hash()) }) {
      guard SystemClock.monotonicMilliseconds() < deadline else {
        self = .unread(size - tree.lines.count)
        return
      }
    }
    self = tree.root == checkpoint.root ? .agrees : .disagrees
  }

  private static let linesAStep = 20_000
}

extension JournalProver {
  /// Whether the lines are not those that the newest checkpoint was made of, by reading them for at most so long; false where
  /// there is none, or time did not suffice.
  public func disagrees(milliseconds: Int) -> Bool {
    guard let newest = try? newest()?.checkpoint, let lines = try? JournalReader(layout).end() else { return false }
    guard newest.size <= lines else { return true }
    do {
      return try CheckpointAgreement(layout, newest, milliseconds: milliseconds) == .disagrees
    } catch JournalError.damaged {
      return true
    } catch {
      return false
    }
  }
}
