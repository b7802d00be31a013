import Border
import Journal
import Phrases
import TravelDocuments

/// One traveller at the lane: the document, the list's answer, and how far the record has come.
struct LaneCase: Equatable {
  let ticket: Ticket
  let mrz: MRZ
  let direction: Direction
  let lane: Int
  let source: ScanSource
  /// The scan's id once it is recorded.
  var scan: String?
  /// The recorded check that `answer` is; nil while it is not recorded.
  var check: String?
  /// nil while the list has not answered.
  var answer: Answer?
  /// Why the last attempt to record anything of it failed.
  var failure: Phrase?
  /// Who has decided it meanwhile, where and when.
  var decidedElsewhere: String?

  /// Why nothing can be decided now; nil when it can. A decision needs the list's answer and a record of both.
  var decisionProblem: Phrase? {
    if decidedElsewhere != nil { return .takenElsewhere }
    if answer == nil { return .listStillSearching }
    return scan == nil || check == nil ? .scanNotRecorded : nil
  }

  /// The crossing as it would be recorded with this outcome.
  func crossing(outcome: String, reason: String?, words: String?) -> CrossingRecorded {
    CrossingRecorded(
      direction: direction, lane: lane, traveller: mrz.traveller, document: mrz.presented, outcome: outcome,
      reason: reason, words: words, scan: scan, check: check)
  }

  /// What records the document and asks the list; nothing is recorded twice.
  var request: Request {
    if let scan { return .take(ticket, scan: scan) }
    return .present(
      ticket, mrz: mrz.lines, kind: mrz.kind.rawValue, lane: lane, direction: direction, source: source)
  }
}
