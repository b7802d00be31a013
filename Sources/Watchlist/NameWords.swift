/// One word of a name as it is compared.
struct NameWord: Hashable, Sendable {
  enum Role: UInt8, Sendable {
    case word, initial, title, connector
  }

  /// Upper-case letters and digits of ASCII, 1 to 24.
  var letters: [UInt8]
  var role: Role

  var text: String { String(decoding: letters, as: UTF8.self) }
}

/// Parts a name into words and tells names from titles, degrees, connectors and initials.
///
/// `Drs. H. Abdurrahman bin Sa'id, S.E.` becomes the titles DRS, H and SE, the connector BIN and the words ABDUL,
/// RAHMAN and SAID. At most 16 words of 24 letters come back and at most 4,000 scalars are read, whatever comes in.
enum NameWords {
  private static let scalarsRead = 4_000

  /// How a query's name may be meant: `alternatives`, and for one word said twice that word: other countries ask those
  /// who have one name for two.
  static func meanings(_ text: String) -> [String] {
    let words = parse(text).filter { $0.role == .word }
    guard words.count > 1, let word = words.first, words.allSatisfy({ $0.letters == word.letters }) else {
      return alternatives(text)
    }
    return [text, word.text]
  }

  /// The text, and where it gives two names of one person (`LILY CHONG @ CHONG SIEW LAN`, as Malaysian documents do) each
  /// of these as well, the first four.
  static func alternatives(_ text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return [text] }
    let parts = text.prefix(WatchlistLimits.nameCharacters).split(separator: "@").map(String.init).filter {
      !parse($0).isEmpty
    }
    return parts.count > 1 ? [text] + parts.prefix(4) : [text]
  }

  /// The words of `text` in their order; empty where it holds no Latin letter or digit.
  static func parse(_ text: String, by table: NameTable = .shared) -> [NameWord] {
    let sections = groups(of: text)
    var words: [NameWord] = []
    for (index, section) in sections.enumerated() {
      let first = words.count
      let degrees = index > 0 && isDegrees(section, sectionCount: sections.count, table)
      for group in section {
        append(group, table, asDegree: degrees, isFirst: words.allSatisfy { $0.role == .title }, to: &words)
        if words.count >= WatchlistLimits.wordsPerName {
          markPhrases(&words, from: first, table)
          return settle(Array(words.prefix(WatchlistLimits.wordsPerName)))
        }
      }
      markPhrases(&words, from: first, table)
    }
    markBetween(&words, table)
    return settle(words)
  }

  /// A run of letters between blanks: `M.Si.` has two segments joined by a full stop.
  private struct Group {
    var segments: [[UInt8]] = [[]]
    var hasDot = false
    var hasSlash = false
    var hyphenFollows = false

    var joined: [UInt8] { Array(segments.joined()) }
    var isEmpty: Bool { segments.allSatisfy(\.isEmpty) }
  }

  /// Groups by comma sections.
  private static func groups(of text: String) -> [[Group]] {
    var sections: [[Group]] = [[]]
    var group = Group()
    func flush() {
      guard !group.isEmpty else {
        group = Group()
        return
      }
      group.segments.removeAll(where: \.isEmpty)
      sections[sections.count - 1].append(group)
      group = Group()
    }
    for scalar in text.unicodeScalars.prefix(scalarsRead) {
      switch LatinFolding.classify(scalar) {
      case .letters(let first, let second):
        group.segments[group.segments.count - 1].append(first)
        if let second { group.segments[group.segments.count - 1].append(second) }
      case .nothing: break
      case .dot:
        group.hasDot = true
        group.segments.append([])
      case .slash:
        group.hasSlash = true
        group.segments.append([])
      case .hyphen:
        group.hyphenFollows = true
        flush()
      case .separator: flush()
      case .comma:
        flush()
        sections.append([])
      }
    }
    flush()
    return sections
  }

  private static func isDegrees(_ section: [Group], sectionCount: Int, _ table: NameTable) -> Bool {
    guard !section.isEmpty else { return false }
    // `KIM, Se` is a person with a short given name, so bare letters need another sign that they are degrees: a full
    // stop, a further comma, or a title among them (`SOEDJONO, DRS H SE`).
    let hasTitle = section.contains { table.kinds($0.joined).contains(.title) }
    guard sectionCount > 2 || hasTitle || section.contains(where: \.hasDot) else { return false }
    var hasOther = false
    for group in section {
      let isHaji = (group.hasDot || hasTitle) && group.joined == [UInt8(ascii: "H")]
      guard isHaji || !table.kinds(group.joined).isDisjoint(with: [.degree, .title]) else { return false }
      hasOther = hasOther || !isHaji
    }
    // An initial by itself, as in `REKA, H.`, is one.
    return hasOther
  }

  private static func append(
    _ group: Group, _ table: NameTable, asDegree: Bool, isFirst: Bool, to words: inout [NameWord]
  ) {
    let kinds = table.kinds(group.joined)
    if asDegree || (group.segments.count > 1 && group.hasDot && kinds.contains(.degree)) || kinds.contains(.title) {
      return push(group.joined, .title, to: &words)
    }
    if group.hasSlash, group.segments.count == 2, kinds.contains(.slash) {
      return push(group.joined, .connector, to: &words)
    }
    if group.hyphenFollows, kinds.contains(.article) {
      return push(group.joined, .connector, to: &words)
    }
    for (index, segment) in group.segments.enumerated() {
      let kinds = group.segments.count == 1 ? kinds : table.kinds(segment)
      // `H. Rahman` and `H.Rahman`: haji, where more of the name follows.
      if isFirst, index == 0, group.hasDot, segment == [UInt8(ascii: "H")] {
        push(segment, .title, to: &words)
      } else if segment.count == 1, segment[0] >= UInt8(ascii: "A") {
        push(segment, .initial, to: &words)
      } else if kinds.contains(.title) {
        push(segment, .title, to: &words)
      } else if kinds.contains(.connector) {
        push(segment, .connector, to: &words)
      } else if let rest = servantOf(segment) {
        push(Array("ABDUL".utf8), .word, to: &words)
        push(rest, .word, to: &words)
      } else {
        push(segment, .word, to: &words)
      }
    }
  }

  /// Marks the titles of two words in one part of a name.
  private static func markPhrases(_ words: inout [NameWord], from first: Int, _ table: NameTable) {
    for index in words.indices.dropFirst(first).dropLast() where words[index].role != .initial {
      guard table.isTitle(words[index].letters, words[index + 1].letters) else { continue }
      words[index].role = .title
      words[index + 1].role = .title
    }
  }

  /// Marks what is a connector between two words and a word elsewhere: JUGAH AK BARIENG.
  private static func markBetween(_ words: inout [NameWord], _ table: NameTable) {
    for index in words.indices.dropFirst().dropLast()
    where words[index].role == .word && words[index - 1].role == .word && words[index + 1].role == .word {
      if table.kinds(words[index].letters).contains(.between) { words[index].role = .connector }
    }
  }

  private static func push(_ letters: [UInt8], _ role: NameWord.Role, to words: inout [NameWord]) {
    words.append(NameWord(letters: Array(letters.prefix(WatchlistLimits.lettersPerWord)), role: role))
  }

  /// What follows `Abdul` in a name written as one word: `RAHMAN` of ABDURRAHMAN, ABDULRAHMAN and ABDURAHMAN.
  ///
  /// `nil` for other words, and for ABDULLAH, which has nothing of its own behind it.
  private static func servantOf(_ word: [UInt8]) -> [UInt8]? {
    guard word.count >= 7, word.starts(with: Array("ABD".utf8)), SpellingFolder.isVowel(word[3]) else { return nil }
    var rest = Array(word[4...])
    let sun = Array("RSNDTZ".utf8)
    if rest[0] == UInt8(ascii: "L") {
      rest.removeFirst()
    } else if rest.count > 1, rest[0] == rest[1] {
      rest.removeFirst()
    } else if !(word[3] == UInt8(ascii: "U") && sun.contains(rest[0]) && rest.count >= 5) {
      return nil
    }
    let god = [Array("LAH".utf8), Array("AH".utf8), Array("LA".utf8)]
    guard rest.count >= 3, !god.contains(where: { rest.starts(with: $0) && rest.count <= $0.count + 2 }) else {
      return nil
    }
    return rest
  }

  /// Where nothing but titles, connectors and initials is there, they are the name.
  private static func settle(_ words: [NameWord]) -> [NameWord] {
    guard !words.contains(where: { $0.role == .word }) else { return words }
    return words.map { word in
      NameWord(letters: word.letters, role: word.letters.count == 1 ? .initial : .word)
    }
  }
}
