import Foundation
import GRDB
import Journal

/// How far the tables have come, and what was met on the way.
struct LedgerState: Equatable {
  var journal: String
  var zoneMinutes: Int
  var position = JournalPosition.start
  var tail: [UInt8] = []
  var unknown = 0
  var unreadable = 0
  /// The newest record that changed accounts or rules.
  var accounts: Int?
  /// Events of accounts, rules and lists that don't count, because whoever made them had no right to.
  var unauthorised = 0
  /// Places where the journal is not what was written.
  private(set) var damaged = 0
  private(set) var firstDamage: LedgerDamage?
  private var lastDamage: LedgerDamage?
  /// Where tables of this store had come to, if the journal ends before that or goes on otherwise.
  private(set) var lost: LedgerDamage?

  init(journal: String, zone: PostZone) {
    self.journal = journal
    zoneMinutes = zone.offsetMinutes
  }

  /// Takes damage in. Every new reader tells of a missing end again; it counts once.
  mutating func note(_ damage: LedgerDamage) {
    guard damage != lastDamage else { return }
    damaged += 1
    firstDamage = firstDamage ?? damage
    lastDamage = damage
  }

  /// Takes in that records are gone which tables of this store had.
  mutating func noteLost(_ damage: LedgerDamage) {
    lost = damage
    damaged += 1
    firstDamage = firstDamage ?? damage
  }

  static func fetch(_ db: Database) throws -> LedgerState {
    let statement = try db.cachedStatement(sql: "SELECT * FROM state WHERE one = 1")
    guard let row = try Row.fetchOne(statement) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return try LedgerState(row)
  }

  /// Of tables of an earlier schema: whose they are, how far they came and what they miss, which every schema says alike.
  static func fetchEarlier(_ db: Database) throws -> LedgerState {
    let sql = """
      SELECT journal, zone, file, offset, seq, tail, lost, 0 AS unknown, 0 AS unreadable, 0 AS damaged,
        NULL AS first_damage, NULL AS last_damage, NULL AS accounts, 0 AS unauthorised
      FROM state WHERE one = 1
      """
    guard let row = try Row.fetchOne(db, sql: sql) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return try LedgerState(row)
  }

  private init(_ row: Row) throws {
    guard let journal = row.textIfAny("journal"), let file = row.numberIfAny("file"),
      let offset = row.numberIfAny("offset"), let seq = row.numberIfAny("seq"), file >= 0, offset >= 0, seq >= 0
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    self.journal = journal
    zoneMinutes = row.number("zone")
    position = JournalPosition(file: file, offset: offset, seq: seq)
    tail = row.bytes("tail")
    unknown = row.number("unknown")
    unreadable = row.number("unreadable")
    damaged = row.number("damaged")
    firstDamage = row.textIfAny("first_damage").flatMap(LedgerDamage.init(text:))
    lastDamage = row.textIfAny("last_damage").flatMap(LedgerDamage.init(text:))
    lost = row.textIfAny("lost").flatMap(LedgerDamage.init(text:))
    accounts = row.numberIfAny("accounts")
    unauthorised = row.number("unauthorised")
  }

  func save(_ db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(
      arguments: [
        journal, zoneMinutes, position.file, position.offset, position.seq, Data(tail), unknown, unreadable, damaged,
        firstDamage?.text, lastDamage?.text, lost?.text, accounts, unauthorised,
      ])
  }
}
