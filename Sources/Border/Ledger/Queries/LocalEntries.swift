import Crypto
import GRDB
import Journal

import struct Journal.Record

/// The post's own list in the tables.
extension Database {
  /// The list as it stands, the oldest entry first.
  func localList() throws -> LocalList {
    LocalList(entries: try localEntries(EntrySQL.standing, []), newest: try newestLocal())
  }

  /// The newest event that made or withdrew an entry.
  func newestLocal() throws -> LocalList.Newest? {
    let found = try [EntrySQL.newestMade, EntrySQL.newestWithdrawn].compactMap { sql in
      try Row.fetchOne(cachedStatement(sql: sql)).map {
        LocalList.Newest(seq: $0.number("seq"), time: Timestamp(milliseconds: $0.number("time")))
      }
    }
    return found.max { $0.seq < $1.seq }
  }

  func localEntryCount(on day: Int) throws -> Int {
    try Int.fetchOne(cachedStatement(sql: EntrySQL.count), arguments: [day]) ?? 0
  }

  /// Entries whose events' ids begin so, withdrawn ones too.
  func localEntries(startingWith prefix: String, limit: Int) throws -> [LocalEntry] {
    // Ids are made of characters below `{`.
    try localEntries(EntrySQL.byPrefix, [prefix, prefix + "{", limit])
  }

  /// The entry of just this id, as lists show it.
  func localEntry(_ entryID: String) throws -> LocalEntry? {
    try localEntries(startingWith: LocalEntry.eventID(entryID), limit: 1).first { $0.entryID == entryID }
  }

  private func localEntries(_ sql: String, _ arguments: StatementArguments) throws -> [LocalEntry] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments).map(LocalEntry.init)
  }
}

/// What is asked, so that a test can ask SQLite how it answers.
enum EntrySQL {
  static let standing = "SELECT * FROM entries WHERE end_seq IS NULL ORDER BY seq"
  static let count = "SELECT COUNT(*) FROM entries WHERE end_seq IS NULL AND expires >= ?"
  static let byPrefix = "SELECT * FROM entries WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
  static let newestMade = "SELECT seq, time FROM entries ORDER BY seq DESC LIMIT 1"
  static let newestWithdrawn = """
    SELECT end_seq AS seq, end_time AS time FROM entries WHERE end_seq IS NOT NULL ORDER BY end_seq DESC LIMIT 1
    """
}

extension LocalEntry {
  /// - Throws: `DatabaseError` where the row is not what was written: nobody on the list is passed over in silence.
  fileprivate init(_ row: Row) throws {
    let body = row.bytes("body")
    guard let facts = WatchlistEntryMade(kept: body, row.number("v")) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    self.init(
      id: row.text("id"),
      made: Act(
        time: Timestamp(milliseconds: row.number("time")), officer: row.text("officer"),
        second: row.textIfAny("second")),
      facts: facts, digest: SHA256.hex(SHA256.hash(data: body)),
      withdrawal: row.numberIfAny("end_time").map {
        Withdrawal(
          act: Act(
            time: Timestamp(milliseconds: $0), officer: row.text("end_officer"), second: row.textIfAny("end_second")),
          reason: row.text("end_reason"))
      })
  }

  /// As it stands in a record that the tables don't hold yet.
  init(_ record: Record, _ facts: WatchlistEntryMade) {
    self.init(
      id: record.id, made: Act(record), facts: facts, digest: SHA256.hex(SHA256.hash(data: Array(record.bodyBytes))))
  }
}

extension LocalEntry.Act {
  init(_ record: Record) {
    self.init(time: record.time, officer: record.officer, second: RecordSignature.second(of: record))
  }
}

extension RecordSignature {
  /// Who signed beside the officer.
  static func second(of record: Record) -> String? {
    guard let signatures = all(of: record), signatures.count > 1 else { return nil }
    return signatures[1].account
  }
}

extension LedgerApplier {
  /// An entry that two people made who may. Of those that withdraw one the first counts.
  mutating func apply(_ made: WatchlistEntryMade, _ record: Record, _ body: [UInt8]) throws {
    try run(
      "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL)",
      [
        record.seq, record.id, record.time.milliseconds, record.officer, RecordSignature.second(of: record),
        made.expires.latestDay, record.v, body.databaseBytes,
      ])
  }

  mutating func apply(_ withdrawn: WatchlistEntryWithdrawn, _ record: Record) throws {
    try run(
      """
      UPDATE entries SET end_seq = ?, end_time = ?, end_officer = ?, end_second = ?, end_reason = ?
      WHERE id = ? AND end_seq IS NULL
      """,
      [
        record.seq, record.time.milliseconds, record.officer, RecordSignature.second(of: record), withdrawn.reason,
        withdrawn.entry,
      ])
  }
}

extension Ledger {
  /// The post's own list as it stands.
  public func localList() throws -> LocalList { try read { try $0.localList() } }

  /// Entries of the post's own list by an id as lists show it, or the event's, or the beginning of that; withdrawn ones
  /// too. At most `limit`.
  public func localEntries(_ typed: String, limit: Int) throws -> [LocalEntry] {
    guard let prefix = try? CrossingRules.idPrefix(LocalEntry.eventID(typed)) else { return [] }
    return try read { try $0.localEntries(startingWith: prefix, limit: limit) }
  }
}
