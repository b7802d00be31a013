import TravelDocuments
import Watchlist

/// Keeps account of the rows of a list's files: how many there were, which are broken, and whether a file is broken
/// as a whole.
struct RowLedger {
  private(set) var rows = 0
  private(set) var bytes = 0
  private(set) var brokenRows: [BrokenRow] = []
  private(set) var brokenCount = 0

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
      file.rowCount += 1
      if let reason = row.broken {
        try note(reason, row.line, &file)
      } else if row.fields.count != columns {
        file.otherWidths[row.fields.count, default: 0] += 1
        try note(.columns(expected: columns, found: row.fields.count), row.line, &file)
      } else {
        do throws(BrokenRow.Reason) {
          try body(row.fields, row.line)
          file.sound += 1
        } catch {
          try note(error, row.line, &file)
        }
      }
    }
    try close(file, columns: columns)
    rows += file.rowCount
    bytes += reader.byteCount
  }

  /// A row that is left out though its file's account is closed already.
  mutating func noteLate(_ row: BrokenRow) {
    brokenCount += 1
    if brokenRows.count < ImportLimits.brokenRowsTold { brokenRows.append(row) }
  }

  /// One file's account while it is read.
  struct FileAccount {
    var name: String
    var rowCount = 0
    var sound = 0
    var broken = 0
    var otherWidths: [Int: Int] = [:]
  }

  mutating func note(_ reason: BrokenRow.Reason, _ line: Int, _ file: inout FileAccount) throws(ImportError) {
    file.broken += 1
    brokenCount += 1
    if brokenRows.count < ImportLimits.brokenRowsTold {
      brokenRows.append(BrokenRow(file: file.name, line: line, reason: reason))
    }
    if file.broken > ImportLimits.brokenRowsMost {
      throw ImportError.mostlyBroken(file: file.name, broken: file.broken, sound: file.sound)
    }
  }

  func close(_ file: FileAccount, columns: Int) throws(ImportError) {
    guard file.rowCount > 0 else { throw ImportError.empty(file: file.name) }
    guard file.broken > file.sound else { return }
    // Of equally frequent widths the smallest is told, so that the message is the same in every run.
    if let (width, count) = file.otherWidths.min(by: { ($1.value, $0.key) < ($0.value, $1.key) }),
      count * 2 > file.rowCount
    {
      throw ImportError.wrongColumns(file: file.name, expected: columns, found: width)
    }
    throw ImportError.mostlyBroken(file: file.name, broken: file.broken, sound: file.sound)
  }

  /// What the beginning of a file tells by itself.
  static func checkStart(_ start: ArraySlice<UInt8>, in file: String) throws(ImportError) {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }
    if start.drop(while: isBlank).first == UInt8(ascii: "<") { throw ImportError.isWebPage(file: file) }
    // A stray control character is no reason to refuse a list, since decoding drops it; binary data are full of them.
    let signs = start.count { $0 < 0x20 && !isBlank($0) && $0 != 0x1A }
    if signs * 20 > start.count { throw ImportError.notText(file: file) }
  }

  mutating func count(rows: Int, bytes: Int) {
    self.rows += rows
    self.bytes += bytes
  }

  func list(entries: [WatchlistEntry], missingFiles: [String] = [], unreadColumns: [String] = []) -> ImportedList {
    ImportedList(
      entries: entries, brokenRows: brokenRows, brokenRowCount: brokenCount, publishedDate: nil,
      counts: ImportCounts(rows: rows, bytes: bytes, entries: entries), missingFiles: missingFiles,
      unreadColumns: unreadColumns)
  }
}
