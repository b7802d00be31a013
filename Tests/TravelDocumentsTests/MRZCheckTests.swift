import Testing

@testable import TravelDocuments

@Suite struct MRZCheckTests {
  /// Each specimen, with the place of every check digit and the field that it speaks for.
  static let digits: [(lines: [String], line: Int, column: Int, field: MRZ.Field)] = [
    (Specimen.td3, 2, 10, .number), (Specimen.td3, 2, 20, .birth), (Specimen.td3, 2, 28, .expiry),
    (Specimen.td3, 2, 43, .optional), (Specimen.td3, 2, 44, .composite),
    (Specimen.td1, 1, 15, .number), (Specimen.td1, 2, 7, .birth), (Specimen.td1, 2, 15, .expiry),
    (Specimen.td1, 2, 30, .composite),
    (Specimen.td2, 2, 10, .number), (Specimen.td2, 2, 20, .birth), (Specimen.td2, 2, 28, .expiry),
    (Specimen.td2, 2, 36, .composite),
    (Specimen.mrvA, 2, 10, .number), (Specimen.mrvA, 2, 20, .birth), (Specimen.mrvA, 2, 28, .expiry),
    (Specimen.mrvB, 2, 10, .number), (Specimen.mrvB, 2, 20, .birth), (Specimen.mrvB, 2, 28, .expiry),
    (Specimen.td1LongNumber, 1, 19, .number), (Specimen.td2LongNumber, 2, 32, .number),
  ]

  @Test(arguments: digits)
  func eachWrongDigitIsBadForItsField(lines: [String], line: Int, column: Int, field: MRZ.Field) throws {
    let right = Array(lines[line - 1])[column - 1]
    for digit in "0123456789" where digit != right {
      let mrz = try MRZ(lines: replacing(lines, line: line, column: column, with: String(digit)), today: today())
      // The composite covers the other check digits too.
      let hasComposite = mrz.checks.composite != .absent
      let expected = field == .composite || !hasComposite ? [field] : [field, .composite]
      #expect(mrz.checks.badFields == expected)
      #expect(mrz.defects == [])
      #expect(!mrz.isValid)
    }
  }

  @Test(arguments: digits)
  func eachLetterInPlaceOfADigitIsBadAndADefect(lines: [String], line: Int, column: Int, field: MRZ.Field) throws {
    let mrz = try MRZ(lines: replacing(lines, line: line, column: column, with: "O"), today: today())
    #expect(mrz.checks.badFields.contains(field))
    #expect(mrz.defects == [MRZ.Defect(field: field, line: line, columns: column...column, reason: .character("O"))])
  }

  @Test(arguments: digits.filter { $0.lines != Specimen.td1LongNumber && $0.lines != Specimen.td2LongNumber })
  func eachFillerInPlaceOfADigitIsBadAndMissing(lines: [String], line: Int, column: Int, field: MRZ.Field) throws {
    let mrz = try MRZ(lines: replacing(lines, line: line, column: column, with: "<"), today: today())
    #expect(mrz.checks.badFields.contains(field))
    #expect(mrz.defects == [MRZ.Defect(field: field, line: line, columns: column...column, reason: .checkDigitMissing)])
  }

  @Test(arguments: [("0", MRZ.Check.ok, true), ("<", .absent, true), ("1", .bad, false), ("A", .bad, false)])
  func anUnusedOptionalFieldMayHaveZeroOrFiller(digit: String, check: MRZ.Check, isValid: Bool) throws {
    var lines = replacing(Specimen.td3, line: 2, column: 29, with: "<<<<<<<<<<<<<<" + digit)
    let covered = Array(lines[1].utf8)
    let composite = try #require(MRZ.checkDigit(of: covered[0..<10] + covered[13..<20] + covered[21..<43]))
    lines = replacing(lines, line: 2, column: 44, with: String(composite))
    let mrz = try MRZ(lines: lines, today: today())
    #expect(mrz.checks.optional == check)
    #expect(mrz.checks.composite == .ok)
    #expect(mrz.isValid == isValid)
  }

  /// The composite digits here were worked out apart from this code, from the tables of parts 5 and 6, section 4.2.4.
  @Test(arguments: [
    (
      ["IDTHA95555554612902968000000<<", "6802295F1307245THAAB12<CD4<<96", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
      "2902968000000", "AB12 CD4 9"
    ),
    (["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159AB12CDF8"], "AB12CDF", ""),
  ])
  func theCompositeOfCardsCoversTheirOptionalData(lines: [String], optional: String, optional2: String) throws {
    let mrz = try MRZ(lines: lines, today: today())
    #expect(mrz.optional == optional)
    #expect(mrz.optional2 == optional2)
    #expect(mrz.checks.composite == .ok)
    #expect(mrz.isValid)
  }

  @Test func anUnknownBirthDateHasTheDigitZero() throws {
    let unknown = try withCheckDigits(replacing(Specimen.td3, line: 2, column: 14, with: "<<<<<<"))
    #expect(Array(unknown[1])[19] == "0")
    #expect(try MRZ(lines: unknown, today: today()).checks.birth == .ok)
    let missing = replacing(unknown, line: 2, column: 20, with: "<")
    #expect(try MRZ(lines: missing, today: today()).checks.birth == .bad)
  }
}

@Suite struct MRZLongNumberTests {
  private func card(_ firstLine: String) throws -> MRZ {
    var lines = [firstLine, "7408122F1204159UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]
    let upper = Array(lines[0].utf8)
    let middle = Array(lines[1].utf8)
    let covered = upper[5..<30] + middle[0..<7] + middle[8..<15] + middle[18..<29]
    lines = replacing(lines, line: 2, column: 30, with: String(try #require(MRZ.checkDigit(of: covered))))
    return try MRZ(lines: lines, today: today())
  }

  @Test func whatFollowsTheNumberIsOptionalData() throws {
    let mrz = try card("I<UTOD23145890<7349<ABC<<<<<<<")
    #expect(mrz.number == "D23145890734")
    #expect(mrz.optional == "ABC")
    #expect(mrz.isValid)
  }

  @Test func theLongestNumberHasTwentyTwoCharacters() throws {
    let digit = try #require(MRZ.checkDigit("D231458901234567890123"))
    let mrz = try card("I<UTOD23145890<1234567890123\(digit)<")
    #expect(mrz.number == "D231458901234567890123")
    #expect(mrz.isValid)
  }

  @Test func aNumberWithoutAFillerBehindItIsADefect() throws {
    let digit = try #require(MRZ.checkDigit("D2314589012345678901234"))
    let mrz = try card("I<UTOD23145890<12345678901234\(digit)")
    #expect(mrz.checks.number == .ok)
    #expect(mrz.defects == [MRZ.Defect(field: .number, line: 1, columns: 30...30, reason: .numberNotEnded)])
  }

  @Test(arguments: [
    "I<UTOD23145890<<<<<<<<<<<<<<<<", "I<UTOD23145890<5<<<<<<<<<<<<<<", "I<UTOD2314589<<7349<<<<<<<<<<<",
  ])
  func aFillerForTheDigitWithoutAContinuationIsAMissingDigit(line: String) throws {
    let mrz = try card(line)
    #expect(mrz.checks.number == .bad)
    #expect(mrz.defects == [MRZ.Defect(field: .number, line: 1, columns: 15...15, reason: .checkDigitMissing)])
  }

  @Test func aPassportsNumberDoesNotContinue() throws {
    let mrz = try MRZ(lines: replacing(Specimen.td3, line: 2, column: 10, with: "<"), today: today())
    #expect(mrz.number == "L898902C3")
    #expect(mrz.optional == "ZE184226B")
    #expect(mrz.checks.number == .bad)
  }
}
