import Foundation
import GRDB
import Journal
import TravelDocuments

import struct Journal.Record

/// Turns records into rows, one at a time, in their order.
struct LedgerApplier {
  let db: Database
  let zone: PostZone

  func apply(_ record: Record, to state: inout LedgerState) throws {
    switch RecordedEvent(record) {
    case .scanReceived(let body): try apply(body, record)
    case .watchlistChecked(let body): try apply(body, record)
    case .crossingRecorded(let body): try apply(body, record)
    case .crossingVoided(let body): try apply(body, record)
    case .watchlistImported(let body): try apply(body, record)
    case .housekeeping: break
    case .unknown: state.unknown += 1
    case .unreadable: state.unreadable += 1
    }
  }

  private func apply(_ scan: ScanReceived, _ record: Record) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO scans VALUES (?, ?, ?, ?, ?, ?, ?, NULL)").execute(
      arguments: [
        record.seq, record.id, record.time.milliseconds, scan.lane, scan.direction.rawValue, scan.source.rawValue,
        scan.mrz.joined(separator: "\n"),
      ])
  }

  private func apply(_ check: WatchlistChecked, _ record: Record) throws {
    let scan = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT lane, crossing FROM scans WHERE id = ?"), arguments: [check.subject])
    let crossing: String? = scan?["crossing"]
    let best = check.candidates.first?.band
    let isWaiting = scan != nil && crossing == nil && check.isHit
    if isWaiting { try settle(check.subject) }
    let lane: Int? = scan?["lane"]
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [
        record.seq, record.id, record.time.milliseconds, check.subject, check.traveller.name, lane,
        check.lists.map(\.sha256).joined(separator: " "), text(check), best, isWaiting,
      ])
  }

  private func apply(_ crossing: CrossingRecorded, _ record: Record) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO crossings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)
        """)
    try statement.execute(
      arguments: [
        record.seq, record.id, record.time.milliseconds, crossing.direction.rawValue, crossing.lane,
        crossing.traveller.name, crossing.traveller.birth?.description, crossing.traveller.sex?.rawValue,
        crossing.traveller.nationality, crossing.document.type, crossing.document.number, crossing.outcome,
        crossing.reason, crossing.words, crossing.purpose, crossing.vehicle, record.officer, record.console,
        crossing.scan, crossing.check,
      ])
    guard db.changesCount > 0 else { return }
    try count(record.time, crossing.direction.rawValue, crossing.outcome, by: 1)
    guard let scan = crossing.scan else { return }
    try db.cachedStatement(sql: "UPDATE scans SET crossing = ? WHERE id = ? AND crossing IS NULL").execute(
      arguments: [record.id, scan])
    try settle(scan)
  }

  private func apply(_ void: CrossingVoided, _ record: Record) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT time, direction, outcome FROM crossings WHERE id = ? AND void_seq IS NULL"),
      arguments: [void.crossing])
    guard let row else { return }
    try db.cachedStatement(sql: "UPDATE crossings SET void_seq = ?, void_reason = ?, void_officer = ? WHERE id = ?")
      .execute(arguments: [record.seq, void.reason, record.officer, void.crossing])
    try count(Timestamp(milliseconds: row["time"]), row["direction"], row["outcome"], by: -1)
  }

  private func apply(_ list: WatchlistImported, _ record: Record) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?)").execute(
      arguments: [list.list, record.seq, record.time.milliseconds, text(list)])
  }

  /// No hit of this subject waits any more: it was decided, or a newer check took the place of the last.
  private func settle(_ subject: String) throws {
    try db.cachedStatement(sql: "UPDATE checks SET waiting = 0 WHERE subject = ? AND waiting = 1").execute(
      arguments: [subject])
  }

  private func count(_ time: Timestamp, _ direction: String, _ outcome: String, by step: Int) throws {
    let local = zone.dayAndHour(of: time)
    try db.cachedStatement(
      sql: """
        INSERT INTO totals VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """
    ).execute(arguments: [local.day, local.hour, direction, outcome, step])
  }

  private func text(_ body: some EventBody) -> String {
    var json = JSONWriter()
    body.write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension WatchlistChecked {
  /// Whether the best candidate is one that an officer must look at before deciding.
  public var isHit: Bool { candidates.contains { $0.band != "weak" } }
}
