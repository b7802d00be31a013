/// The likenesses of a search, of which many come again: the names that it compares share their words.
///
/// A table of a fixed size in which a newer one takes the place of another: what is gone is worked out again.
struct KnownLikenesses {
  private struct Cell {
    /// The query's word from 1, and the listed word; 0 where nothing is known.
    var key: UInt64 = 0
    var likeness = 0.0
  }

  private static let count = 512
  private var cells = [Cell](repeating: Cell(), count: Self.count)

  /// - Parameter place: of the query's word, below 2^32.
  @inline(__always)
  static func key(_ place: Int, _ listed: Vocabulary.Written) -> UInt64 {
    UInt64(truncatingIfNeeded: place + 1) << 32 | UInt64(listed)
  }

  @inline(__always)
  subscript(key: UInt64) -> Double? {
    let cell = cells[Self.place(key)]
    return cell.key == key ? cell.likeness : nil
  }

  @inline(__always)
  mutating func keep(_ likeness: Double, _ key: UInt64) {
    cells[Self.place(key)] = Cell(key: key, likeness: likeness)
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }
}
