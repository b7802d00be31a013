import GRDB
import Journal

/// Single crossings, by what names them.
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

  /// The newest crossings, by the order of the journal.
  func newestCrossings(limit: Int) throws -> [CrossingRow] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.crossings), arguments: [max(0, limit)]).map(CrossingRow.init)
  }
}
