import Border
import Journal
import Phrases
import Terminal
import Watchlist

/// A candidate of `lookup --explain`: the name that was met, and the table of its words and facts.
struct CandidateExplanation {
  private let nameKind: NameKind
  private let table: MatchTable

  init(_ candidate: Candidate, _ asked: WatchlistQuery, _ lists: PostWatchlist) {
    nameKind = candidate.nameKind
    table = MatchTable(
      candidate.reasons.map(ReasonCode.text),
      asked: MatchTable.Asked(
        birth: asked.birth, document: asked.documentNumber, nationality: asked.nationality, sex: asked.sex),
      entry: lists.entry(candidate.entry, list: candidate.list))
  }

  func writeMembers(to json: inout JSONWriter) {
    json.member("name_kind", nameKind.rawValue)
    json.key("words")
    json.array(table.words) { json, row in json.object { write(row, to: &$0) } }
    json.key("facts")
    json.array(table.facts) { json, row in
      json.object {
        $0.member("fact", row.subject.rawValue)
        write(row, to: &$0)
      }
    }
    json.member("notes", table.notes.map { ReasonCode.phrase($0, for: .program).inProgramLanguage })
  }

  private func write(_ row: MatchTable.Row, to json: inout JSONWriter) {
    json.member("asked", row.asked)
    json.member("listed", row.listed)
    json.member("rule", row.rule.rawValue)
    json.optionalMember("percent", row.percent)
  }

  /// For people: the table in columns as wide as its longest texts, and what no row says.
  var lines: [String] {
    let rows = table.rows.map { row in
      [
        row.rule.sign, row.subject.phrase.inProgramLanguage, value(row.asked, row), value(row.listed, row),
        row.phrase.inProgramLanguage,
      ].map { $0.isEmpty ? "·" : $0 }
    }
    // The rule stands last and needs no column.
    let widths = (0..<4).map { column in rows.map { SafeText.width($0[column]) }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: max(width - SafeText.width(text), 0))
      }
      return cells.joined(separator: "  ") + "  " + row[4]
    }
    let kind = Phrase(id: "cocok dengan nama: \(nameKind.word.id)", en: "found by its name: \(nameKind.word.en)")
    return [kind.inProgramLanguage] + lines
      + table.notes.map { "~ " + ReasonCode.phrase($0, for: .people).inProgramLanguage }
  }

  private func value(_ text: String, _ row: MatchTable.Row) -> String {
    row.subject == .birth ? BirthClaim(recorded: text)?.phrase.inProgramLanguage ?? text : text
  }
}
