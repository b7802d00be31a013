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
/// | `birth` or `dob` | `1974-08-12`, `12-08-1974`, `1974-08`, `1974`, `1960/1965` from to, `circa 1974`; several parted by `;` |
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
public enum PlbnCSVParser {
  /// Reads a list.
  public static func parse(_ source: ByteSource) throws(ImportError) -> ImportedList {
    var drafts = PlbnCSVDrafts()
    var ledger = RowLedger()
    let columns = try ledger.readTable(of: source) { header throws(ImportError) in
      try PlbnCSVColumns(header, file: source.name)
    } _: { columns, fields, _ throws(BrokenRow.Reason) in
      try drafts.add([columns.row(fields)])
    }
    return ledger.list(entries: drafts.entries, unreadColumns: columns.unread)
  }
}

/// The entries of a list while its rows come in.
struct PlbnCSVDrafts {
  private var drafts: [PlbnCSVDraft] = []
  private var places: [String: Int] = [:]

  var entries: [WatchlistEntry] { drafts.map(\.entry) }

  /// Adds rows to the entry of the first, or nothing of them where that one can't be taken.
  ///
  /// - Returns: what was left out of them, names that can't be kept included.
  mutating func add(_ rows: [PlbnCSVRow]) throws(BrokenRow.Reason) -> [BrokenRow.Reason] {
    let id = rows.first?[.entry] ?? ""
    guard !id.isEmpty, id.count <= WatchlistLimits.identifierCharacters else { throw .noNumber(String(id.prefix(40))) }
    let place = places[id]
    var draft = place.map { drafts[$0] } ?? PlbnCSVDraft(id: id)
    var left: [BrokenRow.Reason] = []
    for (number, row) in rows.enumerated() {
      do throws(BrokenRow.Reason) {
        left += try draft.add(row)
      } catch {
        guard number > 0 else { throw error }
        if !left.contains(error) { left.append(error) }
      }
    }
    if let place {
      drafts[place] = draft
    } else {
      places[id] = drafts.count
      drafts.append(draft)
    }
    return left
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

  init(_ header: [String], file: String) throws(ImportError) {
    for (place, name) in header.enumerated() {
      guard let column = Column(rawValue: name) ?? Self.otherNames[name], places[column] == nil else {
        unread.append(String(name.prefix(40)))
        continue
      }
      places[column] = place
    }
    let missing = [Column.entry, .name].filter { places[$0] == nil }.map(\.rawValue)
    guard missing.isEmpty else { throw ImportError.missingColumns(file: file, names: missing) }
  }

  func row(_ fields: [[UInt8]]) -> PlbnCSVRow {
    PlbnCSVRow(texts: places.mapValues { $0 < fields.count ? ListText.decode(fields[$0]) : "" })
  }
}

/// One row's fields by their columns; a column that the file lacks is empty.
struct PlbnCSVRow {
  var texts: [PlbnCSVColumns.Column: String]

  subscript(_ column: PlbnCSVColumns.Column) -> String { texts[column] ?? "" }
}
