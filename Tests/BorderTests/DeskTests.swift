import Foundation
import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("The desk")
struct DeskTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  func present(_ desk: Desk, lane: Int = 2, _ candidates: Int = 0) throws -> PresentedScan {
    let found = (0..<candidates).map { Made.candidate(entry: "demo-\($0)") }
    return try #require(try desk.receive([(Made.scan(lane: lane), Made.check(candidates: found))]).first)
  }

  func records() throws -> [Record] {
    var records: [Record] = []
    var reader = try JournalReader(store.layout)
    while try reader.read({ if case .record(let record) = $0 { records.append(record) } }) > 0 {}
    return records
  }

  // MARK: Scans and decisions

  @Test("a scan and its check are two records, and wait until a crossing decides them")
  func scanToDecision() throws {
    let presented = try present(desk, 1)
    try desk.catchUp()
    var board = try desk.ledger.dashboard(lane: 2, now: .now())
    #expect(board.scans.map(\.id) == [presented.id])
    #expect(board.hits.map(\.subject) == [presented.id])
    #expect(board.scans.first?.check == presented.check)
    let record = try #require(
      try desk.record(Made.crossing("secondary", reason: "name-match", scan: presented.id, check: presented.checkID)))
    try desk.catchUp()
    board = try desk.ledger.dashboard(lane: 2, now: .now())
    #expect(board.scans.isEmpty && board.hits.isEmpty && board.hitCount == 0)
    #expect(board.crossings.map(\.id) == [record.id])
    #expect(board.crossings.first?.scan == presented.id && board.crossings.first?.check == presented.checkID)
    #expect(
      try records().map(\.type) == ["journal.created", "scan.received", "watchlist.checked", "crossing.recorded"])
    #expect(try records().allSatisfy { $0.type == "journal.created" || $0.officer == "sari" && $0.auth == "none" })
  }

  @Test("several documents cost one append, in their order")
  func severalScans() throws {
    let presented = try desk.receive((1...3).map { (Made.scan(lane: $0), Made.check()) })
    #expect(presented.map(\.scan.lane) == [1, 2, 3])
    #expect(try records().dropFirst().map(\.id) == presented.flatMap { [$0.id, $0.checkID] })
  }

  @Test("one scan that is not in order keeps all of them out")
  func brokenScan() throws {
    #expect(throws: Refusal.wrongForm(.lane, "0")) {
      try desk.receive([(Made.scan(), Made.check()), (Made.scan(lane: 0), Made.check())])
    }
    #expect(try records().count == 1)
  }

  @Test("of two desks that decide one scan one wins, and the other hears who did")
  func twoDesks() throws {
    let other = try store.desk("budi")
    let scan = try present(desk).id
    let first = try #require(try desk.record(Made.crossing(scan: scan, lane: 2)))
    #expect(throws: Refusal.alreadyDecided(officer: "sari", lane: 2, time: first.time)) {
      try other.record(Made.crossing("refused", reason: "no-valid-document", scan: scan, lane: 3))
    }
    #expect(try records().count { $0.type == "crossing.recorded" } == 1)
  }

  @Test("desks on threads of their own decide each of thirty scans once")
  func racingDesks() async throws {
    let scans = try desk.receive((0..<30).map { _ in (Made.scan(), Made.check()) }).map(\.id)
    let store = self.store
    let layout = store.layout
    let wins = try await withThrowingTaskGroup(of: Int.self) { group in
      for officer in ["budi", "citra", "dewi"] {
        group.addTask {
          let desk = try Desk(
            layout, officer: Officer(name: officer), console: officer, reference: try .shared.get())
          var wins = 0
          for scan in scans {
            do {
              if try desk.record(Made.crossing(scan: scan)) != nil { wins += 1 }
            } catch Refusal.alreadyDecided {
            }
          }
          return wins
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(wins == 30)
    #expect(try records().count { $0.type == "crossing.recorded" } == 30)
    withExtendedLifetime(store) {}
  }

  @Test("a scan that is not there can't be decided, nor checked again")
  func unknownScan() throws {
    #expect(throws: Refusal.unknownScan("0nowhere0000000")) { try desk.record(Made.crossing(scan: "0nowhere0000000")) }
    #expect(throws: Refusal.unknownScan("0nowhere0000000")) { try desk.recheck(scan: "0nowhere0000000", Made.check()) }
    let crossing = try #require(try desk.record(Made.crossing()))
    #expect(throws: Refusal.unknownScan(crossing.id)) { try desk.record(Made.crossing(scan: crossing.id)) }
    #expect(try records().count == 2)
  }

  @Test("a newer check takes the place of the last, whether it finds anything or not")
  func recheck() throws {
    let scan = try present(desk, 1).id
    let check = try desk.recheck(scan: scan, Made.check())
    try desk.catchUp()
    let board = try desk.ledger.dashboard(lane: 2, now: .now())
    #expect(board.hitCount == 0 && board.scans.first?.checkID == check)
    try desk.record(Made.crossing(scan: scan, check: check))
    #expect(throws: Refusal.self) { try desk.recheck(scan: scan, Made.check()) }
  }

  @Test("the same id is recorded once, however often it is asked for")
  func sameID() throws {
    let id = newEventID()
    #expect(try desk.record(Made.crossing(), id: id)?.id == id)
    #expect(try desk.record(Made.crossing(), id: id) == nil)
    #expect(try store.desk("budi").record(Made.crossing(), id: id) == nil)
    #expect(try records().count { $0.type == "crossing.recorded" } == 1)
  }

  @Test("without a scan the check stands in front of the crossing, and the crossing names it")
  func checkWithoutScan() throws {
    let record = try #require(try desk.record(Made.crossing(), check: Made.check(candidates: [Made.candidate()])))
    let all = try records()
    #expect(all.map(\.type) == ["journal.created", "watchlist.checked", "crossing.recorded"])
    guard case .watchlistChecked(let check) = RecordedEvent(all[1]),
      case .crossingRecorded(let crossing) = RecordedEvent(all[2])
    else {
      Issue.record("not a check and a crossing")
      return
    }
    #expect(check.subject == record.id && crossing.check == all[1].id)
    #expect(check.lists == Made.check().lists && check.candidates.first?.entry == "demo-1")
    try desk.catchUp()
    #expect(try desk.ledger.dashboard(lane: 2, now: .now()).hitCount == 0)
  }

  @Test("what breaks a rule leaves no record")
  func refusalRecordsNothing() throws {
    #expect(throws: Refusal.missing(.name)) { try desk.record(Made.crossing(name: "")) }
    #expect(throws: Refusal.self) { try desk.record(Made.crossing("referred", words: "rahasia")) }
    #expect(try records().count == 1)
  }

  // MARK: Voids

  @Test("a crossing is voided once, by its id or the beginning of it")
  func void() throws {
    let crossing = try #require(try desk.record(Made.crossing()))
    let prefix = String(crossing.id.prefix(4))
    #expect(try desk.void(crossing: prefix.uppercased(), reason: " salah  ketik ") != nil)
    try desk.catchUp()
    let row = try #require(try desk.ledger.crossings(limit: 1).first)
    #expect(row.isVoid && row.voiding?.reason == "salah ketik" && row.voiding?.officer == "sari")
    #expect(throws: Refusal.alreadyVoided(officer: "sari")) {
      try store.desk("budi").void(crossing: crossing.id, reason: "lagi")
    }
    #expect(try records().map(\.type) == ["journal.created", "crossing.recorded", "crossing.voided"])
  }

  @Test("a beginning that two crossings have is ambiguous, one that none has is unknown")
  func prefixes() throws {
    try desk.record(Made.crossing(), id: "abcd00000000001")
    try desk.record(Made.crossing(), id: "abcd00000000002")
    let scan = try present(desk).id
    #expect(throws: Refusal.ambiguousCrossing("abcd")) { try desk.void(crossing: "abcd", reason: "x") }
    #expect(try desk.void(crossing: "abcd00000000002", reason: "x") != nil)
    for unknown in ["abce", scan] {
      #expect(throws: Refusal.unknownCrossing(unknown)) { try desk.void(crossing: unknown, reason: "x") }
    }
  }

  @Test(
    "what is no beginning of an id is looked up nowhere",
    arguments: [
      "", "abc", "abcd%", "' OR 1=1", "ábcd", "abcdefghijklmnop", "ab\u{0}cd", String(repeating: "a", count: 10_000),
    ])
  func wrongPrefixes(prefix: String) throws {
    try desk.record(Made.crossing(), id: "abcd00000000001")
    #expect(throws: Refusal.unknownCrossing(prefix)) { try desk.void(crossing: prefix, reason: "x") }
  }

  @Test("a void has a reason, of at most 500 visible characters")
  func voidReasons() throws {
    let id = try #require(try desk.record(Made.crossing())).id
    #expect(throws: Refusal.missing(.reason)) { try desk.void(crossing: id, reason: " \t") }
    #expect(throws: Refusal.tooLong(.reason, limit: 500)) {
      try desk.void(crossing: id, reason: String(repeating: "x", count: 501))
    }
    #expect(throws: Refusal.wrongForm(.reason, "a\u{1B}b")) { try desk.void(crossing: id, reason: "a\u{1B}b") }
    #expect(try records().count == 2)
  }

  @Test("a scan whose crossing was voided stays decided: the document is presented again")
  func voidedDecision() throws {
    let scan = try present(desk).id
    let crossing = try #require(try desk.record(Made.crossing(scan: scan)))
    try desk.void(crossing: crossing.id, reason: "salah orang")
    #expect(throws: Refusal.alreadyDecided(officer: "sari", lane: 2, time: crossing.time)) {
      try desk.record(Made.crossing(scan: scan))
    }
    #expect(try desk.ledger.dashboard(lane: 2, now: .now()).scanCount == 0)
  }

  // MARK: Lists

  @Test("a list is recorded against the version that it was compared with")
  func listVersions() throws {
    func keep(_ digit: Character) throws {
      try Data().write(to: URL(fileURLWithPath: store.layout.lists + "/" + Made.digest(digit)))
    }
    for digit in "abc" { try keep(digit) }
    #expect(try desk.record(Made.imported(digest: Made.digest("a"))) != nil)
    #expect(throws: Refusal.listUnchanged("demo")) { try desk.record(Made.imported(digest: Made.digest("a"))) }
    #expect(throws: Refusal.listChanged("demo")) { try desk.record(Made.imported(digest: Made.digest("b"))) }
    let next = Made.imported(digest: Made.digest("b"), replaces: Made.digest("a"))
    #expect(try store.desk("budi").record(next) != nil)
    #expect(throws: Refusal.listChanged("demo")) {
      try desk.record(Made.imported(digest: Made.digest("c"), replaces: Made.digest("a")))
    }
    try desk.catchUp()
    #expect(try desk.ledger.currentLists().map(\.imported) == [next])
  }

  @Test("a list whose file is gone is not recorded")
  func listWithoutFile() throws {
    #expect(throws: Refusal.keptFileMissing("demo")) { try desk.record(Made.imported()) }
    #expect(try records().count == 1)
  }

  // MARK: The store

  @Test("a store of a post that nobody knows is refused")
  func unknownPost() throws {
    let store = try TestStore(post: "atlantis")
    #expect(throws: Refusal.unknownPost("atlantis")) { try store.desk() }
  }

  @Test("an officer's name has at most 64 visible characters")
  func officers() throws {
    #expect(Officer(name: "sa\u{1B}ri\u{202E}").name == "sari")
    #expect(Officer(name: String(repeating: "x", count: 10_000)).name.count == 64)
    #expect(Officer(name: "a" + String(repeating: "\u{301}", count: 10_000)).name.unicodeScalars.count <= 256)
  }
}
