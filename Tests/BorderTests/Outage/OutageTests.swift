import GRDB
import Journal
import Testing

@testable import Border

@Suite("Outages and drills")
struct OutageTests {
  let store: TestStore
  let sari: Desk
  let budi: Desk

  init() throws {
    store = try TestStore()
    sari = try store.desk("sari")
    budi = try store.desk("budi")
  }

  func at(_ text: String) -> Timestamp { Made.time(text + ":00+07:00") }

  func outage(_ error: any Error) -> OutageRefusal? {
    if case .outage(let refusal) = error as? Refusal { refusal } else { nil }
  }

  func refused(_ body: () throws -> some Any) -> OutageRefusal? {
    do {
      _ = try body()
      return nil
    } catch {
      return outage(error)
    }
  }

  @Test("one console declares it, the other hears who did and nothing is recorded twice")
  func twoConsoles() throws {
    let record = try #require(try sari.declareOutage(.network, since: at("2026-11-21T08:40")))
    guard case .running(let row) = refused({ try budi.declareOutage(.power) }) else {
      Issue.record("a second outage was declared")
      return
    }
    #expect(row.id == record.id && row.officer == "sari" && row.cause == .network)
    #expect(try store.ledger().outages().outages.map(\.row.id) == [record.id])
    #expect(try budi.runningOutages().map(\.since) == [at("2026-11-21T08:40")])
    // The same id again is the same declaration.
    #expect(try sari.declareOutage(.network, id: record.id) == nil)
  }

  @Test("what is recorded meanwhile is marked, at both consoles, and nothing after its end")
  func marks() throws {
    func mark(_ desk: Desk) throws -> String? {
      let id = newEventID()
      try desk.record(Made.crossing(), id: id)
      return try store.ledger().history(HistoryQuery(limit: 100)).first { $0.id == id }?.outage
    }
    #expect(try mark(sari) == nil)
    let record = try #require(try sari.declareOutage(.centralSystem))
    #expect(try mark(sari) == record.id)
    #expect(try mark(budi) == record.id)
    try budi.endOutage()
    #expect(try mark(sari) == nil)
    // What a console hands in is not what counts.
    var crossing = Made.crossing()
    crossing.outage = record.id
    let id = newEventID()
    try sari.record(crossing, id: id)
    #expect(try store.ledger().crossings(limit: 1).first?.outage == nil)
  }

  @Test("what was recorded between the beginning and the word of it is of the outage as well, voids apart")
  func beforeTheWord() throws {
    let times = ["08:00", "08:20", "08:25", "08:30", "08:50"].map { at("2026-11-21T" + $0) }
    try store.append([
      HandWritten(Made.crossing(), id: "0before00000000", at: times[0]),
      HandWritten(Made.crossing(), id: "0within00000000", at: times[1]),
      HandWritten(Made.crossing(), id: "0void0000000000", at: times[2]),
      HandWritten(CrossingVoided(crossing: "0void0000000000", reason: "x"), at: times[2]),
      HandWritten(OutageDeclared(cause: .network, since: at("2026-11-21T08:10")), id: "0outage00000000", at: times[3]),
      HandWritten(Made.crossing(), id: "0after000000000", at: times[4]),
    ])
    let ledger = try store.ledger()
    #expect(try ledger.untold(ofOutage: "0outage00000000").map(\.id) == ["0within00000000"])
    let state = try ledger.outage(startingWith: "0outage")
    #expect(state.crossings == 1 && state.untold == 1 && state.late == 0)
  }

  @Test("nothing ends that did not begin, and nothing ends twice")
  func endings() throws {
    #expect(refused { try sari.endOutage() } == .noneRunning)
    #expect(refused { try sari.endOutage("0nosuch") } == .unknown("0nosuch"))
    #expect(refused { try sari.endOutage("?") } == .unknown("?"))
    let record = try #require(try sari.declareOutage(.power, since: at("2026-11-21T08:00")))
    #expect(refused { try sari.endOutage(until: at("2026-11-21T07:59")) } == .untilOutOfReach(at("2026-11-21T07:59")))
    #expect(refused { try sari.endOutage(until: at("2026-11-21T09:01")) } == .untilOutOfReach(at("2026-11-21T09:01")))
    try budi.endOutage(until: at("2026-11-21T08:55"), words: "genset")
    #expect(refused { try sari.endOutage() } == .noneRunning)
    guard case .alreadyEnded("budi", _) = refused({ try sari.endOutage(record.id) }) else {
      Issue.record("it ended twice")
      return
    }
    // An end without a beginning stands in a journal that somebody else wrote: it changes nothing.
    try store.append([HandWritten(OutageEnded(outage: "0nosuch00000000", until: at("2026-11-21T09:00")))])
    let row = try #require(try store.ledger().outages().outages.first?.row)
    #expect(row.ending?.until == at("2026-11-21T08:55") && row.ending?.words == "genset")
  }

  @Test("it can have begun up to a day ago, across midnight, and not ahead")
  func since() throws {
    sari.clock = { Made.time("2026-11-21T00:30:00+07:00") }
    #expect(refused { try sari.declareOutage(.power, since: at("2026-11-21T00:31")) } != nil)
    #expect(refused { try sari.declareOutage(.power, since: at("2026-11-20T00:29")) } != nil)
    #expect(refused { try sari.declareOutage(.other) } == .wordsMissing)
    #expect(refused { try sari.declareOutage(.other, words: "  ") } == .wordsMissing)
    let record = try #require(try sari.declareOutage(.power, since: at("2026-11-20T23:40")))
    #expect(try store.ledger().outage(startingWith: record.id).row.since == at("2026-11-20T23:40"))
  }

  @Test("a drill marks nothing and is told; a real outage may come into it, no drill into an outage")
  func drills() throws {
    let drill = try #require(try sari.declareOutage(.network, isDrill: true))
    try sari.record(Made.crossing())
    #expect(try store.ledger().crossings(limit: 1).first?.outage == nil)
    #expect(refused { try budi.declareOutage(.network, isDrill: true) } != nil)
    let real = try #require(try budi.declareOutage(.power))
    #expect(try sari.runningOutages().current?.id == real.id)
    // Without an id what is serious ends first.
    try sari.endOutage()
    #expect(try sari.runningOutages().map(\.id) == [drill.id])
    try sari.endOutage()
    #expect(try store.ledger().outages().lastDrill == TestStore.openHour)
    try budi.declareOutage(.power)
    #expect(refused { try sari.declareOutage(.network, isDrill: true) } != nil)
  }

  @Test("a crash between two events leaves what was acknowledged, and asking again goes on from there")
  func crash() throws {
    let record = try #require(try sari.declareOutage(.network))
    let ending = newEventID()
    try sari.endOutage(id: ending)
    // The power went before the end was on disk.
    try store.cutJournal(lines: 1)
    try store.forgetLedger()
    try store.forgetWatermark()
    let again = try store.desk("sari")
    #expect(try again.runningOutages().map(\.id) == [record.id])
    try again.endOutage(id: ending)
    #expect(try again.endOutage(id: ending) == nil)
    #expect(try store.ledger().outages().outages.map { $0.row.ending != nil } == [true])
  }

  @Test("an officer may declare it, an auditor may not")
  func rights() throws {
    let closed = try ClosedStore()
    try closed.add("ayu", [.auditor])
    let desk = try closed.desk("ayu")
    expectRefused(.notPermitted(.workOutages)) { try desk.declareOutage(.network) }
    expectRefused(.notPermitted(.workOutages)) { try desk.reconcile(outage: "0outage") }
    try closed.first.declareOutage(.network, since: nil)
  }

  @Test("a day after its end, what the central system has not been told of is overdue, until it is told")
  func overdue() throws {
    let record = try #require(try sari.declareOutage(.network))
    try sari.record(Made.crossing())
    #expect(try store.ledger().dashboard(lane: 2, now: TestStore.openHour).untoldOutages.isEmpty, "it goes on")
    try sari.endOutage()
    func row() throws -> OutageRow {
      try #require(try store.ledger().dashboard(lane: 2, now: TestStore.openHour).untoldOutages.first)
    }
    let until = try #require(try row().ending?.until)
    func after(_ milliseconds: Int) -> Timestamp { Timestamp(milliseconds: until.milliseconds + milliseconds) }
    let day = 24 * 3_600_000
    #expect(try !row().isTellingOverdue(at: after(day)) && row().isTellingOverdue(at: after(day + 1)))
    func overdue(_ to: Timestamp) throws -> Int { try store.ledger().summary(from: until, to: to).overdue }
    #expect(try overdue(after(day)) == 0 && overdue(after(day + 1)) == 1)
    #expect(try store.ledger().outage(startingWith: record.id).isOverdue(at: after(day + 1)))
    try sari.reconcile(outage: record.id)
    #expect(try overdue(after(day + 1)) == 0)
    #expect(try store.ledger().dashboard(lane: 2, now: .now()).untoldOutages.isEmpty)
  }

  @Test("every question is answered by an index", arguments: OutageSQL.all)
  func plans(sql: String) throws {
    try store.ledger().read { db in
      let arguments = StatementArguments(Array(repeating: 1, count: sql.count { $0 == "?" }))
      let steps = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map {
        $0["detail"] as String
      }
      #expect(!steps.isEmpty)
      // The outages that go on, and drills, are few; no other table or index is gone through.
      for step in steps where step.hasPrefix("SCAN") { #expect(step.contains("USING INDEX outages_"), "\(step)") }
      #expect(!steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
    }
  }

  @Test("the ledger that is built anew says the same")
  func rebuilt() throws {
    try sari.declareOutage(.network)
    try sari.givePapers(try #require(PaperRange("101-110")), lane: 2)
    try sari.record(Made.crossing())
    try sari.endOutage()
    let before = try store.ledger().outages()
    #expect(before.outages.count == 1 && before.outages.first?.untold == 1)
    try store.forgetLedger()
    #expect(try store.ledger().outages() == before)
  }
}
