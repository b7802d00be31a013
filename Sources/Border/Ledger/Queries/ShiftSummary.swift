import GRDB
import Journal

/// The numbers of a period: who crossed, what was decided, hits and what became of them, patrols. It is a report over
/// the journal and nothing of its own: asked again it gives the same.
public struct ShiftSummary: Sendable, Equatable {
  /// What crossings are counted by.
  public struct Key: Hashable, Sendable {
    public let direction: Direction
    /// A code of `outcomes.json`.
    public let outcome: String
    public let citizenship: Citizenship
    /// A code of `documents.json`.
    public let document: String

    public init(direction: Direction, outcome: String, citizenship: Citizenship, document: String) {
      self.direction = direction
      self.outcome = outcome
      self.citizenship = citizenship
      self.document = document
    }
  }

  public let from: Timestamp
  /// Excluded.
  public let to: Timestamp
  /// Crossings that are not void, as amended.
  public var crossings: [Key: Int] = [:]
  /// Crossings of the period that were declared void, that were taken back just after they were decided, and that were
  /// amended.
  public var voided = 0
  public var undone = 0
  public var amended = 0
  /// Decisions of the period, not void, that lay outside of hours, shift or lane.
  public var outsideCount = 0
  /// The same by what they lay outside of; one can lie outside of several.
  public var outside: [OutsideMark: Int] = [:]
  /// Crossings of the period, not void, that were keyed in afterwards from paper.
  public var late = 0
  /// Crossings of outages of which the central system should have been told by the period's end, and was not yet.
  public var overdue = 0
  public var hits: [(state: HitState, count: Int)] = []
  /// How long hits waited that came up in the period, and the second officers who were asked for in it.
  public var hitWaits = Waits()
  public var secondWaits = Waits()
  /// Patrols that were out during the period; their entries and persons are those of the period.
  public var patrols: [PatrolRow] = []
  /// How many there were; `patrols` holds at most `Ledger.patrolLimit` of those that have ended.
  public var patrolCount = 0
  public var patrolEntries = 0
  public var patrolPersons = 0

  init(from: Timestamp, to: Timestamp) {
    self.from = from
    self.to = to
  }

  /// Counts the crossings that a condition holds for.
  public func count(where isMeant: (Key) -> Bool) -> Int {
    crossings.reduce(0) { $0 + (isMeant($1.key) ? $1.value : 0) }
  }

  /// Travellers who crossed.
  public func crossed(
    _ direction: Direction? = nil, _ citizenship: Citizenship? = nil, document: String? = nil
  ) -> Int {
    count {
      CrossingFilter.crossed.contains($0.outcome) && direction ?? $0.direction == $0.direction
        && citizenship ?? $0.citizenship == $0.citizenship && document ?? $0.document == $0.document
    }
  }

  /// The documents of those who crossed, those used most first.
  public var documents: [String] {
    Set(crossings.keys.filter { CrossingFilter.crossed.contains($0.outcome) }.map(\.document))
      .map { ($0, crossed(document: $0)) }.filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  public var hitCount: Int { hits.reduce(0) { $0 + $1.count } }

  public static func == (left: Self, right: Self) -> Bool {
    (left.from, left.to, left.crossings, left.voided, left.undone, left.amended)
      == (right.from, right.to, right.crossings, right.voided, right.undone, right.amended)
      && left.outsideCount == right.outsideCount
      && left.outside == right.outside && left.late == right.late && left.overdue == right.overdue
      && left.hitWaits == right.hitWaits && left.secondWaits == right.secondWaits
      && left.hits.map(\.count) == right.hits.map(\.count) && left.hits.map(\.state) == right.hits.map(\.state)
      && (left.patrols, left.patrolEntries, left.patrolPersons)
        == (right.patrols, right.patrolEntries, right.patrolPersons)
  }
}

extension Ledger {
  /// The numbers from a moment up to another, which is excluded. Whole hours come from running totals, so that a year is
  /// as near as a day.
  public func summary(from: Timestamp, to: Timestamp) throws -> ShiftSummary {
    try read { try $0.summary(from: from, to: to, zone: zone) }
  }
}

extension Database {
  func summary(from: Timestamp, to: Timestamp, zone: PostZone) throws -> ShiftSummary {
    var summary = ShiftSummary(from: from, to: max(from, to))
    try addCrossings(&summary, zone)
    let period: StatementArguments = [summary.from.milliseconds, summary.to.milliseconds]
    func count(_ sql: String) throws -> Int {
      try Int.fetchOne(cachedStatement(sql: sql), arguments: period) ?? 0
    }
    let voided = "SELECT COUNT(*) FROM crossings WHERE time >= ? AND time < ? AND void_time IS NOT NULL AND void_reason"
    summary.voided = try count(voided + " IS NOT NULL")
    summary.undone = try count(voided + " IS NULL")
    summary.amended = try count("SELECT COUNT(*) FROM crossings WHERE time >= ? AND time < ? AND changes > 0")
    try countOutside(&summary)
    summary.late = try lateCount(from: summary.from, to: summary.to)
    summary.overdue = try overdueCount(at: summary.to)
    summary.hits = try hitCounts(from: summary.from, to: summary.to)
    summary.hitWaits = try hitWaits(from: summary.from, to: summary.to)
    summary.secondWaits = try secondWaits(from: summary.from, to: summary.to)
    summary.patrols = try patrols(from: summary.from, to: summary.to)
    let stillOut = try cachedStatement(sql: "SELECT COUNT(*) FROM patrols WHERE end_time IS NULL AND time < ?")
    summary.patrolCount =
      try count("SELECT COUNT(*) FROM patrols WHERE end_time > ? AND time < ?")
      + (Int.fetchOne(stillOut, arguments: [summary.to.milliseconds]) ?? 0)
    summary.patrolEntries = try count("SELECT COUNT(*) FROM patrol_entries WHERE time >= ? AND time < ?")
    summary.patrolPersons = try count("SELECT SUM(persons) FROM patrol_entries WHERE time >= ? AND time < ?")
    return summary
  }

  /// Whole hours from the totals, the rest of the first and the last hour from the crossings themselves.
  private func addCrossings(_ summary: inout ShiftSummary, _ zone: PostZone) throws {
    let first = zone.hourCeiling(summary.from)
    let end = zone.hourFloor(summary.to)
    guard first < end else { return try addRows(&summary, summary.from, summary.to) }
    try addRows(&summary, summary.from, zone.start(ofHour: first))
    try addTotals(&summary, first, end)
    try addRows(&summary, zone.start(ofHour: end), summary.to)
  }

  private func addRows(_ summary: inout ShiftSummary, _ from: Timestamp, _ to: Timestamp) throws {
    guard from < to else { return }
    let statement = try cachedStatement(
      sql: """
        SELECT direction, outcome, nationality, document, COUNT(*) AS count FROM crossings INDEXED BY crossings_time
        WHERE time >= ? AND time < ? AND void_time IS NULL GROUP BY 1, 2, 3, 4
        """)
    for row in try Row.fetchAll(statement, arguments: [from.milliseconds, to.milliseconds]) {
      summary.add(row, Citizenship(nationality: row.text("nationality")))
    }
  }

  /// Hours are counted from 1970-01-01 at the post.
  private func addTotals(_ summary: inout ShiftSummary, _ first: Int, _ end: Int) throws {
    let statement = try cachedStatement(
      sql: """
        SELECT direction, outcome, citizenship, document, SUM(count) AS count FROM totals
        WHERE (day, hour) >= (?, ?) AND (day, hour) < (?, ?) GROUP BY 1, 2, 3, 4
        """)
    let (firstDay, lastDay) = (PostZone.day(ofHour: first), PostZone.day(ofHour: end))
    let arguments: StatementArguments = [firstDay, first - 24 * firstDay, lastDay, end - 24 * lastDay]
    for row in try Row.fetchAll(statement, arguments: arguments) {
      summary.add(row, Citizenship(rawValue: row.text("citizenship")) ?? .unknown)
    }
  }
}

extension ShiftSummary {
  fileprivate mutating func add(_ row: Row, _ citizenship: Citizenship) {
    guard let direction = Direction(rawValue: row.text("direction")), row.number("count") != 0 else { return }
    let key = Key(
      direction: direction, outcome: row.text("outcome"), citizenship: citizenship, document: row.text("document"))
    crossings[key, default: 0] += row.number("count")
  }
}
