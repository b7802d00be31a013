import GRDB
import Journal

import struct Journal.Record

extension LedgerApplier {
  mutating func apply(_ party: PartyOpened, _ record: Record, _ body: [UInt8]) throws {
    try run(
      "INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)",
      [
        record.seq, record.id, record.time.milliseconds, record.officer, party.lane, record.v, body.databaseBytes,
      ])
  }

  mutating func apply(_ closed: PartyClosed, _ record: Record) throws {
    guard let party = try seq(of: closed.party) else { return }
    try run(
      "UPDATE parties SET end_time = ?, end_officer = ?, end_reason = ? WHERE seq = ? AND end_time IS NULL",
      [record.time.milliseconds, record.officer, closed.reason, party])
  }

  /// A crossing of a party; one that names none that there is stays by itself.
  mutating func join(_ company: Company, _ record: Record) throws {
    guard let id = company.party, let party = try seq(of: id) else { return }
    try run(
      "INSERT OR IGNORE INTO party_members SELECT seq, ? FROM parties WHERE seq = ?", [record.seq, party])
  }
}
