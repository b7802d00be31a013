import Glibc
import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

private let ofacPath = sharedFolder + "/lists/ofac/sdn.csv"
private let evaluationPath = sharedFolder + "/watchlist-eval/list.csv"

/// The Treasury's list of January 2022 as it was published. It isn't part of the repository.
@Suite(
  "The real OFAC list, end to end",
  .enabled(if: exists(ofacPath), "SKIPPED: no published OFAC list beside the package; set PLBN_SHARED to its folder"))
struct PublishedOFACListTests {
  /// Read once: a debug build takes seconds for it.
  private static let list = Result { () throws(ImportError) in try OFACParser.parse(path: ofacPath) }
  private static let index = list.map {
    WatchlistIndex([ListVersion(name: "ofac-sdn", digest: "", entries: $0.entries)])
  }

  private func find(_ name: String, _ birth: String? = nil) throws -> [Candidate] {
    try Self.index.get().search(
      WatchlistQuery(name: name, birth: birth.flatMap { PartialDate($0) }, kind: .individual))
  }

  @Test("every row is accounted for")
  func counts() throws {
    let list = try Self.list.get()
    #expect(list.counts.individuals == 4_643)
    #expect(list.counts.entities == 3_701)
    #expect(list.counts.vessels == 420)
    #expect(list.counts.aircraft == 280)
    #expect(list.counts.names[.primary] == 9_044)
    #expect(list.counts.names[.aka] == 12_041)
    #expect(list.counts.names[.fka] == 354)
    #expect(list.counts.names[.nka] == 19)
    #expect(list.counts.rows == 9_044 + 12_409 + 13_625)
    #expect(list.counts.entriesWithBirth == 4_512)
  }

  @Test("nearly every quoted alias of the remarks is a weak name")
  func weakNames() throws {
    // 2,447 `a.k.a.` and 28 `f.k.a.`; one is cut where the remarks overflow.
    #expect(try Self.list.get().counts.names[.weak] == 2_474)
  }

  @Test("its one broken row is told: an address of nobody")
  func brokenRows() throws {
    #expect(
      try Self.list.get().brokenRows == [
        BrokenRow(file: "add.csv", line: 13_625, reason: .unknownEntry("34489"))
      ])
  }

  @Test("both parties that share the number 2677 are found")
  func sharedNumber() throws {
    #expect(try find("Abboud Abdul Latif Hassan al-Zomor", "1947-04-19").first?.entry == "ofac-2677")
    let company = WatchlistQuery(name: "Hammer and Nail Construction Ltd", birth: nil, kind: .entity)
    #expect(try Self.index.get().search(company).first?.entry == "ofac-2677-2")
  }

  @Test(
    "people are found by another spelling of their names",
    arguments: [
      ("Usama bin Ladin", "ofac-6365"), ("Osama Binladen", "ofac-6365"), ("ZAWAHIRI AIMAN MUHAMMED RABI", "ofac-2676"),
      ("Abbud Zumur", "ofac-2677"), ("Wijie Joko Santosa", "ofac-17276"),
    ])
  func otherSpelling(name: String, entry: String) throws {
    #expect(try find(name).prefix(3).contains { $0.entry == entry })
  }

  @Test("the date of birth parts namesakes")
  func namesakes() throws {
    let same = try #require(try find("Ayman Zawahiri", "1951-06-19").first { $0.entry == "ofac-2676" })
    let other = try #require(try find("Ayman Zawahiri", "1989-02-03").first { $0.entry == "ofac-2676" })
    #expect(same.band == .strong)
    #expect(other.band == .weak)
  }

  @Test("every sampled person is found first by the published name; the time is reported")
  func everyone() throws {
    let index = try Self.index.get()
    let people = try Self.list.get().entries.filter { $0.kind == .individual }
    let sample = stride(from: 0, to: people.count, by: 23).map { people[$0] }
    var times: [Double] = []
    for person in sample {
      let start = processorSeconds()
      let found = index.search(WatchlistQuery(name: person.displayName, birth: nil, kind: .individual))
      times.append(processorSeconds() - start)
      let best = try #require(found.first, "\(person.id)")
      #expect(found.contains { $0.entry == person.id && $0.score == best.score }, "\(person.id)")
    }
    times.sort()
    print(
      "look-up among \(index.nameCount) names: p50 \(milliseconds(times[times.count / 2])) ms,"
        + " p99 \(milliseconds(times[times.count * 99 / 100])) ms of processor time (\(buildKind) build)")
  }

  private var buildKind: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  private func milliseconds(_ seconds: Double) -> Double { Double(Int(seconds * 1e6)) / 1e3 }

  private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

@Suite(
  "The evaluation list",
  .enabled(if: exists(evaluationPath), "SKIPPED: no evaluation list beside the package; set PLBN_SHARED to its folder"))
struct EvaluationListTests {
  @Test("reads as it stands, in our own form")
  func reads() throws {
    let list = try PlbnCSVParser.parse(try ByteSource.file(evaluationPath))
    #expect(list.brokenRows.isEmpty)
    #expect(list.unreadColumns.isEmpty)
    #expect(list.counts.rows == 11_820)
    #expect(list.counts.entries == 6_131)
    #expect(list.entries.first?.id == "ofac-2674")
  }

  /// Weak aliases, and names that many bear, can't be strong. All entries take minutes in a debug build.
  @Test("a name that tells one person, asked as it stands, is a strong candidate: of every eighth entry")
  func findsItself() throws {
    let entries = try PlbnCSVParser.parse(try ByteSource.file(evaluationPath)).entries
    let index = WatchlistIndex([ListVersion(name: "evaluation", digest: "", entries: entries)])
    var weaker: [String] = []
    for place in stride(from: 0, to: entries.count, by: 8) {
      let entry = entries[place]
      for name in entry.names where name.kind != .weak {
        let query = WatchlistQuery(name: name.text)
        let own = index.features(query, limit: 40).first { $0.entry == entry.id }
        guard let own, own.features.agreement >= 12 else { continue }
        let found = index.search(query, limit: 40).first { $0.entry == entry.id }
        if found?.band != .strong { weaker.append(name.text) }
      }
    }
    #expect(weaker.isEmpty)
  }
}
