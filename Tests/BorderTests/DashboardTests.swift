import GRDB
import Journal
import Testing

@testable import Border

@Suite("What the panels show")
struct DashboardTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  func board(_ now: String = "2026-11-21T12:00:00+07:00", lane: Int = 2, zone: PostZone? = nil) throws -> Dashboard {
    let ledger = try Ledger(store.layout, zone: zone ?? store.zone)
    try ledger.catchUp()
    return try ledger.dashboard(lane: lane, now: Made.time(now))
  }

  func cross(_ time: String, _ direction: Direction = .in, _ outcome: String = "cleared", id: String = newEventID())
    -> HandWritten
  {
    HandWritten(Made.crossing(outcome, direction: direction), id: id, at: Made.time(time))
  }

  func passed(_ board: Dashboard) -> [Int: [Int]] {
    Dictionary(uniqueKeysWithValues: board.hours.filter { $0.in + $0.out > 0 }.map { ($0.hour, [$0.in, $0.out]) })
  }

  // MARK: Hours

  @Test("the hours of today are the post's: midnight divides, and WITA is an hour ahead")
  func midnight() throws {
    try store.append([
      cross("2026-11-20T23:59:59.999+07:00"), cross("2026-11-21T00:00:00+07:00"),
      cross("2026-11-21T00:59:59.999+07:00", .out), cross("2026-11-21T23:59:59.999+07:00"),
      cross("2026-11-22T00:00:00+07:00"),
    ])
    #expect(passed(try board()) == [0: [1, 1], 23: [1, 0]])
    let wita = try board(zone: PostZone(name: "WITA", offsetMinutes: 480))
    #expect(passed(wita) == [0: [1, 0], 1: [1, 1]])
  }

  @Test("only who was let through counts as having crossed, and a voided crossing no more")
  func passedOnly() throws {
    try store.append([
      cross("2026-11-21T08:00:00+07:00"), cross("2026-11-21T08:10:00+07:00", .in, "deportee-received"),
      cross("2026-11-21T08:20:00+07:00", .in, "refused"), cross("2026-11-21T08:30:00+07:00", .out, "secondary"),
      cross("2026-11-21T08:40:00+07:00", .out, id: "0voided00000000"),
    ])
    #expect(passed(try board()) == [8: [2, 1]])
    // Voided the next day: it is the hour of the crossing that has one less.
    try store.append([
      HandWritten(CrossingVoided(crossing: "0voided00000000", reason: "x"), at: Made.time("2026-11-22T08:00:00+07:00"))
    ])
    let after = try board()
    #expect(passed(after) == [8: [2, 0]])
    #expect((after.totalIn, after.totalOut) == (2, 0))
    #expect(after.crossings.count == 5 && after.crossings.count(where: \.isVoid) == 1)
  }

  @Test("the usual hours are the mean of the same weekday, of the weeks that have records")
  func usualHours() throws {
    // 2026-11-21 is a Saturday.
    try store.append(
      (0..<4).map { _ in cross("2026-11-14T08:05:00+07:00") } + [cross("2026-11-14T09:05:00+07:00", .out)]
        + (0..<3).map { _ in cross("2026-11-07T08:05:00+07:00", .out) } + [cross("2026-11-13T08:05:00+07:00")]
        + [cross("2026-09-26T08:05:00+07:00", .in, "refused"), cross("2026-09-19T10:05:00+07:00")])
    // Three weeks have records: 7 / 3 and 1 / 3. The ninth week back counts no more, nor does Friday.
    #expect(try board().usualHours == [8: 2, 9: 0])
    #expect(try board("2026-11-25T12:00:00+07:00").usualHours.isEmpty)
  }

  // MARK: Scans and hits

  @Test("scans wait at their lane, oldest first; hits of all lanes wait, oldest first")
  func waiting() throws {
    try store.append([
      HandWritten(Made.scan(lane: 2), id: "0scan0000000001"), HandWritten(Made.checked("0scan0000000001")),
      HandWritten(Made.scan(lane: 3), id: "0scan0000000002"),
      HandWritten(Made.checked("0scan0000000002", [.strong]), at: Made.time("2026-11-21T08:31:00+07:00")),
      HandWritten(Made.scan(lane: 2), id: "0scan0000000003"),
      HandWritten(Made.checked("0scan0000000003", [.possible, .weak])),
      HandWritten(Made.scan(lane: 2, direction: .out), id: "0scan0000000004"),
      HandWritten(Made.checked("0scan0000000004", [.weak])),
    ])
    var seen = try board("2026-11-21T09:00:00+07:00")
    #expect(seen.scans.map(\.id) == ["0scan0000000001", "0scan0000000003", "0scan0000000004"])
    #expect(seen.scans.map(\.direction) == [.in, .in, .out])
    #expect(seen.scans.allSatisfy { $0.mrz == Made.mrz && $0.check?.subject == $0.id })
    #expect(seen.hits.map(\.subject) == ["0scan0000000002", "0scan0000000003"])
    #expect(seen.hits.first?.time == Made.time("2026-11-21T08:31:00+07:00") && seen.hits.first?.lane == 3)
    #expect(seen.hits.first?.best?.band == "strong" && seen.hits.first?.name == "ERIKSSON, ANNA MARIA")
    try store.append([HandWritten(Made.crossing(scan: "0scan0000000002"))])
    seen = try board("2026-11-21T09:00:00+07:00", lane: 3)
    #expect(seen.scans.isEmpty && seen.scanCount == 0 && seen.hitCount == 1)
  }

  @Test("panels hold a screenful and count all")
  func limits() throws {
    try store.append(
      (0..<300).flatMap { number in
        let id = "scan\(1000 + number)"
        return [
          HandWritten(Made.scan(), id: id), HandWritten(Made.checked(id, [.strong])), HandWritten(Made.crossing()),
        ]
      })
    let board = try board("2026-11-21T09:00:00+07:00")
    #expect((board.hits.count, board.hitCount) == (200, 300))
    #expect((board.scans.count, board.scanCount) == (200, 300))
    #expect(board.crossings.count == 200 && board.crossings.first?.seq == 900)
    #expect(board.hits.first?.subject == "scan1000" && board.records == 901)
  }

  @Test("a check of a crossing, or of nothing, waits nowhere")
  func strayChecks() throws {
    try store.append([
      HandWritten(Made.checked("0crossing000000", [.strong])), HandWritten(Made.crossing(), id: "0crossing000000"),
      HandWritten(Made.checked("0crossing000000", [.strong])), HandWritten(Made.checked("", [.strong])),
    ])
    #expect(try board().hitCount == 0)
  }

  @Test("kinds that are not known are counted and change nothing else")
  func unknown() throws {
    try store.append([
      HandWritten(type: "gate.opened", json: "{}"), HandWritten(type: "crossing.recorded", v: 99, json: "{}"),
      HandWritten(type: "crossing.recorded", json: #"{"direction":"up"}"#), HandWritten(Made.crossing()),
    ])
    let board = try board()
    #expect((board.unknown, board.unreadable, board.damaged) == (2, 1, 0))
    #expect(board.crossings.count == 1 && board.records == 5)
  }

  @Test("the newest import of each list counts")
  func lists() throws {
    try store.append([
      HandWritten(Made.imported("b", digest: Made.digest("1"))), HandWritten(Made.imported("a")),
      HandWritten(Made.imported("b", digest: Made.digest("2"), replaces: Made.digest("1"))),
    ])
    #expect(try board().lists.map(\.imported.list) == ["a", "b"])
    #expect(try board().lists.map(\.imported.sha256) == [Made.digest("a"), Made.digest("2")])
  }

  // MARK: Looking up

  @Test("crossings are found by time and by document, newest first")
  func search() throws {
    try store.append([
      HandWritten(Made.crossing(number: "X1"), at: Made.time("2026-11-20T08:00:00+07:00")),
      HandWritten(Made.crossing(number: "X2"), at: Made.time("2026-11-21T08:00:00+07:00")),
      HandWritten(Made.crossing(number: "X1"), at: Made.time("2026-11-21T09:00:00+07:00")),
    ])
    let ledger = try store.ledger()
    let (from, to) = (Made.time("2026-11-21T08:00:00+07:00"), Made.time("2026-11-21T09:00:00+07:00"))
    #expect(try ledger.crossings(from: from, limit: 10).map(\.seq) == [3, 2])
    #expect(try ledger.crossings(from: from, to: to, limit: 10).map(\.seq) == [2])
    #expect(try ledger.crossings(document: "X1", limit: 10).map(\.seq) == [3, 1])
    #expect(try ledger.crossings(document: "' OR 1=1 --", limit: 10).isEmpty)
    #expect(try ledger.crossings(limit: 1).map(\.seq) == [3])
    #expect(try ledger.crossings(limit: -1).isEmpty)
  }

  @Test("every question of the panels is answered by an index: none reads a whole table", arguments: PanelSQL.all)
  func queryPlans(sql: String) throws {
    let ledger = try store.ledger()
    try ledger.read { db in
      let arguments = StatementArguments(Array(repeating: 1, count: sql.count { $0 == "?" }))
      let plan = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map {
        $0["detail"] as String
      }
      #expect(!plan.isEmpty)
      for step in plan where step.hasPrefix("SCAN") {
        // Read backwards by its number, up to the limit; small indexes of what waits; the few imports.
        let isBounded =
          sql == PanelSQL.crossings || sql == EntrySQL.newestMade
          || ["scans_", "imports_list", "hits_waiting", "patrols_out", "entries_ended"].contains {
            step.contains("INDEX \($0)")
          }
        #expect(isBounded, "\(step)")
      }
    }
  }
}
