/// What the machine readable zone of a travel document says, and what is wrong with it.
///
/// Any two lines of 44 or 36 characters and any three of 30 can be read, if they have no characters but A to Z, 0 to
/// 9 and `<`; whether they obey ICAO Doc 9303 (parts 3 to 7) is then told by `checks`, `defects` and `isValid`. The
/// officer sees both: a passport with one bad digit is still a passport to look at.
///
/// ```swift
/// let mrz = try MRZ(lines: ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
///                           "L898902C36UTO7408122F1204159ZE184226B<<<<<10"], today: today)
/// mrz.surname                    // "ERIKSSON"
/// mrz.birthDate?.description     // "1974-08-12"
/// mrz.isValid                    // true
/// ```
///
/// Fillers at a field's ends are stripped, those inside are spaces, for the standard writes both spaces and special
/// characters as fillers. Every string here is ASCII and at most 39 characters long.
public struct MRZ: Hashable, Sendable {
  public let kind: Kind
  /// The lines as they were read, in capitals, 2 or 3 of `kind.lineLength` characters.
  public let lines: [String]

  /// One or two characters: `P`, `PO`, `I`, `V`.
  public let code: String
  /// The issuing State or organisation, 1 to 3 letters: `IDN`, `D` (Germany), `UNO`. See `Countries`.
  public let issuer: String
  /// The primary identifier, or the whole name of somebody who has one name only.
  public let surname: String
  /// The secondary identifier; empty for somebody with one name.
  public let given: String
  /// Whether the name fills its field to the last character, and so must be taken as cut (part 4, section 4.2.3).
  public let isNameTruncated: Bool
  /// The document number; whole also where it continues in the optional data (TD1 and TD2).
  public let number: String
  /// 1 to 3 letters; empty where it is omitted, as refugees' documents may have it (part 4, note o).
  public let nationality: String
  /// The birth date's field, YYMMDD. Fillers at its end are stripped (`74<<<<` is `74`, a blank date empty); others
  /// stay, because the place of a digit tells what it is (`74<<12`, `<<0812`).
  public let birth: String
  /// The birth date as far as it is known; `nil` without a year, or where there is no such date.
  public let birthDate: PartialDate?
  /// `nil` where the character is none of `M`, `F`, `<` (and `X`, which is read but is a defect).
  public let sex: Sex?
  /// The expiry date's field, stripped as `birth` is.
  public let expiry: String
  /// For visas the last day of their validity.
  public let expiryDate: PartialDate?
  /// Optional data, without the rest of a long document number.
  public let optional: String
  /// The optional data in the second line of TD1; empty for the others.
  public let optional2: String

  public let checks: Checks
  /// What breaks the standard's rules, in the order of the fields; at most one for each field's characters.
  public let defects: [Defect]

  /// Whether no check digit is bad and every character stands where it may.
  ///
  /// Doesn't judge whether the document has expired, nor whether the countries exist.
  public var isValid: Bool { checks.badFields.isEmpty && defects.isEmpty }
}
