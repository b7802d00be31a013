import Border
import Journal
import TravelDocuments

@testable import Watchlist

/// Invented people, documents and answers, with plain values where a test doesn't say otherwise.
enum Made {
  static let mrz = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]

  static func scan(lane: Int = 2, direction: Direction = .in) -> ScanReceived {
    ScanReceived(mrz: mrz, kind: "TD3", lane: lane, direction: direction, source: .stream)
  }

  static let traveller = Traveller(
    name: "ERIKSSON, ANNA MARIA", birth: PartialDate("1974-08-12"), sex: .female, nationality: "UTO")

  static func crossing(
    _ outcome: String = "cleared", reason: String? = nil, words: String? = nil, scan: String? = nil,
    check: String? = nil, lane: Int? = 2, direction: Direction = .in, name: String = "ERIKSSON, ANNA MARIA",
    number: String = "L898902C3"
  ) -> CrossingRecorded {
    var traveller = traveller
    traveller.name = name
    return CrossingRecorded(
      direction: direction, lane: lane, traveller: traveller,
      document: PresentedDocument(type: "passport", number: number, issuer: "UTO", expiry: PartialDate("2012-04-15")),
      outcome: outcome, reason: reason, words: words, scan: scan, check: check)
  }

  static func check(candidates: [Candidate] = []) -> LaneCheck {
    LaneCheck(
      traveller: traveller, documentNumber: "L898902C3",
      lists: [WatchlistChecked.ListUsed(name: "demo", sha256: digest("a"), date: "2026-11-20")],
      candidates: candidates)
  }

  static func candidate(_ band: Band = .possible, entry: String = "demo-1", score: Double = 0.71) -> Candidate {
    Candidate(
      entry: entry, list: "demo", kind: .individual, score: score, band: band, name: "ERIKSEN, ANNA",
      nameKind: .primary,
      reasons: [.wordSimilar(query: "ERIKSSON", listed: "ERIKSEN", percent: 88), .birthYearOnly(1974)])
  }

  static func checked(_ subject: String, _ bands: [Band] = []) -> WatchlistChecked {
    check(candidates: bands.map { candidate($0) }).event(subject: subject)
  }

  static func entered(lane: Int = 2, direction: Direction = .in, name: String = "SUKARSIH") -> DocumentEntered {
    DocumentEntered(
      lane: lane,
      facts: CrossingFacts(
        direction: direction,
        traveller: Traveller(name: name, birth: PartialDate("1974-08-12"), nationality: "IDN", birthPlace: "ENTIKONG"),
        document: PresentedDocument(type: "plb", number: "AB123456", issuePlace: "KANIM ENTIKONG"), note: "sayur"))
  }

  static func disposed(
    _ finding: HitDisposed.Finding, of subject: String, check: String = "0check000000000", entry: String = "demo-1",
    reason: String = "wajah lain", replaces: String? = nil
  ) -> HitDisposed {
    HitDisposed(
      subject: subject, check: check, finding: finding, list: "demo", entry: entry, reason: reason,
      replaces: replaces)
  }

  static func patrol(_ unit: String = "Satgas REKAAN", reportMinutes: Int = 120) -> PatrolStarted {
    PatrolStarted(
      unit: unit, leader: "Letda CONTOH", strength: 12, sector: "kiri PLBN", reportMinutes: reportMinutes)
  }

  static func lookup(_ text: String = "eriksson", entries: Int = 1) -> LookupMade {
    LookupMade(
      purpose: .case, query: LookupMade.Query(text: text),
      lists: [WatchlistChecked.ListUsed(name: "demo", sha256: digest("a"), date: "2026-11-20")],
      entries: (0..<entries).map { _ in
        WatchlistChecked.Found(
          entry: "demo-1", list: "demo", score: 0.5, band: "possible", name: "ERIKSEN, ANNA",
          reasons: ["birth-year-only|1974"])
      })
  }

  static func imported(_ list: String = "demo", digest: String = digest("a"), replaces: String? = nil)
    -> WatchlistImported
  {
    WatchlistImported(
      list: list, format: "plbn-csv", files: [WatchlistImported.File(name: "demo.csv", sha256: digest, bytes: 4_096)],
      published: "2026-11-20", entries: 3, names: 5, brokenRows: 1, added: 3, changed: 0, removed: 0,
      replaces: replaces)
  }

  /// A whole date.
  static func day(_ text: String) -> PartialDate {
    guard let date = PartialDate(text) else { preconditionFailure("no date: \(text)") }
    return date
  }

  /// An entry of the post's own list, as seen from 2026-11-21.
  static func entry(
    _ name: String = "UMPAMA, BUDI REKAAN", birth: String? = "1974-08-12", document: String? = nil,
    review: String = "2026-12-01", expires: String = "2027-01-31"
  ) -> WatchlistEntryMade {
    WatchlistEntryMade(
      names: [ListedName(name)], births: birth.flatMap { BirthClaim(recorded: $0) }.map { [$0] } ?? [],
      documents: document.map { [ListedDocument(type: "passport", number: $0, country: "IDN")] } ?? [],
      listClass: .cegah, legalBasis: "UU 6/2011 Pasal 91", owner: "Imigrasi (rekaan)", reason: "perkara contoh",
      grade: .reported, review: day(review), expires: day(expires))
  }

  /// 64 times the same digit.
  static func digest(_ digit: Character) -> String { String(repeating: digit, count: 64) }

  static func time(_ text: String) -> Timestamp { Timestamp(text) ?? Timestamp(milliseconds: 0) }
}
