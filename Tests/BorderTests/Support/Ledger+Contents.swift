import GRDB

@testable import Border

extension Ledger {
  /// All rows of all tables as text, in an order of their own: two ledgers are equal when these are.
  func contents() throws -> [String] {
    try read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      return try tables.flatMap { table in
        let filter = table == "totals" ? "WHERE count <> 0" : ""
        return try Row.fetchAll(db, sql: "SELECT * FROM \(table) \(filter)").map { "\(table) \($0)" }.sorted()
      }
    }
  }
}
