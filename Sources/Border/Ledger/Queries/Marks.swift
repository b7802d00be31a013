import GRDB
import Journal
import TravelDocuments

import struct Journal.Record

extension Ledger {
  /// Most marks of one answer.
  public static let markLimit = 500

  /// Marks, newest first, whatever became of them; at most `markLimit`.
  public func marks() throws -> [ClearedMark] { try read { try $0.marks(limit: Self.markLimit) } }

  /// The marks that may be about a document. None where the tables can't be read: then nobody's hit is less than it is.
  /// Costs a read by an index.
  public func marks(of document: HitClearedBefore.Document) -> [ClearedMark] {
    (try? read { try $0.marks(ofNumber: document.number) }) ?? []
  }
}

extension Database {
  func marks(limit: Int) throws -> [ClearedMark] {
    try marks("SELECT * FROM marks ORDER BY seq DESC LIMIT ?", [limit])
  }

  func marks(ofNumber number: String) throws -> [ClearedMark] {
    try marks("SELECT * FROM marks WHERE number = ? ORDER BY seq DESC LIMIT ?", [number, Ledger.markLimit])
  }

  /// All that nobody has taken back.
  func standingMarks() throws -> [ClearedMark] { try marks("SELECT * FROM marks WHERE withdrawn_time IS NULL", []) }

  func marks(startingWith prefix: String, limit: Int) throws -> [ClearedMark] {
    try marks(
      """
      SELECT m.* FROM ids i CROSS JOIN marks m ON m.seq = i.seq WHERE i.id >= ? AND i.id < ? ORDER BY i.id LIMIT ?
      """, [prefix, prefix + "~", limit])
  }

  private func marks(_ sql: String, _ arguments: StatementArguments) throws -> [ClearedMark] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments).compactMap { row in
      guard let cleared = HitClearedBefore(kept: row.bytes("body"), row.number("v")) else { return nil }
      let withdrawal = row.numberIfAny("withdrawn_time").map {
        ClearedMark.Withdrawal(
          time: Timestamp(milliseconds: $0), officer: row.text("withdrawn_officer"),
          reason: row.text("withdrawn_reason"))
      }
      return ClearedMark(
        id: row.text("id"), time: row.time("time"), officer: row.text("officer"), cleared: cleared,
        withdrawal: withdrawal)
    }
  }

  /// What was presented by whom a scan, a document entered by hand or a crossing is about.
  func presentedDocument(of subject: String, on today: PartialDate) throws -> PresentedDocument? {
    if let scan = try scan(id: subject) { return scan.presented.document(on: today) }
    return try crossing(id: subject)?.facts.document
  }
}

extension Presented {
  /// nil where what was read is no machine-readable zone on that day.
  func document(on today: PartialDate) -> PresentedDocument? {
    switch self {
    case .mrz(let lines): try? MRZ(lines: lines, today: today).presented
    case .entered(let document): document.facts.document
    }
  }
}

extension LedgerApplier {
  mutating func apply(_ cleared: HitClearedBefore, _ record: Record, _ body: [UInt8]) throws {
    try run(
      "INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)",
      [
        record.seq, record.id, record.time.milliseconds, record.officer, cleared.document.number, record.v,
        body.databaseBytes,
      ])
  }

  mutating func apply(_ withdrawn: HitClearingWithdrawn, _ record: Record) throws {
    guard let seq = try seq(of: withdrawn.mark) else { return }
    try run(
      """
      UPDATE marks SET withdrawn_time = ?, withdrawn_officer = ?, withdrawn_reason = ?
      WHERE seq = ? AND withdrawn_time IS NULL
      """, [record.time.milliseconds, record.officer, withdrawn.reason, seq])
  }
}
