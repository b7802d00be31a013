import Journal

/// With whom and in what a traveller crossed, beside what the document says.
public struct Company: Sendable, Equatable {
  /// The `party.opened` of those who came together.
  public var party: String?
  /// Who brings a child.
  public var guardian: Guardian?
  /// The vehicle or boat; of a party it stands with the party.
  public var conveyance: Conveyance?

  public init(party: String? = nil, guardian: Guardian? = nil, conveyance: Conveyance? = nil) {
    (self.party, self.guardian, self.conveyance) = (party, guardian, conveyance)
  }

  var isEmpty: Bool { party == nil && guardian == nil && conveyance == nil }

  public func writeMembers(to json: inout JSONWriter) {
    json.optionalMember("party", party)
    if let guardian { json.objectMember("guardian") { guardian.writeMembers(to: &$0) } }
    if let conveyance { json.objectMember("conveyance") { conveyance.writeMembers(to: &$0) } }
  }

  init(members json: JSONObject) throws {
    party = try json.string("party")
    guardian = try json.object("guardian").map(Guardian.init(members:))
    conveyance = try json.object("conveyance").map(Conveyance.init(members:))
  }
}

/// The adult who brings a child, or that nobody does.
public struct Guardian: Sendable, Equatable {
  /// Most characters of what is said of it in words.
  public static let wordsLimit = 200

  /// One of the codes of `relations.json`; `none`: the child is alone.
  public var relation: String
  public var name: String?
  /// The number of the adult's document.
  public var document: String?
  /// The adult's scan, document entered by hand, or crossing.
  public var subject: String?
  public var words: String?

  public init(
    relation: String, name: String? = nil, document: String? = nil, subject: String? = nil, words: String? = nil
  ) {
    (self.relation, self.name, self.document) = (relation, name, document)
    (self.subject, self.words) = (subject, words)
  }

  /// Whether nobody brings the child.
  public var isNobody: Bool { relation == "none" }

  func writeMembers(to json: inout JSONWriter) {
    json.member("relation", relation)
    json.optionalMember("name", name)
    json.optionalMember("document", document)
    json.optionalMember("subject", subject)
    json.optionalMember("words", words)
  }

  init(members json: JSONObject) throws {
    relation = try json.requiredString("relation")
    name = try json.string("name")
    document = try json.string("document")
    subject = try json.string("subject")
    words = try json.string("words")
  }

  /// Whether both can be one person: by the document, else by the name.
  func canBe(_ other: Guardian) -> Bool {
    if let document, document == other.document { return true }
    guard let name, let otherName = other.name, !name.isEmpty, !otherName.isEmpty else { return false }
    return !NameLikeness.differ(name, otherName)
  }
}

/// A vehicle or a boat, who drives or steers it, and how many are in it.
public struct Conveyance: Sendable, Equatable {
  /// Most characters of a plate, a boat's name, or a jetty.
  public static let nameLimit = 60
  /// Persons on board.
  public static let personCounts = 1...2_000

  /// The number plate.
  public var plate: String?
  /// The boat's name.
  public var boat: String?
  /// Who drives; of a boat, who steers it (tekong).
  public var driver: String?
  /// The number of that person's document.
  public var driverDocument: String?
  /// Where the boat lies.
  public var jetty: String?
  public var persons: Int?
  /// Whether there is a list of those on board; nil: not asked.
  public var hasManifest: Bool?

  public init(
    plate: String? = nil, boat: String? = nil, driver: String? = nil, driverDocument: String? = nil,
    jetty: String? = nil, persons: Int? = nil, hasManifest: Bool? = nil
  ) {
    (self.plate, self.boat, self.driver, self.driverDocument) = (plate, boat, driver, driverDocument)
    (self.jetty, self.persons, self.hasManifest) = (jetty, persons, hasManifest)
  }

  public var isEmpty: Bool { self == Conveyance() }

  func writeMembers(to json: inout JSONWriter) {
    json.optionalMember("plate", plate)
    json.optionalMember("boat", boat)
    json.optionalMember("driver", driver)
    json.optionalMember("driver_document", driverDocument)
    json.optionalMember("jetty", jetty)
    json.optionalMember("persons", persons)
    if let hasManifest { json.member("manifest", hasManifest) }
  }

  init(members json: JSONObject) throws {
    plate = try json.string("plate")
    boat = try json.string("boat")
    driver = try json.string("driver")
    driverDocument = try json.string("driver_document")
    jetty = try json.string("jetty")
    persons = try json.count("persons")
    hasManifest = try json.bool("manifest")
  }
}
