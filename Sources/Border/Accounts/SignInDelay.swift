import Journal

/// How long one waits after wrong passphrases and PINs: 1, 2, 4 … 60 seconds, by what was recorded, so that starting
/// the program anew changes nothing. Nobody is locked out for good: at a border that would be a weapon.
enum SignInDelay {
  /// What counts is not older.
  static let windowMilliseconds = 15 * 60 * 1000
  private static let longestSeconds = 60

  /// Whether somebody can stand at a console of this name: programs without a terminal end theirs in `:-`.
  static func isPlace(_ console: String) -> Bool { !console.hasSuffix(":-") }

  /// Seconds still to wait; 0: none.
  ///
  /// - Parameter refusals: of one account, or at one console, since the last success. Those from the future don't count:
  ///   the clock was put back since, and nobody could wait for them.
  static func seconds(_ refusals: [Timestamp], now: Timestamp) -> Int {
    let times = refusals.filter { (0..<windowMilliseconds).contains(now.milliseconds - $0.milliseconds) }
    guard let last = times.max() else { return 0 }
    let delay = times.count > 6 ? longestSeconds : min(longestSeconds, 1 << (times.count - 1))
    return max(0, (last.milliseconds + delay * 1000 - now.milliseconds + 999) / 1000)
  }
}
