import TravelDocuments
import Watchlist

/// Invented people in an index of their own.
func index(_ entries: WatchlistEntry...) -> WatchlistIndex {
  WatchlistIndex([ListVersion(name: "test", digest: "", entries: entries)])
}

func person(
  _ id: String, _ name: String, _ kind: NameKind = .primary, also: [String] = [], births: [BirthClaim] = [],
  sex: ListedSex? = nil, nationalities: [String] = [], documents: [String] = []
) -> WatchlistEntry {
  WatchlistEntry(
    id: id, names: [ListedName(name, kind: kind)] + also.map { ListedName($0, kind: .aka) }, births: births, sex: sex,
    nationalities: nationalities, documents: documents.map { ListedDocument(number: $0) })
}

/// The score of one listed name for a query's name; 0 where it isn't found.
func score(_ query: String, listed: String) -> Double {
  index(person("x", listed)).search(WatchlistQuery(name: query)).first?.score ?? 0
}

/// The band of one listed name for a query's name; weak where it isn't found.
func band(_ query: String, listed: String) -> Band {
  index(person("x", listed)).search(WatchlistQuery(name: query)).first?.band ?? .weak
}

/// A claim from ISO text that the test's author wrote rightly; none where it is no date, so that the test fails.
func born(_ texts: String...) -> [BirthClaim] {
  texts.compactMap { PartialDate($0).map(BirthClaim.date) }
}

extension Candidate {
  func has(_ reason: Reason) -> Bool { reasons.contains(reason) }
}
