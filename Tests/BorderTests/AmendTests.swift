import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("Amending a crossing")
struct AmendTests {
  let store: TestStore
  let desk: Desk
  let id: String
  let time: Timestamp
  let recorded: CrossingFacts

  init() throws {
    store = try TestStore()
    desk = try store.desk()
    let record = try #require(try desk.record(Made.crossing(scan: nil)))
    (id, time) = (record.id, record.time)
    recorded = Made.crossing().facts
  }

  /// What was recorded, changed.
  func changed(_ change: (inout CrossingFacts) -> Void) -> CrossingFacts {
    var facts = recorded
    change(&facts)
    return facts
  }

  func row() throws -> CrossingRow {
    try desk.catchUp()
    return try #require(try desk.ledger.story(ofCrossing: id)).crossing
  }

  func appended() throws -> Int { try store.ledger().dashboard(lane: 1, now: .now()).records }

  @Test("takes the place of what was recorded; the outcome, the time and who decided stay")
  func amend() throws {
    let right = changed { $0.document.number = "L898902C8" }
    let record = try #require(
      try store.desk("budi").amend(crossing: String(id.prefix(6)), seen: recorded, to: right, reason: " salah  baca "))
    #expect(record.type == "crossing.amended" && record.officer == "budi")
    let row = try row()
    #expect((row.facts, row.changes, row.officer, row.outcome) == (right, 1, "sari", "cleared"))
    #expect(try desk.ledger.crossings(document: "L898902C8", limit: 9).map(\.id) == [id])
    #expect(try desk.ledger.crossings(document: "L898902C3", limit: 9).isEmpty)
  }

  @Test("again goes on from what the last amendment said, and the story has each step")
  func again() throws {
    let first = changed {
      $0.traveller.name = "ERIKSSON, ANNA"
      $0.purpose = "PULANG"
    }
    var second = first
    second.traveller.nationality = "IDN"
    second.document = PresentedDocument(type: "plb", number: "AB1", issuePlace: "KANIM ENTIKONG")
    second.purpose = nil
    second.direction = .out
    try desk.amend(crossing: id, seen: recorded, to: first, reason: "nama")
    try desk.amend(crossing: id, seen: first, to: second, reason: "dokumen")
    #expect(try row().facts == second)
    let story = try #require(try desk.ledger.story(ofCrossing: id))
    #expect(story.changes.map(\.reason) == ["nama", "dokumen"] && story.crossing.changes == 2)
    #expect(
      story.changes.first?.fields == [
        FactChange(.name, before: "ERIKSSON, ANNA MARIA", after: "ERIKSSON, ANNA"),
        FactChange(.purpose, before: nil, after: "PULANG"),
      ])
    #expect(
      story.changes.last?.fields == [
        FactChange(.direction, before: "in", after: "out"),
        FactChange(.nationality, before: "UTO", after: "IDN"),
        FactChange(.document, before: "passport", after: "plb"),
        FactChange(.number, before: "L898902C3", after: "AB1"), FactChange(.issuer, before: "UTO", after: nil),
        FactChange(.expiry, before: "2012-04-15", after: nil),
        FactChange(.issuePlace, before: nil, after: "KANIM ENTIKONG"),
        FactChange(.purpose, before: "PULANG", after: nil),
      ])
  }

  @Test("moves the totals of the hour in which it was crossed, and a void takes away the amended one")
  func totals() throws {
    let plb = changed {
      $0.direction = .out
      $0.traveller.nationality = "IDN"
      $0.document.type = "plb"
    }
    func crossed() throws -> [[Int]] {
      try desk.catchUp()
      let summary = try desk.ledger.summary(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: .max))
      let board = try desk.ledger.dashboard(lane: 2, now: time)
      return [
        [summary.crossed(.in, .wna, document: "passport"), summary.crossed(.out, .wni, document: "plb")],
        [summary.amended, summary.voided], [board.totalIn, board.totalOut],
      ]
    }
    #expect(try crossed() == [[1, 0], [0, 0], [1, 0]])
    try desk.amend(crossing: id, seen: recorded, to: plb, reason: "x")
    #expect(try crossed() == [[0, 1], [1, 0], [0, 1]])
    try desk.void(crossing: id, reason: "x")
    #expect(try crossed() == [[0, 0], [1, 1], [0, 0]])
  }

  @Test("a void crossing can't be amended, whoever voided it, also before any table knows")
  func void() throws {
    try store.desk("budi").void(crossing: id, reason: "salah orang")
    #expect(throws: Refusal.alreadyVoided(officer: "budi")) {
      try desk.amend(crossing: id, seen: recorded, to: changed { $0.note = "x" }, reason: "x")
    }
    let row = try row()
    #expect(row.isVoid && row.changes == 0)
  }

  @Test("amended and then void it is shown as amended last, void")
  func amendThenVoid() throws {
    let right = changed { $0.note = "dua koper" }
    try desk.amend(crossing: id, seen: recorded, to: right, reason: "x")
    try desk.void(crossing: id, reason: "dua kali")
    let after = try row()
    #expect(after.facts == right && after.voiding?.reason == "dua kali")
  }

  @Test("of two officers who amend one crossing the second hears that it was changed")
  func changedMeanwhile() throws {
    try store.desk("budi").amend(crossing: id, seen: recorded, to: changed { $0.note = "a" }, reason: "x")
    #expect(throws: Refusal.changedMeanwhile) {
      try desk.amend(crossing: id, seen: recorded, to: changed { $0.note = "b" }, reason: "x")
    }
    #expect(try row().facts.note == "a")
  }

  @Test("what changes nothing is refused, blanks counted as nothing")
  func nothing() throws {
    for same in [recorded, changed { $0.note = "  " }, changed { $0.document.number = " l898902-c3 " }] {
      #expect(throws: Refusal.nothingAmended) {
        try desk.amend(crossing: id, seen: recorded, to: same, reason: "x")
      }
    }
  }

  @Test("the same id is recorded once")
  func once() throws {
    let right = changed { $0.note = "a" }
    let event = newEventID()
    #expect(try desk.amend(crossing: id, seen: recorded, to: right, reason: "x", id: event)?.id == event)
    #expect(try desk.amend(crossing: id, seen: recorded, to: right, reason: "x", id: event) == nil)
    #expect(try row().changes == 1)
  }

  @Test("what is no crossing, and what breaks a rule, is refused and leaves no record")
  func refusals() throws {
    let before = try appended()
    let right = changed { $0.note = "a" }
    #expect(throws: Refusal.unknownCrossing("zzzz")) {
      try desk.amend(crossing: "zzzz", seen: recorded, to: right, reason: "x")
    }
    #expect(throws: Refusal.missing(.reason)) { try desk.amend(crossing: id, seen: recorded, to: right, reason: " ") }
    #expect(throws: Refusal.tooLong(.reason, limit: 500)) {
      try desk.amend(crossing: id, seen: recorded, to: right, reason: String(repeating: "x", count: 501))
    }
    let broken: [(Refusal, (inout CrossingFacts) -> Void)] = [
      (.missing(.name), { $0.traveller.name = "" }), (.missing(.documentNumber), { $0.document.number = "" }),
      (.tooLong(.note, limit: 200), { $0.note = String(repeating: "x", count: 10_000) }),
      (.wrongForm(.address, "a\u{1B}b"), { $0.traveller.address = "a\u{1B}b" }),
      (.wrongForm(.nik, "123"), { $0.traveller.nik = "123" }),
      (.wrongForm(.nationality, "idn"), { $0.traveller.nationality = "idn" }),
    ]
    for (refusal, change) in broken {
      #expect(throws: refusal) { try desk.amend(crossing: id, seen: recorded, to: changed(change), reason: "x") }
    }
    #expect(try appended() == before)
  }

  @Test("the story of a crossing goes from the lane to the void")
  func story() throws {
    let scan = try #require(
      try desk.receive([(Made.scan(direction: .in), Made.check(candidates: [Made.candidate()]))]).first)
    try desk.dispose(Made.disposed(.otherPerson, of: scan.id, check: scan.checkID))
    _ = try desk.recheck(scan: scan.id, Made.check())
    let crossing = try #require(try desk.record(Made.crossing(scan: scan.id)))
    try desk.amend(crossing: crossing.id, seen: recorded, to: changed { $0.note = "a" }, reason: "x")
    try desk.void(crossing: crossing.id, reason: "y")
    try desk.catchUp()
    let story = try #require(try desk.ledger.story(ofCrossing: crossing.id))
    #expect(story.scan?.lane == 2 && story.scan?.source == "stream" && story.scan?.officer == "sari")
    #expect(story.checks.map(\.check.candidates.count) == [1, 0])
    #expect(story.findings.map(\.finding) == [.otherPerson])
    #expect(story.changes.map(\.fields) == [[FactChange(.note, before: nil, after: "a")]])
    #expect(story.crossing.voiding?.reason == "y")
    #expect(try desk.ledger.story(ofCrossing: scan.id) == nil)
    #expect(try desk.ledger.story(ofCrossing: "") == nil)
  }
}
