import Journal
import Testing

@testable import Border

@Suite("A document entered by hand")
struct DocumentEnteredTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  func board(lane: Int = 2) throws -> Dashboard { try store.ledger().dashboard(lane: lane, now: .now()) }

  func decision(of id: String, check: String? = nil) -> CrossingRecorded {
    let facts = Made.entered().facts
    return CrossingRecorded(
      direction: facts.direction, lane: 2, traveller: facts.traveller, document: facts.document, outcome: "cleared",
      note: facts.note, scan: id, check: check)
  }

  @Test("waits at its lane with all that was entered, checked, until a crossing decides it")
  func waits() throws {
    let (id, checkID) = try desk.receive(Made.entered(), Made.check(candidates: [Made.candidate()]))
    var seen = try board()
    let waiting = try #require(seen.scans.first)
    #expect((waiting.id, waiting.checkID, waiting.lane) == (id, checkID, 2))
    #expect(waiting.presented == .entered(Made.entered()) && waiting.mrz.isEmpty)
    #expect(waiting.check?.subject == id && seen.hits.map(\.subject) == [id] && seen.hits.first?.isAtLane == true)
    #expect(try board(lane: 3).scans.isEmpty)
    let crossing = try #require(try desk.record(decision(of: id, check: checkID)))
    seen = try board()
    #expect(seen.scans.isEmpty && seen.hitCount == 0 && seen.crossings.map(\.id) == [crossing.id])
    #expect(seen.crossings.first?.facts == Made.entered().facts)
    let story = try #require(try store.ledger().story(ofCrossing: crossing.id))
    #expect(story.scan?.source == "form" && story.checks.count == 1)
  }

  @Test("can be decided once, by one of two desks")
  func twoDesks() throws {
    let id = try desk.receive(Made.entered(), Made.check()).id
    let first = try #require(try store.desk("budi").record(decision(of: id)))
    #expect(throws: Refusal.alreadyDecided(officer: "budi", lane: 2, time: first.time)) {
      try desk.record(decision(of: id))
    }
  }

  @Test("is checked again as a scan is, while it waits")
  func recheck() throws {
    let id = try desk.receive(Made.entered(), Made.check(candidates: [Made.candidate()])).id
    let check = try desk.recheck(scan: id, Made.check())
    #expect(try board().hitCount == 0)
    #expect(try board().scans.first?.checkID == check)
    try desk.record(decision(of: id, check: check))
    #expect(throws: Refusal.self) { try desk.recheck(scan: id, Made.check()) }
  }

  @Test("asked twice with one id it is recorded once, and the same check comes back")
  func once() throws {
    let id = newEventID()
    let first = try desk.receive(Made.entered(), Made.check(), id: id)
    let again = try desk.receive(Made.entered(), Made.check(candidates: [Made.candidate()]), id: id)
    #expect(first.id == id && again.id == id && again.checkID == first.checkID)
    #expect(try store.desk("budi").receive(Made.entered(), Made.check(), id: id).checkID == first.checkID)
    let seen = try board()
    #expect(seen.scanCount == 1 && seen.hitCount == 0 && seen.records == 3)
    try desk.record(decision(of: id))
    #expect(try desk.receive(Made.entered(), Made.check(), id: id).checkID == first.checkID)
    #expect(try board().records == 4)
  }

  @Test("is refused with nothing recorded where it breaks a rule")
  func refusals() throws {
    var nameless = Made.entered(name: " ")
    #expect(throws: Refusal.missing(.name)) { try desk.receive(nameless, Made.check()) }
    #expect(throws: Refusal.wrongForm(.lane, "100")) { try desk.receive(Made.entered(lane: 100), Made.check()) }
    nameless = Made.entered()
    nameless.facts.document.number = ""
    #expect(throws: Refusal.missing(.documentNumber)) { try desk.receive(nameless, Made.check()) }
    nameless.facts.document.type = "none"
    #expect(try board().records == 1)
    let id = try desk.receive(nameless, Made.check()).id
    #expect(try store.ledger().scan(id)?.presented == .entered(nameless))
  }

  @Test("every text of it comes back as it was entered, tidied")
  func texts() throws {
    var entered = Made.entered()
    entered.facts.traveller.nik = "6103215208740001"
    entered.facts.traveller.address = " DUSUN\tREKAAN "
    entered.facts.document.number = "ab 123-456"
    entered.facts.purpose = ""
    #expect(throws: Refusal.self) { try desk.receive(entered, Made.check()) }
    entered.facts.purpose = "PULANG"
    let id = try desk.receive(entered, Made.check()).id
    guard case .entered(let kept) = try store.ledger().scan(id)?.presented else {
      Issue.record("not an entered document")
      return
    }
    entered.facts.traveller.address = "DUSUN REKAAN"
    entered.facts.document.number = "AB123456"
    #expect(kept == entered)
  }
}
