import Glibc

/// The Merkle tree over the first lines of a store's journal, which grows leaf by leaf.
///
/// Full tiles come from `journal/tree` where they are kept, and are kept there as they fill. Memory: a tile a level,
/// and the tiles that were asked for.
final class JournalTree: MerkleNodes {
  /// A tile that should be kept is not there, or is no tile.
  struct MissingTile: Error {}

  /// Leaves in the tree.
  private(set) var size: Int
  private let tiles: TileFolder
  /// For each level of tiles, the hashes that do not fill a tile yet.
  private var open: [[MerkleHash]] = []
  /// For each level, how many full tiles there are.
  private var full: [Int] = []
  /// The tiles asked for last; a proof needs two a level.
  private var cache: [String: [MerkleHash]] = [:]
  private static let cacheLimit = 64

  /// Begins with the full tiles that are kept of the first `kept` leaves, taken as they are; 0 begins with nothing.
  ///
  /// - Throws: `MissingTile`.
  init(_ layout: StoreLayout, kept: Int) throws {
    tiles = TileFolder(path: layout.tiles)
    size = kept / TileFolder.width * TileFolder.width
    try takeTiles(of: size)
  }

  /// The tree of `size` leaves, all of them known to be on disk: from tiles up to `kept`, the rest from the lines.
  ///
  /// - Throws: `MissingTile`; `damaged` at the first line that does not hold; `readOnly`, `full`, `system`.
  convenience init(_ layout: StoreLayout, size: Int, kept: Int) throws {
    try self.init(layout, kept: min(kept, size))
    try layout.forEachLeaf(self.size..<max(size, self.size)) { try add($0) }
  }

  /// Answers a question from kept tiles where they can bear it, and otherwise from the lines, which are the truth.
  ///
  /// - Parameter body: gives nil when the answer does not hold.
  /// - Returns: nil when it does not hold by the lines either.
  static func answer<Answer>(
    _ layout: StoreLayout, size: Int, kept: Int, _ body: (JournalTree) throws -> Answer?
  ) throws -> Answer? {
    if kept >= TileFolder.width {
      do {
        if let answer = try body(JournalTree(layout, size: size, kept: kept)) { return answer }
      } catch is MissingTile {
        // Built again below.
      }
    }
    do {
      return try body(JournalTree(layout, size: size, kept: 0))
    } catch is MissingTile {
      // Somebody took away what was written a moment ago.
      throw JournalError.system(operation: "read", path: layout.tiles, code: ENOENT)
    }
  }

  func node(level: Int, index: Int) throws -> MerkleHash {
    let tileLevel = level / TileFolder.height
    let width = 1 << (level % TileFolder.height)
    let first = index * width
    let start = first % TileFolder.width
    let hashes = try tile(tileLevel, first / TileFolder.width)
    guard start + width <= hashes.count else { throw MissingTile() }
    return Self.root(of: hashes[start..<start + width])
  }

  private func tile(_ level: Int, _ number: Int) throws -> [MerkleHash] {
    if level < full.count, number == full[level] { return open[level] }
    let name = tiles.name(level, number)
    if let hashes = cache[name] { return hashes }
    guard let hashes = tiles.read(level: level, number: number) else { throw MissingTile() }
    if cache.count >= Self.cacheLimit { cache.removeAll(keepingCapacity: true) }
    cache[name] = hashes
    return hashes
  }

  /// Begins behind the first `count` leaves, a whole number of tiles.
  private func takeTiles(of count: Int) throws {
    var entries = count
    while entries > 0 {
      let level = open.count
      let last = entries % TileFolder.width
      var hashes: [MerkleHash] = []
      if level > 0 {
        for number in (entries - last)..<entries { hashes.append(Self.root(of: try tile(level - 1, number)[...])) }
      }
      open.append(hashes)
      full.append(entries / TileFolder.width)
      entries /= TileFolder.width
    }
  }

  /// Adds the next leaf. After an error the tree is of no use any more.
  ///
  /// - Throws: `readOnly`, `full`, `system` when a tile can't be kept.
  func add(_ leaf: MerkleHash) throws(JournalError) {
    try add(leaf, level: 0)
    size += 1
  }

  private func add(_ hash: MerkleHash, level: Int) throws(JournalError) {
    if level == open.count {
      open.append([])
      full.append(0)
    }
    open[level].append(hash)
    guard open[level].count == TileFolder.width else { return }
    // Another console may have kept it already.
    if tiles.read(level: level, number: full[level]) != open[level] {
      try tiles.write(open[level], level: level, number: full[level])
    }
    let root = Self.root(of: open[level][...])
    open[level].removeAll(keepingCapacity: true)
    full[level] += 1
    try add(root, level: level + 1)
  }

  /// The root over hashes whose count is a power of two.
  private static func root(of hashes: ArraySlice<MerkleHash>) -> MerkleHash {
    var row = Array(hashes)
    while row.count > 1 {
      for place in 0..<row.count / 2 { row[place] = .node(row[2 * place], row[2 * place + 1]) }
      row.removeLast(row.count / 2)
    }
    return row.first ?? .empty
  }
}
