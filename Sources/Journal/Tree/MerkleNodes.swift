/// A tree of RFC 6962 whose complete subtrees can be asked for; roots and proofs follow from these.
protocol MerkleNodes {
  /// The hash over the leaves `index << level ..< (index + 1) << level`, all of which are in the tree.
  func node(level: Int, index: Int) throws -> MerkleHash
}

extension MerkleNodes {
  /// The root over the first `size` leaves.
  func root(size: Int) throws -> MerkleHash {
    size > 0 ? try hash(of: 0..<size) : .empty
  }

  /// The way from a leaf to the root of the first `size` leaves, the leaf's neighbour first (RFC 6962, section 2.1.1).
  /// Empty unless the leaf is among them.
  func inclusionProof(of leaf: Int, size: Int) throws -> [MerkleHash] {
    guard leaf >= 0, leaf < size else { return [] }
    var path: [MerkleHash] = []
    var range = 0..<size
    while range.count > 1 {
      let (left, right) = halves(range)
      path.append(try hash(of: leaf < right.lowerBound ? right : left))
      range = leaf < right.lowerBound ? left : right
    }
    return path.reversed()
  }

  /// What shows that the first `old` leaves are a beginning of the first `new` ones (RFC 6962, section 2.1.2). Empty
  /// unless `old` is at least 1 and below `new`.
  func consistencyProof(from old: Int, to new: Int) throws -> [MerkleHash] {
    guard old > 0, old < new else { return [] }
    var path: [MerkleHash] = []
    var range = 0..<new
    while range.upperBound != old {
      let (left, right) = halves(range)
      path.append(try hash(of: old <= left.upperBound ? right : left))
      range = old <= left.upperBound ? left : right
    }
    // The whole old tree is known to whoever checks.
    if range.lowerBound > 0 { path.append(try hash(of: range)) }
    return path.reversed()
  }

  /// The hash over a range that is a subtree of some tree: whole on the left, perhaps ragged on the right.
  private func hash(of range: Range<Int>) throws -> MerkleHash {
    let level = range.count.trailingZeroBitCount
    if range.count == 1 << level { return try node(level: level, index: range.lowerBound >> level) }
    let (left, right) = halves(range)
    return .node(try hash(of: left), try hash(of: right))
  }

  /// Cuts at the largest power of two below the count of leaves.
  private func halves(_ range: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
    let width = 1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount)
    let middle = range.lowerBound + width
    return (range.lowerBound..<middle, middle..<range.upperBound)
  }
}
