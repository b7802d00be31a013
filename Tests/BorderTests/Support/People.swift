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

  static func imported(_ list: String = "demo", digest: String = digest("a"), replaces: String? = nil)
    -> WatchlistImported
  {
    WatchlistImported(
      list: list, format: "plbn-csv", files: [WatchlistImported.File(name: "demo.csv", sha256: digest, bytes: 4_096)],
      published: "2026-11-20", entries: 3, names: 5, brokenRows: 1, added: 3, changed: 0, removed: 0,
      replaces: replaces)
  }

  /// 64 times the same digit.
  static func digest(_ digit: Character) -> String { String(repeating: digit, count: 64) }

  static func time(_ text: String) -> Timestamp { Timestamp(text) ?? Timestamp(milliseconds: 0) }
}
