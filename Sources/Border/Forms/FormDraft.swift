import Journal

/// A form that is not finished: what its officer has typed so far, right or wrong.
public struct FormDraft: Sendable, Equatable {
  /// The code of a `DocumentForm`, or of a form of the post's own list.
  public var form: String
  public var lane: Int
  /// What stands in the fields, as it was typed.
  public var values: [FormField.ID: String]
  /// The crossing that it amends; nil for a document that is being entered.
  public var amends: String?
  /// Why it amends, as far as that was typed.
  public var reason: String?
  /// The outage that a slip is of.
  public var outage: String?
  /// What stands in a form of the post's own list.
  public var entry: [EntryField: String] = [:]
  /// What stands in a form of the patrol book.
  public var patrol: [PatrolField: String] = [:]

  /// A new entry of the post's own list.
  public static let entryForm = "entry"
  /// The withdrawal of one.
  public static let withdrawalForm = "withdrawal"
  /// A patrol that leaves.
  public static let patrolForm = "patrol"
  /// What one tells.
  public static let patrolEntryForm = "patrol-entry"

  /// What a form of the post's own list asks for, and which entry is to be withdrawn.
  public enum EntryField: String, Sendable, CaseIterable {
    case id, name, aliases, weakAliases, births, documents, sex, nationalities
    case listClass, action, legalBasis, owner, grade, review, expires, reason
  }

  /// What a form of the patrol book asks for, and which patrol tells it.
  public enum PatrolField: String, Sendable, CaseIterable {
    case id, name, unit, leader, strength, sector, joint, reportMinutes
    case text, position, persons, handedTo
  }

  public init(
    form: String, lane: Int, values: [FormField.ID: String], amends: String? = nil, reason: String? = nil,
    outage: String? = nil
  ) {
    self.form = form
    self.lane = lane
    self.values = values
    self.amends = amends
    self.reason = reason
    self.outage = outage
  }
}

/// A draft as it lies in the store.
public struct KeptDraft: Sendable, Equatable {
  /// Also the id under which the event that it becomes is recorded: recorded once more after a crash between the record
  /// and `drop`, it is the same event and counts once.
  public let id: String
  public let officer: String
  /// The console at which it was typed.
  public let console: String
  public let saved: Timestamp
  public let draft: FormDraft
}

/// The drafts of an officer that can be taken up again.
public struct WaitingDrafts: Sendable, Equatable {
  /// Newest first.
  public let drafts: [KeptDraft]
  /// Files that hold no draft that this program can read. They are left where they are.
  public let unreadable: Int
  /// Files beyond the newest `DraftKeeper.looksLimit`, which nobody looked at.
  public let passedOver: Int
}

extension KeptDraft {
  /// The version of the file's form.
  private static let version = 1

  /// The file's content.
  var bytes: [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("v", Self.version)
      $0.member("officer", officer)
      $0.member("console", console)
      $0.member("saved", saved.description)
      $0.member("form", draft.form)
      $0.member("lane", draft.lane)
      $0.optionalMember("amends", draft.amends)
      $0.optionalMember("reason", draft.reason)
      $0.optionalMember("outage", draft.outage)
      $0.objectMember("values") { json in
        for id in FormField.ID.allCases { json.optionalMember(id.rawValue, draft.values[id]) }
      }
      if !draft.entry.isEmpty {
        $0.objectMember("entry") { json in
          for field in FormDraft.EntryField.allCases { json.optionalMember(field.rawValue, draft.entry[field]) }
        }
      }
      if !draft.patrol.isEmpty {
        $0.objectMember("patrol") { json in
          for field in FormDraft.PatrolField.allCases { json.optionalMember(field.rawValue, draft.patrol[field]) }
        }
      }
    }
    return json.bytes
  }

  /// Reads a file's content; throws `JSONError` where it is none, and where it is a newer program's, of which nothing
  /// is to be lost.
  init(id: String, _ bytes: [UInt8]) throws {
    let json = try JSONObject(bytes)
    guard try json.requiredInt("v") == Self.version else {
      throw JSONError(problem: "\"v\" is not a version that is known here", offset: 0)
    }
    guard let saved = Timestamp(try json.requiredString("saved")) else {
      throw JSONError(problem: "\"saved\" is not a time", offset: 0)
    }
    let values: [FormField.ID: String] = try Self.texts("values", try json.requiredObject("values"))
    let entry: [FormDraft.EntryField: String] = try json.object("entry").map { try Self.texts("entry", $0) } ?? [:]
    let patrol: [FormDraft.PatrolField: String] = try json.object("patrol").map { try Self.texts("patrol", $0) } ?? [:]
    let lane = try json.requiredInt("lane")
    guard CrossingRules.lanes.contains(lane) else { throw JSONError(problem: "\"lane\" is no lane", offset: 0) }
    var draft = FormDraft(
      form: try json.requiredString("form"), lane: lane, values: values, amends: try json.string("amends"),
      reason: try json.string("reason"), outage: try json.string("outage"))
    (draft.entry, draft.patrol) = (entry, patrol)
    self.init(
      id: id, officer: try json.requiredString("officer"), console: try json.requiredString("console"), saved: saved,
      draft: draft)
  }

  /// Texts by their fields; one with a field that is not known here is a newer program's.
  private static func texts<Field: RawRepresentable<String> & Hashable>(
    _ member: String, _ object: JSONObject
  ) throws -> [Field: String] {
    var texts: [Field: String] = [:]
    for key in object.keys {
      guard let field = Field(rawValue: key) else {
        throw JSONError(problem: "\"\(member)\" has a field that is not known here", offset: 0)
      }
      texts[field] = try object.requiredString(key)
    }
    return texts
  }
}
