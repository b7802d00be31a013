import Journal

/// What a crossing's record says was put right. The record stays as it is; what reads it goes by the newest amendment.
/// The outcome and its reason can't be amended: a wrong decision is voided, and decided again.
public struct CrossingAmended: EventBody {
  public static let type = "crossing.amended"
  /// 1 said nothing of the stay, 2 nothing of who came along and in what.
  public static let version = 3

  public var crossing: String
  /// Everything as it should have been recorded, what was right included.
  public var facts: CrossingFacts
  /// Companion and vehicle or boat, where these were put right; nil: as they stood. The party stays, whatever is here.
  public var company: Company?
  public var reason: String
  /// One of version 1: whatever stay was granted stands as it was.
  public var keepsStay = false
  /// No stamp was seen, whatever was recorded. Otherwise facts without a stamp leave the recorded one as it stood: a
  /// program that knows of none can amend the rest.
  public var clearsStamp = false

  public init(crossing: String, facts: CrossingFacts, company: Company? = nil, reason: String) {
    self.crossing = crossing
    self.facts = facts
    self.company = company
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("crossing", crossing)
      facts.writeMembers(to: &$0)
      if clearsStamp, facts.stamp == nil { $0.objectMember("stamp") { _ in } }
      if let company { $0.objectMember("company") { company.writeMembers(to: &$0) } }
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    crossing = try json.requiredString("crossing")
    clearsStamp = try json.object("stamp").map(\.keys.isEmpty) ?? false
    facts = try CrossingFacts(members: json, withoutStamp: clearsStamp)
    reason = try json.requiredString("reason")
    company = version < 3 ? nil : try json.object("company").map(Company.init(members:))
    keepsStay = version < 2
    if keepsStay { facts.stayUntil = nil }
  }

  /// The crossing's facts behind it.
  func facts(over before: CrossingFacts) -> CrossingFacts {
    var facts = facts
    if keepsStay { facts.stayUntil = before.stayUntil }
    if facts.stamp == nil, !clearsStamp { facts.stamp = before.stamp }
    return facts
  }

  /// With whom and in what, behind it.
  func company(over before: Company) -> Company {
    guard var company else { return before }
    company.party = before.party
    return company
  }
}
