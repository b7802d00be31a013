import GRDB
import Journal

/// A report on a document as the tables hold it.
public struct DocumentReportRow: Sendable, Equatable {
  public let seq: Int
  public let id: String
  public let time: Timestamp
  public let officer: String
  public let report: DocumentReported

  public init(seq: Int, id: String, time: Timestamp, officer: String, report: DocumentReported) {
    self.seq = seq
    self.id = id
    self.time = time
    self.officer = officer
    self.report = report
  }
}

extension Ledger {
  /// Reports, newest first; of one number, normalised, or of all.
  public func reports(ofNumber number: String? = nil, limit: Int) throws -> [DocumentReportRow] {
    try read { db in
      if let number { return try db.reports(ofNumber: number, limit: limit) }
      let statement = try db.cachedStatement(sql: "SELECT * FROM reports ORDER BY seq DESC LIMIT ?")
      return try Row.fetchAll(statement, arguments: [max(limit, 0)]).compactMap(DocumentReportRow.init)
    }
  }
}

extension Database {
  func reports(ofNumber number: String, limit: Int) throws -> [DocumentReportRow] {
    let statement = try cachedStatement(sql: PastSQL.reports)
    return try Row.fetchAll(statement, arguments: [number, max(limit, 0)]).compactMap(DocumentReportRow.init)
  }
}

extension DocumentReportRow {
  fileprivate init?(_ row: Row) {
    guard let state = DocumentReported.State(rawValue: row.text("state")) else { return nil }
    self.init(
      seq: row.number("seq"), id: row.text("id"), time: row.time("time"), officer: row.text("officer"),
      report: DocumentReported(
        state: state, number: row.text("number"), type: row.textIfAny("type"), issuer: row.textIfAny("issuer"),
        words: row.text("words")))
  }
}
