import Testing

@testable import TravelDocuments

@Suite struct DocumentNumberTests {
  @Test(arguments: ["A123456", "a 123-456", "A123456<<", " A1.23/456\t", "A\u{2013}123456", "A123456\u{0}\u{1B}"])
  func spellingsOfOneNumberAreEqual(raw: Raw) {
    #expect(DocumentNumber(raw.text) == DocumentNumber("A123456"))
    #expect(DocumentNumber(raw.text)?.text == "A123456")
  }

  @Test func lettersOfOtherScriptsAreKept() {
    #expect(DocumentNumber("АБ 123")?.text == "АБ123")
    #expect(DocumentNumber("АБ 123") != DocumentNumber("123"))
  }

  @Test func theLetterOAndTheDigitStayApart() {
    #expect(DocumentNumber("O123") != DocumentNumber("0123"))
  }

  @Test(arguments: ["", " - <<", "\u{0}\u{1B}["])
  func whatHasNoLetterOrDigitIsNoNumber(raw: Raw) {
    #expect(DocumentNumber(raw.text) == nil)
  }

  @Test func fortyCharactersAreTheMost() {
    #expect(DocumentNumber(String(repeating: "1", count: 40))?.text.count == 40)
    #expect(DocumentNumber(String(repeating: "1", count: 41)) == nil)
  }

  @Test func textsOfMoreThanTwoHundredCharactersAreNotReadToTheirEnd() {
    #expect(DocumentNumber(String(repeating: "-", count: 198) + "1") != nil)
    #expect(DocumentNumber(String(repeating: "-", count: 10_000) + "1") == nil)
  }
}

@Suite struct CountriesTests {
  @Test(arguments: [
    "IDN", "MYS", "BRN", "PHL", "SGP", "TLS", "D", "GBD", "GBP", "UNO", "XXA", "XXB", "XXC", "XXX", "XOM", "RKS", "UTO",
  ])
  func codesOfTheStandardAreKnown(code: String) {
    #expect(Countries.isKnown(code))
  }

  @Test(arguments: ["", "IND0", "idn", "DDR", "XYZ", "D<<", "ID", "YTO"])
  func othersAreNot(code: String) {
    #expect(!Countries.isKnown(code))
  }

  @Test func thereAreAsManyAsISOAndICAOHave() {
    #expect(Countries.known.count == 249 + 30)
    #expect(Countries.known.allSatisfy { $0 == "D" || $0.utf8.count == 3 })
    #expect(Countries.withoutNationality.isSubset(of: Countries.known))
  }
}
