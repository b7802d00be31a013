import Journal

/// What an officer found a hit to be, apart from the decision on the crossing.
public struct HitDisposed: EventBody {
  public static let type = "hit.disposed"
  /// 2: `code`, `band`, `second`, `awaits`; `reason` may be absent. 3: not to be able to tell of a strong likeness takes two
  /// as well.
  public static let version = 3
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
  /// One of the reasons of `hits.json`; nil in records of version 1.
  public var code: String?
  /// Why, in words; empty where the code says it.
  public var reason: String
  /// How alike the check called them; the desk says so. nil in records of version 1.
  public var band: String?
  /// The finding about this candidate that counted until now.
  public var replaces: String?
  /// The second officer, where one spoke at the same terminal; the desk says so.
  public var second: SecondNamed?
  /// It takes a second officer, who has not spoken yet: it counts once a `hit.seconded` agrees. The desk says so.
  public var awaits = false
  /// It was recorded while one officer alone could say of a strong likeness that nobody can tell.
  private var isOfOneByThen = false

  public init(
    subject: String, check: String, finding: Finding, list: String, entry: String, code: String? = nil,
    reason: String, replaces: String? = nil
  ) {
    self.subject = subject
    self.check = check
    self.finding = finding
    self.list = list
    self.entry = entry
    self.code = code
    self.reason = reason
    self.replaces = replaces
  }

  /// Whether it takes two officers: it is about a strong likeness, which one alone takes out of nobody's sight, whatever
  /// they find.
  public var needsSecond: Bool {
    !isOfOneByThen && band.map { WatchlistChecked.Found.isStrong($0) } ?? false
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("subject", subject)
      $0.member("check", check)
      $0.member("finding", finding.rawValue)
      $0.member("list", list)
      $0.member("entry", entry)
      $0.optionalMember("code", code)
      if code == nil || !reason.isEmpty { $0.member("reason", reason) }
      $0.optionalMember("band", band)
      $0.optionalMember("replaces", replaces)
      if let second { $0.objectMember("second") { second.write(to: &$0) } }
      if awaits { $0.member("awaits", true) }
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    subject = try json.requiredString("subject")
    check = try json.requiredString("check")
    finding = try json.requiredCode("finding")
    list = try json.requiredString("list")
    entry = try json.requiredString("entry")
    replaces = try json.string("replaces")
    isOfOneByThen = version < 3 && finding == .cannotTell
    guard version >= 2 else {
      reason = try json.requiredString("reason")
      return
    }
    code = try json.string("code")
    reason = try code == nil ? json.requiredString("reason") : json.string("reason") ?? ""
    band = try json.string("band")
    second = try json.object("second").map(SecondNamed.init)
    awaits = try json.bool("awaits") ?? false
  }
}

/// The second of two officers, as records name them.
public struct SecondNamed: Sendable, Hashable {
  /// The account, or where no account has a passphrase the name.
  public var officer: String
  /// Whether they proved who they are; without passphrases nobody can.
  public var isProven: Bool

  public init(officer: String, isProven: Bool) {
    self.officer = officer
    self.isProven = isProven
  }

  func write(to json: inout JSONWriter) {
    json.member("officer", officer)
    json.member("proven", isProven)
  }

  init(_ json: JSONObject) throws {
    officer = try json.requiredString("officer")
    isProven = try json.requiredBool("proven")
  }
}
