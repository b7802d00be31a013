import Journal

import struct Journal.Record

/// Documents that people report.
extension Desk {
  /// Records that a document was lost, stolen or found. Asking again with the same id records nothing new.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func report(_ report: DocumentReported, id: String = newEventID()) throws -> Record? {
    let entry = Entry(try rules.checked(report), id: id, by: officer)
    return try append(.reportDocument) { try $0.isRecorded(id) ? [] : [entry] }.last
  }
}

extension CrossingRules {
  /// A report as it is to be recorded: a number, known codes, and words.
  public func checked(_ report: DocumentReported) throws(Refusal) -> DocumentReported {
    var result = report
    result.number = try checkedNumber(report.number)
    try checkDocument(type: report.type, issuer: report.issuer)
    result.words = try Self.requiredWords(report.words, .words, limit: DocumentReported.wordsLimit)
    return result
  }
}
