import ReferenceData

/// What one candidate of a hit asks of whoever decides on the traveller. It is told beside the decision keys; the console
/// refuses nobody by it.
public struct HitDuty: Sendable, Equatable {
  public let list: String
  public let entry: String
  public let name: String
  /// As the check had it; nil: the entry has none.
  public let listClass: String?
  /// The outcome that is due: the one that the entry names, else that of its class.
  public let due: String
  /// What is no override beside it.
  public let accepted: Set<String>
  public let advice: BilingualText
  /// Officers found the traveller to be this person. Else it is a strong likeness of which two have not said yet that it
  /// is somebody else: whoever is let pass by it passes unseen.
  public let isConfirmed: Bool

  /// Whether a decision goes against it.
  public func isOverridden(by outcome: String) -> Bool { !accepted.contains(outcome) }

  /// What a check asks for in a direction, most pressing first.
  ///
  /// - Parameter standing: what officers found a candidate to be, as far as it counts.
  public static func all(
    _ check: WatchlistChecked, _ direction: Direction, _ tables: HitTables,
    standing: (WatchlistChecked.Found) -> HitDisposed.Finding?
  ) -> [HitDuty] {
    let duties = check.candidates.compactMap { found -> HitDuty? in
      switch standing(found) {
      case .samePerson: HitDuty(found, direction, tables, isConfirmed: true)
      case .otherPerson: nil
      case .cannotTell, nil: found.isStrong ? HitDuty(found, direction, tables, isConfirmed: false) : nil
      }
    }
    return duties.filter(\.isConfirmed) + duties.filter { !$0.isConfirmed }
  }

  /// What a candidate asks for where the traveller is found to be the person; nil: nothing in this direction.
  public static func ifSame(
    _ found: WatchlistChecked.Found, _ direction: Direction, _ tables: HitTables
  ) -> HitDuty? {
    HitDuty(found, direction, tables, isConfirmed: true)
  }

  /// nil where the class asks for nothing in this direction.
  private init?(_ found: WatchlistChecked.Found, _ direction: Direction, _ tables: HitTables, isConfirmed: Bool) {
    guard let rule = tables.rule(ofClass: found.listClass) else { return nil }
    let action = rule.action.value
    if let only = action.direction, only != direction.rawValue { return nil }
    let named = found.action.flatMap(Self.dueOutcome)
    (list, entry, name, listClass) = (found.list, found.entry, found.name, found.listClass)
    due = named ?? action.due
    advice = rule.advice.value
    self.isConfirmed = isConfirmed
    var accepted = Set(action.accepts + [action.due, due])
    // Who is not known yet must not pass; nor whom the entry itself says not to let pass.
    if !isConfirmed { accepted = Self.outcomes }
    if !isConfirmed || named != nil { accepted.subtract(CrossingFilter.crossed) }
    self.accepted = accepted
  }

  /// The outcome that a list's action asks for: its code, or the console's own word for it, in any case of letters. nil:
  /// it is none, or one by which somebody crosses.
  static func dueOutcome(ofAction action: String) -> String? {
    let word = action.lowercased()
    let code = ownWords[word] ?? word
    return outcomes.contains(code) ? code : nil
  }

  /// As outcomes.json has them, which a test compares.
  static let ownWords = [
    "sekunder": "secondary", "tunda": "postponed", "tolak": "refused", "rujuk": "referred", "serah": "handed-over",
    "detensi": "detained",
  ]

  /// Those by which nobody crosses.
  private static let outcomes: Set<String> = [
    "secondary", "postponed", "refused", "referred", "handed-over", "detained",
  ]
}
