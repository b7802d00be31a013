/// When a post is open on an ordinary day: intervals of its own local time, in order, none overlapping.
///
/// In a file: `[{"open": "05:00", "close": "17:00"}]`; `"24:00"` closes at midnight. An interval does not cross
/// midnight: write two. Days that differ (an election, a holiday) are no part of it.
public struct OpeningHours: Sendable, Equatable {
  /// One stretch of opening: open at `open`, closed again from `close` on.
  public struct Interval: Sendable, Equatable {
    /// Minutes since local midnight, 0 to 1439.
    public let open: Int
    /// Minutes since local midnight, after `open`, up to 1440.
    public let close: Int
  }

  /// In order of time; at least 1, at most `intervalCountMax`.
  public let intervals: [Interval]

  /// More breaks in a day than this are a mistake in the file.
  public static let intervalCountMax = 8

  /// Whether the post is open at a minute of its own local day (0 to 1439); outside of that range it is not.
  public func isOpen(atLocalMinute minute: Int) -> Bool {
    intervals.contains { $0.open <= minute && minute < $0.close }
  }

  /// Intervals in minutes since local midnight; `nil` where there are none or too many, one is empty or two overlap.
  public init?(_ intervals: [(open: Int, close: Int)]) {
    guard (1...Self.intervalCountMax).contains(intervals.count) else { return nil }
    var last = 0
    for interval in intervals {
      guard interval.open >= last, interval.open < interval.close, interval.close <= 1440 else { return nil }
      last = interval.close
    }
    self.intervals = intervals.map { Interval(open: $0.open, close: $0.close) }
  }

  /// Reads `12:00-16:00`, several joined by commas; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ",", maxSplits: Self.intervalCountMax, omittingEmptySubsequences: false)
    var intervals: [(open: Int, close: Int)] = []
    for part in parts {
      let ends = part.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false).map {
        Self.minutes(String($0))
      }
      guard ends.count == 2, let open = ends[0], let close = ends[1] else { return nil }
      intervals.append((open, close))
    }
    self.init(intervals)
  }

  /// `12:00-16:00`, several joined by commas: what `init(_:)` reads.
  public var text: String {
    intervals.map { Self.clock($0.open) + "-" + Self.clock($0.close) }.joined(separator: ",")
  }

  /// Minutes since midnight as `HH:MM`.
  public static func clock(_ minutes: Int) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  /// Reads `HH:MM` as minutes since midnight, 0 to 1440; `nil` for anything else.
  static func minutes(_ text: String) -> Int? {
    let bytes = Array(text.utf8.prefix(6))
    guard bytes.count == 5, bytes[2] == 0x3A else { return nil }
    let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { Int($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }), digits[2] < 6 else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    return minutes <= 24 * 60 ? minutes : nil
  }
}

extension OpeningHours: Decodable {
  private struct Written: Decodable {
    let open: String
    let close: String
  }

  /// Reads the intervals; throws `DecodingError` where a time is none, an interval is empty or two overlap.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    var intervals: [Interval] = []
    for written in try container.decode([Written].self) {
      guard let open = Self.minutes(written.open), let close = Self.minutes(written.close), open < close,
        open >= intervals.last?.close ?? 0
      else {
        throw DecodingError.dataCorruptedError(
          in: container,
          debugDescription: "\(written.open) to \(written.close) is no interval after the one before it")
      }
      intervals.append(Interval(open: open, close: close))
    }
    if intervals.isEmpty || intervals.count > Self.intervalCountMax {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "opening hours need 1 to \(Self.intervalCountMax) intervals")
    }
    self.intervals = intervals
  }
}
