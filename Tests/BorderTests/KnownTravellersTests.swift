import GRDB
import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("Who crossed here before, by the end of a number")
struct KnownTravellersTests {
  func crossing(
    _ number: String, type: String = "plb", name: String = "SUKARSIH", outcome: String = "cleared",
    direction: Direction = .in
  ) -> CrossingRecorded {
    CrossingRecorded(
      direction: direction, lane: 2, traveller: Traveller(name: name, nationality: "IDN"),
      document: PresentedDocument(type: type, number: number, issuer: "IDN"), outcome: outcome,
      reason: outcome == "cleared" ? nil : "other", words: outcome == "cleared" ? nil : "contoh", purpose: "BELANJA")
  }

  @Test("is found by the last characters, each document once with its last passage, newest first")
  func found() throws {
    let store = try TestStore()
    let desk = try store.desk()
    try desk.record(crossing("AB100456", direction: .out))
    let second = try #require(try desk.record(crossing("AB100456")))
    let other = try #require(try desk.record(crossing("CD999456", name: "TUKIMIN")))
    try desk.record(crossing("CD999457", name: "LAIN"))
    try desk.catchUp()
    #expect(try desk.ledger.knownTravellers(ending: "456").map(\.id) == [other.id, second.id])
    #expect(try desk.ledger.knownTravellers(ending: "0456").map(\.id) == [second.id])
    #expect(try desk.ledger.knownTravellers(ending: "ab100456").map(\.id) == [second.id])
    #expect(try desk.ledger.knownTravellers(ending: "XX100456").isEmpty)
  }

  @Test("is nobody who was not let through, whose crossing is void, or who came on a passport")
  func others() throws {
    let store = try TestStore()
    let desk = try store.desk()
    try desk.record(crossing("AB100456", outcome: "refused"))
    try desk.record(crossing("P0000456", type: "passport"))
    let void = try #require(try desk.record(crossing("CD999456")))
    try desk.void(crossing: void.id, reason: "keliru")
    try desk.catchUp()
    #expect(try desk.ledger.knownTravellers(ending: "456").isEmpty)
  }

  @Test(
    "is asked for with three characters of a number or more, and with nothing else",
    arguments: ["", "45", "4 56", "456<", "4'5", "%56", "é56", String(repeating: "4", count: 41)])
  func endings(text: String) throws {
    let store = try TestStore()
    let desk = try store.desk()
    try desk.record(crossing("AB100456"))
    try desk.catchUp()
    #expect(KnownTravellers.ending(text) == nil)
    #expect(try desk.ledger.knownTravellers(ending: text).isEmpty)
  }

  @Test("is found by one index in the order of the journal, of a bounded number of crossings")
  func bounded() throws {
    let store = try TestStore()
    try store.append((0..<100).map { HandWritten(crossing("AB\(100 + $0)456")) })
    let ledger = try store.ledger()
    #expect(try ledger.knownTravellers(ending: "456").count == KnownTravellers.documentLimit)
    let plan = try ledger.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + KnownTravellersSQL.rows, arguments: ["456", 1]).map {
        $0.text("detail")
      }
    }
    #expect(plan == ["SEARCH crossings USING INDEX crossings_ending (<expr>=?)"])
  }

  @Test("one who commutes does not push the others out, however often")
  func commuter() throws {
    let store = try TestStore()
    try store.append(
      [HandWritten(crossing("CD777456", name: "TUKIMIN"))]
        + (0..<500).map { HandWritten(crossing("AB100456", direction: $0 % 2 == 0 ? .in : .out)) })
    let found = try store.ledger().knownTravellers(ending: "456")
    #expect(found.map(\.number) == ["AB100456", "CD777456"] && found.first?.direction == .out)
  }

  @Test("may be entered at a lane with the crossing that it was taken from, if there is one")
  func from() throws {
    let store = try TestStore()
    let desk = try store.desk()
    var document = Made.entered()
    document.from = "0crossing000000"
    #expect(throws: Refusal.unknownCrossing("0crossing000000")) { try desk.receive(document, Made.check()) }
    document.from = try #require(try desk.record(crossing("AB100456"))).id
    let id = try desk.receive(document, Made.check()).id
    try desk.catchUp()
    #expect(try desk.ledger.scan(id)?.presented == .entered(document))
  }
}
