import Foundation
import NameKnowledge
import Testing

@testable import Watchlist

/// Every row of `Data/Names/names.tsv` does what it is there for, and nothing else does it.
@Suite("The table of name knowledge")
struct NameTableTests {
  private static let file = NameRow.read(NameKnowledge.bytes)
  private static let rows = file.rows
  private static let spelling = rows.filter { [.spelling, .digit].contains($0.kind) }
  private static let spoken = rows.filter {
    [.title, .degree, .connector, .between, .article, .slash].contains($0.kind)
  }
  private static let variants = rows.filter { $0.kind == .variant }
  private static let common = rows.filter { $0.kind == .common }

  private func folded(_ word: String, by table: NameTable = .shared) -> String {
    String(decoding: table.folder.fold(Array(word.utf8)), as: UTF8.self)
  }

  /// What of a name tells people apart.
  private func telling(_ name: String, by table: NameTable = .shared) -> [String] {
    NameWords.parse(name, by: table).filter { $0.role == .word || $0.role == .initial }.map {
      folded($0.text, by: table)
    }
  }

  private func without(_ row: NameRow) -> NameTable { NameTable(Self.rows.filter { $0 != row }) }

  private func text(_ word: ArraySlice<UInt8>) -> String { String(decoding: word, as: UTF8.self) }

  @Test("every line is a row")
  func everyLineIsRead() {
    #expect(Self.file.unread == [])
    #expect(Set(Self.rows.map(\.kind)) == Set(NameRow.Kind.allCases))
  }

  @Test("the program holds the file as it stands in Data/")
  func fileIsEmbedded() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../Data/Names/names.tsv").standardized
    #expect(try Data(contentsOf: path) == Data(NameKnowledge.bytes), "changed, and the program not built again")
  }

  @Test("every row says what it is for, by what source and when")
  func everyRowIsExplained() throws {
    let lines = NameKnowledge.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for row in Self.rows {
      let columns = lines[row.line - 1].split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      #expect(columns.count == 6 && columns[3...].allSatisfy { !$0.isEmpty }, "line \(row.line)")
    }
  }

  @Test("a row's two examples are one name with it, and two without it", arguments: rows.filter { !$0.example.isEmpty })
  func examples(row: NameRow) throws {
    let names = row.example.split(separator: " = ").map(String.init)
    try #require(names.count == 2 && names[0] != names[1])
    #expect(telling(names[0]) == telling(names[1]))
    #expect(telling(names[0], by: without(row)) != telling(names[1], by: without(row)))
  }

  @Test("every row but those of common words and letters has an example")
  func examplesAreThere() {
    for row in Self.rows where row.example.isEmpty { #expect(row.kind == .common || row.kind == .letters) }
  }

  @Test("a row of letters names a place where it holds, or none", arguments: spelling)
  func places(row: NameRow) {
    #expect(row.words.count == 2 || ["last", "before-vowel", "before-consonant"].contains(text(row.words[2])))
  }

  @Test("a digit counts as its letter in words that have letters, and as itself in others")
  func digits() {
    #expect(folded("S0EJONO") == folded("SOEJONO"))
    #expect(folded("2026") == "2026")
  }

  @Test("each word of a variant row counts as its first, which no rule would make of it", arguments: variants)
  func variantsAreOne(row: NameRow) {
    let rules = without(row)
    let first = text(row.words[0])
    for word in row.words.dropFirst().map(text) {
      #expect(folded(word) == folded(first), "\(word)")
      #expect(folded(word, by: rules) != folded(first, by: rules), "\(word) needs no row")
    }
  }

  @Test("each word of a row of titles, degrees and connectors is told from a name", arguments: spoken)
  func wordsAreSetAside(row: NameRow) {
    for word in row.words.map(text) {
      let dotted = word.map(String.init).joined(separator: ".") + "."
      let name =
        switch row.kind {
        case .degree: "REKA CONTOH, \(dotted)"
        case .article: "\(word)-REKA CONTOH"
        case .between: "REKA \(word) CONTOH"
        case .slash: "REKA \(word.prefix(1))/\(word.suffix(1)) CONTOH"
        default: "\(word) REKA CONTOH"
        }
      #expect(telling(name) == telling("REKA CONTOH"), "\(name)")
    }
  }

  @Test(
    "each second word of a title of two words makes one with the first", arguments: rows.filter { $0.kind == .phrase })
  func phrases(row: NameRow) {
    for word in row.words.dropFirst().map(text) {
      #expect(telling("\(text(row.words[0])) \(word) REKA CONTOH") == telling("REKA CONTOH"), "\(word)")
    }
  }

  @Test("degrees and articles without their signs are names")
  func bareWordsAreNames() {
    #expect(telling("KIM SE") == ["KIM", "SE"])
    #expect(telling("AS REKA") == ["AS", "REKA"])
    #expect(telling("REKA AP CONTOH") == ["REKA", "AP", "CONTOH"])
    #expect(telling("TAN SITI") == ["TAN", "SITI"] && telling("SRI REKA") == ["SRI", "REKA"])
    #expect(telling("TAN, SRI REKA") == ["TAN", "SRI", "REKA"])
    #expect(telling("TAN SRI") == ["TAN", "SRI"])
  }

  @Test("no word stands twice among the words of one kind", arguments: NameRow.Kind.allCases)
  func wordsStandOnce(kind: NameRow.Kind) {
    let rows = Self.rows.filter { $0.kind == kind }
    let words: [String] =
      switch kind {
      case .spelling, .phrase: rows.map { $0.words.map(text).joined(separator: " ") }
      case .digit: rows.map { text($0.words[0]) }
      case .common, .letters: rows.flatMap { $0.words.dropFirst().map(text) }
      default: rows.flatMap { $0.words.map(text) }
      }
    #expect(words.count == Set(words).count)
  }

  @Test("each common word tells less than a rare one on a list of one", arguments: common)
  func commonWordsAreCheap(row: NameRow) throws {
    for word in row.words.dropFirst().map(text) {
      let index = WatchlistIndex([
        ListVersion(
          name: "test", digest: "", entries: [WatchlistEntry(id: "x", names: [ListedName("\(word) GERUNSIN")])])
      ])
      let words = QueryWords(WatchlistQuery(name: "\(word) GERUNSIN"), in: index.vocabulary).words
      #expect(try #require(words.first).weight < #require(words.last).weight, "\(word)")
    }
  }

  @Test(
    "writing one letter for another of a pair is cheaper than for a stranger",
    arguments: rows.filter { $0.kind == .letters })
  func lettersAreAlike(row: NameRow) {
    func likeness(_ letter: UInt8, _ other: UInt8) -> Double {
      let words = [letter, other].map { Array("GERU".utf8) + [$0] + Array("NSIN".utf8) }
      return words[0].withUnsafeBufferPointer { left in
        words[1].withUnsafeBufferPointer { right in
          WordSimilarity().likeness(left, LetterSet.bits(left), right, LetterSet.bits(right))
        }
      }
    }
    for pair in row.words.dropFirst() {
      #expect(pair.count == 2)
      guard let first = pair.first, let last = pair.last else { continue }
      #expect(likeness(first, last) > likeness(UInt8(ascii: "L"), UInt8(ascii: "D")), "\(text(pair))")
      #expect(likeness(first, last) == likeness(last, first))
    }
  }

  @Test(
    "names that differ in more than spelling stay apart",
    arguments: [
      ("SUKARNO", "SUKAMTO"), ("HASAN", "HUSAIN"), ("RAHMAN", "RAHIM"), ("LIM", "LIN"), ("CHEN", "CHAN"),
      ("ALI", "ALWI"),
      ("AMIN", "AMIR"), ("SITI", "SRI"), ("WATI", "WANTI"), ("JAMAL", "KAMAL"),
    ])
  func differentNamesStayApart(first: String, second: String) {
    #expect(folded(first) != folded(second))
  }

  @Test("every name of the table is upper-case ASCII, as words are compared")
  func wordsAreComparable() {
    for row in Self.rows
    where [.variant, .title, .degree, .phrase, .connector, .between, .article, .slash].contains(row.kind) {
      for word in row.words {
        #expect(word.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }, "line \(row.line)")
      }
    }
  }

  @Test("a file of anything is read without harm, and its lines that are no rows are told")
  func anyFile() {
    let odd =
      "title\tX\n\n#\nspelling\t\t\ta\tb\tc\nnothing\tA\t\ta\tb\tc\nspelling\tA\t\ta\tb\tc\ncommon\t99999 A\t\ta\tb\tc"
    let read = NameRow.read(Array(odd.utf8))
    #expect(read.unread == [1, 4, 5])
    let table = NameTable(read.rows)
    #expect(folded("AB", by: table) == "AB")
    var dice = Dice(seed: 3)
    for _ in 0..<200 {
      var bytes = NameKnowledge.bytes
      for _ in 0..<20 { bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice) }
      let table = NameTable(NameRow.read(bytes).rows)
      _ = telling("Drs. H. Abd. Rahman bin Yusof, S.E., M.Si.", by: table)
    }
  }
}
