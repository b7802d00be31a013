import Border
import Journal
import Phrases
import TravelDocuments

/// What the traveller at the lane has presented.
enum LaneDocument: Equatable {
  case mrz(MRZ)
  /// Entered by hand, as it is recorded.
  case entered(DocumentEntered)

  /// nil where the lines are no machine-readable zone any more, on a day that changes what they mean.
  init?(_ presented: Presented, today: PartialDate) {
    switch presented {
    case .mrz(let lines):
      guard let mrz = try? MRZ(lines: lines, today: today) else { return nil }
      self = .mrz(mrz)
    case .entered(let document): self = .entered(document)
    }
  }

  var traveller: Traveller {
    switch self {
    case .mrz(let mrz): mrz.traveller
    case .entered(let document): document.facts.traveller
    }
  }

  var presented: PresentedDocument {
    switch self {
    case .mrz(let mrz): mrz.presented
    case .entered(let document): document.facts.document
    }
  }

  /// What is said of the traveller as presented.
  func facts(_ direction: Direction) -> CrossingFacts {
    switch self {
    case .mrz: CrossingFacts(direction: direction, traveller: traveller, document: presented)
    case .entered(let document): document.facts
    }
  }

  /// The zone as read; nil where it was entered by hand.
  var mrz: MRZ? { if case .mrz(let mrz) = self { mrz } else { nil } }

  /// The lines as read; none where it was entered by hand.
  var lines: [String] { if case .mrz(let mrz) = self { mrz.lines } else { [] } }
}

/// One traveller at the lane: the document, the list's answer, and how far the record has come.
struct LaneCase: Equatable {
  let ticket: Ticket
  let document: LaneDocument
  let direction: Direction
  let lane: Int
  let source: ScanSource
  /// What the officer has added by hand: codes of purpose and vehicle, and a note.
  var purpose: String?
  var vehicle: String?
  var note: String?
  /// The last stamp that the officer sees in the document.
  var stamp: SeenStamp?
  /// The stay as proposed, or as the officer has set it.
  var stayUntil: PartialDate?
  /// Whether the officer has set any of these.
  var isTouched = false
  /// The crossing that purpose and vehicle were taken from; nil: they were not.
  var proposedBy: CrossingRow?
  /// What was said to speak against letting the traveller through.
  var doubtsTold: Set<String> = []
  /// Not of the party that is open at the lane.
  var isApart = false
  /// The party that it was decided in.
  var party: String?
  /// Who brings a child.
  var guardian: Guardian?
  /// Whether it was asked who brings the child.
  var wasAskedGuardian = false
  /// What the store knows of the document; nil while it is not read.
  var past: DocumentPast?
  /// Whether the notices stand where else the list's answer does.
  var isShowingNotices = false
  /// The rules whose notices stood here when it was decided.
  var noticed: [String] = []
  /// The scan's id once it is recorded.
  var scan: String?
  /// From when its waiting counts; nil while it is not recorded.
  var since: Timestamp?
  /// The recorded check that `answer` is; nil while it is not recorded.
  var check: String?
  /// nil while the list has not answered.
  var answer: Answer?
  /// Why the last attempt to record anything of it failed.
  var failure: Phrase?
  /// Who has decided it meanwhile, where and when.
  var decidedElsewhere: String?

  init(
    ticket: Ticket, document: LaneDocument, direction: Direction, lane: Int, source: ScanSource, scan: String? = nil,
    answer: Answer? = nil
  ) {
    self.ticket = ticket
    self.document = document
    self.direction = direction
    self.lane = lane
    self.source = source
    self.scan = scan
    self.answer = answer
    if case .entered(let entered) = document {
      (purpose, vehicle, note) = (entered.facts.purpose, entered.facts.vehicle, entered.facts.note)
      stamp = entered.facts.stamp
    }
  }

  var traveller: Traveller { document.traveller }

  var facts: CrossingFacts {
    CrossingFacts(
      direction: direction, traveller: traveller, document: document.presented, purpose: purpose, vehicle: vehicle,
      note: note, stayUntil: stayUntil, stamp: stamp)
  }

  /// Takes what the officer has added by hand.
  mutating func add(_ data: AddedData) {
    (purpose, vehicle, note, stayUntil) = (data.purpose, data.vehicle, data.note, data.stayUntil)
    stamp = data.stamp
    (isTouched, proposedBy) = (true, nil)
  }

  /// Why nothing can be decided now; nil when it can. A decision needs the list's answer and a record of both.
  var decisionProblem: Phrase? {
    if decidedElsewhere != nil { return .takenElsewhere }
    if answer == nil { return .listStillSearching }
    return scan == nil || check == nil ? .scanNotRecorded : nil
  }

  /// The crossing as it would be recorded with this outcome.
  func crossing(outcome: String, reason: String?, words: String?) -> CrossingRecorded {
    var crossing = CrossingRecorded(
      direction: direction, lane: lane, traveller: traveller, document: document.presented, outcome: outcome,
      reason: reason, words: words, purpose: purpose, vehicle: vehicle, note: note,
      stayUntil: StayGranted.isDue(facts) && CrossingFilter.crossed.contains(outcome) ? stayUntil : nil, stamp: stamp,
      scan: scan,
      check: check, notices: noticed)
    crossing.company = Company(party: party, guardian: guardian)
    return crossing
  }

  /// What records the document and asks the list; nothing is recorded twice.
  var request: Request {
    if let scan { return .take(ticket, scan: scan) }
    switch document {
    case .mrz(let mrz):
      return .present(
        ticket, mrz: mrz.lines, kind: mrz.kind.rawValue, lane: lane, direction: direction, source: source)
    case .entered(let entered):
      return .enter(ticket, entered)
    }
  }
}
