import Border
import Journal
import Phrases
import Terminal
import Testing
import TravelDocuments
import Watchlist

@testable import Console

/// The hits' screen as it is drawn, and the hits that its tests show.
struct HitsPageScreenTests {
  @Test(arguments: Shot.allCases) func `no key is bound twice`(shot: Shot) throws {
    let table = try shot.table(.id, Size(width: 80, height: 24))
    #expect(table.model.currentKeys.conflicts().isEmpty)
  }

  @Test(arguments: Shot.allCases) func `every size is drawn, and the cursor stays on the screen`(shot: Shot) throws {
    var table = try shot.table(.id, Size(width: 80, height: 24))
    for size in Table.oddSizes {
      table.handle(.input(.resize(size)))
      let canvas = table.screen(size)
      #expect(canvas.cursor.map { Rect(size).contains($0) } ?? true)
    }
  }

  // MARK: As they were drawn

  enum Shot: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case list, compared, empty, reasons, words, meanwhile, disposed

    var testDescription: String { rawValue }

    func table(_ language: Language, _ size: Size) throws -> Table {
      var table = try Table.hits(self == .empty ? [] : HitRow.queue, language: language, size: size)
      switch self {
      case .list, .empty: break
      case .compared: table.press(.tab)
      case .reasons: table.press("b")
      case .words:
        table.press("r4")
        table.press(.enter)
        table.press("kembar?")
      case .meanwhile:
        table.press("s")
        var rows = HitRow.queue
        rows[0] = .compared("scan-1", findings: [.found("f9", .otherPerson)])
        table.show(.made())
        table.answerHits(rows)
      case .disposed:
        table.press(.end)
        table.answerListed()
        table.press(.tab)
      }
      return table
    }
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the hits are as they were drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check("hits-page-" + shot.rawValue, language) { try shot.table(language, $0) }
  }
}

extension HitFinding {
  static func found(_ id: String, _ finding: HitDisposed.Finding, entry: String = "contoh-1") -> HitFinding {
    HitFinding(
      id: id, time: Table.start, officer: "rekan", list: "contoh", entry: entry, finding: finding,
      reason: finding == .otherPerson ? "tanggal lahir lain" : "nomor dokumen sama")
  }
}

extension HitRow {
  /// A hit with two candidates that must be looked at, and a weak one.
  static func compared(
    _ subject: String, minutes: Int = 12, name: String = "REKAAN, BUDI", crossing: CrossingRow? = nil,
    finding: HitDisposed.Finding? = nil, findings: [HitFinding] = [], cleared: WatchlistChecked.Cleared? = nil,
    reasons: [String]? = nil
  ) -> HitRow {
    var candidates = Answer.strong.candidates
    candidates[0].reasons = reasons ?? candidates[0].reasons
    candidates[1].cleared = cleared
    let weak = WatchlistChecked.Found.made("contoh-9", 0.42, "weak", "REKA, B.", ["weak-alias"])
    return HitRow(
      seq: 1000 - minutes, checkID: "c-" + subject, subject: subject,
      time: Timestamp(milliseconds: Table.start.milliseconds - minutes * 60_000),
      check: WatchlistChecked(
        subject: subject,
        traveller: Traveller(name: name, birth: PartialDate("1990-02-03"), sex: .male, nationality: "IDN"),
        documentNumber: "X1000001", lists: [Answer.list], candidates: candidates + [weak]), lane: 2,
      direction: .in, crossing: crossing, finding: finding, findings: findings)
  }

  /// Two that wait, one decided without a finding, one that was found to be the same person.
  static let queue: [HitRow] = [
    .compared("scan-1"), .compared("scan-2", minutes: 3, name: "CONTOH NAMA YANG SANGAT PANJANG SEKALI"),
    .compared("scan-3", minutes: 50, name: "RINDU, DEWI", crossing: .made(6, scan: "scan-3")),
    .compared(
      "scan-4", minutes: 90, name: "SENJA, KELABU", crossing: .made(5, outcome: "handed-over", scan: "scan-4"),
      finding: .samePerson, findings: [.found("f3", .otherPerson), .found("f4", .samePerson)]),
  ]
}

extension ListedEntry {
  static let rekaan = rekaan(sha256: Answer.list.sha256)

  static func rekaan(sha256: String) -> ListedEntry {
    ListedEntry(
      list: WatchlistChecked.ListUsed(name: "contoh", sha256: sha256, date: "2026-11-20"),
      entry: WatchlistEntry(
        id: "contoh-1", names: [ListedName("REKAAN, BOEDI"), ListedName("PAK BOED", kind: .weak)],
        births: [PartialDate("1990-02-03").map(BirthClaim.date), PartialDate("1989").map(BirthClaim.circa)]
          .compactMap(\.self), sex: .male,
        nationalities: ["IDN"], documents: [ListedDocument(type: "Paspor", number: "A7654321", country: "IDN")],
        addresses: ["Jalan Contoh 1, Entikong"], remarks: "orang rekaan untuk percobaan",
        measure: ListedMeasure(
          classCode: "tangkal", action: "tolak dan beri tahu", legalBasis: "contoh", owner: "Instansi Contoh",
          entered: PartialDate("2026-01-02"), review: PartialDate("2026-07-02"), expires: PartialDate("2027-01-02"))))
  }
}

extension Table {
  /// From nothing to more than any terminal has.
  static let oddSizes = [
    Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: 3, height: 40), Size(width: 12, height: 5),
    Size(width: 39, height: 16), Size(width: 71, height: 20), Size(width: 72, height: 9), Size(width: 300, height: 90),
  ]

  /// The hits' screen over the dashboard, answered.
  static func hits(
    _ rows: [HitRow] = HitRow.queue, listed: ListedEntry? = .rekaan, language: Language = .id,
    size: Size = Size(width: 80, height: 24)
  ) throws -> Table {
    var table = try Table(language: language, size: size)
    table.show(.made())
    table.press("t")
    table.answerHits(rows)
    table.answerListed(listed)
    return table
  }

  mutating func answerHits(_ rows: [HitRow]) {
    reply { if case .ledger(.hits) = $0 { .ledger(.hits(rows)) } else { nil } }
  }

  mutating func answerListed(_ listed: ListedEntry? = .rekaan) {
    reply { if case .entry = $0 { .entry(listed) } else { nil } }
  }

  var hitsPage: HitsPage? {
    if case .hits(let page) = model.pages.last { page } else { nil }
  }
}
