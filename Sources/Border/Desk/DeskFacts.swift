import GRDB
import Journal

import struct Journal.Record

/// What the rules ask: the tables, and what stands in the journal behind them.
///
/// The tables are only read. So a decision under the journal's lock never waits for a process that writes them, and
/// nobody who writes them ever waits for the journal's lock: the two can't lock each other out.
struct DeskFacts {
  private let db: Database
  private var crossings: [CrossingFact] = []
  private var scans: Set<String> = []
  private var voids: [String: String] = [:]
  private var lists: [String: WatchlistImported] = [:]

  /// What a rule must know of a crossing.
  struct CrossingFact: Equatable {
    let id: String
    let officer: String
    let lane: Int?
    let time: Timestamp
    let scan: String?
    var voidOfficer: String?
  }

  /// - Parameter later: the records behind the tables, in their order.
  init(_ db: Database, later: [Record]) throws {
    self.db = db
    var ids: Set<String> = []
    for record in later {
      // Once, however often it stands there.
      guard ids.insert(record.id).inserted, try !db.isApplied(record.id) else { continue }
      switch RecordedEvent(record) {
      case .scanReceived: scans.insert(record.id)
      case .crossingRecorded(let crossing):
        crossings.append(
          CrossingFact(
            id: record.id, officer: record.officer, lane: crossing.lane, time: record.time, scan: crossing.scan))
      case .crossingVoided(let void): voids[void.crossing] = voids[void.crossing] ?? record.officer
      case .watchlistImported(let list): lists[list.list] = list
      case .watchlistChecked, .housekeeping, .unknown, .unreadable: break
      }
    }
  }

  func crossing(_ id: String) throws -> CrossingFact? {
    try (db.crossing(id: id).map(CrossingFact.init) ?? crossings.first { $0.id == id }).map(withVoid)
  }

  /// The crossings whose ids begin so, at most two.
  func crossings(startingWith prefix: String) throws -> [CrossingFact] {
    let found = try db.crossings(startingWith: prefix, limit: 2).map(CrossingFact.init)
    return (found + crossings.filter { $0.id.hasPrefix(prefix) }).prefix(2).map(withVoid)
  }

  /// Whether this scan was received.
  func isScan(_ id: String) throws -> Bool { try scans.contains(id) || db.scan(id: id) != nil }

  /// The crossing that decided a scan.
  func decision(of scan: String) throws -> CrossingFact? {
    try db.decision(ofScan: scan).map(CrossingFact.init) ?? crossings.first { $0.scan == scan }
  }

  /// The import that counts for a list.
  func list(_ name: String) throws -> WatchlistImported? {
    try lists[name] ?? db.currentLists().first { $0.imported.list == name }?.imported
  }

  private func withVoid(_ crossing: CrossingFact) -> CrossingFact {
    var crossing = crossing
    crossing.voidOfficer = crossing.voidOfficer ?? voids[crossing.id]
    return crossing
  }
}

extension DeskFacts.CrossingFact {
  init(_ row: CrossingRow) {
    self.init(
      id: row.id, officer: row.officer, lane: row.lane, time: row.time, scan: row.scan, voidOfficer: row.voidOfficer)
  }
}

extension Ledger {
  /// Most records behind the tables that a rule looks at one by one.
  static let laterLimit = 65_536

  /// Lets `decide` see the tables, the records on disk that they don't hold yet, and `pending`, which stand behind
  /// those.
  ///
  /// - Throws: `DatabaseError` where the tables can't be read, with `SQLITE_BUSY` where they are too far behind; what
  ///   `decide` throws.
  func facts<Value>(with pending: [Record], _ decide: (DeskFacts) throws -> Value) throws -> Value {
    try readOnce { db in
      let position = try LedgerState.fetch(db).position
      var later = try recordsOnDisk(from: position)
      later += pending.filter { $0.seq >= position.seq }
      return try decide(try DeskFacts(db, later: later))
    }
  }

  private func recordsOnDisk(from position: JournalPosition) throws -> [Record] {
    var ahead = position == reader.position ? reader : try JournalReader(layout, from: position)
    var records: [Record] = []
    // The reader's words on damage are for `catchUp` to hear.
    while try ahead.read(limit: 4096, { if case .record(let record) = $0 { records.append(record) } }) > 0 {
      guard records.count <= Self.laterLimit else { throw DatabaseError(resultCode: .SQLITE_BUSY) }
    }
    return records
  }
}
