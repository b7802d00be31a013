import Journal
import ReferenceData
import TravelDocuments

/// A stretch of the post's day for which officers are rostered.
public enum Shift: String, Sendable, CaseIterable, Comparable {
  case morning
  case afternoon
  /// What lies outside of the opening hours, up to the next morning.
  case night

  public static func < (left: Shift, right: Shift) -> Bool { left.place < right.place }

  /// From a word as people type it: `pagi`, `siang`, `malam`, or the codes.
  public init?(word: String) {
    guard let shift = Self.words[word.lowercased()] else { return nil }
    self = shift
  }

  private static let words: [String: Shift] = [
    "morning": .morning, "pagi": .morning, "afternoon": .afternoon, "siang": .afternoon, "night": .night,
    "malam": .night,
  ]

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// One shift of one day: the day on which it begins.
public struct ShiftOfDay: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01 at the post.
  public let day: Int
  public let shift: Shift

  public init(day: Int, shift: Shift) {
    self.day = day
    self.shift = shift
  }

  public static func < (left: Self, right: Self) -> Bool { (left.day, left.shift) < (right.day, right.shift) }

  /// `2026-11-21`.
  public var date: String { PartialDate(daysSinceEpoch: day)?.description ?? String(day) }

  public var previous: ShiftOfDay {
    switch shift {
    case .morning: ShiftOfDay(day: day - 1, shift: .night)
    case .afternoon: ShiftOfDay(day: day, shift: .morning)
    case .night: ShiftOfDay(day: day, shift: .afternoon)
    }
  }

  public var next: ShiftOfDay {
    switch shift {
    case .morning: ShiftOfDay(day: day, shift: .afternoon)
    case .afternoon: ShiftOfDay(day: day, shift: .night)
    case .night: ShiftOfDay(day: day + 1, shift: .morning)
    }
  }
}

/// When a post is open and when its shifts change, on ordinary days: what its reference data say.
public struct DutyPlan: Sendable, Equatable {
  /// How long before a shift begins officers report for it.
  public static let reportMinutes = 120

  public let zone: PostZone
  public let times: ShiftTimes
  /// nil: not known.
  public let hours: OpeningHours?

  public init(zone: PostZone, times: ShiftTimes, hours: OpeningHours?) {
    self.zone = zone
    self.times = times
    self.hours = hours
  }

  public init(_ post: Post, _ reference: ReferenceData) {
    self.init(zone: post.zone, times: reference.shiftTimes(post.code).value, hours: post.hours?.value)
  }

  /// The shift that a moment lies in: before the morning it is the night of the day before.
  public func shift(at time: Timestamp) -> ShiftOfDay {
    let (day, minute) = zone.dayAndMinute(of: time)
    if minute < times.morning { return ShiftOfDay(day: day - 1, shift: .night) }
    if minute < times.afternoon { return ShiftOfDay(day: day, shift: .morning) }
    return ShiftOfDay(day: day, shift: minute < times.night ? .afternoon : .night)
  }

  public func start(of shift: ShiftOfDay) -> Timestamp {
    let minute =
      switch shift.shift {
      case .morning: times.morning
      case .afternoon: times.afternoon
      case .night: times.night
      }
    return Timestamp(milliseconds: zone.start(ofDay: shift.day).milliseconds + minute * 60_000)
  }

  /// The last shift of that name that has begun.
  public func lastBegun(_ shift: Shift, at time: Timestamp) -> ShiftOfDay {
    var one = self.shift(at: time)
    while one.shift != shift { one = one.previous }
    return one
  }

  /// The end of a shift, which is the beginning of the next.
  public func end(of shift: ShiftOfDay) -> Timestamp { start(of: shift.next) }

  /// The shifts that officers can report and be drawn for: the one that goes on, and the next one shortly before it
  /// begins.
  public func reportable(at time: Timestamp) -> [ShiftOfDay] {
    let now = shift(at: time)
    let wait = start(of: now.next).milliseconds - time.milliseconds
    return wait <= Self.reportMinutes * 60_000 ? [now, now.next] : [now]
  }
}

extension PostZone {
  /// The day, counted from 1970-01-01, and the minute of it, 0 to 1439, at the post.
  public func dayAndMinute(of time: Timestamp) -> (day: Int, minute: Int) {
    let (day, _) = dayAndHour(of: time)
    let minutes = (time.milliseconds - start(ofDay: day).milliseconds) / 60_000
    return (day, min(max(minutes, 0), 1439))
  }
}
