import Glibc

/// The Merkle tree over the first lines of a store's journal.
///
/// Full tiles come from `journal/tree` where they are kept, and are kept there as they fill; the rest, at most 255
/// leaves, is read from the lines. Memory: a tile a level, and the tiles that were asked for.
final class JournalTree: MerkleNodes {
  /// A tile that should be kept is not there, or is no tile.
  struct MissingTile: Error {}

  /// Leaves in the tree.
  let size: Int
  private let tiles: TileFolder
  /// For each level of tiles, the hashes that do not fill a tile yet.
  private var open: [[MerkleHash]] = []
  /// For each level, how many full tiles there are.
  private var full: [Int] = []
  /// The tiles asked for last; a proof needs two a level.
  private var cache: [String: [MerkleHash]] = [:]
  private static let cacheLimit = 64

  /// - Parameters:
  ///   - size: how many leaves; all of them known to be on disk.
  ///   - kept: up to which leaf kept tiles are taken as they are. 0 reads all lines and writes all tiles anew.
  /// - Throws: `MissingTile`; `damaged` at the first line that does not hold; `readOnly`, `full`, `system`.
  init(_ layout: StoreLayout, size: Int, kept: Int) throws {
    self.size = size
    tiles = TileFolder(path: layout.tiles)
    let start = min(kept, size) / TileFolder.width * TileFolder.width
    try takeTiles(of: start)
    try layout.forEachLeaf(start..<max(size, start)) { try add($0, level: 0) }
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

  private func add(_ hash: MerkleHash, level: Int) throws {
    if level == open.count {
      open.append([])
      full.append(0)
    }
    open[level].append(hash)
    guard open[level].count == TileFolder.width else { return }
    try tiles.write(open[level], level: level, number: full[level])
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
