/// The listed names that can be searched: whose they are, and their words.
struct NameColumns: Sendable {
  let entries: Column<UInt32>
  let facts: Column<UInt16>
  /// `Float`s.
  let weights: Column<UInt32>
  let wordStarts: Column<UInt32>
  let words: Column<UInt32>

  var count: Int { entries.count }

  func entry(_ name: Int) -> Int { Int(entries[name]) }

  /// The name's place in its entry's names.
  func place(_ name: Int) -> Int { Int(facts[name] & Self.placeBits) }

  /// Whether it is a weak alias.
  func isWeak(_ name: Int) -> Bool { facts[name] & Self.weakBit != 0 }

  /// The sum of its words' weights.
  func weight(_ name: Int) -> Float { weights.measure(name, most: Self.weightMost) }

  func words(_ name: Int) -> UnsafeBufferPointer<UInt32> {
    let words = words.run(name, of: wordStarts)
    return UnsafeBufferPointer(rebasing: words.prefix(WatchlistLimits.wordsPerName))
  }

  /// A name's place and rank as they stand in `facts`.
  static func facts(place: Int, kind: NameKind) -> UInt16 {
    UInt16(truncatingIfNeeded: place) & placeBits | (kind == .weak ? weakBit : 0)
  }

  private static let placeBits: UInt16 = 0x7FFF
  private static let weakBit: UInt16 = 0x8000
  private static let weightMost = Float(WatchlistLimits.wordsPerName) * Float(ScoringModel.rarestWeight)
}
