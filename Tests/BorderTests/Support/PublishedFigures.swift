import Border
import Journal
import TravelDocuments

/// Figures that were published of a period, and invented crossings that add up to them.
struct PublishedFigures: Sendable {
  /// So many travellers, one way, of one kind.
  struct Line: Sendable {
    let direction: Direction
    /// As ICAO writes it.
    let nationality: String
    /// A code of `documents.json`.
    let document: String
    let count: Int
  }

  let post: String
  /// The first day, and the day behind the last, at 00:00 of the post.
  let from: Timestamp
  let to: Timestamp
  /// Milliseconds since midnight at which the post opens and closes.
  let hours: Range<Int>
  let lines: [Line]

  /// Nanga Badau in 2018: pontianakpost.co.id, 2019-01-05.
  static let badau2018 = PublishedFigures(
    post: "badau", from: time("2018-01-01"), to: time("2019-01-01"), hours: 7 * hour..<16 * hour,
    lines: [
      Line(direction: .out, nationality: "IDN", document: "passport", count: 18_701),
      Line(direction: .out, nationality: "IDN", document: "plb", count: 19_127),
      Line(direction: .out, nationality: "MYS", document: "passport", count: 10_205),
      Line(direction: .out, nationality: "MYS", document: "plb", count: 1_584),
      Line(direction: .in, nationality: "IDN", document: "passport", count: 18_335),
      Line(direction: .in, nationality: "IDN", document: "plb", count: 18_884),
      Line(direction: .in, nationality: "MYS", document: "passport", count: 10_570),
      Line(direction: .in, nationality: "MYS", document: "plb", count: 1_598),
    ])

  /// Entikong from 12 to 15 April 2024, the days after Lebaran: kalbar.suara.com, 2024-04-17. The documents were not
  /// published; here a third of the Indonesians has a border pass.
  static let entikongLebaran2024 = PublishedFigures(
    post: "entikong", from: time("2024-04-12"), to: time("2024-04-16"), hours: 5 * hour..<17 * hour,
    lines: [
      Line(direction: .out, nationality: "IDN", document: "passport", count: 2_618),
      Line(direction: .out, nationality: "IDN", document: "plb", count: 1_309),
      Line(direction: .out, nationality: "MYS", document: "passport", count: 1_020),
      Line(direction: .in, nationality: "IDN", document: "passport", count: 5_207),
      Line(direction: .in, nationality: "IDN", document: "plb", count: 2_604),
      Line(direction: .in, nationality: "MYS", document: "passport", count: 277),
    ])

  /// The crossings, by their time: each kind spread evenly over the days and the hours of each.
  var crossings: [(time: Timestamp, crossing: CrossingRecorded)] {
    let days = (to.milliseconds - from.milliseconds) / Self.day
    // The time and the line in one number: sorting a hundred thousand of those takes no time.
    var keys: [Int] = []
    for (index, line) in lines.enumerated() {
      for number in 0..<line.count {
        let place = (2 * number + 1) * days * hours.count / (2 * line.count)
        let time = place / hours.count * Self.day + hours.lowerBound + place % hours.count
        keys.append((time * lines.count) + index)
      }
    }
    keys.sort()
    let travellers = lines.map { Traveller(name: "REKAAN", nationality: $0.nationality) }
    return keys.enumerated().map { number, key in
      let line = lines[key % lines.count]
      let crossing = CrossingRecorded(
        direction: line.direction, lane: nil, traveller: travellers[key % lines.count],
        document: PresentedDocument(type: line.document, number: "X\(number)"), outcome: "cleared")
      return (Timestamp(milliseconds: from.milliseconds + key / lines.count), crossing)
    }
  }

  private static let hour = 3_600_000
  private static let day = 24 * hour

  /// Midnight of a day in western Indonesia.
  private static func time(_ day: String) -> Timestamp {
    Timestamp(day + "T00:00:00+07:00") ?? Timestamp(milliseconds: 0)
  }
}
