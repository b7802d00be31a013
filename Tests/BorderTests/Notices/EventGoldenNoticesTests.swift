import Foundation
import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("Events with stays, notices and reports, as they stand in records")
struct EventGoldenNoticesTests {
  static let crossing = CrossingRecorded(
    direction: .in, lane: 2,
    traveller: Traveller(name: "CONTOH, LIM", birth: PartialDate("1980-05-06"), sex: .male, nationality: "MYS"),
    document: PresentedDocument(
      type: "passport", number: "A5521907", issuer: "MYS", expiry: PartialDate("2027-03-01")),
    outcome: "cleared", purpose: "KELUARGA", stayUntil: PartialDate("2026-12-20"), scan: "0scan0000000000",
    check: "0check000000000", notices: ["passport-six-months", "same-direction-twice"])

  static let amended = {
    var facts = crossing.facts
    facts.stayUntil = PartialDate("2026-12-05")
    return CrossingAmended(crossing: "0crossing000000", facts: facts, reason: "tiket pulang 5 Desember")
  }()

  static let amendedCompany = {
    var amended = Self.amended
    amended.company = Company(
      guardian: Guardian(relation: "mother", name: "CONTOH, SITI", document: "X1234567"),
      conveyance: Conveyance(plate: "KB 1234 XX", persons: 4))
    return amended
  }()

  static let reported = DocumentReported(
    state: .stolen, number: "A5521907", type: "passport", issuer: "MYS",
    words: "dilaporkan pemiliknya, surat polisi REKAAN/1")

  @Test("each is written byte for byte as its golden file, and reads back as it was")
  func bodies() throws {
    try EventGoldenTests.holds(Self.crossing, "crossing.recorded.v3.json", version: 3)
    try EventGoldenTests.holds(Self.amended, "crossing.amended.v2.json", version: 2)
    try EventGoldenTests.holds(Self.amendedCompany, "crossing.amended.v3.json", version: 3)
    try EventGoldenTests.holds(Self.reported, "document.reported.v1.json")
  }

  @Test(
    "what can't be read is unreadable, and nothing of it is guessed at",
    arguments: [
      ("document.reported", 1, #"{"state":"eaten","number":"X1","words":"x"}"#),
      ("document.reported", 1, #"{"state":"lost","words":"x"}"#),
      ("document.reported", 1, #"{"state":"lost","number":7,"words":"x"}"#),
      ("document.reported", 1, #"{"state":"lost","number":"X1"}"#),
      (
        "crossing.recorded", 3,
        #"{"direction":"in","traveller":{"name":"X"},"document":{"type":"none","number":""},"outcome":"cleared","stay_until":"2026-02-30"}"#
      ),
      (
        "crossing.recorded", 3,
        #"{"direction":"in","traveller":{"name":"X"},"document":{"type":"none","number":""},"outcome":"cleared","notices":"all"}"#
      ),
      (
        "crossing.recorded", 3,
        #"{"direction":"in","traveller":{"name":"X"},"document":{"type":"none","number":""},"outcome":"cleared","notices":[1]}"#
      ),
    ])
  func unreadable(type: String, v: Int, body: String) throws {
    let store = try TestStore()
    try store.append([HandWritten(type: type, v: v, json: body)])
    #expect(try store.ledger().dashboard(lane: 1, now: .now()).unreadable == 1)
  }

  @Test("a crossing that names more rules than there can be is unreadable")
  func tooManyNotices() throws {
    let store = try TestStore()
    var crossing = Self.crossing
    crossing.notices = Array(repeating: "x", count: CrossingRecorded.noticeLimit + 1)
    try store.append([HandWritten(crossing)])
    #expect(try store.ledger().dashboard(lane: 1, now: .now()).unreadable == 1)
    #expect(NoticeRule.all.count <= CrossingRecorded.noticeLimit)
  }

  @Test("an amendment of version 1 says nothing of the stay, which stands; one of version 2 can take it away")
  func oldAmendment() throws {
    let store = try TestStore()
    let crossing = HandWritten(Self.crossing)
    var facts = Self.crossing.facts
    (facts.stayUntil, facts.note) = (nil, "koper")
    var old = HandWritten(CrossingAmended(crossing: crossing.id, facts: facts, reason: "x"))
    old.v = 1
    try store.append([crossing, old])
    let ledger = try store.ledger()
    let row = try #require(try ledger.crossings(limit: 1).first)
    #expect(row.facts.stayUntil == PartialDate("2026-12-20") && row.facts.note == "koper")
    #expect(row.notices == Self.crossing.notices)
    try store.append([HandWritten(CrossingAmended(crossing: crossing.id, facts: facts, reason: "y"))])
    let story = try #require(try store.ledger().story(ofCrossing: crossing.id))
    #expect(story.crossing.facts.stayUntil == nil && story.crossing.notices == Self.crossing.notices)
    #expect(
      story.changes.last?.fields == [FactChange(.stayUntil, before: "2026-12-20", after: nil)])
  }
}
