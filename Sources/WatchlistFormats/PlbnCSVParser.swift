import TravelDocuments
import Watchlist

/// Reads our own list form, for national lists and for entries that an agency keeps in a spreadsheet.
///
/// UTF-8 (or Windows-1252) with a header row; the columns may stand in any order, `entry` and `name` must be there,
/// and columns it doesn't know are told in `ImportedList.unreadColumns`. Fields are parted by commas, or by
/// semicolons where the header is. Several rows of one `entry` add names; of the other columns each row may add
/// something, and the first word stands.
///
/// | column | holds |
/// |---|---|
/// | `entry` | the entry's id, stable from version to version |
/// | `name` | a name, `SURNAME, Given` or as spoken |
/// | `name_type` | `primary`, `aka`, `fka`, `nka`, `weak`; empty is `primary` in an entry's first row and else `aka` |
/// | `kind` | `individual` (also where empty), `entity`, `vessel`, `aircraft` |
/// | `birth` or `dob` | `1974-08-12`, `1974-08`, `1974`, `1960/1965` from to, `circa 1974`; several parted by `;` |
/// | `dob_alt` | more of the same |
/// | `sex` or `gender` | `F`, `M` or empty |
/// | `nationality` | codes or names, parted by `;` |
/// | `documents` or `docs` | `NUMBER`, `TYPE:NUMBER` or `TYPE:NUMBER:COUNTRY`, parted by `;` |
/// | `class` | what kind of measure: `cegah`, `tangkal`, `dpo`, `red`, `yellow` … |
/// | `legal_basis`, `owner` | the law or decree, and the agency that answers for the entry |
/// | `entered`, `review`, `expires` | dates; past `expires` the entry doesn't hit |
/// | `action` | what the officer is to do |
/// | `remarks` | anything |
/// | `source` | where the row comes from; kept as a programme |
/// | `as_of` | when the row was true, for whoever keeps the file; not kept |
public struct PlbnCSVParser {
  /// Reads a list.
  public static func parse(_ source: ByteSource) throws(ImportError) -> ImportedList {
    var parser = PlbnCSVParser()
    return try parser.read(source)
  }

  private var drafts: [PlbnCSVDraft] = []
  private var places: [String: Int] = [:]

  private mutating func read(_ source: ByteSource) throws(ImportError) -> ImportedList {
    var ledger = RowLedger()
    var reader = CSVReader(source)
    try RowLedger.checkStart(reader.peek(512), in: source.name)
    let firstLine = try reader.peek(ImportLimits.bytesPerRow).prefix { $0 != UInt8(ascii: "\n") }
    let semicolons = firstLine.count { $0 == UInt8(ascii: ";") }
    if semicolons > firstLine.count(where: { $0 == UInt8(ascii: ",") }) { reader.separator = UInt8(ascii: ";") }
    guard let header = try reader.next() else { throw ImportError.empty(file: source.name) }
    let columns = try PlbnCSVColumns(header, file: source.name)

    var file = RowLedger.FileAccount(name: source.name)
    while let row = try reader.next() {
      file.rowCount += 1
      if let reason = row.broken {
        try ledger.note(reason, row.line, &file)
      } else if row.fields.count != columns.count {
        file.otherWidths[row.fields.count, default: 0] += 1
        try ledger.note(.columns(expected: columns.count, found: row.fields.count), row.line, &file)
      } else {
        do throws(BrokenRow.Reason) {
          try take(PlbnCSVRow(columns: columns, fields: row.fields))
          file.sound += 1
        } catch {
          try ledger.note(error, row.line, &file)
        }
      }
    }
    try ledger.close(file, columns: columns.count)
    ledger.count(rows: file.rowCount, bytes: reader.byteCount)
    return ledger.list(entries: drafts.map(\.entry), unreadColumns: columns.unread)
  }

  /// Adds a row to its entry, or nothing of it where any field is wrong.
  private mutating func take(_ row: PlbnCSVRow) throws(BrokenRow.Reason) {
    let id = row[.entry]
    guard !id.isEmpty, id.count <= WatchlistLimits.identifierCharacters else { throw .noNumber(String(id.prefix(40))) }
    if let place = places[id] {
      try drafts[place].add(row)
    } else {
      var draft = PlbnCSVDraft(id: id)
      try draft.add(row)
      places[id] = drafts.count
      drafts.append(draft)
    }
  }
}

/// Where each column stands, by the header row.
struct PlbnCSVColumns {
  enum Column: String, CaseIterable {
    case entry, name, nameType = "name_type", kind, birth, moreBirths = "dob_alt", sex, nationality, documents
    case measureClass = "class", legalBasis = "legal_basis", owner, entered, review, expires, action, remarks, source,
      asOf = "as_of"
  }

  private static let otherNames: [String: Column] = ["dob": .birth, "gender": .sex, "docs": .documents]

  private var places: [Column: Int] = [:]
  private(set) var unread: [String] = []
  let count: Int

  init(_ header: CSVReader.Row, file: String) throws(ImportError) {
    count = header.fields.count
    for (place, field) in header.fields.enumerated() {
      let name = ListText.decode(field).lowercased()
      guard let column = Column(rawValue: name) ?? Self.otherNames[name], places[column] == nil else {
        unread.append(String(name.prefix(40)))
        continue
      }
      places[column] = place
    }
    let missing = [Column.entry, .name].filter { places[$0] == nil }.map(\.rawValue)
    guard missing.isEmpty else { throw ImportError.missingColumns(file: file, names: missing) }
  }

  func place(_ column: Column) -> Int? { places[column] }
}

/// One row's fields by their columns; a column that the file lacks is empty.
struct PlbnCSVRow {
  let columns: PlbnCSVColumns
  let fields: [[UInt8]]

  subscript(_ column: PlbnCSVColumns.Column) -> String {
    guard let place = columns.place(column), place < fields.count else { return "" }
    return ListText.decode(fields[place])
  }
}
