import Border
import Journal
import TravelDocuments

/// What the store knows of a document that is presented again: the question behind the notices.
enum PastBench {
  private static let rounds = 5_000

  static func run(_ store: BenchStore, records: Int) throws {
    let desk = try store.desk()
    try desk.catchUp()
    // One that comes and goes twice a day has as many crossings as are looked at.
    for _ in 0..<DocumentPast.limit { try desk.record(BenchStore.crossing(11)) }
    try desk.catchUp()
    func ask(_ number: Int) throws -> Double {
      let document = PresentedDocument(type: "passport", number: "X\(1_000_000 + number)", issuer: "IDN")
      let start = milliseconds()
      _ = try desk.ledger.past(of: document)
      return milliseconds() - start
    }
    // All over the table, so that most pages are met for the first time; then who nobody has seen.
    let known = Samples(try (0..<rounds).map { try ask($0 * 7_919 % max(records, 1)) })
    let unknown = Samples(try (0..<rounds).map { try ask(records + $0) })
    let often = Samples(try (0..<rounds).map { _ in try ask(11) })
    let shown = [("known", known), ("unknown", unknown), ("seen often", often)]
    Report.row(
      "a document's past, p50/p99: " + shown.map(\.0).joined(separator: "; "),
      shown.map { "\(Report.milliseconds($0.1.median))/\(Report.milliseconds($0.1.at(0.99)))" }.joined(separator: "; "),
      budget: "1 ms p99")
    try walk(store)
  }

  /// An ending of a number whose newest crossings are nearly all one commuter's: the longest walk there is.
  private static func walk(_ store: BenchStore) throws {
    let journal = try Journal(store.layout, console: "bench:-")
    let others = (0..<200).map { plb("PL\(1_000 + $0)456") }
    let commuter = (0..<4_000).map { _ in plb("PL9999456") }
    _ = try journal.append { _ in (others + commuter).map { Entry($0, by: BenchStore.officer) } }
    let desk = try store.desk()
    try desk.catchUp()
    var found = 0
    let asked = Samples(
      try (0..<200).map { _ in
        let start = milliseconds()
        found = try desk.ledger.knownTravellers(ending: "456").count
        return milliseconds() - start
      })
    Report.row(
      "\(found) known travellers by a number's end behind 4,000 crossings of one, p50/p99",
      "\(Report.milliseconds(asked.median))/\(Report.milliseconds(asked.at(0.99)))", budget: "10 ms p99")
  }

  private static func plb(_ number: String) -> CrossingRecorded {
    var crossing = BenchStore.crossing(11)
    crossing.document = PresentedDocument(type: "plb", number: number, issuer: "IDN")
    return crossing
  }
}
