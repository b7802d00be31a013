import Testing

@testable import TravelDocuments

@Suite struct MRZNameTests {
  private func name(_ field: String) throws -> MRZ {
    try MRZ(lines: ["P<UTO" + field, Specimen.td3[1]], today: today())
  }

  @Test(arguments: [
    ("VAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<", "VAN DER MUELLEN", "MARTIN"),
    ("AL<BASRI<<HUDA<MUHAMMAD<JAWAD<<<<<<<<<<", "AL BASRI", "HUDA MUHAMMAD JAWAD"),
    ("ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH", ""),
    ("SATRIYA<SUDARPA<<<<<<<<<<<<<<<<<<<<<<<<", "SATRIYA SUDARPA", ""),
    ("ERIKSSON<<<ANNA<<MARIA<<<<<<<<<<<<<<<<<", "ERIKSSON", "ANNA MARIA"),
  ])
  func partsAtTwoFillersAndOneNameHasNoSecond(field: String, surname: String, given: String) throws {
    let mrz = try name(field)
    #expect(mrz.surname == surname)
    #expect(mrz.given == given)
    #expect(mrz.isNameTruncated == false)
    #expect(mrz.isValid)
  }

  @Test(arguments: [
    "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "BENNELONG<WOOLOOM<WARRAND<WARNAM<<DINGO",
    "PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR",
  ])
  func letterAtTheEndOfTheFieldMeansPossiblyTruncated(field: String) throws {
    #expect(try name(field).isNameTruncated)
    #expect(try name(field).isValid)
  }

  @Test func aDigitInANameIsADefectAtItsColumn() throws {
    let mrz = try name("ERIKSS0N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<")
    #expect(mrz.defects == [MRZ.Defect(field: .name, line: 1, columns: 12...12, reason: .character("0"))])
    #expect(!mrz.isValid)
    #expect(mrz.surname == "ERIKSS0N")
  }

  @Test func aNameOfFillersIsEmptyAndADefect() throws {
    let mrz = try name(String(repeating: "<", count: 39))
    #expect([mrz.surname, mrz.given] == ["", ""])
    #expect(mrz.defects == [MRZ.Defect(field: .name, line: 1, columns: 6...44, reason: .empty)])
  }

  @Test func aNameThatBeginsWithAFillerIsADefect() throws {
    let mrz = try name("<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<<<<<<")
    #expect([mrz.surname, mrz.given] == ["", "ANNA MARIA"])
    #expect(mrz.defects.map(\.reason) == [.character("<")])
  }

  @Test(arguments: [
    ("ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA", false),
    ("eriksson<<anna<maria<<<<<<<<<<<<<<<<<<<", "ERIKSSON", "ANNA MARIA", false),
    ("SUKARSIH<<<<<<<<<<<<<<<<<<<<<<", "SUKARSIH", "", false),
    ("PAPANDROPOULOUS<<JONATHON<ALEC", "PAPANDROPOULOUS", "JONATHON ALEC", true),
  ])
  func aNameFieldCanBeReadByItself(field: String, surname: String, given: String, isTruncated: Bool) throws {
    let name = try #require(MRZ.Name(field: field))
    #expect(name.surname == surname)
    #expect(name.given == given)
    #expect(name.isTruncated == isTruncated)
  }

  @Test(arguments: [
    "", "<<<<", "ERIKSSON ANNA", "ER1KSSON<<ANNA", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMN", "\u{1B}[2J",
  ])
  func whatIsNoNameFieldIsNotRead(raw: Raw) {
    #expect(MRZ.Name(field: raw.text) == nil)
  }
}

@Suite struct MRZDateFieldTests {
  private func passport(birth: String = "740812", expiry: String = "120415", on day: String = "2026-11-21") throws
    -> MRZ
  {
    let lines = replacing(replacing(Specimen.td3, line: 2, column: 14, with: birth), line: 2, column: 22, with: expiry)
    return try MRZ(lines: withCheckDigits(lines), today: date(day))
  }

  @Test(arguments: [
    ("74<<<<", "74", "1974"), ("7408<<", "7408", "1974-08"), ("74<<12", "74<<12", "1974"),
    ("740812", "740812", "1974-08-12"),
  ])
  func unknownPartsOfABirthDateLeaveAPartialDate(field: String, raw: String, expected: String) throws {
    let mrz = try passport(birth: field)
    #expect(mrz.birth == raw)
    #expect(mrz.birthDate?.description == expected)
    #expect(mrz.isValid)
  }

  @Test(arguments: [
    ("<<<<<<", ""), ("<<0812", "<<0812"), ("<<08<<", "<<08"), ("<<0229", "<<0229"), ("<<<<31", "<<<<31"),
  ])
  func withoutAYearThereIsNoBirthDateButTheFieldIsValid(field: String, raw: String) throws {
    let mrz = try passport(birth: field)
    #expect(mrz.birth == raw)
    #expect(mrz.birthDate == nil)
    #expect(mrz.isValid)
  }

  @Test(arguments: [
    "741312", "740012", "740230", "740431", "740800", "740832", "74<<32", "<<13<<", "<<0230", "750229", "7<0812",
    "74<812",
  ])
  func impossibleBirthDatesAreDefects(field: String) throws {
    let mrz = try passport(birth: field)
    #expect(mrz.birthDate == nil)
    #expect(mrz.defects == [MRZ.Defect(field: .birth, line: 2, columns: 14...19, reason: .noSuchDate)])
    #expect(mrz.checks.birth == .ok)
    #expect(!mrz.isValid)
  }

  @Test func aLetterInADateIsADefectAtItsColumn() throws {
    let mrz = try passport(birth: "74O812")
    #expect(mrz.birthDate == nil)
    #expect(mrz.defects == [MRZ.Defect(field: .birth, line: 2, columns: 16...16, reason: .character("O"))])
  }

  @Test(arguments: [
    ("261121", "2026-11-21"), ("261122", "1926-11-22"), ("26<<<<", "2026"), ("2611<<", "2026-11"),
    ("2612<<", "1926-12"),
    ("250101", "2025-01-01"), ("270101", "1927-01-01"), ("991231", "1999-12-31"), ("000229", "2000-02-29"),
  ])
  func birthIsTheNewestDateThatIsNotInTheFuture(field: String, expected: String) throws {
    #expect(try passport(birth: field).birthDate?.description == expected)
  }

  @Test func theCenturyOfABirthMovesWithToday() throws {
    #expect(try passport(birth: "740812", on: "2074-08-11").birthDate?.description == "1974-08-12")
    #expect(try passport(birth: "740812", on: "2074-08-12").birthDate?.description == "2074-08-12")
    #expect(try passport(birth: "000229", on: "1999-06-01").birthDate == nil, "1900 had no 29 February")
  }

  @Test(arguments: [
    ("760101", "1976-01-01"), ("751231", "2075-12-31"), ("120415", "2012-04-15"), ("361120", "2036-11-20"),
    ("961210", "1996-12-10"), ("000101", "2000-01-01"),
  ])
  func expiryIsWithinFiftyYearsOfToday(field: String, expected: String) throws {
    let mrz = try passport(expiry: field)
    #expect(mrz.expiryDate?.description == expected)
    #expect(mrz.isValid)
  }

  @Test(arguments: [
    ("30<<<<", "30", "2030", MRZ.Defect(field: .expiry, line: 2, columns: 24...24, reason: .character("<"))),
    ("<<<<<<", "", nil, MRZ.Defect(field: .expiry, line: 2, columns: 22...27, reason: .empty)),
    ("300230", "300230", nil, MRZ.Defect(field: .expiry, line: 2, columns: 22...27, reason: .noSuchDate)),
  ])
  func anExpiryDateMustBeWholeAndReal(field: String, raw: String, expected: String?, defect: MRZ.Defect) throws {
    let mrz = try passport(expiry: field)
    #expect(mrz.expiry == raw)
    #expect(mrz.expiryDate?.description == expected)
    #expect(mrz.defects == [defect])
  }
}

@Suite struct MRZOtherFieldTests {
  @Test(arguments: [("M", Sex.male), ("F", .female), ("<", .unspecified)])
  func sexIsOneOfThree(character: String, sex: Sex) throws {
    let mrz = try MRZ(lines: replacing(Specimen.td3, line: 2, column: 21, with: character), today: today())
    #expect(mrz.sex == sex)
    #expect(mrz.isValid)
  }

  @Test(arguments: [("X", Sex.unspecified), ("1", nil), ("K", nil)])
  func anotherSexIsADefect(character: String, sex: Sex?) throws {
    let mrz = try MRZ(lines: replacing(Specimen.td3, line: 2, column: 21, with: character), today: today())
    #expect(mrz.sex == sex)
    #expect(mrz.defects.map(\.field) == [.sex])
    #expect(mrz.defects.map(\.columns) == [21...21])
  }

  @Test(arguments: [("P<", "P"), ("PO", "PO"), ("PP", "PP"), ("PD", "PD")])
  func aPassportsCodeIsStripped(field: String, code: String) throws {
    let mrz = try MRZ(lines: replacing(Specimen.td3, line: 1, column: 1, with: field), today: today())
    #expect(mrz.code == code)
    #expect(mrz.isValid)
  }

  @Test(arguments: [
    (Specimen.td3, "I<", 1), (Specimen.td3, "P1", 2), (Specimen.td1, "P<", 1), (Specimen.td1, "IV", 2),
    (Specimen.td2, "X<", 1), (Specimen.td2, "<<", 1),
  ])
  func anotherCodeIsADefect(lines: [String], code: String, column: Int) throws {
    let mrz = try MRZ(lines: replacing(lines, line: 1, column: 1, with: code), today: today())
    #expect(mrz.defects.map(\.field) == [.code])
    #expect(mrz.defects.map(\.columns) == [column...column])
  }

  @Test(arguments: [("D<<", "D"), ("IDN", "IDN"), ("XXA", "XXA")])
  func issuerAndNationalityAreStripped(field: String, code: String) throws {
    let lines = replacing(replacing(Specimen.td3, line: 1, column: 3, with: field), line: 2, column: 11, with: field)
    let mrz = try MRZ(lines: lines, today: today())
    #expect([mrz.issuer, mrz.nationality] == [code, code])
    #expect(mrz.isValid)
  }

  @Test func nationalityMayBeOmittedButNotTheIssuer() throws {
    let stateless = replacing(Specimen.td3, line: 2, column: 11, with: "<<<")
    #expect(try MRZ(lines: stateless, today: today()).isValid)
    let nobodys = replacing(Specimen.td3, line: 1, column: 3, with: "<<<")
    #expect(try MRZ(lines: nobodys, today: today()).defects.map(\.reason) == [.empty])
  }

  @Test(arguments: [(1, 4, MRZ.Field.issuer), (2, 12, .nationality)])
  func aDigitInACountryIsADefect(line: Int, column: Int, field: MRZ.Field) throws {
    let mrz = try MRZ(lines: replacing(Specimen.td3, line: line, column: column, with: "0"), today: today())
    #expect(mrz.defects == [MRZ.Defect(field: field, line: line, columns: column...column, reason: .character("0"))])
  }

  @Test func fillersInsideFieldsAreSpaces() throws {
    let lines = try withCheckDigits([
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "AB<12<<<<0UTO7408122F1204159<A<<B<<<<<<<<<00",
    ])
    let mrz = try MRZ(lines: lines, today: today())
    #expect(mrz.number == "AB 12")
    #expect(mrz.optional == "A B")
  }

  @Test func anEmptyNumberIsADefect() throws {
    let lines = try withCheckDigits(replacing(Specimen.td3, line: 2, column: 1, with: "<<<<<<<<<"))
    let mrz = try MRZ(lines: lines, today: today())
    #expect(mrz.number == "")
    #expect(mrz.checks.number == .ok)
    #expect(mrz.defects == [MRZ.Defect(field: .number, line: 2, columns: 1...9, reason: .empty)])
  }
}
