import TravelDocuments
import Watchlist

/// Reads the UN Security Council's consolidated list as XML.
///
/// `FIRST_NAME` to `FOURTH_NAME` are a name's parts in spoken order, not given and family name. `Low` aliases are
/// weak names, `f.k.a.` former ones, all others `aka`; what one `ALIAS_NAME` may hold stands at `UNAlias`. Ids are
/// `un-` and the `DATAID`; the reference number is among the programmes. Places of birth, notes of documents and
/// aliases that were taken apart go to the remarks.
///
/// Records stream: memory holds one beside the entries. A broken record is told by the line where it begins; XML that
/// breaks its own rules gives nothing at all.
public enum UNParser {
  /// Reads the list.
  public static func parse(_ source: ByteSource) throws(ImportError) -> ImportedList {
    var reader = XMLReader(source)
    var ledger = RowLedger()
    var file = RowLedger.FileAccount(name: source.name)
    var entries: [WatchlistEntry] = []
    var ids: Set<String> = []
    var published: PartialDate?
    while let token = try reader.next() {
      guard case .start(let name, let attributes) = token else { continue }
      if reader.depth == 1 {
        guard name.lowercased() != "html" else { throw .isWebPage(file: source.name) }
        guard name == "CONSOLIDATED_LIST" else { throw .isOtherForm(file: source.name, expected: .unXML) }
        published = attributes["dateGenerated"].flatMap { PartialDate(String($0.prefix(10))) }
      } else if name == "INDIVIDUAL" || name == "ENTITY" {
        let line = reader.line
        let element = try reader.element(name)
        var unread: [BrokenRow.Reason] = []
        try ledger.take(line, &file) { () throws(BrokenRow.Reason) in
          guard let element else { throw .tooLong(bytes: ImportLimits.bytesPerRecord) }
          let record = try UNRecord(element)
          guard ids.insert(record.entry.id).inserted else { throw .repeatedEntry(record.entry.id) }
          entries.append(record.entry)
          unread = record.unread
        }
        ledger.noteParts(unread, line, in: source.name)
      }
    }
    try ledger.close(file)
    ledger.count(rows: file.rowCount, bytes: reader.byteCount)
    return ledger.list(entries: entries, publishedDate: published)
  }
}
