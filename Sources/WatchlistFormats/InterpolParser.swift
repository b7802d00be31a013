import Watchlist

/// Reads INTERPOL's public notices as JSON: pages of the web service (`_embedded.notices`), details of one notice, and
/// files in which somebody has gathered either, as an array or one after another.
///
/// Unverified: written after the service's description, since no live file could be had. Ids are `interpol-` and
/// `entity_id`. The measure's class is the colour, by the notice's own address, else by the word in the file's name, else
/// `notice`. A page has at most 160 notices and tells how many there are; whoever gathers them splits the query, and
/// nobody can see from a file whether all of them are in it. Where a notice comes twice, as in list and detail, the one
/// with more in it stands.
///
/// Records stream: memory holds one beside the entries.
public enum InterpolParser {
  /// Reads the notices.
  public static func parse(_ source: ByteSource) throws(ImportError) -> ImportedList {
    let words = source.name.lowercased().split { !$0.isLetter }.map(String.init)
    let colour = InterpolNotice.colours.first(where: words.contains)
    var records = JSONRecords(source, member: "notices")
    var ledger = RowLedger()
    var file = RowLedger.FileAccount(name: source.name)
    var entries: [WatchlistEntry] = []
    var places: [String: Int] = [:]
    while let record = try records.next() {
      var unread: [BrokenRow.Reason] = []
      try ledger.take(record.line, &file) { () throws(BrokenRow.Reason) in
        guard let bytes = record.bytes else { throw .tooLong(bytes: ImportLimits.bytesPerRecord) }
        let entry: WatchlistEntry
        (entry, unread) = try ListJSON.decode(InterpolNotice.self, bytes).entry(colour: colour)
        if let place = places[entry.id] {
          if entry.remarks.utf8.count > entries[place].remarks.utf8.count { entries[place] = entry }
        } else {
          places[entry.id] = entries.count
          entries.append(entry)
        }
      }
      ledger.noteParts(unread, record.line, in: source.name)
    }
    try ledger.close(file)
    ledger.count(rows: file.rowCount, bytes: records.byteCount)
    return ledger.list(entries: entries)
  }
}
