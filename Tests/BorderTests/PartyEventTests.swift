import Journal
import Testing

@testable import Border

@Suite("Events of parties, as they stand in records")
struct PartyEventTests {
  static let opened = PartyOpened(
    kind: .boat, lane: 4, direction: .out, expected: 12, purpose: "PULANG", vehicle: "longboat",
    conveyance: Conveyance(
      boat: "Perahu \"Contoh\"", driver: "TEKONG REKAAN", driverDocument: "C0001", jetty: "Dermaga Contoh", persons: 14,
      hasManifest: false))

  static let closed = PartyClosed(party: "0party000000000", decided: 9, waiting: 1, reason: "perahu berangkat")

  static let crossing: CrossingRecorded = {
    var crossing = EventGoldenLaterTests.crossing
    crossing.company = Company(
      party: "0party000000000",
      guardian: Guardian(
        relation: "other", name: "SITI REKAAN", document: "P000123", subject: "0adult000000000", words: "tetangga"),
      conveyance: Conveyance(plate: "KB 1234 XX", driver: "SOPIR REKAAN", driverDocument: "C0001"))
    return crossing
  }()

  @Test("each kind is written byte for byte as its golden file, and reads back as it was")
  func bodies() throws {
    try EventGoldenTests.holds(Self.opened, "party.opened.v1.json")
    try EventGoldenTests.holds(Self.closed, "party.closed.v1.json")
    try EventGoldenTests.holds(Self.crossing, "crossing.recorded.v4.company.json", version: 4)
  }

  @Test("a crossing of version 3 has no company, whatever stands there")
  func before() throws {
    var json = JSONWriter()
    Self.crossing.write(to: &json)
    #expect(try CrossingRecorded(try JSONObject(json.bytes), version: 3).company == Company())
  }

  static let hostile: [(String, String)] = [
    ("party.opened", #"{"kind":"tank","lane":1,"direction":"in"}"#),
    ("party.opened", #"{"kind":"bus","lane":"1","direction":"in"}"#),
    ("party.opened", #"{"kind":"bus","lane":1,"direction":"up"}"#),
    ("party.opened", #"{"kind":"bus","lane":1,"direction":"in","expected":-1}"#),
    ("party.opened", #"{"kind":"bus","lane":1,"direction":"in","conveyance":7}"#),
    ("party.opened", #"{"kind":"bus","lane":1,"direction":"in","conveyance":{"persons":-3}}"#),
    ("party.opened", #"{"kind":"bus","lane":1,"direction":"in","conveyance":{"manifest":"ya"}}"#),
    ("party.closed", #"{"party":7,"decided":1,"waiting":0}"#),
    ("party.closed", #"{"party":"a","decided":-1,"waiting":0}"#),
    ("party.closed", #"{"party":"a","decided":1}"#),
  ]

  @Test("a body that is not as it should be is unreadable and changes nothing", arguments: hostile)
  func unreadable(type: String, body: String) throws {
    let store = try TestStore()
    try store.append([HandWritten(type: type, json: body)])
    let board = try store.ledger().dashboard(lane: 1, now: .now())
    #expect(board.unreadable == 1 && board.party == nil)
  }

  @Test(
    "a companion without a relation, or of another type, makes the crossing unreadable",
    arguments: ["7", "{}", #"{"relation":1}"#, #"{"relation":"mother","name":4}"#])
  func guardian(json: String) throws {
    let store = try TestStore()
    let body =
      #"{"direction":"in","traveller":{"name":"A"},"document":{"type":"plb","number":"1"},"outcome":"cleared","guardian":"#
    try store.append([HandWritten(type: "crossing.recorded", v: 4, json: body + json + "}")])
    #expect(try store.ledger().dashboard(lane: 1, now: .now()).unreadable == 1)
  }

  @Test("one that names no party, or closes none, changes nothing else")
  func dangling() throws {
    let store = try TestStore()
    var crossing = Made.crossing()
    crossing.company.party = "0nosuchparty000"
    try store.append([
      HandWritten(crossing), HandWritten(PartyClosed(party: "0nosuchparty000", decided: 0, waiting: 0)),
      HandWritten(PartyClosed(party: "0crossing000000", decided: 0, waiting: 0)),
    ])
    let ledger = try store.ledger()
    #expect(try ledger.parties().isEmpty)
    #expect(try ledger.dashboard(lane: 2, now: .now()).crossings.count == 1)
  }
}
