import Testing

@testable import TravelDocuments

@Suite struct MRZErrorTests {
  private func error(_ lines: [String]) throws -> MRZError? {
    let day = try today()
    do {
      _ = try MRZ(lines: lines, today: day)
      return nil
    } catch {
      return error
    }
  }

  @Test func noLinesAreNoMRZ() throws {
    #expect(try error([]) == .notMRZ(line: 1))
  }

  @Test func aShortLineIsToldWithItsLength() throws {
    let short = String(Specimen.td3[1].dropLast())
    #expect(try error([Specimen.td3[0], short]) == .lineLength(line: 2, length: 43, expected: 44))
    #expect(try error([short, Specimen.td3[0]]) == .lineLength(line: 1, length: 43, expected: nil))
  }

  @Test func aLineOfAnotherKindIsToldWithItsLength() throws {
    #expect(try error([Specimen.td3[0], Specimen.td2[1]]) == .lineLength(line: 2, length: 36, expected: 44))
  }

  @Test func aLineTooFewOrTooManyIsTold() throws {
    #expect(try error([Specimen.td3[0]]) == .lineCount(line: 1, found: 1, expected: 2))
    #expect(try error(Array(Specimen.td1.prefix(2))) == .lineCount(line: 1, found: 2, expected: 3))
    #expect(try error(Specimen.td3 + Specimen.td3) == .lineCount(line: 1, found: 4, expected: 2))
    #expect(
      try error(Array(repeating: Specimen.td3[0], count: 1000)) == .lineCount(line: 1, found: 4, expected: 2),
      "counting stops at one more than any block has")
  }

  @Test(arguments: [" ", "*", "\u{1B}", "\u{0}", "É", "\u{202E}"] as [Raw])
  func aStrangeCharacterIsToldWithItsColumn(raw: Raw) throws {
    let lines = replacing(Specimen.td3, line: 2, column: 7, with: raw.text)
    let scalar = try #require(raw.text.unicodeScalars.first)
    #expect(try error(lines) == .character(line: 2, column: 7, scalar: scalar))
  }

  @Test func aLineOfTenThousandCharactersIsToldWithItsLength() throws {
    #expect(
      try error([String(repeating: "<", count: 10_000)]) == .lineLength(line: 1, length: 10_000, expected: nil))
  }

  @Test func proseIsNoMRZ() throws {
    #expect(try error(["Please place the passport on the reader now."]) == .notMRZ(line: 1))
  }
}
