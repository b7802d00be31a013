/// Finds entries by the number of a document, exact or with one error in it.
///
/// Numbers are compared as upper-case letters and digits alone, without blanks, dashes and other signs; numbers of
/// fewer than `lettersLeast` are left aside, since they name nobody. Work is bounded as in `DeletionIndex`.
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
  }

  private static let lettersLeast = 5
  /// Entries that one look-up gives at most.
  private static let hitsMost = 100

  private var numbers: [[UInt8]] = []
  private var confusable: [[UInt8]] = []
  private var entries: [UInt32] = []
  private var near = DeletionIndex([])
  private var exact = DeletionIndex([])

  init(_ entries: [WatchlistEntry]) {
    for (index, entry) in entries.enumerated() {
      for document in entry.documents {
        let number = Self.normalise(document.number)
        guard number.count >= Self.lettersLeast else { continue }
        numbers.append(number)
        confusable.append(Self.withoutConfusion(number))
        self.entries.append(UInt32(index))
      }
    }
    exact = DeletionIndex(numbers, depth: { _ in 0 })
    near = DeletionIndex(confusable, depth: { _ in 1 })
  }

  /// Each entry once with its best match, by rising entry.
  func find(_ text: String) -> [Hit] {
    let number = Self.normalise(text)
    guard number.count >= Self.lettersLeast else { return [] }
    var best: [UInt32: Hit] = [:]
    func note(_ place: UInt32, _ match: Match) {
      let entry = entries[Int(place)]
      if let known = best[entry], known.match.rawValue >= match.rawValue { return }
      guard best[entry] != nil || best.count < Self.hitsMost else { return }
      best[entry] = Hit(entry: Int(entry), listed: String(decoding: numbers[Int(place)], as: UTF8.self), match: match)
    }
    exact.forEachNear(number[...], depth: 0) { place in
      if numbers[Int(place)] == number { note(place, .equal) }
    }
    let plain = Self.withoutConfusion(number)
    near.forEachNear(plain[...], depth: 1) { place in
      if plain == confusable[Int(place)] {
        note(place, .confused)
      } else if Self.isWithinOneEdit(plain, confusable[Int(place)]) {
        note(place, .oneEdit)
      }
    }
    return best.values.sorted { $0.entry < $1.entry }
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

  /// O as 0 and I as 1, which readers and people take for one another.
  private static func withoutConfusion(_ number: [UInt8]) -> [UInt8] {
    number.map { byte in
      switch byte {
      case UInt8(ascii: "O"): UInt8(ascii: "0")
      case UInt8(ascii: "I"): UInt8(ascii: "1")
      default: byte
      }
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
