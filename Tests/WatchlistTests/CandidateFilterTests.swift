import Testing

@testable import Watchlist

@Suite("A search that wants some candidates alone")
struct CandidateFilterTests {
  private static func listed(_ id: String, _ name: String, _ classCode: String?) -> WatchlistEntry {
    var entry = person(id, name)
    entry.documents = [ListedDocument(number: "X1234567")]
    entry.measure = classCode.map { ListedMeasure(classCode: $0) }
    return entry
  }

  /// A hundred and fifty of one name on one list; on another one of each class, and one of none.
  private let index = WatchlistIndex([
    ListVersion(
      name: "flood", digest: "", entries: (0..<150).map { listed("f\($0)", "KHAYALAN, Gerunsin", "Tangkal") }),
    ListVersion(
      name: "few", digest: "",
      entries: [
        listed("cegah", "KHAYALAN, Gerunsin", "Cegah"), listed("tangkal", "KHAYALAN, Gerunsin", "TANGKAL"),
        listed("none", "KHAYALAN, Gerunsin", nil), listed("weak", "KHAYALAN, Gerunsin Satriya Perumpamaan", "dpo"),
      ]),
  ])

  private func found(_ filter: CandidateFilter, number: String? = nil, limit: Int = 10) -> [String] {
    var query = WatchlistQuery(name: "GERUNSIN KHAYALAN", documentNumber: number)
    query.filter = filter
    return index.search(query, limit: limit).map(\.entry)
  }

  @Test("finds the few of a list or class behind however many others", arguments: [nil, "X1234567"])
  func flood(number: String?) {
    #expect(found(CandidateFilter(), number: number).allSatisfy { $0.hasPrefix("f") })
    let few = CandidateFilter(lists: ["few"])
    #expect(found(few, number: number).prefix(3) == ["cegah", "tangkal", "none"])
    #expect(found(CandidateFilter(classes: ["cegah"]), number: number) == ["cegah"])
    #expect(found(CandidateFilter(classes: ["cegah", "dpo"]), number: number) == ["cegah", "weak"])
    #expect(found(CandidateFilter(lists: ["few"], classes: ["tangkal"]), number: number) == ["tangkal"])
  }

  @Test("finds the few of a band behind however many others")
  func band() throws {
    let bands = Dictionary(grouping: index.search(WatchlistQuery(name: "GERUNSIN KHAYALAN"), limit: 100), by: \.band)
    #expect(bands.count == 1)
    let query = WatchlistQuery(name: "GERUNSIN KHAYALAN")
    var narrow = query
    narrow.filter.lists = ["few"]
    let other = try #require(index.search(narrow).last)
    #expect(other.entry == "weak" && bands[other.band] == nil)
    #expect(found(CandidateFilter(bands: [other.band])) == ["weak"])
  }

  @Test("finds nobody on a list or of a class that there is not")
  func unknown() {
    #expect(found(CandidateFilter(lists: ["nowhere"])).isEmpty)
    #expect(found(CandidateFilter(classes: ["nothing"])).isEmpty)
    #expect(found(CandidateFilter(lists: ["flood"], classes: ["cegah"])).isEmpty)
  }

  @Test("knows the classes that entries have, whatever their case")
  func classes() {
    #expect(index.classes == ["cegah", "dpo", "tangkal"])
    #expect(WatchlistIndex([]).classes.isEmpty)
  }

  @Test("tells 1,000 classes apart, and counts entries of any other as of none")
  func classLimit() {
    let many = (0..<1_100).map { Self.listed("\($0)", "KHAYALAN, Gerunsin", "c\($0)") }
    let index = WatchlistIndex([ListVersion(name: "test", digest: "", entries: many)])
    #expect(index.classes.count == EntryClasses.limit)
  }

  @Test("gives each candidate as it stands without the filter")
  func same() {
    let query = WatchlistQuery(name: "GERUNSIN KHAYALAN")
    let all = Set(index.search(query, limit: 100))
    var narrow = query
    narrow.filter.lists = ["flood"]
    #expect(index.search(narrow, limit: 50).allSatisfy(all.contains))
  }

  @Test("what is not worth telling takes nobody's place")
  func worthTelling() {
    let firms = (0..<20).map { number in
      var firm = person("firm-\(number)", "KHAYALAN, Gerunsi")
      firm.kind = .entity
      return firm
    }
    let index = WatchlistIndex([ListVersion(name: "test", digest: "", entries: firms + [person("x", "KHAYALAN, Gita")])]
    )
    var query = WatchlistQuery(name: "GERUNSIN KHAYALAN", kind: .individual)
    let all = index.search(query, limit: 100)
    query.isForPeople = true
    #expect(all.count > 10 && all.contains { !$0.isWorthTelling })
    #expect(index.search(query, limit: 3) == Array(all.filter(\.isWorthTelling).prefix(3)))
  }

  @Test("reads what it wants before what bounds the work is used up", arguments: [5, 100_000])
  func budget(postingsMost: Int) throws {
    let filters = [CandidateFilter(lists: ["few"]), CandidateFilter(classes: ["cegah"])]
    for filter in filters {
      let names = withExtendedLifetime(index) {
        NameRetrieval(
          vocabulary: index.vocabulary, names: index.names, similarity: WordSimilarity(),
          sieve: EntrySieve(filter, index), postingsMost: postingsMost
        ).names(for: QueryWords(WatchlistQuery(name: "GERUNSIN KHAYALAN"), in: index.vocabulary))
      }
      #expect(names.map(index.names.entry).contains(150))
      #expect(names.allSatisfy { index.names.entry($0) >= 150 })
    }
  }
}
