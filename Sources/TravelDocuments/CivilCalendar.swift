/// Days and dates of the proleptic Gregorian calendar, by arithmetic alone.
///
/// Every answer is for the years 1 to 9999; beyond them the answer is `nil`, so no input can overflow. The day count
/// is Howard Hinnant's `days_from_civil` ("chrono-Compatible Low-Level Date Algorithms"): years begin in March, so that
/// the leap day is a year's last, and eras of 400 years have 146,097 days. Constant time, no allocation.
public enum CivilCalendar {
  /// The years in which dates exist here: what ISO 8601 writes with four digits, without its year 0.
  public static let years: ClosedRange<Int> = 1...9999

  /// Whether the year has a 29th of February.
  public static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days in a month, 28 to 31; `nil` for a month outside 1 to 12.
  public static func days(inMonth month: Int, of year: Int) -> Int? {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeapYear(year) ? 29 : 28
    default: nil
    }
  }

  /// Whether the three numbers name a real day in the years 1 to 9999.
  public static func isDay(year: Int, month: Int, day: Int) -> Bool {
    guard years.contains(year), let length = days(inMonth: month, of: year) else { return false }
    return (1...length).contains(day)
  }

  /// Days from 1970-01-01 to a date, negative before it; `nil` where the date isn't real.
  public static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int? {
    isDay(year: year, month: month, day: day) ? unchecked(year: year, month: month, day: day) : nil
  }

  /// The date that stands so many days after 1970-01-01 (before it where negative); `nil` outside the years 1 to 9999.
  public static func date(daysSinceEpoch days: Int) -> (year: Int, month: Int, day: Int)? {
    guard epochDays.contains(days) else { return nil }
    let shifted = days + daysToEpoch
    let era = shifted / daysPerEra
    let dayOfEra = shifted - era * daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day counts of 0001-01-01 and 9999-12-31, and all between.
  static let epochDays = unchecked(year: 1, month: 1, day: 1)...unchecked(year: 9999, month: 12, day: 31)

  private static let daysPerEra = 146_097
  /// From 0000-03-01, where the count's first era begins, to 1970-01-01.
  private static let daysToEpoch = 719_468

  /// `daysSinceEpoch` for a date that is known to be real.
  static func unchecked(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysPerEra + dayOfEra - daysToEpoch
  }
}
