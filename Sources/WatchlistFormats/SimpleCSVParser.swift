import TravelDocuments
import Watchlist

/// Reads OpenSanctions' `targets.simple.csv`: one row an entry, several values in a field divided by `;`.
///
/// The columns are found by the header row: `id`, `schema` and `name` must be there; `aliases`, `birth_date`,
/// `countries`, `addresses`, `identifiers`, `sanctions`, `program_ids`, `dataset` and `last_seen` are read; others are
/// told in `ImportedList.unreadColumns`. The publisher leaves weak aliases out of this form, and the kinds of documents:
/// `ftm-json` has both. Fields of several values can't hold a semicolon of their own. The list's date is the newest
/// `last_seen`.
public enum SimpleCSVParser {
  /// Reads a list.
  public static func parse(_ source: ByteSource) throws(ImportError) -> ImportedList {
    var ledger = RowLedger()
    var entries: [WatchlistEntry] = []
    var ids: Set<String> = []
    var newest = ""
    let columns = try ledger.readTable(of: source) { header throws(ImportError) in
      try SimpleCSVColumns(header, file: source.name)
    } _: { columns, fields, _ throws(BrokenRow.Reason) in
      let row = SimpleCSVRow(columns: columns, fields: fields)
      let (entry, left) = try row.entry()
      guard ids.insert(entry.id).inserted else { throw .repeatedEntry(String(entry.id.prefix(40))) }
      entries.append(entry)
      newest = max(newest, String(row["last_seen"].prefix(10)))
      return left
    }
    return ledger.list(entries: entries, publishedDate: PartialDate(newest), unreadColumns: columns.unread)
  }
}

private struct SimpleCSVColumns {
  private static let needed = ["id", "schema", "name"]
  private static let known = Set(
    needed + [
      "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions", "program_ids", "dataset",
      "last_seen",
    ])

  private var places: [String: Int] = [:]
  private(set) var unread: [String] = []

  init(_ header: [String], file: String) throws(ImportError) {
    for (place, name) in header.enumerated() {
      if Self.known.contains(name), places[name] == nil {
        places[name] = place
      } else {
        unread.append(String(name.prefix(40)))
      }
    }
    let missing = Self.needed.filter { places[$0] == nil }
    guard missing.isEmpty else { throw ImportError.missingColumns(file: file, names: missing) }
  }

  func place(_ name: String) -> Int? { places[name] }
}

private struct SimpleCSVRow {
  let columns: SimpleCSVColumns
  let fields: [[UInt8]]

  subscript(_ name: String) -> String {
    guard let place = columns.place(name), place < fields.count else { return "" }
    return ListText.decode(fields[place])
  }

  private func parts(_ name: String, most: Int = WatchlistLimits.factsPerEntry) -> [String] {
    // One more than is kept, so that the cut is seen.
    ListText.parts(self[name], separator: ";", most: most + 1)
  }

  func entry() throws(BrokenRow.Reason) -> (WatchlistEntry, unread: [BrokenRow.Reason]) {
    let id = self["id"]
    guard !id.isEmpty, id.count <= WatchlistLimits.identifierCharacters else { throw .noNumber(String(id.prefix(40))) }
    guard let kind = FtMRecord.kinds[self["schema"]] else {
      throw .unknownWord(column: "schema", word: String(self["schema"].prefix(40)))
    }
    var names = EntryNames(entry: id)
    names.add(self["name"], .primary)
    guard !names.names.isEmpty else { throw names.unread.first ?? .noName }
    for alias in parts("aliases", most: WatchlistLimits.namesPerEntry) { names.add(alias, .aka) }
    var unread = names.unread
    var births: [BirthClaim] = []
    for text in parts("birth_date") {
      if let date = PartialDate(String(text.prefix(10))) {
        births.append(.date(date))
      } else {
        unread.append(.noDate(column: "birth_date", text: String(text.prefix(40))))
      }
    }
    let documents = parts("identifiers", most: WatchlistLimits.documentsPerEntry).map { ListedDocument(number: $0) }
    let (nationalities, addresses) = (parts("countries"), parts("addresses"))
    unread += WatchlistEntry.cuts(
      births: births.count, nationalities: nationalities.count, documents: documents.count,
      addresses: addresses.count, remarks: self["sanctions"])
    let entry = WatchlistEntry(
      id: id, kind: kind, names: names.names, births: births, nationalities: nationalities, documents: documents,
      programs: parts("program_ids") + parts("dataset"), addresses: addresses, remarks: self["sanctions"])
    return (entry, unread)
  }
}
