import Phrases
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
  public let advice: Phrase
  /// Officers found the traveller to be this person. Else it is a strong likeness of which two have not said yet that it
  /// is somebody else: whoever is let pass by it passes unseen.
  public let isConfirmed: Bool
  /// The entry or its class asks for it. Else it is due because nobody knows yet who it is, and no list asked.
  public let isAsked: Bool

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

  /// nil where the traveller is the person, and neither the entry nor its class asks for anything in this direction. What
  /// the entry names besides its class is due in both; and of whom nobody knows yet who it is, two must say that first in either.
  private init?(_ found: WatchlistChecked.Found, _ direction: Direction, _ tables: HitTables, isConfirmed: Bool) {
    guard let rule = tables.rule(ofClass: found.listClass) else { return nil }
    let action = rule.action.value
    let isOfDirection = action.direction.map { $0 == direction.rawValue } ?? true
    let named = found.action.flatMap(Self.dueOutcome)
    // A list that writes its class's outcome beside each entry means no more than the class.
    let own = named == action.due ? nil : named
    guard isOfDirection || own != nil || !isConfirmed else { return nil }
    (list, entry, name, listClass) = (found.list, found.entry, found.name, found.listClass)
    due = own ?? (isOfDirection ? action.due : Self.lookedAt)
    if own != nil {
      advice = .asTheEntryNames
    } else {
      advice = isOfDirection ? Phrase(id: rule.advice.value.id, en: rule.advice.value.en) : .whoFirst
    }
    self.isConfirmed = isConfirmed
    isAsked = isOfDirection || own != nil
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

  /// What is due where it must be known who it is, and no more.
  private static let lookedAt = "secondary"

  /// Those by which nobody crosses.
  private static let outcomes: Set<String> = [
    "secondary", "postponed", "refused", "referred", "handed-over", "detained",
  ]
}

extension Phrase {
  /// Where the class's advice would be about another outcome.
  fileprivate static let asTheEntryNames = Phrase(
    id: "Entrinya sendiri menyebut tindakan ini; hubungi pemilik entri.",
    en: "The entry itself names this; ask the entry's owner.")

  fileprivate static let whoFirst = Phrase(
    id: "Pastikan dulu berdua siapa orangnya; bila memang dia, untuk arah ini tidak ada yang diminta.",
    en: "Two officers say first who it is; if it is the person, nothing is asked for in this direction.")
}
