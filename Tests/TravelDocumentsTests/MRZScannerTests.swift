import Testing

@testable import TravelDocuments

@Suite struct MRZScannerTests {
  /// `P1` for an MRZ beginning in line 1, `?3-4` for other text in lines 3 to 4.
  private func scan(_ text: String) throws -> String {
    try scan(bytes: Array(text.utf8))
  }

  private func scan(bytes: [UInt8]) throws -> String {
    try summary(MRZScanner.findings(in: bytes, today: today()))
  }

  private func summary(_ findings: [MRZScanner.Finding]) -> String {
    findings.map { finding in
      switch finding {
      case .mrz(let mrz, let line): "\(mrz.kind.rawValue)@\(line)"
      case .other(_, let lines): "?\(lines.lowerBound)-\(lines.upperBound)"
      }
    }.joined(separator: " ")
  }

  private func errors(_ text: String) throws -> [MRZError] {
    try MRZScanner.findings(in: text.utf8, today: today()).compactMap { finding in
      if case .other(let error, _) = finding { error } else { nil }
    }
  }

  private let td1 = Specimen.td1.joined(separator: "\n") + "\n"
  private let td2 = Specimen.td2.joined(separator: "\n") + "\n"
  private let td3 = Specimen.td3.joined(separator: "\n") + "\n"

  @Test func findsEveryKindInOrder() throws {
    let text = Specimen.all.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    #expect(try scan(text) == "TD3@1 TD1@4 TD2@8 MRV-A@11 MRV-B@14 TD1@17 TD2@21")
  }

  @Test func blocksMayFollowWithoutABlankLine() throws {
    #expect(try scan(td3 + td1 + td2 + td3) == "TD3@1 TD1@3 TD2@6 TD3@8")
  }

  @Test func anEmptyTextHasNothing() throws {
    #expect(try scan("") == "")
    #expect(try scan("\n\n  \n\t\n") == "")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func anyLineEndWillDo(raw: Raw) throws {
    let end = raw.text
    let text = (Specimen.td3 + ["", "x", "y", ""] + Specimen.td1).joined(separator: end)
    #expect(try scan(text) == "TD3@1 ?4-5 TD1@7")
    #expect(try scan(text + end) == "TD3@1 ?4-5 TD1@7")
  }

  @Test func lowerCaseIndentationAndAByteOrderMarkAreAccepted() throws {
    let text = "\u{FEFF}" + Specimen.td3.map { "  " + $0.lowercased() + "\t " }.joined(separator: "\n")
    #expect(try scan(text) == "TD3@1")
  }

  @Test func otherTextUpToABlankLineIsOneError() throws {
    #expect(try scan("one\ntwo\nthree\n\nfour\n" + "\n" + td3) == "?1-3 ?5-5 TD3@7")
    #expect(try errors("one\ntwo\n\nthree") == [.notMRZ(line: 1), .notMRZ(line: 4)])
  }

  @Test func textRightBehindABlockIsAnErrorByItself() throws {
    #expect(try scan(td3 + "remarks\nmore\n\n" + td1) == "TD3@1 ?3-4 TD1@6")
  }

  @Test func aBlockRightBehindOtherTextBelongsToIt() throws {
    #expect(try scan("remarks\n" + td3 + "\n" + td1) == "?1-3 TD1@5")
  }

  @Test func aBrokenBlockDoesNotPairItsRestWithTheNext() throws {
    let short = String(Specimen.td3[0].dropLast())
    #expect(try scan("\(short)\n\(Specimen.td3[1])\n\(td3)\n\(td3)") == "?1-4 TD3@6")
    #expect(try errors("\(short)\n\(Specimen.td3[1])\n") == [.lineLength(line: 1, length: 43, expected: nil)])
  }

  @Test func aMissingLineIsToldWithTheBlocksFirst() throws {
    #expect(try errors("\n\(Specimen.td3[0])\n\n\(td3)") == [.lineCount(line: 2, found: 1, expected: 2)])
    #expect(try errors(Specimen.td1.prefix(2).joined(separator: "\n")) == [.lineCount(line: 1, found: 2, expected: 3)])
    #expect(try errors(td3 + Specimen.td3[0]) == [.lineCount(line: 3, found: 1, expected: 2)])
  }

  @Test func aLineOfAnotherLengthIsToldWithWhatItShouldBe() throws {
    let text = Specimen.td3[0] + "\n" + Specimen.td3[1] + "<\n"
    #expect(try errors(text) == [.lineLength(line: 2, length: 45, expected: 44)])
    #expect(try scan(text) == "?1-2")
  }

  @Test func aStrangeCharacterIsToldWithLineAndColumn() throws {
    let lines = replacing(Specimen.td3, line: 2, column: 12, with: "é")
    #expect(try errors("\n" + lines.joined(separator: "\n")) == [.character(line: 3, column: 12, scalar: "é")])
  }

  @Test func bytesThatAreNoTextAreToldAsReplacementCharacters() throws {
    var bytes = Array(td3.utf8)
    bytes[50] = 0xFF
    let findings = try MRZScanner.findings(in: bytes, today: today())
    #expect(findings == [.other(.character(line: 2, column: 6, scalar: "\u{FFFD}"), lines: 1...2)])
  }

  @Test(arguments: ["\u{0}", "\u{1B}[2J", "\u{7}"])
  func controlCharactersDoNoHarm(raw: Raw) throws {
    #expect(try scan(raw.text + "\n\n" + td3 + raw.text) == "?1-1 TD3@3 ?5-5")
  }

  @Test func aLineOfAMillionCharactersIsOneErrorAndTheNextBlockIsFound() throws {
    let text = String(repeating: "<", count: 1_000_000) + "\n\n" + td3
    #expect(try errors(text) == [.lineLength(line: 1, length: 1_000_000, expected: nil)])
    #expect(try scan(text) == "?1-1 TD3@3")
  }

  @Test func trailingSpaceOfAnyLengthIsNoPartOfALine() throws {
    #expect(try scan(Specimen.td3.joined(separator: String(repeating: " ", count: 5000) + "\n")) == "TD3@1")
  }

  @Test func theTextMayComeInAnyPieces() throws {
    let text = Array(("x\r\n\r\n" + Specimen.td1.joined(separator: "\r\n") + "\r\n\r\n" + td3).utf8)
    let whole = try MRZScanner.findings(in: text, today: today())
    #expect(summary(whole) == "?1-1 TD1@3 TD3@7")
    for size in [1, 2, 3, 7, 31, 64] {
      var scanner = try MRZScanner(today: today())
      var findings: [MRZScanner.Finding] = []
      for start in stride(from: 0, to: text.count, by: size) {
        findings += scanner.feed(text[start..<min(start + size, text.count)])
      }
      findings += scanner.finish()
      #expect(findings == whole)
    }
  }

  @Test func aBlockIsGivenAsSoonAsItsLastLineEnds() throws {
    var scanner = try MRZScanner(today: today())
    #expect(scanner.feed(td3.utf8.dropLast()).isEmpty)
    #expect(summary(scanner.feed("\n".utf8)) == "TD3@1")
  }

  @Test func aFinishedScannerIsAsNew() throws {
    var scanner = try MRZScanner(today: today())
    _ = scanner.feed("some\ntext".utf8)
    #expect(summary(scanner.finish()) == "?1-2")
    #expect(summary(scanner.feed(td3.utf8)) == "TD3@1")
    #expect(scanner.finish().isEmpty)
  }
}
