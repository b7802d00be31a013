/// Folds a word to one form for all its spellings, by the table's spellings, digits and variants.
///
/// `SOEDJADI`, `SUDJADI` and `SUJADI` become one. Linear in the word's length; the result is never longer than twice
/// the word and has no doubled letters.
struct SpellingFolder: Sendable {
  /// Where in a word a spelling holds.
  private enum Place: String {
    case anywhere
    case last
    case beforeVowel = "before-vowel"
    case beforeConsonant = "before-consonant"
  }

  private struct Rule {
    var from: [UInt8]
    var to: [UInt8]
    var place: Place
  }

  /// Rules by their first byte, in the table's order.
  private let rules: [[Rule]]
  /// By a digit's value.
  private let lettersOfDigits: [UInt8?]
  /// By the word as it is written.
  private let variants: [[UInt8]: [UInt8]]

  init(_ rows: [NameRow]) {
    var rules: [[Rule]] = Array(repeating: [], count: 128)
    var letters = [UInt8?](repeating: nil, count: 16)
    for row in rows where row.words.count > 1 {
      let (first, second) = (row.words[0], row.words[1])
      switch row.kind {
      case .spelling:
        guard let byte = first.first, byte < 128 else { continue }
        let place = row.words.count > 2 ? Place(rawValue: String(decoding: row.words[2], as: UTF8.self)) : .anywhere
        guard let place else { continue }
        rules[Int(byte)].append(Rule(from: Array(first), to: Array(second), place: place))
      case .digit:
        if let digit = first.first { letters[Int(digit & 15)] = second.first }
      default: break
      }
    }
    self.rules = rules
    lettersOfDigits = letters
    var variants: [[UInt8]: [UInt8]] = [:]
    for row in rows where row.kind == .variant {
      let folded = Self.fold(Array(row.words[0]), by: rules, lettersOfDigits: letters)
      for word in row.words { variants[Array(word)] = folded }
    }
    self.variants = variants
  }

  /// The folded form of a word of upper-case letters and digits. A word of digits alone stays as it is.
  func fold(_ word: [UInt8]) -> [UInt8] {
    if let variant = variants[word] { return variant }
    return Self.fold(word, by: rules, lettersOfDigits: lettersOfDigits)
  }

  private static func fold(_ word: [UInt8], by rules: [[Rule]], lettersOfDigits: [UInt8?]) -> [UInt8] {
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
}
