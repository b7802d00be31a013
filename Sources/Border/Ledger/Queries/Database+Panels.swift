import GRDB
import Journal

/// The questions behind the panels. Each is answered by an index, so that none grows with the journal.
extension Database {
  func waitingHits(limit: Int) throws -> [WaitingHit] {
    let rows = try Row.fetchAll(cachedStatement(sql: PanelSQL.hits), arguments: [limit])
    return rows.compactMap { row in
      guard let check = WatchlistChecked(kept: row), let best = check.candidates.first else { return nil }
      return WaitingHit(
        scan: row.text("id"), time: Timestamp(milliseconds: row.number("time")), lane: row.numberIfAny("lane"),
        name: check.traveller.name, best: best)
    }
  }

  func waitingHitCount() throws -> Int {
    try Int.fetchOne(cachedStatement(sql: PanelSQL.hitCount)) ?? 0
  }

  func waitingScans(lane: Int, limit: Int) throws -> [WaitingScan] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.scans), arguments: [lane, limit]).map(WaitingScan.init)
  }

  func waitingScanCount(lane: Int) throws -> Int {
    try Int.fetchOne(cachedStatement(sql: PanelSQL.scanCount), arguments: [lane]) ?? 0
  }

  func scan(id: String) throws -> WaitingScan? {
    try Row.fetchOne(cachedStatement(sql: PanelSQL.scan), arguments: [id]).map(WaitingScan.init)
  }

  /// Travellers let through on a day, by hour, all 24.
  func hours(ofDay day: Int) throws -> [HourTotals] {
    var hours = (0..<24).map { HourTotals(hour: $0, in: 0, out: 0) }
    for row in try Row.fetchAll(cachedStatement(sql: PanelSQL.hours), arguments: [day]) {
      let hour = row.number("hour")
      guard hours.indices.contains(hour) else { continue }
      if row.text("direction") == Direction.in.rawValue {
        hours[hour].in = row.number("count")
      } else {
        hours[hour].out = row.number("count")
      }
    }
    return hours
  }

  /// Travellers let through by hour, both ways, in the mean of the same weekday of the weeks before; days on which
  /// nothing was recorded are none.
  func usualHours(ofDay day: Int) throws -> [Int: Int] {
    var sums: [Int: Int] = [:]
    var days = 0
    for week in 1...PanelSQL.usualWeeks {
      let rows = try Row.fetchAll(cachedStatement(sql: PanelSQL.hours), arguments: [day - 7 * week])
      let isRecorded =
        try Int.fetchOne(cachedStatement(sql: PanelSQL.isDayRecorded), arguments: [day - 7 * week]) != nil
      if isRecorded { days += 1 }
      for row in rows { sums[row.number("hour"), default: 0] += row.number("count") }
    }
    guard days > 0 else { return [:] }
    return sums.mapValues { Int((Double($0) / Double(days)).rounded()) }
  }

  /// The newest import of each list, by name.
  func currentLists() throws -> [CurrentList] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.lists)).compactMap { row in
      WatchlistImported(kept: row).map {
        CurrentList(time: Timestamp(milliseconds: row.number("time")), seq: row.number("seq"), imported: $0)
      }
    }
  }
}

/// What is asked, in one place, so that a test can ask SQLite how it answers.
enum PanelSQL {
  /// Weeks that make up the mean of a weekday.
  static let usualWeeks = 8

  static let crossings = "SELECT * FROM crossings ORDER BY seq DESC LIMIT ?"
  static let hits = """
    SELECT s.id, s.lane, c.time, c.v, c.body FROM scans s JOIN checks c ON c.seq = s.checked
    WHERE s.crossing IS NULL AND s.hit = 1 ORDER BY s.seq LIMIT ?
    """
  static let hitCount = "SELECT COUNT(*) FROM scans WHERE crossing IS NULL AND hit = 1"
  static let scans = """
    SELECT s.*, c.id AS check_id, c.v, c.body FROM scans s LEFT JOIN checks c ON c.seq = s.checked
    WHERE s.crossing IS NULL AND s.lane = ? ORDER BY s.seq LIMIT ?
    """
  static let scanCount = "SELECT COUNT(*) FROM scans WHERE crossing IS NULL AND lane = ?"
  static let scan = """
    SELECT s.*, c.id AS check_id, c.v, c.body FROM ids i JOIN scans s ON s.seq = i.seq
    LEFT JOIN checks c ON c.seq = s.checked WHERE i.id = ?
    """
  /// The outcomes with which a traveller has crossed.
  static let hours = """
    SELECT hour, direction, SUM(count) AS count FROM totals
    WHERE day = ? AND outcome IN ('cleared', 'deportee-received') GROUP BY hour, direction
    """
  static let isDayRecorded = "SELECT 1 FROM totals WHERE day = ? AND count > 0 LIMIT 1"
  static let lists = """
    SELECT seq, time, v, body FROM imports WHERE seq IN (SELECT MAX(seq) FROM imports GROUP BY list) ORDER BY list
    """

  static let all = [crossings, hits, hitCount, scans, scanCount, scan, hours, isDayRecorded, lists]
}

extension WaitingScan {
  init(_ row: Row) {
    self.init(
      id: row.text("id"), time: Timestamp(milliseconds: row.number("time")), lane: row.number("lane"),
      direction: Direction(rawValue: row.text("direction")) ?? .in,
      mrz: row.text("mrz").split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
      checkID: row.textIfAny("check_id"), check: WatchlistChecked(kept: row))
  }
}

extension EventBody {
  /// Reads the body that the tables keep in a row; nil where there is none, or none that can be read.
  init?(kept row: Row) {
    let bytes = row.bytes("body")
    guard !bytes.isEmpty, let json = try? JSONObject(bytes), let body = try? Self(json, version: row.number("v")) else {
      return nil
    }
    self = body
  }
}
