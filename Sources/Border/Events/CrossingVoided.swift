import Journal

/// A crossing that was recorded wrongly. The crossing stays where it is; what counts no longer counts it.
public struct CrossingVoided: EventBody {
  public static let type = "crossing.voided"
  public static let version = 1

  public var crossing: String
  public var reason: String

  public init(crossing: String, reason: String) {
    self.crossing = crossing
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("crossing", crossing)
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    crossing = try json.requiredString("crossing")
    reason = try json.requiredString("reason")
  }
}
