/// Finds entries by the number of a document, exact or with one error in it.
///
/// Numbers are compared as upper-case letters and digits alone, without blanks, dashes and other signs; what
/// `namesDocument` says no to is left aside, asked or listed. Work is bounded as in `DeletionIndex`.
struct DocumentNumbers: Sendable {
  enum Match: Int, Sendable {
    case oneEdit
    /// Equal but for O and 0, or I and 1.
    case confused
    case equal
  }

  struct Hit {
    var entry: Int
    var listed: String
    var match: Match
    /// Whether it can be no other document: `WatchlistSearch.isSameDocument`.
    var isSame = false
  }

  static let lettersLeast = 5
  /// Entries that one look-up gives at most.
  private static let hitsMost = 100

  let entries: Column<UInt32>
  let starts: Column<UInt32>
  let letters: Column<UInt8>
  /// Places of numbers in the order of their letters.
  let order: Column<UInt32>
  /// By the numbers without what is confused.
  let near: DeletionIndex

  /// Each entry that is wanted once with its best match, by rising entry.
  func find(_ text: String, where isWanted: (Int) -> Bool = { _ in true }) -> [Hit] {
    let number = Self.normalise(text)
    guard Self.namesDocument(number) else { return [] }
    var best: [Int: Hit] = [:]
    func note(_ place: Int, _ match: Match) {
      let entry = Int(entries[place])
      if let known = best[entry], known.match.rawValue >= match.rawValue { return }
      guard best[entry] != nil || best.count < Self.hitsMost && isWanted(entry) else { return }
      best[entry] = Hit(entry: entry, listed: String(decoding: listed(place), as: UTF8.self), match: match)
    }
    for place in places(of: number) { note(place, .equal) }
    let plain = Self.withoutConfusion(number)
    plain.withUnsafeBufferPointer { letters in
      near.forEachNear(letters, depth: 1) { place in
        let other = listed(Int(place)).map(Self.withoutConfusion)
        if plain == other {
          note(Int(place), .confused)
        } else if Self.isWithinOneEdit(plain, other) {
          note(Int(place), .oneEdit)
        }
      }
    }
    return best.values.sorted { $0.entry < $1.entry }
  }

  private func listed(_ place: Int) -> Letters { letters.run(place, of: starts) }

  /// The places of exactly this number.
  private func places(of number: [UInt8]) -> [Int] {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if listed(Int(order[middle])).lexicographicallyPrecedes(number) { low = middle + 1 } else { high = middle }
    }
    let places = (low..<min(order.count, low + Self.hitsMost)).lazy.map { Int(order[$0]) }
    return Array(places.prefix { listed($0).elementsEqual(number) })
  }

  static func normalise(_ text: String) -> [UInt8] {
    var number: [UInt8] = []
    for scalar in text.unicodeScalars.prefix(4 * WatchlistLimits.documentCharacters) {
      if case .letters(let first, let second) = LatinFolding.classify(scalar) {
        number.append(first)
        if let second { number.append(second) }
      }
    }
    return Array(number.prefix(WatchlistLimits.documentCharacters))
  }

  /// Whether letters and digits can be the number of one document: enough of them, with a digit other than zero, and not
  /// one of them again and again. Registers write `TIDAK ADA`, `00000000` or `9999999` for a number that they don't know.
  static func namesDocument(_ number: [UInt8]) -> Bool {
    number.count >= lettersLeast && number.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
      && number.contains { $0 != number[0] }
  }

  private static func withoutConfusion(_ number: [UInt8]) -> [UInt8] { number.map(withoutConfusion) }

  /// O as 0 and I as 1, which readers and people take for one another.
  static func withoutConfusion(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "O"): UInt8(ascii: "0")
    case UInt8(ascii: "I"): UInt8(ascii: "1")
    default: letter
    }
  }

  /// Whether one character replaced, inserted, left out, or two neighbours exchanged makes them equal.
  static func isWithinOneEdit(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    let (shorter, longer) = first.count <= second.count ? (first, second) : (second, first)
    guard longer.count - shorter.count <= 1 else { return false }
    var start = 0
    while start < shorter.count, shorter[start] == longer[start] { start += 1 }
    var end = 0
    while end < shorter.count - start, shorter[shorter.count - 1 - end] == longer[longer.count - 1 - end] { end += 1 }
    let middle = shorter.count - start - end
    if longer.count > shorter.count { return middle == 0 }
    if middle <= 1 { return true }
    return middle == 2 && shorter[start] == longer[start + 1] && shorter[start + 1] == longer[start]
  }
}
