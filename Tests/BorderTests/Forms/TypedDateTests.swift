import Testing
import TravelDocuments

@testable import Border

@Suite("Dates as people type them")
struct TypedDateTests {
  @Test(
    "the forms that are in use at these posts",
    arguments: [
      ("12-08-1974", "1974-08-12"), ("12/8/1974", "1974-08-12"), ("12081974", "1974-08-12"),
      ("12 08 1974", "1974-08-12"), ("12.8.1974", "1974-08-12"), ("12 - 08 - 1974", "1974-08-12"),
      ("1974-08-12", "1974-08-12"), ("1974/8/12", "1974-08-12"), ("08-1974", "1974-08"), ("8/1974", "1974-08"),
      ("1974-08", "1974-08"), ("1974", "1974"), ("29-02-2024", "2024-02-29"), ("01-01-1800", "1800-01-01"),
      ("31-12-2199", "2199-12-31"),
    ])
  func forms(typed: String, iso: String) throws {
    #expect(try TypedDate.parse(typed).description == iso)
  }

  @Test(
    "a year of two digits could be of two centuries", arguments: ["12-08-74", "120874", "8-74", "74", "12 8 74", "7"])
  func shortYears(typed: String) {
    #expect(throws: TypedDate.Failure.shortYear) { try TypedDate.parse(typed) }
  }

  @Test(
    "what the calendar doesn't have, and years that no document has",
    arguments: [
      "31-02-2024", "29-02-2023", "32-01-2024", "12-13-1974", "00-08-1974", "12-00-1974", "0000", "1799", "2200",
      "20011210", "9999",
    ])
  func noSuchDays(typed: String) {
    #expect(throws: TypedDate.Failure.noSuchDay) { try TypedDate.parse(typed) }
  }

  @Test(
    "what is no date",
    arguments: [
      "", "-", "12 agustus 1974", "12-08-197", "12-08-19744", "1-2-3-1974", "123-08-1974", "12081", "1208197",
      "120819740", "١٢-٠٨-١٩٧٤", "12–08–1974", "12-08-1974\u{200B}", "2024-1-1974",
      String(repeating: "1", count: 10_000),
    ])
  func noDates(typed: String) {
    #expect(throws: TypedDate.Failure.form) { try TypedDate.parse(typed) }
  }

  @Test("a date is shown day first, and is read back as itself", arguments: ["1974", "1974-08", "1974-08-12"])
  func shownBack(iso: String) throws {
    let date = try #require(PartialDate(iso))
    #expect(TypedDate.text(date) == iso.split(separator: "-").reversed().joined(separator: "-"))
    #expect(try TypedDate.parse(TypedDate.text(date)) == date)
  }
}
