import GRDB
import Journal

import struct Journal.Record

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
      let state = try LedgerState.fetch(db)
      let position = state.position
      var later = try recordsOnDisk(from: position)
      later += pending.filter { $0.seq >= position.seq }
      return try decide(try DeskFacts(db, try accountBook(db, state), later: later))
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

extension DeskFacts.CrossingFact {
  /// As the tables have it.
  init(_ row: CrossingRow) {
    self.init(
      id: row.id, officer: row.officer, console: row.console, lane: row.lane, time: row.recorded,
      occurred: row.time, scan: row.scan, outcome: row.outcome, facts: row.facts, company: row.company,
      outage: row.outage, paper: row.late?.paper, voidOfficer: row.voiding?.officer)
  }
}
