import Foundation
import GRDB
import Journal

/// A scan that waits for a decision.
public struct WaitingScan: Sendable, Equatable {
  public let id: String
  public let time: Timestamp
  public let lane: Int
  public let direction: Direction
  public let mrz: [String]
  /// The latest check of it, and the digests of the lists that it used.
  public let checkID: String?
  public let check: WatchlistChecked?
}

/// A hit that waits: a check with a candidate to look at, of a scan that nobody has decided.
public struct WaitingHit: Sendable, Equatable {
  public let scan: String
  public let time: Timestamp
  public let lane: Int?
  public let name: String
  public let best: WatchlistChecked.Found
}

/// A list as it stands now.
public struct CurrentList: Sendable, Equatable {
  public let time: Timestamp
  public let seq: Int
  public let imported: WatchlistImported
}

/// Crossings of one hour, both ways.
public struct HourTotals: Sendable, Equatable {
  public var hour: Int
  public var `in`: Int
  public var out: Int
}

/// What the panels show, read in one transaction so that the figures agree with each other.
public struct Dashboard: Sendable, Equatable {
  public var crossings: [CrossingRow] = []
  public var hits: [WaitingHit] = []
  /// Hits in all; `hits` holds the oldest of them.
  public var hitCount = 0
  /// Scans waiting at the lane that was asked for, oldest first.
  public var scans: [WaitingScan] = []
  public var scanCount = 0
  /// Travellers let through today, by hour of the post's day.
  public var hours: [HourTotals] = []
  /// The mean of the same weekday of the last eight weeks, by hour; empty where there is none.
  public var usualHours: [Int: Int] = [:]
  public var lists: [CurrentList] = []
  /// The next sequence number: how many lines the journal has.
  public var records = 0
  public var unknown = 0
  public var unreadable = 0
  public var damaged = 0

  public init() {}

  public var totalIn: Int { hours.reduce(0) { $0 + $1.in } }
  public var totalOut: Int { hours.reduce(0) { $0 + $1.out } }
}

extension Ledger {
  /// Weeks that make up the mean of a weekday.
  private static let usualWeeks = 8
  /// Most rows of each panel: more than the tallest screen shows.
  static let panelRows = 200

  /// What the panels show at `now`, for one lane.
  public func dashboard(lane: Int, now: Timestamp) throws -> Dashboard {
    let today = zone.dayAndHour(of: now).day
    return try read { db in
      var board = Dashboard()
      let state = try LedgerState.fetch(db)
      (board.records, board.unknown) = (state.position.seq, state.unknown)
      (board.unreadable, board.damaged) = (state.unreadable, state.damaged)
      board.crossings = try db.crossings(limit: Self.panelRows)
      board.hits = try Self.hits(db)
      board.hitCount = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM checks WHERE waiting = 1") ?? 0
      board.scans = try Self.scans(db, lane: lane)
      board.scanCount =
        try Int.fetchOne(
          db, sql: "SELECT COUNT(*) FROM scans WHERE crossing IS NULL AND lane = ?", arguments: [lane]) ?? 0
      board.hours = try Self.hours(db, day: today)
      board.usualHours = try Self.usualHours(db, day: today)
      board.lists = try Self.lists(db)
      return board
    }
  }

  /// The lists that count now.
  public func currentLists() throws -> [CurrentList] {
    try read { try Self.lists($0) }
  }

  /// One scan that waits or has been decided.
  public func scan(_ id: String) throws -> WaitingScan? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM scans WHERE id = ?", arguments: [id]).map { try Self.scan(db, $0) }
    }
  }

  private static func hits(_ db: Database) throws -> [WaitingHit] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT subject, time, lane, name, body FROM checks WHERE waiting = 1 ORDER BY seq LIMIT ?"),
      arguments: [panelRows])
    return rows.compactMap { row in
      guard let best = check(row["body"])?.candidates.first else { return nil }
      return WaitingHit(
        scan: row["subject"], time: Timestamp(milliseconds: row["time"]), lane: row["lane"], name: row["name"],
        best: best)
    }
  }

  private static func scans(_ db: Database, lane: Int) throws -> [WaitingScan] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM scans WHERE crossing IS NULL AND lane = ? ORDER BY seq LIMIT ?"),
      arguments: [lane, 20])
    return try rows.map { try scan(db, $0) }
  }

  private static func scan(_ db: Database, _ row: Row) throws -> WaitingScan {
    let id: String = row["id"]
    let checked = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, body FROM checks WHERE subject = ? ORDER BY seq DESC LIMIT 1"),
      arguments: [id])
    let lines: String = row["mrz"]
    return WaitingScan(
      id: id, time: Timestamp(milliseconds: row["time"]), lane: row["lane"],
      direction: Direction(rawValue: row["direction"]) ?? .in,
      mrz: lines.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), checkID: checked?["id"],
      check: checked.flatMap { check($0["body"]) })
  }

  private static func check(_ body: String) -> WatchlistChecked? {
    guard let json = try? JSONObject(Array(body.utf8)) else { return nil }
    return try? WatchlistChecked(json, version: WatchlistChecked.version)
  }

  private static func hours(_ db: Database, day: Int) throws -> [HourTotals] {
    var hours = (0..<24).map { HourTotals(hour: $0, in: 0, out: 0) }
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT hour, direction, SUM(count) AS count FROM totals
          WHERE day = ? AND outcome IN \(passedOutcomes) GROUP BY hour, direction
          """), arguments: [day])
    for row in rows {
      let hour: Int = row["hour"]
      guard hours.indices.contains(hour) else { continue }
      if row["direction"] == Direction.in.rawValue {
        hours[hour].in = row["count"]
      } else {
        hours[hour].out = row["count"]
      }
    }
    return hours
  }

  private static func usualHours(_ db: Database, day: Int) throws -> [Int: Int] {
    let days = (1...usualWeeks).map { day - 7 * $0 }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT hour, SUM(count) AS count, (SELECT COUNT(DISTINCT day) FROM totals WHERE day IN \(list(days))) AS days
        FROM totals WHERE day IN \(list(days)) AND outcome IN \(passedOutcomes) GROUP BY hour
        """)
    var means: [Int: Int] = [:]
    for row in rows {
      let count: Int = row["count"]
      let days: Int = row["days"]
      if days > 0 { means[row["hour"]] = Int((Double(count) / Double(days)).rounded()) }
    }
    return means
  }

  private static func list(_ days: [Int]) -> String {
    "(" + days.map(String.init).joined(separator: ",") + ")"
  }

  /// The outcomes with which a traveller has crossed.
  private static let passedOutcomes = "('cleared', 'deportee-received')"

  private static func lists(_ db: Database) throws -> [CurrentList] {
    try Row.fetchAll(db, sql: "SELECT seq, time, body FROM lists ORDER BY name").compactMap { row in
      let body: String = row["body"]
      guard let json = try? JSONObject(Array(body.utf8)),
        let imported = try? WatchlistImported(json, version: WatchlistImported.version)
      else { return nil }
      return CurrentList(time: Timestamp(milliseconds: row["time"]), seq: row["seq"], imported: imported)
    }
  }
}
