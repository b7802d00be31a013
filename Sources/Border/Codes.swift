import TravelDocuments

/// Which way a traveller crosses, seen from Indonesia.
public enum Direction: String, Sendable, CaseIterable {
  case `in`
  case out
}

/// Of which state a traveller is a citizen, as the published figures count: by the nationality alone.
public enum Citizenship: String, Sendable, CaseIterable {
  /// Of Indonesia (warga negara Indonesia).
  case wni
  /// Of any other state, or of none (warga negara asing).
  case wna
  /// No nationality was recorded.
  case unknown

  public init(nationality: String?) {
    switch nationality {
    case nil, "": self = .unknown
    case "IDN": self = .wni
    default: self = .wna
    }
  }
}

/// How a document came to the lane.
public enum ScanSource: String, Sendable {
  /// A reader that types, or an officer who does.
  case keyboard
  case paste
  /// A stream given to the program, such as a reader's on standard input.
  case stream
}

/// Who acts, and how they proved it.
public struct Officer: Sendable, Equatable {
  /// Most characters of a name; longer ones are cut, and characters that nobody sees are left out.
  public static let nameLimit = 64

  public let name: String
  /// `none` until the account has a passphrase.
  public let auth: String

  public init(name: String, auth: String = "none") {
    let scalars = name.unicodeScalars.lazy.filter { !$0.isHidden }.prefix(4 * Self.nameLimit)
    self.name = String(String(String.UnicodeScalarView(scalars)).prefix(Self.nameLimit))
    self.auth = auth
  }
}

/// A person as a document or an officer's entry names them.
public struct Traveller: Sendable, Equatable {
  /// Most characters of a name: ICAO 9303's longest field has 39, and a name in full seldom passes 100.
  public static let nameLimit = 200
  /// Most characters of the name of a place.
  public static let placeLimit = 100

  /// As one reads it: `SURNAME, GIVEN`, or one name alone.
  public var name: String
  public var birth: PartialDate?
  public var sex: Sex?
  /// ICAO 9303's three letters.
  public var nationality: String?
  /// Where the document says that the holder was born.
  public var birthPlace: String?
  /// Where the document says that the holder lives: village and sub-district.
  public var address: String?
  /// The population number, sixteen digits, where the document has one beside its own number.
  public var nik: String?

  public init(
    name: String, birth: PartialDate? = nil, sex: Sex? = nil, nationality: String? = nil, birthPlace: String? = nil,
    address: String? = nil, nik: String? = nil
  ) {
    self.name = name
    self.birth = birth
    self.sex = sex
    self.nationality = nationality
    self.birthPlace = birthPlace
    self.address = address
    self.nik = nik
  }

  public var citizenship: Citizenship { Citizenship(nationality: nationality) }
}

/// A travel document as it was presented.
public struct PresentedDocument: Sendable, Equatable {
  /// One of the codes of `documents.json`: `passport`, `plb`, …
  public var type: String
  /// Normalised: capitals and digits.
  public var number: String
  public var issuer: String?
  public var expiry: PartialDate?
  public var issued: PartialDate?
  /// The office or the place that issued it.
  public var issuePlace: String?

  public init(
    type: String, number: String, issuer: String? = nil, expiry: PartialDate? = nil, issued: PartialDate? = nil,
    issuePlace: String? = nil
  ) {
    self.type = type
    self.number = number
    self.issuer = issuer
    self.expiry = expiry
    self.issued = issued
    self.issuePlace = issuePlace
  }
}

extension MRZ {
  /// The holder.
  public var traveller: Traveller {
    Traveller(
      name: given.isEmpty || surname.isEmpty ? surname + given : surname + ", " + given, birth: birthDate, sex: sex,
      nationality: Self.country(nationality))
  }

  /// The document. ICAO 9303 part 4 section 4.2.2: `P` is a passport; other codes are told by the officer's form.
  public var presented: PresentedDocument {
    PresentedDocument(
      type: code.hasPrefix("P") ? "passport" : "other", number: number, issuer: Self.country(issuer),
      expiry: expiryDate)
  }

  /// A field that holds no country's code, in a document that breaks the rules, says nothing of a country.
  private static func country(_ field: String) -> String? {
    !field.isEmpty && field.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? field : nil
  }
}
