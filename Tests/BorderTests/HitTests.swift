import Journal
import Testing
import Watchlist

@testable import Border

/// A traveller whom a list may know: who waits, what officers found each candidate to be, and what counts of it.
@Suite("Hits")
struct HitTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  func check(_ candidates: [(String, Band)]) -> LaneCheck {
    Made.check(candidates: candidates.map { Made.candidate($0.1, entry: $0.0) })
  }

  func present(_ candidates: [(String, Band)] = [("demo-1", .strong)]) throws -> PresentedScan {
    try #require(try desk.receive([(Made.scan(), check(candidates))]).first)
  }

  func hits(_ state: HitState? = nil) throws -> [HitRow] { try store.ledger().hits(HitFilter(state: state)) }

  func hit(_ subject: String) throws -> HitRow {
    try #require(try hits().first { $0.subject == subject })
  }

  @discardableResult
  func dispose(
    _ finding: HitDisposed.Finding, _ scan: PresentedScan, entry: String = "demo-1", replaces: String? = nil,
    by desk: Desk? = nil
  ) throws -> String? {
    try (desk ?? self.desk).dispose(
      Made.disposed(finding, of: scan.id, check: scan.checkID, entry: entry, replaces: replaces),
      second: .named("Kedua Contoh"))?.id
  }

  /// Lets a traveller with a strong hit pass, with two officers.
  func clear(_ scan: PresentedScan) throws {
    try desk.record(Made.crossing(words: "dikenal petugas", scan: scan.id), second: .named("Kedua Contoh"))
  }

  /// Expects to be told who has found it, and when.
  func expectFound<Value>(
    by officer: String = "sari", sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> Value
  ) {
    do {
      _ = try work()
      Issue.record("it was recorded", sourceLocation: sourceLocation)
    } catch Refusal.alreadyFound(let who, let time) {
      #expect(who == officer && time.milliseconds > 0, sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
  }

  // MARK: States

  @Test("waits until it is decided or disposed; who waits longest comes first, then the newest of the others")
  func states() throws {
    let scans = try (0..<5).map { _ in try present() }
    try clear(scans[0])
    try dispose(.otherPerson, scans[1])
    try dispose(.samePerson, scans[3])
    try desk.record(Made.crossing("refused", reason: "no-valid-document", scan: scans[3].id))
    let all = try hits()
    #expect(all.map(\.subject) == [scans[2].id, scans[4].id, scans[3].id, scans[1].id, scans[0].id])
    #expect(
      all.map(\.state) == [.waiting, .waiting, .disposed(.samePerson), .disposed(.otherPerson), .decided])
    #expect(all[2].crossing?.outcome == "refused" && all[3].crossing == nil && all[4].crossing?.outcome == "cleared")
    for (state, count) in [
      (HitState.waiting, 2), (.decided, 1), (.disposed(.samePerson), 1), (.disposed(.otherPerson), 1),
      (.disposed(.cannotTell), 0),
    ] {
      #expect(try hits(state).count == count)
      #expect(try hits(state).allSatisfy { $0.state == state })
    }
    let board = try store.ledger().dashboard(lane: 2, now: .now())
    #expect(board.hits.map(\.subject) == [scans[2].id, scans[4].id] && board.hitCount == 2)
  }

  @Test("disposed it waits no more, but its traveller still does")
  func travellerWaits() throws {
    let scan = try present()
    try dispose(.otherPerson, scan)
    let board = try store.ledger().dashboard(lane: 2, now: .now())
    #expect(board.hitCount == 0 && board.scans.map(\.id) == [scan.id])
    try desk.record(Made.crossing(scan: scan.id))
    #expect(try hit(scan.id).crossing != nil)
    #expect(try hit(scan.id).state == .disposed(.otherPerson))
  }

  @Test("decided first, it can still be said who it was")
  func disposedLater() throws {
    let scan = try present()
    try clear(scan)
    try dispose(.cannotTell, scan)
    #expect(try hit(scan.id).state == .disposed(.cannotTell))
  }

  @Test("of several candidates all that are not weak must be looked at; one who is the same person is enough")
  func severalCandidates() throws {
    let candidates: [(String, Band)] = [("demo-1", .strong), ("demo-2", .possible), ("demo-3", .weak)]
    let all = try (0..<4).map { _ in try present(candidates) }
    try dispose(.otherPerson, all[0])
    #expect(try hit(all[0].id).state == .waiting)
    #expect(try hit(all[0].id).open.map(\.entry) == ["demo-1", "demo-2"])
    try dispose(.otherPerson, all[0], entry: "demo-2")
    #expect(try hit(all[0].id).state == .disposed(.otherPerson))
    try dispose(.samePerson, all[1], entry: "demo-2")
    #expect(try hit(all[1].id).state == .disposed(.samePerson))
    try dispose(.cannotTell, all[2])
    try dispose(.otherPerson, all[2], entry: "demo-2")
    #expect(try hit(all[2].id).state == .disposed(.cannotTell))
    // The weak one alone says nothing of the others.
    try dispose(.otherPerson, all[3], entry: "demo-3")
    #expect(try hit(all[3].id).state == .waiting)
  }

  // MARK: Checked again

  @Test("what was found counts on for the same entries of a newer check")
  func recheck() throws {
    let scan = try present([("demo-1", .strong)])
    try dispose(.otherPerson, scan)
    let newer = try desk.recheck(scan: scan.id, check([("demo-1", .possible)]))
    #expect(try hit(scan.id).state == .disposed(.otherPerson))
    #expect(try hit(scan.id).checkID == newer)
    // A new candidate opens it again; the finding about the old one stays.
    _ = try desk.recheck(scan: scan.id, check([("demo-1", .possible), ("demo-9", .strong)]))
    #expect(try hit(scan.id).state == .waiting)
    #expect(try hit(scan.id).finding(list: "demo", entry: "demo-1")?.finding == .otherPerson)
    _ = try desk.recheck(scan: scan.id, check([("demo-1", .weak)]))
    #expect(try hits().isEmpty)
    #expect(throws: Refusal.unknownHit) { try dispose(.samePerson, scan) }
    _ = try desk.recheck(scan: scan.id, check([("demo-1", .strong)]))
    #expect(try hit(scan.id).state == .disposed(.otherPerson))
  }

  @Test("the entry of another list with the same id is another candidate")
  func otherList() throws {
    var second = Made.candidate(.possible)
    second.list = "ofac-sdn"
    let both = Made.check(candidates: [Made.candidate(.strong), second])
    let scan = try #require(try desk.receive([(Made.scan(), both)]).first)
    try dispose(.otherPerson, scan)
    #expect(try hit(scan.id).state == .waiting)
    #expect(try hit(scan.id).finding(list: "ofac-sdn", entry: "demo-1") == nil)
  }

  // MARK: Two officers

  @Test("a second opinion names the one that it takes the place of; both are kept, the newer counts")
  func secondOpinion() throws {
    let scan = try present()
    let first = try #require(try dispose(.otherPerson, scan))
    let second = try #require(try dispose(.samePerson, scan, replaces: first, by: try store.desk("budi")))
    let hit = try hit(scan.id)
    #expect(hit.state == .disposed(.samePerson) && hit.findings.map(\.id) == [first, second])
    #expect(hit.findings.map(\.officer) == ["sari", "budi"])
    #expect(hit.finding(list: "demo", entry: "demo-1")?.id == second)
    expectFound(by: "budi") { try dispose(.cannotTell, scan, replaces: first) }
  }

  @Test("of two desks that dispose one candidate at once the second is told, and nothing of it is recorded")
  func twoDesks() throws {
    let scan = try present()
    let other = try store.desk("budi")
    try other.catchUp()
    try dispose(.samePerson, scan)
    expectFound { try dispose(.otherPerson, scan, by: other) }
    #expect(try hit(scan.id).findings.map(\.officer) == ["sari"])
    #expect(throws: Refusal.unknownHit) { try dispose(.otherPerson, try present(), replaces: "0nosuchfinding0") }
  }

  @Test("desks on threads of their own find each of twenty candidates once")
  func racing() async throws {
    let scans = try desk.receive((0..<20).map { _ in (Made.scan(), check([("demo-1", .strong)])) })
    let layout = store.layout
    let wins = try await withThrowingTaskGroup(of: Int.self) { group in
      for officer in ["budi", "citra", "dewi"] {
        group.addTask {
          let desk = try Desk(layout, officer: Officer(name: officer), console: officer, reference: try .shared.get())
          var wins = 0
          for scan in scans {
            do {
              try desk.dispose(Made.disposed(.otherPerson, of: scan.id))
              wins += 1
            } catch Refusal.alreadyFound {
            }
          }
          return wins
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(wins == 20)
    #expect(try hits().allSatisfy { $0.findings.count == 1 })
    withExtendedLifetime(store) {}
  }

  @Test("the same id is recorded once")
  func once() throws {
    let scan = try present()
    let id = newEventID()
    #expect(try desk.dispose(Made.disposed(.otherPerson, of: scan.id), id: id)?.id == id)
    #expect(try desk.dispose(Made.disposed(.otherPerson, of: scan.id), id: id) == nil)
    #expect(try hit(scan.id).findings.count == 1)
  }

  // MARK: Refused

  @Test("what is no hit, no candidate, or has no reason is refused")
  func refusals() throws {
    let (scan, clean, weak) = (try present(), try present([]), try present([("demo-1", .weak)]))
    let none = PresentedScan(
      id: "0nowhere0000000", scan: scan.scan, checkID: scan.checkID, check: scan.check)
    for subject in [clean, weak, none] {
      #expect(throws: Refusal.unknownHit) { try dispose(.otherPerson, subject) }
    }
    #expect(throws: Refusal.unknownHit) { try dispose(.otherPerson, scan, entry: "demo-2") }
    #expect(throws: Refusal.missing(.reason)) {
      try desk.dispose(Made.disposed(.otherPerson, of: scan.id, reason: " "))
    }
    #expect(throws: Refusal.tooLong(.reason, limit: 500)) {
      try desk.dispose(Made.disposed(.otherPerson, of: scan.id, reason: String(repeating: "x", count: 501)))
    }
    #expect(try hit(scan.id).findings.isEmpty)
  }

  @Test("rules see checks and findings that no table holds yet")
  func behindTheTables() throws {
    let behind = try store.ledger()
    try store.append([
      HandWritten(Made.scan(), id: "0scan0000000000"), HandWritten(Made.checked("0scan0000000000", [.strong])),
      HandWritten(Made.disposed(.otherPerson, of: "0scan0000000000"), id: "0finding0000000"),
      HandWritten(Made.scan(), id: "0scan0000000001"), HandWritten(Made.checked("0scan0000000001", [.weak])),
    ])
    try behind.facts(with: []) { facts throws in
      #expect(try facts.hit(of: "0scan0000000000")?.check.candidates.count == 1)
      #expect(try facts.finding(of: "0scan0000000000", list: "demo", entry: "demo-1")?.id == "0finding0000000")
      #expect(try facts.finding(of: "0scan0000000000", list: "demo", entry: "demo-2") == nil)
      #expect(try facts.hit(of: "0scan0000000001") == nil)
    }
  }

  // MARK: Without a lane

  @Test("a crossing recorded without a lane's scan is a hit that is decided, and can be disposed")
  func direct() throws {
    let crossing = try #require(
      try desk.record(
        Made.crossing(words: "wajah lain", lane: nil), check: check([("demo-1", .strong)]),
        second: .named("Kedua Contoh")))
    let row = try hit(crossing.id)
    #expect(row.state == .decided && !row.isAtLane && row.lane == nil && row.crossing?.id == crossing.id)
    #expect(try store.ledger().dashboard(lane: 2, now: .now()).hitCount == 0)
    try desk.dispose(
      Made.disposed(.samePerson, of: crossing.id, check: row.checkID), second: .named("Kedua Contoh"))
    #expect(try hit(crossing.id).state == .disposed(.samePerson))
    let story = try #require(try store.ledger().story(ofCrossing: crossing.id))
    #expect(story.checks.map(\.check.subject) == [crossing.id] && story.findings.count == 1)
  }

  @Test("a check whose crossing nobody can read is no hit, disposed or not")
  func strayCheck() throws {
    try store.append([
      HandWritten(Made.checked("0newer000000000", [.strong])),
      HandWritten(type: "crossing.recorded", v: 3, json: "{}", id: "0newer000000000"),
      HandWritten(Made.disposed(.samePerson, of: "0newer000000000")),
    ])
    #expect(try hits().isEmpty)
    let all = try store.ledger().summary(from: Timestamp(milliseconds: .min), to: Timestamp(milliseconds: .max))
    #expect(all.hitCount == 0)
  }
}
