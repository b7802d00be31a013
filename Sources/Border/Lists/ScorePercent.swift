/// A score as people see it, in whole percent.
///
/// Never more than was reckoned, so that nobody reads 80 where the band is one below; and never 100, because no likeness
/// of names, dates and numbers is a certainty.
public enum ScorePercent {
  /// What is no number counts as 0.
  public static func of(_ score: Double) -> Int {
    guard score.isFinite else { return 0 }
    // A decimal fraction may lie a hair below itself in binary.
    return Int((min(max(score, 0), 0.99) * 100 + 1e-9).rounded(.down))
  }
}
