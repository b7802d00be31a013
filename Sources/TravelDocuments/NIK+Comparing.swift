extension NIK {
  /// Something that an officer may want to look at again. Never an alarm: a slip at the registry or the keyboard is by
  /// far the likeliest reason.
  public enum Note: Hashable, Sendable {
    /// The six digits are no day of the calendar, or one that nobody alive can be born on.
    case noBirthDate
    case birthDateDiffers(nik: PartialDate, document: PartialDate)
    case sexDiffers(nik: Sex, document: Sex)
  }

  /// The ages that decide the century.
  public static let plausibleAges = 0...110

  /// The birth date in the number; `nil` where there is none that gives a plausible age.
  ///
  /// The two-digit year may mean two centuries. The one that agrees with the document is taken; without a document, or
  /// where it agrees with neither, the later one.
  ///
  /// - Parameters:
  ///   - today: the day on which the age must be in `plausibleAges`.
  ///   - document: the birth date in a document of the same person.
  public func birthDate(on today: PartialDate, agreeingWith document: PartialDate? = nil) -> PartialDate? {
    let century = today.year - today.year % 100
    let candidates = [century, century - 100, century - 200].compactMap { century -> PartialDate? in
      guard let date = PartialDate(year: century + yearOfCentury, month: month, day: day),
        let ages = date.ages(on: today), Self.plausibleAges.overlaps(ages)
      else { return nil }
      return date
    }
    if let document, let agreeing = candidates.first(where: { $0.agrees(with: document) }) { return agreeing }
    return candidates.first
  }

  /// Where the number and a document of the same person say different things.
  ///
  /// - Parameters:
  ///   - birth: the document's birth date; parts that it doesn't know don't differ. `nil` isn't compared.
  ///   - sex: the document's; `nil` and unspecified aren't compared.
  public func notes(birth: PartialDate?, sex: Sex?, today: PartialDate) -> [Note] {
    var notes: [Note] = []
    if let own = birthDate(on: today, agreeingWith: birth) {
      if let birth, !own.agrees(with: birth) { notes.append(.birthDateDiffers(nik: own, document: birth)) }
    } else {
      notes.append(.noBirthDate)
    }
    if let sex, sex != .unspecified, sex != self.sex { notes.append(.sexDiffers(nik: self.sex, document: sex)) }
    return notes
  }
}
