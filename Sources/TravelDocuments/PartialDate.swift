/// A date of which the month, or the day, may be unknown: `1974`, `1974-08` or `1974-08-12`.
///
/// Travel documents and published lists both have such dates (ICAO Doc 9303 part 3, section 4.8 lets an issuer leave
/// parts of a birth date blank). A value is always a real date: a day stands only with a month, 31 February doesn't
/// exist, the year is 1 to 9999. Four bytes; every operation is constant time.
///
/// There is no order: whether `1974` comes before `1974-08` has no answer. Compare `earliestDay` and `latestDay`.
///
/// ```swift
/// let birth = PartialDate("1974-08")
/// birth?.description                       // "1974-08"
/// PartialDate("1974-02-30")                // nil
/// ```
public struct PartialDate: Hashable, Sendable {
  private let storedYear: UInt16
  /// 0 where unknown, so that a million of these stay small.
  private let storedMonth: UInt8
  private let storedDay: UInt8

  /// 1 to 9999.
  public var year: Int { Int(storedYear) }

  /// 1 to 12; `nil` where unknown.
  public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }

  /// 1 to 31; `nil` where unknown.
  public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

  /// A date from its parts; `nil` where they name no real date, or a day without its month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard CivilCalendar.years.contains(year) else { return nil }
    switch (month, day) {
    case (nil, nil): break
    case (nil, _?): return nil
    case (let month?, let day): guard CivilCalendar.isDay(year: year, month: month, day: day ?? 1) else { return nil }
    }
    storedYear = UInt16(year)
    storedMonth = UInt8(month ?? 0)
    storedDay = UInt8(day ?? 0)
  }

  /// The whole date that stands so many days after 1970-01-01; `nil` outside the years 1 to 9999.
  public init?(daysSinceEpoch days: Int) {
    guard let date = CivilCalendar.date(daysSinceEpoch: days) else { return nil }
    self.init(year: date.year, month: date.month, day: date.day)
  }

  /// Whether month and day are known.
  public var isWhole: Bool { storedDay != 0 }

  /// Days since 1970-01-01 of the first day that this can mean.
  public var earliestDay: Int {
    CivilCalendar.unchecked(year: year, month: month ?? 1, day: day ?? 1)
  }

  /// Days since 1970-01-01 of the last day that this can mean.
  public var latestDay: Int {
    let lastMonth = month ?? 12
    let lastDay = day ?? CivilCalendar.days(inMonth: lastMonth, of: year) ?? 31
    return CivilCalendar.unchecked(year: year, month: lastMonth, day: lastDay)
  }

  /// The ages, in whole years, that somebody born on this date can have on `day`.
  ///
  /// One number where both dates are whole, else every age that fits them; `nil` where the birth lies after `day`.
  /// Who was born on 29 February turns a year older on 1 March in a common year. At most 0 to 9998.
  public func ages(on day: PartialDate) -> ClosedRange<Int>? {
    guard earliestDay <= day.latestDay else { return nil }
    let oldest = Self.wholeYears(from: first, to: day.last)
    let youngest = max(0, Self.wholeYears(from: last, to: day.first))
    return min(youngest, oldest)...oldest
  }

  /// Whether both can mean the same day: no part that is known to both differs.
  public func agrees(with other: PartialDate) -> Bool {
    earliestDay <= other.latestDay && other.earliestDay <= latestDay
  }

  private typealias Civil = (year: Int, month: Int, day: Int)

  private var first: Civil { (year, month ?? 1, day ?? 1) }

  private var last: Civil {
    let lastMonth = month ?? 12
    return (year, lastMonth, day ?? CivilCalendar.days(inMonth: lastMonth, of: year) ?? 31)
  }

  private static func wholeYears(from birth: Civil, to day: Civil) -> Int {
    let hadBirthday = (day.month, day.day) >= (birth.month, birth.day)
    return day.year - birth.year - (hadBirthday ? 0 : 1)
  }
}
