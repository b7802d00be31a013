import Journal
import Testing

@testable import Border

@Suite("Patrols")
struct PatrolTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  func patrols() throws -> [PatrolRow] { try store.ledger().patrols() }

  func later(_ time: Timestamp, minutes: Int) -> Timestamp {
    Timestamp(milliseconds: time.milliseconds + minutes * 60_000)
  }

  @Test("is out from its start to its end, with what it told on the way, newest first")
  func whole() throws {
    let start = try #require(try desk.start(Made.patrol()))
    var row = try #require(try patrols().first)
    #expect((row.id, row.isOut, row.officer, row.patrol) == (start.id, true, "sari", Made.patrol()))
    #expect((row.entries, row.persons, row.lastTime) == (0, 0, start.time))
    let position = GeoPosition(latitude: 1.0167, longitude: 110.3667)
    try desk.log(PatrolLogged(patrol: String(start.id.prefix(5)), text: " jalan  setapak ", position: position))
    try store.desk("budi").log(
      PatrolLogged(patrol: start.id, text: "tiga orang", persons: 3, handedTo: "Imigrasi PLBN"))
    row = try #require(try patrols().first)
    #expect((row.entries, row.persons, row.lastText) == (2, 3, "tiga orang"))
    let entries = try store.ledger().entries(ofPatrol: start.id)
    #expect(entries.map(\.text) == ["tiga orang", "jalan setapak"] && entries.map(\.officer) == ["budi", "sari"])
    #expect(entries.map(\.position) == [nil, position] && entries.map(\.persons) == [3, nil])
    #expect(entries.first?.handedTo == "Imigrasi PLBN")
    try store.desk("budi").end(patrol: start.id)
    row = try #require(try patrols().first)
    #expect(!row.isOut && row.endOfficer == "budi")
    #expect(try store.ledger().dashboard(lane: 2, now: .now()).patrols.isEmpty)
  }

  @Test("is overdue when it was not heard of in the time that it was given, and an entry gives it that time again")
  func overdue() throws {
    let time = Made.time("2026-11-21T08:00:00+07:00")
    try store.append([HandWritten(Made.patrol(reportMinutes: 90), id: "0patrol00000000", at: time)])
    var row = try #require(try patrols().first)
    #expect(row.dueTime == later(time, minutes: 90))
    #expect(!row.isOverdue(at: later(time, minutes: 90)))
    #expect(row.isOverdue(at: Timestamp(milliseconds: row.dueTime.milliseconds + 1)))
    try store.append([
      HandWritten(PatrolLogged(patrol: "0patrol00000000", text: "a"), at: later(time, minutes: 80)),
      // The clock of another console is behind: what was heard last stays.
      HandWritten(PatrolLogged(patrol: "0patrol00000000", text: "b"), at: later(time, minutes: 20)),
    ])
    row = try #require(try patrols().first)
    #expect(row.lastTime == later(time, minutes: 80) && row.dueTime == later(time, minutes: 170))
    try store.append([HandWritten(PatrolEnded(patrol: "0patrol00000000"), at: later(time, minutes: 400))])
    #expect(try patrols().first?.isOverdue(at: later(time, minutes: 900)) == false)
  }

  @Test("those that were heard of longest ago come first, then those that are back, newest first")
  func order() throws {
    let time = Made.time("2026-11-21T08:00:00+07:00")
    let ids = (0..<5).map { "0patrol0000000\($0)" }
    try store.append(
      ids.enumerated().map { HandWritten(Made.patrol("Regu \($0)"), id: $1, at: later(time, minutes: $0)) } + [
        HandWritten(PatrolLogged(patrol: ids[0], text: "a"), at: later(time, minutes: 60)),
        HandWritten(PatrolEnded(patrol: ids[1]), at: later(time, minutes: 70)),
        HandWritten(PatrolEnded(patrol: ids[3]), at: later(time, minutes: 65)),
      ])
    #expect(try patrols().map(\.id) == [ids[2], ids[4], ids[0], ids[3], ids[1]])
    #expect(try store.ledger().dashboard(lane: 1, now: time).patrols.map(\.id) == [ids[2], ids[4], ids[0]])
    let ledger = try store.ledger()
    func out(_ from: Int, _ to: Int) throws -> [String] {
      try ledger.patrols(from: later(time, minutes: from), to: later(time, minutes: to)).map(\.id)
    }
    #expect(try out(66, 69) == [ids[2], ids[4], ids[0], ids[1]])
    #expect(try out(-10, 1) == [ids[0]])
    #expect(try out(71, 72) == [ids[2], ids[4], ids[0]])
  }

  @Test("an entry that comes late is kept with its patrol, and ends nothing and starts nothing")
  func lateEntry() throws {
    let id = try #require(try desk.start(Made.patrol())).id
    try desk.end(patrol: id)
    try desk.log(PatrolLogged(patrol: id, text: "terlambat dilaporkan", persons: 2))
    let row = try #require(try patrols().first)
    #expect(!row.isOut && row.entries == 1 && row.persons == 2)
    #expect(try store.ledger().entries(ofPatrol: id).map(\.text) == ["terlambat dilaporkan"])
  }

  @Test("ends once; who asks again hears who ended it, also before any table knows")
  func endedTwice() throws {
    let id = try #require(try desk.start(Made.patrol())).id
    try store.desk("budi").end(patrol: id)
    #expect(throws: Refusal.alreadyEnded(officer: "budi")) { try desk.end(patrol: id) }
    try store.append([HandWritten(PatrolEnded(patrol: id), officer: "citra")])
    #expect(try patrols().first?.endOfficer == "budi")
  }

  @Test("a beginning that two patrols have is ambiguous, one that none has is unknown, a crossing is no patrol")
  func prefixes() throws {
    try desk.start(Made.patrol("A"), id: "abcd00000000001")
    try desk.start(Made.patrol("B"), id: "abcd00000000002")
    let crossing = try #require(try desk.record(Made.crossing())).id
    for command in [
      { (id: String) throws -> Void in try desk.end(patrol: id) },
      { (id: String) throws -> Void in try desk.log(PatrolLogged(patrol: id, text: "x")) },
    ] {
      #expect(throws: Refusal.ambiguousPatrol("abcd")) { try command("ABCD") }
      #expect(throws: Refusal.unknownPatrol("abce")) { try command("abce") }
      #expect(throws: Refusal.unknownPatrol(crossing)) { try command(crossing) }
      for text in ["", "abc", "abcd%", "' OR 1", String(repeating: "a", count: 10_000)] {
        #expect(throws: Refusal.unknownPatrol(text)) { try command(text) }
      }
    }
    try desk.end(patrol: "abcd00000000002")
    #expect(try patrols().map(\.patrol.unit) == ["A", "B"])
  }

  @Test("rules see a patrol and its end that no table holds yet")
  func behindTheTables() throws {
    let behind = try store.ledger()
    try store.append([HandWritten(Made.patrol(), id: "0patrol00000000")])
    try behind.facts(with: []) { facts throws in
      #expect(try facts.patrol("0pat") == DeskFacts.PatrolFact(id: "0patrol00000000"))
    }
    try behind.catchUp()
    try store.append([HandWritten(PatrolEnded(patrol: "0patrol00000000"), officer: "budi")])
    try behind.facts(with: []) { facts throws in
      #expect(try facts.patrol("0patrol").endOfficer == "budi")
    }
  }

  @Test("start, entry and end are each recorded once under one id")
  func once() throws {
    let ids = (0..<3).map { _ in newEventID() }
    for isFirst in [true, false] {
      #expect(try (desk.start(Made.patrol(), id: ids[0]) != nil) == isFirst)
      #expect(try (desk.log(PatrolLogged(patrol: ids[0], text: "x"), id: ids[1]) != nil) == isFirst)
    }
    for isFirst in [true, false] { #expect(try (desk.end(patrol: ids[0], id: ids[2]) != nil) == isFirst) }
    #expect(try patrols().count == 1 && patrols().first?.entries == 1)
  }

  // MARK: What it must look like

  @Test("words are tidied; what is missing, too long or hidden is refused with its field")
  func rules() throws {
    let tidy = try PatrolRules.checked(
      PatrolStarted(unit: " Satgas\tA ", leader: "Letda  CONTOH", strength: 500, sector: "kiri", reportMinutes: 1))
    #expect((tidy.unit, tidy.leader) == ("Satgas A", "Letda CONTOH"))
    func refusal(_ change: (inout PatrolStarted) -> Void) -> Refusal? {
      var patrol = Made.patrol()
      change(&patrol)
      do throws(Refusal) { _ = try PatrolRules.checked(patrol) } catch { return error }
      return nil
    }
    #expect(refusal { $0.unit = " " } == .missing(.unit))
    #expect(refusal { $0.leader = "a\u{202E}b" } == .wrongForm(.leader, "a\u{202E}b"))
    #expect(refusal { $0.sector = String(repeating: "x", count: 101) } == .tooLong(.sector, limit: 100))
    for strength in [Int.min, 0, 501, .max] {
      #expect(refusal { $0.strength = strength } == .wrongForm(.strength, String(strength)))
    }
    for minutes in [0, 1_441] {
      #expect(refusal { $0.reportMinutes = minutes } == .wrongForm(.reportMinutes, String(minutes)))
    }
    func refusal(_ entry: PatrolLogged) -> Refusal? {
      do throws(Refusal) { _ = try PatrolRules.checked(entry) } catch { return error }
      return nil
    }
    #expect(refusal(PatrolLogged(patrol: "x", text: "\n")) == .missing(.patrolText))
    let long = String(repeating: "x", count: 1_001)
    #expect(refusal(PatrolLogged(patrol: "x", text: long)) == .tooLong(.patrolText, limit: 1_000))
    #expect(refusal(PatrolLogged(patrol: "x", text: "a", persons: -1)) == .wrongForm(.persons, "-1"))
    #expect(refusal(PatrolLogged(patrol: "x", text: "a", persons: 10_001)) == .wrongForm(.persons, "10001"))
    #expect(refusal(PatrolLogged(patrol: "x", text: "a", handedTo: long)) == .tooLong(.handedTo, limit: 100))
    #expect(refusal(PatrolLogged(patrol: "x", text: "a", persons: 0, handedTo: " ")) == nil)
  }

  @Test(
    "a record with numbers that can't be is unreadable, and no patrol and no entry",
    arguments: [
      #"{"unit":"A","leader":"B","strength":0,"sector":"C","report_minutes":120}"#,
      #"{"unit":"A","leader":"B","strength":5,"sector":"C","report_minutes":99999999999}"#,
      #"{"unit":"A","leader":"B","strength":5,"sector":"C","joint":1,"report_minutes":120}"#,
      #"{"patrol":"0patrol00000000","text":"a","persons":10001}"#,
      #"{"patrol":"0patrol00000000","text":"a","position":{"lat":91,"lon":0}}"#,
      #"{"patrol":"0patrol00000000","text":"a","position":{"lat":1}}"#,
    ])
  func unreadable(json: String) throws {
    let type = json.contains("unit") ? "patrol.started" : "patrol.logged"
    try store.append([HandWritten(Made.patrol(), id: "0patrol00000000"), HandWritten(type: type, json: json)])
    #expect(try patrols().map(\.entries) == [0])
    #expect(try store.ledger().dashboard(lane: 1, now: .now()).unreadable == 1)
  }

  @Test("a patrol of nowhere, and an end of nothing, change nothing")
  func stray() throws {
    try store.append([
      HandWritten(Made.crossing(), id: "0crossing000000"),
      HandWritten(PatrolLogged(patrol: "0crossing000000", text: "x")),
      HandWritten(PatrolLogged(patrol: "0nowhere0000000", text: "x")),
      HandWritten(PatrolEnded(patrol: "0crossing000000")), HandWritten(PatrolEnded(patrol: "")),
    ])
    #expect(try patrols().isEmpty)
    let summary = try store.ledger().summary(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: .max))
    #expect(summary.patrolEntries == 0 && summary.crossed() == 1)
  }

  // MARK: Where

  @Test(
    "a position is two numbers of degrees",
    arguments: [
      ("1.0167,110.3667", "1.0167,110.3667"), (" 1.0167 , 110.3667 ", "1.0167,110.3667"), ("-1,0", "-1.0,0.0"),
      ("90,-180", "90.0,-180.0"), ("0.12345678,1", "0.123457,1.0"), ("-0.0000001,0", "0.0,0.0"),
    ])
  func positions(text: String, written: String) throws {
    let position = try #require(GeoPosition(text))
    #expect(position.description == written)
    #expect(GeoPosition(written)?.description == written)
  }

  @Test(
    "what is no position is none",
    arguments: [
      "", ",", "1", "1,2,3", "91,0", "0,181", "nan,0", "inf,0", "1e1,0", "0x1,0", "1 2,3", "１,２", "1.0167;110",
      "1,2\u{0}",
      String(repeating: "1", count: 10_000) + ",1",
    ])
  func noPositions(text: String) {
    #expect(GeoPosition(text) == nil)
  }
}
