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

  init(_ row: Row) {
    seq = row["seq"]
    id = row["id"]
    time = Timestamp(milliseconds: row["time"])
    direction = Direction(rawValue: row["direction"]) ?? .in
    lane = row["lane"]
    name = row["name"]
    birth = row["birth"]
    sex = row["sex"]
    nationality = row["nationality"]
    document = row["document"]
    number = row["number"]
    outcome = row["outcome"]
    reason = row["reason"]
    words = row["words"]
    purpose = row["purpose"]
    vehicle = row["vehicle"]
    officer = row["officer"]
    console = row["console"]
    scan = row["scan"]
    check = row["checked"]
    voidReason = row["void_reason"]
    voidOfficer = row["void_officer"]
  }
}

extension Database {
  /// The shortest beginning of an id that is looked up.
  static let idPrefixMinimum = 4

  func crossing(_ id: String) throws -> CrossingRow? {
    try Row.fetchOne(self, sql: "SELECT * FROM crossings WHERE id = ?", arguments: [id]).map(CrossingRow.init)
  }

  /// The one crossing whose id begins so.
  func crossing(startingWith prefix: String) throws -> CrossingRow {
    guard prefix.count >= Self.idPrefixMinimum, prefix.count <= 15,
      prefix.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLowercase) })
    else { throw Refusal.unknownCrossing(prefix) }
    let rows = try Row.fetchAll(
      self, sql: "SELECT * FROM crossings WHERE id >= ? AND id < ? LIMIT 2", arguments: [prefix, prefix + "~"])
    guard let row = rows.first else { throw Refusal.unknownCrossing(prefix) }
    guard rows.count == 1 else { throw Refusal.ambiguousCrossing(prefix) }
    return CrossingRow(row)
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
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let statement = try cachedStatement(sql: "SELECT * FROM crossings \(filter) ORDER BY seq DESC LIMIT ?")
    return try Row.fetchAll(statement, arguments: arguments + [limit]).map(CrossingRow.init)
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
