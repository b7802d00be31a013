import TravelDocuments

/// What a query's birth date, nationality, sex and kind say about an entry.
struct FactEvidence {
  private let birth: PartialDate?
  /// ICAO's three letters; `nil` also for a country that isn't known.
  private let nationality: String?
  private let sex: ListedSex?
  private let kind: EntryKind?

  init(_ query: WatchlistQuery) {
    birth = query.birth
    nationality = query.nationality.flatMap(CountryCodes.code)
    sex = query.sex
    kind = query.kind
  }

  /// Whether anything was asked that an entry's facts can answer.
  var isAsked: Bool { birth != nil || nationality != nil || sex != nil || kind != nil }

  /// What an entry's facts add, whichever of its names matches.
  struct Odds {
    /// Nats.
    var sum = 0.0
    var birthIsEqual = false
  }

  func odds(_ facts: EntryRecord.Facts) -> Odds {
    var odds = Odds(sum: otherReasons(facts).reduce(0) { $0 + ScoringModel.odds($1) })
    if let birth = birthReason(facts) {
      odds.sum += ScoringModel.odds(birth) - ScoringModel.dearth(of: facts.births, for: birth)
      if case .birthEqual(let date) = birth { odds.birthIsEqual = !BirthEvidence.isNewYear(date) }
    }
    return odds
  }

  /// The grade of the birth date, where both sides have one.
  func birthReason(_ facts: EntryRecord.Facts) -> Reason? {
    birth.flatMap { BirthEvidence.grade($0, facts.births) }
  }

  /// Nationality, sex and kind, in that order.
  func otherReasons(_ facts: EntryRecord.Facts) -> [Reason] {
    var reasons: [Reason] = []
    if let nationality {
      let listed = facts.nationalities.filter { !$0.code.isEmpty }
      if let same = listed.first(where: { $0.code == nationality }) {
        reasons.append(.nationalityAgrees(same.text))
      } else if !listed.isEmpty {
        reasons.append(.nationalityDiffers(query: nationality, listed: listed.map(\.text)))
      }
    }
    if let sex, let listed = facts.sex, sex != listed { reasons.append(.sexDiffers(listed: listed)) }
    if kind == .individual, facts.kind == .entity || facts.kind == .vessel || facts.kind == .aircraft {
      reasons.append(.notAPerson(facts.kind))
    }
    return reasons
  }
}
