import Glibc
import Testing

@testable import Journal

/// The tree over a journal's lines, and the tiles kept of it.
@Suite struct JournalTreeTests {
  /// A journal of so many lines; a torn one among them, and abandoned bytes.
  private func journal(_ scratch: Scratch, lines: Int) throws -> (layout: StoreLayout, tree: NaiveTree) {
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    try journal.append("a", "b")
    try layout.leaveBehind(Array("{\"seq\":3,\"id\":\"to".utf8))
    try Journal(layout, console: "test").append("c")
    try layout.leaveBehind(Array("{\"given up\"".utf8))
    try layout.beginNewFile()
    let rest = try Journal(layout, console: "test")
    try rest.append("d")
    let count = lines - ((try layout.mark()?.seq ?? 0) + 1)
    if count > 0 { _ = try rest.append { _ in (0..<count).map { event("e\($0)") } } }
    return (layout, try naive(layout))
  }

  /// What docs/journal-format.md says are leaves, read with nothing of the code under test.
  private func naive(_ layout: StoreLayout) throws -> NaiveTree {
    let files = try eventFiles(layout)
    var lines: [[UInt8]] = []
    for (place, name) in files.enumerated() {
      var all = try layout.eventBytes(name.number).split(separator: 0x0A, omittingEmptySubsequences: false).map(
        Array.init)
      all.removeLast()
      let count = place + 1 < files.count ? files[place + 1].firstSeq - name.firstSeq : all.count
      lines += all.prefix(count)
    }
    return NaiveTree(lines)
  }

  @Test func leavesAreTheLinesTornOnesIncludedAndAbandonedBytesNot() throws {
    let scratch = Scratch()
    let (layout, naive) = try journal(scratch, lines: 12)
    #expect(try eventFiles(layout).count == 2)
    #expect(try layout.verify().torn == 1)
    #expect(naive.leaves.count == 12)
    var leaves: [MerkleHash] = []
    try layout.forEachLeaf(0..<12) { leaves.append($0) }
    #expect(leaves == naive.leaves)
    for first in 0...12 {
      for end in first...12 {
        var part: [MerkleHash] = []
        try layout.forEachLeaf(first..<end) { part.append($0) }
        #expect(part == Array(naive.leaves[first..<end]))
      }
    }
  }

  @Test func aTornLineLongerThanARecordIsALeafToo() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try layout.leaveBehind([UInt8](repeating: 0x78, count: 3_000_000))
    try Journal(layout, console: "test").append("a")
    let expected = try naive(layout).leaves
    var leaves: [MerkleHash] = []
    try layout.forEachLeaf(0..<expected.count) { leaves.append($0) }
    #expect(leaves == expected)
  }

  @Test(arguments: [1, 255, 256, 257, 511, 512, 1000])
  func rootsAndProofsAreThoseOfTheDefinitionFromLinesAndFromTiles(lines: Int) throws {
    let scratch = Scratch()
    let (layout, naive) = lines == 1 ? (try scratch.store(), nil) : try journal(scratch, lines: lines)
    let expected = try naive ?? self.naive(layout)
    for kept in [0, lines, lines / 2] {
      let tree = try JournalTree(layout, size: lines, kept: kept)
      for size in [0, 1, lines / 2, lines - 1, lines] { #expect(try tree.root(size: size) == expected.hash(0..<size)) }
      for leaf in [0, lines / 3, lines - 1] {
        #expect(try tree.inclusionProof(of: leaf, size: lines) == expected.path(leaf, 0..<lines))
      }
      for old in [1, lines / 2, lines - 1] where old > 0 && old < lines {
        #expect(try tree.consistencyProof(from: old, to: lines) == expected.subproof(old, 0..<lines, true))
      }
    }
  }

  @Test func tilesAreThoseOfTheStandardAndOnlyFullOnesAreKept() throws {
    let scratch = Scratch()
    let (layout, naive) = try journal(scratch, lines: 600)
    _ = try JournalTree(layout, size: 600, kept: 0)
    for number in 0...1 {
      let tile = try readAll(layout.tiles + "/0/00\(number)")
      #expect(tile == naive.leaves[(256 * number)..<(256 * number + 256)].flatMap(\.bytes))
    }
    #expect(try Posix.names(in: layout.tiles) == ["0"])
    #expect(try Posix.names(in: layout.tiles + "/0") == ["000", "001"])
    // The specification's own example.
    #expect(TileFolder(path: "t").name(3, 1_234_067) == "t/3/x001/x234/067")
  }

  /// 65,536 leaves and more need tiles of a second level.
  @Test func aTileOfTilesIsKeptAndUsed() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    for part in 0..<9 { _ = try journal.append { _ in (0..<7_400).map { event("\(part)-\($0)", note: "") } } }
    let lines = (try layout.mark()?.seq ?? 0) + 1
    #expect(lines == 66_601)
    var range = MerkleRange()
    try layout.forEachLeaf(0..<lines) { range.add($0) }
    #expect(try JournalTree(layout, size: lines, kept: 0).root(size: lines) == range.root)
    let level1 = try readAll(layout.tiles + "/1/000")
    #expect(level1.count == 8192)
    let fromTiles = try JournalTree(layout, size: lines, kept: lines)
    #expect(try fromTiles.root(size: lines) == range.root)
    for leaf in [0, 65_535, 65_536, lines - 1] {
      var hash: MerkleHash?
      try layout.forEachLeaf(leaf..<leaf + 1) { hash = $0 }
      let proof = try fromTiles.inclusionProof(of: leaf, size: lines)
      let root = MerkleProof.root(leaf: try #require(hash), index: leaf, size: lines, proof: proof)
      #expect(root == range.root)
    }
  }

  @Test func linesThatDoNotHoldAreNoLeaves() throws {
    let scratch = Scratch()
    let (layout, _) = try journal(scratch, lines: 30)
    var bytes = try layout.eventBytes(1)
    bytes[bytes.count / 2] ^= 4
    try layout.overwrite(bytes, 1)
    #expect(throws: JournalError.self) { try JournalTree(layout, size: 30, kept: 0) }
    // A line more than there is.
    let other = try scratch.store("other")
    #expect(throws: JournalError.self) { try JournalTree(other, size: 2, kept: 0) }
    // A file that is missing in the sequence.
    rename(try layout.eventPath(1), layout.events + "/000002-00000000000000000006.jsonl")
    #expect(throws: JournalError.self) { try layout.forEachLeaf(0..<12) { _ in } }
  }
}
