import Testing

@testable import Journal

/// A tree that lies in memory, computed as RFC 6962 defines it, with none of the code under test but the two hashes.
struct NaiveTree: MerkleNodes {
  let leaves: [MerkleHash]

  init(count: Int) { leaves = (0..<count).map { .leaf("line \($0)".utf8) } }
  init(_ lines: [[UInt8]]) { leaves = lines.map { .leaf($0) } }

  /// MTH, section 2.1.
  func hash(_ range: Range<Int>) -> MerkleHash {
    if range.isEmpty { return .empty }
    if range.count == 1 { return leaves[range.lowerBound] }
    let middle = range.lowerBound + split(range.count)
    return .node(hash(range.lowerBound..<middle), hash(middle..<range.upperBound))
  }

  /// PATH(m, D[n]), section 2.1.1.
  func path(_ leaf: Int, _ range: Range<Int>) -> [MerkleHash] {
    if range.count == 1 { return [] }
    let middle = range.lowerBound + split(range.count)
    return leaf < middle
      ? path(leaf, range.lowerBound..<middle) + [hash(middle..<range.upperBound)]
      : path(leaf, middle..<range.upperBound) + [hash(range.lowerBound..<middle)]
  }

  /// SUBPROOF(m, D[n], b), section 2.1.2.
  func subproof(_ old: Int, _ range: Range<Int>, _ isKnown: Bool) -> [MerkleHash] {
    if old == range.count { return isKnown ? [] : [hash(range)] }
    let width = split(range.count)
    let middle = range.lowerBound + width
    return old <= width
      ? subproof(old, range.lowerBound..<middle, isKnown) + [hash(middle..<range.upperBound)]
      : subproof(old - width, middle..<range.upperBound, false) + [hash(range.lowerBound..<middle)]
  }

  private func split(_ count: Int) -> Int {
    var width = 1
    while width * 2 < count { width *= 2 }
    return width
  }

  func node(level: Int, index: Int) -> MerkleHash { hash((index << level)..<((index + 1) << level)) }
}

func hash(_ hex: String) throws -> MerkleHash {
  let digits = Array(hex.utf8)
  let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
    UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
  }
  return try #require(MerkleHash(bytes), "\(hex)")
}

@Suite struct MerkleTests {
  /// The eight leaves that the tests of Certificate Transparency (google/certificate-transparency,
  /// merkle_tree_test.cc) are built on, with the roots of their trees.
  private let published = NaiveTree([
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F],
  ])
  private let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test func theRootsAreThoseOfCertificateTransparency() throws {
    var range = MerkleRange()
    for (size, root) in roots.enumerated() {
      #expect(try published.root(size: size) == hash(root), "size \(size)")
      #expect(try range.root == hash(root), "size \(size)")
      if size < published.leaves.count { range.add(published.leaves[size]) }
    }
  }

  @Test(arguments: [
    (0, 1, []),
    (
      0, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      5, 8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
  ])
  func inclusionProofsAreThoseOfCertificateTransparency(leaf: Int, size: Int, hashes: [String]) throws {
    let proof = try hashes.map(hash)
    #expect(try published.inclusionProof(of: leaf, size: size) == proof)
    let root = MerkleProof.root(leaf: published.leaves[leaf], index: leaf, size: size, proof: proof)
    #expect(try root == hash(roots[size]))
  }

  @Test(arguments: [
    (1, 1, []),
    (
      1, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      6, 8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (
      2, 5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
  ])
  func consistencyProofsAreThoseOfCertificateTransparency(old: Int, new: Int, hashes: [String]) throws {
    let proof = try hashes.map(hash)
    #expect(try published.consistencyProof(from: old, to: new) == proof)
    #expect(
      try MerkleProof.isConsistent(
        old: (old, hash(roots[old])), new: (new, hash(roots[new])), proof: proof))
  }

  @Test func upTo130LeavesEveryRootAndProofIsThatOfTheDefinition() throws {
    let tree = NaiveTree(count: 130)
    var range = MerkleRange()
    for size in 1...130 {
      range.add(tree.leaves[size - 1])
      let root = tree.hash(0..<size)
      #expect(try tree.root(size: size) == root)
      #expect(range.root == root)
      for leaf in 0..<size {
        let proof = try tree.inclusionProof(of: leaf, size: size)
        #expect(proof == tree.path(leaf, 0..<size), "leaf \(leaf) of \(size)")
        let found = MerkleProof.root(leaf: tree.leaves[leaf], index: leaf, size: size, proof: proof)
        #expect(found == root, "leaf \(leaf) of \(size)")
      }
      for old in 1...size {
        let proof = try tree.consistencyProof(from: old, to: size)
        #expect(proof == tree.subproof(old, 0..<size, true), "\(old) to \(size)")
        #expect(
          MerkleProof.isConsistent(old: (old, tree.hash(0..<old)), new: (size, root), proof: proof),
          "\(old) to \(size)")
      }
    }
  }

  @Test func aProofOfAnotherPlaceSizeOrHashDoesNotHold() throws {
    let tree = NaiveTree(count: 21)
    for size in 1...21 {
      let root = tree.hash(0..<size)
      for leaf in 0..<size {
        let proof = tree.path(leaf, 0..<size)
        func holds(_ index: Int, _ size: Int, _ proof: [MerkleHash], _ hash: MerkleHash) -> Bool {
          MerkleProof.root(leaf: hash, index: index, size: size, proof: proof) == root
        }
        for other in -1...22 where other != leaf { #expect(!holds(other, size, proof, tree.leaves[leaf])) }
        #expect(!holds(leaf, size, proof, .leaf("other".utf8)))
        #expect(!holds(leaf, size, proof + [.empty], tree.leaves[leaf]))
        #expect(proof.isEmpty || !holds(leaf, size, Array(proof.dropLast()), tree.leaves[leaf]))
        for place in proof.indices {
          var other = proof
          other[place] = .empty
          #expect(!holds(leaf, size, other, tree.leaves[leaf]))
        }
      }
    }
  }

  @Test func aConsistencyProofOfAnotherSizeOrHashDoesNotHold() throws {
    let tree = NaiveTree(count: 21)
    for new in 1...21 {
      for old in 1...new {
        let proof = tree.subproof(old, 0..<new, true)
        let (oldRoot, newRoot) = (tree.hash(0..<old), tree.hash(0..<new))
        func holds(_ old: Int, _ oldRoot: MerkleHash, _ newRoot: MerkleHash, _ proof: [MerkleHash]) -> Bool {
          MerkleProof.isConsistent(old: (old, oldRoot), new: (new, newRoot), proof: proof)
        }
        #expect(holds(old, oldRoot, newRoot, proof))
        #expect(!holds(old, .empty, newRoot, proof))
        #expect(!holds(old, oldRoot, .empty, proof))
        #expect(!holds(old, oldRoot, newRoot, proof + [.empty]))
        for other in [-1, 0, old - 1, old + 1] where other != old { #expect(!holds(other, oldRoot, newRoot, proof)) }
        for place in proof.indices {
          var other = proof
          other[place] = .empty
          #expect(!holds(old, oldRoot, newRoot, other), "\(old) to \(new), hash \(place)")
          other.remove(at: place)
          #expect(!holds(old, oldRoot, newRoot, other), "\(old) to \(new), without hash \(place)")
        }
      }
    }
  }

  @Test func sizesAndPlacesThatCannotBeGiveNoProofAndNoTrap() throws {
    let tree = NaiveTree(count: 3)
    let ends = [Int.min, -1, 3, Int.max]
    for number in ends {
      #expect(try tree.inclusionProof(of: number, size: 3).isEmpty)
      #expect(MerkleProof.root(leaf: .empty, index: number, size: 3, proof: []) == nil)
      #expect(try tree.consistencyProof(from: number, to: 3).isEmpty)
      #expect(!MerkleProof.isConsistent(old: (number, .empty), new: (2, .empty), proof: [.empty]))
    }
    #expect(MerkleProof.root(leaf: .empty, index: Int.max - 1, size: Int.max, proof: [.empty]) == nil)
    #expect(!MerkleProof.isConsistent(old: (Int.max - 1, .empty), new: (Int.max, .empty), proof: [.empty]))
    #expect(MerkleProof.isConsistent(old: (0, .empty), new: (5, .leaf([])), proof: []))
    #expect(MerkleHash(base64: "AA==") == nil)
    #expect(MerkleHash([1, 2, 3]) == nil)
  }
}
