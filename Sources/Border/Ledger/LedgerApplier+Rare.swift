import GRDB
import Journal

import struct Journal.Record

/// Events of which there are few: their statements are prepared when one comes.
extension LedgerApplier {
  /// A void crossing that nobody was told of needs no telling; one that was told of is told anew.
  private static let toldOfVoid = "CASE WHEN outage IS NULL THEN NULL WHEN told IS NULL THEN 0 ELSE NULL END"

  /// What was crossed with is read again from its row.
  mutating func apply(_ void: CrossingVoided, _ record: Record) throws {
    guard let seq = try seq(of: void.crossing), let row = try db.crossing(seq: seq), !row.isVoid else { return }
    try run(
      "UPDATE crossings SET void_time = ?, void_reason = ?, void_officer = ?, told = \(Self.toldOfVoid) WHERE seq = ?",
      [record.time.milliseconds, void.reason, record.officer, seq])
    try count(row.time, row.facts, row.outcome, by: -1)
    try settleLateHit(ofCrossing: row.id, record)
  }

  /// What the crossing decided waits again, unless a crossing before it had decided that already.
  mutating func apply(_ undone: CrossingUndone, _ record: Record) throws {
    guard let seq = try seq(of: undone.crossing), let row = try db.crossing(seq: seq), !row.isVoid,
      row.officer == record.officer, row.console == record.console
    else { return }
    try run(
      "UPDATE crossings SET void_time = ?, void_officer = ?, told = \(Self.toldOfVoid) WHERE seq = ?",
      [record.time.milliseconds, record.officer, seq])
    try count(row.time, row.facts, row.outcome, by: -1)
    try settleLateHit(ofCrossing: row.id, record)
    guard let id = row.scan, let scan = try self.seq(of: id) else { return }
    try run("UPDATE scans SET crossing = NULL WHERE seq = ? AND crossing = ?", [scan, seq])
    try reopenHit(id, crossing: seq)
  }

  /// The row takes what was put right; `changes` keeps what it said before.
  mutating func apply(_ amended: CrossingAmended, _ record: Record) throws {
    guard let seq = try seq(of: amended.crossing), let row = try db.crossing(seq: seq), !row.isVoid else { return }
    let (facts, company) = (amended.facts(over: row.facts), amended.company(over: row.company))
    try run(
      """
      UPDATE crossings SET direction = ?, name = ?, birth = ?, sex = ?, nationality = ?, document = ?, number = ?,
      issuer = ?, expiry = ?, more = ?, purpose = ?, vehicle = ?, note = ?, changes = changes + 1, told = NULL WHERE seq = ?
      """,
      [
        facts.direction.rawValue, facts.traveller.name, facts.traveller.birth?.description,
        facts.traveller.sex?.rawValue, facts.traveller.nationality ?? "", facts.document.type, facts.document.number,
        facts.document.issuer, facts.document.expiry?.description,
        RareFields(facts, row.notices, company, row.override).text,
        facts.purpose,
        facts.vehicle, facts.note, seq,
      ])
    try run(
      "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)",
      [
        record.seq, seq, record.time.milliseconds, record.officer, amended.reason,
        FactChange.text(row.facts.changes(to: facts) + row.company.changes(to: company)),
      ])
    try count(row.time, row.facts, row.outcome, by: -1)
    try count(row.time, facts, row.outcome, by: 1)
    addFacets(of: row.facts, by: -1)
    addFacets(of: facts, by: 1)
  }

  mutating func apply(_ report: DocumentReported, _ record: Record) throws {
    try run(
      "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        record.seq, record.id, record.time.milliseconds, record.officer, report.state.rawValue, report.number,
        report.type, report.issuer, report.words,
      ])
  }

  mutating func apply(_ list: WatchlistImported, _ record: Record, _ body: [UInt8]) throws {
    try run(
      "INSERT INTO imports VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL)",
      [record.seq, record.time.milliseconds, list.list, record.v, body.databaseBytes])
  }

  /// Of the newest import: a later one puts the list in force again.
  mutating func apply(_ retired: WatchlistRetired, _ record: Record) throws {
    try run(
      """
      UPDATE imports SET end_time = ?, end_officer = ?, end_reason = ?
      WHERE seq = (SELECT MAX(seq) FROM imports WHERE list = ?) AND end_time IS NULL
      """,
      [record.time.milliseconds, record.officer, retired.reason, retired.list])
  }

  // MARK: Patrols

  mutating func apply(_ patrol: PatrolStarted, _ record: Record) throws {
    try run(
      "INSERT INTO patrols VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, NULL, NULL, NULL)",
      [
        record.seq, record.id, record.time.milliseconds, record.officer, patrol.unit, patrol.leader, patrol.strength,
        patrol.sector, patrol.isJoint ? 1 : 0, patrol.reportMinutes, record.time.milliseconds,
      ])
  }

  /// Also behind the patrol's end: what was heard late is kept, and changes nothing of when it was due.
  mutating func apply(_ entry: PatrolLogged, _ record: Record) throws {
    guard let patrol = try seq(of: entry.patrol), try db.isPatrol(patrol) else { return }
    try run(
      "INSERT INTO patrol_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        record.seq, record.id, patrol, record.time.milliseconds, record.officer, entry.text,
        entry.position?.description, entry.persons, entry.handedTo,
      ])
    try run(
      """
      UPDATE patrols SET entries = entries + 1, persons = persons + ?, last_time = max(last_time, ?), last_text = ?
      WHERE seq = ?
      """,
      [entry.persons ?? 0, record.time.milliseconds, entry.text, patrol])
  }

  mutating func apply(_ end: PatrolEnded, _ record: Record) throws {
    guard let patrol = try seq(of: end.patrol) else { return }
    try run(
      "UPDATE patrols SET end_time = ?, end_officer = ? WHERE seq = ? AND end_time IS NULL",
      [record.time.milliseconds, record.officer, patrol])
  }

  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension Database {
  /// What the applier must know of a scan that is written already.
  func scanState(_ seq: Int) throws -> (checks: String, lane: Int, direction: Direction, crossing: Int?)? {
    let statement = try cachedStatement(sql: "SELECT checks, lane, direction, crossing FROM scans WHERE seq = ?")
    return try Row.fetchOne(statement, arguments: [seq]).map {
      (
        $0.text("checks"), $0.number("lane"), Direction(rawValue: $0.text("direction")) ?? .in,
        $0.numberIfAny("crossing")
      )
    }
  }

  func isPatrol(_ seq: Int) throws -> Bool {
    try Int.fetchOne(cachedStatement(sql: "SELECT 1 FROM patrols WHERE seq = ?"), arguments: [seq]) != nil
  }
}
