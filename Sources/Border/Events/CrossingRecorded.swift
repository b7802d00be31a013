import Journal

/// An officer's decision on a traveller at the line.
public struct CrossingRecorded: EventBody {
  public static let type = "crossing.recorded"
  public static let version = 1
  /// Most characters of a reason in words.
  public static let reasonLimit = 500

  public var direction: Direction
  public var lane: Int?
  public var traveller: Traveller
  public var document: PresentedDocument
  /// One of the codes of `outcomes.json`.
  public var outcome: String
  /// One of the outcome's reason codes.
  public var reason: String?
  /// The reason in the officer's words. Never with a referral: its words wait for sealed records.
  public var words: String?
  public var purpose: String?
  public var vehicle: String?
  /// The scan that it decides.
  public var scan: String?
  /// The watchlist check that it was decided on.
  public var check: String?

  public init(
    direction: Direction, lane: Int?, traveller: Traveller, document: PresentedDocument, outcome: String,
    reason: String? = nil, words: String? = nil, purpose: String? = nil, vehicle: String? = nil, scan: String? = nil,
    check: String? = nil
  ) {
    self.direction = direction
    self.lane = lane
    self.traveller = traveller
    self.document = document
    self.outcome = outcome
    self.reason = reason
    self.words = words
    self.purpose = purpose
    self.vehicle = vehicle
    self.scan = scan
    self.check = check
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("direction", direction.rawValue)
      $0.optionalMember("lane", lane)
      $0.objectMember("traveller") { traveller.writeMembers(to: &$0) }
      $0.objectMember("document") {
        $0.member("type", document.type)
        $0.member("number", document.number)
        $0.optionalMember("issuer", document.issuer)
        $0.optionalMember("expiry", document.expiry?.description)
      }
      $0.member("outcome", outcome)
      $0.optionalMember("reason", reason)
      $0.optionalMember("words", words)
      $0.optionalMember("purpose", purpose)
      $0.optionalMember("vehicle", vehicle)
      $0.optionalMember("scan", scan)
      $0.optionalMember("check", check)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    direction = try json.requiredCode("direction")
    lane = try json.int("lane")
    traveller = try Traveller(members: try json.requiredObject("traveller"))
    let document = try json.requiredObject("document")
    self.document = PresentedDocument(
      type: try document.requiredString("type"), number: try document.requiredString("number"),
      issuer: try document.string("issuer"), expiry: try document.date("expiry"))
    outcome = try json.requiredString("outcome")
    reason = try json.string("reason")
    words = try json.string("words")
    purpose = try json.string("purpose")
    vehicle = try json.string("vehicle")
    scan = try json.string("scan")
    check = try json.string("check")
  }
}
