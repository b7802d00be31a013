import Watchlist

/// The names that stand in one `ALIAS_NAME` of the UN's list.
///
/// Mostly one. But several may stand there, divided by `;` or counted `a) … b) …`; another script stands in
/// parentheses, before or behind (`Jin Tiesan (金铁三)`); and a person's alias may carry a remark (`(birth name)`,
/// `, born in Kandahar on 01 Jan. 1967`), which is no name.
struct UNAlias {
  private(set) var names: [String] = []
  /// Whether the names are not simply what was published.
  private(set) var isTakenApart: Bool

  /// Names of one alias that are read; the longest real one has 10.
  static let most = 64

  init(_ published: String, of kind: EntryKind) {
    isTakenApart = false
    for part in Self.parts(published) { add(part, kind) }
    isTakenApart = names != [published]
  }

  /// The parts between semicolons that stand outside of parentheses, and those behind `a)`, `b)` and so on.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for word in text.split(separator: " ") {
      let isCount = depth == 0 && word.count == 2 && word.last == ")" && word.first?.isLowercase == true
      if isCount {
        parts.append("")
        continue
      }
      for character in word {
        if character == "(" { depth += 1 }
        if character == ")" { depth = max(0, depth - 1) }
        if character == ";", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
      }
      parts[parts.count - 1].append(" ")
      if parts.count > most { break }
    }
    return parts.prefix(most).map { ListText.trimmed($0) }.filter { !$0.isEmpty }
  }

  private mutating func add(_ part: String, _ kind: EntryKind) {
    var (outside, groups) = Self.bracketed(part)
    var others: [String] = []
    for group in groups {
      let names = group.split(separator: ";", maxSplits: Self.most).map(Self.withoutLabel)
      if names.count > 1 || Self.isLatin(names.joined()) != Self.isLatin(outside) {
        others += names
      } else if kind != .individual {
        // Between brackets stands an organisation's short name, but a remark about a person's.
        outside += " (\(group))"
      }
    }
    append(outside, kind)
    for name in others { append(name, kind) }
  }

  /// What stands outside of brackets, and what in each outermost pair of them. Brackets that don't match are letters.
  private static func bracketed(_ text: String) -> (outside: String, groups: [String]) {
    guard text.count(where: { $0 == "(" }) == text.count(where: { $0 == ")" }) else { return (text, []) }
    var outside = ""
    var groups: [String] = []
    var depth = 0
    for character in text {
      if character == ")" { depth -= 1 }
      guard depth >= 0 else { return (text, []) }
      if depth > 0 {
        groups[groups.count - 1].append(character)
      } else if character == "(" {
        groups.append("")
      } else if character != ")" {
        outside.append(character)
      }
      if character == "(" { depth += 1 }
    }
    return (outside, groups)
  }

  private mutating func append(_ text: String, _ kind: EntryKind) {
    var name = text[...]
    if kind == .individual, let born = name.firstRange(of: ", born ") { name = name[..<born.lowerBound] }
    while let last = name.last, " ,;\"(".contains(last) { name.removeLast() }
    while let first = name.first, " ,;\")".contains(first) { name.removeFirst() }
    let words = name.split(separator: " ").joined(separator: " ")
    if !words.isEmpty, names.count < Self.most { names.append(words) }
  }

  private static func withoutLabel(_ text: Substring) -> String {
    let label = "original script"
    guard let range = text.firstRange(of: label) else { return String(text) }
    return String(text[..<range.lowerBound] + text[range.upperBound...]).filter { !"():".contains($0) }
  }

  /// Whether the first letter is one of the Latin script.
  private static func isLatin(_ text: some StringProtocol) -> Bool {
    guard let letter = text.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return true }
    return letter.value < 0x250 || (0x1E00...0x1EFF).contains(letter.value)
  }
}
