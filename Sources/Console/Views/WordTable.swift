import Border
import Phrases
import Terminal
import Watchlist

/// A candidate opened word by word, as lines: what was asked, what is listed, and by which rule they match.
///
/// The look-up's entry and the hits' comparison show the same table.
struct WordTable {
  /// The narrowest with three columns; below it the rule stands in the next line.
  private static let threeColumns = 48
  private static let labelColumns = 9
  private static let signColumns = 2
  /// Most lines of one cell; the longest word and the longest number take fewer.
  private static let cellLines = 40

  let table: MatchTable
  var language: Language

  func lines(width: Int) -> [[Span]] {
    let rows = table.rows
    let columns = Columns(width)
    var lines: [[Span]] = []
    if !rows.isEmpty { lines.append(columns.heading(language)) }
    for (index, row) in rows.enumerated() {
      // A name's words stand under one label.
      let isFirst = index == 0 || rows[index - 1].subject != row.subject
      lines += columns.lines(row, label: isFirst ? row.subject.phrase[language] : "", language)
    }
    let notes = table.notes.flatMap {
      SafeText.wrap("~ " + ReasonCode.phrase($0, for: .people)[language], width: max(width, 1), limit: Self.cellLines)
    }
    return lines + notes.map { [Span($0, .muted)] }
  }

  /// How wide each column is.
  private struct Columns {
    let width: Int
    let asked: Int
    let listed: Int
    let rule: Int

    var isNarrow: Bool { rule == 0 }

    init(_ width: Int) {
      self.width = width
      let rest = max(width - WordTable.labelColumns - WordTable.signColumns, 3)
      let isNarrow = width < WordTable.threeColumns
      asked = isNarrow ? rest / 2 : rest * 3 / 10
      listed = isNarrow ? rest - rest / 2 : rest * 7 / 20
      rule = isNarrow ? 0 : rest - asked - listed
    }

    func heading(_ language: Language) -> [Span] {
      let words = [Phrase.wordAsked[language], Phrase.wordListed[language], Phrase.wordRule[language]]
      var text = WordTable.fitted("", WordTable.labelColumns + WordTable.signColumns)
      text += WordTable.fitted(words[0], asked) + WordTable.fitted(words[1], listed)
      return [Span(isNarrow ? text : text + words[2], .muted)]
    }

    func lines(_ row: MatchTable.Row, label: String, _ language: Language) -> [[Span]] {
      func cell(_ text: String, _ width: Int) -> [String] {
        SafeText.wrap(text.isEmpty ? "·" : text, width: max(width - 1, 1), limit: WordTable.cellLines)
      }
      func value(_ text: String) -> String {
        switch row.subject {
        case .birth: BirthClaim(recorded: text)?.phrase[language] ?? text
        case .sex: ListedSex(rawValue: text).map { sexLetter($0 == .female ? .female : .male, language) } ?? text
        case .word, .document, .nationality: text
        }
      }
      let left = cell(value(row.asked), asked)
      let right = cell(value(row.listed), listed)
      let words = cell(row.phrase[language], isNarrow ? asked + listed : rule)
      let style = row.rule.style
      let sign = WordTable.fitted(row.rule.sign, WordTable.signColumns)
      let blank = WordTable.fitted("", WordTable.signColumns)
      let height = max(left.count, right.count, isNarrow ? 0 : words.count)
      var lines: [[Span]] = (0..<height).map { line in
        func part(_ cell: [String], _ width: Int) -> String {
          WordTable.fitted(cell.indices.contains(line) ? cell[line] : "", width)
        }
        return [
          Span(WordTable.fitted(line == 0 ? label : "", WordTable.labelColumns), .muted),
          Span(line == 0 ? sign : blank, style), Span(part(left, asked), .normal), Span(part(right, listed), .accent),
          Span(isNarrow || !words.indices.contains(line) ? "" : words[line], style),
        ]
      }
      if isNarrow {
        let indent = WordTable.fitted("", WordTable.labelColumns + WordTable.signColumns)
        lines += words.map { [Span(indent), Span($0, style)] }
      }
      return lines
    }
  }

  /// A text of exactly so many cells, a blank at its end.
  private static func fitted(_ text: String, _ width: Int) -> String {
    let cut = SafeText.fit(text, width: max(width - 1, 0))
    return cut + String(repeating: " ", count: max(width - SafeText.width(cut), 0))
  }
}

extension MatchTable.Rule {
  /// The colour beside the sign, never without it.
  fileprivate var style: Style {
    switch sign {
    case "=": .title
    case "~": .warning
    case "x": .alert
    default: .muted
    }
  }
}

extension Phrase {
  static let wordAsked = Phrase(id: "Dicari", en: "Asked")
  static let wordListed = Phrase(id: "Di daftar", en: "Listed")
  static let wordRule = Phrase(id: "Aturan", en: "Rule")
}

extension MatchTable {
  /// How the names compare as a whole: `=` where every word is the same.
  var nameSign: String { !words.isEmpty && words.allSatisfy { $0.rule == .equal } ? "=" : "~" }
}
