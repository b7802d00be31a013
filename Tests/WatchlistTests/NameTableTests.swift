import Testing

@testable import Watchlist

@Suite("The table of name knowledge")
struct NameTableTests {
  private let folder = SpellingFolder.shared

  private func folded(_ word: String) -> String {
    String(decoding: folder.fold(Array(word.utf8)), as: UTF8.self)
  }

  @Test("each spelling rule makes its own two examples equal", arguments: NameTable.spellings.indices)
  func ruleMakesExamplesEqual(index: Int) {
    let (old, new) = NameTable.spellings[index].example
    #expect(old != new)
    #expect(folded(old) == folded(new))
  }

  @Test("each spelling rule has an example that it rewrites", arguments: NameTable.spellings.indices)
  func ruleRewritesExample(index: Int) {
    let rule = NameTable.spellings[index]
    let examples = rule.example.0 + " " + rule.example.1
    #expect(examples.contains(rule.from))
  }

  @Test(
    "a misread digit folds as its letter, in words that have letters", arguments: NameTable.misreadDigits.keys.sorted())
  func digits(digit: Character) throws {
    let letter = try #require(NameTable.misreadDigits[digit])
    #expect(folded("RA\(digit)ON") == folded("RA\(letter)ON"))
    #expect(folded("S0EJONO") == folded("SOEJONO"))
    #expect(folded("2026") == "2026")
  }

  @Test("the words of a variant row count as one", arguments: NameTable.variants)
  func variantsAreOne(row: [String]) {
    #expect(Set(row.map(folded)).count == 1)
  }

  @Test("no word stands in two variant rows")
  func variantRowsAreApart() {
    let words = NameTable.variants.joined()
    #expect(words.count == Set(words).count)
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

  @Test("common words cost less than rare ones on a list of one")
  func commonWordsAreCheap() {
    let index = WatchlistIndex([
      ListVersion(
        name: "test", digest: "", entries: [WatchlistEntry(id: "x", names: [ListedName("MUHAMMAD GERUNSIN")])])
    ])
    let words = QueryWords(WatchlistQuery(name: "MUHAMMAD GERUNSIN"), in: index.vocabulary).words
    #expect(words[0].weight < words[1].weight / 2)
  }

  @Test("every word of the table is upper-case ASCII, as words are compared")
  func wordsAreComparable() {
    let tables = [
      NameTable.titles, NameTable.degrees, NameTable.connectors, NameTable.hyphenatedArticles,
      Set(NameTable.variants.joined()),
    ]
    let words = tables.flatMap { $0 }
    for word in words {
      #expect(word.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }, "\(word)")
    }
  }
}
