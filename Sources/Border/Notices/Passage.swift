import Glibc
import Journal
import ReferenceData
import TravelDocuments

/// Where a document was, and between which moments: one moment for a record, a whole day for a stamp.
struct Passage: Sendable, Equatable {
  let post: Post
  let first: Timestamp
  let last: Timestamp
  /// Whether it is known to the day alone.
  let isDay: Bool

  /// A record at a post.
  init(at post: Post, _ time: Timestamp) {
    (self.post, first, last, isDay) = (post, time, time, false)
  }

  /// Some time of a day of a post's own calendar, but not behind `limit`, by which it was seen; nil where that is before
  /// the day.
  init?(at post: Post, on date: PartialDate, notAfter limit: Timestamp) {
    guard date.isWhole else { return nil }
    let (start, end) = (post.zone.start(ofDay: date.earliestDay), post.zone.start(ofDay: date.earliestDay + 1))
    guard start <= limit else { return nil }
    (self.post, first, last, isDay) = (post, start, min(end, limit), true)
  }
}

/// Whether a document can have been at two posts at the times that are known: all doubt in the traveller's favour.
struct Journey: Sendable, Equatable {
  /// By road.
  static let kilometresPerHour = 80.0
  /// What a road takes over the straight line.
  static let roadFactor = 1.4
  /// By which the clocks of two posts may differ.
  static let clockMinutes = 10.0

  let from: Passage
  let to: Passage
  let kilometres: Double
  let hoursNeeded: Double
  /// The longest time that can lie between the two.
  let hoursThere: Double

  var isImpossible: Bool { hoursThere + Self.clockMinutes / 60 < hoursNeeded }

  init(_ from: Passage, _ to: Passage) {
    (self.from, self.to) = (from, to)
    kilometres = Self.roadKilometres(from.post.coordinates.value, to.post.coordinates.value)
    hoursNeeded = kilometres / Self.kilometresPerHour
    let gap = max(to.last.milliseconds - from.first.milliseconds, from.last.milliseconds - to.first.milliseconds)
    hoursThere = Double(max(gap, 0)) / 3_600_000
  }

  /// The straight line, less what is not known of either end, as a road has it.
  static func roadKilometres(_ one: Coordinates, _ other: Coordinates) -> Double {
    max(straightKilometres(one, other) - one.errorKm - other.errorKm, 0) * roadFactor
  }

  /// Along the great circle, on a sphere of the Earth's mean radius.
  static func straightKilometres(_ one: Coordinates, _ other: Coordinates) -> Double {
    func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
    let (first, second) = (radians(one.latitude), radians(other.latitude))
    let (north, east) = (sin((second - first) / 2), sin(radians(other.longitude - one.longitude) / 2))
    let half = north * north + cos(first) * cos(second) * east * east
    return 2 * 6_371 * asin(min(half.squareRoot(), 1))
  }

  /// Of the journeys from one passage to several others, the one that lacks most time; nil where all are possible.
  static func impossible(_ passage: Passage, _ others: [Passage]) -> Journey? {
    others.map { Journey($0, passage) }.filter(\.isImpossible).max {
      $0.hoursNeeded - $0.hoursThere < $1.hoursNeeded - $1.hoursThere
    }
  }
}
