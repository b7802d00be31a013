import Border
import Terminal

/// What the officer is at, below the pages that may lie on it.
enum Mode: Equatable {
  case dashboard
  case typing(TypedDocument)
  case deciding(LaneCase)
  case choosingReason(LaneCase, outcome: String, ListState)
  case writingWords(LaneCase, outcome: String, reason: String, TextField)

  /// The traveller at the lane.
  var laneCase: LaneCase? {
    switch self {
    case .deciding(let theCase), .choosingReason(let theCase, _, _), .writingWords(let theCase, _, _, _): theCase
    default: nil
    }
  }

  /// The text field that the officer writes in.
  var field: TextField? {
    get {
      switch self {
      case .typing(let document): document.field
      case .writingWords(_, _, _, let field): field
      default: nil
      }
    }
    set {
      guard let newValue, case .writingWords(let theCase, let outcome, let reason, _) = self else { return }
      self = .writingWords(theCase, outcome: outcome, reason: reason, newValue)
    }
  }

  /// Changes the traveller at the lane, if it is the one that `isMeant`.
  mutating func update(where isMeant: (LaneCase) -> Bool, _ change: (inout LaneCase) -> Void) {
    guard var theCase = laneCase, isMeant(theCase) else { return }
    change(&theCase)
    switch self {
    case .deciding: self = .deciding(theCase)
    case .choosingReason(_, let outcome, let list): self = .choosingReason(theCase, outcome: outcome, list)
    case .writingWords(_, let outcome, let reason, let field):
      self = .writingWords(theCase, outcome: outcome, reason: reason, field)
    default: break
    }
  }

  /// Whether a document that is read now may take the screen: nobody is being decided, nothing half written.
  var isFreeForDocument: Bool {
    switch self {
    case .dashboard, .typing: true
    default: false
    }
  }
}
