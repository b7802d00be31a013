import Journal

/// An officer took a decision back just after making it. The crossing stays where it is and counts no more; what it
/// decided waits at its lane again.
public struct CrossingUndone: EventBody {
  public static let type = "crossing.undone"
  public static let version = 1
  /// For so long after a decision it can be taken back: slips are seen at once, or need a void with its reason.
  public static let seconds = 10

  public var crossing: String

  public init(crossing: String) { self.crossing = crossing }

  /// Whole seconds left at `now` to take back what was decided at `decided`; nil: it is too late. A clock that was set
  /// back gives no more than at first.
  public static func secondsLeft(decided: Timestamp, now: Timestamp) -> Int? {
    let left = seconds * 1_000 - (now.milliseconds - decided.milliseconds)
    return left < 0 ? nil : min((left + 999) / 1_000, seconds)
  }

  public func write(to json: inout JSONWriter) {
    json.object { $0.member("crossing", crossing) }
  }

  public init(_ json: JSONObject, version: Int) throws {
    crossing = try json.requiredString("crossing")
  }
}
