import Journal
import Testing
import TravelDocuments

import struct Journal.Record

@testable import Border

/// Who brought a child, and in what somebody came, is put right by a further event; the party stays.
@Suite("Amending companion and conveyance")
struct AmendCompanyTests {
  let store: TestStore
  let desk: Desk
  let id: String
  let seen: Company

  init() throws {
    store = try TestStore()
    desk = try store.desk()
    let party = try #require(
      try desk.open(PartyOpened(kind: .family, lane: 2, direction: .in)))
    var crossing = Made.crossing()
    crossing.company = Company(
      party: party.id, guardian: Guardian(relation: "mother", name: "CONTOH, SITI", document: "X1"),
      conveyance: Conveyance(plate: "KB 1 XX", persons: 4))
    let record = try #require(try desk.record(crossing))
    id = record.id
    seen = try #require(try store.ledger().story(ofCrossing: record.id)).crossing.company
    // A party that is over by now keeps nobody from putting right what was recorded of it.
    try desk.close(party: party.id)
  }

  func amend(_ change: (inout Company) -> Void, seen: Company? = nil) throws -> Record? {
    var right = self.seen
    change(&right)
    return try desk.amend(
      crossing: id, seen: Made.crossing().facts, to: Made.crossing().facts,
      company: CompanyChange(seen: seen ?? self.seen, to: right),
      reason: "salah tulis")
  }

  func story() throws -> CrossingStory { try #require(try store.ledger().story(ofCrossing: id)) }

  @Test("takes the place of what was recorded, field by field in the story; the first record stays as it was")
  func amend() throws {
    let record = try #require(
      try amend {
        $0.guardian = Guardian(relation: "grandparent", name: " CONTOH,  DEWI ", document: "x2")
        $0.conveyance?.plate = "kb 2 xx"
        $0.party = "0another0000000"
      })
    let story = try story()
    #expect(story.crossing.company.party == seen.party && story.crossing.changes == 1)
    #expect(story.crossing.company.guardian?.name == "CONTOH, DEWI")
    #expect(story.crossing.company.conveyance == Conveyance(plate: "KB 2 XX", persons: 4))
    #expect(
      story.changes.first?.fields == [
        FactChange(.relation, before: "mother", after: "grandparent"),
        FactChange(.guardian, before: "CONTOH, SITI", after: "CONTOH, DEWI"),
        FactChange(.guardianDocument, before: "X1", after: "X2"),
        FactChange(.plate, before: "KB 1 XX", after: "KB 2 XX"),
      ])
    guard case .crossingAmended(let amended) = RecordedEvent(record) else {
      Issue.record("no amendment")
      return
    }
    #expect(amended.company == story.crossing.company && record.v == 3)
  }

  @Test("either may be taken away; an amendment that says nothing of them leaves both")
  func away() throws {
    _ = try amend { ($0.guardian, $0.conveyance) = (nil, nil) }
    #expect(try story().crossing.company == Company(party: seen.party))
    var right = Made.crossing().facts
    right.note = "x"
    try desk.amend(crossing: id, seen: Made.crossing().facts, to: right, reason: "catatan")
    #expect(try story().crossing.company == Company(party: seen.party) && story().crossing.facts.note == "x")
  }

  @Test("is refused where nothing is different, where somebody was faster, and for an adult nobody has seen")
  func refused() throws {
    #expect(throws: Refusal.nothingAmended) { try amend { $0.party = nil } }
    #expect(throws: Refusal.changedMeanwhile) {
      try amend({ $0.guardian = nil }, seen: Company(party: seen.party))
    }
    #expect(throws: Refusal.party(.unknownAdult("0nobody00000000"))) {
      try amend { $0.guardian = Guardian(relation: "mother", name: "CONTOH, DEWI", subject: "0nobody00000000") }
    }
    #expect(throws: Refusal.missing(.guardian)) { try amend { $0.guardian = Guardian(relation: "mother") } }
    // The rule sees an amendment that no table holds yet.
    let behind = try store.ledger()
    _ = try amend { $0.conveyance = nil }
    try behind.facts(with: []) { facts throws in #expect(try facts.crossing(id)?.company.conveyance == nil) }
  }

  @Test("amendments of the versions before leave companion and conveyance alone, whatever members they have")
  func old() throws {
    for version in 1...2 {
      try store.append([
        HandWritten(
          type: "crossing.amended", v: version,
          json: #"{"crossing":"\#(id)","direction":"in","traveller":{"name":"CONTOH"},"#
            + #""document":{"type":"none","number":""},"company":{},"reason":"x"}"#)
      ])
      #expect(try story().crossing.company == seen)
    }
  }

  @Test(
    "a company that is no object, or lacks what it must have, makes the event unreadable",
    arguments: [#""x""#, #"{"guardian":{}}"#, #"{"guardian":[]}"#, #"{"conveyance":{"persons":-1}}"#])
  func hostile(company: String) throws {
    try store.append([
      HandWritten(
        type: "crossing.amended", v: 3,
        json: #"{"crossing":"\#(id)","direction":"in","traveller":{"name":"CONTOH"},"#
          + #""document":{"type":"none","number":""},"company":\#(company),"reason":"x"}"#)
    ])
    #expect(try story().crossing.company == seen)
    #expect(try store.ledger().dashboard(lane: 2, now: .now()).unreadable == 1)
  }
}
