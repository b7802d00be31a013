/// A date field of an MRZ: six characters YYMMDD, of which an issuer may leave parts blank.
struct MRZDate {
  /// One two-digit number of the field.
  enum Part: Equatable {
    case known(Int)
    case unknown
    /// Half blank, or not digits.
    case malformed

    init(_ tens: UInt8, _ units: UInt8) {
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      if tens == MRZ.filler && units == MRZ.filler {
        self = .unknown
      } else if digits.contains(tens) && digits.contains(units) {
        self = .known(Int(tens - UInt8(ascii: "0")) * 10 + Int(units - UInt8(ascii: "0")))
      } else {
        self = .malformed
      }
    }

    var number: Int? {
      if case .known(let number) = self { number } else { nil }
    }
  }

  let year: Part
  let month: Part
  let day: Part

  /// `nil` unless there are six bytes.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 6 else { return nil }
    year = Part(bytes[0], bytes[1])
    month = Part(bytes[2], bytes[3])
    day = Part(bytes[4], bytes[5])
  }

  /// Whether the parts that are known can be parts of some date, 29 February included where no year speaks against it.
  var isPossible: Bool {
    guard year != .malformed, month != .malformed, day != .malformed else { return false }
    let leapYear = 2000
    let longest: Int?
    switch (year.number, month.number) {
    case (_, nil): longest = 31
    case (nil, let month?): longest = CivilCalendar.days(inMonth: month, of: leapYear)
    case (let year?, let month?):
      // Only year 00 can be both: 2000 had a leap day, 1900 hadn't.
      longest = CivilCalendar.days(inMonth: month, of: leapYear + year)
    }
    guard let longest else { return false }
    return day.number.map { (1...longest).contains($0) } ?? true
  }

  /// The birth date: the newest one that isn't after `today`.
  ///
  /// The standard leaves the century open (part 3, section 4.8), so that somebody of a hundred and more can't be told
  /// from a child; the visual zone has four digits. A day whose month is unknown is left out.
  func birthDate(today: PartialDate) -> PartialDate? {
    guard isPossible, let year = year.number else { return nil }
    let thisCentury = today.year - today.year % 100
    for century in [thisCentury, thisCentury - 100] {
      if let date = date(inYear: century + year), date.earliestDay <= today.latestDay { return date }
    }
    return nil
  }

  /// The expiry date: the one whose year is from 50 years before to 49 years after `today`'s.
  ///
  /// Documents are valid for ten years or so, and an old one may still be shown; half a century on either side is the
  /// widest window that leaves one answer.
  func expiryDate(today: PartialDate) -> PartialDate? {
    guard isPossible, let year = year.number else { return nil }
    let oldest = today.year - 50
    let ahead = (year - oldest % 100 + 200) % 100
    return date(inYear: oldest + ahead)
  }

  private func date(inYear year: Int) -> PartialDate? {
    PartialDate(year: year, month: month.number, day: month.number == nil ? nil : day.number)
  }
}
