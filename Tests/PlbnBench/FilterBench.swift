import TravelDocuments
import Watchlist

/// What it costs to narrow a search: to a list, to a class that many have or few, to a band.
enum FilterBench {
  private static let lists = 4
  private static let searches = 1_000

  /// - Parameter people: in four lists; one in ten is banned from leaving, one in a hundred is wanted.
  static func run(_ people: [String], _ texts: [String]) {
    var builder = WatchlistIndexBuilder()
    for list in 0..<lists {
      builder.begin(list: "list-\(list)", digest: "")
      for number in stride(from: list, to: people.count, by: lists) {
        let code = number % 100 == 1 ? "dpo" : number % 10 == 0 ? "cegah" : ""
        builder.add(
          WatchlistEntry(
            id: "bench-\(number)", names: [ListedName(people[number])],
            measure: code.isEmpty ? nil : ListedMeasure(classCode: code)))
      }
    }
    let index = builder.finish()
    let start = milliseconds()
    _ = index.classes
    Report.row(
      "classes of \(people.count) entries, read once", Report.milliseconds(milliseconds() - start), budget: "told")
    let filters: [(String, CandidateFilter)] = [
      ("no filter", CandidateFilter()), ("one list of four", CandidateFilter(lists: ["list-1"])),
      ("a class of 10 %", CandidateFilter(classes: ["cegah"])),
      ("a class of 1 %", CandidateFilter(classes: ["dpo"])), ("strong alone", CandidateFilter(bands: [.strong])),
      ("weak alone", CandidateFilter(bands: [.weak])),
    ]
    for (name, filter) in filters {
      let samples = Samples(
        texts.prefix(searches).map { text in
          var query = WatchlistQuery(name: text)
          query.filter = filter
          let start = processorMilliseconds()
          _ = index.search(query, limit: 20)
          return processorMilliseconds() - start
        })
      Report.row(
        "search in \(people.count), \(name)",
        "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99)))", budget: "told")
    }
  }
}
