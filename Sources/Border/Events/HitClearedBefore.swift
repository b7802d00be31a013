import Journal
import TravelDocuments

/// A traveller was compared with an entry and found to be somebody else: two officers say so, and until when this
/// traveller need not be stopped for this entry again.
///
/// It is about one document of one person against one content of one entry. It hides nothing: who is asked for again
/// shows with this mark, and where the likeness is strong waits as ever.
public struct HitClearedBefore: EventBody {
  public static let type = "hit.cleared-before"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  /// The scan, the document or the crossing whose traveller was compared.
  public var subject: String
  /// The check that was looked at.
  public var check: String
  public var list: String
  public var entry: String
  /// The version of the list, by its digest.
  public var version: String
  /// What the entry said, by `EntryContent.sha256`.
  public var content: String
  /// As presented.
  public var name: String
  public var birth: PartialDate
  public var document: Document
  /// The last day on which it counts, at the post.
  public var until: PartialDate
  public var reason: String
  /// Who has looked too, by name or account.
  public var second: String

  /// What names one document.
  public struct Document: Sendable, Hashable {
    public var type: String
    public var issuer: String?
    /// In the form in which numbers are compared.
    public var number: String

    /// nil for what can't be told from another traveller's: no document, or none with a number.
    public init?(_ presented: PresentedDocument) {
      guard presented.type != "none", let number = DocumentNumber(presented.number) else { return nil }
      (type, issuer, self.number) = (presented.type, presented.issuer, number.text)
    }

    init(_ json: JSONObject) throws {
      type = try json.requiredString("type")
      issuer = try json.string("issuer")
      number = try json.requiredString("number")
    }
  }

  public init(
    subject: String, check: String, list: String, entry: String, version: String, content: String, name: String,
    birth: PartialDate, document: Document, until: PartialDate, reason: String, second: String
  ) {
    self.subject = subject
    self.check = check
    self.list = list
    self.entry = entry
    self.version = version
    self.content = content
    self.name = name
    self.birth = birth
    self.document = document
    self.until = until
    self.reason = reason
    self.second = second
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("subject", subject)
      $0.member("check", check)
      $0.member("list", list)
      $0.member("entry", entry)
      $0.member("version", version)
      $0.member("content", content)
      $0.member("name", name)
      $0.member("birth", birth.description)
      $0.objectMember("document") {
        $0.member("type", document.type)
        $0.optionalMember("issuer", document.issuer)
        $0.member("number", document.number)
      }
      $0.member("until", until.description)
      $0.member("reason", reason)
      $0.member("second", second)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    subject = try json.requiredString("subject")
    check = try json.requiredString("check")
    list = try json.requiredString("list")
    entry = try json.requiredString("entry")
    self.version = try json.requiredDigest("version")
    content = try json.requiredDigest("content")
    name = try json.requiredString("name")
    birth = try json.requiredWholeDate("birth")
    document = try Document(try json.requiredObject("document"))
    until = try json.requiredWholeDate("until")
    reason = try json.requiredString("reason")
    second = try json.requiredString("second")
  }
}

extension JSONObject {
  /// A date of which nothing is unknown.
  fileprivate func requiredWholeDate(_ name: String) throws -> PartialDate {
    guard let date = try date(name), date.isWhole else {
      throw JSONError(problem: "\"\(name)\" is missing or not a whole date", offset: 0)
    }
    return date
  }
}
