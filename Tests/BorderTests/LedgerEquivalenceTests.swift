import Foundation
import Journal
import Testing
import Watchlist

@testable import Border

/// The tables are a function of the journal: however they came to be, they are the same.
@Suite("Tables built at once and step by step")
struct LedgerEquivalenceTests {
  /// Pseudo-random and the same in every run (SplitMix64).
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
  }

  /// A day's events in no good order: decided twice, voided twice, repeated, of kinds that nobody knows.
  static func events(_ count: Int, _ dice: inout Dice) -> [HandWritten] {
    var scans = ["0nosuchscan0000"]
    var crossings = ["0nosuchcrossing"]
    var events: [HandWritten] = []
    var time = Made.time("2026-11-20T15:00:00+07:00").milliseconds
    for number in 0..<count {
      let id = "e\(String(1_000_000 + number))"
      time += Int.random(in: -60_000...600_000, using: &dice)
      let moment = Timestamp(milliseconds: time)
      let scan = scans.suffix(12).randomElement(using: &dice) ?? ""
      let direction: Direction = Bool.random(using: &dice) ? .in : .out
      switch Int.random(in: 0..<100, using: &dice) {
      case 0..<25:
        scans.append(id)
        events.append(
          HandWritten(Made.scan(lane: .random(in: 1...4, using: &dice), direction: direction), id: id, at: moment))
      case 25..<50:
        let subject = Int.random(in: 0..<10, using: &dice) == 0 ? crossings.randomElement(using: &dice) ?? "" : scan
        let bands: [[Band]] = [[], [.weak], [.possible], [.strong, .weak]]
        events.append(
          HandWritten(Made.checked(subject, bands.randomElement(using: &dice) ?? []), id: id, at: moment))
      case 50..<75:
        crossings.append(id)
        let outcome = ["cleared", "secondary", "refused", "deportee-received"].randomElement(using: &dice) ?? ""
        let body = Made.crossing(
          outcome, scan: Bool.random(using: &dice) ? scan : nil, lane: .random(in: 1...4, using: &dice),
          direction: direction, number: "X\(number % 40)")
        events.append(HandWritten(body, id: id, at: moment))
      case 75..<83:
        let crossing = crossings.randomElement(using: &dice) ?? ""
        events.append(
          HandWritten(
            CrossingVoided(crossing: crossing, reason: "r\(number)"), id: id, at: moment, officer: "o\(number)"))
      case 83..<87:
        let digit = "abcdef".randomElement(using: &dice) ?? "a"
        events.append(HandWritten(Made.imported("list\(number % 3)", digest: Made.digest(digit)), id: id, at: moment))
      case 87..<90: events.append(HandWritten(type: "patrol.started", json: #"{"unit":"A"}"#, id: id))
      case 90..<92: events.append(HandWritten(type: "scan.received", json: #"{"mrz":7}"#, id: id))
      default: if let again = events.randomElement(using: &dice) { events.append(again) }
      }
    }
    return events
  }

  @Test("are equal, and equal to those of many small steps and of two consoles in turn", arguments: [1, 2, 3, 4, 5, 6])
  func equal(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let events = Self.events(400, &dice)
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
    let events = Self.events(300, &dice)
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
    for (left, right) in zip(boards[0], boards[1]) {
      #expect(
        left.crossings.map { [$0.id, $0.outcome, $0.voidReason] }
          == right.crossings.map { [$0.id, $0.outcome, $0.voidReason] })
      #expect(left.hits == right.hits && left.hitCount == right.hitCount)
      #expect(left.scans == right.scans && left.scanCount == right.scanCount)
      #expect(left.hours == right.hours && left.usualHours == right.usualHours)
      #expect(left.lists.map(\.imported) == right.lists.map(\.imported))
      #expect((left.unknown, left.unreadable) == (right.unknown, right.unreadable))
    }
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
      #expect(board.crossings.count == 1 && board.crossings.first?.voidReason == "x")
      #expect(board.totalIn == 0)
    }
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
