import Testing

@testable import TravelDocuments

@Suite struct MRZSpecimenTests {
  private let allOK = MRZ.Checks(number: .ok, birth: .ok, expiry: .ok, optional: .ok, composite: .ok)

  @Test func passport() throws {
    let mrz = try MRZ(lines: Specimen.td3, today: today())
    #expect(mrz.kind == .td3)
    #expect(mrz.kind.rawValue == "TD3")
    #expect(mrz.code == "P")
    #expect(mrz.issuer == "UTO")
    #expect(mrz.surname == "ERIKSSON")
    #expect(mrz.given == "ANNA MARIA")
    #expect(mrz.isNameTruncated == false)
    #expect(mrz.number == "L898902C3")
    #expect(mrz.nationality == "UTO")
    #expect(mrz.birth == "740812")
    #expect(mrz.birthDate?.description == "1974-08-12")
    #expect(mrz.sex == .female)
    #expect(mrz.expiry == "120415")
    #expect(mrz.expiryDate?.description == "2012-04-15")
    #expect(mrz.optional == "ZE184226B")
    #expect(mrz.optional2 == "")
    #expect(mrz.checks == allOK)
    #expect(mrz.defects == [])
    #expect(mrz.isValid)
    #expect(mrz.lines == Specimen.td3)
  }

  @Test func card() throws {
    let mrz = try MRZ(lines: Specimen.td1, today: today())
    #expect(mrz.kind == .td1)
    #expect([mrz.code, mrz.issuer, mrz.number, mrz.nationality] == ["I", "UTO", "D23145890", "UTO"])
    #expect([mrz.surname, mrz.given, mrz.optional, mrz.optional2] == ["ERIKSSON", "ANNA MARIA", "", ""])
    #expect(mrz.birthDate?.description == "1974-08-12")
    #expect(mrz.expiryDate?.description == "2012-04-15")
    #expect(mrz.checks == MRZ.Checks(number: .ok, birth: .ok, expiry: .ok, optional: .absent, composite: .ok))
    #expect(mrz.isValid)
  }

  @Test func largerCard() throws {
    let mrz = try MRZ(lines: Specimen.td2, today: today())
    #expect(mrz.kind == .td2)
    #expect([mrz.code, mrz.number, mrz.surname, mrz.given] == ["I", "D23145890", "ERIKSSON", "ANNA MARIA"])
    #expect(mrz.checks == MRZ.Checks(number: .ok, birth: .ok, expiry: .ok, optional: .absent, composite: .ok))
    #expect(mrz.isValid)
  }

  @Test(arguments: [
    (Specimen.mrvA, MRZ.Kind.mrvA, "ZE184226B"), (Specimen.mrvB, MRZ.Kind.mrvB, "ZE184226"),
  ])
  func visa(lines: [String], kind: MRZ.Kind, optional: String) throws {
    let mrz = try MRZ(lines: lines, today: today())
    #expect(mrz.kind == kind)
    #expect([mrz.code, mrz.number, mrz.surname, mrz.given] == ["V", "L898902C", "ERIKSSON", "ANNA MARIA"])
    #expect(mrz.birthDate?.description == "1969-08-06")
    #expect(mrz.expiryDate?.description == "1994-06-23")
    #expect(mrz.optional == optional)
    #expect(mrz.checks == MRZ.Checks(number: .ok, birth: .ok, expiry: .ok, optional: .absent, composite: .absent))
    #expect(mrz.isValid)
  }

  @Test func visaOfAnEarlierEditionForSomebodyOfUnspecifiedNationality() throws {
    let lines = ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"]
    let mrz = try MRZ(lines: lines, today: today())
    #expect(mrz.nationality == "XXX")
    #expect(mrz.birthDate?.description == "1940-09-07")
    #expect(mrz.isValid)
  }

  @Test(arguments: [Specimen.td1LongNumber, Specimen.td2LongNumber])
  func longNumberContinuesInTheOptionalData(lines: [String]) throws {
    let mrz = try MRZ(lines: lines, today: today())
    #expect(mrz.number == "D23145890734")
    #expect(mrz.optional == "")
    #expect(mrz.checks.number == .ok)
    #expect(mrz.checks.composite == .ok)
    #expect(mrz.isValid)
  }

  @Test(arguments: [
    ("520727", 3), ("AB2134<<<", 5), ("L898902C3", 6), ("D23145890734", 9), ("<<<<<<", 0), ("", 0),
    ("HA672242<658022549601086<<<<<<<<<<<<<<0", 8), ("D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<<", 2),
  ])
  func checkDigitOfPart3AppendixA(text: String, digit: Int) {
    #expect(MRZ.checkDigit(text) == digit)
  }

  @Test(arguments: ["a", "L898902c3", "12 34", "É", "1\u{0}"])
  func otherCharactersHaveNoCheckDigit(text: String) {
    #expect(MRZ.checkDigit(text) == nil)
  }

  @Test func lowerCaseAndWhiteSpaceAroundLinesAreAccepted() throws {
    let typed = Specimen.td3.map { "\t \($0.lowercased())  " }
    #expect(try MRZ(lines: typed, today: today()) == MRZ(lines: Specimen.td3, today: today()))
  }
}
