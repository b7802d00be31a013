import Border
import Journal
import Watchlist

/// Look-ups as they are recorded, before anybody sees what they found.
extension LookupMade {
  /// Most bytes of the entries of one record, well below the 65,535 of its line.
  private static let byteLimit = 44_000
  /// What an entry has beside its texts, and the most that JSON makes of one byte of them.
  private static let entryBytes = 100
  private static let escapeBytes = 6
  /// Most characters of what was given beside the name.
  private static let factLimit = 100

  /// The records of one look-up: one, unless what is shown does not fit into one; none where nobody is shown.
  static func events(
    _ query: LookupQuery, showing found: [WatchlistChecked.Found], filter: CandidateFilter = CandidateFilter(),
    purpose: LookupPurpose?, of lists: PostWatchlist, on day: Int?
  ) -> [LookupMade] {
    guard !found.isEmpty else { return [] }
    let asked = Query(
      text: cut(query.mrz ?? query.typed ?? query.name, textLimit), birth: query.birth,
      nationality: query.nationality.map { cut($0, factLimit) }, document: query.document.map { cut($0, factLimit) },
      filter: filter)
    return split(
      LookupMade(
        purpose: purpose, query: asked, lists: lists.used(on: day), index: lists.usedIndex, entries: found))
  }

  /// The record of an entry that is shown whole.
  static func event(
    opening entry: String, on list: String, purpose: LookupPurpose?, lists: [WatchlistChecked.ListUsed]
  ) -> LookupMade {
    LookupMade(
      purpose: purpose, query: Query(text: cut(entry, textLimit)), lists: lists, entries: [],
      opened: Opened(list: list, entry: entry))
  }

  /// In halves where the entries might not fit into one record: what is shown is recorded, however long a list's texts
  /// are. (Reasons that do not fit are left out by the desk.)
  private static func split(_ lookup: LookupMade) -> [LookupMade] {
    let bytes = lookup.entries.reduce(0) {
      $0 + Self.entryBytes + Self.escapeBytes * ($1.entry.utf8.count + $1.list.utf8.count + $1.name.utf8.count)
    }
    guard bytes > byteLimit, lookup.entries.count > 1 else { return [lookup] }
    var halves = [lookup, lookup]
    let middle = lookup.entries.count / 2
    halves[0].entries = Array(lookup.entries[..<middle])
    halves[1].entries = Array(lookup.entries[middle...])
    return halves.flatMap(split)
  }

  private static func cut(_ text: String, _ limit: Int) -> String {
    // Fewer bytes than the limit can't be more characters, and counting bytes is constant time.
    text.utf8.count <= limit ? text : String(text.unicodeScalars.prefix(limit))
  }
}

extension WatchlistChecked.ListUsed {
  init(_ list: CurrentList, _ zone: PostZone) {
    self.init(
      name: list.imported.list, sha256: list.imported.sha256, date: list.believedPublished ?? zone.text(list.time))
  }
}
