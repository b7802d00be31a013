import Testing

@testable import TravelDocuments

@Suite struct NIKTests {
  /// A man registered in Badau. No number that was ever issued has the serial 0000.
  private let example = "6106140504910000"
  /// A woman registered in Sekayam.
  private let woman = "6103075208740000"

  private func nik(_ text: String) throws -> NIK {
    try NIK(parsing: text)
  }

  @Test func hasRegionBirthDateSexAndSerial() throws {
    let nik = try nik(example)
    #expect(nik.province == "61")
    #expect(nik.regency == "6106")
    #expect(nik.subdistrict == "610614")
    #expect(nik.serial == "0000")
    #expect(nik.sex == .male)
    #expect(try nik.birthDate(on: today())?.description == "1991-04-05")
    #expect(nik.description == example)
  }

  @Test func aWomansDayHasFortyAdded() throws {
    let nik = try nik(woman)
    #expect(nik.sex == .female)
    #expect(nik.day == 12)
    #expect(try nik.birthDate(on: today())?.description == "1974-08-12")
  }

  @Test(arguments: ["61.06.14.050491.0000", "6106 1405 0491 0000", " 610614-050491-0000 "])
  func separatorsAreAccepted(text: String) throws {
    #expect(try nik(text).description == example)
  }

  @Test(arguments: [
    (Raw(""), NIK.ParseError.length(0)), ("610614050491000", .length(15)), ("61061405049100001", .length(17)),
    ("6106O40504910000", .character(column: 5, scalar: "O")),
    ("610614050491000\u{0}", .character(column: 16, scalar: "\u{0}")),
    ("３２０２０８０５０４９１０００３", .character(column: 1, scalar: "３")),
  ])
  func whatIsNoNumberIsToldWhy(raw: Raw, error: NIK.ParseError) {
    #expect(throws: error) { try NIK(parsing: raw.text) }
  }

  @Test func aHugeTextIsNotReadToItsEnd() {
    #expect(throws: NIK.ParseError.length(17)) { try NIK(parsing: String(repeating: "1", count: 10_000)) }
    #expect(throws: NIK.ParseError.length(0)) { try NIK(parsing: String(repeating: " ", count: 10_000)) }
  }

  @Test(arguments: [
    ("6103070101200000", nil, "2020-01-01"), ("6103070101200000", "1920", "1920-01-01"),
    ("6103070101200000", "2020-01-01", "2020-01-01"), ("6103070101200000", "1955", "2020-01-01"),
    ("6103070101300000", nil, "1930-01-01"), ("6103072111260000", nil, "2026-11-21"),
    ("6103072211260000", nil, "1926-11-22"),
    ("6103072902000000", nil, "2000-02-29"), ("6103070101160000", "1916", "1916-01-01"),
    ("6103070101150000", "1915", "2015-01-01"),
  ])
  func theCenturyGivesAPlausibleAgeAndAgreesWithTheDocument(
    text: String, document: String?, expected: String
  ) throws {
    let document = try document.map { try date($0) }
    #expect(try nik(text).birthDate(on: today(), agreeingWith: document)?.description == expected)
  }

  @Test(arguments: ["6103073202910000", "6103070013910000", "6103070000910000", "6103077202910000", "6103072902910000"])
  func anImpossibleDateIsANoteOnly(text: String) throws {
    let nik = try nik(text)
    #expect(try nik.birthDate(on: today()) == nil)
    #expect(try nik.notes(birth: date("1991-02-01"), sex: nil, today: today()) == [.noBirthDate])
  }

  @Test func nothingIsNotedWhereAllAgrees() throws {
    let birth = try date("1974-08-12")
    #expect(try nik(woman).notes(birth: birth, sex: .female, today: today()) == [])
    #expect(try nik(woman).notes(birth: date("1974"), sex: .unspecified, today: today()) == [])
    #expect(try nik(woman).notes(birth: nil, sex: nil, today: today()) == [])
  }

  @Test func aDocumentThatDiffersIsNoted() throws {
    let document = try date("1974-08-13")
    let own = try date("1974-08-12")
    #expect(
      try nik(woman).notes(birth: document, sex: .male, today: today()) == [
        .birthDateDiffers(nik: own, document: document), .sexDiffers(nik: .female, document: .male),
      ])
  }

  @Test(arguments: ["6404", "6405", "6406", "6410", "6473"])
  func codesThatNorthKalimantanLeftBehindAreNothingToRemarkOn(regency: String) throws {
    let nik = try nik(regency + "055208740000")
    #expect(nik.regency == regency)
    #expect(try nik.notes(birth: date("1974-08-12"), sex: .female, today: today()) == [])
  }
}
