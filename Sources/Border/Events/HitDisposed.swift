import Journal

/// What an officer found a hit to be, apart from the decision on the crossing.
public struct HitDisposed: EventBody {
  public static let type = "hit.disposed"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  public enum Finding: String, Sendable, CaseIterable {
    case samePerson = "same-person"
    case otherPerson = "other-person"
    case cannotTell = "cannot-tell"
  }

  /// The scan, the document or the crossing whose traveller it is about.
  public var subject: String
  /// The check whose candidate it is about.
  public var check: String
  public var finding: Finding
  /// The candidate that it was compared with: its list and entry.
  public var list: String
  public var entry: String
  public var reason: String
  /// The finding about this candidate that counted until now.
  public var replaces: String?

  public init(
    subject: String, check: String, finding: Finding, list: String, entry: String, reason: String,
    replaces: String? = nil
  ) {
    self.subject = subject
    self.check = check
    self.finding = finding
    self.list = list
    self.entry = entry
    self.reason = reason
    self.replaces = replaces
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("subject", subject)
      $0.member("check", check)
      $0.member("finding", finding.rawValue)
      $0.member("list", list)
      $0.member("entry", entry)
      $0.member("reason", reason)
      $0.optionalMember("replaces", replaces)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    subject = try json.requiredString("subject")
    check = try json.requiredString("check")
    finding = try json.requiredCode("finding")
    list = try json.requiredString("list")
    entry = try json.requiredString("entry")
    reason = try json.requiredString("reason")
    replaces = try json.string("replaces")
  }
}
