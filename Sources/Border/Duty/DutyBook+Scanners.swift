import Journal
import Scanners

extension DutyBook {
  /// A scanner that a lane has claimed.
  public struct ClaimedScanner: Sendable, Equatable {
    /// Of its `scanner.claimed`.
    public let id: String
    public let time: Timestamp
    public let officer: String
    public let console: String
    public let place: ScannerPlace
    /// Why it was taken from another lane.
    public let reason: String?
  }

  /// A lane has one scanner, and a scanner one lane: the newest claim counts.
  mutating func apply(_ claimed: ScannerClaimed, _ fact: DutyFact) {
    for (lane, other) in scanners where other.place.path == claimed.place.path { scanners[lane] = nil }
    scanners[claimed.lane] = ClaimedScanner(
      id: fact.id, time: fact.time, officer: fact.officer, console: fact.console, place: claimed.place,
      reason: claimed.reason)
  }

  mutating func apply(_ released: ScannerReleased) {
    if scanners[released.lane]?.id == released.claimed { scanners[released.lane] = nil }
  }

  /// The lane whose scanner is read at this path.
  public func lane(ofScanner path: String) -> Int? { scanners.first { $0.value.place.path == path }?.key }
}
