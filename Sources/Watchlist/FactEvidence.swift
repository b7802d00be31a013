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

  /// The grade of the birth date, where both sides have one.
  func birthReason(_ births: [BirthClaim]) -> Reason? {
    birth.flatMap { BirthEvidence.grade($0, births) }
  }

  /// Nationality, sex and kind, in that order.
  func otherReasons(_ entry: WatchlistEntry) -> [Reason] {
    var reasons: [Reason] = []
    if let nationality {
      let listed = entry.nationalities.filter { CountryCodes.code($0) != nil }
      if let same = listed.first(where: { CountryCodes.code($0) == nationality }) {
        reasons.append(.nationalityAgrees(same))
      } else if !listed.isEmpty {
        reasons.append(.nationalityDiffers(query: nationality, listed: listed))
      }
    }
    if let sex, let listed = entry.sex, sex != listed { reasons.append(.sexDiffers(listed: listed)) }
    if kind == .individual, entry.kind == .entity || entry.kind == .vessel || entry.kind == .aircraft {
      reasons.append(.notAPerson(entry.kind))
    }
    return reasons
  }
}
