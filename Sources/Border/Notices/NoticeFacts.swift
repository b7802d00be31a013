import Journal
import ReferenceData
import TravelDocuments

/// All that the rules for notices look at. They read no clock and no file.
public struct NoticeFacts: Sendable {
  public var facts: CrossingFacts
  /// The machine-readable zone, where one was read.
  public var mrz: MRZ?
  /// The watchlist's candidates for the traveller.
  public var candidates: [WatchlistChecked.Found]
  /// With whom the traveller comes.
  public var company: Company
  /// Who is said to bring a child, as that person's own document says; nil where it is not at hand.
  public var adult: Traveller?
  /// What this store knows of the document.
  public var past: DocumentPast
  /// The post's own day.
  public var today: PartialDate
  /// The moment; nil where the day alone is known.
  public var now: Timestamp?
  public var post: Post
  public var reference: ReferenceData

  public init(
    _ facts: CrossingFacts, mrz: MRZ? = nil, candidates: [WatchlistChecked.Found] = [],
    company: Company = Company(), adult: Traveller? = nil, past: DocumentPast = DocumentPast(), today: PartialDate,
    now: Timestamp? = nil, post: Post, reference: ReferenceData
  ) {
    self.facts = facts
    self.mrz = mrz
    self.candidates = candidates
    self.company = company
    self.adult = adult
    self.past = past
    self.today = today
    self.now = now
    self.post = post
    self.reference = reference
  }

  var document: PresentedDocument { facts.document }
  var traveller: Traveller { facts.traveller }
  var zone: PostZone { post.zone }

  var isForeigner: Bool { traveller.citizenship == .wna }
  var isCitizen: Bool { traveller.citizenship == .wni }
  /// A border crossing pass that Indonesia issued.
  var isIndonesianPass: Bool {
    document.type == "plb" && (document.issuer == "IDN" || document.issuer == nil && isCitizen)
  }

  /// How many days the document is still good, 0 on its last day; nil where that is not known.
  var daysLeft: Int? { document.expiry.map { $0.latestDay - today.earliestDay } }

  /// The newest crossing with which this document went over the line.
  var lastPassage: CrossingRow? { past.crossings.first { CrossingFilter.crossed.contains($0.outcome) } }

  /// The day of a crossing at the post.
  func day(of row: CrossingRow) -> Int { zone.dayAndHour(of: row.time).day }

  /// A kind of document in the words of people.
  func documentName(_ code: String) -> BilingualText {
    reference.documentKind(code)?.name.value ?? BilingualText(id: code, en: code)
  }
}
