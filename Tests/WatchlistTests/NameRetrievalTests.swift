import Testing
import TravelDocuments

@testable import Watchlist

@Suite("What is found among very many")
struct NameRetrievalTests {
  /// Every bearer of three common words in any order, one of whom is looked for.
  private let index: WatchlistIndex = {
    let words = ["MUHAMMAD", "ALI", "HASAN", "AHMAD", "ABDULLAH", "YUSUF", "OMAR", "IBRAHIM"]
    var entries: [WatchlistEntry] = []
    for first in words {
      for second in words {
        for third in words { entries.append(person("\(entries.count)", "\(first) \(second) \(third)")) }
      }
    }
    return WatchlistIndex([ListVersion(name: "test", digest: "", entries: entries)])
  }()

  private func names(_ query: String, postingsMost: Int) -> [Int] {
    withExtendedLifetime(index) {
      NameRetrieval(
        vocabulary: index.vocabulary, names: index.names, similarity: WordSimilarity(), postingsMost: postingsMost
      ).names(for: QueryWords(WatchlistQuery(name: query), in: index.vocabulary))
    }
  }

  private func text(_ name: Int) -> String? {
    index.entry("\(index.names.entry(name))")?.entry.displayName
  }

  @Test("a name of common words comes first though most of their bearers are not read", arguments: [250, 100_000])
  func commonWords(postingsMost: Int) throws {
    // One word has 169 bearers. All of the first are read, and of the second too few to come to who is looked for.
    let best = try #require(names("YUSUF OMAR IBRAHIM", postingsMost: postingsMost).first)
    #expect(text(best).map { Set($0.split(separator: " ")) } == ["YUSUF", "OMAR", "IBRAHIM"])
  }

  @Test("no more names are compared in full than the bound says")
  func bound() {
    #expect(names("MUHAMMAD ALI HASAN", postingsMost: 100_000).count == NameRetrieval.keptMost)
  }

  @Test("the searches of one query share its bounds", arguments: [2, 4, 5])
  func shared(searches: Int) {
    let names = withExtendedLifetime(index) {
      var retrieval = NameRetrieval(vocabulary: index.vocabulary, names: index.names, similarity: WordSimilarity())
      retrieval.searches = searches
      return retrieval.names(
        for: QueryWords(WatchlistQuery(name: "MUHAMMAD ALI HASAN"), in: index.vocabulary))
    }
    #expect(names.count == max(NameRetrieval.keptMost / searches, NameRetrieval.keptLeast))
  }

  @Test("of the many bearers of a name, those whose initials fit are compared")
  func initials() {
    var entries = (0..<400).map { person("\($0)", "KHAYALAN, Satriya") }
    entries.append(person("wanted", "KHAYALAN, Gerunsin"))
    let index = WatchlistIndex([ListVersion(name: "test", digest: "", entries: entries)])
    #expect(index.search(WatchlistQuery(name: "G. KHAYALAN")).first?.entry == "wanted")
  }

  @Test(
    "of more bearers of one name than are compared, the one whose date of birth agrees is", arguments: [201, 3_000])
  func bearers(count: Int) throws {
    func born(_ text: String) throws -> PartialDate { try #require(PartialDate(text)) }
    let days = try (10..<40).map { try born("19\($0)-03-02") }
    var entries = (0..<count).map { person("\($0)", "UMPAMA, Budi", births: [.date(days[$0 % days.count])]) }
    entries.append(person("wanted", "UMPAMA, Budi", births: [.date(try born("1991-07-09"))]))
    let index = WatchlistIndex([ListVersion(name: "test", digest: "", entries: entries)])
    // A day that is mistyped leads to the same person.
    for text in ["1991-07-09", "1991-07-08"] {
      let query = WatchlistQuery(name: "BUDI UMPAMA", birth: try born(text))
      #expect(index.search(query).first?.entry == "wanted")
    }
  }

  @Test("a common word outweighs a rare one that is a little like it")
  func commonBeforeAlike() {
    var entries: [WatchlistEntry] = []
    for first in "BCFGKLMNPRSTVWZ" {
      for second in "BDGKMNPRSTVZF" { entries.append(person("\(first)\(second)", "MUHAMMAD\(first) KHALIL\(second)")) }
    }
    entries += (0..<50).map { person("\($0)", "MUHAMMAD KHALIL SATRIYA DONGENG") }
    entries.append(person("wanted", "MUHAMMAD KHALIL"))
    let index = WatchlistIndex([ListVersion(name: "test", digest: "", entries: entries)])
    #expect(index.search(WatchlistQuery(name: "KHALIL, MUHAMMAD")).first?.entry == "wanted")
  }
}
