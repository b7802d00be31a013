/// Checks proofs with nothing but hashes in hand, as those do who have no journal (RFC 9162, sections 2.1.3.2 and
/// 2.1.4.2; the proofs are those of RFC 6962).
public enum MerkleProof {
  /// The root to which a leaf and its inclusion proof lead; nil when the proof has not the form of one for this place.
  public static func root(leaf: MerkleHash, index: Int, size: Int, proof: [MerkleHash]) -> MerkleHash? {
    guard index >= 0, index < size else { return nil }
    var climb = Climb(from: index, last: size - 1)
    var root = leaf
    for hash in proof {
      guard !climb.isAtTop else { return nil }
      root = climb.step() ? .node(hash, root) : .node(root, hash)
    }
    return climb.isAtTop ? root : nil
  }

  /// Whether a proof shows that the tree of `old` leaves is a beginning of that of `new` leaves.
  ///
  /// Of an empty old tree everything is a continuation, and its proof is empty.
  public static func isConsistent(
    old: (size: Int, root: MerkleHash), new: (size: Int, root: MerkleHash), proof: [MerkleHash]
  ) -> Bool {
    guard old.size > 0, old.size < new.size else {
      guard proof.isEmpty, old.size >= 0 else { return false }
      return old.size == 0 ? old.root == .empty && new.size >= 0 : old.size == new.size && old.root == new.root
    }
    // An old tree that is one complete subtree is where the climb begins, and it is known.
    let isComplete = old.size & (old.size - 1) == 0
    guard let first = isComplete ? old.root : proof.first else { return false }
    var climb = Climb(from: old.size - 1, last: new.size - 1)
    climb.skipRightTurns()
    var (oldRoot, newRoot) = (first, first)
    for hash in isComplete ? proof[...] : proof.dropFirst() {
      guard !climb.isAtTop else { return false }
      if climb.step() {
        oldRoot = .node(hash, oldRoot)
        newRoot = .node(hash, newRoot)
      } else {
        newRoot = .node(newRoot, hash)
      }
    }
    return climb.isAtTop && oldRoot == old.root && newRoot == new.root
  }

  /// The way up from a node, beside that from the last one of its row.
  private struct Climb {
    private var node: Int
    private var last: Int

    init(from node: Int, last: Int) {
      self.node = node
      self.last = last
    }

    var isAtTop: Bool { last == 0 }

    /// Goes up to the next node that has a neighbour, and over it; true when the neighbour is on the left.
    mutating func step() -> Bool {
      let isRight = node & 1 == 1 || node == last
      if isRight { while node & 1 == 0, node != 0 { up() } }
      up()
      return isRight
    }

    mutating func skipRightTurns() {
      while node & 1 == 1 { up() }
    }

    private mutating func up() {
      node >>= 1
      last >>= 1
    }
  }
}
