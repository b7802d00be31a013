/// The right edge of a growing tree: enough to add leaves and to tell the root at each size, and no more.
struct MerkleFrontier {
  /// How many leaves there are.
  private(set) var size = 0
  /// The complete subtrees from left to right, each smaller than the one before it.
  private var subtrees: [MerkleHash] = []

  mutating func add(_ leaf: MerkleHash) {
    var hash = leaf
    // As many subtrees are completed as the count of leaves ends in ones.
    for _ in 0..<(~size).trailingZeroBitCount {
      guard let left = subtrees.popLast() else { break }
      hash = .node(left, hash)
    }
    subtrees.append(hash)
    size += 1
  }

  var root: MerkleHash {
    guard var root = subtrees.last else { return .empty }
    for left in subtrees.dropLast().reversed() { root = .node(left, root) }
    return root
  }
}
