import TravelDocuments
import Watchlist

/// An entry of our own list form while its rows come in.
struct PlbnCSVDraft {
  private(set) var entry: WatchlistEntry

  init(id: String) {
    entry = WatchlistEntry(id: id, names: [])
  }

  /// Adds what a row says.
  ///
  /// - Returns: the parts that are wrong and were left out, such as a date that is none: whoever is on a list is not
  ///   left out of it because of a slip of the pen.
  /// - Throws: why there is nothing to add: without a name nobody is found, unless the entry is a lost document, which
  ///   is its number.
  mutating func add(_ row: PlbnCSVRow) throws(BrokenRow.Reason) -> [BrokenRow.Reason] {
    var changed = entry
    var left: [BrokenRow.Reason] = []
    try Self.addName(row, to: &changed, &left)
    if let kind = Self.word(row[.kind], column: "kind", EntryKind.init(rawValue:), &left), entry.names.isEmpty {
      changed.kind = kind
    }
    for claim in Self.births(row[.birth], &left) + Self.births(row[.moreBirths], &left)
    where !changed.births.contains(claim) {
      changed.births.append(claim)
    }
    if let sex = Self.sex(row[.sex], &left), changed.sex == nil { changed.sex = sex }
    Self.add(row[.nationality], to: &changed.nationalities, Self.nationality)
    Self.add(row[.source], to: &changed.programs)
    for document in Self.documents(row[.documents]) where !changed.documents.contains(document) {
      changed.documents.append(document)
    }
    let measure = Self.measure(row, &left)
    if changed.measure == nil { changed.measure = measure }
    if changed.remarks.isEmpty { changed.remarks = row[.remarks] }
    left += WatchlistEntry.cuts(
      births: changed.births.count, nationalities: changed.nationalities.count,
      documents: changed.documents.count, programs: changed.programs.count, remarks: changed.remarks)
    // Through `init` once more, which holds the limits.
    entry = WatchlistEntry(
      id: changed.id, kind: changed.kind, names: changed.names, births: changed.births, sex: changed.sex,
      nationalities: changed.nationalities, documents: changed.documents, programs: changed.programs,
      remarks: changed.remarks, measure: changed.measure)
    return left
  }

  private static func addName(
    _ row: PlbnCSVRow, to entry: inout WatchlistEntry, _ left: inout [BrokenRow.Reason]
  ) throws(BrokenRow.Reason) {
    let text = row[.name]
    guard !text.isEmpty else {
      if isLostDocument(row) { return }
      throw .noName
    }
    guard text.count <= WatchlistLimits.nameCharacters else {
      throw .nameTooLong(characters: WatchlistLimits.nameCharacters)
    }
    guard entry.names.count < WatchlistLimits.namesPerEntry else { throw .tooManyNames(entry: entry.id) }
    let kind = word(row[.nameType], column: "name_type", NameKind.init(rawValue:), &left)
    let name = ListedName(text, kind: kind ?? (entry.names.isEmpty ? .primary : .aka))
    if !entry.names.contains(name) { entry.names.append(name) }
  }

  private static func isLostDocument(_ row: PlbnCSVRow) -> Bool {
    row[.measureClass].lowercased() == ListedMeasure.lostDocument && !documents(row[.documents]).isEmpty
  }

  private static func word<Word>(
    _ text: String, column: String, _ make: (String) -> Word?, _ left: inout [BrokenRow.Reason]
  ) -> Word? {
    guard !text.isEmpty else { return nil }
    let word = make(text.lowercased())
    if word == nil { left.append(.unknownWord(column: column, word: String(text.prefix(40)))) }
    return word
  }

  private static func sex(_ text: String, _ left: inout [BrokenRow.Reason]) -> ListedSex? {
    switch text.uppercased() {
    case "F", "FEMALE", "P", "PEREMPUAN": return .female
    case "M", "MALE", "L", "LAKI-LAKI": return .male
    case "", "X": break
    default: left.append(.unknownWord(column: "sex", word: String(text.prefix(40))))
    }
    return nil
  }

  private static func births(_ text: String, _ left: inout [BrokenRow.Reason]) -> [BirthClaim] {
    var claims: [BirthClaim] = []
    for part in ListText.parts(text, separator: ";", most: WatchlistLimits.factsPerEntry + 1) {
      if let claim = birth(part) {
        claims.append(claim)
      } else {
        left.append(.noDate(column: "birth", text: String(part.prefix(40))))
      }
    }
    return claims
  }

  private static func birth(_ text: String) -> BirthClaim? {
    if text.hasPrefix("circa ") { return NationalText.date(ListText.trimmed(text.dropFirst(6))).map(BirthClaim.circa) }
    let ends = ListText.parts(text, separator: "/", most: 3)
    if ends.count == 2, let first = PartialDate(ends[0]), let last = PartialDate(ends[1]) {
      return .between(first, last)
    }
    return NationalText.date(text).map(BirthClaim.date)
  }

  /// What Indonesian offices write for their own citizens, whom no code of three letters stands for by itself.
  private static func nationality(_ text: String) -> String {
    ["WNI", "WARGA NEGARA INDONESIA"].contains(text.uppercased()) ? "IDN" : text
  }

  private static func add(
    _ text: String, to list: inout [String], _ read: (String) -> String = { $0 }
  ) {
    for part in ListText.parts(text, separator: ";", most: WatchlistLimits.factsPerEntry + 1).map(read)
    where !list.contains(part) {
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

  private static func measure(_ row: PlbnCSVRow, _ left: inout [BrokenRow.Reason]) -> ListedMeasure? {
    let measure = ListedMeasure(
      classCode: row[.measureClass].lowercased(), action: row[.action], legalBasis: row[.legalBasis],
      owner: row[.owner], entered: date(row[.entered], "entered", &left), review: date(row[.review], "review", &left),
      expires: date(row[.expires], "expires", &left))
    return measure == ListedMeasure(classCode: "") ? nil : measure
  }

  private static func date(_ text: String, _ column: String, _ left: inout [BrokenRow.Reason]) -> PartialDate? {
    guard !text.isEmpty else { return nil }
    let date = NationalText.date(text)
    if date == nil { left.append(.noDate(column: column, text: String(text.prefix(40)))) }
    return date
  }
}
