import Journal
import ReferenceData
import Testing

@testable import Border

@Suite("Exceptions of the opening hours")
struct HoursTests {
  /// 2026-11-21, the day of `TestStore.openHour`.
  let day = 20_778

  func at(_ clock: String) -> Timestamp { Made.time("2026-11-21T\(clock):00+07:00") }

  @Test("hold on their day alone, and the ordinary hours again when they are withdrawn")
  func exception() throws {
    let store = try TestStore()
    let desk = try store.desk()
    func isOpen(_ clock: String) throws -> Bool? { try desk.duty().isOpen(at: at(clock), desk.plan) }
    #expect(try isOpen("11:30") == true)
    let record = try #require(
      try desk.except(day: day, hours: OpeningHours("12:00-16:00"), seen: nil, reason: "pemungutan suara"))
    #expect(try isOpen("11:59") == false && isOpen("12:00") == true && isOpen("16:00") == false)
    #expect(try desk.duty().isOpen(at: Made.time("2026-11-22T11:30:00+07:00"), desk.plan) == true)
    try desk.except(day: day, hours: nil, seen: record.id, reason: "ditutup")
    #expect(try isOpen("12:00") == false)
    let seen = try #require(try desk.duty().exceptions[day])
    #expect(seen.reason == "ditutup" && seen.hours == nil)
    try desk.restoreHours(day: day, seen: seen.id, reason: "batal")
    #expect(try isOpen("11:30") == true)
    #expect(try desk.duty(day...day).exceptions.isEmpty)
  }

  @Test("are refused where they change nothing, where somebody else was faster, for days that are over or far off")
  func refused() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let hours = OpeningHours("12:00-16:00")
    let id = try #require(try desk.except(day: day, hours: hours, seen: nil, reason: "x")).id
    func expect(_ refusal: DutyRefusal, _ work: () throws -> Any?) {
      #expect(throws: Refusal.duty(refusal)) { _ = try work() }
    }
    expect(.hoursChangedMeanwhile("2026-11-21")) { try desk.except(day: day, hours: nil, seen: nil, reason: "x") }
    expect(.hoursUnchanged("2026-11-21")) { try desk.except(day: day, hours: hours, seen: id, reason: "x") }
    expect(.dayOutOfReach("2026-11-20")) { try desk.except(day: day - 1, hours: nil, seen: nil, reason: "x") }
    expect(.dayOutOfReach("2027-12-27")) { try desk.except(day: day + 401, hours: nil, seen: nil, reason: "x") }
    expect(.hoursChangedMeanwhile("2026-11-21")) {
      try desk.restoreHours(day: day, seen: "0other000000000", reason: "x")
    }
    #expect(throws: Refusal.missing(.reason)) { try desk.restoreHours(day: day, seen: id, reason: " ") }
  }

  @Test("need two people, and count only where two have signed")
  func twoPeople() throws {
    let closed = try ClosedStore()
    try closed.add("budi", [.supervisor])
    #expect(throws: Refusal.access(.secondPersonNeeded(.changeRules, approvers: ["budi"]))) {
      try closed.first.except(day: day, hours: nil, seen: nil, reason: "x")
    }
    let entry = Entry(HoursExcepted(day: day, hours: nil, reason: "sendiri"), by: closed.first.officer)
    let session = try #require(closed.first.session)
    let alone = try closed.first.signed(entry, by: session)
    try closed.store.append([HandWritten(alone)])
    let ledger = try closed.store.ledger()
    #expect(try ledger.duty(day...day).exceptions.isEmpty)
    #expect(try closed.store.desk().duty(day...day).exceptions.isEmpty)
    #expect(try ledger.dashboard(lane: 1, now: .now()).unauthorised == 1)
    #expect(try closed.findings() == [.secondMissing(.changeRules)])
    try closed.first.except(day: day, hours: nil, seen: nil, reason: "berdua", second: try closed.approver("budi"))
    #expect(try closed.first.duty(day...day).exceptions[day]?.reason == "berdua")
  }

  @Test("say nothing of a post whose hours nobody knows, until there is one")
  func unknown() throws {
    let store = try TestStore(post: "nunukan")
    let desk = try store.desk()
    #expect(try desk.duty().isOpen(at: at("03:00"), desk.plan) == nil)
    #expect(try desk.record(Made.crossing()).map(RecordedEvent.init)?.outside == [])
    try desk.except(day: day, hours: OpeningHours("23:00-24:00"), seen: nil, reason: "x")
    #expect(try desk.record(Made.crossing()).map(RecordedEvent.init)?.outside == [.hours])
  }
}

extension RecordedEvent {
  var outside: [OutsideMark]? { if case .crossingRecorded(let crossing) = self { crossing.outside } else { nil } }
}
