import Journal
import TravelDocuments
import Watchlist

/// A supervisor put somebody on the post's own list, with a second officer. From here on every console finds them.
///
/// The entry is named by this event's id (`LocalEntry.entryID`). It always ends: on its last day, or by a
/// `WatchlistEntryWithdrawn`.
public struct WatchlistEntryMade: EventBody {
  public static let type = "watchlist.entry-made"
  public static let version = 1

  /// What the entry is for.
  public enum ListClass: String, Sendable, CaseIterable {
    /// Exit ban, entry ban, wanted.
    case cegah, tangkal, dpo
    /// INTERPOL's notices: wanted, missing, about whom more is to be learned.
    case red, yellow, blue
    /// A document that was lost or stolen.
    case sltd
    /// To be watched for, by no order of another office.
    case watch

    /// The outcome that is due, where the entry names no other.
    public var usualAction: String {
      switch self {
      case .cegah: "postponed"
      case .tangkal: "refused"
      case .dpo, .red: "handed-over"
      case .yellow: "referred"
      case .blue, .sltd, .watch: "secondary"
      }
    }
  }

  /// How well it is known that this is the person.
  public enum Grade: String, Sendable, CaseIterable {
    /// By a document, or by the agency that owns the entry.
    case confirmed
    /// By one source that is known.
    case reported
    case unconfirmed
  }

  /// The first is the primary one. At least one.
  public var names: [ListedName]
  public var births: [BirthClaim]
  public var sex: ListedSex?
  /// ICAO's codes.
  public var nationalities: [String]
  public var documents: [ListedDocument]
  public var listClass: ListClass
  /// The outcome that is due, by its code.
  public var action: String
  public var legalBasis: String
  /// The agency that answers for the entry.
  public var owner: String
  /// Why; for those alone who may see it (`Permission.seeReasons`).
  public var reason: String
  public var grade: Grade
  /// The day by which somebody looks again whether it is still right. A whole date, as the next.
  public var review: PartialDate
  /// The last day on which it holds.
  public var expires: PartialDate

  public init(
    names: [ListedName], births: [BirthClaim] = [], sex: ListedSex? = nil, nationalities: [String] = [],
    documents: [ListedDocument] = [], listClass: ListClass, action: String? = nil, legalBasis: String, owner: String,
    reason: String, grade: Grade, review: PartialDate, expires: PartialDate
  ) {
    self.names = names
    self.births = births
    self.sex = sex
    self.nationalities = nationalities
    self.documents = documents
    self.listClass = listClass
    self.action = action ?? listClass.usualAction
    self.legalBasis = legalBasis
    self.owner = owner
    self.reason = reason
    self.grade = grade
    self.review = review
    self.expires = expires
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.key("names")
      $0.array(names) { json, name in
        json.object {
          $0.member("type", name.kind.rawValue)
          $0.member("name", name.text)
        }
      }
      if !births.isEmpty { $0.member("births", births.map(ReasonCode.claim)) }
      $0.optionalMember("sex", sex?.rawValue)
      if !nationalities.isEmpty { $0.member("nationalities", nationalities) }
      if !documents.isEmpty {
        $0.key("documents")
        $0.array(documents) { json, document in
          json.object {
            $0.member("type", document.type)
            $0.member("number", document.number)
            if !document.country.isEmpty { $0.member("issuer", document.country) }
          }
        }
      }
      $0.member("class", listClass.rawValue)
      $0.member("action", action)
      $0.member("legal_basis", legalBasis)
      $0.member("owner", owner)
      $0.member("reason", reason)
      $0.member("grade", grade.rawValue)
      $0.member("review", review.description)
      $0.member("expires", expires.description)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    names = try json.requiredObjects("names", limit: Self.nameLimit).map {
      ListedName(try $0.requiredString("name"), kind: try $0.requiredCode("type"))
    }
    births = try (json.strings("births") ?? []).map { text in
      guard let claim = BirthClaim(recorded: text) else {
        throw JSONError(problem: "\"births\" has what is no date", offset: 0)
      }
      return claim
    }
    sex = try json.code("sex")
    nationalities = try json.strings("nationalities") ?? []
    documents = try (json.objects("documents") ?? []).map {
      ListedDocument(
        type: try $0.requiredString("type"), number: try $0.requiredString("number"),
        country: try $0.string("issuer") ?? "")
    }
    listClass = try json.requiredCode("class")
    action = try json.requiredString("action")
    legalBasis = try json.requiredString("legal_basis")
    owner = try json.requiredString("owner")
    reason = try json.requiredString("reason")
    grade = try json.requiredCode("grade")
    review = try json.requiredDay("review")
    expires = try json.requiredDay("expires")
    guard !names.isEmpty, births.count <= Self.factLimit, nationalities.count <= Self.factLimit,
      documents.count <= Self.documentLimit
    else { throw JSONError(problem: "no name, or too much of something", offset: 0) }
  }
}

extension WatchlistEntryMade {
  /// Most names.
  public static let nameLimit = 32
  /// Most dates of birth, and most nationalities.
  public static let factLimit = 8
  /// Most documents.
  public static let documentLimit = 16
  /// Most characters of a name, the legal basis and the owner.
  public static let textLimit = 200
  /// Most characters of the reason.
  public static let reasonLimit = 500
  /// Most days from the one on which it is made to its last.
  public static let dayLimit = 366
}

/// An entry of the post's own list does not hold any more.
public struct WatchlistEntryWithdrawn: EventBody {
  public static let type = "watchlist.entry-withdrawn"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  /// Its `watchlist.entry-made`.
  public var entry: String
  public var reason: String

  public init(entry: String, reason: String) {
    self.entry = entry
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("entry", entry)
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    entry = try json.requiredString("entry")
    reason = try json.requiredString("reason")
  }
}

extension BirthClaim {
  /// Reads what `ReasonCode.claim` writes: `1968-06-14`, `~1962`, `1960/1965`; nil for anything else, and for a range
  /// that ends before it begins.
  public init?(recorded text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let first = PartialDate(parts[0]), let last = PartialDate(parts[1]),
      first.earliestDay <= last.latestDay
    {
      self = .between(first, last)
    } else if text.hasPrefix("~"), let date = PartialDate(text.dropFirst()) {
      self = .circa(date)
    } else if let date = PartialDate(text) {
      self = .date(date)
    } else {
      return nil
    }
  }
}

extension JSONObject {
  /// A whole date that must be there.
  fileprivate func requiredDay(_ name: String) throws -> PartialDate {
    guard let date = try date(name), date.isWhole else {
      throw JSONError(problem: "\"\(name)\" is no whole date", offset: 0)
    }
    return date
  }
}
