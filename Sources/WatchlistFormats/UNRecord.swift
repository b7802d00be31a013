import TravelDocuments
import Watchlist

/// An entry of the UN's list out of its element.
struct UNRecord {
  let entry: WatchlistEntry
  /// What was left out of it.
  let unread: [BrokenRow.Reason]

  init(_ element: XMLElement) throws(BrokenRow.Reason) {
    let number = element.text("DATAID")
    guard !number.isEmpty, number.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      number.utf8.count <= WatchlistLimits.identifierCharacters / 2
    else { throw .noNumber(String(number.prefix(40))) }
    let kind: EntryKind = element.name == "INDIVIDUAL" ? .individual : .entity
    let (names, taken) = Self.names(element, kind, number)
    guard names.names.first?.kind == .primary else { throw names.unread.first ?? .noName }
    var unread = names.unread
    let births = Self.births(element, &unread)
    let documents = element.all("INDIVIDUAL_DOCUMENT").compactMap(Self.document)
    let nationalities = element.values("NATIONALITY")
    let remarks = Self.remarks(element, taken)
    let addresses = element.all(kind == .individual ? "INDIVIDUAL_ADDRESS" : "ENTITY_ADDRESS").map(Self.place)
      .filter { !$0.isEmpty }
    unread += WatchlistEntry.cuts(
      births: births.count, nationalities: nationalities.count, documents: documents.count,
      addresses: addresses.count, remarks: remarks)
    entry = WatchlistEntry(
      id: "un-" + number, kind: kind, names: names.names, births: births, sex: Self.sex(element.text("GENDER")),
      nationalities: nationalities, documents: documents,
      programs: [element.text("UN_LIST_TYPE"), element.text("REFERENCE_NUMBER")].filter { !$0.isEmpty },
      addresses: addresses,
      title: (element.values("TITLE") + element.values("DESIGNATION")).joined(separator: "; "),
      remarks: remarks)
    self.unread = unread
  }

  /// The names, and the aliases that had to be taken apart, as they were published.
  private static func names(_ element: XMLElement, _ kind: EntryKind, _ number: String) -> (EntryNames, [String]) {
    var names = EntryNames(entry: number)
    var taken: [String] = []
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map(element.text).filter { !$0.isEmpty }
    names.add(parts.joined(separator: " "), .primary)
    names.add(element.text("NAME_ORIGINAL_SCRIPT"), .aka)
    for alias in element.all(kind == .individual ? "INDIVIDUAL_ALIAS" : "ENTITY_ALIAS") {
      let published = alias.text("ALIAS_NAME")
      let read = UNAlias(published, of: kind)
      if read.isTakenApart, !published.isEmpty { taken.append(published) }
      for name in read.names { names.add(name, nameKind(alias.text("QUALITY"))) }
    }
    return (names, taken)
  }

  /// An alias without a known quality counts as a good one, so that nobody is missed for a word.
  private static func nameKind(_ quality: String) -> NameKind {
    switch quality.lowercased() {
    case "low": .weak
    case "f.k.a.": .fka
    default: .aka
    }
  }

  private static func births(_ element: XMLElement, _ unread: inout [BrokenRow.Reason]) -> [BirthClaim] {
    var births: [BirthClaim] = []
    func add(_ claim: BirthClaim?, _ text: String) {
      if let claim, !births.contains(claim) { births.append(claim) }
      if claim == nil { unread.append(.noDate(column: "birth", text: String(text.prefix(40)))) }
    }
    for birth in element.all("INDIVIDUAL_DATE_OF_BIRTH") {
      let (from, to) = (birth.text("FROM_YEAR"), birth.text("TO_YEAR"))
      let text = birth.text("DATE").isEmpty ? birth.text("YEAR") : birth.text("DATE")
      if !from.isEmpty || !to.isEmpty {
        let ends = (PartialDate(from), PartialDate(to))
        if case (let first?, let last?) = ends { add(.between(first, last), "") } else { add(nil, "\(from)-\(to)") }
      } else if !text.isEmpty {
        let isAbout = birth.text("TYPE_OF_DATE").uppercased() == "APPROXIMATELY"
        add(date(text).map { isAbout ? .circa($0) : .date($0) }, text)
      }
    }
    // An alias may have a date of birth of its own.
    for alias in element.all("INDIVIDUAL_ALIAS") where !alias.text("DATE_OF_BIRTH").isEmpty {
      add(date(alias.text("DATE_OF_BIRTH")).map(BirthClaim.date), alias.text("DATE_OF_BIRTH"))
    }
    return births
  }

  /// `1967-01-01`, also with a time zone behind it, or `1967`.
  private static func date(_ text: String) -> PartialDate? { PartialDate(String(text.prefix(10))) }

  private static func sex(_ text: String) -> ListedSex? {
    switch text.lowercased() {
    case "male": .male
    case "female": .female
    default: nil
    }
  }

  /// A document with its bare number: `Afghan passport number SE 012820` is a published one, and so is
  /// `403062567 (US)`. The words before the number join the type.
  private static func document(_ element: XMLElement) -> ListedDocument? {
    let published = element.text("NUMBER").isEmpty ? element.text("TYPE_OF_DOCUMENT2") : element.text("NUMBER")
    guard published.contains(where: \.isNumber) else { return nil }
    let bare = published.prefix { $0 != "," && $0 != "(" || published.first == $0 }
    var words = (bare.contains(where: \.isNumber) ? bare : published[...]).split(separator: " ")
    var number: [Substring] = []
    while let word = words.last, !word.contains(where: \.isLowercase), word.last != ")" {
      number.insert(word, at: 0)
      words.removeLast()
    }
    let isFound = number.contains { $0.contains(where: \.isNumber) }
    let country = element.text("ISSUING_COUNTRY")
    return ListedDocument(
      type: ([element.text("TYPE_OF_DOCUMENT")] + (isFound ? words.map(String.init) : [])).joined(separator: " "),
      number: isFound ? number.joined(separator: " ") : published,
      country: country.isEmpty ? element.text("COUNTRY_OF_ISSUE") : country)
  }

  private static func place(_ element: XMLElement) -> String {
    ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"].map(element.text).filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// The comments, and what has no field of its own.
  private static func remarks(_ element: XMLElement, _ taken: [String]) -> String {
    var parts = [element.text("COMMENTS1")]
    parts += element.all("INDIVIDUAL_PLACE_OF_BIRTH").map(place).filter { !$0.isEmpty }.map { "POB " + $0 }
    parts += taken.map { "a.k.a. " + $0 }
    for document in element.all("INDIVIDUAL_DOCUMENT") where !document.text("NOTE").isEmpty {
      parts.append(document.text("TYPE_OF_DOCUMENT") + ": " + document.text("NOTE"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
