import Journal
import ReferenceData
import TravelDocuments

/// The stay that an entry grants to a foreigner: what is proposed, and what can be granted.
public enum StayGranted {
  /// Longest stay that is taken; longer ones are slips. Residence permits are of some years.
  public static let daysMax = 3_653

  /// Whether a stay is to be granted: a foreigner enters.
  public static func isDue(_ facts: CrossingFacts) -> Bool {
    facts.direction == .in && facts.traveller.citizenship == .wna
  }

  /// The last day that is proposed: by the rule, but none on a document that is no longer valid. Whoever lets its holder in
  /// says for how long.
  public static func proposed(_ facts: CrossingFacts, on day: PartialDate, _ reference: ReferenceData) -> PartialDate? {
    if let expiry = facts.document.expiry, expiry.latestDay < day.earliestDay { return nil }
    return byRule(facts, on: day, reference)
  }

  /// The last day by the rule for this document and nationality; nil where none is known, or none is due.
  static func byRule(_ facts: CrossingFacts, on day: PartialDate, _ reference: ReferenceData) -> PartialDate? {
    guard isDue(facts), let rule = rule(facts, reference) else { return nil }
    return PartialDate(daysSinceEpoch: day.earliestDay + rule.days.value - 1)
  }

  static func rule(_ facts: CrossingFacts, _ reference: ReferenceData) -> StayRule? {
    reference.stay(kind: facts.document.type, nationality: facts.traveller.nationality ?? "")
  }

  /// Refuses a stay for anybody but a foreigner who comes in, one that ends before its first day, and one of over ten
  /// years.
  static func check(_ facts: CrossingFacts, outcome: String, on day: PartialDate?) throws(Refusal) {
    guard let until = facts.stayUntil else { return }
    guard facts.direction == .in, facts.traveller.citizenship != .wni, CrossingFilter.crossed.contains(outcome) else {
      throw .noStay
    }
    guard let day, until.isWhole, (day.earliestDay...day.earliestDay + daysMax).contains(until.earliestDay) else {
      throw .wrongForm(.stayUntil, TypedDate.text(until))
    }
  }
}
