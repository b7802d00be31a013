import TravelDocuments
import Watchlist

/// What an entity of FollowTheMoney is to a watchlist.
enum FtMRecord {
  /// An entry, and what was left out of it.
  case entry(WatchlistEntry, unread: [BrokenRow.Reason])
  /// A passport or another document that stands on a line of its own, of the entity with that id.
  case document(ListedDocument, holder: String)
  /// No entry of its own, by its schema or for what it lacks.
  case aside(String)

  init(_ entity: FtMEntity) throws(BrokenRow.Reason) {
    guard !entity.id.isEmpty, entity.id.count <= WatchlistLimits.identifierCharacters else {
      throw .noNumber(String(entity.id.prefix(40)))
    }
    if Self.documentSchemas.contains(entity.schema) {
      if let holder = entity["holder"].first, let document = Self.documents(entity).first {
        self = .document(document, holder: holder)
      } else {
        self = .aside(entity.schema + " without a number")
      }
    } else if let kind = Self.kinds[entity.schema] {
      guard entity.target != false else {
        self = .aside(entity.schema + " only mentioned")
        return
      }
      self = try Self.entry(entity, kind)
    } else {
      self = .aside(String(entity.schema.prefix(40)))
    }
  }

  /// What kind of entry a schema stands for.
  static let kinds: [String: EntryKind] = [
    "Person": .individual, "Organization": .entity, "Company": .entity, "PublicBody": .entity,
    "Vessel": .vessel, "Airplane": .aircraft,
    // Whether these are people nobody says.
    "LegalEntity": .unknown, "Thing": .unknown,
  ]

  private static let documentSchemas: Set<String> = ["Passport", "Identification"]

  /// Properties that hold documents' numbers, and what such a document is called.
  private static let documentTypes = [
    ("passportNumber", "Passport"), ("idNumber", "ID"), ("socialSecurityNumber", "Social security number"),
    ("taxNumber", "Tax number"), ("registrationNumber", "Registration number"), ("imoNumber", "IMO number"),
    ("mmsi", "MMSI"),
  ]

  private static func entry(_ entity: FtMEntity, _ kind: EntryKind) throws(BrokenRow.Reason) -> FtMRecord {
    var names = EntryNames(entry: entity.id)
    let primary = entity["name"].isEmpty ? personName(entity) : entity["name"]
    let caption = ListText.clean(entity.caption ?? "")
    names.add(primary.contains(caption) ? caption : primary.first ?? "", .primary)
    for name in primary + entity["alias"] { names.add(name, .aka) }
    for name in entity["previousName"] { names.add(name, .fka) }
    // Any abbreviation is many organisations'.
    for name in entity["weakAlias"] + entity["abbreviation"] { names.add(name, .weak) }
    guard !names.names.isEmpty else { throw names.unread.first ?? .noName }
    var unread = names.unread
    var births: [BirthClaim] = []
    for text in entity["birthDate"] {
      if let date = PartialDate(String(text.prefix(10))) {
        births.append(.date(date))
      } else {
        unread.append(.noDate(column: "birthDate", text: String(text.prefix(40))))
      }
    }
    let nested = entity.nested.filter { documentSchemas.contains($0.schema) }.flatMap { Self.documents($0) }
    let documents = unique(nested + numbers(entity))
    let nationalities = unique(
      entity["nationality"] + entity["citizenship"] + (kind == .individual ? [] : entity["country"]))
    let programs = unique(entity["programId"] + entity["topics"])
    let addresses = entity["address"]
    let remarks = (entity["birthPlace"].map { "POB " + $0 } + entity["notes"]).joined(separator: "; ")
    unread += WatchlistEntry.cuts(
      births: births.count, nationalities: nationalities.count, documents: documents.count,
      programs: programs.count, addresses: addresses.count, remarks: remarks)
    return .entry(
      WatchlistEntry(
        id: entity.id, kind: kind, names: names.names, births: births, sex: sex(entity["gender"]),
        nationalities: nationalities, documents: documents, programs: programs, addresses: addresses,
        title: (entity["title"] + entity["position"]).joined(separator: "; "), remarks: remarks),
      unread: unread)
  }

  /// Where no whole name stands: the family name and the given one.
  private static func personName(_ entity: FtMEntity) -> [String] {
    let parts = [entity["lastName"].first, entity["firstName"].first].compactMap(\.self)
    return parts.isEmpty ? [] : [parts.joined(separator: ", ")]
  }

  private static func sex(_ words: [String]) -> ListedSex? {
    switch words {
    case ["male"]: .male
    case ["female"]: .female
    default: nil
    }
  }

  /// A number that stands under several properties is one document, by the first of them.
  private static func numbers(_ entity: FtMEntity) -> [ListedDocument] {
    var seen: Set<String> = []
    return documentTypes.flatMap { property, type in
      entity[property].filter { seen.insert($0).inserted }.map { ListedDocument(type: type, number: $0) }
    }
  }

  private static func documents(_ entity: FtMEntity) -> [ListedDocument] {
    let numbers = entity["number"] + entity["passportNumber"] + entity["idNumber"]
    let type = entity["type"].first ?? entity.schema
    return numbers.map { ListedDocument(type: type, number: $0, country: entity["country"].first ?? "") }
  }

  private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
