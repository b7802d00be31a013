import Foundation
import GRDB
import Journal

/// A crossing as the tables hold it.
public struct CrossingRow: Sendable, Equatable {
  public let seq: Int
  public let id: String
  public let time: Timestamp
  public let direction: Direction
  public let lane: Int?
  public let name: String
  public let birth: String?
  public let sex: String?
  public let nationality: String?
  public let document: String
  public let number: String
  public let outcome: String
  public let reason: String?
  public let words: String?
  public let purpose: String?
  public let vehicle: String?
  public let officer: String
  public let console: String
  public let scan: String?
  public let check: String?
  public let voidReason: String?
  public let voidOfficer: String?

  public var isVoid: Bool { voidOfficer != nil }
}

extension CrossingRow {
  /// Takes the columns of the table in their order: by name each would be searched for in each row.
  ///
  /// Values of another type than the table's, in a damaged file, come as nothing and never as a trap.
  init(_ row: Row) {
    var columns = RowColumns(row: row)
    seq = columns.number() ?? 0
    id = columns.text() ?? ""
    time = Timestamp(milliseconds: columns.number() ?? 0)
    direction = Direction(rawValue: columns.text() ?? "") ?? .in
    lane = columns.number()
    name = columns.text() ?? ""
    birth = columns.text()
    sex = columns.text()
    nationality = columns.text()
    document = columns.text() ?? ""
    number = columns.text() ?? ""
    outcome = columns.text() ?? ""
    reason = columns.text()
    words = columns.text()
    purpose = columns.text()
    vehicle = columns.text()
    officer = columns.text() ?? ""
    console = columns.text() ?? ""
    scan = columns.text()
    check = columns.text()
    _ = columns.number()  // the void's number
    voidReason = columns.text()
    voidOfficer = columns.text()
  }
}

/// The columns of a row, one after the other.
private struct RowColumns {
  let row: Row
  var next = 0

  mutating func number() -> Int? { value().flatMap(Int.fromDatabaseValue) }

  mutating func text() -> String? { value().flatMap(String.fromDatabaseValue) }

  private mutating func value() -> DatabaseValue? {
    guard next < row.count else { return nil }
    defer { next += 1 }
    return row[next]
  }
}

extension Row {
  func numberIfAny(_ column: String) -> Int? { Int.fromDatabaseValue(self[column]) }

  func textIfAny(_ column: String) -> String? { String.fromDatabaseValue(self[column]) }

  func number(_ column: String) -> Int { numberIfAny(column) ?? 0 }

  func text(_ column: String) -> String { textIfAny(column) ?? "" }

  func bytes(_ column: String) -> [UInt8] { Data.fromDatabaseValue(self[column]).map(Array.init) ?? [] }
}

extension Database {
  /// Whether an event of this id was applied.
  func isApplied(_ id: String) throws -> Bool {
    try Int.fetchOne(cachedStatement(sql: "SELECT 1 FROM ids WHERE id = ?"), arguments: [id]) != nil
  }

  func crossing(seq: Int) throws -> CrossingRow? {
    try Row.fetchOne(cachedStatement(sql: "SELECT * FROM crossings WHERE seq = ?"), arguments: [seq])
      .map(CrossingRow.init)
  }

  func crossing(id: String) throws -> CrossingRow? {
    try Row.fetchOne(
      cachedStatement(sql: "SELECT c.* FROM ids i JOIN crossings c ON c.seq = i.seq WHERE i.id = ?"), arguments: [id]
    ).map(CrossingRow.init)
  }

  /// The crossings whose ids begin with some letters and digits.
  func crossings(startingWith prefix: String, limit: Int) throws -> [CrossingRow] {
    try Row.fetchAll(
      cachedStatement(
        sql: """
          SELECT c.* FROM ids i CROSS JOIN crossings c ON c.seq = i.seq
          WHERE i.id >= ? AND i.id < ? ORDER BY i.id LIMIT ?
          """),
      arguments: [prefix, prefix + "~", limit]
    ).map(CrossingRow.init)
  }

  /// The crossing that decided a scan.
  func decision(ofScan id: String) throws -> CrossingRow? {
    try Row.fetchOne(
      cachedStatement(
        sql: """
          SELECT c.* FROM ids i JOIN scans s ON s.seq = i.seq JOIN crossings c ON c.seq = s.crossing WHERE i.id = ?
          """), arguments: [id]
    ).map(CrossingRow.init)
  }

  /// The ids of a scan's checks, joined by blanks; nil where the number is no scan's.
  func checks(ofScan seq: Int) throws -> String? {
    try String.fetchOne(cachedStatement(sql: "SELECT checks FROM scans WHERE seq = ?"), arguments: [seq])
  }

  /// Crossings, newest first. Times are milliseconds since 1970-01-01 UTC, `to` excluded.
  func crossings(from: Int? = nil, to: Int? = nil, document: String? = nil, limit: Int) throws -> [CrossingRow] {
    var conditions: [String] = []
    var arguments: StatementArguments = []
    if let from {
      conditions.append("time >= ?")
      arguments += [from]
    }
    if let to {
      conditions.append("time < ?")
      arguments += [to]
    }
    if let document {
      conditions.append("number = ?")
      arguments += [document]
    }
    // The numbers first, from an index alone, so that only the rows that are shown are read.
    let found = "SELECT seq FROM crossings WHERE \(conditions.joined(separator: " AND ")) ORDER BY seq DESC LIMIT ?"
    let filter = conditions.isEmpty ? "" : "WHERE seq IN (\(found))"
    if !conditions.isEmpty { arguments += [max(0, limit)] }
    let statement = try cachedStatement(sql: "SELECT * FROM crossings \(filter) ORDER BY seq DESC LIMIT ?")
    return try Row.fetchAll(statement, arguments: arguments + [max(0, limit)]).map(CrossingRow.init)
  }
}

extension Ledger {
  /// Crossings, newest first, at most `limit`; times in milliseconds since 1970-01-01 UTC, `to` excluded.
  public func crossings(
    from: Timestamp? = nil, to: Timestamp? = nil, document: String? = nil, limit: Int
  ) throws -> [CrossingRow] {
    try read {
      try $0.crossings(from: from?.milliseconds, to: to?.milliseconds, document: document, limit: limit)
    }
  }
}
