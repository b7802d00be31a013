import Journal

/// A document without a machine-readable zone, or a traveller without any, as an officer entered it at a lane. It waits
/// until a crossing decides it, as a scan does.
public struct DocumentEntered: EventBody {
  public static let type = "document.entered"
  public static let version = 1

  public var lane: Int
  public var facts: CrossingFacts

  public init(lane: Int, facts: CrossingFacts) {
    self.lane = lane
    self.facts = facts
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("lane", lane)
      facts.writeMembers(to: &$0)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    lane = try json.requiredInt("lane")
    facts = try CrossingFacts(members: json)
  }
}
