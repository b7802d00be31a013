import Journal
import Testing

@testable import Border

@Suite("A decision that is taken back")
struct UndoTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  /// A document that waits, with a candidate to look at, and the crossing that decided it.
  func decided() throws -> (scan: PresentedScan, crossing: Record) {
    let scan = try #require(try desk.receive([(Made.scan(), Made.check(candidates: [Made.candidate()]))]).first)
    let crossing = Made.crossing(scan: scan.id, check: scan.checkID)
    return (scan, try #require(try desk.record(crossing)))
  }

  @Test("waits at its lane again with its hit, counts no more, and can be decided anew")
  func undo() throws {
    let (scan, crossing) = try decided()
    try desk.undo(crossing: crossing.id)
    try desk.catchUp()
    var board = try desk.ledger.dashboard(lane: 2, now: crossing.time)
    #expect(board.scans.map(\.id) == [scan.id] && board.hits.map(\.subject) == [scan.id])
    #expect(board.totalIn == 0 && board.crossings.first?.isUndone == true)
    let again = try #require(try desk.record(Made.crossing("refused", reason: "entry-ban", scan: scan.id)))
    try desk.catchUp()
    board = try desk.ledger.dashboard(lane: 2, now: crossing.time)
    #expect(board.scans.isEmpty && board.hits.isEmpty)
    #expect(board.crossings.map(\.id) == [again.id, crossing.id])
    #expect(throws: Refusal.alreadyDecided(officer: "sari", lane: 2, time: again.time)) {
      try desk.record(Made.crossing(scan: scan.id))
    }
    let story = try #require(try desk.ledger.story(ofCrossing: crossing.id))
    #expect(story.crossing.voiding?.officer == "sari" && story.crossing.voiding?.reason == nil)
  }

  @Test("is taken back once: asking again with the same id records nothing, with another it is refused")
  func once() throws {
    let crossing = try decided().crossing
    #expect(try desk.undo(crossing: crossing.id, id: "0undo0000000000") != nil)
    #expect(try desk.undo(crossing: crossing.id, id: "0undo0000000000") == nil)
    #expect(throws: Refusal.alreadyVoided(officer: "sari")) { try desk.undo(crossing: crossing.id) }
    #expect(throws: Refusal.alreadyVoided(officer: "sari")) { try desk.void(crossing: crossing.id, reason: "x") }
    #expect(throws: Refusal.unknownCrossing("0nosuchcrossing")) { try desk.undo(crossing: "0nosuchcrossing") }
  }

  @Test("is refused after ten seconds, and at the tenth it is not", arguments: [10_000, 10_001, 86_400_000])
  func late(milliseconds: Int) throws {
    let crossing = try decided().crossing
    desk.clock = { Timestamp(milliseconds: crossing.time.milliseconds + milliseconds) }
    if milliseconds == 10_000 {
      #expect(try desk.undo(crossing: crossing.id) != nil)
    } else {
      #expect(throws: Refusal.undoTooLate) { try desk.undo(crossing: crossing.id) }
    }
  }

  @Test("is nobody else's to take back, nor the same officer's at another console")
  func elsewhere() throws {
    let crossing = try decided().crossing
    #expect(throws: Refusal.undoElsewhere) { try store.desk("budi").undo(crossing: crossing.id) }
    let next = try Desk(store.layout, officer: desk.officer, console: "pos2:sari", reference: store.reference)
    #expect(throws: Refusal.undoElsewhere) { try next.undo(crossing: crossing.id) }
    #expect(try desk.undo(crossing: crossing.id) != nil)
  }

  @Test("counts before any table holds it, and one of another officer changes nothing, in no reading of the journal")
  func behindTheTables() throws {
    let ahead = try TestStore()
    let steps = try ahead.ledger()
    let (scan, crossing) = ("0scan0000000000", "0crossing000000")
    let decided = [HandWritten(Made.scan(), id: scan), HandWritten(Made.crossing(scan: scan), id: crossing)]
    let undone = CrossingUndone(crossing: crossing)
    try ahead.append(decided)
    // Once with the decision in the tables, once with both behind them.
    for isApplied in [false, true] {
      if isApplied { try steps.catchUp() }
      try ahead.append([HandWritten(undone, officer: "budi")])
      try steps.facts(with: []) { facts throws in
        #expect(throws: Refusal.self) { try facts.refuseDecided(scan) }
        #expect(try facts.crossing(crossing)?.voidOfficer == nil)
      }
    }
    try ahead.append([HandWritten(undone, id: "0undone00000000")])
    try steps.facts(with: []) { facts throws in
      try facts.refuseDecided(scan)
      #expect(try facts.crossing(crossing)?.voidOfficer == "sari")
    }
    // The next one decides; one that comes again takes nothing back.
    try ahead.append([
      HandWritten(Made.crossing(scan: scan), id: "0crossing000001", officer: "budi"),
      HandWritten(undone, id: "0undone00000001"), HandWritten(undone, id: "0undone00000000"),
    ])
    for reading in [steps, try ahead.ledger(readOnly: true)] {
      try reading.facts(with: []) { facts throws in
        #expect(try facts.decision(of: scan)?.id == "0crossing000001")
      }
    }
    try steps.catchUp()
    try steps.facts(with: []) { facts throws in
      #expect(try facts.decision(of: scan)?.id == "0crossing000001")
    }
    #expect(try steps.dashboard(lane: 2, now: decided[0].time).scans.isEmpty)
  }

  @Test("a crossing that decided nothing because another had opens nothing when it is taken back")
  func secondOfTwo() throws {
    let ahead = try TestStore()
    let scan = "0scan0000000000"
    try ahead.append([
      HandWritten(Made.scan(), id: scan), HandWritten(Made.crossing(scan: scan), id: "0crossing000000"),
      HandWritten(Made.crossing(scan: scan), id: "0crossing000001"),
      HandWritten(CrossingUndone(crossing: "0crossing000001")),
    ])
    let ledger = try ahead.ledger()
    func check() throws {
      try ledger.facts(with: []) { facts throws in
        #expect(try facts.decision(of: scan)?.id == "0crossing000000")
      }
    }
    try check()
    try ledger.catchUp()
    try check()
    #expect(try ledger.dashboard(lane: 2, now: .now()).scans.isEmpty)
  }

  @Test("the seconds that are left go from ten to none, also under a clock that was set back")
  func seconds() {
    let time = Timestamp(milliseconds: 1_000_000)
    let left = [(0, 10), (1, 10), (999, 10), (1_000, 9), (9_999, 1), (10_000, 0), (-90_000, 10)]
    for (after, seconds) in left {
      let now = Timestamp(milliseconds: time.milliseconds + after)
      #expect(CrossingUndone.secondsLeft(decided: time, now: now) == seconds)
    }
    #expect(CrossingUndone.secondsLeft(decided: time, now: Timestamp(milliseconds: 1_010_001)) == nil)
  }

  @Test("its event is written byte for byte as its golden file; without its crossing it can't be read")
  func event() throws {
    try EventGoldenTests.holds(CrossingUndone(crossing: "0crossing000000"), "crossing.undone.v1.json")
    for hostile in ["{}", #"{"crossing":7}"#, #"{"crossing":null}"#, #"{"crossing":["a"]}"#] {
      #expect(throws: (any Error).self) { try CrossingUndone(try JSONObject(Array(hostile.utf8)), version: 1) }
    }
  }
}
