import Journal
import ReferenceData
import Testing

@testable import Border

@Suite("A decision outside of hours, shift or lane is possible, and marked")
struct OutsideTests {
  let store: TestStore
  let sari: Desk
  let budi: Desk

  init() throws {
    store = try TestStore()
    sari = try store.desk("sari")
    budi = try store.desk("budi")
  }

  func at(_ clock: String) -> Timestamp { Made.time("2026-11-21T\(clock):00+07:00") }

  @discardableResult
  func decide(_ desk: Desk, _ clock: String = "09:00", lane: Int? = 2, _ direction: Direction = .in) throws
    -> [OutsideMark]?
  {
    let time = at(clock)
    desk.clock = { time }
    return try desk.record(Made.crossing(lane: lane, direction: direction)).map(RecordedEvent.init)?.outside
  }

  func roster(_ rows: String) throws {
    try sari.record(try sari.readRoster(Array(("date,shift,officer\n" + rows).utf8), name: "a.csv"))
  }

  @Test("without a roster only the hours are looked at")
  func hoursAlone() throws {
    #expect(try decide(sari) == [])
    #expect(try decide(sari, lane: nil) == [])
    #expect(try decide(sari, "04:59") == [.hours])
    #expect(try decide(sari, "17:00") == [.hours])
    try sari.except(day: 20_778, hours: OpeningHours("12:00-16:00"), seen: nil, reason: "pemungutan suara")
    #expect(try decide(sari, "11:59") == [.hours])
    #expect(try decide(sari, "12:00") == [])
  }

  @Test("an officer on another shift, or on none of the day, is outside of theirs")
  func shift() throws {
    try roster("2026-11-21,pagi,sari\n2026-11-21,siang,budi\n")
    try sari.open(LaneWay(2, .in))
    #expect(try decide(sari) == [])
    #expect(try decide(sari, "11:00") == [.shift])
    try sari.close(lane: 2)
    try budi.open(LaneWay(2, .in))
    #expect(try decide(budi, "11:00") == [])
    #expect(try decide(budi, "10:59") == [.shift])
    // The night after has nobody; the day after has no roster.
    #expect(try decide(budi, "18:00") == [.hours, .shift])
    let tomorrow = Made.time("2026-11-22T09:00:00+07:00")
    budi.clock = { tomorrow }
    #expect(try budi.record(Made.crossing()).map(RecordedEvent.init)?.outside == [])
  }

  @Test("a lane that is closed, open the other way, somebody else's, or not the drawn one")
  func lanes() throws {
    try roster("2026-11-21,pagi,sari\n2026-11-21,pagi,budi\n")
    #expect(try decide(sari) == [.laneClosed])
    try sari.open(LaneWay(2, .in))
    #expect(try decide(sari) == [])
    #expect(try decide(sari, .out) == [.laneClosed])
    #expect(try decide(budi) == [.lane])
    try sari.report()
    try budi.report()
    try sari.draw([LaneWay(1, .in), LaneWay(2, .in)])
    let lane = try #require(try sari.duty().draws[ShiftOfDay(day: 20_778, shift: .morning)]?.lane(of: "sari"))
    #expect(try decide(sari) == (lane == 2 ? [] : [.lane]))
    #expect(try decide(sari, lane: lane == 2 ? 1 : 2) == (lane == 2 ? [.lane, .laneClosed] : [.lane]))
    #expect(try decide(sari, lane: nil) == [.lane])
    try sari.swap("sari", "budi", reason: "sakit")
    #expect(try decide(sari) == (lane == 2 ? [.lane] : []))
  }

  private func decide(_ desk: Desk, _ direction: Direction) throws -> [OutsideMark]? {
    try decide(desk, "09:00", lane: 2, direction)
  }

  @Test("what is handed in as outside does not count: the desk says it")
  func notBelieved() throws {
    var crossing = Made.crossing()
    crossing.outside = OutsideMark.allCases
    #expect(try sari.record(crossing).map(RecordedEvent.init)?.outside == [])
  }

  @Test("stays with the crossing: in the tables, when they are built anew, when it is amended, and in the numbers")
  func kept() throws {
    try decide(sari)
    try decide(sari, "04:00")
    try decide(sari, "18:00")
    let rows = try store.ledger().crossings(limit: 3)
    #expect(rows.map(\.outside) == [[.hours], [.hours], []])
    var right = rows[1].facts
    right.note = "koper"
    try sari.amend(crossing: rows[1].id, seen: rows[1].facts, to: right, reason: "x")
    try sari.void(crossing: rows[0].id, reason: "salah")
    let ledger = try store.ledger()
    let before = try ledger.contents()
    #expect(try ledger.crossings(limit: 3).map(\.outside) == [[.hours], [.hours], []])
    let (from, to) = (Made.time("2020-01-01T00:00:00Z"), Made.time("2100-01-01T00:00:00Z"))
    #expect(try ledger.summary(from: from, to: to).outside == [.hours: 1])
    #expect(try ledger.summary(from: from, to: to).outsideCount == 1)
    let found = try ledger.history(HistoryQuery(CrossingFilter(withoutVoid: true, only: .outside), limit: 9))
    #expect(found.map(\.id) == [rows[1].id])
    #expect(try ledger.summary(from: from, to: from).outside.isEmpty)
    try store.forgetLedger()
    #expect(try store.ledger().contents() == before)
  }

  @Test("is found by records that the tables do not hold yet as by those that they do")
  func behindTheTables() throws {
    try roster("2026-11-21,pagi,sari\n")
    try sari.open(LaneWay(2, .in))
    // Another desk opens the store with tables that hold all of it; sari's own read it behind them.
    let fresh = try store.desk("budi")
    #expect(try fresh.duty() == sari.duty())
    #expect(try store.ledger().duty(20_777...20_779) == sari.duty())
  }
}
