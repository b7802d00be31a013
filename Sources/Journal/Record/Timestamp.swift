/// A moment in UTC with milliseconds, as a record holds it: `2026-11-21T01:42:17.123Z`.
///
/// From the year 0 to the year 9999; a number beyond is taken to the nearer end. The calendar is the proleptic
/// Gregorian one, and there are no leap seconds: a second of 60 is refused.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01 UTC.
  public let milliseconds: Int

  /// 0000-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z.
  private static let range = -62_167_219_200_000...253_402_300_799_999
  private static let minute = 60_000
  private static let day = 86_400_000
  /// The offsets that a zone can be written with, in minutes.
  private static let offsetLimit = 23 * 60 + 59

  public init(milliseconds: Int) {
    self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
  }

  public static func now() -> Timestamp { Timestamp(milliseconds: SystemClock.nowMilliseconds()) }

  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  public var description: String { text(offsetMinutes: 0) }

  /// The moment in ISO 8601 at a fixed offset from UTC: `2026-11-21T08:42:17.123+07:00`, `Z` for offset 0.
  ///
  /// An offset beyond 23:59 is taken to the nearer end.
  public func text(offsetMinutes: Int) -> String {
    let offset = min(max(offsetMinutes, -Self.offsetLimit), Self.offsetLimit)
    let local = Timestamp(milliseconds: milliseconds + offset * Self.minute).milliseconds
    let days = (local - Self.range.lowerBound) / Self.day
    let rest = (local - Self.range.lowerBound) % Self.day
    let date = Self.date(days)
    var text: [UInt8] = []
    text.reserveCapacity(29)
    Self.append(date.year, 4, "-", &text)
    Self.append(date.month, 2, "-", &text)
    Self.append(date.day, 2, "T", &text)
    Self.append(rest / 3_600_000, 2, ":", &text)
    Self.append(rest / Self.minute % 60, 2, ":", &text)
    Self.append(rest / 1000 % 60, 2, ".", &text)
    Self.append(rest % 1000, 3, offset < 0 ? "-" : offset == 0 ? "Z" : "+", &text)
    if offset != 0 {
      Self.append(abs(offset) / 60, 2, ":", &text)
      Self.append(abs(offset) % 60, 2, nil, &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A number with leading zeros and the sign behind it.
  private static func append(_ number: Int, _ width: Int, _ sign: Unicode.Scalar?, _ text: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      text.append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
      divisor /= 10
    }
    if let sign { text.append(UInt8(truncatingIfNeeded: sign.value)) }
  }

  /// Reads ISO 8601 with a zone: date, `T`, hours and minutes, seconds and milliseconds if given, `Z` or `±hh:mm`.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let moment = bytes.withUnsafeBufferPointer({ Self.read($0, 0..<$0.count) }) else { return nil }
    self = moment
  }

  /// Reads the form of a record, and no other: UTC with milliseconds.
  init?(recorded bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard range.count == 24, bytes[range.upperBound - 1] == UInt8(ascii: "Z"), let moment = Self.read(bytes, range)
    else { return nil }
    self = moment
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Timestamp? {
    var reader = DigitReader(bytes: bytes, at: range.lowerBound, end: range.upperBound)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), reader.take("T"), let hour = reader.number(2), reader.take(":"),
      let minute = reader.number(2), (1...12).contains(month), day >= 1, day <= days(in: month, of: year), hour < 24,
      minute < 60
    else { return nil }
    var second = 0
    var millisecond = 0
    if reader.take(":") {
      guard let value = reader.number(2), value < 60 else { return nil }
      second = value
      if reader.take(".") {
        guard let value = reader.number(3) else { return nil }
        millisecond = value
      }
    }
    guard let offset = reader.zone(), reader.at == reader.end else { return nil }
    let minutes = (dayNumber(year, month, day) * 24 + hour) * 60 + minute - offset
    let milliseconds = Self.range.lowerBound + (minutes * 60 + second) * 1000 + millisecond
    return Self.range.contains(milliseconds) ? Timestamp(milliseconds: milliseconds) : nil
  }
}

// MARK: The calendar

extension Timestamp {
  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 0000-01-01 to the first of January of `year`.
  private static func daysBefore(_ year: Int) -> Int {
    guard year > 0 else { return 0 }
    // The year 0 is a leap year.
    return year * 365 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1
  }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    var number = daysBefore(year) + day - 1
    for earlier in 1..<month { number += days(in: earlier, of: year) }
    return number
  }

  /// The date that lies `number` days behind 0000-01-01.
  private static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
    // 400 years have 146,097 days; the guess is at most one year off.
    var year = number * 400 / 146_097
    while daysBefore(year + 1) <= number { year += 1 }
    while daysBefore(year) > number { year -= 1 }
    var rest = number - daysBefore(year)
    var month = 1
    while rest >= days(in: month, of: year) {
      rest -= days(in: month, of: year)
      month += 1
    }
    return (year, month, rest + 1)
  }
}

/// Reads numbers of fixed width.
private struct DigitReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int
  let end: Int

  mutating func number(_ width: Int) -> Int? {
    guard at + width <= end else { return nil }
    var value = 0
    for place in at..<at + width {
      guard bytes[place] >= 0x30, bytes[place] <= 0x39 else { return nil }
      value = value * 10 + Int(bytes[place] - 0x30)
    }
    at += width
    return value
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < end, UInt32(bytes[at]) == character.value else { return false }
    at += 1
    return true
  }

  /// The offset from UTC in minutes.
  mutating func zone() -> Int? {
    if take("Z") { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60 else {
      return nil
    }
    return sign * (hours * 60 + minutes)
  }
}
