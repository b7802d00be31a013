import TravelDocuments
import Watchlist

/// Reads a national list as its office keeps it (cegah, tangkal, DPO), by a column map (`NationalMap`) beside it.
///
/// A row becomes one of our own list form (`PlbnCSVParser`), and its rules hold from there on: several rows of one
/// entry add up, a wrong field is told and left out. What is read otherwise: the names in a cell (`NationalText`). The
/// first name of an entry is its primary one, further ones are `aka`, those of `weak_alias` weak.
public enum NationalCSVParser {
  /// What the map is called: that of one list, or that of all in a folder.
  public static func mapNames(of list: String) -> [String] {
    let stem = list.lastIndex(of: ".").map { String(list[..<$0]) } ?? list
    return [stem + ".map.json", "national.map.json"]
  }

  /// Reads a list.
  public static func parse(_ source: ByteSource, map: ByteSource) throws(ImportError) -> ImportedList {
    let map = try NationalMap(map)
    var drafts = PlbnCSVDrafts()
    var ledger = RowLedger()
    let columns = try ledger.readTable(
      of: source, separator: map.delimiter, headerLine: map.headerLine
    ) { header throws(ImportError) in
      try NationalColumns(header, map, file: source.name)
    } _: { columns, fields, _ throws(BrokenRow.Reason) in
      try drafts.add(columns.rows(fields))
    }
    return ledger.list(entries: drafts.entries, publishedDate: map.published, unreadColumns: columns.unread)
  }
}

/// Where a map's columns stand in a file.
private struct NationalColumns {
  private let map: NationalMap
  private var places: [String: Int] = [:]
  private(set) var unread: [String] = []

  init(_ header: [String], _ map: NationalMap, file: String) throws(ImportError) {
    self.map = map
    let wanted = Set(map.columns.values.flatMap(\.self) + map.documents.map(\.column))
    for (place, name) in header.enumerated() {
      if wanted.contains(name), places[name] == nil {
        places[name] = place
      } else {
        unread.append(String(name.prefix(40)))
      }
    }
    let missing = wanted.filter { places[$0] == nil }.sorted()
    guard missing.isEmpty else { throw ImportError.missingColumns(file: file, names: missing) }
  }

  /// The rows of our own list form that one row makes: one for each of its names.
  func rows(_ fields: [[UInt8]]) -> [PlbnCSVRow] {
    let texts = map.columns.keys.reduce(into: [NationalMap.Field: String]()) { $0[$1] = cell($1, fields) }
    func text(_ field: NationalMap.Field) -> String { texts[field] ?? map.defaults[field] ?? "" }

    var row = PlbnCSVRow(texts: [:])
    for column in PlbnCSVColumns.Column.allCases { row.texts[column] = text(.own(column)) }
    row.texts[.documents] = documents(fields)

    let most = WatchlistLimits.namesPerEntry + 1
    var names = NationalText.names(row[.name], most: most)
    names += NationalText.names(text(.alias), most: most)
    row.texts[.name] = names.first ?? ""
    let others = names.dropFirst().map { ($0, NameKind.aka) }
    let weak = NationalText.names(text(.weakAlias), most: most).map { ($0, NameKind.weak) }
    return [row]
      + (others + weak).map { name, kind in
        PlbnCSVRow(texts: [.entry: row[.entry], .name: name, .nameType: kind.rawValue])
      }
  }

  private func cell(_ field: NationalMap.Field, _ fields: [[UInt8]]) -> String? {
    let parts = (map.columns[field] ?? []).map { self.field($0, fields) }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return nil }
    let text = parts.joined(separator: " ")
    return map.words[field]?[text.lowercased()] ?? text
  }

  private func field(_ column: String, _ fields: [[UInt8]]) -> String {
    guard let place = places[column], place < fields.count else { return "" }
    return ListText.decode(fields[place])
  }

  private func documents(_ fields: [[UInt8]]) -> String {
    map.documents.flatMap { type, column in
      ListText.parts(field(column, fields), separator: ";", most: WatchlistLimits.documentsPerEntry + 1).map {
        // The colon would part type, number and country.
        type + ":" + $0.replacing(":", with: " ")
      }
    }.joined(separator: ";")
  }
}
