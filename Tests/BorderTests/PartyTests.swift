import GRDB
import Journal
import Testing
import TravelDocuments

import struct Journal.Record

@testable import Border

@Suite("Those who come together")
struct PartyTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  static let bus = PartyOpened(
    kind: .bus, lane: 2, direction: .in, expected: 3, purpose: "WISATA", vehicle: "bus",
    conveyance: Conveyance(plate: " kb 1234 xx ", driver: "SOPIR REKAAN", driverDocument: "c 0001"))

  func opened(_ party: PartyOpened = bus) throws -> String { try #require(try desk.open(party)).id }

  func scanned(lane: Int = 2, direction: Direction = .in) throws -> PresentedScan {
    try #require(try desk.receive([(Made.scan(lane: lane, direction: direction), Made.check())]).first)
  }

  func decided(_ scan: PresentedScan, party: String?) throws -> Record {
    var crossing = Made.crossing(scan: scan.id, check: scan.checkID)
    crossing.company.party = party
    return try #require(try desk.record(crossing))
  }

  func members(_ id: String) throws -> PartyMembers {
    try desk.catchUp()
    return try #require(try desk.ledger.members(ofParty: id))
  }

  @Test("is open at its lane with what was said of it, in the form in which it can be compared")
  func open() throws {
    let id = try opened()
    try desk.catchUp()
    let party = try #require(try desk.ledger.dashboard(lane: 2, now: .now()).party)
    #expect(party.party.id == id && party.party.officer == "sari")
    #expect(party.party.opened.conveyance?.plate == "KB 1234 XX")
    #expect(party.party.opened.conveyance?.driverDocument == "C0001")
    #expect(try desk.ledger.dashboard(lane: 3, now: .now()).party == nil)
    #expect(party.missing == 3)
  }

  @Test("who is read at its lane this way from then on belongs to it until decided; who waited before does not")
  func belongs() throws {
    _ = try scanned()
    let id = try opened()
    let scan = try scanned()
    _ = try scanned(direction: .out)
    _ = try scanned(lane: 3)
    #expect(try members(id).waiting.map(\.id) == [scan.id])
    let crossing = try decided(scan, party: id)
    let party = try members(id)
    #expect(party.waiting.isEmpty && party.decided.map(\.id) == [crossing.id] && party.missing == 2)
    #expect(party.decided.first?.company.party == id)
    // A decision that is taken back makes its traveller wait again.
    try desk.undo(crossing: crossing.id)
    #expect(try members(id).waiting.map(\.id) == [scan.id])
    #expect(try members(id).standing.isEmpty && members(id).missing == 2)
  }

  @Test("a lane has one at a time, whoever opens it")
  func oneAtALane() throws {
    _ = try opened()
    #expect(throws: Refusal.party(.laneTaken(lane: 2, officer: "sari"))) { try store.desk("budi").open(Self.bus) }
    var other = Self.bus
    other.lane = 3
    #expect(try desk.open(other) != nil)
  }

  @Test("asked twice with one id it is opened once, and closed once")
  func once() throws {
    #expect(try desk.open(Self.bus, id: "0party000000000") != nil)
    #expect(try desk.open(Self.bus, id: "0party000000000") == nil)
    #expect(try desk.close(party: "0party", reason: "x", id: "0close000000000") != nil)
    #expect(try desk.close(party: "0party", reason: "x", id: "0close000000000") == nil)
    #expect(throws: Refusal.party(.closed(officer: "sari"))) { try desk.close(party: "0party", reason: "x") }
  }

  @Test("one with more than were said is closed with a reason")
  func surplus() throws {
    var pair = Self.bus
    pair.expected = 1
    let party = try opened(pair)
    _ = try decided(try scanned(), party: party)
    _ = try decided(try scanned(), party: party)
    #expect(throws: Refusal.party(.openMembers(waiting: 0, missing: 0, surplus: 1))) { try desk.close(party: party) }
    #expect(try desk.close(party: party, reason: "satu ikut di perbatasan") != nil)
    #expect(try members(party).surplus == 1)
  }

  @Test("a complete one is closed without a word, one with open members with a reason, and the counts stand there")
  func close() throws {
    var family = Self.bus
    family.expected = nil
    let first = try opened(family)
    let scan = try scanned()
    #expect(throws: Refusal.party(.openMembers(waiting: 1, missing: 0))) { try desk.close(party: first) }
    _ = try decided(scan, party: first)
    try desk.close(party: first)
    #expect(try members(first).party.end?.reason == nil)
    let second = try opened()
    _ = try scanned()
    #expect(throws: Refusal.party(.openMembers(waiting: 1, missing: 2))) { try desk.close(party: second, reason: " ") }
    let record = try #require(try desk.close(party: second, reason: "bus  berangkat"))
    let expected = PartyClosed(party: second, decided: 0, waiting: 1, reason: "bus berangkat")
    #expect(RecordedEvent(record) == .partyClosed(expected))
    // Who waits goes on waiting, by himself.
    #expect(try members(second).waiting.isEmpty)
    #expect(try desk.ledger.dashboard(lane: 2, now: .now()).scans.count == 1)
  }

  @Test("nobody is decided in one that is closed, goes the other way, or is not there")
  func refusals() throws {
    let id = try opened()
    var crossing = Made.crossing(direction: .out)
    crossing.company.party = id
    #expect(throws: Refusal.party(.otherDirection)) { try desk.record(crossing) }
    crossing.company.party = "0nosuchparty000"
    #expect(throws: Refusal.party(.unknown("0nosuchparty000"))) { try desk.record(crossing) }
    try desk.close(party: id, reason: "x")
    crossing = Made.crossing()
    crossing.company.party = id
    #expect(throws: Refusal.party(.closed(officer: "sari"))) { try desk.record(crossing) }
  }

  @Test("is refused with nothing recorded where it breaks a rule")
  func rules() throws {
    func refused(_ refusal: Refusal, _ change: (inout PartyOpened) -> Void) {
      var party = Self.bus
      change(&party)
      #expect(throws: refusal) { try desk.open(party) }
    }
    refused(.wrongForm(.lane, "100")) { $0.lane = 100 }
    refused(.wrongForm(.persons, "0")) { $0.expected = 0 }
    refused(.wrongForm(.persons, "501")) { $0.expected = 501 }
    refused(.tooLong(.plate, limit: 60)) { $0.conveyance?.plate = String(repeating: "K", count: 61) }
    refused(.wrongForm(.driver, "a\u{202E}b")) { $0.conveyance?.driver = "a\u{202E}b" }
    refused(.wrongForm(.persons, "0")) { $0.conveyance?.persons = 0 }
    refused(.wrongForm(.documentNumber, "--")) { $0.conveyance?.driverDocument = "--" }
    var party = Self.bus
    party.purpose = "X"
    #expect(throws: Refusal.self) { try desk.open(party) }
    try desk.catchUp()
    #expect(try desk.ledger.parties().isEmpty)
  }

  @Test("a child's companion has a known relation, a name, and was here; nobody needs a reason")
  func guardians() throws {
    let adult = try #require(try desk.record(Made.crossing()))
    func record(_ guardian: Guardian) throws -> CrossingRow? {
      var crossing = Made.crossing()
      crossing.company.guardian = guardian
      let record = try #require(try desk.record(crossing))
      try desk.catchUp()
      return try desk.ledger.story(ofCrossing: record.id)?.crossing
    }
    let mother = Guardian(relation: "mother", name: " SITI  REKAAN ", document: "p 1", subject: adult.id)
    #expect(
      try record(mother)?.company.guardian
        == Guardian(relation: "mother", name: "SITI REKAAN", document: "P1", subject: adult.id))
    #expect(throws: Refusal.missing(.guardian)) { try record(Guardian(relation: "mother")) }
    #expect(throws: Refusal.missing(.words)) { try record(Guardian(relation: "none")) }
    #expect(throws: Refusal.missing(.words)) { try record(Guardian(relation: "other", name: "A")) }
    #expect(throws: Refusal.party(.unknownAdult("0nosuchadult000"))) {
      try record(Guardian(relation: "mother", name: "A", subject: "0nosuchadult000"))
    }
    #expect(throws: Refusal.self) { try record(Guardian(relation: "aunt", name: "A")) }
    let alone = Guardian(relation: "none", name: "A", document: "1", subject: adult.id, words: "dijemput di sana")
    #expect(try record(alone)?.company.guardian == Guardian(relation: "none", words: "dijemput di sana"))
  }

  @Test("counts before any table holds it, as it does afterwards")
  func behindTheTables() throws {
    let ahead = try TestStore()
    let ledger = try ahead.ledger()
    let (party, scan, crossing) = ("0party000000000", "0scan0000000000", "0crossing000000")
    var decision = Made.crossing(scan: scan)
    decision.company.party = party
    try ahead.append([
      HandWritten(Self.bus, id: party), HandWritten(Made.scan(), id: scan),
      HandWritten(Made.scan(), id: "0scan0000000001"), HandWritten(decision, id: crossing),
    ])
    try ledger.facts(with: []) { facts in
      let row = try facts.party("0party")
      #expect(try facts.counts(of: row) == (1, 1))
      #expect(try facts.openParty(at: 2)?.id == party)
    }
    try ledger.catchUp()
    try ahead.append([HandWritten(PartyClosed(party: party, decided: 1, waiting: 1, reason: "x"))])
    let open = try ledger.facts(with: []) { try $0.openParty(at: 2) }
    let ended = try ledger.facts(with: []) { try $0.party(party) }
    #expect(open == nil && ended.end != nil)
  }

  @Test("an amendment leaves party, companion and conveyance as they were")
  func amended() throws {
    let id = try opened()
    var crossing = Made.crossing()
    crossing.company = Company(
      party: id, guardian: Guardian(relation: "none", words: "x"), conveyance: Conveyance(plate: "KB 1"))
    let record = try #require(try desk.record(crossing))
    var right = crossing.facts
    right.note = "benar"
    try desk.amend(crossing: record.id, seen: crossing.facts, to: right, reason: "salah")
    #expect(try members(id).decided.first?.company == crossing.company)
    #expect(try members(id).decided.first?.facts.note == "benar")
  }

  @Test("each question about parties is answered by an index")
  func plans() throws {
    let plans = try desk.ledger.read { db in
      let asked: [(String, StatementArguments)] = [
        (PartySQL.atLane, [1]), (PartySQL.decided, [1, 1]), (PartySQL.waiting, [1, 1, "in", 1]),
      ]
      return try asked.map { sql, arguments in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0.text("detail") }
      }
    }
    #expect(plans[0].first == "SEARCH parties USING INDEX parties_open (lane=?)")
    #expect(plans[1].first == "SEARCH m USING PRIMARY KEY (party=?)")
    // The few that wait at the lane.
    #expect(plans[2].first == "SEARCH s USING INDEX scans_waiting (lane=?)")
    for plan in plans.joined() { #expect(!plan.hasPrefix("SCAN"), "\(plan)") }
  }
}
