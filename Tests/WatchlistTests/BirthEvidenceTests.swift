import Testing
import TravelDocuments

@testable import Watchlist

@Suite("Dates of birth are graded")
struct BirthEvidenceTests {
  private func grade(_ query: String, _ claims: [BirthClaim]) throws -> Reason? {
    BirthEvidence.grade(try #require(PartialDate(query)), claims)
  }

  @Test("equal, to the day, to the month, to the year")
  func equal() throws {
    let day = try #require(PartialDate("1974-08-12"))
    #expect(try grade("1974-08-12", born("1974-08-12")) == .birthEqual(day))
    #expect(try grade("1974-08", born("1974-08-12")) == .birthMonthEqual(year: 1974, month: 8))
    #expect(try grade("1974-08-12", born("1974")) == .birthYearOnly(1974))
    #expect(try grade("1974", born("1974")) == .birthYearOnly(1974))
  }

  @Test("1 January may stand for an unknown day")
  func newYear() throws {
    #expect(try grade("1974-08-12", born("1974-01-01")) == .birthYearOnly(1974))
  }

  @Test("1 January on both sides says less than another day, and makes nobody a strong candidate")
  func newYearTwice() throws {
    let newYear = try #require(PartialDate("1974-01-01"))
    let day = try #require(PartialDate("1974-08-12"))
    #expect(ScoringModel.odds(.birthEqual(newYear)) < ScoringModel.odds(.birthEqual(day)))
    #expect(ScoringModel.odds(.birthEqual(newYear)) > ScoringModel.odds(.birthYearOnly(1974)))
    func band(_ birth: PartialDate) throws -> Band {
      let listed = index(person("x", "REKAWAN", births: [.date(birth)]))
      return try #require(listed.search(WatchlistQuery(name: "REKAWAN", birth: birth)).first).band
    }
    #expect(try band(newYear) == .possible)
    #expect(try band(day) == .strong)
  }

  @Test("one date of several says less than the only one")
  func severalYears() {
    let four = born("1971", "1972", "1973", "1974")
    let loss = ScoringModel.dearth(of: four, for: .birthYearOnly(1974))
    #expect(abs(loss - Logarithm.natural(4)) < 0.001)
    #expect(ScoringModel.dearth(of: born("1974"), for: .birthYearOnly(1974)) == 0)
    #expect(ScoringModel.dearth(of: born("1974", "1974"), for: .birthYearOnly(1974)) == 0)
    // What speaks against an entry does so by the nearest of its dates.
    let query = four[0]
    if case .date(let date) = query {
      #expect(ScoringModel.dearth(of: four, for: .birthConflict(query: date, listed: query)) == 0)
    }
  }

  @Test("day and month exchanged")
  func swapped() throws {
    let query = try #require(PartialDate("1974-08-12"))
    let listed = try #require(PartialDate("1974-12-08"))
    #expect(try grade("1974-08-12", born("1974-12-08")) == .birthDayMonthSwapped(query: query, listed: listed))
  }

  @Test(
    "one digit off, in day, month, year or century",
    arguments: ["1974-08-13", "1974-09-12", "1979-08-12", "1874-08-12"])
  func oneDigit(listed: String) throws {
    guard case .birthOneDigit = try grade("1974-08-12", born(listed)) else {
      Issue.record("\(listed) is one digit off")
      return
    }
  }

  @Test("near and in conflict")
  func nearAndConflict() throws {
    let query = try #require(PartialDate("1974-08-12"))
    let near = try #require(PartialDate("1975-02-27"))
    let far = try #require(PartialDate("1958-11-30"))
    #expect(try grade("1974-08-12", [.date(near)]) == .birthNear(query: query, listed: .date(near)))
    #expect(try grade("1974-08-12", [.date(far)]) == .birthConflict(query: query, listed: .date(far)))
  }

  @Test("approximate dates and ranges")
  func approximate() throws {
    let query = try #require(PartialDate("1964-03-01"))
    let circa = BirthClaim.circa(try #require(PartialDate("1962")))
    let range = BirthClaim.between(try #require(PartialDate("1960")), try #require(PartialDate("1965")))
    let late = BirthClaim.between(try #require(PartialDate("1980")), try #require(PartialDate("1985")))
    #expect(try grade("1964-03-01", [circa]) == .birthApproximate(query: query, listed: circa))
    #expect(try grade("1964-03-01", [range]) == .birthApproximate(query: query, listed: range))
    #expect(try grade("1964-03-01", [late]) == .birthConflict(query: query, listed: late))
  }

  @Test("a range with its ends exchanged is the same range")
  func exchangedEnds() throws {
    let range = BirthClaim.between(try #require(PartialDate("1965")), try #require(PartialDate("1960")))
    guard case .birthApproximate = try grade("1964-03-01", [range]) else {
      Issue.record("1964 lies between 1960 and 1965")
      return
    }
  }

  @Test("of several claims the best counts; without a claim nothing is said")
  func severalClaims() throws {
    let day = try #require(PartialDate("1974-08-12"))
    #expect(try grade("1974-08-12", born("1950", "1974-08-12", "1974")) == .birthEqual(day))
    #expect(try grade("1974-08-12", []) == nil)
  }

  @Test("the grades are in the order of what they tell")
  func order() throws {
    let grades = try [
      grade("1974-08-12", born("1974-08-12")), grade("1974-08-12", born("1974-12-08")),
      grade("1974-08-12", born("1974-08-13")), grade("1974-08-12", born("1975-02-27")),
      grade("1974-08-12", born("1958-11-30")),
    ].map { BirthEvidence.odds(try #require($0)) }
    #expect(grades == grades.sorted(by: >))
    #expect(grades[2] > 0 && grades[3] < 0)
  }

  @Test("a typing error in the date stays a candidate and a namesake falls away")
  func namesake() throws {
    let index = index(person("x", "KHAYALAN, Gerunsin", births: born("1974-08-12")))
    func band(_ birth: String) -> Band? {
      index.search(WatchlistQuery(name: "GERUNSIN KHAYALAN", birth: PartialDate(birth))).first?.band
    }
    #expect(band("1974-08-12") == .strong)
    #expect(band("1974-08-13") == .strong)
    #expect(band("1974-12-08") == .strong)
    #expect(band("1951-03-27") == .weak)
  }
}
