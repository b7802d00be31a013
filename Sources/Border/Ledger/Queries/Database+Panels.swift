import GRDB
import Journal
import TravelDocuments

/// The questions behind the panels. Each is answered by an index, so that none grows with the journal.
extension Database {
  /// Those that wait since `from` or later, oldest first.
  func waitingScans(lane: Int, from: Int, limit: Int) throws -> [WaitingScan] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.scans), arguments: [lane, from, limit]).map(WaitingScan.init)
  }

  func waitingScanCount(lane: Int, from: Int) throws -> Int {
    try Int.fetchOne(cachedStatement(sql: PanelSQL.scanCount), arguments: [lane, from]) ?? 0
  }

  /// Those that have waited too long, newest first, as long as nobody has decided the same document since.
  func expiredScans(lane: Int, from: Int, before: Int, on today: PartialDate?, limit: Int) throws -> [WaitingScan] {
    let rows = try Row.fetchAll(
      cachedStatement(sql: PanelSQL.expiredScans), arguments: [lane, from, before, limit])
    return try rows.map(WaitingScan.init).filter { scan in
      guard let number = today.flatMap({ scan.presented.document(on: $0)?.number }) else { return true }
      return try Int.fetchOne(
        cachedStatement(sql: PanelSQL.isDecidedSince), arguments: [number, scan.time.milliseconds]) == nil
    }
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

  /// All imports of a list, oldest first.
  func imports(of list: String) throws -> [CurrentList] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.imports), arguments: [list]).compactMap(CurrentList.init)
  }

  /// All imports since a moment, in milliseconds, and the last of each list before it, oldest first.
  func imports(from time: Int) throws -> [CurrentList] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.recentImports), arguments: [time, time])
      .compactMap(CurrentList.init)
  }

  /// The newest check of anybody: at a lane, keyed in from paper, put right, or from the command line.
  func newestCheck() throws -> WatchlistChecked? {
    try Row.fetchOne(cachedStatement(sql: "SELECT v, body FROM checks ORDER BY seq DESC LIMIT 1")).flatMap {
      WatchlistChecked(kept: $0.bytes("body"), $0.number("v"))
    }
  }

  /// The newest import of each list, by name.
  func currentLists() throws -> [CurrentList] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.lists)).compactMap(CurrentList.init)
  }

  /// The lists that were taken out of force, by name, each with its newest import.
  func retiredLists() throws -> [CurrentList] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.retired)).compactMap(CurrentList.init)
  }
}

/// What is asked, in one place, so that a test can ask SQLite how it answers.
enum PanelSQL {
  /// Weeks that make up the mean of a weekday.
  static let usualWeeks = 8

  static let crossings = "SELECT * FROM crossings ORDER BY seq DESC LIMIT ?"
  /// Nobody has said who it is, and the traveller is not decided yet, or was before anybody could know.
  static let hitWaits = "finding IS NULL AND (late = 1 OR (scan IS NOT NULL AND crossing IS NULL))"
  static let hits = "SELECT * FROM hits WHERE \(hitWaits) ORDER BY urgency, since, seq LIMIT ?"
  static let hitCount = "SELECT COUNT(*) FROM hits WHERE \(hitWaits)"
  static let scans = """
    SELECT s.*, c.id AS check_id, c.v AS check_v, c.body, h.finding FROM scans s
    LEFT JOIN checks c ON c.seq = s.checked LEFT JOIN hits h ON h.subject = s.id
    WHERE s.crossing IS NULL AND s.lane = ? AND s.since >= ? ORDER BY s.since, s.seq LIMIT ?
    """
  static let scanCount = "SELECT COUNT(*) FROM scans WHERE crossing IS NULL AND lane = ? AND since >= ?"
  static let expiredScans = """
    SELECT s.*, c.id AS check_id, c.v AS check_v, c.body, h.finding FROM scans s
    LEFT JOIN checks c ON c.seq = s.checked LEFT JOIN hits h ON h.subject = s.id
    WHERE s.crossing IS NULL AND s.lane = ? AND s.since >= ? AND s.since < ? ORDER BY s.since DESC LIMIT ?
    """
  static let isDecidedSince =
    "SELECT 1 FROM crossings WHERE number = ? AND time >= ? AND void_time IS NULL LIMIT 1"
  static let scan = """
    SELECT s.*, c.id AS check_id, c.v AS check_v, c.body, h.finding FROM ids i JOIN scans s ON s.seq = i.seq
    LEFT JOIN checks c ON c.seq = s.checked LEFT JOIN hits h ON h.subject = s.id WHERE i.id = ?
    """
  /// The outcomes with which a traveller has crossed.
  static let hours = """
    SELECT hour, direction, SUM(count) AS count FROM totals
    WHERE day = ? AND outcome IN ('cleared', 'deportee-received') GROUP BY hour, direction
    """
  static let isDayRecorded = "SELECT 1 FROM totals WHERE day = ? AND count > 0 LIMIT 1"
  static let lists = """
    SELECT * FROM imports WHERE seq IN (SELECT MAX(seq) FROM imports GROUP BY list) AND end_time IS NULL ORDER BY list
    """
  static let imports = "SELECT * FROM imports WHERE list = ? ORDER BY seq"
  static let recentImports = """
    SELECT * FROM imports WHERE time >= ? OR seq IN (SELECT MAX(seq) FROM imports WHERE time < ? GROUP BY list)
    ORDER BY seq
    """
  static let retired = """
    SELECT * FROM imports WHERE seq IN (SELECT MAX(seq) FROM imports GROUP BY list) AND end_time IS NOT NULL
    ORDER BY list
    """

  static let patrolsOut = "SELECT * FROM patrols WHERE end_time IS NULL ORDER BY last_time, seq LIMIT ?"

  static let all = [
    crossings, hits, hitCount, scans, scanCount, expiredScans, isDecidedSince, scan, hours, isDayRecorded, lists,
    imports, retired, patrolsOut,
    EntrySQL.count, EntrySQL.newestMade, EntrySQL.newestWithdrawn, EntrySQL.byPrefix,
  ]
}

extension CurrentList {
  fileprivate init?(_ row: Row) {
    guard let imported = WatchlistImported(kept: row.bytes("body"), row.number("v")) else { return nil }
    self.init(time: Timestamp(milliseconds: row.number("time")), seq: row.number("seq"), imported: imported)
    if let time = row["end_time"] as Int? {
      retirement = ListRetirement(
        time: Timestamp(milliseconds: time), officer: row["end_officer"] ?? "", reason: row["end_reason"] ?? "")
    }
  }
}

extension WaitingScan {
  init(_ row: Row) {
    self.init(
      id: row.text("id"), time: row.time("time"), since: row.time("since"), lane: row.number("lane"),
      direction: Direction(rawValue: row.text("direction")) ?? .in, presented: Presented(row),
      checkID: row.textIfAny("check_id"), check: WatchlistChecked(kept: row.bytes("body"), row.number("check_v")),
      finding: row.textIfAny("finding").flatMap(HitDisposed.Finding.init))
  }
}

extension Presented {
  /// How `scans.source` names what was entered by hand.
  static let form = "form"

  init(_ row: Row) {
    let text = row.text("mrz")
    if row.text("source") == Self.form, let entered = DocumentEntered(kept: Array(text.utf8), row.number("v")) {
      self = .entered(entered)
    } else {
      self = .mrz(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }
}

extension EventBody {
  /// Reads a body that the tables keep; nil where there is none, or none that can be read.
  init?(kept bytes: [UInt8], _ version: Int) {
    guard !bytes.isEmpty, let json = try? JSONObject(bytes), let body = try? Self(json, version: version) else {
      return nil
    }
    self = body
  }
}
