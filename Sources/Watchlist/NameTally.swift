/// Sums by name, for the names that a search touches: a hash table that grows with them and not with the lists.
struct NameTally {
  /// A name and what it has collected. `slot` is the last one that gave something, so that each gives once.
  struct Cell {
    var key: UInt32
    var sum: Float
    var slot: UInt32

    var name: Int { Int(key) - 1 }
  }

  private(set) var count = 0
  private var cells = [Cell](repeating: Cell(key: 0, sum: 0, slot: 0), count: 1 << 10)

  /// Gives `worth` to each name, unless `slot` (1 and up) gave it something before.
  mutating func add(_ names: some Sequence<UInt32>, worth: Float, slot: UInt32, most: Int) {
    reserve(most)
    let mask = cells.count - 1
    var added = 0
    cells.withUnsafeMutableBufferPointer { cells in
      for name in names {
        let key = name &+ 1
        var place = Int(Self.hash(key)) & mask
        while cells[place].key != key, cells[place].key != 0 { place = (place + 1) & mask }
        if cells[place].key == 0 {
          cells[place] = Cell(key: key, sum: worth, slot: slot)
          added += 1
        } else if cells[place].slot != slot {
          cells[place].slot = slot
          cells[place].sum += worth
        }
      }
    }
    count += added
  }

  /// The names with what they have, in no order.
  var found: [Cell] { cells.filter { $0.key != 0 } }

  /// Makes room for `more` names: at most half the cells are taken.
  private mutating func reserve(_ more: Int) {
    var size = cells.count
    while size < 2 * (count + more) { size *= 2 }
    guard size > cells.count else { return }
    var larger = [Cell](repeating: Cell(key: 0, sum: 0, slot: 0), count: size)
    for cell in cells where cell.key != 0 {
      var place = Int(Self.hash(cell.key)) & (size - 1)
      while larger[place].key != 0 { place = (place + 1) & (size - 1) }
      larger[place] = cell
    }
    cells = larger
  }

  @inline(__always)
  private static func hash(_ key: UInt32) -> UInt32 {
    let mixed = key &* 0x9E37_79B1
    return mixed ^ (mixed >> 15)
  }
}
