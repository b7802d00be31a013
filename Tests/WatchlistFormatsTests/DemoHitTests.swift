import ReferenceData
import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

/// The demo's travellers against the demo's list, by the parser and the matcher that the console has.
@Suite("The hits of the demo")
struct DemoHitTests {
  private let travellers: [DemoTraveller]
  private let morning: DemoMorning
  private let index: WatchlistIndex
  /// The day that the files were written.
  private let today: PartialDate

  init() throws {
    travellers = try DemoTraveller.load()
    morning = try DemoMorning.load()
    let file = ByteSource(name: "demo-watchlist.csv", bytes: ReferenceFile.demoWatchlist.bytes)
    let list = try PlbnCSVParser.parse(file)
    index = WatchlistIndex([ListVersion(name: "demo", digest: "", entries: list.entries)])
    today = try #require(PartialDate("2026-11-21"))
  }

  /// The lane's check of a document's holder, from the lines that the reader gives.
  private func candidates(_ traveller: DemoTraveller) throws -> [Candidate] {
    var builder = MRZ.Builder(
      traveller.format, number: traveller.number, surname: traveller.surname, birth: traveller.birth,
      expiry: traveller.expiry)
    builder.code = traveller.code
    builder.issuer = traveller.issuer
    builder.given = traveller.given
    builder.nationality = traveller.nationality
    builder.sex = traveller.sex
    let mrz = try MRZ(lines: builder.lines(), today: today)
    return search(
      mrz.given.isEmpty ? mrz.surname : mrz.surname + ", " + mrz.given, mayBeTruncated: mrz.isNameTruncated,
      birth: mrz.birthDate, document: mrz.number, nationality: mrz.nationality, sex: mrz.sex)
  }

  private func search(
    _ name: String, mayBeTruncated: Bool = false, birth: PartialDate?, document: String?, nationality: String, sex: Sex?
  ) -> [Candidate] {
    index.search(
      WatchlistQuery(
        name: name, mayBeTruncated: mayBeTruncated, birth: birth, documentNumber: document, nationality: nationality,
        sex: sex == .female ? .female : sex == .male ? .male : nil, kind: .individual, day: today.earliestDay),
      limit: 10)
  }

  /// Who waits as a hit, by the document's number: the band and the entry of the best candidate.
  private func hits() throws -> [String: (band: Band, entry: String)] {
    var hits: [String: (band: Band, entry: String)] = [:]
    for traveller in travellers {
      guard let best = try candidates(traveller).first, best.band != .weak else { continue }
      hits[traveller.number] = (best.band, best.entry)
    }
    return hits
  }

  @Test("one traveller in fifteen is a hit, and all others fall away")
  func share() throws {
    let hits = try hits()
    #expect(hits.count == 11)
    #expect(travellers.count / hits.count == 15)
    #expect(hits.values.filter { $0.band == .strong }.count == 5)
    #expect(hits.values.filter { $0.band == .possible }.count == 6)
  }

  @Test(
    "the same person under another spelling, with the same birth and document, is strong",
    arguments: [("A00000141", "demo-041"), ("X0000101", "demo-001"), ("X0000107", "demo-007")])
  func same(number: String, entry: String) throws {
    let traveller = try #require(travellers.first { $0.number == number })
    let best = try #require(try candidates(traveller).first)
    #expect(best.band == .strong && best.entry == entry)
    #expect(best.reasons.contains(.birthEqual(traveller.birth)))
    #expect(best.reasons.contains(.documentEqual(number)))
  }

  @Test(
    "a namesake with another date of birth is possible",
    arguments: [
      ("X0023912", "demo-001"), ("K00072314", "demo-043"), ("E0005610", "demo-042"), ("A00096284", "demo-046"),
      ("E0097471", "demo-047"),
    ])
  func namesakes(number: String, entry: String) throws {
    let traveller = try #require(travellers.first { $0.number == number })
    let best = try #require(try candidates(traveller).first)
    #expect(best.band == .possible && best.entry == entry)
    #expect(
      best.reasons.contains {
        if case .birthNear = $0 { true } else { false }
      })
  }

  @Test("a common name that agrees is possible, never strong")
  func commonName() throws {
    let hit = try #require(try hits()["E0079858"])
    #expect(hit.band == .possible && hit.entry == "demo-045")
  }

  @Test("a listed document in another's hands is strong by its number alone")
  func documentAlone() throws {
    let traveller = try #require(travellers.first { $0.number == "X0000144" })
    let best = try #require(try candidates(traveller).first)
    #expect(best.band == .strong && best.entry == "demo-044")
    #expect(best.reasons.contains(.wordsExtra(["PERDANA", "FAJAR", "TIMUR"])))
  }

  @Test("of an entry born on 1 January only the year counts: strong, and nobody can tell")
  func yearOnly() throws {
    let traveller = try #require(travellers.first { $0.number == "X0086182" })
    let best = try #require(try candidates(traveller).first)
    #expect(best.band == .strong && best.entry == "demo-018")
    #expect(best.reasons.contains(.birthYearOnly(1977)))
  }

  @Test("what a colleague looks up is found")
  func lookups() {
    for item in morning.items {
      guard case .lookup(let lookup) = item.action else { continue }
      #expect(index.search(WatchlistQuery(name: lookup.text)).first?.band != .weak, "\(lookup.text)")
      #expect(!index.search(WatchlistQuery(name: lookup.text)).isEmpty, "\(lookup.text)")
    }
  }

  @Test("nobody without a machine-readable document hits")
  func forms() {
    for item in morning.items {
      guard case .form(let form) = item.action else { continue }
      let found = search(
        form.name, birth: form.birth, document: form.number, nationality: form.nationality, sex: form.sex)
      #expect(!found.contains { $0.band != .weak }, "\(form.name)")
    }
  }

  @Test("a true hit comes to the visitor's lane within ten minutes; two hits there are left to the visitor")
  func visitor() throws {
    let hits = try hits()
    let atVisitor = morning.items.compactMap { item -> (second: Int, number: String)? in
      guard case .scan(let scan) = item.action, scan.lane == DemoMorning.visitorLane, hits[scan.document] != nil else {
        return nil
      }
      return (item.second, scan.document)
    }
    #expect(atVisitor.map(\.number) == ["A00000141", "K00072314"])
    #expect(try #require(atVisitor.first).second < 600)
  }

  @Test("colleagues dispose of every other hit, within 15 minutes, and as the hits are")
  func disposals() throws {
    let hits = try hits()
    var waiting: [String: Int] = [:]
    var findings: [String: DemoMorning.Disposal.Finding] = [:]
    for item in morning.items {
      switch item.action {
      case .scan(let scan) where hits[scan.document] != nil && scan.lane != DemoMorning.visitorLane:
        waiting[scan.document] = item.second
      case .disposal(let disposal):
        let since = waiting.removeValue(forKey: disposal.document)
        let waited = item.second - (try #require(since, "\(disposal.document) waits nowhere"))
        #expect((60...900).contains(waited), "\(disposal.document)")
        findings[disposal.document] = disposal.finding
      default: break
      }
    }
    #expect(waiting.isEmpty)
    let byFinding = Dictionary(grouping: findings, by: \.value).mapValues { Set($0.map(\.key)) }
    #expect(byFinding[.samePerson] == ["X0000101", "X0000107"])
    #expect(byFinding[.cannotTell] == ["X0000144", "X0086182"])
    #expect(byFinding[.otherPerson] == ["X0023912", "E0005610", "A00096284", "E0097471", "E0079858"])
  }
}
