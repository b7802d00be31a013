import GRDB
import Journal
import TravelDocuments

/// What this store knows of a document that is presented again.
public struct DocumentPast: Sendable, Equatable {
  /// Most crossings that are looked at.
  public static let limit = 16

  /// Those with this document, void ones left out, newest first. Some of the last `limit` with its number.
  public var crossings: [CrossingRow]
  /// What was reported of it last.
  public var report: DocumentReportRow?
  /// What is known of the day of its last stamp; nil where that is no stamp of this post, or before its records.
  public var stampDay: StampDay?

  public init(crossings: [CrossingRow] = [], report: DocumentReportRow? = nil, stampDay: StampDay? = nil) {
    self.crossings = crossings
    self.report = report
    self.stampDay = stampDay
  }
}

extension PresentedDocument {
  /// Whether two entries can mean one document: numbers alone are not unique, and an issuer is not always said.
  func canBe(type otherType: String?, number otherNumber: String, issuer otherIssuer: String?) -> Bool {
    guard !number.isEmpty, number == otherNumber, otherType == nil || otherType == type else { return false }
    guard let issuer, let otherIssuer else { return true }
    return issuer == otherIssuer
  }
}

extension Ledger {
  /// What is known of a document; nothing where it has no number. Two look-ups by number, each bounded.
  public func past(of document: PresentedDocument) throws -> DocumentPast {
    try read { try $0.past(of: document) }
  }
}

extension Database {
  func past(of document: PresentedDocument) throws -> DocumentPast {
    guard !document.number.isEmpty else { return DocumentPast() }
    let statement = try cachedStatement(sql: PastSQL.crossings)
    // What was keyed in from paper happened before what was recorded in front of it.
    let rows = try Row.fetchAll(statement, arguments: [document.number, DocumentPast.limit]).map(CrossingRow.init)
      .sorted { ($0.time, $0.seq) > ($1.time, $1.seq) }
    return DocumentPast(
      crossings: rows.filter { row in
        !row.isVoid && document.canBe(type: row.document, number: row.number, issuer: row.facts.document.issuer)
      },
      report: try reports(ofNumber: document.number, limit: DocumentPast.limit).first { row in
        document.canBe(type: row.report.type, number: row.report.number, issuer: row.report.issuer)
      })
  }
}

enum PastSQL {
  /// The index holds the rows of one number in the order of the journal.
  static let crossings = """
    SELECT * FROM crossings INDEXED BY crossings_number WHERE number = ? ORDER BY seq DESC LIMIT ?
    """
  static let reports = """
    SELECT * FROM reports INDEXED BY reports_number WHERE number = ? ORDER BY seq DESC LIMIT ?
    """
}
