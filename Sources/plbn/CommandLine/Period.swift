import Border
import Journal
import Phrases
import TravelDocuments

/// From a moment up to another, which is excluded, as `--from` and `--to` give them.
struct Period {
  var from: Timestamp?
  var to: Timestamp?

  /// - Throws: `ValidationError` where one is no time, or the end lies before the beginning.
  init(from: String?, to: String?, _ zone: PostZone) throws {
    self.from = try from.map { try moment($0, zone) }
    self.to = try to.map { try moment($0, zone) }
    if let from = self.from, let to = self.to { try Self.expectOrder(from, to) }
  }

  static func expectOrder(_ from: Timestamp, _ to: Timestamp) throws {
    guard to < from else { return }
    throw wrongUsage(id: "--to lebih awal dari --from", en: "--to is before --from")
  }
}

/// A time as it is typed: ISO 8601 with zone, or a date of the post, whole or partial, whose first moment is meant.
private func moment(_ typed: String, _ zone: PostZone) throws -> Timestamp {
  if let time = Timestamp(typed) { return time }
  if let date = PartialDate(typed) { return zone.start(ofDay: date.earliestDay) }
  throw wrongUsage(
    id: "\"\(typed.prefix(40))\" bukan waktu; contoh 2026-11-21T08:00+07:00 atau 2026-11-21",
    en: "\"\(typed.prefix(40))\" is not a time; for example 2026-11-21T08:00+07:00 or 2026-11-21")
}
