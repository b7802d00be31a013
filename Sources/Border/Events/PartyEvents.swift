import Journal

/// Several travellers come together: in a bus, a boat, as a family. Until it is closed, who is read at its lane belongs
/// to it.
public struct PartyOpened: EventBody {
  public static let type = "party.opened"
  public static let version = 1
  /// Travellers that one party can have.
  public static let counts = 1...500

  public enum Kind: String, Sendable, CaseIterable {
    case bus, car, boat, family, group
  }

  public var kind: Kind
  public var lane: Int
  public var direction: Direction
  /// How many are to come, as they say.
  public var expected: Int?
  /// One of the codes of `purposes.json`, for those who say nothing else.
  public var purpose: String?
  /// One of the codes of `vehicles.json`.
  public var vehicle: String?
  public var conveyance: Conveyance?

  public init(
    kind: Kind, lane: Int, direction: Direction, expected: Int? = nil, purpose: String? = nil, vehicle: String? = nil,
    conveyance: Conveyance? = nil
  ) {
    (self.kind, self.lane, self.direction, self.expected) = (kind, lane, direction, expected)
    (self.purpose, self.vehicle, self.conveyance) = (purpose, vehicle, conveyance)
  }

  public func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

  public func writeMembers(to json: inout JSONWriter) {
    json.member("kind", kind.rawValue)
    json.member("lane", lane)
    json.member("direction", direction.rawValue)
    json.optionalMember("expected", expected)
    json.optionalMember("purpose", purpose)
    json.optionalMember("vehicle", vehicle)
    if let conveyance { json.objectMember("conveyance") { conveyance.writeMembers(to: &$0) } }
  }

  public init(_ json: JSONObject, version: Int) throws {
    kind = try json.requiredCode("kind")
    lane = try json.requiredInt("lane")
    direction = try json.requiredCode("direction")
    expected = try json.count("expected")
    purpose = try json.string("purpose")
    vehicle = try json.string("vehicle")
    conveyance = try json.object("conveyance").map(Conveyance.init(members:))
  }
}

/// A party is complete, or nobody waits for the rest of it.
public struct PartyClosed: EventBody {
  public static let type = "party.closed"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 200

  /// Its `party.opened`.
  public var party: String
  /// Its travellers who were decided, voided decisions left out.
  public var decided: Int
  /// Those who were read at its lane and not decided.
  public var waiting: Int
  /// Why it was closed though some were not decided, or fewer came than were said; else nil.
  public var reason: String?

  public init(party: String, decided: Int, waiting: Int, reason: String? = nil) {
    (self.party, self.decided, self.waiting, self.reason) = (party, decided, waiting, reason)
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("party", party)
      $0.member("decided", decided)
      $0.member("waiting", waiting)
      $0.optionalMember("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    party = try json.requiredString("party")
    decided = try json.requiredCount("decided")
    waiting = try json.requiredCount("waiting")
    reason = try json.string("reason")
  }
}
