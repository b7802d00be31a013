import Journal
import Phrases
import TravelDocuments
import Watchlist

/// The lists of a post, ready to be searched: an index of the versions that count, the post's own list beside it, and
/// their names for the records.
public struct PostWatchlist: Sendable {
  /// Of the published lists.
  public let index: WatchlistIndex
  /// The post's own list.
  public let local: LocalList
  let localIndex: WatchlistIndex?
  let imported: [WatchlistChecked.ListUsed]
  private let zone: PostZone
  /// Which index it is, as records name it.
  public let usedIndex: WatchlistChecked.IndexUsed
  /// What did not go as it should. Lists that could not be read come first: what they hold is not searched.
  public let problems: [Phrase]
  /// The lists that could not be read, each with how its files lay there before that was tried.
  private let unread: [(list: WatchlistImported, look: KeptFiles.Look)]
  private let files: KeptFiles
  /// From which scores on a candidate is strong or possible: the post's rules, for whoever holds these lists to keep
  /// up to date. What is recorded keeps the band that it had.
  public var bands = BandThresholds.usual

  /// Maps the index of these lists, which takes milliseconds. Where nobody has made it yet it is made of their kept
  /// files: about a second for 40,000 names; somebody who makes it already is waited for. What records will name is
  /// reckoned from the bytes that are searched, all of them.
  ///
  /// The post's own list is indexed in memory, so that an entry made here counts at once. A word weighs in it by how
  /// common it is among its own entries and in the table of common names.
  public init(_ lists: [CurrentList], local: LocalList, layout: StoreLayout, zone: PostZone) {
    self.zone = zone
    self.local = local
    localIndex = local.index(zone)
    let files = KeptFiles(layout)
    self.files = files
    let looks = lists.map { KeptFiles.Look($0.imported, files) }
    let loaded = WatchlistIndexFile(layout: layout, lists: lists.map(\.imported)).load()
    index = loaded.index
    usedIndex = WatchlistChecked.IndexUsed(loaded.index)
    problems = loaded.problems
    unread = zip(lists, looks).compactMap { list, look in
      loaded.unread.contains(list.imported) ? (list.imported, look) : nil
    }
    let searched = Set(loaded.index.lists.map(\.name))
    imported = lists.filter { searched.contains($0.imported.list) }.map { list in
      WatchlistChecked.ListUsed(
        name: list.imported.list, sha256: list.imported.sha256,
        date: list.believedPublished ?? zone.text(list.time))
    }
  }

  /// Whether files of lists that could not be read lie there otherwise now: importing the same bytes again makes them
  /// whole and records nothing, so that nothing else tells of it.
  public var isWorthReadingAgain: Bool { unread.contains { KeptFiles.Look($0.list, files) != $0.look } }

  /// Entries of all lists, those that are not in force included.
  public var entryCount: Int { index.entryCount + local.entries.count }

  /// The lists that a search of a day is made of, for its record. nil: no day, so that every entry hits.
  public func used(on day: Int?) -> [WatchlistChecked.ListUsed] {
    guard let own = local.used(on: day ?? .min, zone) else { return imported }
    return imported + [own]
  }

  /// Who a query may mean, of all lists and in the post's bands: the likeliest first, of equals the post's own.
  public func search(_ query: WatchlistQuery, limit: Int) -> [Candidate] {
    let found = index.search(query, limit: limit, bands: bands)
    guard let own = localIndex?.search(query, limit: limit, bands: bands), !own.isEmpty else { return found }
    let all = (own + found).enumerated().sorted {
      $0.element.score != $1.element.score ? $0.element.score > $1.element.score : $0.offset < $1.offset
    }
    return all.prefix(max(limit, 1)).map(\.element)
  }

  /// An entry by its list and id.
  public func entry(_ id: String, list: String) -> WatchlistEntry? {
    (list == LocalList.name ? localIndex?.entry(id, list: list) : nil) ?? index.entry(id, list: list)
  }

  /// The lane's check of one traveller, with the marks that hold for what it finds.
  public func check(
    _ traveller: Traveller, _ document: PresentedDocument?, mayBeTruncated: Bool = false, on today: PartialDate?,
    marks: ClearedMarks
  ) -> LaneCheck {
    let documentNumber = document?.askedNumber
    var query = WatchlistQuery(
      name: traveller.name, mayBeTruncated: mayBeTruncated, birth: traveller.birth, documentNumber: documentNumber,
      documentIssuer: document?.issuer, nationality: traveller.nationality, sex: traveller.sex.flatMap(ListedSex.init),
      kind: .individual,
      day: today?.earliestDay)
    query.isForPeople = true
    let candidates = search(query, limit: WatchlistChecked.candidateLimit)
    var check = LaneCheck(
      traveller: traveller, documentNumber: documentNumber, lists: used(on: today?.earliestDay), index: usedIndex,
      candidates: candidates,
      marks: self.marks(on: candidates, traveller, document, on: today, marks))
    check.measures = candidates.map { entry($0.entry, list: $0.list)?.measure }
    return check
  }

  /// The lane's check of what was presented.
  ///
  /// - Throws: `MRZError` where what was read is no machine-readable zone.
  public func check(_ presented: Presented, on today: PartialDate, marks: ClearedMarks) throws -> LaneCheck {
    switch presented {
    case .mrz(let lines): check(try MRZ(lines: lines, today: today), on: today, marks: marks)
    case .entered(let document):
      check(document.facts.traveller, document.facts.document, on: today, marks: marks)
    }
  }

  /// The check of a traveller whose crossing is put right; nil where nothing changes that a list is asked about.
  public func check(
    _ amended: CrossingFacts, insteadOf seen: CrossingFacts, on today: PartialDate?, marks: ClearedMarks
  ) -> LaneCheck? {
    let asked: Set<FactChange.Field> = [.name, .birth, .sex, .nationality, .number]
    guard seen.changes(to: amended).contains(where: { asked.contains($0.field) }) else { return nil }
    return check(amended.traveller, amended.document, on: today, marks: marks)
  }

  /// The lane's check of a document's holder.
  public func check(_ mrz: MRZ, on today: PartialDate?, marks: ClearedMarks) -> LaneCheck {
    check(mrz.traveller, mrz.presented, mayBeTruncated: mrz.isNameTruncated, on: today, marks: marks)
  }
}

extension PresentedDocument {
  /// The number that a watchlist is asked about; nil where there is none.
  public var askedNumber: String? { number.isEmpty ? nil : number }
}

extension ListedSex {
  /// nil where a document says neither.
  public init?(_ sex: Sex) {
    switch sex {
    case .female: self = .female
    case .male: self = .male
    case .unspecified: return nil
    }
  }
}
