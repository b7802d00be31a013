/// How alike two folded words are, by the cheapest way to turn one into the other.
///
/// A restricted Damerau-Levenshtein distance whose costs know how names are misspelt: vowels are cheap, letters of
/// one sound cheaper than strangers, the first letter dearer. O(n·m) in the letters, at most 24 by 24 after
/// `WatchlistLimits` (48 by 48 for words whose folding grows); no allocation.
struct WordSimilarity {
  /// The cost of one whole edit; the others are told against it.
  static let whole = 20
  private static let vowelForVowel: UInt8 = 8
  private static let vowelMore: UInt8 = 10
  private static let breathMore: UInt8 = 9
  private static let transposed = 15
  private static let firstLetter = 5
  static let lettersMost = 48

  /// The cost of writing one letter for another, by their places in the alphabet of `code`.
  private let substitution: [UInt8]
  private let insertion: [UInt8]
  private var rows: [Int]

  init() {
    var substitution = [UInt8](repeating: UInt8(Self.whole), count: 64 * 64)
    func set(_ pair: String, _ cost: UInt8) {
      let letters = pair.utf8.map { Int($0 & 63) }
      guard letters.count == 2 else { return }
      substitution[letters[0] * 64 + letters[1]] = cost
      substitution[letters[1] * 64 + letters[0]] = cost
    }
    let vowels = Array("AEIOU")
    for first in vowels { for second in vowels { set("\(first)\(second)", Self.vowelForVowel) } }
    // Letters that stand for one sound in two romanisations, from nearly the same to related.
    for pair in ["IJ", "CH", "CK", "VW", "FV", "SZ", "UW", "OW", "JZ"] { set(pair, 5) }
    for pair in ["PF", "PB", "TD", "KG", "GJ", "SX", "CX", "CS", "CZ", "GH", "KH", "JX", "BV", "JC", "CG"] {
      set(pair, 11)
    }
    // What a camera takes for one another.
    for pair in ["MN", "EF", "UV", "BR", "OQ", "GC"] { set(pair, 14) }
    for letter in 0..<64 { substitution[letter * 64 + letter] = 0 }
    self.substitution = substitution

    var insertion = [UInt8](repeating: UInt8(Self.whole), count: 64)
    for vowel in "AEIOU".utf8 { insertion[Int(vowel & 63)] = Self.vowelMore }
    insertion[Int(UInt8(ascii: "H") & 63)] = Self.breathMore
    self.insertion = insertion
    rows = Array(repeating: 0, count: 3 * (Self.lettersMost + 1))
  }

  /// The cost of the cheapest way from one word to the other, or `nil` above `limit`.
  mutating func cost(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, limit: Int) -> Int? {
    let longer = min(first.count, Self.lettersMost)
    let width = min(second.count, Self.lettersMost)
    guard longer > 0, width > 0 else { return nil }
    return first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        substitution.withUnsafeBufferPointer { substitution in
          insertion.withUnsafeBufferPointer { insertion in
            rows.withUnsafeMutableBufferPointer { rows in
              Self.cost(
                first, longer, second, width, limit: limit, substitution: substitution, insertion: insertion, rows: rows
              )
            }
          }
        }
      }
    }
  }

  private static func cost(
    _ first: UnsafeBufferPointer<UInt8>, _ height: Int, _ second: UnsafeBufferPointer<UInt8>, _ width: Int, limit: Int,
    substitution: UnsafeBufferPointer<UInt8>, insertion: UnsafeBufferPointer<UInt8>,
    rows: UnsafeMutableBufferPointer<Int>
  ) -> Int? {
    let stride = lettersMost + 1
    var before = 0
    var previous = stride
    var current = 2 * stride
    rows[previous] = 0
    for column in 0..<width {
      rows[previous + column + 1] = rows[previous + column] + Int(insertion[Int(second[column] & 63)])
    }
    for row in 0..<height {
      let letter = Int(first[row] & 63)
      let missing = Int(insertion[letter])
      rows[current] = rows[previous] + missing
      var best = rows[current]
      for column in 0..<width {
        let other = Int(second[column] & 63)
        var replace = Int(substitution[letter * 64 + other])
        if row == 0, column == 0, replace != 0 { replace += firstLetter }
        var cheapest = rows[previous + column] + replace
        cheapest = min(cheapest, rows[previous + column + 1] + missing)
        cheapest = min(cheapest, rows[current + column] + Int(insertion[other]))
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cheapest = min(cheapest, rows[before + column - 1] + transposed)
        }
        rows[current + column + 1] = cheapest
        best = min(best, cheapest)
      }
      // A transposition may still reach back one row, for at least its own cost.
      if best > limit + transposed { return nil }
      (before, previous, current) = (previous, current, before)
    }
    let cost = rows[previous + width]
    return cost <= limit ? cost : nil
  }
}

extension WordSimilarity {
  /// Words less alike than this share of their length don't match.
  static let least = 0.62
  /// The likeness of two different folded words is never told as more than this.
  static let most = 0.97

  /// 1 for the same letters, 0 for words that don't match, else `least` to `most`.
  ///
  /// Short words must be closer than long ones: two Chinese syllables collide easily.
  mutating func likeness(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Double {
    if first == second { return 1 }
    let length = max(first.count, second.count)
    let limit = Self.limit(length: length)
    guard limit > 0, abs(first.count - second.count) * 9 <= limit else { return 0 }
    guard let cost = cost(first, second, limit: limit) else { return 0 }
    return min(Self.most, 1 - Double(cost) / Double(Self.whole * length))
  }

  /// The dearest difference at which words of so many letters still match.
  private static func limit(length: Int) -> Int {
    switch length {
    case ...2: 5
    case 3: 10
    default: Int((1 - least) * Double(whole * length))
    }
  }
}
