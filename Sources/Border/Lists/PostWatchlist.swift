import Journal
import Phrases
import TravelDocuments
import Watchlist

/// The lists of a post, ready to be searched: an index of the versions that count, and their names for the records.
public struct PostWatchlist: Sendable {
  public let index: WatchlistIndex
  public let used: [WatchlistChecked.ListUsed]
  /// What did not go as it should. Lists that could not be read come first: what they hold is not searched.
  public let problems: [Phrase]
  /// From which scores on a candidate is strong or possible: the post's rules, for whoever holds these lists to keep
  /// up to date. What is recorded keeps the band that it had.
  public var bands = BandThresholds.usual

  /// Maps the index of these lists, which takes milliseconds. Where nobody has made it yet it is made of their kept
  /// files: about a second for 40,000 names; somebody who makes it already is waited for.
  public init(_ lists: [CurrentList], layout: StoreLayout, zone: PostZone) {
    let loaded = WatchlistIndexFile(layout: layout, lists: lists.map(\.imported)).load()
    index = loaded.index
    problems = loaded.problems
    let searched = Set(loaded.index.lists.map(\.name))
    used = lists.filter { searched.contains($0.imported.list) }.map { list in
      WatchlistChecked.ListUsed(
        name: list.imported.list, sha256: list.imported.sha256,
        date: list.imported.published ?? zone.text(list.time))
    }
  }

  /// The lane's check of one traveller.
  public func check(
    _ traveller: Traveller, documentNumber: String?, mayBeTruncated: Bool = false, on today: PartialDate?
  ) -> LaneCheck {
    let query = WatchlistQuery(
      name: traveller.name, mayBeTruncated: mayBeTruncated, birth: traveller.birth, documentNumber: documentNumber,
      nationality: traveller.nationality, sex: traveller.sex.flatMap(ListedSex.init), kind: .individual,
      day: today?.earliestDay)
    return LaneCheck(
      traveller: traveller, documentNumber: documentNumber, lists: used,
      candidates: search(query, limit: WatchlistChecked.candidateLimit))
  }

  /// Who a query may mean, in the post's bands.
  public func search(_ query: WatchlistQuery, limit: Int) -> [Candidate] {
    index.search(query, limit: limit, bands: bands)
  }

  /// The lane's check of what was presented.
  ///
  /// - Throws: `MRZError` where what was read is no machine-readable zone.
  public func check(_ presented: Presented, on today: PartialDate) throws -> LaneCheck {
    switch presented {
    case .mrz(let lines): check(try MRZ(lines: lines, today: today), on: today)
    case .entered(let document):
      check(
        document.facts.traveller, documentNumber: document.facts.document.askedNumber, on: today)
    }
  }

  /// The check of a traveller whose crossing is put right; nil where nothing changes that a list is asked about.
  public func check(
    _ amended: CrossingFacts, insteadOf seen: CrossingFacts, on today: PartialDate?
  ) -> LaneCheck? {
    let asked: Set<FactChange.Field> = [.name, .birth, .sex, .nationality, .number]
    guard seen.changes(to: amended).contains(where: { asked.contains($0.field) }) else { return nil }
    return check(amended.traveller, documentNumber: amended.document.askedNumber, on: today)
  }

  /// The lane's check of a document's holder.
  public func check(_ mrz: MRZ, on today: PartialDate?) -> LaneCheck {
    check(
      mrz.traveller, documentNumber: mrz.number.isEmpty ? nil : mrz.number, mayBeTruncated: mrz.isNameTruncated,
      on: today)
  }
}

extension PresentedDocument {
  /// The number that a watchlist is asked about; nil where there is none.
  public var askedNumber: String? { number.isEmpty ? nil : number }
}

extension ListedSex {
  init?(_ sex: Sex) {
    switch sex {
    case .female: self = .female
    case .male: self = .male
    case .unspecified: return nil
    }
  }
}
