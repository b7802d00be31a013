import Journal
import TravelDocuments

/// The lane's check: what was asked of the watchlist, of which lists, and what came back.
public struct WatchlistChecked: EventBody {
  public static let type = "watchlist.checked"
  /// 2: `lists[].entries`, `index`, `candidates[].cleared`. 3: `candidates[].class`, `candidates[].action`.
  public static let version = 3
  /// Most candidates that one check records.
  public static let candidateLimit = 10

  /// A list as it stood at the check.
  public struct ListUsed: Sendable, Equatable {
    public var name: String
    public var sha256: String
    /// When it was published, or imported where the file doesn't say.
    public var date: String
    /// How many of its entries were in force; of the post's own list alone.
    public var entries: Int?

    public init(name: String, sha256: String, date: String, entries: Int? = nil) {
      self.name = name
      self.sha256 = sha256
      self.date = date
      self.entries = entries
    }
  }

  /// The index that was searched. It holds just the lists that are named beside it.
  public struct IndexUsed: Sendable, Equatable {
    /// How it was built; another program may build another one of the same lists.
    public var form: String
    /// The SHA-256 of its bytes.
    public var sha256: String

    public init(form: String, sha256: String) {
      self.form = form
      self.sha256 = sha256
    }
  }

  /// An entry that may be the traveller.
  public struct Found: Sendable, Equatable {
    public var entry: String
    public var list: String
    /// 0 to 1.
    public var score: Double
    /// `strong`, `possible` or `weak`.
    public var band: String
    public var name: String
    /// In the form of `ReasonCode`.
    public var reasons: [String]
    /// The mark that holds for it: that this traveller was compared with it before and is somebody else.
    public var cleared: Cleared?
    /// The class and the action of the entry in its list, as published; nil where it has none, and before version 3.
    public var listClass: String?
    public var action: String?

    public init(
      entry: String, list: String, score: Double, band: String, name: String, reasons: [String],
      cleared: Cleared? = nil, listClass: String? = nil, action: String? = nil
    ) {
      self.entry = entry
      self.list = list
      self.score = score
      self.band = band
      self.name = name
      self.reasons = reasons
      self.cleared = cleared
      self.listClass = listClass
      self.action = action
    }

    /// The band in which a mark changes nothing.
    public static let strong = "strong"
    static let possible = "possible"
    static let weak = "weak"

    /// Whether two officers must say who it is: also of a band that a newer program calls something else.
    public static func isStrong(_ band: String) -> Bool { band != weak && band != possible }
    public var isStrong: Bool { Self.isStrong(band) }

    /// Whether an officer must look at it before deciding. A mark takes that from a possible likeness alone: a strong
    /// one, and one that a newer program calls something else, is looked at each time.
    public var isOpen: Bool { band != Self.weak && !(band == Self.possible && cleared != nil) }
  }

  /// Who has said, and until when it holds.
  public struct Cleared: Sendable, Equatable {
    /// The `hit.cleared-before`.
    public var mark: String
    public var time: Timestamp
    public var officer: String
    public var second: String
    public var until: PartialDate

    public init(_ mark: ClearedMark) {
      self.mark = mark.id
      (time, officer) = (mark.time, mark.officer)
      (second, until) = (mark.cleared.second, mark.cleared.until)
    }

    func write(to json: inout JSONWriter) {
      json.member("mark", mark)
      json.member("time", time.description)
      json.member("officer", officer)
      json.member("second", second)
      json.member("until", until.description)
    }

    init(_ json: JSONObject) throws {
      mark = try json.requiredString("mark")
      guard let time = Timestamp(try json.requiredString("time")) else {
        throw JSONError(problem: "\"time\" is not a time", offset: 0)
      }
      self.time = time
      officer = try json.requiredString("officer")
      second = try json.requiredString("second")
      guard let until = try json.date("until") else { throw JSONError(problem: "\"until\" is missing", offset: 0) }
      self.until = until
    }
  }

  /// The scan or the crossing that it was made for.
  public var subject: String
  public var traveller: Traveller
  public var documentNumber: String?
  public var lists: [ListUsed]
  /// nil in records of version 1.
  public var index: IndexUsed?
  /// Best first, at most `candidateLimit`.
  public var candidates: [Found]

  public init(
    subject: String, traveller: Traveller, documentNumber: String?, lists: [ListUsed], index: IndexUsed? = nil,
    candidates: [Found]
  ) {
    self.subject = subject
    self.traveller = traveller
    self.documentNumber = documentNumber
    self.lists = lists
    self.index = index
    self.candidates = candidates
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("subject", subject)
      $0.objectMember("query") {
        traveller.writeQueryMembers(to: &$0)
        $0.optionalMember("document", documentNumber)
      }
      Self.write(lists, index, to: &$0)
      Self.write(candidates, as: "candidates", to: &$0)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    subject = try json.requiredString("subject")
    let query = try json.requiredObject("query")
    traveller = try Traveller(members: query)
    documentNumber = try query.string("document")
    lists = try Self.lists(json)
    index = try Self.index(json)
    candidates = try Self.found(json, "candidates")
  }
}

// MARK: What came back, of which lists: in a check and in a look-up

extension WatchlistChecked {
  static func write(_ lists: [ListUsed], _ index: IndexUsed?, to json: inout JSONWriter) {
    json.key("lists")
    json.array(lists) { json, list in
      json.object {
        $0.member("name", list.name)
        $0.member("sha256", list.sha256)
        $0.member("date", list.date)
        $0.optionalMember("entries", list.entries)
      }
    }
    guard let index else { return }
    json.objectMember("index") {
      $0.member("form", index.form)
      $0.member("sha256", index.sha256)
    }
  }

  static func write(_ found: [Found], as name: String, to json: inout JSONWriter) {
    json.key(name)
    json.array(found) { json, found in
      json.object {
        $0.member("entry", found.entry)
        $0.member("list", found.list)
        $0.member("score", found.score)
        $0.member("band", found.band)
        $0.member("name", found.name)
        $0.member("reasons", found.reasons)
        if let cleared = found.cleared { $0.objectMember("cleared") { cleared.write(to: &$0) } }
        $0.optionalMember("class", found.listClass)
        $0.optionalMember("action", found.action)
      }
    }
  }

  static func lists(_ json: JSONObject) throws -> [ListUsed] {
    try json.requiredObjects("lists").map {
      ListUsed(
        name: try $0.requiredString("name"), sha256: try $0.requiredString("sha256"),
        date: try $0.requiredString("date"), entries: try $0.count("entries"))
    }
  }

  static func index(_ json: JSONObject) throws -> IndexUsed? {
    try json.object("index").map {
      IndexUsed(form: try $0.requiredString("form"), sha256: try $0.requiredDigest("sha256"))
    }
  }

  static func found(_ json: JSONObject, _ name: String) throws -> [Found] {
    try json.requiredObjects(name).map { json in
      guard let score = try json.double("score"), (0...1).contains(score) else {
        throw JSONError(problem: "\"score\" is missing or not from 0 to 1", offset: 0)
      }
      return Found(
        entry: try json.requiredString("entry"), list: try json.requiredString("list"), score: score,
        band: try json.requiredString("band"), name: try json.requiredString("name"),
        reasons: try json.requiredStrings("reasons"), cleared: try json.object("cleared").map(Cleared.init),
        listClass: try json.string("class"), action: try json.string("action"))
    }
  }
}
