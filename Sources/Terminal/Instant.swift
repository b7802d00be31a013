import Glibc

/// A moment of the machine's monotonic clock, in nanoseconds since it started. Never goes back, knows no date.
public struct Instant: Hashable, Comparable, Sendable {
  public let nanoseconds: UInt64

  public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

  /// The moment `milliseconds` after the clock's start; negative values are 0.
  public init(milliseconds: Int) {
    let (product, overflow) = UInt64(max(milliseconds, 0)).multipliedReportingOverflow(by: 1_000_000)
    nanoseconds = overflow ? .max : product
  }

  /// The moment of the call (`CLOCK_MONOTONIC`).
  public static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(nanoseconds: UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec))
  }

  public static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

  /// The moment `milliseconds` later, or earlier when negative; stops at either end of the clock.
  public func advanced(milliseconds: Int) -> Instant {
    let (step, overflow) = milliseconds.magnitude.multipliedReportingOverflow(by: 1_000_000)
    let distance = overflow ? UInt64.max : UInt64(step)
    if milliseconds < 0 { return Instant(nanoseconds: nanoseconds > distance ? nanoseconds - distance : 0) }
    let (sum, beyond) = nanoseconds.addingReportingOverflow(distance)
    return Instant(nanoseconds: beyond ? .max : sum)
  }

  /// Whole milliseconds from `earlier` to here; 0 when `earlier` is later.
  public func milliseconds(since earlier: Instant) -> Int {
    guard self > earlier else { return 0 }
    return Int((nanoseconds - earlier.nanoseconds) / 1_000_000)
  }
}
