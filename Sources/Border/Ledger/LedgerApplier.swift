import GRDB
import Journal

import struct Journal.Record

/// Turns events into rows, one at a time, in their order. Each event is applied once, however often it stands in the
/// journal.
///
/// One value serves one transaction; `finish` comes before anything is read or committed.
struct LedgerApplier {
  private let zone: PostZone
  private var takeID: BoundStatement
  private var findID: BoundStatement
  private var addScan: BoundStatement
  private var addCheck: BoundStatement
  private var setCheck: BoundStatement
  private var addCrossing: BoundStatement
  private var decideScan: BoundStatement
  private var voidCrossing: BoundStatement
  private var addImport: BoundStatement
  private var addTotal: BoundStatement
  private let db: Database
  /// Changes of the totals that are not written yet.
  private var totals: [TotalKey: Int] = [:]
  /// Scans that are not written yet, by their ids: most are checked and decided a few records further on, and are
  /// written once then.
  private var openScans: [String: OpenScan] = [:]

  private struct OpenScan {
    let record: Record
    let scan: ScanReceived
    /// The ids of its checks, joined by blanks.
    var checks = ""
    var check: Int?
    var isHit = false

    /// Takes a check that was not taken before.
    mutating func take(_ record: Record, isHit: Bool) -> Bool {
      guard let checks = LedgerApplier.adding(record.id, to: checks) else { return false }
      self.checks = checks
      check = record.seq
      self.isHit = isHit
      return true
    }
  }

  private struct TotalKey: Hashable {
    let day: Int
    let hour: Int
    let direction: String
    let outcome: String
  }

  /// Rows of totals that are held back; a day has some dozens.
  private static let totalsHeld = 1000
  /// Scans that are held back; more never wait at one post.
  private static let scansHeld = 10_000

  init(_ db: Database, zone: PostZone) throws {
    self.db = db
    self.zone = zone
    takeID = try BoundStatement(db, "INSERT INTO ids VALUES (?, ?) ON CONFLICT (id) DO NOTHING")
    findID = try BoundStatement(db, "SELECT seq FROM ids WHERE id = ?")
    addScan = try BoundStatement(db, "INSERT INTO scans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    addCheck = try BoundStatement(db, "INSERT INTO checks VALUES (?, ?, ?, ?, ?)")
    setCheck = try BoundStatement(db, "UPDATE scans SET checks = ?, checked = ?, hit = ? WHERE seq = ?")
    addCrossing = try BoundStatement(
      db,
      """
      INSERT INTO crossings
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)
      """)
    decideScan = try BoundStatement(db, "UPDATE scans SET crossing = ? WHERE seq = ? AND crossing IS NULL")
    voidCrossing = try BoundStatement(
      db, "UPDATE crossings SET void_seq = ?, void_reason = ?, void_officer = ? WHERE seq = ?")
    addImport = try BoundStatement(db, "INSERT INTO imports VALUES (?, ?, ?, ?, ?)")
    addTotal = try BoundStatement(
      db, "INSERT INTO totals VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count")
  }

  mutating func apply(_ item: AppliedItem, to state: inout LedgerState) throws {
    switch item {
    case .event(let record, let event, let body): try apply(event, record, body, to: &state)
    case .damage(let damage): state.note(damage)
    case .nothing: break
    }
  }

  /// Writes what was held back.
  mutating func finish() throws {
    for (key, step) in totals {
      addTotal.bind(key.day)
      addTotal.bind(key.hour)
      addTotal.bind(key.direction)
      addTotal.bind(key.outcome)
      addTotal.bind(step)
      try addTotal.run()
    }
    totals.removeAll(keepingCapacity: true)
    for (_, open) in openScans { try write(open, crossing: nil) }
    openScans.removeAll(keepingCapacity: true)
  }

  private mutating func apply(
    _ event: RecordedEvent, _ record: Record, _ body: [UInt8], to state: inout LedgerState
  ) throws {
    switch event {
    case .housekeeping: return
    // A third of all records: its scan knows its checks.
    case .watchlistChecked(let check): return try apply(check, record, body)
    default:
      takeID.bind(record.id)
      takeID.bind(record.seq)
      guard try takeID.run() > 0 else { return }
    }
    switch event {
    case .scanReceived(let scan): try apply(scan, record)
    case .crossingRecorded(let crossing): try apply(crossing, record)
    case .crossingVoided(let void): try apply(void, record)
    case .watchlistImported(let list): try apply(list, record, body)
    case .housekeeping, .watchlistChecked: break
    case .unknown: state.unknown += 1
    case .unreadable: state.unreadable += 1
    }
  }

  private mutating func apply(_ scan: ScanReceived, _ record: Record) throws {
    if openScans.count >= Self.scansHeld { try finish() }
    openScans[record.id] = OpenScan(record: record, scan: scan)
  }

  private mutating func write(_ open: OpenScan, crossing: Int?) throws {
    addScan.bind(open.record.seq)
    addScan.bind(open.record.id)
    addScan.bind(open.record.time.milliseconds)
    addScan.bind(open.scan.lane)
    addScan.bind(open.scan.direction.rawValue)
    addScan.bind(open.scan.source.rawValue)
    addScan.bind(open.scan.mrz.joined(separator: "\n"))
    addScan.bind(open.checks)
    addScan.bind(open.check)
    addScan.bind(open.isHit ? 1 : 0)
    addScan.bind(crossing)
    try addScan.run()
  }

  /// The newest check of a scan is the one that counts, whether it found anything or not. Other checks are in the
  /// journal alone.
  private mutating func apply(_ check: WatchlistChecked, _ record: Record, _ body: [UInt8]) throws {
    guard try setCheck(check, record) else { return }
    addCheck.bind(record.seq)
    addCheck.bind(record.id)
    addCheck.bind(record.time.milliseconds)
    addCheck.bind(record.v)
    addCheck.bind(body)
    try addCheck.run()
  }

  /// false: it is no check of a scan, or one that was applied.
  private mutating func setCheck(_ check: WatchlistChecked, _ record: Record) throws -> Bool {
    if let isTaken = openScans[check.subject]?.take(record, isHit: check.isHit) { return isTaken }
    guard let scan = try seq(of: check.subject), let known = try db.checks(ofScan: scan),
      let checks = Self.adding(record.id, to: known)
    else { return false }
    setCheck.bind(checks)
    setCheck.bind(record.seq)
    setCheck.bind(check.isHit ? 1 : 0)
    setCheck.bind(scan)
    return try setCheck.run() > 0
  }

  /// Ids joined by blanks, with one more; nil where it is among them.
  private static func adding(_ id: String, to ids: String) -> String? {
    if ids.isEmpty { return id }
    guard !ids.split(separator: " ").contains(Substring(id)) else { return nil }
    return ids + " " + id
  }

  private mutating func apply(_ crossing: CrossingRecorded, _ record: Record) throws {
    addCrossing.bind(record.seq)
    addCrossing.bind(record.id)
    addCrossing.bind(record.time.milliseconds)
    addCrossing.bind(crossing.direction.rawValue)
    addCrossing.bind(crossing.lane)
    addCrossing.bind(crossing.traveller.name)
    addCrossing.bind(crossing.traveller.birth?.description)
    addCrossing.bind(crossing.traveller.sex?.rawValue)
    addCrossing.bind(crossing.traveller.nationality)
    addCrossing.bind(crossing.document.type)
    addCrossing.bind(crossing.document.number)
    addCrossing.bind(crossing.outcome)
    addCrossing.bind(crossing.reason)
    addCrossing.bind(crossing.words)
    addCrossing.bind(crossing.purpose)
    addCrossing.bind(crossing.vehicle)
    addCrossing.bind(record.officer)
    addCrossing.bind(record.console)
    addCrossing.bind(crossing.scan)
    addCrossing.bind(crossing.check)
    try addCrossing.run()
    try count(record.time, crossing.direction.rawValue, crossing.outcome, by: 1)
    guard let id = crossing.scan else { return }
    if let open = openScans.removeValue(forKey: id) { return try write(open, crossing: record.seq) }
    guard let scan = try seq(of: id) else { return }
    decideScan.bind(record.seq)
    decideScan.bind(scan)
    try decideScan.run()
  }

  /// What a crossing was is read again from its row: voids are few.
  private mutating func apply(_ void: CrossingVoided, _ record: Record) throws {
    guard let crossing = try seq(of: void.crossing), let row = try db.crossing(seq: crossing), !row.isVoid else {
      return
    }
    voidCrossing.bind(record.seq)
    voidCrossing.bind(void.reason)
    voidCrossing.bind(record.officer)
    voidCrossing.bind(crossing)
    try voidCrossing.run()
    try count(row.time, row.direction.rawValue, row.outcome, by: -1)
  }

  private mutating func apply(_ list: WatchlistImported, _ record: Record, _ body: [UInt8]) throws {
    addImport.bind(record.seq)
    addImport.bind(record.time.milliseconds)
    addImport.bind(list.list)
    addImport.bind(record.v)
    addImport.bind(body)
    try addImport.run()
  }

  private mutating func seq(of id: String) throws -> Int? {
    findID.bind(id)
    return try findID.number()
  }

  private mutating func count(_ time: Timestamp, _ direction: String, _ outcome: String, by step: Int) throws {
    let local = zone.dayAndHour(of: time)
    totals[TotalKey(day: local.day, hour: local.hour, direction: direction, outcome: outcome), default: 0] += step
    if totals.count > Self.totalsHeld { try finish() }
  }
}

extension WatchlistChecked {
  /// Whether there is a candidate that an officer must look at before deciding.
  public var isHit: Bool { candidates.contains { $0.band != "weak" } }
}
