import Testing

@testable import TravelDocuments

@Suite struct PartialDateTests {
  @Test(arguments: ["1974", "1974-08", "1974-08-12", "0001", "9999-12-31", "2000-02-29"])
  func readsAndWritesTheISOForm(text: String) throws {
    #expect(try date(text).description == text)
  }

  @Test(arguments: [
    "", "74", "1974-", "1974-8", "1974-8-12", "1974-13", "1974-00", "1974-02-30", "1900-02-29", "0000", "1974-08-00",
    "1974/08/12", " 1974", "1974 ", "+974", "19740812", "1974-08-123", "１９７４", "1974-08-1\u{0}", "1974\u{301}-08",
  ])
  func refusesWhatIsNoDate(raw: Raw) {
    #expect(PartialDate(raw.text) == nil)
  }

  @Test func refusesAHugeText() {
    #expect(PartialDate(String(repeating: "1", count: 10_000)) == nil)
  }

  @Test func refusesADayWithoutItsMonth() {
    #expect(PartialDate(year: 1974, month: nil, day: 12) == nil)
  }

  @Test(arguments: [
    (0, 1, 1), (10_000, 1, 1), (Int.min, 1, 1), (Int.max, Int.max, Int.max), (2000, 0, 1), (2000, 1, 32),
  ])
  func refusesNumbersThatAreNoDate(year: Int, month: Int, day: Int) {
    #expect(PartialDate(year: year, month: month, day: day) == nil)
    #expect(CivilCalendar.daysSinceEpoch(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    ("1970-01-01", 0, 0), ("1970", 0, 364), ("1972-02", 761, 789), ("1969-12-31", -1, -1),
    ("2000-03-01", 11_017, 11_017),
  ])
  func knowsTheFirstAndLastDayThatItCanMean(text: String, earliest: Int, latest: Int) throws {
    #expect(try date(text).earliestDay == earliest)
    #expect(try date(text).latestDay == latest)
  }

  @Test func everyDayOfFourHundredYearsFollowsTheOneBefore() throws {
    var previous = try #require(CivilCalendar.daysSinceEpoch(year: 1799, month: 12, day: 31))
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...(try #require(CivilCalendar.days(inMonth: month, of: year))) {
          let days = try #require(CivilCalendar.daysSinceEpoch(year: year, month: month, day: day))
          #expect(days == previous + 1)
          let back = try #require(CivilCalendar.date(daysSinceEpoch: days))
          #expect((back.year, back.month, back.day) == (year, month, day))
          previous = days
        }
      }
    }
  }

  @Test(arguments: [Int.min, -719_163, 2_932_897, Int.max])
  func daysOutsideTheCalendarHaveNoDate(days: Int) {
    #expect(CivilCalendar.date(daysSinceEpoch: days) == nil)
    #expect(PartialDate(daysSinceEpoch: days) == nil)
  }

  @Test func theCalendarsEndsAreDates() {
    #expect(PartialDate(daysSinceEpoch: -719_162)?.description == "0001-01-01")
    #expect(PartialDate(daysSinceEpoch: 2_932_896)?.description == "9999-12-31")
  }

  @Test(arguments: [
    ("1974-08-12", "2026-08-11", 51...51), ("1974-08-12", "2026-08-12", 52...52), ("1974", "2026-08-12", 51...52),
    ("1974-08", "2026-08-12", 51...52), ("1974-09", "2026-08-12", 51...51), ("2008-02-29", "2026-02-28", 17...17),
    ("2008-02-29", "2026-03-01", 18...18), ("1974-08-12", "2026", 51...52), ("2026", "2026-01-01", 0...0),
    ("2026-08-12", "2026-08-12", 0...0), ("2026", "2026", 0...0),
  ])
  func agesAreARangeWherePartsAreUnknown(birth: String, day: String, ages: ClosedRange<Int>) throws {
    #expect(try date(birth).ages(on: date(day)) == ages)
  }

  @Test(arguments: [("2026-08-13", "2026-08-12"), ("2027", "2026-12-31"), ("9999", "0001")])
  func nobodyBornLaterHasAnAge(birth: String, day: String) throws {
    #expect(try date(birth).ages(on: date(day)) == nil)
  }

  @Test(arguments: [
    ("1974", "1974-08-12", true), ("1974-08", "1974-08-12", true), ("1974-09", "1974-08-12", false),
    ("1975", "1974-08-12", false), ("1974-08-12", "1974-08-13", false),
  ])
  func datesAgreeWhereNoKnownPartDiffers(one: String, other: String, agree: Bool) throws {
    #expect(try date(one).agrees(with: date(other)) == agree)
    #expect(try date(other).agrees(with: date(one)) == agree)
  }
}
