import TravelDocuments
import Watchlist

/// Keeps account of the rows of a list's files: how many there were, which are broken, and whether a file is broken
/// as a whole.
struct RowLedger {
  private(set) var rows = 0
  private(set) var bytes = 0
  private(set) var brokenRows: [BrokenRow] = []
  private(set) var brokenCount = 0
  private(set) var unreadParts: [BrokenRow] = []
  private(set) var unreadCount = 0

  /// Goes through the rows of `source`, each of `columns` fields, and hands the sound ones to `body`.
  ///
  /// - Throws: `ImportError` where the file is no such list: empty, not text, a web page, most rows of another width,
  ///   or more rows broken than sound.
  mutating func readRows(
    of source: ByteSource, columns: Int, _ body: (_ fields: [[UInt8]], _ line: Int) throws(BrokenRow.Reason) -> Void
  ) throws(ImportError) {
    var file = FileAccount(name: source.name)
    var reader = CSVReader(source)
    try Self.checkStart(reader.peek(512), in: source.name)
    while let row = try reader.next() {
      try take(row, columns: columns, &file) { () throws(BrokenRow.Reason) in try body(row.fields, row.line) }
    }
    try close(file, columns: columns)
    count(rows: file.rowCount, bytes: reader.byteCount)
  }

  /// Counts a row of comma-separated text and, where it is sound and of `columns` fields, hands it to `body`.
  mutating func take(
    _ row: CSVReader.Row, columns: Int, _ file: inout FileAccount, _ body: () throws(BrokenRow.Reason) -> Void
  ) throws(ImportError) {
    try take(row.line, &file) { () throws(BrokenRow.Reason) in
      if let reason = row.broken { throw reason }
      guard row.fields.count == columns else { throw .columns(expected: columns, found: row.fields.count) }
      try body()
    }
    if row.broken == nil, row.fields.count != columns { file.otherWidths[row.fields.count, default: 0] += 1 }
  }

  /// Counts a row and notes the reason for which `body` leaves it out.
  mutating func take(
    _ line: Int, _ file: inout FileAccount, _ body: () throws(BrokenRow.Reason) -> Void
  ) throws(ImportError) {
    file.rowCount += 1
    do throws(BrokenRow.Reason) {
      try body()
      file.sound += 1
    } catch {
      try note(error, line, &file)
    }
  }

  /// Parts of a row that are left out while the row itself counts.
  mutating func noteParts(_ reasons: [BrokenRow.Reason], _ line: Int, in file: String) {
    unreadCount += reasons.count
    for reason in reasons.prefix(max(0, ImportLimits.brokenRowsTold - unreadParts.count)) {
      unreadParts.append(BrokenRow(file: file, line: line, reason: reason))
    }
  }

  /// One file's account while it is read.
  struct FileAccount {
    var name: String
    var rowCount = 0
    var sound = 0
    var broken = 0
    var firstBroken: BrokenRow?
    var otherWidths: [Int: Int] = [:]
  }

  private mutating func note(_ reason: BrokenRow.Reason, _ line: Int, _ file: inout FileAccount) throws(ImportError) {
    file.broken += 1
    brokenCount += 1
    let row = BrokenRow(file: file.name, line: line, reason: reason)
    let first = file.firstBroken ?? row
    file.firstBroken = first
    if brokenRows.count < ImportLimits.brokenRowsTold { brokenRows.append(row) }
    if file.broken > ImportLimits.brokenRowsMost {
      throw ImportError.mostlyBroken(file: file.name, broken: file.broken, sound: file.sound, first: first)
    }
  }

  func close(_ file: FileAccount, columns: Int = 0) throws(ImportError) {
    guard file.rowCount > 0 else { throw ImportError.empty(file: file.name) }
    guard file.broken > file.sound, let first = file.firstBroken else { return }
    // Of equally frequent widths the smallest is told, so that the message is the same in every run.
    if let (width, count) = file.otherWidths.min(by: { ($1.value, $0.key) < ($0.value, $1.key) }),
      count * 2 > file.rowCount
    {
      throw ImportError.wrongColumns(file: file.name, expected: columns, found: width)
    }
    throw ImportError.mostlyBroken(file: file.name, broken: file.broken, sound: file.sound, first: first)
  }

  /// What the beginning of a file tells by itself.
  static func checkStart(_ start: ArraySlice<UInt8>, in file: String) throws(ImportError) {
    if let problem = ImportError(start: start, file: file) { throw problem }
  }

  mutating func count(rows: Int, bytes: Int) {
    self.rows += rows
    self.bytes += bytes
  }

  func list(
    entries: [WatchlistEntry], publishedDate: PartialDate? = nil, missingFiles: [String] = [],
    unreadColumns: [String] = [], setAside: [String: Int] = [:]
  ) -> ImportedList {
    ImportedList(
      entries: entries, brokenRows: brokenRows, brokenRowCount: brokenCount, unreadParts: unreadParts,
      unreadPartCount: unreadCount, publishedDate: publishedDate,
      counts: ImportCounts(rows: rows, bytes: bytes, entries: entries), missingFiles: missingFiles,
      unreadColumns: unreadColumns, setAside: setAside)
  }
}
