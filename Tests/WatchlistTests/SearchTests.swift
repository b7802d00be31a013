import Testing
import TravelDocuments
import Watchlist

@Suite("A search")
struct SearchTests {
  @Test("without name and number finds nothing", arguments: ["", " ", "\0\u{1B}", "张伟", ".,-'"])
  func nothing(name: String) {
    #expect(index(person("x", "KHAYALAN")).search(WatchlistQuery(name: name)).isEmpty)
  }

  @Test("of an empty index finds nothing")
  func emptyIndex() {
    #expect(WatchlistIndex([]).search(WatchlistQuery(name: "KHAYALAN", documentNumber: "X1234567")).isEmpty)
    let nameless = index(WatchlistEntry(id: "x", names: []))
    #expect(nameless.search(WatchlistQuery(name: "KHAYALAN")).isEmpty)
  }

  @Test("takes its limit as 1 to 100", arguments: [(-5, 1), (0, 1), (7, 7), (100, 100), (Int.max, 100)])
  func limit(asked: Int, given: Int) {
    let many = (0..<150).map { person("p\($0)", "KHAYALAN, Gerunsin") }
    let index = WatchlistIndex([ListVersion(name: "test", digest: "", entries: many)])
    #expect(index.search(WatchlistQuery(name: "GERUNSIN KHAYALAN"), limit: asked).count == given)
  }

  @Test("takes any name, however long or odd")
  func hostileNames() {
    let index = index(person("x", "KHAYALAN, Gerunsin"))
    let names = [
      String(repeating: "GERUNSIN KHAYALAN ", count: 1_000), String(repeating: "A", count: 10_000),
      String(repeating: "A B ", count: 5_000), String(repeating: "\u{301}", count: 10_000),
      "GERUNSIN\u{1B}]0;x\u{7}KHAYALAN", "GERUNSIN\u{202E}KHAYALAN", String(repeating: "🏴‍☠️", count: 2_000),
      String(repeating: "'-./,", count: 2_000),
    ]
    for name in names {
      for candidate in index.search(WatchlistQuery(name: name, documentNumber: name)) {
        #expect((0...1).contains(candidate.score))
      }
    }
  }

  @Test("cuts a name of 10,000 characters to its first words and still finds")
  func longName() {
    let name = "GERUNSIN KHAYALAN " + String(repeating: "GERUNSIN KHAYALAN ", count: 600)
    let found = index(person("x", "KHAYALAN, Gerunsin")).search(WatchlistQuery(name: name))
    #expect(found.first?.entry == "x")
  }

  @Test("gives the same answer every time, equal scores by list and place")
  func deterministic() {
    let entries = ["c", "a", "b"].map { person($0, "KHAYALAN, Gerunsin") }
    let query = WatchlistQuery(name: "GERUNSIN KHAYALAN")
    let first = WatchlistIndex([ListVersion(name: "test", digest: "", entries: entries)]).search(query)
    let second = WatchlistIndex([ListVersion(name: "test", digest: "", entries: entries)]).search(query)
    #expect(first == second)
    #expect(first.map(\.entry) == ["c", "a", "b"])
  }

  @Test("keeps entries of two lists with one id apart")
  func twoLists() {
    let index = WatchlistIndex([
      ListVersion(name: "one", digest: "1", entries: [person("x", "KHAYALAN, Gerunsin")]),
      ListVersion(
        name: "two", digest: "2", entries: [person("x", "DONGENG, Satriya"), person("y", "KHAYALAN, Gerunsin")]),
    ])
    #expect(index.lists.map(\.entryCount) == [1, 2])
    #expect(index.entryCount == 3 && index.nameCount == 3)
    #expect(index.entry("x", list: "two")?.displayName == "DONGENG, Satriya")
    #expect(index.entry("x")?.list == "one")
    #expect(index.entry("y")?.list == "two")
    #expect(index.entry("z") == nil)
    let found = index.search(WatchlistQuery(name: "GERUNSIN KHAYALAN")).filter { $0.band == .strong }
    #expect(found.map { [$0.list, $0.entry] } == [["one", "x"], ["two", "y"]])
  }

  @Test("leaves out an entry past its expiry, and keeps it on its last day")
  func expiry() throws {
    let expires = try #require(PartialDate("2026-06-30"))
    var entry = person("x", "KHAYALAN, Gerunsin", documents: ["X1234567"])
    entry.measure = ListedMeasure(classCode: "cegah", expires: expires)
    let index = index(entry)
    func count(_ day: Int?) -> Int {
      index.search(WatchlistQuery(name: "GERUNSIN KHAYALAN", documentNumber: "X1234567", day: day)).count
    }
    #expect(count(expires.latestDay) == 1)
    #expect(count(expires.latestDay + 1) == 0)
    #expect(count(nil) == 1)
  }

  @Test("of nothing but common words among thousands stays bounded and ranks the exact name first")
  func manyBearers() {
    let words = ["MUHAMMAD", "ALI", "HASAN", "AHMAD", "ABDULLAH", "YUSUF", "OMAR", "IBRAHIM"]
    var entries: [WatchlistEntry] = []
    for first in words {
      for second in words {
        for third in words { entries.append(person("\(entries.count)", "\(first) \(second) \(third)")) }
      }
    }
    let index = WatchlistIndex([ListVersion(name: "test", digest: "", entries: entries)])
    let best = index.search(WatchlistQuery(name: "HASAN AHMAD IBRAHIM")).first
    #expect(best?.name == "HASAN AHMAD IBRAHIM")
  }
}
