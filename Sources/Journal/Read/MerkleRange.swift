/// What is needed of the tree over a run of lines, to go on behind it or to put it behind another: its complete
/// subtrees from left to right. Runs can so be hashed side by side and joined later.
struct MerkleRange: Equatable, Sendable {
  struct Subtree: Equatable, Sendable {
    /// It spans `1 << level` lines.
    let level: Int
    let hash: MerkleHash
  }

  /// The sequence numbers of the lines.
  private(set) var lines: Range<Int>
  private(set) var subtrees: [Subtree] = []

  /// A run without lines yet.
  init(at start: Int = 0) { lines = start..<start }

  mutating func add(_ leaf: MerkleHash) { add(Subtree(level: 0, hash: leaf)) }

  /// Puts a run behind this one; false, and nothing done, where it does not begin where this one ends.
  mutating func append(_ next: MerkleRange) -> Bool {
    guard next.lines.lowerBound == lines.upperBound else { return false }
    for subtree in next.subtrees { add(subtree) }
    return true
  }

  /// Puts a subtree at the end, whose place must be one of the tree's; the lines must stay fewer than 2^62.
  mutating func add(_ subtree: Subtree) {
    let end = lines.upperBound + 1 << subtree.level
    lines = lines.lowerBound..<end
    var last = subtree
    // Two of one size join where the tree has them as halves of one node.
    while let left = subtrees.last, left.level == last.level, end & (2 << last.level - 1) == 0 {
      subtrees.removeLast()
      last = Subtree(level: last.level + 1, hash: .node(left.hash, last.hash))
    }
    subtrees.append(last)
  }

  /// The root, where the run begins with the first line; nil elsewhere.
  var root: MerkleHash? {
    guard lines.lowerBound == 0 else { return nil }
    guard var root = subtrees.last?.hash else { return .empty }
    for left in subtrees.dropLast().reversed() { root = .node(left.hash, root) }
    return root
  }

  /// The run over the first lines, from a tree that has them.
  init(first count: Int, of tree: some MerkleNodes) throws {
    self.init()
    for level in (0..<Int.bitWidth - 1).reversed() where count & 1 << level != 0 {
      add(Subtree(level: level, hash: try tree.node(level: level, index: lines.upperBound >> level)))
    }
  }
}
