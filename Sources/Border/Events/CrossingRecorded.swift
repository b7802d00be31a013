import Journal

/// An officer's decision on a traveller at the line.
public struct CrossingRecorded: EventBody {
  public static let type = "crossing.recorded"
  /// 1 had no `note`, and neither places, address nor population number.
  public static let version = 2
  /// Most characters of a reason in words.
  public static let reasonLimit = 500
  /// Most characters of a note.
  public static let noteLimit = 200

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
  /// What the officer noted beside it.
  public var note: String?
  /// The scan, or the document entered by hand, that it decides.
  public var scan: String?
  /// The watchlist check that it was decided on.
  public var check: String?

  public init(
    direction: Direction, lane: Int?, traveller: Traveller, document: PresentedDocument, outcome: String,
    reason: String? = nil, words: String? = nil, purpose: String? = nil, vehicle: String? = nil, note: String? = nil,
    scan: String? = nil, check: String? = nil
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
    self.note = note
    self.scan = scan
    self.check = check
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("direction", direction.rawValue)
      $0.optionalMember("lane", lane)
      $0.objectMember("traveller") { traveller.writeMembers(to: &$0) }
      $0.objectMember("document") { document.writeMembers(to: &$0) }
      $0.member("outcome", outcome)
      $0.optionalMember("reason", reason)
      $0.optionalMember("words", words)
      $0.optionalMember("purpose", purpose)
      $0.optionalMember("vehicle", vehicle)
      $0.optionalMember("note", note)
      $0.optionalMember("scan", scan)
      $0.optionalMember("check", check)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    direction = try json.requiredCode("direction")
    lane = try json.int("lane")
    traveller = try Traveller(members: try json.requiredObject("traveller"))
    document = try PresentedDocument(members: try json.requiredObject("document"))
    outcome = try json.requiredString("outcome")
    reason = try json.string("reason")
    words = try json.string("words")
    purpose = try json.string("purpose")
    vehicle = try json.string("vehicle")
    note = try json.string("note")
    scan = try json.string("scan")
    check = try json.string("check")
  }
}
