import Journal

/// An officer asks for a second one: about a finding that takes two, or about a decision that goes against what a list
/// asks for. Whoever else may assess hits can answer, at any console.
public struct HitSecondAsked: EventBody {
  public static let type = "hit.second-asked"
  public static let version = 1

  /// What is to be agreed to.
  public enum About: Sendable, Hashable {
    /// The `hit.disposed` that awaits it.
    case finding(String)
    /// A decision that is not taken yet: the code of its outcome.
    case outcome(String)

    public var finding: String? { if case .finding(let id) = self { id } else { nil } }
    public var outcome: String? { if case .outcome(let code) = self { code } else { nil } }
  }

  /// The scan, the document or the crossing whose traveller it is about.
  public var subject: String
  /// The check that was looked at.
  public var check: String
  public var about: About
  /// Why, in words; absent where the finding says it.
  public var reason: String?

  public init(subject: String, check: String, about: About, reason: String? = nil) {
    self.subject = subject
    self.check = check
    self.about = about
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("subject", subject)
      $0.member("check", check)
      switch about {
      case .finding(let id): $0.member("finding", id)
      case .outcome(let code): $0.member("outcome", code)
      }
      $0.optionalMember("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    subject = try json.requiredString("subject")
    check = try json.requiredString("check")
    switch (try json.string("finding"), try json.string("outcome")) {
    case (let id?, nil): about = .finding(id)
    case (nil, let code?): about = .outcome(code)
    default: throw JSONError(problem: "it must have either \"finding\" or \"outcome\"", offset: 0)
    }
    reason = try json.string("reason")
  }
}

/// What the second officer says. The first answer to a `hit.second-asked` counts.
public struct HitSeconded: EventBody {
  public static let type = "hit.seconded"
  public static let version = 1

  /// The `hit.second-asked`.
  public var asked: String
  public var agrees: Bool
  /// One of the reasons of `hits.json`.
  public var code: String
  /// Why, in words; nil where the code says it.
  public var reason: String?
  /// Whether they proved who they are; the desk says so.
  public var isProven: Bool

  public init(asked: String, agrees: Bool, code: String, reason: String? = nil, isProven: Bool = false) {
    self.asked = asked
    self.agrees = agrees
    self.code = code
    self.reason = reason
    self.isProven = isProven
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("asked", asked)
      $0.member("agrees", agrees)
      $0.member("code", code)
      $0.optionalMember("reason", reason)
      $0.member("proven", isProven)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    asked = try json.requiredString("asked")
    agrees = try json.requiredBool("agrees")
    code = try json.requiredString("code")
    reason = try json.string("reason")
    isProven = try json.requiredBool("proven")
  }
}
