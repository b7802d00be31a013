import Border
import Journal
import TravelDocuments

/// One traveller at the lane: the document, the list's answer, and how far the record has come.
struct LaneCase: Equatable {
  let ticket: Ticket
  let mrz: MRZ
  let direction: Direction
  let lane: Int
  /// The scan's id once it is recorded.
  var scan: String?
  /// nil while the list has not answered.
  var answer: Answer?

  /// The crossing as it would be recorded with this outcome.
  func crossing(outcome: String, reason: String?, words: String?) -> CrossingRecorded {
    CrossingRecorded(
      direction: direction, lane: lane, traveller: mrz.traveller, document: mrz.presented, outcome: outcome,
      reason: reason, words: words, scan: scan)
  }
}

/// A decision that waits for its acknowledgement.
struct Saving: Equatable {
  let theCase: LaneCase
  let outcome: String
  let reason: String?
  let words: String?
}
