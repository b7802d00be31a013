/// Folds a word to one form for all its spellings, by the rules of `NameTable.spellings`.
///
/// `SOEDJADI`, `SUDJADI` and `SUJADI` become one. Linear in the word's length; the result is never longer than twice
/// the word and has no doubled letters.
struct SpellingFolder: Sendable {
  private struct Rule {
    var from: [UInt8]
    var to: [UInt8]
    var place: NameTable.Place
  }

  /// Rules by their first byte, in the table's order.
  private let rules: [[Rule]]
  private let variants: [[UInt8]: [UInt8]]

  static let shared = SpellingFolder()

  private init() {
    var rules: [[Rule]] = Array(repeating: [], count: 128)
    for rule in NameTable.spellings {
      let from = Array(rule.from.utf8)
      guard let first = from.first, first < 128 else { continue }
      rules[Int(first)].append(Rule(from: from, to: Array(rule.to.utf8), place: rule.place))
    }
    self.rules = rules
    var variants: [[UInt8]: [UInt8]] = [:]
    for row in NameTable.variants {
      guard let head = row.first else { continue }
      let folded = Self.fold(Array(head.utf8), by: rules)
      for word in row { variants[Array(word.utf8)] = folded }
    }
    self.variants = variants
  }

  /// The folded form of a word of upper-case letters and digits. A word of digits alone stays as it is.
  func fold(_ word: [UInt8]) -> [UInt8] {
    if let variant = variants[word] { return variant }
    return Self.fold(word, by: rules)
  }

  private static func fold(_ word: [UInt8], by rules: [[Rule]]) -> [UInt8] {
    guard word.contains(where: { $0 >= UInt8(ascii: "A") }) else { return word }
    let word = word.map { $0 < UInt8(ascii: "A") ? lettersOfDigits[Int($0 & 15)] ?? $0 : $0 }
    var folded: [UInt8] = []
    folded.reserveCapacity(word.count + 2)
    var index = 0
    while index < word.count {
      let first = word[index]
      var length = 1
      var written: [UInt8]?
      if first < 128 {
        for rule in rules[Int(first)] where matches(rule, in: word, at: index) {
          length = rule.from.count
          written = rule.to
          break
        }
      }
      if let written {
        for byte in written { appendOnce(byte, to: &folded) }
      } else {
        appendOnce(first, to: &folded)
      }
      index += length
    }
    return folded
  }

  /// By a digit's value.
  private static let lettersOfDigits: [UInt8?] = {
    var letters = [UInt8?](repeating: nil, count: 16)
    for (digit, letter) in NameTable.misreadDigits {
      if let value = digit.wholeNumberValue { letters[value] = letter.asciiValue }
    }
    return letters
  }()

  private static func appendOnce(_ byte: UInt8, to folded: inout [UInt8]) {
    if folded.last != byte { folded.append(byte) }
  }

  private static func matches(_ rule: Rule, in word: [UInt8], at index: Int) -> Bool {
    let end = index + rule.from.count
    guard end <= word.count else { return false }
    for offset in 1..<max(1, rule.from.count) where word[index + offset] != rule.from[offset] { return false }
    switch rule.place {
    case .anywhere: return true
    // A short word keeps its last letter: `SOH` and `SO` are two names.
    case .last: return end == word.count && word.count > 3
    case .beforeVowel: return end < word.count && isVowel(word[end])
    case .beforeConsonant: return end < word.count && !isVowel(word[end])
    }
  }

  static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A"), UInt8(ascii: "E"), UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "U"): true
    default: false
    }
  }

  /// The consonants alone, at most twelve: the key under which words with other vowels are found.
  static func skeleton(_ folded: Letters) -> [UInt8] {
    Array(folded.lazy.filter { !isVowel($0) }.prefix(12))
  }
}
