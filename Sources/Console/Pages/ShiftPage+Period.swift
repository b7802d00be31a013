import Border
import Journal
import Phrases
import TravelDocuments

/// Of which time the shift's numbers are.
enum ShiftPeriod: Equatable, Sendable {
  /// The post's day so far.
  case today
  /// So many hours up to now.
  case hours(Int)
  /// A whole day of the post, counted from 1970-01-01.
  case day(Int)
  /// So many days up to now, the day that goes on included.
  case days(Int)
  /// The month, or the year, up to now.
  case month, year
  /// As it was typed; the end is excluded.
  case between(Timestamp, Timestamp)

  /// Whether its end goes on with the clock.
  var follows: Bool {
    switch self {
    case .today, .hours, .days, .month, .year: true
    case .day, .between: false
    }
  }

  /// From a moment up to another, which is excluded. What is recorded at this very millisecond counts as before now.
  func range(_ now: Timestamp, _ zone: PostZone) -> (from: Timestamp, to: Timestamp) {
    let end = Timestamp(milliseconds: now.milliseconds + 1)
    let today = zone.dayAndHour(of: now).day
    func date(_ month: Int?) -> Timestamp {
      let date = zone.date(of: now).flatMap { PartialDate(year: $0.year, month: month == nil ? nil : $0.month) }
      return zone.start(ofDay: date?.earliestDay ?? today)
    }
    switch self {
    case .today: return (zone.start(ofDay: today), end)
    case .hours(let hours): return (Timestamp(milliseconds: now.milliseconds - hours * 3_600_000), end)
    case .day(let day): return (zone.start(ofDay: day), zone.start(ofDay: day + 1))
    case .days(let days): return (zone.start(ofDay: today - days + 1), end)
    case .month: return (date(1), end)
    case .year: return (date(nil), end)
    case .between(let from, let to): return (from, to)
    }
  }

  /// The day before or behind the one in which it begins; no day behind today.
  func stepped(_ days: Int, _ now: Timestamp, _ zone: PostZone) -> ShiftPeriod {
    let today = zone.dayAndHour(of: now).day
    let day = zone.dayAndHour(of: range(now, zone).from).day + days
    return day >= today ? .today : .day(day)
  }

  /// Its name; a typed one has none.
  func word(_ now: Timestamp, _ zone: PostZone) -> Phrase? {
    switch self {
    case .today: .shiftToday
    case .hours(let hours): Phrase(id: "\(hours) jam terakhir", en: "last \(hours) hours")
    case .day(let day): day == zone.dayAndHour(of: now).day - 1 ? .shiftYesterday : nil
    case .days(let days): Phrase(id: "\(days) hari terakhir", en: "last \(days) days")
    case .month: .shiftMonth
    case .year: .shiftYear
    case .between: nil
    }
  }
}

/// Moments as people at these posts type and read them.
enum TypedMoment {
  /// Most characters that may be typed.
  static let lengthLimit = 40

  /// Reads `21-11-2026 08:00` with or without the time, the date whole or partial in the forms of `TypedDate`, and ISO
  /// 8601 with `T`, with a zone or at the post. Of a date alone the first moment is meant. nil where it is none.
  static func parse(_ text: String, _ zone: PostZone) -> Timestamp? {
    let bytes = text.utf8.split(separator: UInt8(ascii: " ")).joined(separator: [UInt8(ascii: " ")])
    let text = String(decoding: Array(bytes), as: UTF8.self).uppercased()
    guard text.utf8.count <= lengthLimit else { return nil }
    if let moment = Timestamp(text) { return moment }
    let clockStart = text.utf8.lastIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") }
    guard let clockStart, text[clockStart...].contains(where: { $0 == ":" || $0 == "." }),
      let milliseconds = clock(text[clockStart...].dropFirst())
    else { return start(text, zone) }
    guard let date = try? TypedDate.parse(text[..<clockStart]), date.isWhole else { return nil }
    return Timestamp(milliseconds: zone.start(ofDay: date.earliestDay).milliseconds + milliseconds)
  }

  /// `21-11-2026 08:00`, with seconds where there are any. Thousandths are left out.
  static func text(_ moment: Timestamp, _ zone: PostZone) -> String {
    let text = zone.text(moment)
    let day = text.prefix(10).split(separator: "-").reversed().joined(separator: "-")
    let clock = text.dropFirst(11).prefix(8)
    return "\(day) \(clock.hasSuffix(":00") ? clock.prefix(5) : clock)"
  }

  /// The same for a field, in which nothing means none.
  static func typed(_ moment: Timestamp?, _ zone: PostZone) -> String { moment.map { text($0, zone) } ?? "" }

  private static func start(_ text: String, _ zone: PostZone) -> Timestamp? {
    (try? TypedDate.parse(text)).map { zone.start(ofDay: $0.earliestDay) }
  }

  /// Milliseconds of `08:00`, `8.00` or `08:00:30`.
  private static func clock(_ text: Substring) -> Int? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    let numbers = parts.compactMap { part in part.utf8.count <= 2 ? UInt8(part).map(Int.init) : nil }
    guard numbers.count == parts.count, (2...3).contains(numbers.count), numbers[0] < 24,
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    return ((numbers[0] * 60 + numbers[1]) * 60 + (numbers.count > 2 ? numbers[2] : 0)) * 1000
  }
}
