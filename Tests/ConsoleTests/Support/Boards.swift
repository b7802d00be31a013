import Journal
import Phrases
import TravelDocuments

@testable import Border
@testable import Console

extension Answer {
  static let list = WatchlistChecked.ListUsed(name: "contoh", sha256: "00", date: "2026-11-20")
  static let nobody = Answer(candidates: [], lists: [list], microseconds: 430)
  static let strong = Answer(
    candidates: [
      .made("contoh-1", 0.94, "strong", "REKAAN, BOEDI", ["word-spelling|BUDI|BOEDI", "birth-equal|1990-02-03"]),
      .made("contoh-7", 0.71, "possible", "REKAN, BUDI", ["word-similar|REKAAN|REKAN|92", "birth-conflict||1961"]),
    ], lists: [list], microseconds: 1_240)
}

extension WatchlistChecked.Found {
  static func made(_ entry: String, _ score: Double, _ band: String, _ name: String, _ reasons: [String]) -> Self {
    Self(entry: entry, list: "contoh", score: score, band: band, name: name, reasons: reasons)
  }
}

extension CrossingRow {
  /// A crossing `minutes` before the test's start.
  static func made(
    _ seq: Int, minutes: Int = 0, name: String = "REKAAN, BUDI", outcome: String = "cleared", reason: String? = nil,
    words: String? = nil, direction: Direction = .in, lane: Int = 2, officer: String = "rekan", scan: String? = nil,
    void: String? = nil
  ) -> CrossingRow {
    CrossingRow(
      seq: seq, id: "id\(seq)", time: Timestamp(milliseconds: Table.start.milliseconds - minutes * 60_000), lane: lane,
      facts: CrossingFacts(
        direction: direction,
        traveller: Traveller(name: name, birth: PartialDate("1990-02-03"), sex: .male, nationality: "IDN"),
        document: PresentedDocument(type: "passport", number: "X\(1_000_000 + seq)")), outcome: outcome,
      reason: reason, words: words, officer: officer, console: "pos:tty2", scan: scan, check: nil,
      voiding: void.map { Voiding(time: Table.start, officer: "penyelia", reason: $0) })
  }
}

extension DocumentEntered {
  /// A border pass as an officer enters it.
  static let plb = DocumentEntered(
    lane: 1,
    facts: CrossingFacts(
      direction: .in,
      traveller: Traveller(
        name: "RINDU REKAAN", birth: PartialDate("1981-04-05"), sex: .female, nationality: "IDN",
        birthPlace: "Entikong", address: "Contoh, Entikong", nik: "6103214504810001"),
      document: PresentedDocument(
        type: "plb", number: "P000123", issuer: "IDN", expiry: PartialDate("2027-05-06"),
        issued: PartialDate("2025-05-06"), issuePlace: "Entikong"), purpose: "BELANJA", vehicle: "motorcycle",
      note: "bersama anak"))
}

extension PatrolRow {
  /// A patrol that left `minutes` before the test's start and was heard of `heard` minutes before it.
  static func made(
    _ id: String, sector: String = "Sektor Kiri", minutes: Int = 150, heard: Int? = 12, text: String = "aman",
    ended: Int? = nil
  ) -> PatrolRow {
    func time(_ minutes: Int) -> Timestamp {
      Timestamp(milliseconds: Table.start.milliseconds - minutes * 60_000)
    }
    return PatrolRow(
      seq: 1, id: id, time: time(minutes), officer: "rekan",
      patrol: PatrolStarted(unit: "Satgas Contoh", leader: "Serka Rekaan", strength: 8, sector: sector),
      entries: heard == nil ? 0 : 3, persons: heard == nil ? 0 : 2, lastTime: time(heard ?? minutes),
      lastText: heard == nil ? nil : text, endTime: ended.map(time), endOfficer: ended == nil ? nil : "rekan")
  }
}

extension WaitingScan {
  static func made(_ id: String, _ document: MRZDocument, answer: Answer? = .nobody, lane: Int = 1, minutes: Int = 0)
    -> WaitingScan
  {
    let check = answer.map {
      WatchlistChecked(
        subject: id, traveller: Traveller(name: "REKAAN"), documentNumber: nil, lists: $0.lists,
        candidates: $0.candidates)
    }
    let time = Timestamp(milliseconds: Table.start.milliseconds - minutes * 60_000)
    return WaitingScan(
      id: id, time: time, since: time, lane: lane, direction: .in, presented: .mrz(document.lines),
      checkID: check == nil ? nil : "c-" + id,
      check: check)
  }
}

extension HitRow {
  /// A hit `minutes` before the test's start.
  static func made(
    _ scan: String, minutes: Int, band: String = "strong", name: String = "REKAAN, BUDI", lane: Int = 2,
    crossing: CrossingRow? = nil, finding: HitDisposed.Finding? = nil, findings: [HitFinding] = []
  ) -> HitRow {
    let best = WatchlistChecked.Found.made(
      "contoh-1", band == "strong" ? 0.94 : 0.71, band, "REKAAN, BOEDI",
      ["word-spelling|BUDI|BOEDI", "birth-equal|1990-02-03"])
    return HitRow(
      seq: 1000 - minutes, checkID: "c-" + scan, subject: scan,
      time: Timestamp(milliseconds: Table.start.milliseconds - minutes * 60_000),
      check: WatchlistChecked(
        subject: scan,
        traveller: Traveller(name: name, birth: PartialDate("1990-02-03"), sex: .male, nationality: "IDN"),
        documentNumber: "X1000001", lists: [Answer.list], candidates: [best]), lane: lane, direction: .in,
      crossing: crossing, finding: finding, findings: findings)
  }
}

extension CurrentList {
  static func made(published: String? = "2026-11-20") -> CurrentList {
    CurrentList(
      time: Table.start, seq: 2,
      imported: WatchlistImported(
        list: "contoh", format: "plbn-csv", files: [], published: published, entries: 20, names: 30, brokenRows: 0,
        added: 20, changed: 0, removed: 0))
  }
}

extension Dashboard {
  /// A board of an ordinary morning, with a fresh list.
  static func made(
    crossings: [CrossingRow] = [], hits: [HitRow] = [], scans: [WaitingScan] = [], lists: [CurrentList] = [.made()]
  ) -> Dashboard {
    var board = Dashboard()
    board.crossings = crossings
    board.hits = hits
    board.hitCount = hits.count
    board.scans = scans
    board.scanCount = scans.count
    board.lists = lists
    board.records = 41_893
    board.hours = (0..<24).map { HourTotals(hour: $0, in: 0, out: 0) }
    return board
  }

  /// Some of everything.
  static var morning: Dashboard {
    var board = made(
      crossings: [
        .made(9, minutes: 0, name: "WIDURI, BUDI"), .made(8, minutes: 1, name: "LIMAU, SIEW HONG", lane: 3),
        .made(7, minutes: 1, name: "SATRIYA SUDARPA", direction: .out, lane: 4),
        .made(6, minutes: 2, name: "RINDU, DEWI", outcome: "secondary", reason: "name-match"),
        .made(5, minutes: 3, name: "SENJA, KELABU", outcome: "referred", reason: "R1", lane: 1),
        .made(4, minutes: 4, name: "EMBUN ANAK GERUNGGANG YANG BERNAMA PANJANG", outcome: "postponed"),
        .made(3, minutes: 6, name: "KELIRU, CATAT", void: "salah orang"),
      ],
      hits: [
        .made("scan-h1", minutes: 3, name: "REKAAN, BUDI"),
        .made("scan-h2", minutes: 1, band: "possible", name: "CONTOH NAMA YANG SANGAT PANJANG SEKALI", lane: 3),
      ],
      scans: [.made("scan-w1", .other)])
    board.patrols = [
      .made("patrol-1", sector: "Sektor Kanan PLBN", heard: 140), .made("patrol-2", text: "bertemu 2 orang, aman"),
    ]
    board.hours[5] = HourTotals(hour: 5, in: 31, out: 12)
    board.hours[6] = HourTotals(hour: 6, in: 80, out: 41)
    board.hours[7] = HourTotals(hour: 7, in: 122, out: 80)
    board.hours[8] = HourTotals(hour: 8, in: 64, out: 55)
    board.usualHours = [5: 40, 6: 90, 7: 150, 8: 170, 9: 140, 10: 90, 11: 60, 12: 50, 13: 70, 14: 60, 15: 40, 16: 20]
    return board
  }
}

extension Building {
  /// A quarter of the journal, after four seconds.
  static func made(_ lines: Int) -> Building {
    Building(lines: lines, progress: ProgressLine(done: lines * 300, total: lines * 1_200, seconds: 4))
  }
}
