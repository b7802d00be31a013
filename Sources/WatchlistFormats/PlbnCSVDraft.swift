import TravelDocuments
import Watchlist

/// An entry of our own list form while its rows come in.
struct PlbnCSVDraft {
  private(set) var entry: WatchlistEntry

  init(id: String) {
    entry = WatchlistEntry(id: id, names: [])
  }

  /// Adds what a row says; where a field is wrong, nothing of the row.
  mutating func add(_ row: PlbnCSVRow) throws(BrokenRow.Reason) {
    var changed = entry
    try Self.addName(row, to: &changed)
    if let kind = try Self.word(row[.kind], column: "kind", EntryKind.init(rawValue:)), entry.names.isEmpty {
      changed.kind = kind
    }
    for claim in try Self.births(row[.birth]) + Self.births(row[.moreBirths]) where !changed.births.contains(claim) {
      changed.births.append(claim)
    }
    if let sex = try Self.sex(row[.sex]), changed.sex == nil { changed.sex = sex }
    Self.add(row[.nationality], to: &changed.nationalities)
    Self.add(row[.source], to: &changed.programs)
    for document in Self.documents(row[.documents]) where !changed.documents.contains(document) {
      changed.documents.append(document)
    }
    if changed.measure == nil { changed.measure = try Self.measure(row) }
    if changed.remarks.isEmpty { changed.remarks = row[.remarks] }
    let cuts = WatchlistEntry.cuts(
      births: changed.births.count, nationalities: changed.nationalities.count,
      documents: changed.documents.count, programs: changed.programs.count, remarks: changed.remarks)
    if let cut = cuts.first { throw cut }
    // Through `init` once more, which holds the limits.
    entry = WatchlistEntry(
      id: changed.id, kind: changed.kind, names: changed.names, births: changed.births, sex: changed.sex,
      nationalities: changed.nationalities, documents: changed.documents, programs: changed.programs,
      remarks: changed.remarks, measure: changed.measure)
  }

  private static func addName(_ row: PlbnCSVRow, to entry: inout WatchlistEntry) throws(BrokenRow.Reason) {
    let text = row[.name]
    guard !text.isEmpty else { throw .noName }
    guard text.count <= WatchlistLimits.nameCharacters else {
      throw .nameTooLong(characters: WatchlistLimits.nameCharacters)
    }
    guard entry.names.count < WatchlistLimits.namesPerEntry else { throw .tooManyNames(entry: entry.id) }
    let kind = try word(row[.nameType], column: "name_type", NameKind.init(rawValue:))
    let name = ListedName(text, kind: kind ?? (entry.names.isEmpty ? .primary : .aka))
    if !entry.names.contains(name) { entry.names.append(name) }
  }

  private static func word<Word>(
    _ text: String, column: String, _ make: (String) -> Word?
  ) throws(BrokenRow.Reason) -> Word? {
    guard !text.isEmpty else { return nil }
    guard let word = make(text.lowercased()) else { throw .unknownWord(column: column, word: String(text.prefix(40))) }
    return word
  }

  private static func sex(_ text: String) throws(BrokenRow.Reason) -> ListedSex? {
    switch text.uppercased() {
    case "F", "FEMALE", "P", "PEREMPUAN": .female
    case "M", "MALE", "L", "LAKI-LAKI": .male
    case "", "X": nil
    default: throw .unknownWord(column: "sex", word: String(text.prefix(40)))
    }
  }

  private static func births(_ text: String) throws(BrokenRow.Reason) -> [BirthClaim] {
    var claims: [BirthClaim] = []
    for part in ListText.parts(text, separator: ";", most: WatchlistLimits.factsPerEntry + 1) {
      guard let claim = birth(part) else { throw .noDate(column: "birth", text: String(part.prefix(40))) }
      claims.append(claim)
    }
    return claims
  }

  private static func birth(_ text: String) -> BirthClaim? {
    if text.hasPrefix("circa ") { return PartialDate(ListText.trimmed(text.dropFirst(6))).map(BirthClaim.circa) }
    let ends = ListText.parts(text, separator: "/", most: 3)
    if ends.count == 2, let first = PartialDate(ends[0]), let last = PartialDate(ends[1]) {
      return .between(first, last)
    }
    return PartialDate(text).map(BirthClaim.date)
  }

  private static func add(_ text: String, to list: inout [String]) {
    for part in ListText.parts(text, separator: ";", most: WatchlistLimits.factsPerEntry + 1) where !list.contains(part)
    {
      list.append(part)
    }
  }

  private static func documents(_ text: String) -> [ListedDocument] {
    ListText.parts(text, separator: ";", most: WatchlistLimits.documentsPerEntry + 1).compactMap { part in
      let fields = ListText.parts(part, separator: ":", most: 3)
      switch fields.count {
      case 1: return ListedDocument(number: fields[0])
      case 2: return ListedDocument(type: fields[0], number: fields[1])
      case 3: return ListedDocument(type: fields[0], number: fields[1], country: fields[2])
      default: return nil
      }
    }
  }

  private static func measure(_ row: PlbnCSVRow) throws(BrokenRow.Reason) -> ListedMeasure? {
    let measure = ListedMeasure(
      classCode: row[.measureClass].lowercased(), action: row[.action], legalBasis: row[.legalBasis],
      owner: row[.owner],
      entered: try date(row[.entered], "entered"), review: try date(row[.review], "review"),
      expires: try date(row[.expires], "expires"))
    return measure == ListedMeasure(classCode: "") ? nil : measure
  }

  private static func date(_ text: String, _ column: String) throws(BrokenRow.Reason) -> PartialDate? {
    guard !text.isEmpty else { return nil }
    guard let date = PartialDate(text) else { throw .noDate(column: column, text: String(text.prefix(40))) }
    return date
  }
}
