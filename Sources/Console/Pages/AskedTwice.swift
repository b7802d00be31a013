import Terminal

/// A key that does something only when it is pressed again while its question still stands on the screen: whoever presses
/// it an hour later has forgotten the first time, and may believe to be elsewhere.
struct AskedTwice<Subject: Equatable & Sendable>: Equatable, Sendable {
  private var asked: Subject?
  private var askedAt: Instant?

  /// Whether the key was pressed for the same before, and the question shows. Else it is to be asked now.
  mutating func isAnswered(_ subject: Subject, at instant: Instant) -> Bool {
    let isFresh = askedAt.map { instant.milliseconds(since: $0) < ConsoleModel.messageMilliseconds } ?? false
    guard asked == subject, isFresh else {
      (asked, askedAt) = (subject, instant)
      return false
    }
    forget()
    return true
  }

  mutating func forget() { (asked, askedAt) = (nil, nil) }
}
