import TravelDocuments

/// Who is looked for: any of a name, a date of birth, a document number, and what may weaken or strengthen a match.
///
/// A query needs a name or a document number to find anything; the rest only grades what these find. Text is taken as
/// it comes, in any length and with any characters; the search bounds it (`WatchlistLimits`).
public struct WatchlistQuery: Hashable, Sendable {
  /// In any order and case, `SURNAME, Given` included; empty where only a document is known.
  public var name: String
  /// Whether the name's last word may be cut off and further words missing, as in a full MRZ name field.
  public var mayBeTruncated: Bool
  public var birth: PartialDate?
  public var documentNumber: String?
  /// The country that issued the document, as `nationality`; where it isn't known, the nationality stands for it.
  public var documentIssuer: String?
  /// ICAO's three letters, ISO's two, or a country's English name.
  public var nationality: String?
  public var sex: ListedSex?
  /// What is known to be looked for; a traveller is an `individual`. `nil` puts nothing behind.
  public var kind: EntryKind?
  /// Days since 1970-01-01. Entries whose measure has expired before that day don't hit; `nil` lets every entry hit.
  public var day: Int?
  /// Which candidates are wanted at all.
  public var filter = CandidateFilter()
  /// Leaves out what is not worth telling (`Candidate.isWorthTelling`), before candidates are counted against the limit.
  public var isForPeople = false

  public init(
    name: String, mayBeTruncated: Bool = false, birth: PartialDate? = nil, documentNumber: String? = nil,
    documentIssuer: String? = nil, nationality: String? = nil, sex: ListedSex? = nil, kind: EntryKind? = nil,
    day: Int? = nil
  ) {
    self.name = name
    self.mayBeTruncated = mayBeTruncated
    self.birth = birth
    self.documentNumber = documentNumber
    self.documentIssuer = documentIssuer
    self.nationality = nationality
    self.sex = sex
    self.kind = kind
    self.day = day
  }

  /// Whether the name has a letter or digit that names are compared by: Latin ones.
  public var hasSearchableName: Bool { !NameWords.parse(name).isEmpty }

  /// Whether it has what can be a document's number: enough letters and digits, and not `TIDAK ADA` or `0000000`.
  public var hasSearchableNumber: Bool { documentNumber.map { ListedDocument(number: $0).isSearchable } ?? false }

  /// A query for the holder of an MRZ's name field, such as `ERIKSSON<<ANNA<MARIA<<<<<<<`.
  ///
  /// `<<` separates surname and given names and `<` words. A field of 30, 31 or 39 places whose last one holds no
  /// filler may be truncated (ICAO Doc 9303 parts 4 to 7, section 4.2.2); a text of another length is taken as
  /// stripped of its fillers. Anything is accepted, digits that a camera read for letters included; at most 1,000
  /// bytes are read.
  public init(mrzNameField field: String) {
    let bytes = Array(field.utf8.prefix(WatchlistLimits.nameCharacters))
    var name: [UInt8] = []
    var fillers = 0
    for byte in bytes {
      if byte == UInt8(ascii: "<") {
        fillers += 1
        continue
      }
      if fillers > 0, !name.isEmpty {
        name.append(contentsOf: fillers > 1 ? Array(", ".utf8) : Array(" ".utf8))
      }
      fillers = 0
      name.append(byte)
    }
    self.init(
      name: String(decoding: name, as: UTF8.self),
      mayBeTruncated: fillers == 0 && Self.fieldWidths.contains(bytes.count),
      kind: .individual)
  }
  /// The widths of name fields: TD1, then TD2 and MRV-B, then TD3 and MRV-A.
  private static let fieldWidths: Set<Int> = [30, 31, 39]
}
