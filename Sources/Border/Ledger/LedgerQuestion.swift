import GRDB
import Journal

/// What screens ask of the tables beside the panels.
public enum LedgerQuestion: Sendable, Equatable {
  case history(HistoryQuery)
  /// Everything of one crossing, by its id.
  case story(String)
  /// The numbers of a period, its end excluded.
  case summary(from: Timestamp, to: Timestamp)
  case hits(HitFilter)
  case patrols(from: Timestamp?, to: Timestamp?)
  /// A party with its travellers, by its id.
  case party(String)
  /// Who crossed before with a document whose number ends so.
  case known(ending: String)
  /// A patrol's entries, by its id.
  case entries(ofPatrol: String)
  /// An entry of the post's own list, withdrawn or not, by its id as lists show it.
  case localEntry(String)
  /// The marks on whoever presents a document of this number, in the form in which numbers are compared.
  case marks(ofNumber: String)
  /// Outages and drills, with what is still to be done after them.
  case outages
}

public enum LedgerAnswer: Sendable, Equatable {
  case crossings([CrossingRow])
  /// nil: there is none.
  case story(CrossingStory?)
  case summary(ShiftSummary)
  case hits([HitRow])
  case patrols([PatrolRow])
  case entries([PatrolEntryRow])
  /// nil: there is none.
  case localEntry(LocalEntry?)
  case marks([ClearedMark])
  case outages(OutageReport)
  case party(PartyMembers?)
}

extension Ledger {
  /// Answers from the tables as they are.
  public func answer(_ question: LedgerQuestion) throws -> LedgerAnswer {
    try read { try $0.answer(question, zone) }
  }
}

extension Database {
  func answer(_ question: LedgerQuestion, _ zone: PostZone) throws -> LedgerAnswer {
    switch question {
    case .history(let query): .crossings(try history(query))
    case .story(let id): .story(try story(ofCrossing: id))
    case .summary(let from, let to): .summary(try summary(from: from, to: to, zone: zone))
    case .hits(let filter): .hits(try hits(filter))
    case .patrols(let from, let to): .patrols(try patrols(from: from, to: to))
    case .party(let id): .party(try members(ofParty: id))
    case .known(let ending): .crossings(try knownTravellers(ending: ending))
    case .entries(let id): .entries(try entries(ofPatrol: id))
    case .localEntry(let id): .localEntry(try localEntry(id))
    case .marks(let number): .marks(try marks(ofNumber: number))
    case .outages: .outages(try outages(limit: Ledger.outageLimit))
    }
  }
}
