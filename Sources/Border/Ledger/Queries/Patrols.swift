import GRDB
import Journal

/// A patrol as the tables hold it.
public struct PatrolRow: Sendable, Equatable {
  public let seq: Int
  public let id: String
  public let time: Timestamp
  public let officer: String
  public let patrol: PatrolStarted
  /// How many entries it has made, and of how many persons they tell.
  public let entries: Int
  public let persons: Int
  /// When it was heard of last: its newest entry, or its start.
  public let lastTime: Timestamp
  /// Its newest entry's words.
  public let lastText: String?
  public let endTime: Timestamp?
  public let endOfficer: String?

  public init(
    seq: Int, id: String, time: Timestamp, officer: String, patrol: PatrolStarted, entries: Int = 0, persons: Int = 0,
    lastTime: Timestamp, lastText: String? = nil, endTime: Timestamp? = nil, endOfficer: String? = nil
  ) {
    self.seq = seq
    self.id = id
    self.time = time
    self.officer = officer
    self.patrol = patrol
    self.entries = entries
    self.persons = persons
    self.lastTime = lastTime
    self.lastText = lastText
    self.endTime = endTime
    self.endOfficer = endOfficer
  }

  public var isOut: Bool { endTime == nil }

  /// By when it is to be heard of again.
  public var dueTime: Timestamp {
    Timestamp(milliseconds: lastTime.milliseconds + patrol.reportMinutes * 60_000)
  }

  /// Whether it is out and should have been heard of.
  public func isOverdue(at now: Timestamp) -> Bool { isOut && dueTime < now }
}

/// One entry of a patrol.
public struct PatrolEntryRow: Sendable, Equatable {
  public let seq: Int
  public let id: String
  public let time: Timestamp
  public let officer: String
  public let text: String
  public let position: GeoPosition?
  public let persons: Int?
  public let handedTo: String?

  public init(
    seq: Int, id: String, time: Timestamp, officer: String, text: String, position: GeoPosition? = nil,
    persons: Int? = nil, handedTo: String? = nil
  ) {
    self.seq = seq
    self.id = id
    self.time = time
    self.officer = officer
    self.text = text
    self.position = position
    self.persons = persons
    self.handedTo = handedTo
  }
}

extension Ledger {
  /// Most patrols, and most entries of one, of one answer.
  public static let patrolLimit = 500

  /// Patrols: those that are out first, longest unheard of first; then those that have ended, newest first. With a
  /// period, those that were out during it.
  public func patrols(from: Timestamp? = nil, to: Timestamp? = nil) throws -> [PatrolRow] {
    try read { try $0.patrols(from: from, to: to) }
  }

  /// A patrol's entries, newest first.
  public func entries(ofPatrol id: String) throws -> [PatrolEntryRow] {
    try read { try $0.entries(ofPatrol: id) }
  }
}

extension Database {
  func patrolsOut(limit: Int) throws -> [PatrolRow] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.patrolsOut), arguments: [limit]).map(PatrolRow.init)
  }

  func patrols(from: Timestamp?, to: Timestamp?) throws -> [PatrolRow] {
    let (first, end) = (from?.milliseconds ?? .min, to?.milliseconds ?? .max)
    let out = try patrolsOut(limit: Ledger.patrolLimit).filter { $0.time.milliseconds < end }
    let statement = try cachedStatement(
      sql: """
        SELECT * FROM patrols WHERE end_time IS NOT NULL AND time < ? AND end_time > ? ORDER BY time DESC, seq DESC
        LIMIT \(Ledger.patrolLimit)
        """)
    return out + (try Row.fetchAll(statement, arguments: [end, first]).map(PatrolRow.init))
  }

  /// The patrols whose ids begin with some letters and digits.
  func patrols(startingWith prefix: String, limit: Int) throws -> [PatrolRow] {
    let statement = try cachedStatement(
      sql: """
        SELECT p.* FROM ids i CROSS JOIN patrols p ON p.seq = i.seq WHERE i.id >= ? AND i.id < ? ORDER BY i.id LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [prefix, prefix + "~", limit]).map(PatrolRow.init)
  }

  func entries(ofPatrol id: String) throws -> [PatrolEntryRow] {
    let statement = try cachedStatement(
      sql: """
        SELECT e.* FROM ids i JOIN patrol_entries e ON e.patrol = i.seq WHERE i.id = ? ORDER BY e.seq DESC
        LIMIT \(Ledger.patrolLimit)
        """)
    return try Row.fetchAll(statement, arguments: [id]).map { row in
      PatrolEntryRow(
        seq: row.number("seq"), id: row.text("id"), time: row.time("time"), officer: row.text("officer"),
        text: row.text("text"), position: row.textIfAny("position").flatMap { GeoPosition($0) },
        persons: row.numberIfAny("persons"), handedTo: row.textIfAny("handed_to"))
    }
  }
}

extension PatrolRow {
  init(_ row: Row) {
    self.init(
      seq: row.number("seq"), id: row.text("id"), time: row.time("time"), officer: row.text("officer"),
      patrol: PatrolStarted(
        unit: row.text("unit"), leader: row.text("leader"), strength: row.number("strength"),
        sector: row.text("sector"), isJoint: row.number("joint") == 1,
        reportMinutes: min(max(row.number("report_minutes"), 1), PatrolStarted.reportMinutes.upperBound)),
      entries: row.number("entries"), persons: row.number("persons"), lastTime: row.time("last_time"),
      lastText: row.textIfAny("last_text"), endTime: row.numberIfAny("end_time").map(Timestamp.init(milliseconds:)),
      endOfficer: row.textIfAny("end_officer"))
  }
}
