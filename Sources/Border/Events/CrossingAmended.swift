import Journal

/// What a crossing's record says was put right. The record stays as it is; what reads it goes by the newest amendment.
/// The outcome and its reason can't be amended: a wrong decision is voided, and decided again.
public struct CrossingAmended: EventBody {
  public static let type = "crossing.amended"
  public static let version = 1

  public var crossing: String
  /// Everything as it should have been recorded, what was right included.
  public var facts: CrossingFacts
  public var reason: String

  public init(crossing: String, facts: CrossingFacts, reason: String) {
    self.crossing = crossing
    self.facts = facts
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("crossing", crossing)
      facts.writeMembers(to: &$0)
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    crossing = try json.requiredString("crossing")
    facts = try CrossingFacts(members: json)
    reason = try json.requiredString("reason")
  }
}
