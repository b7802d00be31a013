/// From which scores on a candidate is strong or possible, in whole percent.
///
/// The bounds don't meet, so the two can't pass each other, and each ends where the band would lose its meaning on the
/// development set: docs/matching.md has what every value lets through. Two people of a post may move them by a rule.
public struct BandThresholds: Hashable, Sendable {
  public static let strongBounds = 70...90
  public static let possibleBounds = 15...60
  public static let usual = BandThresholds(strongPercent: 80, possiblePercent: 40)

  public let strongPercent: Int
  public let possiblePercent: Int

  /// Numbers beyond the bounds are taken as the bound.
  public init(strongPercent: Int, possiblePercent: Int) {
    func bounded(_ percent: Int, _ bounds: ClosedRange<Int>) -> Int {
      min(max(percent, bounds.lowerBound), bounds.upperBound)
    }
    self.strongPercent = bounded(strongPercent, Self.strongBounds)
    self.possiblePercent = bounded(possiblePercent, Self.possibleBounds)
  }

  /// The band of a score. What stands on nothing but a weak alias or a common name is never strong.
  func band(_ score: Double, isSupported: Bool) -> Band {
    if isSupported, score * 100 >= Double(strongPercent) { return .strong }
    return score * 100 >= Double(possiblePercent) ? .possible : .weak
  }
}
