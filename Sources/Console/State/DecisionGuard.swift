import Terminal

/// Lets a key decide only when it stands alone: no other input in the 150 ms before it and none in the 150 ms after.
///
/// So neither a reader that types a document over the prompt, nor a paste, nor a hand that rests on the keyboard decides
/// about a person. The chosen word shows at once; it counts when the time has passed.
struct DecisionGuard<Decision: Equatable & Sendable>: Equatable {
  static var quietMilliseconds: Int { 150 }

  /// What was pressed and does not count yet.
  private(set) var held: Decision?
  private var heldAt: Instant?
  private var lastInput: Instant?

  /// Any input that is not a decision: it undoes one that is held.
  mutating func note(at instant: Instant) {
    held = nil
    heldAt = nil
    lastInput = instant
  }

  /// A decision key. Gives whether it is held; a key too close to other input is dropped.
  mutating func press(_ decision: Decision, at instant: Instant) -> Bool {
    let isQuiet = lastInput.map { instant.milliseconds(since: $0) >= Self.quietMilliseconds } ?? true
    guard isQuiet else {
      note(at: instant)
      return false
    }
    lastInput = instant
    held = decision
    heldAt = instant
    return true
  }

  /// The decision that has stood alone long enough. Gives it once.
  mutating func due(at instant: Instant) -> Decision? {
    guard let wake, instant >= wake, let decision = held else { return nil }
    held = nil
    heldAt = nil
    return decision
  }

  /// When a held decision counts.
  var wake: Instant? { heldAt?.advanced(milliseconds: Self.quietMilliseconds) }
}
