import Journal
import ReferenceData
import Testing

@testable import Border

@Suite("Events of hours, rosters and lanes, as they stand in records")
struct DutyEventTests {
  static let morning = ShiftOfDay(day: 20_778, shift: .morning)

  static let reports = [("sari", "1"), ("budi", "2"), ("citra", "3")].map {
    LaneDraw.Report(officer: $0.0, id: "0report0000000" + $0.1)
  }

  static let hours = OpeningHours("08:00-11:30,12:00-16:00")

  @Test("each kind is written byte for byte as its golden file, and reads back as it was")
  func bodies() throws {
    try EventGoldenTests.holds(
      HoursExcepted(day: 20_784, hours: Self.hours, reason: "hari pemungutan suara", replaces: "0exception00000"),
      "hours.excepted.v1.json")
    try EventGoldenTests.holds(
      HoursRestored(day: 20_784, reason: "pemungutan suara ditunda", replaces: "0exception00000"),
      "hours.restored.v1.json")
    let file = WatchlistImported.File(name: "november.csv", sha256: Made.digest("a"), bytes: 120)
    let places = [RosterImported.Place(officer: "sari", wish: .in), RosterImported.Place(officer: "budi")]
    try EventGoldenTests.holds(
      RosterImported(
        file: file,
        shifts: [
          RosterImported.OneShift(Self.morning, places),
          RosterImported.OneShift(ShiftOfDay(day: 20_778, shift: .night), []),
        ]), "roster.imported.v1.json")
    try EventGoldenTests.holds(ShiftReported(shift: Self.morning), "shift.reported.v1.json")
    let draw = try #require(LaneDraw(reports: Self.reports, lanes: [LaneWay(2, .out), LaneWay(1, .in)]))
    // The golden file was made by a program of its own, so that it also checks the draw.
    try EventGoldenTests.holds(
      LaneDrawn(shift: Self.morning, drawer: .supervisor, draw: draw), "lane.drawn.v1.json")
    let newer = try #require(
      LaneDraw(reports: Self.reports, lanes: [LaneWay(2, .out), LaneWay(1, .in)], chance: "0chance00000001"))
    try EventGoldenTests.holds(
      LaneDrawn(shift: Self.morning, drawer: .supervisor, draw: newer, missing: ["beni"], reason: "beni sakit"),
      "lane.drawn.v2.json", version: 2)
    try EventGoldenTests.holds(
      LaneSwapped(shift: Self.morning, officers: ("sari", "budi"), reason: "budi belum lancar membaca PLB"),
      "lane.swapped.v1.json")
    try EventGoldenTests.holds(
      LaneOpened(way: LaneWay(2, .in), replaces: "0opened00000000", reason: "budi dipanggil penyelia"),
      "lane.opened.v1.json")
    try EventGoldenTests.holds(LaneClosed(lane: 2, opened: "0opened00000000"), "lane.closed.v1.json")
    var crossing = EventGoldenLaterTests.crossing
    crossing.outside = [.hours, .laneClosed]
    try EventGoldenTests.holds(crossing, "crossing.recorded.v3.outside.json", version: 3)
  }

  @Test(
    "what is no date, hours, lane, pair or draw makes an event unreadable, and changes nothing",
    arguments: [
      ("hours.excepted", #"{"date":"2026-11","open":[],"reason":"x"}"#),
      ("hours.excepted", #"{"date":"2026-02-30","open":[],"reason":"x"}"#),
      ("hours.excepted", #"{"date":"2026-11-27","open":[{"from":"16:00","to":"12:00"}],"reason":"x"}"#),
      ("hours.excepted", #"{"date":"2026-11-27","open":[{"from":"08:00,09:00-10:00","to":"12:00"}],"reason":"x"}"#),
      ("roster.imported", #"{"file":{"name":"a","sha256":"../../x","bytes":1},"shifts":[]}"#),
      ("shift.reported", #"{"date":"2026-11-21","shift":"noon"}"#),
      ("lane.opened", #"{"lane":0,"direction":"in"}"#), ("lane.opened", #"{"lane":100,"direction":"in"}"#),
      ("lane.closed", #"{"lane":-9223372036854775808,"opened":"x"}"#),
      ("lane.swapped", #"{"date":"2026-11-21","shift":"night","officers":["a"],"reason":"x"}"#),
      ("lane.swapped", #"{"date":"2026-11-21","shift":"night","officers":["a","a"],"reason":"x"}"#),
      (
        "lane.drawn",
        #"{"date":"2026-11-21","shift":"night","drawer":"machine","reports":[{"officer":"a","report":"b"}],"#
          + #""lanes":[{"lane":1,"direction":"in"}],"seed":"\#(Made.digest("a"))","assignments":[]}"#
      ),
      (
        "crossing.recorded",
        #"{"direction":"in","traveller":{"name":"X"},"document":{"type":"none","number":""},"#
          + #""outcome":"cleared","outside":["jam"]}"#
      ),
    ])
  func unreadable(type: String, body: String) throws {
    let store = try TestStore()
    try store.append([HandWritten(type: type, v: type == CrossingRecorded.type ? 3 : 1, json: body)])
    let ledger = try store.ledger()
    #expect(try ledger.dashboard(lane: 1, now: .now()).unreadable == 1)
    #expect(try ledger.duty(0...30_000) == DutyBook())
  }

  @Test("a newer version of a kind is unknown, not unreadable")
  func newer() throws {
    let store = try TestStore()
    try store.append([HandWritten(type: "lane.opened", v: 2, json: #"{"lane":"utara"}"#)])
    let board = try store.ledger().dashboard(lane: 1, now: .now())
    #expect(board.unknown == 1 && board.unreadable == 0)
  }

  @Test("a draw whose lanes are not those of its reports is told from a true one")
  func falseDraw() throws {
    let draw = try #require(LaneDraw(reports: Self.reports, lanes: [LaneWay(1, .in), LaneWay(2, .out)]))
    var drawn = LaneDrawn(shift: Self.morning, drawer: .machine, draw: draw)
    #expect(drawn.isTrue)
    drawn.assignments[0] = LaneDraw.Assignment(lane: 1, officer: drawn.assignments[1].officer)
    #expect(!drawn.isTrue)
  }
}
