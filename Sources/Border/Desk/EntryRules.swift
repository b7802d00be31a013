import Journal
import Phrases
import ReferenceData
import TravelDocuments
import Watchlist

/// Why an entry of the post's own list is not made or withdrawn.
public enum EntryRefusal: Sendable, Equatable {
  /// Neither a date of birth nor a document: the name alone would stop everybody who bears it.
  case nameAlone
  /// No name of it has a Latin letter.
  case nameNotLatin
  /// A lost or stolen document without its number, which is all that it is found by.
  case lostDocumentWithoutNumber
  /// More than so many of one kind of fact.
  case tooMany(Refusal.Field, limit: Int)
  /// The last day has passed, or lies more than so many days ahead.
  case expiryBounds(days: Int)
  /// The day of review has passed, or lies behind the last day.
  case reviewBounds
  /// So many are in force already.
  case listFull(limit: Int)
  /// The entry as a whole is more than a record takes.
  case tooLarge
  case unknown(String)
  /// The beginning of an id that more than one entry has.
  case ambiguous(String)
  case alreadyWithdrawn(officer: String)
}

/// What an entry of the post's own list must look like to be recorded. Pure: values in, a refusal or the entry out.
public struct EntryRules {
  /// Outcomes by which somebody crosses are nothing that a list can ask for.
  static let actionsExcluded: Set<String> = ["cleared", "deportee-received"]
  /// The population number, beside the kinds of the reference data.
  static let nik = "nik"

  /// Nobody who crosses is older; a year further back is a slip of the pen.
  static let ageMost = 120

  let reference: ReferenceData
  let today: PartialDate

  public init(reference: ReferenceData, today: PartialDate) {
    self.reference = reference
    self.today = today
  }

  /// The outcomes that an entry may ask for, by their codes.
  public static func actions(_ reference: ReferenceData) -> [String] {
    reference.outcomes.map(\.code).filter { !actionsExcluded.contains($0) }
  }

  /// The kinds of documents that an entry may name.
  public static func documentTypes(_ reference: ReferenceData) -> [String] {
    reference.documentKinds.map(\.code).filter { $0 != "none" } + [nik]
  }

  /// The entry as it is to be recorded.
  public func checked(_ entry: WatchlistEntryMade) throws(Refusal) -> WatchlistEntryMade {
    typealias Made = WatchlistEntryMade
    var result = entry
    try count(entry.names.count, .name, limit: Made.nameLimit)
    try count(entry.births.count, .birth, limit: Made.factLimit)
    try count(entry.nationalities.count, .nationality, limit: Made.factLimit)
    try count(entry.documents.count, .documentNumber, limit: Made.documentLimit)
    guard entry.names.first?.kind == .primary else { throw .missing(.name) }
    var names: [ListedName] = []
    for name in entry.names {
      let words = try CrossingRules.requiredWords(name.text, .name, limit: Made.textLimit)
      guard words.contains(where: \.isLetter) else { throw .wrongForm(.name, words) }
      names.append(ListedName(words, kind: name.kind))
    }
    // Somebody whom no search finds is on no list.
    guard names.contains(where: { WatchlistQuery(name: $0.text).hasSearchableName }) else {
      throw .entry(.nameNotLatin)
    }
    result.names = names
    for birth in entry.births
    where birth.ends.last.earliestDay > today.latestDay || birth.ends.first.year < today.year - Self.ageMost {
      throw .wrongForm(.birth, ReasonCode.claim(birth))
    }
    var documents: [ListedDocument] = []
    for document in entry.documents { documents.append(try checked(document)) }
    result.documents = documents
    for country in entry.nationalities { try checkCountry(country) }
    guard entry.listClass != .sltd || !documents.isEmpty else { throw .entry(.lostDocumentWithoutNumber) }
    guard !entry.births.isEmpty || !documents.isEmpty else { throw .entry(.nameAlone) }
    let actions = Self.actions(reference)
    guard actions.contains(entry.action) else { throw .unknownCode(.outcome, entry.action, known: actions) }
    result.legalBasis = try CrossingRules.requiredWords(entry.legalBasis, .legalBasis, limit: Made.textLimit)
    result.owner = try CrossingRules.requiredWords(entry.owner, .owner, limit: Made.textLimit)
    result.reason = try CrossingRules.requiredWords(entry.reason, .reason, limit: Made.reasonLimit)
    try checkDays(entry)
    guard result.byteCount <= LaneCheck.byteLimit else { throw .entry(.tooLarge) }
    return result
  }

  private func checkDays(_ entry: WatchlistEntryMade) throws(Refusal) {
    let first = today.earliestDay
    guard entry.expires.isWhole, (first...(first + WatchlistEntryMade.dayLimit)).contains(entry.expires.earliestDay)
    else { throw .entry(.expiryBounds(days: WatchlistEntryMade.dayLimit)) }
    guard entry.review.isWhole, (first...entry.expires.earliestDay).contains(entry.review.earliestDay) else {
      throw .entry(.reviewBounds)
    }
  }

  private func count(_ count: Int, _ field: Refusal.Field, limit: Int) throws(Refusal) {
    guard count <= limit else { throw .entry(.tooMany(field, limit: limit)) }
  }

  private func checked(_ document: ListedDocument) throws(Refusal) -> ListedDocument {
    let types = Self.documentTypes(reference)
    guard types.contains(document.type) else {
      throw .unknownCode(.documentType, document.type, known: types)
    }
    guard !document.number.unicodeScalars.contains(where: \.isHidden), let number = DocumentNumber(document.number)
    else { throw .wrongForm(.documentNumber, document.number) }
    if !document.country.isEmpty { try checkCountry(document.country) }
    return ListedDocument(type: document.type, number: number.text, country: document.country)
  }

  /// 1 to 3 capitals: ICAO Doc 9303 part 3, section 5.
  private func checkCountry(_ code: String) throws(Refusal) {
    guard (1...3).contains(code.utf8.count), code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw .wrongForm(.nationality, code)
    }
  }
}

extension BirthClaim {
  /// The two ends of what is claimed.
  fileprivate var ends: (first: PartialDate, last: PartialDate) {
    switch self {
    case .date(let date), .circa(let date): (date, date)
    case .between(let first, let last): (first, last)
    }
  }
}
