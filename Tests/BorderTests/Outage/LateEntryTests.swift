import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("What is keyed in from paper counts where it happened")
struct LateEntryTests {
  let store: TestStore
  let sari: Desk
  let outage: String

  init() throws {
    store = try TestStore()
    sari = try store.desk("sari")
    sari.clock = { Made.time("2026-11-21T00:10:00+07:00") }
    outage = try #require(
      try sari.declareOutage(.network, since: Made.time("2026-11-20T22:00:00+07:00"))
    ).id
    sari.clock = { TestStore.openHour }
  }

  func at(_ text: String) -> Timestamp { Made.time(text + ":00+07:00") }

  func late(
    _ occurred: String = "2026-11-20T23:30", paper: Int? = 101, outage: String?? = nil, number: String = "X1",
    direction: Direction = .in, signed: String = "SW"
  ) -> CrossingRecorded {
    var crossing = Made.crossing(direction: direction, number: number)
    crossing.outage = outage ?? self.outage
    crossing.late = CrossingLate(occurred: at(occurred), paper: paper, signed: signed, transport: " KB  1 ")
    return crossing
  }

  func refused(_ crossing: CrossingRecorded, by desk: Desk? = nil) -> OutageRefusal? {
    do {
      try (desk ?? sari).record(crossing)
      return nil
    } catch {
      if case .outage(let refusal) = error as? Refusal { return refusal }
      Issue.record("\(error)")
      return nil
    }
  }

  @Test("it stands in the hour and the day of the post in which it happened, around midnight")
  func midnight() throws {
    for (index, time) in ["2026-11-20T23:59", "2026-11-21T00:00"].enumerated() {
      try sari.record(late(time, paper: 101 + index, number: "X\(index)"))
    }
    let ledger = try store.ledger()
    func entries(_ from: String, _ to: String) throws -> ShiftSummary { try ledger.summary(from: at(from), to: at(to)) }
    let before = try entries("2026-11-20T00:00", "2026-11-21T00:00")
    let after = try entries("2026-11-21T00:00", "2026-11-22T00:00")
    #expect(before.crossed(.in) == 1 && before.late == 1)
    #expect(after.crossed(.in) == 1 && after.late == 1)
    #expect(try entries("2026-11-20T23:00", "2026-11-21T00:00").crossed(.in) == 1)
    let day = try ledger.dashboard(lane: 2, now: at("2026-11-20T12:00"))
    #expect(day.hours[23].in == 1 && day.totalIn == 1)
    // Where the post's day begins an hour earlier, both are of one day: the moment is one, whatever zone is typed.
    let rows = try ledger.crossings(from: at("2026-11-20T23:59"), to: at("2026-11-21T00:01"), limit: 10)
    #expect(rows.map(\.time.description) == ["2026-11-20T17:00:00.000Z", "2026-11-20T16:59:00.000Z"])
    #expect(rows.allSatisfy { $0.late?.signed == "SW" && $0.late?.transport == "KB 1" })
    #expect(rows.map(\.outage) == [outage, outage])
  }

  @Test("a moment ahead is refused, as is one of over a year ago, and nothing is recorded")
  func ahead() throws {
    #expect(refused(late("2026-11-21T09:01")) == .occurredOutOfReach(at("2026-11-21T09:01")))
    #expect(refused(late("2025-11-20T08:59")) == .occurredOutOfReach(at("2025-11-20T08:59")))
    #expect(try store.ledger().crossings(limit: 10).isEmpty)
    try sari.record(late("2026-11-21T09:00"))
  }

  @Test(
    "outside of the outage and its day after it is recorded, and marked",
    arguments: [
      ("2026-11-20T21:59", true), ("2026-11-20T22:00", false), ("2026-11-21T02:00", false),
      ("2026-11-22T01:00", false), ("2026-11-22T01:01", true),
    ])
  func marked(time: String, isMarked: Bool) throws {
    try sari.endOutage(outage, until: at("2026-11-21T01:00"))
    sari.clock = { Made.time("2026-11-23T09:00:00+07:00") }
    try sari.record(late(time))
    let row = try #require(try store.ledger().crossings(limit: 1).first)
    #expect(row.outside.contains(.outage) == isMarked)
    // The post was closed at night; who keys it in by day stands at no lane.
    #expect(row.outside.contains(.hours) && !row.outside.contains(.shift))
  }

  @Test("paper has no seconds: the minute in which the outage began is of it, the one before is not")
  func seconds() throws {
    try sari.endOutage()
    let second = try #require(try sari.declareOutage(.power, since: Made.time("2026-11-21T08:46:37+07:00")))
    for (paper, time, isMarked) in [(1, "2026-11-21T08:46", false), (2, "2026-11-21T08:45", true)] {
      try sari.record(late(time, paper: paper, outage: second.id))
      let row = try store.ledger().crossings(limit: 9).first { $0.late?.paper == paper }
      #expect(row?.outside.contains(.outage) == isMarked)
    }
  }

  @Test("a slip is keyed in once, at whichever console, and again when its crossing is void")
  func once() throws {
    let budi = try store.desk("budi")
    let first = try #require(try sari.record(late()))
    guard case .paperKeyed(101, officer: "sari", _) = refused(late(number: "X2"), by: budi) else {
      Issue.record("a slip was keyed in twice")
      return
    }
    // Another outage has numbers of its own.
    try sari.endOutage()
    let second = try #require(try sari.declareOutage(.power))
    #expect(refused(late(outage: second.id, number: "X3")) == nil)
    try sari.void(crossing: first.id, reason: "salah orang")
    #expect(refused(late(number: "X2"), by: budi) == nil)
    #expect(try store.ledger().outage(startingWith: outage).papers.keyed == [101])
  }

  @Test("it needs initials, an outage for its number, and none of a drill")
  func wrong() throws {
    #expect(refused(late(signed: " ")) == .signedMissing)
    #expect(refused(late(outage: .some(nil))) == .paperWithoutOutage)
    #expect(refused(late(outage: "0nosuch")) == .unknown("0nosuch"))
    #expect(refused(late(paper: 0)) == .papers("0"))
    #expect(refused(late(paper: nil, outage: .some(nil))) == nil)
    try sari.endOutage()
    let drill = try #require(try sari.declareOutage(.network, isDrill: true))
    #expect(refused(late(outage: drill.id)) == .lateOfDrill)
  }

  @Test("it decides no scan, has no notices, and no duty of who keys it in")
  func nobodyAtTheLane() throws {
    let scan = try #require(try sari.receive([(Made.scan(), Made.check())]).first)
    var crossing = late()
    (crossing.scan, crossing.notices) = (scan.id, ["x"])
    try sari.record(crossing)
    let board = try store.ledger().dashboard(lane: 2, now: TestStore.openHour)
    #expect(board.scanCount == 1)
    #expect(board.crossings.first?.scan == nil && board.crossings.first?.notices == [])
  }

  @Test("a hit on it waits though the crossing has decided it, until officers say who it was")
  func hit() throws {
    try sari.record(late(), check: Made.check(candidates: [Made.candidate(.strong)]))
    let hit = try #require(try store.ledger().hits().first)
    #expect(hit.isLate && hit.state == .waiting && hit.crossing?.late?.paper == 101)
  }

  @Test("a crash between check and crossing leaves nothing half: the slip is keyed in again, once")
  func crash() throws {
    let id = newEventID()
    try sari.record(late(), id: id, check: Made.check(candidates: [Made.candidate()]))
    try store.cutJournal(lines: 1)
    try store.forgetLedger()
    try store.forgetWatermark()
    let again = try store.desk("sari")
    #expect(try again.ledger.crossings(limit: 10).isEmpty)
    try again.record(late(), id: id, check: Made.check(candidates: [Made.candidate()]))
    #expect(try again.record(late(), id: id) == nil)
    let ledger = try store.ledger()
    #expect(try ledger.crossings(limit: 10).map(\.id) == [id])
    #expect(try ledger.hits().count == 1)
    #expect(try ledger.outage(startingWith: outage).papers.keyed == [101])
  }

  @Test("a document's past is in the order in which it happened")
  func past() throws {
    try store.append([HandWritten(Made.crossing(direction: .out, number: "X1"), at: at("2026-11-21T08:00"))])
    try sari.record(late("2026-11-21T07:00", direction: .in))
    let past = try store.ledger().past(of: PresentedDocument(type: "passport", number: "X1", issuer: "UTO"))
    #expect(past.crossings.map(\.direction) == [.out, .in])
  }

  @Test("a stay is counted from the day on which its holder came in")
  func stay() throws {
    var crossing = late("2026-11-20T23:30")
    crossing.stayUntil = PartialDate("2026-11-20")
    try sari.record(crossing)
    var over = late("2026-11-20T23:30", paper: 102)
    over.stayUntil = PartialDate("2026-11-19")
    #expect(throws: Refusal.wrongForm(.stayUntil, "19-11-2026")) { try sari.record(over) }
  }

  @Test("amended and void it leaves the totals of its own hour")
  func amended() throws {
    let record = try #require(try sari.record(late()))
    let hour = (at("2026-11-20T23:00"), at("2026-11-21T00:00"))
    var facts = late().facts
    facts.direction = .out
    let row = try #require(try store.ledger().crossings(limit: 1).first)
    try sari.amend(crossing: record.id, seen: row.facts, to: facts, reason: "salah arah")
    #expect(try store.ledger().summary(from: hour.0, to: hour.1).crossed(.out) == 1)
    try sari.void(crossing: record.id, reason: "x")
    #expect(try store.ledger().summary(from: hour.0, to: hour.1).crossings.isEmpty)
  }
}
