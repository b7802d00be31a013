import Journal

/// A document without a machine-readable zone, or a traveller without any, as an officer entered it at a lane. It waits
/// until a crossing decides it, as a scan does.
public struct DocumentEntered: EventBody {
  public static let type = "document.entered"
  /// 1 had no `from`.
  public static let version = 2

  public var lane: Int
  public var facts: CrossingFacts
  /// The crossing whose facts were taken over, because the traveller is known here; nil: they were entered.
  public var from: String?

  public init(lane: Int, facts: CrossingFacts, from: String? = nil) {
    self.lane = lane
    self.facts = facts
    self.from = from
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("lane", lane)
      facts.writeMembers(to: &$0)
      $0.optionalMember("from", from)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    lane = try json.requiredInt("lane")
    facts = try CrossingFacts(members: json)
    from = try json.string("from")
  }
}
