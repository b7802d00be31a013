import Journal
import Scanners
import Testing

@testable import Border

@Suite("Documents that wait at a lane, and wait too long")
struct WaitingTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  private func after(_ scan: PresentedScan, minutes: Int, seconds: Int = 0) throws -> Timestamp {
    let time = try #require(try desk.ledger.scan(scan.id)).time
    return Timestamp(milliseconds: time.milliseconds + (minutes * 60 + seconds) * 1_000)
  }

  private func receive() throws -> PresentedScan {
    let scan = try #require(try desk.receive([(Made.scan(), Made.check())]).first)
    try desk.catchUp()
    return scan
  }

  @Test("the event is written byte for byte as its golden file; without scan or reason it can't be read")
  func event() throws {
    try EventGoldenTests.holds(
      ScanRenewed(scan: "0scan0000000000", reason: "antre di luar, wajah cocok"), "scan.renewed.v1.json")
    for hostile in ["{}", #"{"scan":"a"}"#, #"{"reason":"b"}"#, #"{"scan":7,"reason":"b"}"#, #"{"scan":["a"]}"#] {
      #expect(throws: (any Error).self) { try ScanRenewed(try JSONObject(Array(hostile.utf8)), version: 1) }
    }
  }

  @Test("past the rule it leaves the lane's line for those that have waited too long, at every reading of the tables")
  func expires() throws {
    let scan = try receive()
    let ledgers = [desk.ledger, try store.ledger()]
    for ledger in ledgers {
      var board = try ledger.dashboard(lane: 2, now: after(scan, minutes: 30))
      #expect(board.scans.map(\.id) == [scan.id] && board.expired.isEmpty && board.scanCount == 1)
      board = try ledger.dashboard(lane: 2, now: after(scan, minutes: 30, seconds: 1))
      #expect(board.scans.isEmpty && board.scanCount == 0 && board.expired.map(\.id) == [scan.id])
      // After a day nobody looks for it any more.
      board = try ledger.dashboard(lane: 2, now: after(scan, minutes: 24 * 60, seconds: 1))
      #expect(board.scans.isEmpty && board.expired.isEmpty)
      #expect(try ledger.dashboard(lane: 1, now: after(scan, minutes: 31)).expired.isEmpty)
    }
  }

  @Test("it can't be decided then without a word that is recorded, and with it can")
  func decided() throws {
    let scan = try receive()
    let late = try after(scan, minutes: 45)
    desk.waitingClock = { late }
    let crossing = Made.crossing(scan: scan.id, check: scan.checkID)
    #expect(throws: Refusal.waitedTooLong(minutes: 45)) { try desk.record(crossing) }
    #expect(throws: Refusal.missing(.reason)) { try desk.renew(scan: scan.id, reason: " ") }
    #expect(throws: Refusal.tooLong(.reason, limit: 500)) {
      try desk.renew(scan: scan.id, reason: String(repeating: "x", count: 501))
    }
    #expect(throws: Refusal.unknownScan("0nosuchscan0000")) { try desk.renew(scan: "0nosuchscan0000", reason: "x") }
    #expect(try desk.renew(scan: scan.id, reason: "antre di luar", id: "0renew000000000") != nil)
    #expect(try desk.renew(scan: scan.id, reason: "antre di luar", id: "0renew000000000") == nil)
    // The renewal's own time is now, which the test's clock runs ahead of.
    desk.waitingClock = Timestamp.now
    #expect(try desk.renew(scan: scan.id, reason: "lagi") == nil)
    #expect(try desk.record(crossing) != nil)
    #expect(throws: Refusal.self) { try desk.renew(scan: scan.id, reason: "sudah diputuskan") }
  }

  @Test("a renewal counts behind the tables, in them, and for what was entered by hand; it outlives a rebuild")
  func renewal() throws {
    let time = Made.time("2026-11-21T08:00:00+07:00")
    func later(_ minutes: Int) -> Timestamp { Timestamp(milliseconds: time.milliseconds + minutes * 60_000) }
    var scan = HandWritten(Made.scan(), id: "0scan0000000000")
    scan.time = time
    try store.append([scan])
    let ledger = try store.ledger()
    var renewed = HandWritten(ScanRenewed(scan: scan.id, reason: "x"), id: "0renewed0000000")
    renewed.time = later(40)
    try store.append([renewed])
    try ledger.facts(with: []) { facts throws in #expect(try facts.waitingSince(scan.id) == later(40)) }
    try ledger.catchUp()
    for ledger in [ledger, try store.ledger(readOnly: true)] {
      try ledger.facts(with: []) { facts throws in #expect(try facts.waitingSince(scan.id) == later(40)) }
      #expect(try ledger.dashboard(lane: 2, now: later(70)).scans.map(\.since) == [later(40)])
      #expect(try ledger.dashboard(lane: 2, now: later(71)).expired.map(\.time) == [time])
    }
  }

  @Test("one whose document was decided since is not listed any more; one that was taken back is")
  func scannedAnew() throws {
    let first = try receive()
    let late = try after(first, minutes: 45)
    let again = try receive()
    let decided = try #require(try desk.record(Made.crossing(scan: again.id, check: again.checkID)))
    try desk.catchUp()
    #expect(try desk.ledger.dashboard(lane: 2, now: late).expired.isEmpty)
    try desk.undo(crossing: decided.id)
    try desk.catchUp()
    #expect(try desk.ledger.dashboard(lane: 2, now: late).expired.count == 2)
  }

  @Test("the rule is the post's: bounded, changed like the others, and what counts at once")
  func rule() throws {
    let scan = try receive()
    expectRefused(.ruleBounds(.scanWaitMinutes, 0)) {
      try desk.change(rule: .scanWaitMinutes, seen: 30, to: 0, reason: "x")
    }
    try desk.change(rule: .scanWaitMinutes, seen: 30, to: 5, reason: "pos kecil")
    try desk.catchUp()
    #expect(try desk.ledger.dashboard(lane: 2, now: after(scan, minutes: 6)).expired.map(\.id) == [scan.id])
    let late = try after(scan, minutes: 6)
    desk.waitingClock = { late }
    #expect(throws: Refusal.waitedTooLong(minutes: 6)) { try desk.record(Made.crossing(scan: scan.id)) }
  }

  @Test("minutes are whole, and none under a clock that was set back")
  func minutes() {
    let time = Timestamp(milliseconds: 1_000_000)
    #expect(Waiting.minutes(since: time, now: Timestamp(milliseconds: 1_059_999)) == 0)
    #expect(Waiting.minutes(since: time, now: Timestamp(milliseconds: 1_060_000)) == 1)
    #expect(Waiting.minutes(since: time, now: Timestamp(milliseconds: 0)) == 0)
    #expect(!Waiting.isOver(since: time, now: Timestamp(milliseconds: 0), minutes: 1))
  }
}

@Suite("What a lane's scanner gives while nobody is signed in")
struct UnattendedTests {
  private let intake = ScanIntake(lane: 2, direction: .in)
  private var lines: [String] { Made.scan().mrz }

  private func claimed() throws -> (closed: ClosedStore, locked: Desk) {
    let closed = try ClosedStore()
    try closed.add("budi", [.officer])
    try closed.first.claim(.folder(path: "/scans"), forLane: 2)
    let desk = try closed.desk("budi")
    try desk.lock()
    return (closed, desk)
  }

  @Test("stands in the post's own name, unsigned and unchecked, and waits; verify has nothing to say of it")
  func waits() throws {
    let (closed, desk) = try claimed()
    #expect(throws: Refusal.self) { try desk.receive([(Made.scan(), Made.check())]) }
    #expect(try intake.takeUnattended([lines, lines], desk) == 2)
    try desk.recordAttendedOrNot(
      ScannerLost(scanner: ScannerAtLane(lane: 2, .folder(path: "/scans")), reason: .gone))
    try desk.catchUp()
    let board = try desk.ledger.dashboard(lane: 2, now: .now())
    #expect(board.scans.count == 2 && board.scans.allSatisfy { $0.checkID == nil })
    #expect(try closed.findings().isEmpty)
    // Whoever comes may decide it once it is checked.
    let officer = try closed.desk("budi")
    let scan = try #require(board.scans.first)
    let check = try officer.recheck(scan: scan.id, Made.check())
    try officer.record(Made.crossing(scan: scan.id, check: check))
    #expect(try closed.findings().isEmpty)
  }

  @Test("a reader that types at a console's keyboard needs no claim; verify has nothing to say of it")
  func keyboard() throws {
    let (closed, desk) = try claimed()
    #expect(try ScanIntake(lane: 3, direction: .out).takeUnattended([lines], source: .keyboard, desk) == 1)
    try desk.catchUp()
    let board = try desk.ledger.dashboard(lane: 3, now: .now())
    #expect(board.scans.count == 1 && board.scans.first?.checkID == nil && board.scans.first?.direction == .out)
    #expect(try closed.findings().isEmpty)
  }

  @Test("a keyboard's reader is refused where as many wait as it may bring, and at that lane alone")
  func keyboardLimit() throws {
    let (closed, desk) = try claimed()
    let lane = ScanIntake(lane: 3, direction: .out)
    for _ in 0..<Desk.unattendedLimit {
      #expect(try lane.takeUnattended([lines], source: .keyboard, desk) == 1)
      try desk.catchUp()
    }
    #expect(throws: Refusal.duty(.tooManyUnattended(lane: 3))) {
      try lane.takeUnattended([lines], source: .keyboard, desk)
    }
    #expect(try ScanIntake(lane: 4, direction: .out).takeUnattended([lines], source: .keyboard, desk) == 1)
    #expect(try closed.findings().isEmpty)
  }

  @Test("is refused for a lane that has claimed no scanner")
  func unclaimed() throws {
    let (closed, desk) = try claimed()
    #expect(throws: Refusal.duty(.noScanner(lane: 3))) {
      try ScanIntake(lane: 3, direction: .in).takeUnattended([lines], desk)
    }
    #expect(try closed.findings().isEmpty)
  }

  @Test("a file is taken once, whoever was there when it was read first")
  func once() throws {
    let (closed, desk) = try claimed()
    let file = Array("a file".utf8)
    #expect(try intake.takeUnattended([lines], onceFrom: file, desk) == 1)
    #expect(try intake.takeUnattended([lines], onceFrom: file, desk) == 0)
    let officer = try closed.desk("budi")
    #expect(try officer.receive(onceFrom: file, [(Made.scan(), Made.check())]).isEmpty)
    try officer.catchUp()
    let board = try officer.ledger.dashboard(lane: 2, now: .now())
    #expect(board.scans.count == 1 && board.scans.first?.checkID != nil)
  }
}
