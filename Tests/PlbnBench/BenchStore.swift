import Border
import Foundation
import Journal
import ReferenceData
import TravelDocuments

/// A store at Entikong with invented crossings, written as the product writes them.
struct BenchStore {
  let layout: StoreLayout
  let writeSeconds: Double
  let buildSeconds: Double

  private static let batch = 20_000
  static let officer = Officer(name: "bench")

  init(_ path: String, crossings: Int) throws {
    layout = StoreLayout(root: path)
    _ = try StoreIdentity.create(at: layout, post: "entikong", console: "bench:-", officer: "bench", auth: "none")
    let journal = try Journal(layout, console: "bench:-")
    let start = milliseconds()
    var made = 0
    while made < crossings {
      let count = min(Self.batch, crossings - made)
      let entries = (made..<made + count).map { Entry(Self.crossing($0), by: Self.officer) }
      _ = try journal.append { _ in entries }
      made += count
    }
    writeSeconds = (milliseconds() - start) / 1000
    let build = milliseconds()
    let reference = try ReferenceData.load()
    let post = try reference.storePost(journal.identity)
    try Ledger(layout, zone: post.zone).catchUp()
    buildSeconds = (milliseconds() - build) / 1000
  }

  /// The crossing of an invented traveller, another for each number.
  static func crossing(_ number: Int, name: String? = nil) -> CrossingRecorded {
    let outcome = number % 50 == 7 ? "secondary" : "cleared"
    let birth = PartialDate(year: 1950 + number % 60, month: 1 + number % 12, day: 1 + number % 28)
    return CrossingRecorded(
      direction: number % 3 == 0 ? .out : .in, lane: 1 + number % 4,
      traveller: Traveller(
        name: name ?? "REKAAN, PELINTAS \(number)", birth: birth, sex: number % 2 == 0 ? .female : .male,
        nationality: number % 5 == 0 ? "MYS" : "IDN"),
      document: PresentedDocument(type: "passport", number: "X\(1_000_000 + number)", issuer: "IDN"),
      outcome: outcome, reason: outcome == "secondary" ? "document-doubt" : nil)
  }

  func desk() throws -> Desk {
    try Desk(layout, officer: Self.officer, console: "bench:-", reference: try ReferenceData.load())
  }
}
