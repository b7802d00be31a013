import Journal
import Testing

@testable import Border

/// The numbers of a period are what anybody would count in the records of that period.
@Suite("The shift")
struct ShiftSummaryTests {
  static let start = Made.time("2026-11-20T22:00:00+07:00")
  static let days = 4 * 86_400_000
  static let zones = [PostZone(name: "WIB", offsetMinutes: 420), PostZone(name: "WITA", offsetMinutes: 480)]

  static func moment(_ dice: inout Dice) -> Timestamp {
    Timestamp(milliseconds: start.milliseconds + Int.random(in: -3_600_000...days, using: &dice))
  }

  /// Periods not on whole hours, on whole hours, within one, empty, and turned round.
  static func periods(_ dice: inout Dice) -> [(from: Timestamp, to: Timestamp)] {
    let random = (0..<25).map { _ in (moment(&dice), moment(&dice)) }.map { (min($0, $1), max($0, $1)) }
    let within = (0..<5).map { _ in moment(&dice) }.map { ($0, Timestamp(milliseconds: $0.milliseconds + 900_000)) }
    let hour = Made.time("2026-11-21T08:00:00+07:00")
    let whole = [1, 24].map { (hour, Timestamp(milliseconds: hour.milliseconds + $0 * 3_600_000)) }
    let justOff = [(hour, Timestamp(milliseconds: hour.milliseconds + 3_599_999))]
    return random + within + whole + justOff + [(hour, hour), (Made.time("0000-01-01T00:00:00Z"), .now())]
  }

  func naive(_ book: Book, _ from: Timestamp, _ to: Timestamp) -> [ShiftSummary.Key: Int] {
    var counts: [ShiftSummary.Key: Int] = [:]
    for row in book.rows where row.time >= from && row.time < to && !row.isVoid {
      let key = ShiftSummary.Key(
        direction: row.direction, outcome: row.outcome, citizenship: row.facts.traveller.citizenship,
        document: row.document)
      counts[key, default: 0] += 1
    }
    return counts
  }

  @Test("any period counts what a look at each crossing counts, voided and amended ones too", arguments: zones)
  func periods(zone: PostZone) throws {
    var dice = Dice(state: 21)
    let store = try TestStore()
    let book = Book(randomly: 1_000, from: Self.start, spread: Self.days, &dice)
    try store.append(book.records)
    let ledger = try Ledger(store.layout, zone: zone)
    try ledger.catchUp()
    for (from, to) in Self.periods(&dice) {
      let summary = try ledger.summary(from: from, to: to)
      #expect(summary.crossings == naive(book, from, to), "\(from) \(to)")
      let rows = book.rows.filter { $0.time >= from && $0.time < to }
      #expect(summary.voided == rows.count { $0.isVoid && !$0.isUndone })
      #expect((summary.undone, summary.amended) == (rows.count(where: \.isUndone), rows.count { $0.changes > 0 }))
      #expect(summary.count { _ in true } == rows.count { !$0.isVoid })
      #expect(summary.crossed(.in) + summary.crossed(.out) == summary.crossed())
      #expect(
        summary.crossed(nil, .wni) + summary.crossed(nil, .wna) + summary.crossed(nil, .unknown) == summary.crossed())
      #expect(summary.documents.reduce(0) { $0 + summary.crossed(document: $1) } == summary.crossed())
    }
  }

  @Test("every figure is the number of crossings that stand behind it")
  func figuresOpen() throws {
    var dice = Dice(state: 22)
    let store = try TestStore()
    try store.append(Book(randomly: 1_000, from: Self.start, spread: Self.days, &dice).records)
    let ledger = try store.ledger()
    for (from, to) in Self.periods(&dice).prefix(3) {
      let summary = try ledger.summary(from: from, to: to)
      func behind(_ filter: CrossingFilter) throws -> Int {
        try ledger.history(HistoryQuery(filter, limit: 10_000)).count
      }
      for (key, count) in summary.crossings {
        let filter = CrossingFilter(
          from: from, to: to, direction: key.direction, citizenship: key.citizenship, document: key.document,
          outcomes: [key.outcome], withoutVoid: true)
        #expect(try behind(filter) == count)
      }
      for direction in Direction.allCases {
        let filter = CrossingFilter(
          from: from, to: to, direction: direction, outcomes: CrossingFilter.crossed, withoutVoid: true)
        #expect(try behind(filter) == summary.crossed(direction))
      }
      #expect(try behind(CrossingFilter(from: from, to: to, only: .void)) == summary.voided)
      #expect(try behind(CrossingFilter(from: from, to: to, only: .undone)) == summary.undone)
      #expect(try behind(CrossingFilter(from: from, to: to, only: .amended)) == summary.amended)
    }
  }

  @Test("a period that ends before it begins is empty")
  func turnedRound() throws {
    let store = try TestStore()
    try store.append([HandWritten(Made.crossing(), at: Self.start)])
    let summary = try store.ledger().summary(from: .now(), to: Self.start)
    #expect(summary.crossings.isEmpty && summary.from == summary.to)
  }

  @Test("no period is too long, and none too far", arguments: [(Int.min, Int.max), (.max, .max), (.min, .min)])
  func extremes(from: Int, to: Int) throws {
    let store = try TestStore()
    try store.append([HandWritten(Made.crossing(), at: Self.start)])
    let summary = try store.ledger().summary(
      from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: to))
    #expect(summary.crossed() == (from < to ? 1 : 0))
  }

  @Test("a void and an amendment move the figures of the crossing's own hour, whenever they come")
  func moving() throws {
    let store = try TestStore()
    let ledger = try store.ledger()
    let time = Made.time("2026-11-21T08:30:00+07:00")
    let hour = (Made.time("2026-11-21T08:00:00+07:00"), Made.time("2026-11-21T09:00:00+07:00"))
    let inside = (Made.time("2026-11-21T08:29:59+07:00"), Made.time("2026-11-21T08:31:00+07:00"))
    func figures() throws -> [[Int]] {
      try ledger.catchUp()
      return try [hour, inside].map { period in
        let summary = try ledger.summary(from: period.0, to: period.1)
        return [
          summary.crossed(.in, .wna, document: "passport"), summary.crossed(.out, .wni, document: "plb"),
          summary.voided,
          summary.amended,
        ]
      }
    }
    let crossing = HandWritten(Made.crossing(), id: "0crossing000000", at: time)
    try store.append([crossing])
    #expect(try figures() == [[1, 0, 0, 0], [1, 0, 0, 0]])
    var facts = Made.entered(direction: .out).facts
    let later = Made.time("2026-11-22T03:00:00+07:00")
    try store.append([HandWritten(CrossingAmended(crossing: crossing.id, facts: facts, reason: "x"), at: later)])
    #expect(try figures() == [[0, 1, 0, 1], [0, 1, 0, 1]])
    try store.append([HandWritten(CrossingVoided(crossing: crossing.id, reason: "x"), at: later)])
    #expect(try figures() == [[0, 0, 1, 1], [0, 0, 1, 1]])
    facts.direction = .in
    try store.append([HandWritten(CrossingAmended(crossing: crossing.id, facts: facts, reason: "y"), at: later)])
    #expect(try figures() == [[0, 0, 1, 1], [0, 0, 1, 1]])
  }

  @Test("hits and what became of them, patrols and what they tell, are those of the period")
  func hitsAndPatrols() throws {
    let store = try TestStore()
    let time = Made.time("2026-11-21T08:30:00+07:00")
    func later(_ minutes: Int) -> Timestamp { Timestamp(milliseconds: time.milliseconds + minutes * 60_000) }
    let scans = (0..<4).map { HandWritten(Made.scan(), id: "0scan000000000\($0)", at: time) }
    try store.append(
      scans + scans.map { HandWritten(Made.checked($0.id, [.strong]), at: time) } + [
        HandWritten(Made.crossing(scan: scans[0].id), at: later(1)),
        HandWritten(Made.disposed(.otherPerson, of: scans[1].id), at: later(2)),
        HandWritten(Made.crossing(scan: scans[2].id), at: later(3)),
        HandWritten(Made.disposed(.samePerson, of: scans[2].id), at: later(4)),
        HandWritten(Made.patrol(), id: "0patrol00000000", at: time),
        HandWritten(PatrolLogged(patrol: "0patrol00000000", text: "a", persons: 3), at: later(30)),
        HandWritten(PatrolLogged(patrol: "0patrol00000000", text: "b", persons: 4), at: later(90)),
        HandWritten(PatrolEnded(patrol: "0patrol00000000"), at: later(100)),
      ])
    let ledger = try store.ledger()
    let first = try ledger.summary(from: time, to: later(60))
    #expect(first.hitCount == 4)
    for (state, count) in first.hits {
      #expect(try ledger.hits(HitFilter(from: time, to: later(60), state: state)).count == count)
    }
    #expect(Set(first.hits.map { "\($0.state)" }).count == 4)
    #expect((first.patrols.count, first.patrolEntries, first.patrolPersons) == (1, 1, 3))
    let second = try ledger.summary(from: later(60), to: later(120))
    #expect((second.hitCount, second.patrols.count, second.patrolEntries, second.patrolPersons) == (0, 1, 1, 4))
    #expect(try ledger.summary(from: later(101), to: later(200)).patrols.isEmpty)
    #expect(try ledger.summary(from: time, to: later(60)) == first)
  }
}
