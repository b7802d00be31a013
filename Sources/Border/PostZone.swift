import Journal
import TravelDocuments

/// The post's time: a fixed offset from UTC, since neither Indonesia nor Malaysia changes its clocks.
public struct PostZone: Sendable, Equatable {
  /// `WIB`, `WITA`, `MYT`.
  public let name: String
  /// -1439 to 1439.
  public let offsetMinutes: Int

  /// An offset of a day or more is taken to the nearer end.
  public init(name: String, offsetMinutes: Int) {
    self.name = name
    self.offsetMinutes = min(max(offsetMinutes, -1439), 1439)
  }

  /// The day, counted from 1970-01-01, and the hour, 0 to 23, at the post.
  public func dayAndHour(of time: Timestamp) -> (day: Int, hour: Int) {
    let minutes = Self.floorDivide(time.milliseconds, 60_000) + offsetMinutes
    let day = Self.floorDivide(minutes, 1440)
    return (day, (minutes - day * 1440) / 60)
  }

  /// The moment at which a day begins at the post.
  public func start(ofDay day: Int) -> Timestamp {
    // Beyond the years that a moment can have.
    let day = min(max(day, -Self.dayLimit), Self.dayLimit)
    return Timestamp(milliseconds: (day * 1440 - offsetMinutes) * 60_000)
  }

  /// The date at the post.
  public func date(of time: Timestamp) -> PartialDate? {
    PartialDate(daysSinceEpoch: dayAndHour(of: time).day)
  }

  /// `2026-11-21T08:42:17.123+07:00`.
  public func text(_ time: Timestamp) -> String { time.text(offsetMinutes: offsetMinutes) }

  /// `08:42`.
  public func clock(_ time: Timestamp) -> String { String(text(time).dropFirst(11).prefix(5)) }

  private static let dayLimit = 4_000_000

  private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }
}

extension PostZone {
  /// Hours of the post since 1970-01-01 that have begun by a moment, the one that it lies in included.
  func hourFloor(_ time: Timestamp) -> Int {
    Self.floorDivide(Self.floorDivide(time.milliseconds, 60_000) + offsetMinutes, 60)
  }

  /// The first hour that begins at a moment or behind it.
  func hourCeiling(_ time: Timestamp) -> Int {
    let hour = hourFloor(time)
    return start(ofHour: hour) == time ? hour : hour + 1
  }

  func start(ofHour hour: Int) -> Timestamp { Timestamp(milliseconds: (hour * 60 - offsetMinutes) * 60_000) }

  static func day(ofHour hour: Int) -> Int { floorDivide(hour, 24) }
}
