import Border
import Terminal

/// What was sent to be recorded and is not acknowledged yet.
struct Saving: Equatable {
  enum What: Equatable {
    case decision(LaneCase, outcome: String, reason: String?, words: String?)
    /// A decision is taken back: of whom, and the crossing.
    case undo(LaneCase, crossing: String)
    /// Something of a page, which stands here as it was.
    case write(Write, name: String, page: Page)
  }

  let ticket: Ticket
  let what: What
  let sentAt: Instant
  /// On disk; it leaves the screen with the next board, which has its crossing.
  var isKept = false

  /// What was asked, to be asked again.
  var request: Request {
    switch what {
    case .decision(let theCase, let outcome, let reason, let words):
      .decide(ticket, theCase.crossing(outcome: outcome, reason: reason, words: words))
    case .undo(_, let crossing): .write(ticket, .undo(crossing: crossing))
    case .write(let write, _, _): .write(ticket, write)
    }
  }

  /// The scan that it decides.
  var scan: String? {
    if case .decision(let theCase, _, _, _) = what { theCase.scan } else { nil }
  }

  var name: String {
    switch what {
    case .decision(let theCase, _, _, _), .undo(let theCase, _): theCase.traveller.name
    case .write(_, let name, _): name
    }
  }

  /// The screen on which it was decided, with all that was entered, for when it could not be recorded; nil where its
  /// key is all that there is to press again.
  func returned(_ change: (inout LaneCase) -> Void, reasons: [String], _ scene: Scene) -> Returned? {
    switch what {
    case .undo: return nil
    case .write(_, _, var page):
      page.change { _ = $0.settled(isKept: false, scene) }
      return .page(page)
    case .decision(var theCase, let outcome, let reason, let words):
      change(&theCase)
      guard reason != nil || words != nil else { return .mode(.deciding(theCase)) }
      guard let words else {
        let list = ListState(selected: reason.flatMap(reasons.firstIndex) ?? 0)
        return .mode(.choosingReason(theCase, outcome: outcome, list))
      }
      return .mode(
        .writingWords(
          theCase, outcome: outcome, reason: reason ?? "", TextField(words, maximum: CrossingRecorded.reasonLimit)))
    }
  }
}

/// A screen that comes back because what was sent from it could not be recorded.
enum Returned: Equatable {
  case mode(Mode)
  case page(Page)

  var laneCase: LaneCase? { if case .mode(let mode) = self { mode.laneCase } else { nil } }

  mutating func update(where isMeant: (LaneCase) -> Bool, _ change: (inout LaneCase) -> Void) {
    guard case .mode(var mode) = self else { return }
    mode.update(where: isMeant, change)
    self = .mode(mode)
  }
}
