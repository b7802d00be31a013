import TravelDocuments

/// One entry of a list as an index holds it: first what each search asks for, then what is shown.
///
/// Expiry and a byte of flags, id, births, nationalities with their codes; then names, documents, programmes,
/// addresses, title, remarks and measure.
struct EntryRecord {
  private let bytes: Letters

  init(_ bytes: Letters) { self.bytes = bytes }

  /// What speaks for or against an entry, whichever of its names matches.
  struct Facts {
    var kind: EntryKind
    var sex: ListedSex?
    var births: [BirthClaim]
    var nationalities: [Nationality]
  }

  struct Nationality {
    /// As published.
    var text: String
    /// ICAO's three letters; empty for what is no known country.
    var code: String
  }

  /// The last day on which its measure holds.
  var expires: PartialDate? {
    var reader = RecordReader(bytes)
    return Self.date(reader.fixed())
  }

  /// The class of its measure; nil where it has none.
  var classCode: Letters? {
    typealias Limits = WatchlistLimits
    var reader = RecordReader(bytes)
    let head = Self.head(&reader)
    guard head.flags & Self.hasMeasure != 0 else { return nil }
    _ = reader.letters()
    _ = Self.facts(head, &reader)
    _ = reader.list(most: Limits.namesPerEntry) { reader in
      _ = reader.byte()
      _ = reader.letters()
    }
    _ = reader.list(most: Limits.documentsPerEntry) { reader in
      for _ in 0..<3 { _ = reader.letters() }
    }
    for _ in 0..<2 { _ = reader.list(most: Limits.factsPerEntry) { _ = $0.letters() } }
    for _ in 0..<2 { _ = reader.letters() }
    return reader.letters()
  }

  /// Whether the entry is a document that was lost or stolen, and not the person who held it.
  var isLostDocument: Bool {
    classCode.map { String(decoding: $0, as: UTF8.self).lowercased() == ListedMeasure.lostDocument } ?? false
  }

  var id: Letters {
    var reader = RecordReader(bytes)
    _ = Self.head(&reader)
    return reader.letters()
  }

  var facts: Facts {
    var reader = RecordReader(bytes)
    let head = Self.head(&reader)
    _ = reader.letters()
    return Self.facts(head, &reader)
  }

  /// The entry as it came.
  var entry: WatchlistEntry {
    typealias Limits = WatchlistLimits
    var reader = RecordReader(bytes)
    let head = Self.head(&reader)
    let id = reader.text()
    let facts = Self.facts(head, &reader)
    let names = reader.list(most: Limits.namesPerEntry) { reader in
      let kind = Self.nameKind(reader.byte())
      return ListedName(reader.text(), kind: kind)
    }
    let documents = reader.list(most: Limits.documentsPerEntry) { reader in
      let (type, number) = (reader.text(), reader.text())
      return ListedDocument(type: type, number: number, country: reader.text())
    }
    let programs = reader.list(most: Limits.factsPerEntry) { $0.text() }
    let addresses = reader.list(most: Limits.factsPerEntry) { $0.text() }
    let (title, remarks) = (reader.text(), reader.text())
    var measure: ListedMeasure?
    if head.flags & Self.hasMeasure != 0 {
      let (classCode, action, basis, owner) = (reader.text(), reader.text(), reader.text(), reader.text())
      let (entered, review) = (Self.date(reader.fixed()), Self.date(reader.fixed()))
      measure = ListedMeasure(
        classCode: classCode, action: action, legalBasis: basis, owner: owner, entered: entered, review: review,
        expires: Self.date(head.expires))
    }
    return WatchlistEntry(
      id: id, kind: facts.kind, names: names, births: facts.births, sex: facts.sex,
      nationalities: facts.nationalities.map(\.text), documents: documents, programs: programs, addresses: addresses,
      title: title, remarks: remarks, measure: measure)
  }

  /// The bytes of an entry, cut to `WatchlistLimits` where somebody has made it larger.
  static func encode(_ entry: WatchlistEntry) -> [UInt8] {
    typealias Limits = WatchlistLimits
    var writer = RecordWriter()
    writer.append(fixed: number(entry.measure?.expires))
    var flags = number(entry.kind)
    if entry.sex == .female { flags |= isFemale }
    if entry.sex == .male { flags |= isMale }
    if entry.measure != nil { flags |= hasMeasure }
    writer.append(byte: flags)
    writer.append(entry.id)
    writer.list(entry.births, most: Limits.factsPerEntry) { append($1, to: &$0) }
    writer.list(entry.nationalities, most: Limits.factsPerEntry) { writer, country in
      writer.append(CountryCodes.code(country) ?? "")
      writer.append(country)
    }
    writer.list(entry.names, most: Limits.namesPerEntry) { writer, name in
      writer.append(byte: number(name.kind))
      writer.append(name.text)
    }
    writer.list(entry.documents, most: Limits.documentsPerEntry) { writer, document in
      for text in [document.type, document.number, document.country] { writer.append(text) }
    }
    writer.list(entry.programs, most: Limits.factsPerEntry) { $0.append($1) }
    writer.list(entry.addresses, most: Limits.factsPerEntry) { $0.append($1) }
    writer.append(entry.title)
    writer.append(entry.remarks)
    if let measure = entry.measure {
      for text in [measure.classCode, measure.action, measure.legalBasis, measure.owner] { writer.append(text) }
      writer.append(fixed: number(measure.entered))
      writer.append(fixed: number(measure.review))
    }
    return writer.bytes
  }
}

extension EntryRecord {
  private typealias Head = (expires: UInt32, flags: UInt8)

  private static let kindBits: UInt8 = 0x07
  private static let isFemale: UInt8 = 0x08
  private static let isMale: UInt8 = 0x10
  private static let hasMeasure: UInt8 = 0x20

  private static func head(_ reader: inout RecordReader) -> Head { (reader.fixed(), reader.byte()) }

  private static func facts(_ head: Head, _ reader: inout RecordReader) -> Facts {
    let births = reader.list(most: WatchlistLimits.factsPerEntry, claim)
    let nationalities = reader.list(most: WatchlistLimits.factsPerEntry) { reader in
      let code = reader.text()
      return Nationality(text: reader.text(), code: code)
    }
    let sex: ListedSex? = head.flags & isFemale != 0 ? .female : head.flags & isMale != 0 ? .male : nil
    return Facts(kind: kind(head.flags & kindBits), sex: sex, births: births, nationalities: nationalities)
  }

  /// Names and entries are numbered as their kinds are declared; these numbers stand in files and never change.
  static func number(_ kind: NameKind) -> UInt8 {
    switch kind {
    case .primary: 0
    case .aka: 1
    case .fka: 2
    case .nka: 3
    case .weak: 4
    }
  }

  static func nameKind(_ number: UInt8) -> NameKind { NameKind.allCases.first { self.number($0) == number } ?? .aka }

  private static func number(_ kind: EntryKind) -> UInt8 {
    switch kind {
    case .individual: 0
    case .entity: 1
    case .vessel: 2
    case .aircraft: 3
    case .unknown: 4
    }
  }

  private static func kind(_ number: UInt8) -> EntryKind {
    EntryKind.allCases.first { self.number($0) == number } ?? .unknown
  }

  /// Year, month and day as a number; 0 for no date.
  private static func number(_ date: PartialDate?) -> UInt32 {
    guard let date else { return 0 }
    return UInt32(date.year) << 16 | UInt32(date.month ?? 0) << 8 | UInt32(date.day ?? 0)
  }

  private static func date(_ number: UInt32) -> PartialDate? {
    let (month, day) = (Int(number >> 8 & 0xFF), Int(number & 0xFF))
    return PartialDate(year: Int(number >> 16), month: month == 0 ? nil : month, day: day == 0 ? nil : day)
  }

  private static func append(_ claim: BirthClaim, to writer: inout RecordWriter) {
    switch claim {
    case .date(let date):
      writer.append(byte: 0)
      writer.append(fixed: number(date))
    case .circa(let date):
      writer.append(byte: 1)
      writer.append(fixed: number(date))
    case .between(let first, let last):
      writer.append(byte: 2)
      writer.append(fixed: number(first))
      writer.append(fixed: number(last))
    }
  }

  private static func claim(_ reader: inout RecordReader) -> BirthClaim? {
    let form = reader.byte()
    guard let first = date(reader.fixed()) else { return nil }
    switch form {
    case 0: return .date(first)
    case 1: return .circa(first)
    case 2: return date(reader.fixed()).map { .between(first, $0) }
    default: return nil
    }
  }
}
