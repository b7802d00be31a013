import Border
import Journal

/// Crossings in such numbers as were published, put into a store's journal at once: by the command line they would take
/// hours.
struct PublishedCrossings {
  var direction: Direction
  var nationality: String
  var document = "passport"
  var count: Int

  /// PLBN Badau in 2018 (pontianakpost.co.id, 2019-01-05).
  static let badau2018 = [
    Self(direction: .out, nationality: "IDN", count: 18_701),
    Self(direction: .out, nationality: "IDN", document: "plb", count: 19_127),
    Self(direction: .out, nationality: "MYS", count: 10_205),
    Self(direction: .out, nationality: "MYS", document: "plb", count: 1_584),
    Self(direction: .in, nationality: "IDN", count: 18_335),
    Self(direction: .in, nationality: "IDN", document: "plb", count: 18_884),
    Self(direction: .in, nationality: "MYS", count: 10_570),
    Self(direction: .in, nationality: "MYS", document: "plb", count: 1_598),
  ]

  /// PLBN Entikong, 12 to 15 April 2024 (kalbar.suara.com, 2024-04-17), which says nothing of documents.
  static let entikong2024 = [
    Self(direction: .out, nationality: "IDN", count: 3_927), Self(direction: .out, nationality: "MYS", count: 1_020),
    Self(direction: .in, nationality: "IDN", count: 7_811), Self(direction: .in, nationality: "MYS", count: 277),
  ]

  private var entries: [Entry] {
    let officer = Officer(name: "petugas-contoh")
    let crossing = CrossingRecorded(
      direction: direction, lane: 1, traveller: Traveller(name: "CONTOH, SITI", nationality: nationality),
      document: PresentedDocument(type: document, number: "X1234567"), outcome: "cleared")
    let one = Entry(crossing, by: officer)
    return (0..<count).map { _ in
      Entry(id: newEventID(), officer: one.officer, auth: one.auth, type: one.type, v: one.v, body: one.body)
    }
  }

  static func append(_ all: [Self], to store: TestStore) throws {
    let journal = try Journal(StoreLayout(root: store.path), console: "test:-")
    for part in all {
      let entries = part.entries
      _ = try journal.append { _ in entries }
    }
  }
}
