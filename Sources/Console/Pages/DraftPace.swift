import Border
import Terminal

/// When what is typed into a form is kept as a draft: a while after the last key, at once when a field is left, and
/// never twice the same.
struct DraftPace: Equatable {
  /// What was typed is kept so long after the last key.
  static let keepMilliseconds = 1_000

  /// What the clerk keeps of it; nil: nothing yet.
  private(set) var kept: FormDraft?
  /// When it is to be kept.
  private(set) var dueAt: Instant?

  init(_ kept: FormDraft? = nil) { self.kept = kept }

  mutating func typed(at instant: Instant) { dueAt = instant.advanced(milliseconds: Self.keepMilliseconds) }

  func isDue(at instant: Instant) -> Bool { dueAt.map { instant >= $0 } ?? false }

  /// - Parameter draft: what stands in the form now; nil where nothing of it is worth keeping.
  mutating func keep(_ draft: FormDraft?) -> [Effect] {
    dueAt = nil
    guard let draft, draft != kept else { return [] }
    kept = draft
    return [.keepDraft(draft)]
  }

  /// The officer throws it away.
  mutating func drop() -> [Effect] {
    dueAt = nil
    return kept == nil ? [] : [.dropDraft]
  }
}
