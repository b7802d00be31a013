import GRDB
import Journal

import struct Journal.Record

/// Hits, what officers found them to be, and what second officers said.
extension LedgerApplier {
  /// Where a hit came up.
  struct HitPlace {
    let scan: Int?
    let crossing: Int?
    let lane: Int
    let direction: Direction
    /// The crossing counts and is no scan's: what is found by now, nobody could know when it was decided.
    var isOfCrossing = false
  }

  /// The newest check of a subject is its hit, or takes away the one before. What officers found of candidates goes on
  /// to count for the same entries of the same lists, and one that still waits goes on waiting since it began.
  mutating func setHit(_ check: WatchlistChecked, _ record: Record, _ body: [UInt8], _ place: HitPlace) throws {
    let before = try db.hitTimes(ofSubject: check.subject)
    try run("DELETE FROM hits WHERE subject = ?", [check.subject])
    guard check.isHit else { return }
    let overall = try db.overallFinding(check)
    let isLate = place.isOfCrossing && (before?.isLate ?? true)
    let isSettled = overall != nil || (place.crossing != nil && !isLate)
    let since = before.map { $0.settled == nil || isSettled ? $0.since : record.time.milliseconds }
    try run(
      "INSERT INTO hits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        record.seq, record.id, check.subject, place.scan, place.crossing, record.time.milliseconds, place.lane,
        place.direction.rawValue, overall?.rawValue, record.v, body.databaseBytes, check.isStrongHit ? 0 : 1,
        since ?? record.time.milliseconds, isSettled ? before?.settled ?? record.time.milliseconds : nil,
        isLate ? 1 : 0,
      ])
  }

  /// - Parameter isLate: it was decided on paper, before anybody could know of the hit: that goes on to wait.
  mutating func decideHit(
    _ subject: String, _ record: Record, _ lane: Int, _ direction: Direction, isLate: Bool = false
  ) throws {
    try run(
      """
      UPDATE hits SET crossing = ?, lane = ?, direction = ?, late = ?, settled = ifnull(settled, ?)
      WHERE subject = ? AND crossing IS NULL
      """,
      [
        record.seq, lane, direction.rawValue, isLate ? 1 : 0, isLate ? nil : record.time.milliseconds, subject,
      ])
  }

  /// Of a crossing that is void, or was taken back, nobody waits for who it was.
  mutating func settleLateHit(ofCrossing subject: String, _ record: Record) throws {
    try run(
      "UPDATE hits SET late = 0, settled = ifnull(settled, ?) WHERE subject = ? AND late = 1",
      [record.time.milliseconds, subject])
  }

  /// What decided it was taken back: it waits again, since it first did.
  mutating func reopenHit(_ subject: String, crossing: Int) throws {
    try run(
      """
      UPDATE hits SET crossing = NULL, settled = CASE WHEN finding IS NULL THEN NULL ELSE settled END
      WHERE subject = ? AND crossing = ?
      """, [subject, crossing])
  }

  mutating func apply(_ disposed: HitDisposed, _ record: Record) throws {
    try run(
      "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        record.seq, record.id, disposed.subject, record.time.milliseconds, record.officer, disposed.list,
        disposed.entry, disposed.finding.rawValue, disposed.code, disposed.reason, disposed.second?.officer,
        disposed.second.map { $0.isProven ? 1 : 0 }, disposed.awaits ? 1 : 0,
      ])
    try settle(disposed.subject, record)
  }

  mutating func apply(_ asked: HitSecondAsked, _ record: Record) throws {
    try run(
      "INSERT INTO seconds VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
      [
        record.seq, record.id, asked.subject, record.time.milliseconds, record.officer, asked.about.finding,
        asked.about.outcome, asked.reason,
      ])
  }

  /// The first answer of somebody else counts.
  mutating func apply(_ seconded: HitSeconded, _ record: Record) throws {
    guard let seq = try seq(of: seconded.asked), let ask = try db.secondAsk(seq: seq),
      ask.answer == nil, !ask.isOf(record.officer)
    else { return }
    try run(
      """
      UPDATE seconds SET answer = ?, answer_time = ?, answer_officer = ?, agrees = ?, answer_code = ?,
      answer_reason = ?, answer_proven = ? WHERE seq = ?
      """,
      [
        record.id, record.time.milliseconds, record.officer, seconded.agrees ? 1 : 0, seconded.code, seconded.reason,
        seconded.isProven ? 1 : 0, seq,
      ])
    if case .finding = ask.about { try settle(ask.subject, record) }
  }

  /// What all candidates together are by now, and whether it still waits.
  private mutating func settle(_ subject: String, _ record: Record) throws {
    guard let hit = try db.hit(ofSubject: subject) else { return }
    let overall = try db.overallFinding(hit.check)
    let isSettled = overall != nil || (hit.crossing != nil && !hit.isLate)
    try run(
      "UPDATE hits SET finding = ?, settled = CASE WHEN ? THEN ifnull(settled, ?) ELSE NULL END WHERE subject = ?",
      [overall?.rawValue, isSettled, record.time.milliseconds, subject])
  }
}

extension WatchlistChecked {
  /// Whether a candidate is strong, so that it takes two officers to say who it is.
  public var isStrongHit: Bool { candidates.contains(where: \.isStrong) }
}
