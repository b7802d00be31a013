import Testing

@testable import TravelDocuments

@Suite struct MRZBuilderTests {
  private func specimen(_ kind: MRZ.Kind, number: String) throws -> MRZ.Builder {
    var builder = try MRZ.Builder(
      kind, number: number, surname: "Eriksson", birth: date("1974-08-12"), expiry: date("2012-04-15"))
    builder.given = "Anna Maria"
    builder.sex = .female
    return builder
  }

  @Test func makesTheStandardsPassport() throws {
    var builder = try specimen(.td3, number: "L898902C3")
    builder.optional = "ZE184226B"
    #expect(try builder.lines() == Specimen.td3)
  }

  @Test func makesTheStandardsCards() throws {
    #expect(try specimen(.td1, number: "D23145890").lines() == Specimen.td1)
    #expect(try specimen(.td2, number: "D23145890").lines() == Specimen.td2)
  }

  @Test func makesTheStandardsVisas() throws {
    var builder = try specimen(.mrvA, number: "L898902C")
    builder.birth = try date("1969-08-06")
    builder.expiry = try date("1994-06-23")
    builder.optional = "ZE184226B"
    #expect(try builder.lines() == Specimen.mrvA)
    builder.kind = .mrvB
    builder.optional = "ZE184226"
    #expect(try builder.lines() == Specimen.mrvB)
  }

  @Test(arguments: [(MRZ.Kind.td1, Specimen.td1LongNumber), (.td2, Specimen.td2LongNumber)])
  func makesTheStandardsLongNumbers(kind: MRZ.Kind, expected: [String]) throws {
    var builder = try MRZ.Builder(
      kind, number: "D23145890734", surname: "Stevenson", birth: date("1934-07-12"), expiry: date("1995-07-12"))
    builder.given = "Peter John"
    builder.sex = .male
    #expect(try builder.lines() == expected)
  }

  @Test(arguments: [
    ("O'Connor", "Enya Siobhan", "OCONNOR<<ENYA<SIOBHAN"),
    ("Smith-Jones", "Susie Margaret", "SMITH<JONES<<SUSIE<MARGARET"),
    ("D\u{2019}Artagnan", "", "DARTAGNAN"), ("Anna, Maria", "", "ANNA<MARIA"), ("Müller", "Jörg", "MUELLER<<JOERG"),
    ("Łukasiewicz", "Paweł", "LUKASIEWICZ<<PAWEL"), ("Straße", "", "STRASSE"),
    ("Nu\u{F1}ez", "Jose\u{301}", "NUNEZ<<JOSE"),
    ("", "Sukarsih", "SUKARSIH"), ("  Satriya   Sudarpa ", "", "SATRIYA<SUDARPA"),
    ("St. Clair", "A.B.", "ST<CLAIR<<AB"),
    ("Ýmir\u{F0}", "Þór", "YMIRD<<THOR"),
  ])
  func namesAreTransliterated(surname: String, given: String, field: String) throws {
    var builder = try specimen(.td3, number: "X0000001")
    builder.surname = surname
    builder.given = given
    #expect(try builder.lines()[0] == "P<UTO" + field + String(repeating: "<", count: 39 - field.count))
  }

  @Test(arguments: [
    (Raw("Sukarsih 2"), MRZ.Builder.Failure.nameCharacter("2")), ("Ива́нов", .nameCharacter("И")),
    ("A\u{0}B", .nameCharacter("\u{0}")),
    ("A\nB", .nameCharacter("\n")), ("", .value(.name)), ("'-'", .value(.name)),
  ])
  func namesThatCannotBeWrittenAreRefused(raw: Raw, failure: MRZ.Builder.Failure) throws {
    var builder = try specimen(.td3, number: "X0000001")
    builder.surname = raw.text
    builder.given = ""
    #expect(throws: failure) { try builder.lines() }
  }

  @Test func namesOfAThousandScalarsAreTheMost() throws {
    var builder = try specimen(.td3, number: "X0000001")
    builder.surname = String(repeating: "A", count: 1000)
    #expect(try builder.lines()[0] == "P<UTO" + String(repeating: "A", count: 36) + "<<A")
    builder.surname += "A"
    #expect(throws: MRZ.Builder.Failure.nameTooLong) { try builder.lines() }
  }

  @Test func namesOfManySingleLettersEndInALetterToo() throws {
    var builder = try specimen(.td1, number: "D23145890")
    builder.surname = String(repeating: "A ", count: 500)
    builder.given = "B"
    #expect(try builder.lines()[2] == "A<A<A<A<A<A<A<A<A<A<A<A<A<A<<B")
    builder.given = ""
    #expect(try builder.lines()[2] == "A<A<A<A<A<A<A<A<A<A<A<A<A<A<AA")
  }

  @Test(arguments: [
    ("Nilavadhanananda", "Arnpol Petch Charonguang", MRZ.Kind.td3, "NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU"),
    ("Papandropoulous", "Jonathon Warren Trevor", .td3, "PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR"),
    ("Papandropoulous", "Jonathoon Alec", .td2, "PAPANDROPOULOUS<<JONATHOON<ALEC"),
    ("Vilarchao Fernandez", "Jose Ramon", .td1, "VILARCHAO<FERNANDEZ<<JOSE<RAMO"),
    ("Bennelong Wooloomooloo Warrandyte Warnambool", "Dingo Potoroo", .td3, "BENNELON<WOOLOOMO<WARRANDY<WARNAMBOO<<D"),
    ("Abcdefghij Klmnopqrst Uvwxyzabcd Efghijklmnopqrst", "", .td3, "ABCDEFGHIJ<KLMNOPQRST<UVWXYZABCD<EFGHIJ"),
  ])
  func namesThatAreTooLongEndInALetter(surname: String, given: String, kind: MRZ.Kind, field: String) throws {
    var builder = try specimen(kind, number: "D23145890")
    builder.surname = surname
    builder.given = given
    let mrz = try MRZ(lines: builder.lines(), today: today())
    let line = mrz.lines[kind == .td1 ? 2 : 0]
    #expect(line.hasSuffix(field))
    #expect(mrz.isNameTruncated)
  }

  @Test func aCutThatFallsBetweenTwoNamesTakesALetterOffToEndInOne() throws {
    var builder = try specimen(.td1, number: "D23145890")
    builder.surname = "Nilavadhanananda"
    builder.given = "Arnpol Petc Charonguang"
    #expect(try builder.lines()[2] == "NILAVADHANANAND<<ARNPOL<PETC<C")
  }

  @Test func unknownPartsOfABirthDateAreFillers() throws {
    var builder = try specimen(.td3, number: "X0000001")
    builder.birth = try date("1974")
    #expect(try builder.lines()[1].dropFirst(13).prefix(7) == "74<<<<1")
    builder.birth = nil
    #expect(try builder.lines()[1].dropFirst(13).prefix(7) == "<<<<<<0")
  }

  @Test func valuesThatDoNotFitAreRefused() throws {
    func failure(_ kind: MRZ.Kind, _ change: (inout MRZ.Builder) throws -> Void) throws -> MRZ.Builder.Failure? {
      var builder = try specimen(kind, number: "D23145890")
      try change(&builder)
      do {
        _ = try builder.lines()
        return nil
      } catch {
        return error
      }
    }
    #expect(try failure(.td3) { $0.number = "D231458901" } == .value(.number))
    #expect(try failure(.td1) { $0.number = String(repeating: "1", count: 23) } == .value(.number))
    #expect(try failure(.td2) { $0.number = String(repeating: "1", count: 15) } == .value(.number))
    #expect(try failure(.td1) { $0.number = "D23 145 890 734" } == .value(.number))
    #expect(try failure(.td3) { $0.number = "" } == .value(.number))
    #expect(try failure(.td3) { $0.number = "É1" } == .value(.number))
    #expect(try failure(.td3) { $0.number = String(repeating: "1", count: 10_000) } == .value(.number))
    #expect(try failure(.td3) { $0.issuer = "" } == .value(.issuer))
    #expect(try failure(.td3) { $0.issuer = "ID1" } == .value(.issuer))
    #expect(try failure(.td3) { $0.nationality = "INDO" } == .value(.nationality))
    #expect(try failure(.td3) { $0.code = "I" } == .value(.code))
    #expect(try failure(.td3) { $0.expiry = try date("2030-01") } == .value(.expiry))
    #expect(try failure(.td3) { $0.optional = String(repeating: "1", count: 15) } == .value(.optional))
    #expect(try failure(.td3) { $0.optional2 = "1" } == .value(.optional2))
    #expect(
      try failure(.td1) {
        $0.number = "D23145890734"
        $0.optional = String(repeating: "1", count: 11)
      } == .value(.optional))
  }
}
