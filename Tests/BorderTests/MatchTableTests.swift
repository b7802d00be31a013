import Testing
import TravelDocuments
import Watchlist

@testable import Border

/// A candidate's reasons as a table of words and facts.
struct MatchTableTests {
  typealias Row = MatchTable.Row

  @Test func `each rule of the matcher becomes a row with both words`() {
    let reasons: [Reason] = [
      .wordsEqual(["BUDI", "REKAAN"]), .wordSpelling(query: "SOEKARTO", listed: "SUKARTO"),
      .wordSimilar(query: "RAHMAN", listed: "RACHMANN", percent: 92),
      .wordsJoined(query: "ABDUL SAMAD", listed: "ABDULSAMAD"), .initial(query: "M", listed: "MUHAMMAD"),
      .wordCut(query: "SATRI", listed: "SATRIYA"), .wordsMissing(["KHAYAL", "ANGAN"]), .wordsExtra(["LAIN"]),
    ]
    let table = MatchTable(reasons.map(ReasonCode.text))
    #expect(
      table.words.map { [$0.asked, $0.listed, $0.rule.rawValue, $0.percent.map(String.init) ?? ""] } == [
        ["BUDI", "BUDI", "equal", ""], ["REKAAN", "REKAAN", "equal", ""],
        ["SOEKARTO", "SUKARTO", "spelling", ""], ["RAHMAN", "RACHMANN", "similar", "92"],
        ["ABDUL SAMAD", "ABDULSAMAD", "joined", ""], ["M", "MUHAMMAD", "initial", ""],
        ["SATRI", "SATRIYA", "cut", ""], ["", "KHAYAL", "missing", ""], ["", "ANGAN", "missing", ""],
        ["LAIN", "", "extra", ""],
      ])
    #expect(table.words[3].phrase.id == "mirip 92%")
    #expect(table.facts.isEmpty && table.notes.isEmpty)
  }

  @Test func `every grade of a date is told with both dates`() throws {
    let asked = try #require(PartialDate("1990-02-03"))
    let grades: [(String, String, MatchTable.Rule)] = [
      ("1990-02-03", "1990-02-03", .equal), ("1990-02", "1990-02", .monthEqual), ("1990", "1990", .yearEqual),
      ("~1991", "~1991", .approximate), ("1990-03-02", "1990-03-02", .swapped),
      ("1990-02-08", "1990-02-08", .oneDigit), ("1991-06-17", "1991-06-17", .near),
      ("1960-06-17", "1960-06-17", .conflict),
    ]
    for (text, listed, rule) in grades {
      let claim = try #require(BirthClaim(recorded: text))
      let index = WatchlistIndex([
        ListVersion(
          name: "contoh", digest: "",
          entries: [WatchlistEntry(id: "X-1", names: [ListedName("REKAAN, BUDI")], births: [claim])])
      ])
      let found = try #require(index.search(WatchlistQuery(name: "BUDI REKAAN", birth: asked)).first)
      let table = MatchTable(found.reasons.map(ReasonCode.text), asked: MatchTable.Asked(birth: asked))
      #expect(
        table.facts == [Row(subject: .birth, asked: "1990-02-03", listed: listed, rule: rule)], "\(text)")
    }
  }

  @Test func `with the entry every fact has a row, also where nothing speaks`() throws {
    let entry = WatchlistEntry(
      id: "X-1", names: [ListedName("REKAAN, BUDI")], births: [.date(try #require(PartialDate("1990")))], sex: .male,
      nationalities: ["IDN", "Atlantis"], documents: [ListedDocument(number: "X0000101")])
    func rules(_ asked: MatchTable.Asked, _ reasons: [String] = []) -> [MatchTable.Rule] {
      MatchTable(reasons, asked: asked, entry: entry).facts.map(\.rule)
    }
    #expect(rules(MatchTable.Asked()) == [.notAsked, .notAsked, .notAsked, .notAsked])
    let all = MatchTable.Asked(
      birth: PartialDate("1990-02-03"), document: "Y7", nationality: "ZZZ", sex: .male)
    #expect(rules(all) == [.notCompared, .differs, .notCompared, .equal])
    #expect(
      rules(all, ["birth-year-only|1990", "document-equal|Y7", "nationality-differs|ZZZ|IDN", "sex-differs|F"])
        == [.yearEqual, .equal, .differs, .differs])
    let bare = WatchlistEntry(id: "X-2", names: [ListedName("REKAAN, BUDI")])
    #expect(
      MatchTable([], asked: all, entry: bare).facts.map(\.rule)
        == [.notListed, .notListed, .notListed, .notListed])
  }

  @Test func `what is no row stays as a note, a newer program's code as it stands`() {
    let table = MatchTable(["order-differs", "weak-alias", "gait-alike|limps", "", "word-similar", "words-equal|"])
    #expect(table.notes == ["order-differs", "weak-alias", "gait-alike|limps", ""])
    // Cut short by whoever wrote it: told as far as it goes, and no trap.
    #expect(table.words == [Row(subject: .word, asked: "", listed: "", rule: .similar)])
  }

  @Test func `what was compared of the facts stands before the words, what was not behind them`() throws {
    let entry = WatchlistEntry(
      id: "X-1", names: [ListedName("REKAAN, BUDI")], births: [.date(try #require(PartialDate("1990")))], sex: .male)
    let table = MatchTable(
      ["words-equal|BUDI", "words-missing|REKAAN", "birth-year-only|1990"],
      asked: MatchTable.Asked(birth: PartialDate("1990-02-03")), entry: entry)
    #expect(table.rows.map(\.subject) == [.birth, .word, .word, .document, .nationality, .sex])
    #expect(table.rows.count == table.words.count + table.facts.count)
  }
}
