import Terminal

/// Lets a key decide only when it stands alone: no other input in the 150 ms before it and none in the 150 ms after.
///
/// So neither a reader that types a document over the prompt, nor a paste, nor a hand that rests on the keyboard decides
/// about a person. The chosen word shows at once; it counts when the time has passed.
///
/// Every input goes through `input(at:)` first, whatever it is; only then may it `press`. No path can forget it.
///
/// What only chooses between reasons is no decision, and Enter belongs to it: a digit that stood alone before it does not make
/// it too close. What comes behind that Enter does.
struct DecisionGuard<Decision: Equatable & Sendable>: Equatable {
  static var quietMilliseconds: Int { 150 }
  /// A wake so much behind its time tells that the program or the machine stood still: what was typed meanwhile may
  /// come only now, and the moment of the key itself is not sure. The time of quiet begins again.
  static var lateMilliseconds: Int { 50 }

  /// What was pressed and does not count yet.
  private(set) var held: Decision?
  private var heldAt: Instant?
  private var lastInput: Instant?
  /// Whether the newest input had no other shortly before it.
  private(set) var isQuiet = true
  /// The newest input stood alone and chose what Enter takes.
  private var hasChosen = false

  /// Any input, before anything is made of it: it undoes what is held. Gives what it undid.
  ///
  /// - Parameter takesChoice: it is the Enter that takes what a key before it may have chosen.
  @discardableResult
  mutating func input(at instant: Instant, takesChoice: Bool = false) -> Decision? {
    let isApart = lastInput.map { instant.milliseconds(since: $0) >= Self.quietMilliseconds } ?? true
    isQuiet = isApart || (takesChoice && hasChosen)
    hasChosen = false
    // The loop gives the earliest moment at which a key can have come: it may lie before the last one's.
    lastInput = lastInput.map { max($0, instant) } ?? instant
    return release()
  }

  /// The newest input is a decision. Gives whether it is held; one too close to other input is dropped.
  mutating func press(_ decision: Decision, at instant: Instant, afterQuiet: Bool = true) -> Bool {
    guard isQuiet || !afterQuiet else { return false }
    held = decision
    heldAt = instant
    return true
  }

  /// The newest input chose what Enter takes; it decides nothing by itself.
  mutating func choose() { hasChosen = isQuiet }

  /// Forgets what is held, because what it was decided on is no longer what shows.
  @discardableResult
  mutating func release() -> Decision? {
    defer {
      held = nil
      heldAt = nil
    }
    return held
  }

  /// The decision that has stood alone long enough. Gives it once.
  mutating func due(at instant: Instant) -> Decision? {
    guard let wake, instant >= wake else { return nil }
    guard instant.milliseconds(since: wake) <= Self.lateMilliseconds else {
      heldAt = instant
      return nil
    }
    return release()
  }

  /// When a held decision counts.
  var wake: Instant? { heldAt?.advanced(milliseconds: Self.quietMilliseconds) }

  /// Whether any input has come after `instant`.
  func hasInput(after instant: Instant) -> Bool { lastInput.map { $0 > instant } ?? false }
}
