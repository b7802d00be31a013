import Foundation
import GRDB
import Journal

/// How far the tables have come, and what was met on the way.
struct LedgerState {
  var journal: String
  var position = JournalPosition.start
  var tail: [UInt8] = []
  var unknown = 0
  var unreadable = 0
  var damaged = 0

  init(journal: String) { self.journal = journal }

  static func fetch(_ db: Database) throws -> LedgerState {
    guard let state = try fetchIfAny(db) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return state
  }

  static func fetchIfAny(_ db: Database) throws -> LedgerState? {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM state WHERE one = 1") else { return nil }
    var state = LedgerState(journal: row["journal"])
    state.position = JournalPosition(file: row["file"], offset: row["offset"], seq: row["seq"])
    let tail: Data? = row["tail"]
    state.tail = Array(tail ?? Data())
    state.unknown = row["unknown"]
    state.unreadable = row["unreadable"]
    state.damaged = row["damaged"]
    return state
  }

  func save(_ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [
        journal, position.file, position.offset, position.seq, Data(tail), unknown, unreadable, damaged,
      ])
  }
}
