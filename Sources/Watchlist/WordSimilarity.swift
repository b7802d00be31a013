/// How alike two folded words are, by the cheapest way to turn one into the other.
///
/// A restricted Damerau-Levenshtein distance whose costs know how names are misspelt: vowels are cheap, letters of
/// one sound cheaper than strangers, the first letter dearer. O(n·m) in the letters, at most 24 by 24 after
/// `WatchlistLimits` (48 by 48 for words whose folding grows). One is made for each search and keeps its memory; a
/// comparison allocates nothing.
final class WordSimilarity {
  /// The cost of one whole edit; the others are told against it.
  static let whole = 20
  private static let vowelForVowel: UInt8 = 8
  private static let vowelMore: UInt8 = 10
  private static let breathMore: UInt8 = 9
  private static let transposed: Int32 = 15
  private static let firstLetter: Int32 = 5
  static let lettersMost = 48

  /// The cost of writing one letter for another, of a letter too many, and the least of either, by their places in the
  /// alphabet.
  private static let costs: (substitution: [UInt8], insertion: [UInt8], cheapest: [UInt8]) = {
    var substitution = [UInt8](repeating: UInt8(whole), count: 64 * 64)
    func set(_ first: UInt8, _ second: UInt8, _ cost: UInt8) {
      substitution[Int(first & 63) * 64 + Int(second & 63)] = cost
      substitution[Int(second & 63) * 64 + Int(first & 63)] = cost
    }
    let vowels = Array("AEIOU".utf8)
    for first in vowels { for second in vowels { set(first, second, vowelForVowel) } }
    for pair in NameTable.shared.letterCosts { set(pair.first, pair.second, pair.cost) }
    for letter in 0..<64 { substitution[letter * 64 + letter] = 0 }
    var insertion = [UInt8](repeating: UInt8(whole), count: 64)
    for vowel in "AEIOU".utf8 { insertion[Int(vowel & 63)] = vowelMore }
    insertion[Int(UInt8(ascii: "H") & 63)] = breathMore
    // A letter's own row has a zero, for itself.
    let cheapest = (0..<64).map { letter in
      substitution[(letter * 64)..<(letter * 64 + 64)].filter { $0 > 0 }.reduce(insertion[letter], min)
    }
    return (substitution, insertion, cheapest)
  }()

  private let substitution = UnsafeMutablePointer<UInt8>.allocate(capacity: 64 * 64)
  private let insertion = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
  private let cheapest = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
  /// Three rows of the table of costs, of which no more is ever needed.
  private let rows = UnsafeMutablePointer<Int32>.allocate(capacity: 3 * (lettersMost + 1))

  init() {
    substitution.update(from: Self.costs.substitution, count: 64 * 64)
    insertion.update(from: Self.costs.insertion, count: 64)
    cheapest.update(from: Self.costs.cheapest, count: 64)
    rows.update(repeating: 0, count: 3 * (Self.lettersMost + 1))
  }

  deinit {
    substitution.deallocate()
    insertion.deallocate()
    cheapest.deallocate()
    rows.deallocate()
  }

  /// The cost of the cheapest way from one word to the other, or `nil` above `limit`.
  private func cost(_ first: Letters, _ second: Letters, limit: Int32) -> Int32? {
    let height = min(first.count, Self.lettersMost)
    let width = min(second.count, Self.lettersMost)
    guard height > 0, width > 0 else { return nil }
    var before = rows
    var previous = rows + (Self.lettersMost + 1)
    var current = rows + 2 * (Self.lettersMost + 1)
    previous[0] = 0
    var bestBefore: Int32 = 0
    for column in 0..<width {
      previous[column + 1] = previous[column] + Int32(insertion[Int(second[column] & 63)])
    }
    for row in 0..<height {
      let letter = Int(first[row] & 63)
      let costs = substitution + letter * 64
      let missing = Int32(insertion[letter])
      var left = previous[0] + missing
      current[0] = left
      var best = left
      for column in 0..<width {
        let other = Int(second[column] & 63)
        var replace = Int32(costs[other])
        if row == 0, column == 0, replace != 0 { replace += Self.firstLetter }
        var cheapest = min(previous[column] + replace, previous[column + 1] + missing)
        cheapest = min(cheapest, left + Int32(insertion[other]))
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cheapest = min(cheapest, before[column - 1] + Self.transposed)
        }
        left = cheapest
        current[column + 1] = cheapest
        best = min(best, cheapest)
      }
      // A transposition may still reach back one row, for at least its own cost.
      if best > limit, bestBefore > limit - Self.transposed { return nil }
      bestBefore = best
      (before, previous, current) = (previous, current, before)
    }
    let cost = previous[width]
    return cost <= limit ? cost : nil
  }

  /// Words less alike than this share of their length don't match.
  static let least = 0.62
  /// The likeness of two different folded words is never told as more than this.
  static let most = 0.97

  /// 1 for the same letters, 0 for words that don't match, else `least` to `most`.
  ///
  /// Short words must be closer than long ones: two Chinese syllables collide easily. Who wants no less than `least`
  /// says so and waits less; what is below it may then come back as 0.
  func likeness(
    _ first: Letters, _ firstBits: UInt64, _ second: Letters, _ secondBits: UInt64,
    least: Double = WordSimilarity.least
  ) -> Double {
    let length = max(first.count, second.count)
    // One more than asked for, so that rounding refuses nothing.
    let limit = min(Self.limit(length: length), Int((1 - least) * Double(Self.whole * length)) + 1)
    guard abs(first.count - second.count) * Int(Self.breathMore) <= limit,
      atLeast(firstBits & ~secondBits) <= limit, atLeast(secondBits & ~firstBits) <= limit
    else { return 0 }
    if firstBits == secondBits, first.elementsEqual(second) { return 1 }
    guard let cost = cost(first, second, limit: Int32(limit)) else { return 0 }
    return min(Self.most, 1 - Double(cost) / Double(Self.whole * length))
  }

  /// What it costs at least that the other word lacks these letters: each must be replaced or left out.
  private func atLeast(_ letters: UInt64) -> Int {
    var rest = letters
    var sum = 0
    while rest != 0 {
      sum += Int(cheapest[rest.trailingZeroBitCount])
      rest &= rest - 1
    }
    return sum
  }

  /// The dearest difference at which words of so many letters still match.
  private static func limit(length: Int) -> Int {
    switch length {
    case ...2: 5
    case 3: 10
    default: Int((1 - least) * Double(whole * min(length, 2 * lettersMost)))
    }
  }
}
