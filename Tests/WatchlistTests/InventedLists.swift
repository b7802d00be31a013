import TravelDocuments

@testable import Watchlist

/// Two small lists of invented people that use every field of an entry.
enum InventedLists {
  static let two = [
    ListVersion(
      name: "one", digest: "1",
      entries: [
        whole,
        person("b", "DONGENG, Satriya", births: born("1974"), documents: ["P0000001", "P0000002"]),
        WatchlistEntry(id: "ship", kind: .vessel, names: [ListedName("KHAYALAN BAHARI")]),
      ]),
    ListVersion(
      name: "two", digest: "2",
      entries: [
        person("a", "KHAYALAN, Geruntina", sex: .female, nationalities: ["Khayalistan Raya"]),
        WatchlistEntry(id: "empty", names: []),
      ]),
  ]

  private static let whole: WatchlistEntry = {
    let dates = born("1974-08-12", "1975-08", "1980").compactMap { if case .date(let date) = $0 { date } else { nil } }
    return WatchlistEntry(
      id: "a",
      names: [
        ListedName("KHAYALAN, Gerunsin"), ListedName("SI UMPAMA", kind: .weak), ListedName("张伟", kind: .nka),
      ],
      births: dates.map { .date($0) } + dates.map { .circa($0) } + [.between(dates[0], dates[2])], sex: .male,
      nationalities: ["Malaysia", "IDN"],
      documents: [ListedDocument(type: "Passport", number: "X 1234-567", country: "Malaysia")], programs: ["UJI"],
      addresses: ["Jalan Rekaan 1, Entikong"], title: "Nakhoda", remarks: String(repeating: "Catatan. ", count: 100),
      measure: ListedMeasure(
        classCode: "cegah", action: "refer", legalBasis: "Pasal 91", owner: "Ditjen Imigrasi", entered: dates[0],
        review: dates[1], expires: dates[2]))
  }()

  static let queries = [
    WatchlistQuery(name: "GERUNSIN KHAYALAN"),
    WatchlistQuery(name: "G. KHAYALAN", birth: PartialDate("1974-08-12"), nationality: "MYS", sex: .female, day: 0),
    WatchlistQuery(name: "satriya dongeg", documentNumber: "P0OOOO01", kind: .individual),
    WatchlistQuery(name: "", documentNumber: "X1234567"),
    WatchlistQuery(name: "KHAYALAN BAHA", mayBeTruncated: true),
    WatchlistQuery(name: "GERUNSINKHAYALAN SI UMPAMA"),
  ]
}
