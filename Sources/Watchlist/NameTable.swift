import NameKnowledge

/// The name knowledge of the matcher: spellings, titles, connectors, variants and common words.
///
/// It is the file `Data/Names/names.tsv`, read once, when the first list is opened. An index holds names as one table
/// folds and weighs them; the file's fingerprint in its head keeps it from being searched with another.
final class NameTable: Sendable {
  static let shared = NameTable(NameRow.read(NameKnowledge.bytes).rows)

  /// What a word can be besides a word.
  struct Kinds: OptionSet {
    let rawValue: UInt8

    /// Stands before or after a name and is no part of it.
    static let title = Kinds(rawValue: 1)
    /// A title where it is written as a degree.
    static let degree = Kinds(rawValue: 2)
    /// Stands between names and tells nobody apart.
    static let connector = Kinds(rawValue: 4)
    /// The Arabic article as it sounds before some letters; a connector where a hyphen follows.
    static let article = Kinds(rawValue: 8)
    /// A connector where it is written with a slash.
    static let slash = Kinds(rawValue: 16)
    /// A connector where it stands between two words.
    static let between = Kinds(rawValue: 32)
  }

  let folder: SpellingFolder
  /// What words tell at most, folded, in nats: a short list says little about how common a word is.
  let commonWeights: [[UInt8]: Double]
  /// What writing one letter for another costs.
  let letterCosts: [(first: UInt8, second: UInt8, cost: UInt8)]
  private let kinds: [[UInt8]: Kinds]
  /// The second words of titles, by the first.
  private let phrases: [[UInt8]: Set<[UInt8]>]
  private let longest: Int

  init(_ rows: [NameRow]) {
    folder = SpellingFolder(rows)
    var kinds: [[UInt8]: Kinds] = [:]
    var phrases: [[UInt8]: Set<[UInt8]>] = [:]
    var common: [[UInt8]: Double] = [:]
    var costs: [(UInt8, UInt8, UInt8)] = []
    for row in rows {
      switch row.kind {
      case .spelling, .digit, .variant: break
      case .title: Self.add(row, .title, to: &kinds)
      case .degree: Self.add(row, .degree, to: &kinds)
      case .phrase:
        if let first = row.words.first { phrases[Array(first)] = Set(row.words.dropFirst().map(Array.init)) }
      case .connector: Self.add(row, .connector, to: &kinds)
      case .between: Self.add(row, .between, to: &kinds)
      case .article: Self.add(row, .article, to: &kinds)
      case .slash: Self.add(row, .slash, to: &kinds)
      case .common:
        let weight = ScoringModel.weight(share: Double(row.number) / 1_000)
        for word in row.words.dropFirst() {
          let letters = folder.fold(Array(word))
          common[letters] = min(weight, common[letters] ?? weight)
        }
      case .letters:
        for pair in row.words.dropFirst() {
          if let first = pair.first, let last = pair.last { costs.append((first, last, UInt8(clamping: row.number))) }
        }
      }
    }
    self.kinds = kinds
    self.phrases = phrases
    commonWeights = common
    letterCosts = costs
    longest = kinds.keys.reduce(0) { max($0, $1.count) }
  }

  private static func add(_ row: NameRow, _ kind: Kinds, to kinds: inout [[UInt8]: Kinds]) {
    for word in row.words { kinds[Array(word), default: []].insert(kind) }
  }

  /// What the letters can be besides a word.
  func kinds(_ letters: [UInt8]) -> Kinds { letters.count <= longest ? kinds[letters] ?? [] : [] }

  /// Whether the two words are a title together.
  func isTitle(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    first.count <= longest && phrases[first]?.contains(second) ?? false
  }
}

extension NameRow {
  /// The value's first word as a number of 0 to 9,999; 0 where it is none.
  fileprivate var number: Int {
    guard let digits = words.first, digits.count <= 4 else { return 0 }
    return digits.reduce(0) { $0 * 10 + min(max(Int($1) - 48, 0), 9) }
  }
}
