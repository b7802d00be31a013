import TravelDocuments

/// How a traveller's date of birth stands to the dates that an entry claims.
///
/// Of several claims the one that speaks most for the entry counts. The odds of each grade stand in `ScoringModel`.
enum BirthEvidence {
  /// The best grade over all claims, as a reason; `nil` where the entry claims none.
  static func grade(_ query: PartialDate, _ claims: [BirthClaim]) -> Reason? {
    var best: Reason?
    for claim in claims {
      let reason = grade(query, claim)
      if let known = best, odds(known) >= odds(reason) { continue }
      best = reason
    }
    return best
  }

  static func odds(_ reason: Reason) -> Double {
    switch reason {
    case .birthEqual(let date): isNewYear(date) ? ScoringModel.birthNewYearEqual : ScoringModel.birthEqual
    case .birthMonthEqual: ScoringModel.birthMonthEqual
    case .birthYearOnly: ScoringModel.birthYearOnly
    case .birthApproximate: ScoringModel.birthApproximate
    case .birthDayMonthSwapped: ScoringModel.birthDayMonthSwapped
    case .birthOneDigit: ScoringModel.birthOneDigit
    case .birthNear: ScoringModel.birthNear
    case .birthConflict: ScoringModel.birthConflict
    default: 0
    }
  }

  /// How far `circa` reaches to either side, in years.
  private static let circaYears = 2
  /// Different dates are near, and no conflict yet, up to so many years apart.
  private static let nearYears = 2

  static func grade(_ query: PartialDate, _ claim: BirthClaim) -> Reason {
    switch claim {
    case .date(let listed): return grade(query, date: listed)
    case .circa(let listed):
      if query.isWhole, query == listed { return .birthEqual(listed) }
      let apart = yearsApart(query.year...query.year, listed.year...listed.year)
      if apart <= circaYears { return .birthApproximate(query: query, listed: claim) }
      return apart <= circaYears + nearYears
        ? .birthNear(query: query, listed: claim) : .birthConflict(query: query, listed: claim)
    case .between(let first, let last):
      let start = min(first.earliestDay, last.earliestDay)
      let end = max(first.latestDay, last.latestDay)
      if query.latestDay >= start, query.earliestDay <= end { return .birthApproximate(query: query, listed: claim) }
      let years = min(first.year, last.year)...max(first.year, last.year)
      return yearsApart(query.year...query.year, years) <= nearYears
        ? .birthNear(query: query, listed: claim) : .birthConflict(query: query, listed: claim)
    }
  }

  private static func grade(_ query: PartialDate, date listed: PartialDate) -> Reason {
    let claim = BirthClaim.date(listed)
    if query == listed, query.isWhole { return .birthEqual(listed) }
    if query.year == listed.year {
      guard let month = query.month, let listedMonth = listed.month else { return .birthYearOnly(listed.year) }
      if month == listedMonth, query.day == nil || listed.day == nil {
        return .birthMonthEqual(year: listed.year, month: month)
      }
      // The first of January stands for an unknown day in many registers.
      if isNewYear(query) || isNewYear(listed) { return .birthYearOnly(listed.year) }
      if let day = query.day, let listedDay = listed.day, day == listedMonth, month == listedDay {
        return .birthDayMonthSwapped(query: query, listed: listed)
      }
    }
    if query.isWhole, listed.isWhole, digitsDiffering(query, listed) == 1 {
      return .birthOneDigit(query: query, listed: listed)
    }
    let apart = yearsApart(query.year...query.year, listed.year...listed.year)
    return apart <= nearYears ? .birthNear(query: query, listed: claim) : .birthConflict(query: query, listed: claim)
  }

  static func isNewYear(_ date: PartialDate) -> Bool { date.month == 1 && date.day == 1 }

  private static func yearsApart(_ first: ClosedRange<Int>, _ second: ClosedRange<Int>) -> Int {
    max(0, max(second.lowerBound - first.upperBound, first.lowerBound - second.upperBound))
  }

  private static func digitsDiffering(_ first: PartialDate, _ second: PartialDate) -> Int {
    var left = number(first)
    var right = number(second)
    var count = 0
    while left > 0 || right > 0 {
      if left % 10 != right % 10 { count += 1 }
      left /= 10
      right /= 10
    }
    return count
  }

  private static func number(_ date: PartialDate) -> Int {
    (date.year * 100 + (date.month ?? 0)) * 100 + (date.day ?? 0)
  }
}
