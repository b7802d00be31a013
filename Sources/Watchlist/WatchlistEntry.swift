import TravelDocuments

/// One person, organisation, vessel or aircraft of a published list, as its publisher describes it.
///
/// Everything is kept as published; matching folds its own copies. `init` enforces the limits of `WatchlistLimits`:
/// names past the 512th, and text past its bound, are cut off, so that no entry can grow without limit. An importer
/// that must report such a cut checks before it builds the entry.
public struct WatchlistEntry: Hashable, Sendable {
  /// Stable within the list and, by its prefix, among all lists: `ofac-2674`, `demo-001`. At most 100 characters.
  public var id: String
  public var kind: EntryKind
  /// In the publisher's order, the primary name first where there is one. At most 512.
  public var names: [ListedName]
  /// Every date of birth that the list claims; they may contradict one another. At most 64.
  public var births: [BirthClaim]
  public var sex: ListedSex?
  /// Nationalities and citizenships as published: a country's name or its code. At most 64.
  public var nationalities: [String]
  /// At most 128.
  public var documents: [ListedDocument]
  /// The sanctions programmes or list sections that the entry stands under. At most 64.
  public var programs: [String]
  /// At most 64, each on one line.
  public var addresses: [String]
  /// Office or rank; empty where none is published.
  public var title: String
  public var remarks: String
  /// What a border officer is to do, and by which law; national and demo lists carry it, sanctions lists don't.
  public var measure: ListedMeasure?

  public init(
    id: String, kind: EntryKind = .individual, names: [ListedName], births: [BirthClaim] = [], sex: ListedSex? = nil,
    nationalities: [String] = [], documents: [ListedDocument] = [], programs: [String] = [], addresses: [String] = [],
    title: String = "", remarks: String = "", measure: ListedMeasure? = nil
  ) {
    typealias Limits = WatchlistLimits
    self.id = Limits.cut(id, to: Limits.identifierCharacters)
    self.kind = kind
    self.names = Array(names.prefix(Limits.namesPerEntry))
    self.births = Array(births.prefix(Limits.factsPerEntry))
    self.sex = sex
    self.nationalities = nationalities.prefix(Limits.factsPerEntry).map { Limits.cut($0, to: Limits.nameCharacters) }
    self.documents = Array(documents.prefix(Limits.documentsPerEntry))
    self.programs = programs.prefix(Limits.factsPerEntry).map { Limits.cut($0, to: Limits.nameCharacters) }
    self.addresses = addresses.prefix(Limits.factsPerEntry).map { Limits.cut($0, to: Limits.nameCharacters) }
    self.title = Limits.cut(title, to: Limits.nameCharacters)
    self.remarks = Limits.cut(remarks, to: Limits.remarksCharacters)
    self.measure = measure
  }

  /// The name to show for the entry: its primary name, else its first, else its first document, else its id.
  public var displayName: String {
    (names.first { $0.kind == .primary } ?? names.first)?.text
      ?? documents.first.map { $0.type.isEmpty ? $0.number : $0.type + " " + $0.number } ?? id
  }
}

/// What an entry is. A list without a word for it gives `unknown`.
public enum EntryKind: String, Hashable, Sendable, CaseIterable {
  case individual, entity, vessel, aircraft, unknown
}

/// One name of an entry.
public struct ListedName: Hashable, Sendable {
  /// As published, mostly `SURNAME, Given`; at most 1,000 characters.
  public var text: String
  public var kind: NameKind

  public init(_ text: String, kind: NameKind = .primary) {
    self.text = WatchlistLimits.cut(text, to: WatchlistLimits.nameCharacters)
    self.kind = kind
  }

  /// Whether it has a Latin letter or a digit, by which alone names are compared.
  public var isSearchable: Bool {
    text.unicodeScalars.contains { if case .letters = LatinFolding.classify($0) { true } else { false } }
  }
}

/// How the publisher ranks a name.
public enum NameKind: String, Hashable, Sendable, CaseIterable {
  /// The name that the entry is filed under.
  case primary
  /// Also known as.
  case aka
  /// Formerly known as.
  case fka
  /// Now known as.
  case nka
  /// A broad, low-quality alias such as a nickname; by itself it never makes a strong candidate.
  case weak
}

/// One date of birth that a list claims.
public enum BirthClaim: Hashable, Sendable {
  /// A date, whole or partial.
  case date(PartialDate)
  /// About that date; the publisher doesn't know it exactly.
  case circa(PartialDate)
  /// Some day from the first of one to the last of the other, both included.
  case between(PartialDate, PartialDate)
}

/// Female or male; a list that says nothing else gives `nil` instead.
public enum ListedSex: String, Hashable, Sendable {
  case female = "F"
  case male = "M"
}

/// A document of an entry.
public struct ListedDocument: Hashable, Sendable {
  /// As published: `Passport`, `National ID No.`; may be empty.
  public var type: String
  /// As published, at most 64 characters. What can be no document's number (`TIDAK ADA`, `0000000`) finds nobody.
  public var number: String
  /// The issuing country as published; empty where unknown.
  public var country: String

  public init(type: String = "", number: String, country: String = "") {
    self.type = WatchlistLimits.cut(type, to: WatchlistLimits.identifierCharacters)
    self.number = WatchlistLimits.cut(number, to: WatchlistLimits.documentCharacters)
    self.country = WatchlistLimits.cut(country, to: WatchlistLimits.identifierCharacters)
  }

  /// Whether it is found by its number.
  public var isSearchable: Bool { DocumentNumbers.namesDocument(DocumentNumbers.normalise(number)) }
}

/// What a national list asks of the officer who meets the entry, and until when.
public struct ListedMeasure: Hashable, Sendable {
  /// The class of documents that were lost or stolen: such an entry is its document's number, whoever shows it.
  public static let lostDocument = "sltd"

  /// The list's class: `cegah` (exit ban), `tangkal` (entry ban), `dpo` (wanted), a notice's colour; at most 100
  /// characters.
  public var classCode: String
  /// The required action as the list words it or as an outcome code.
  public var action: String
  public var legalBasis: String
  /// The agency that owns the entry and answers for it.
  public var owner: String
  public var entered: PartialDate?
  public var review: PartialDate?
  /// The last day on which the entry holds.
  public var expires: PartialDate?

  public init(
    classCode: String, action: String = "", legalBasis: String = "", owner: String = "", entered: PartialDate? = nil,
    review: PartialDate? = nil, expires: PartialDate? = nil
  ) {
    self.classCode = WatchlistLimits.cut(classCode, to: WatchlistLimits.identifierCharacters)
    self.action = WatchlistLimits.cut(action, to: WatchlistLimits.nameCharacters)
    self.legalBasis = WatchlistLimits.cut(legalBasis, to: WatchlistLimits.nameCharacters)
    self.owner = WatchlistLimits.cut(owner, to: WatchlistLimits.nameCharacters)
    self.entered = entered
    self.review = review
    self.expires = expires
  }
}
