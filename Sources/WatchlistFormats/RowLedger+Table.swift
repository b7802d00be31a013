import Watchlist

extension RowLedger {
  /// Goes through a table with a header row and hands the sound rows to `body`.
  ///
  /// - Parameters:
  ///   - separator: what stands between fields; `nil`: the semicolon where the header row has more of them than of
  ///     commas.
  ///   - headerLine: which row is the header, counted from 1 without blank lines; what stands above it is a title.
  ///   - columns: makes what the format needs of the header's names, which come in lower case.
  ///   - body: gives the parts of the row that it left out.
  /// - Returns: what `columns` made.
  /// - Throws: `ImportError` where the file is no such list.
  mutating func readTable<Columns>(
    of source: ByteSource, separator: UInt8? = nil, headerLine: Int = 1,
    columns: ([String]) throws(ImportError) -> Columns,
    _ body: (_ columns: Columns, _ fields: [[UInt8]], _ line: Int) throws(BrokenRow.Reason) -> [BrokenRow.Reason]
  ) throws(ImportError) -> Columns {
    var reader = CSVReader(source)
    try Self.checkStart(reader.peek(512), in: source.name)
    for _ in 1..<headerLine { _ = try reader.next() }
    let start = try reader.peek(ImportLimits.bytesPerRow)
    reader.separator = separator ?? Self.separator(in: start)
    guard let header = try reader.next() else { throw ImportError.empty(file: source.name) }
    let columns = try columns(header.fields.map { ListText.decode($0).lowercased() })
    var file = FileAccount(name: source.name)
    while let row = try reader.next() {
      var left: [BrokenRow.Reason] = []
      try take(row, columns: header.fields.count, &file) { () throws(BrokenRow.Reason) in
        left = try body(columns, row.fields, row.line)
      }
      noteParts(left, row.line, in: source.name)
    }
    try close(file, columns: header.fields.count)
    count(rows: file.rowCount, bytes: reader.byteCount)
    return columns
  }

  private static func separator(in start: ArraySlice<UInt8>) -> UInt8 {
    let line = start.drop(while: ListText.isBlank).prefix { $0 != UInt8(ascii: "\n") }
    let (comma, semicolon) = (UInt8(ascii: ","), UInt8(ascii: ";"))
    return line.count { $0 == semicolon } > line.count { $0 == comma } ? semicolon : comma
  }
}
