import Border
import Terminal

/// What was sent to be recorded and is not acknowledged yet.
struct Saving: Equatable {
  enum What: Equatable {
    case decision(LaneCase, outcome: String, reason: String?, words: String?)
    case void(CrossingRow, reason: String)
  }

  let ticket: Ticket
  let what: What
  let sentAt: Instant
  /// On disk; it leaves the screen with the next board, which has its crossing.
  var isKept = false

  /// The scan that it decides.
  var scan: String? {
    if case .decision(let theCase, _, _, _) = what { theCase.scan } else { nil }
  }

  var name: String {
    switch what {
    case .decision(let theCase, _, _, _): theCase.mrz.traveller.name
    case .void(let row, _): row.name
    }
  }

  /// The screen on which it was decided, with all that was entered, for when it could not be recorded.
  func mode(_ change: (inout LaneCase) -> Void, reasons: [String]) -> Mode {
    switch what {
    case .void(let row, let words):
      return .voiding(row, TextField(words, maximum: CrossingRecorded.reasonLimit))
    case .decision(var theCase, let outcome, let reason, let words):
      change(&theCase)
      guard let reason else { return .deciding(theCase) }
      guard let words else {
        let list = ListState(selected: reasons.firstIndex(of: reason) ?? 0)
        return .choosingReason(theCase, outcome: outcome, list)
      }
      return .writingWords(
        theCase, outcome: outcome, reason: reason, TextField(words, maximum: CrossingRecorded.reasonLimit))
    }
  }
}
