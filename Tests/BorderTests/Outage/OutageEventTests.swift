import Journal
import Testing

@testable import Border

@Suite("Events of outages and paper, as they stand in records")
struct OutageEventTests {
  static let outage = "0outage00000000"

  @Test("each kind is written byte for byte as its golden file, and reads back as it was")
  func bodies() throws {
    try EventGoldenTests.holds(
      OutageDeclared(
        cause: .other, since: Made.time("2026-11-21T08:10:00+07:00"), words: "pipa pecah di ruang server",
        isDrill: true), "outage.declared.v1.json")
    try EventGoldenTests.holds(
      OutageEnded(outage: Self.outage, until: Made.time("2026-11-21T10:40:00+07:00"), words: "pusat pulih"),
      "outage.ended.v1.json")
    let given = try #require(PaperRange("101-150"))
    let spoiled = try #require(PaperRange("0148-0150"))
    try EventGoldenTests.holds(
      PapersGiven(outage: Self.outage, range: given, lane: 2), "outage.papers-given.v1.json")
    try EventGoldenTests.holds(
      PapersSettled(outage: Self.outage, range: spoiled, state: .spoiled, reason: "kena hujan"),
      "outage.papers-settled.v1.json")
    try EventGoldenTests.holds(
      OutageReconciled(
        outage: Self.outage, crossings: ["0crossing000000", "0crossing000001"], words: "nota 12/REKAAN"),
      "outage.reconciled.v1.json")
    var crossing = EventGoldenLaterTests.crossing
    crossing.scan = nil
    (crossing.outside, crossing.outage) = ([.hours, .outage], Self.outage)
    crossing.late = CrossingLate(
      occurred: Made.time("2026-11-21T00:05:00+07:00"), paper: 101, signed: "SW", transport: "KB 1234 XX")
    try EventGoldenTests.holds(crossing, "crossing.recorded.v4.json", version: 4)
  }

  private static let bare =
    #""direction":"in","traveller":{"name":"X"},"document":{"type":"none","number":""},"outcome":"cleared""#

  @Test(
    "what is no cause, moment, slip or list of crossings makes an event unreadable, and changes nothing",
    arguments: [
      ("outage.declared", 1, #"{"cause":"rain","since":"2026-11-21T01:10:00.000Z"}"#),
      ("outage.declared", 1, #"{"cause":"power","since":"kemarin"}"#),
      ("outage.declared", 1, #"{"cause":"power","since":"2026-11-21T01:10:00.000Z","drill":"ya"}"#),
      ("outage.ended", 1, #"{"outage":7,"until":"2026-11-21T01:10:00.000Z"}"#),
      ("outage.papers-given", 1, #"{"outage":"x","first":0,"last":5}"#),
      ("outage.papers-given", 1, #"{"outage":"x","first":5,"last":4}"#),
      ("outage.papers-given", 1, #"{"outage":"x","first":1,"last":999999}"#),
      ("outage.papers-given", 1, #"{"outage":"x","first":-9223372036854775808,"last":9223372036854775807}"#),
      ("outage.papers-given", 1, #"{"outage":"x","first":1,"last":5,"lane":100}"#),
      ("outage.papers-settled", 1, #"{"outage":"x","first":1,"last":5,"state":"eaten","reason":"x"}"#),
      ("outage.reconciled", 1, #"{"outage":"x","crossings":[]}"#),
      ("outage.reconciled", 1, #"{"outage":"x","crossings":"all"}"#),
      ("crossing.recorded", 4, "{\(bare),\"late\":{\"signed\":\"SW\"}}"),
      ("crossing.recorded", 4, "{\(bare),\"late\":{\"occurred\":\"2026-11-21T25:10:00.000Z\",\"signed\":\"SW\"}}"),
      (
        "crossing.recorded", 4,
        "{\(bare),\"late\":{\"occurred\":\"2026-11-21T01:10:00.000Z\",\"signed\":\"SW\",\"paper\":0}}"
      ),
      ("crossing.recorded", 4, "{\(bare),\"late\":{\"occurred\":\"2026-11-21T01:10:00.000Z\"}}"),
      ("crossing.recorded", 4, "{\(bare),\"late\":[]}"),
    ])
  func unreadable(type: String, v: Int, body: String) throws {
    let store = try TestStore()
    try store.append([HandWritten(type: type, v: v, json: body)])
    let ledger = try store.ledger()
    #expect(try ledger.dashboard(lane: 1, now: .now()).unreadable == 1)
    #expect(try ledger.outages() == OutageReport())
    #expect(try ledger.crossings(limit: 1).isEmpty)
  }

  @Test("more crossings than one event takes make it unreadable")
  func tooMany() throws {
    let ids = Array(repeating: "\"a\"", count: OutageReconciled.crossingLimit + 1).joined(separator: ",")
    let store = try TestStore()
    try store.append([HandWritten(type: "outage.reconciled", json: #"{"outage":"x","crossings":[\#(ids)]}"#)])
    #expect(try store.ledger().dashboard(lane: 1, now: .now()).unreadable == 1)
  }

  @Test("a newer version of a kind is unknown, not unreadable")
  func newer() throws {
    let store = try TestStore()
    try store.append([HandWritten(type: "outage.declared", v: 2, json: #"{"cause":7}"#)])
    let board = try store.ledger().dashboard(lane: 1, now: .now())
    #expect(board.unknown == 1 && board.unreadable == 0)
  }
}
