import Journal
import TravelDocuments

/// An officer's decision on a traveller at the line.
public struct CrossingRecorded: EventBody {
  public static let type = "crossing.recorded"
  /// 1 had no `note`, and neither places, address nor population number; 2 no stay, no notices and no `outside`; 3 no
  /// outage and nothing late, no party, guardian or conveyance, and no `override`.
  public static let version = 4
  /// Most characters of a reason in words.
  public static let reasonLimit = 500
  /// Most characters of a note.
  public static let noteLimit = 200
  /// Most rules that one crossing names; there are fewer.
  public static let noticeLimit = 40

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
  /// The last day of the stay that is granted; only entries of foreigners have one.
  public var stayUntil: PartialDate?
  /// The last stamp that the officer saw in the document.
  public var stamp: SeenStamp?
  /// The scan, or the document entered by hand, that it decides.
  public var scan: String?
  /// The watchlist check that it was decided on.
  public var check: String?
  /// The rules whose notices stood on the screen when it was decided, most serious first.
  public var notices: [String]
  /// With whom and in what the traveller came.
  public var company = Company()
  /// What the decision lay outside of; the desk says so, whatever is handed in.
  public var outside: [OutsideMark] = []
  /// The outage in which it was recorded, which the desk says; of a late entry the one that its paper is of.
  public var outage: String?
  /// When it really happened, where it was recorded afterwards.
  public var late: CrossingLate?
  /// What list it goes against, and who agreed; the desk says so, whatever is handed in.
  public var override: HitOverride?

  public init(
    direction: Direction, lane: Int?, traveller: Traveller, document: PresentedDocument, outcome: String,
    reason: String? = nil, words: String? = nil, purpose: String? = nil, vehicle: String? = nil, note: String? = nil,
    stayUntil: PartialDate? = nil, stamp: SeenStamp? = nil, scan: String? = nil, check: String? = nil,
    notices: [String] = []
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
    self.stayUntil = stayUntil
    self.stamp = stamp
    self.scan = scan
    self.check = check
    self.notices = notices
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
      $0.optionalMember("stay_until", stayUntil?.description)
      $0.optionalStamp(stamp)
      $0.optionalMember("scan", scan)
      $0.optionalMember("check", check)
      if !notices.isEmpty { $0.member("notices", notices) }
      company.writeMembers(to: &$0)
      if !outside.isEmpty { $0.member("outside", outside.map(\.rawValue)) }
      $0.optionalMember("outage", outage)
      if let late { $0.objectMember("late") { late.writeMembers(to: &$0) } }
      if let override { $0.objectMember("override") { override.writeMembers(to: &$0) } }
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
    stayUntil = try json.date("stay_until")
    stamp = try json.stamp()
    scan = try json.string("scan")
    check = try json.string("check")
    notices = try json.strings("notices") ?? []
    guard notices.count <= Self.noticeLimit else { throw JSONError(problem: "\"notices\" is too long", offset: 0) }
    company = version < 4 ? Company() : try Company(members: json)
    outside = version < 3 ? [] : try json.codes("outside")
    outage = version < 4 ? nil : try json.string("outage")
    late = version < 4 ? nil : try json.object("late").map { try CrossingLate(members: $0) }
    override = version < 4 ? nil : try json.object("override").map(HitOverride.init)
  }
}
