import Foundation
import Journal
import Testing
import Watchlist

@testable import Border

/// The tables are a function of the journal: however they came to be, they are the same.
@Suite("Tables built at once and step by step")
struct LedgerEquivalenceTests {
  @Test("are equal, and equal to those of many small steps and of two consoles in turn", arguments: [1, 2, 3, 4, 5, 6])
  func equal(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let events = RandomEvents.day(400, &dice)
    let store = try TestStore()
    let one = try store.ledger()
    let two = try store.ledger()
    let memory = try store.ledger(readOnly: true)
    var rest = events[...]
    while !rest.isEmpty {
      let step = rest.prefix(.random(in: 1...30, using: &dice))
      rest = rest.dropFirst(step.count)
      try store.append(Array(step))
      try (Bool.random(using: &dice) ? one : two).catchUp()
      if Bool.random(using: &dice) { try memory.catchUp() }
    }
    try one.catchUp()
    try two.catchUp()
    try memory.catchUp()
    let built = try Ledger(store.layout, zone: store.zone, readOnly: true)
    try built.rebuild()
    let expected = try built.contents()
    #expect(try one.contents() == expected)
    #expect(try two.contents() == expected)
    #expect(try memory.contents() == expected)
    try one.rebuild()
    #expect(try one.contents() == expected)
    #expect(try two.catchUp().seq == events.count + 1)
    #expect(try two.contents() == expected)
  }

  @Test("hold each event once, whatever is repeated", arguments: [11, 12, 13])
  func once(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let events = RandomEvents.day(300, &dice)
    // The same events without the repeated ones: rows are the same but for their numbers.
    var seen: Set<String> = []
    let plain = events.filter { seen.insert($0.id).inserted }
    let (repeated, single) = (try TestStore(), try TestStore())
    try repeated.append(events)
    try single.append(plain)
    let boards = try [repeated, single].map { store in
      let ledger = try store.ledger()
      let moment = Made.time("2026-11-21T12:00:00+07:00")
      return try (1...4).map { try ledger.dashboard(lane: $0, now: moment) }
    }
    let summaries = try [repeated, single].map { store in
      try store.ledger().summary(from: Made.time("2000-01-01T00:00:00Z"), to: Made.time("2030-01-01T00:00:00Z"))
    }
    #expect(summaries[0].crossings == summaries[1].crossings && !summaries[0].crossings.isEmpty)
    #expect((summaries[0].voided, summaries[0].amended) == (summaries[1].voided, summaries[1].amended))
    #expect(summaries[0].hits.map(\.count) == summaries[1].hits.map(\.count))
    #expect(summaries[0].patrols.map(Self.plain) == summaries[1].patrols.map(Self.plain))
    #expect(summaries[0].patrolPersons == summaries[1].patrolPersons)
    for (left, right) in zip(boards[0], boards[1]) {
      #expect(
        left.crossings.map { [$0.id, $0.outcome, $0.voiding?.reason] }
          == right.crossings.map { [$0.id, $0.outcome, $0.voiding?.reason] })
      #expect(left.hits.map(Self.plain) == right.hits.map(Self.plain) && left.hitCount == right.hitCount)
      #expect(left.scans == right.scans && left.scanCount == right.scanCount)
      #expect(left.hours == right.hours && left.usualHours == right.usualHours)
      #expect(left.lists.map(\.imported) == right.lists.map(\.imported))
      #expect((left.unknown, left.unreadable) == (right.unknown, right.unreadable))
    }
  }

  /// What a hit and a patrol say, their places in the journal apart.
  static func plain(_ hit: HitRow) -> [String] {
    ["\(hit.checkID) \(hit.subject) \(hit.state) \(hit.crossing?.id ?? "")"] + hit.findings.map(\.id)
  }

  static func plain(_ row: PatrolRow) -> String {
    "\(row.id) \(row.entries) \(row.persons) \(row.lastTime) \(row.lastText ?? "") \(row.endOfficer ?? "")"
  }

  @Test("an entry that comes again after newer ones changes nothing: hits, decisions, voids, lists, totals")
  func lateRepeats() throws {
    let scan = HandWritten(Made.scan(), id: "0scan0000000000")
    let hit = HandWritten(Made.checked(scan.id, [.strong]), id: "0hit00000000000")
    let clean = HandWritten(Made.checked(scan.id), id: "0clean000000000")
    let first = HandWritten(Made.imported(digest: Made.digest("a")), id: "0list0000000001")
    let second = HandWritten(
      Made.imported(digest: Made.digest("b"), replaces: Made.digest("a")), id: "0list0000000002")
    let crossing = HandWritten(Made.crossing(), id: "0crossing000000")
    let void = HandWritten(CrossingVoided(crossing: crossing.id, reason: "x"), id: "0void0000000000")
    let again = HandWritten(CrossingVoided(crossing: crossing.id, reason: "y"), id: "0void0000000001", officer: "budi")
    let store = try TestStore()
    let steps = try store.ledger()
    for event in [scan, hit, clean, first, second, crossing, void, again, scan, hit, first, crossing, void] {
      try store.append([event])
      try steps.catchUp()
    }
    for ledger in [steps, try store.ledger(readOnly: true)] {
      let board = try ledger.dashboard(lane: 2, now: crossing.time)
      #expect(board.hitCount == 0 && board.scanCount == 1 && board.scans.first?.checkID == clean.id)
      #expect(board.lists.map(\.imported.sha256) == [Made.digest("b")])
      #expect(board.crossings.count == 1 && board.crossings.first?.voiding?.reason == "x")
      #expect(board.totalIn == 0)
    }
  }

  @Test("who is far behind hears how far they have come, up to the end")
  func progress() throws {
    let store = try TestStore()
    let ledger = try store.ledger()
    try store.append((0..<9_000).map { HandWritten(Made.crossing(number: "X\($0)")) })
    var told: [Ledger.Progress] = []
    try ledger.catchUp { told.append($0) }
    #expect(told.map(\.applied) == [4_096, 8_192, 9_000])
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.bytes < $1.bytes })
    let last = try #require(told.last)
    #expect(last.totalBytes > 9_000 * 100 && last.bytes == last.totalBytes)
  }

  @Test("ten thousand records come out as they went in")
  func tenThousand() throws {
    let store = try TestStore()
    let start = Made.time("2026-11-21T00:00:00+07:00").milliseconds
    try store.append(
      (0..<10_000).map { number in
        HandWritten(
          Made.crossing(direction: number % 4 == 0 ? .out : .in, number: "X\(number)"),
          at: Timestamp(milliseconds: start + number * 8_000))
      })
    for ledger in [try store.ledger(), try store.ledger(readOnly: true)] {
      let board = try ledger.dashboard(lane: 1, now: Timestamp(milliseconds: start))
      #expect((board.totalIn, board.totalOut, board.records) == (7_500, 2_500, 10_001))
      #expect(board.hours.map { $0.in + $0.out }.prefix(22) == Array(repeating: 450, count: 22)[...])
      #expect(try ledger.crossings(document: "X4711", limit: 10).map(\.seq) == [4_712])
    }
  }
}
