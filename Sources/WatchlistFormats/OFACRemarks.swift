import Watchlist

/// What OFAC writes into the remarks: birth, sex, nationality, documents and weak aliases, in parts divided by `; `.
///
/// `DOB 14 Jun 1968; alt. DOB 06 Nov 1975; nationality Indonesia; Gender Male; Passport A123 (Indonesia); a.k.a.
/// 'NICK'.` Parts of other kinds are left in the remarks and not read.
struct OFACRemarks {
  private(set) var births: [BirthClaim] = []
  private(set) var sex: ListedSex?
  private(set) var nationalities: [String] = []
  private(set) var documents: [ListedDocument] = []
  private(set) var weakAliases: [String] = []

  /// Parts of one entry's remarks that are read; the longest real one has about 300.
  private static let partsMost = 4_096

  init(_ remarks: String) {
    for part in Self.parts(remarks) {
      let text = part.hasPrefix("alt. ") ? part.dropFirst(5) : part[...]
      read(text)
    }
  }

  /// The parts between `; `, the last one without its full stop.
  private static func parts(_ remarks: String) -> [Substring] {
    var parts: [Substring] = []
    for part in remarks.split(separator: ";", maxSplits: partsMost) {
      parts.append(part.first == " " ? part.dropFirst() : part)
    }
    if let last = parts.last, last.last == "." { parts[parts.count - 1] = last.dropLast() }
    return parts
  }

  private mutating func read(_ part: Substring) {
    if part.hasPrefix("DOB ") {
      if let claim = OFACDates.claim(part.dropFirst(4)) { births.append(claim) }
    } else if part.hasPrefix("Gender ") {
      switch part.dropFirst(7) {
      case "Male": sex = .male
      case "Female": sex = .female
      default: break
      }
    } else if part.hasPrefix("nationality ") {
      append(nationality: part.dropFirst(12))
    } else if part.hasPrefix("citizen ") {
      append(nationality: part.dropFirst(8))
    } else if let alias = Self.quoted(part) {
      weakAliases.append(alias)
    } else if let document = Self.document(part) {
      documents.append(document)
    }
  }

  private mutating func append(nationality: Substring) {
    let country = ListText.trimmed(nationality)
    if !country.isEmpty, !nationalities.contains(country) { nationalities.append(country) }
  }

  /// The name in `a.k.a. 'NAME'` or `f.k.a. 'NAME'`, which may itself hold apostrophes.
  ///
  /// An alias without its closing quote was cut where the remarks overflow; half a name is no name.
  private static func quoted(_ part: Substring) -> String? {
    for head in ["a.k.a. '", "f.k.a. '", "n.k.a. '"] where part.hasPrefix(head) {
      let rest = part.dropFirst(head.count)
      guard rest.last == "'" else { return nil }
      let name = ListText.trimmed(rest.dropLast())
      return name.isEmpty ? nil : name
    }
    return nil
  }

  /// How a document begins; what follows is its number, the country in parentheses, and dates of issue and expiry.
  private static let documentHeads = [
    "Passport", "Stateless Person Passport", "Diplomatic Passport", "National ID No.", "National Foreign ID Number",
    "Personal ID Card", "Identification Number", "Cedula No.", "Cedula de Residencia", "Cedula de Ciudadania", "SSN",
    "Social Security Number", "Tax ID No.", "C.U.R.P.", "C.U.I.P.", "C.U.I.", "C.U.I.T.", "R.F.C.", "I.F.E.",
    "Electoral Registry No.", "Voter Identification No.", "Driver's License No.", "Residency Number",
    "Birth Certificate Number",
    "Travel Document Number", "Turkish Identification Number", "Bosnian Personal ID No.",
    "British National Overseas Passport",
    "D.N.I.", "N.I.E.", "C.I.P.", "Citizen's Card Number", "Kenyan ID No.", "LE Number", "Moroccan Personal ID No.",
    "Numero de Identidad", "Afghan Money Service Provider License Number", "Pilot License Number", "Refugee ID Card",
    "Matricula Consular", "Numero Unico de Identidad Personal", "Visa Number", "VisaNumberID", "Permit Number",
    "Interpol: Red Notice. File No.", "Vessel Registration Identification", "Aircraft Tail Number",
    "Registration Number",
    "Registration ID", "NIT #", "RUC #", "RIF #", "Folio Mercantil No.", "Company Number", "Seafarer's Identification",
    "Credencial electoral", "SRE Permit No.", "Italian Fiscal Code", "Fiscal Code", "Central Registration Number",
  ]

  private static func document(_ part: Substring) -> ListedDocument? {
    guard let head = documentHeads.filter({ part.hasPrefix($0 + " ") }).max(by: { $0.count < $1.count }) else {
      return nil
    }
    var rest = part.dropFirst(head.count + 1)
    var country = ""
    if let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      country = ListText.trimmed(rest[rest.index(after: open)..<close])
      rest = rest[..<open]
    }
    for stop in [" issued ", " expires "] {
      if let range = rest.firstRange(of: stop) { rest = rest[..<range.lowerBound] }
    }
    let number = ListText.trimmed(rest)
    guard number.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return ListedDocument(type: head, number: number, country: country)
  }
}
