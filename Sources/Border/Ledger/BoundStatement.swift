import GRDB
import GRDBSQLite

/// A prepared statement that is bound straight to SQLite.
///
/// GRDB's own arguments are boxed one by one, which costs as much as SQLite's work on the row; where ten million
/// records are applied that is half of the time. Bind all arguments in their order, then `run` or `number`.
struct BoundStatement {
  private let statement: Statement
  private let raw: OpaquePointer
  private var next: CInt = 1
  private var failure = SQLITE_OK

  /// Takes the statement from the connection's cache, or prepares it.
  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    raw = statement.sqliteStatement
  }

  mutating func bind(_ number: Int?) {
    took(number.map { sqlite3_bind_int64(raw, next, Int64($0)) } ?? sqlite3_bind_null(raw, next))
  }

  mutating func bind(_ text: String?) {
    guard var text else { return took(sqlite3_bind_null(raw, next)) }
    took(
      text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) { bytes in
          guard let base = bytes.baseAddress else { return sqlite3_bind_text(raw, next, "", 0, Self.copied) }
          return sqlite3_bind_text(raw, next, base, CInt(clamping: bytes.count), Self.copied)
        }
      })
  }

  mutating func bind(_ bytes: [UInt8]) {
    took(
      bytes.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress, buffer.count > 0 else { return sqlite3_bind_zeroblob(raw, next, 0) }
        return sqlite3_bind_blob(raw, next, base, CInt(clamping: buffer.count), Self.copied)
      })
  }

  /// Runs the statement, which gives no rows; gives how many rows it changed.
  @discardableResult
  mutating func run() throws -> Int {
    try finish(failure == SQLITE_OK ? sqlite3_step(raw) : failure)
    return Int(sqlite3_changes(sqlite3_db_handle(raw)))
  }

  /// Runs the statement and gives the number in the first column of its first row; nil where there is no row.
  mutating func number() throws -> Int? {
    let code = failure == SQLITE_OK ? sqlite3_step(raw) : failure
    let value = code == SQLITE_ROW ? Int(sqlite3_column_int64(raw, 0)) : nil
    try finish(code == SQLITE_ROW ? SQLITE_DONE : code)
    return value
  }

  private mutating func took(_ code: CInt) {
    if code != SQLITE_OK { failure = code }
    next += 1
  }

  /// A statement that is not reset would keep the transaction open.
  private mutating func finish(_ code: CInt) throws {
    let message = code == SQLITE_DONE ? nil : String(cString: sqlite3_errmsg(sqlite3_db_handle(raw)))
    sqlite3_reset(raw)
    next = 1
    failure = SQLITE_OK
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message) }
  }

  /// SQLite copies the bytes before the call returns.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
