import Testing

@testable import TravelDocuments

@Suite struct MRZPropertyTests {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")

  private func word(_ characters: [Character], _ lengths: ClosedRange<Int>, _ dice: inout Dice) -> String {
    String((0..<Int.random(in: lengths, using: &dice)).compactMap { _ in characters.randomElement(using: &dice) })
  }

  private func name(_ parts: ClosedRange<Int>, _ dice: inout Dice) -> String {
    (0..<Int.random(in: parts, using: &dice)).map { _ in word(Self.letters, 1...14, &dice) }.joined(separator: " ")
  }

  private func builder(_ dice: inout Dice) throws -> MRZ.Builder {
    let kind = try #require(MRZ.Kind.allCases.randomElement(using: &dice))
    let longest = kind == .td1 ? 22 : kind == .td2 ? 14 : 9
    let alphanumeric = Array(Self.alphabet.dropLast())
    let birth = PartialDate(daysSinceEpoch: Int.random(in: -15_000...20_700, using: &dice))
    let partial = try #require(birth)
    let births: [PartialDate?] = [
      birth, PartialDate(year: partial.year), PartialDate(year: partial.year, month: partial.month), nil,
    ]
    let expiry = try #require(PartialDate(daysSinceEpoch: Int.random(in: 10_000...30_000, using: &dice)))
    var builder = MRZ.Builder(
      kind, number: word(alphanumeric, 1...longest, &dice), surname: name(1...5, &dice),
      birth: births.randomElement(using: &dice) ?? nil, expiry: expiry)
    builder.given = name(0...4, &dice)
    builder.issuer = word(Self.letters, 1...3, &dice)
    builder.nationality = word(Self.letters, 0...3, &dice)
    builder.sex = Sex.allCases.randomElement(using: &dice) ?? .unspecified
    if builder.number.count <= 9 { builder.optional = word(alphanumeric, 0...7, &dice) }
    if kind == .td1 { builder.optional2 = word(alphanumeric, 0...11, &dice) }
    return builder
  }

  @Test func whateverIsComposedReadsBackValidAndTheSame() throws {
    var dice = Dice(seed: 1)
    for _ in 0..<2000 {
      let builder = try builder(&dice)
      let mrz = try MRZ(lines: builder.lines(), today: today())
      #expect(mrz.isValid)
      #expect(mrz.kind == builder.kind)
      #expect([mrz.number, mrz.issuer, mrz.nationality] == [builder.number, builder.issuer, builder.nationality])
      #expect([mrz.optional, mrz.optional2] == [builder.optional, builder.optional2])
      #expect(mrz.sex == builder.sex)
      #expect(mrz.birthDate == builder.birth)
      #expect(mrz.expiryDate == builder.expiry)
      if !mrz.isNameTruncated {
        #expect(mrz.surname == builder.surname)
        #expect(mrz.given == builder.given)
      }
    }
  }

  @Test func aSubstitutionThatChangesAFieldsCheckSumIsNoticed() throws {
    var dice = Dice(seed: 2)
    var noticed = 0
    for _ in 0..<300 {
      let mrz = try MRZ(lines: builder(&dice).lines(), today: today())
      let layout = MRZLayout.of(mrz.kind)
      let block = mrz.lines.map { Array($0.utf8) }
      var checked = [[layout.number], [layout.birth], [layout.expiry]]
      if layout.optionalCheck != nil { checked.append([layout.optional]) }
      if layout.compositeCheck != nil { checked.append(layout.composite) }
      for spans in checked {
        let span = try #require(spans.randomElement(using: &dice))
        let column = Int.random(in: span.columns, using: &dice)
        let character = try #require(Self.alphabet.randomElement(using: &dice)?.asciiValue)
        var changed = block
        changed[span.line - 1][column - 1] = character
        func sum(_ block: [[UInt8]]) -> Int? {
          MRZ.checkDigit(of: spans.flatMap { block[$0.line - 1][($0.columns.lowerBound - 1)..<$0.columns.upperBound] })
        }
        // The '<' that announces a long number isn't covered by the number's own digit.
        guard sum(changed) != sum(block) else { continue }
        let lines = changed.map { String(decoding: $0, as: UTF8.self) }
        #expect(try !MRZ(lines: lines, today: today()).isValid, "\(mrz.lines) to \(lines)")
        noticed += 1
      }
    }
    #expect(noticed > 900, "most substitutions change the sum")
  }
}

@Suite struct HostileInputTests {
  private func bytes(_ dice: inout Dice) -> [UInt8] {
    let count = Int.random(in: 0...200, using: &dice)
    let alphabet = Array("ABCXYZ0189<<<<\n\r\n \t\u{1B}\u{0}é".utf8)
    switch Int.random(in: 0..<3, using: &dice) {
    case 0: return (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
    case 1: return (0..<count).compactMap { _ in alphabet.randomElement(using: &dice) }
    default:
      // A specimen with a few bytes changed, so that the deeper parts are reached.
      var bytes = Array((Specimen.all.randomElement(using: &dice) ?? []).joined(separator: "\n").utf8)
      for _ in 0..<Int.random(in: 0...5, using: &dice) {
        guard let index = bytes.indices.randomElement(using: &dice) else { break }
        bytes[index] = alphabet.randomElement(using: &dice) ?? 0
      }
      return bytes
    }
  }

  @Test func tenThousandRandomTextsAreReadWithoutATrap() throws {
    var dice = Dice(seed: 3)
    let day = try today()
    var blocks = 0
    var others = 0
    for _ in 0..<10_000 {
      let bytes = bytes(&dice)
      for finding in MRZScanner.findings(in: bytes, today: day) {
        switch finding {
        case .mrz(let mrz, _):
          blocks += 1
          #expect(mrz.lines.allSatisfy { $0.utf8.count == mrz.kind.lineLength })
        case .other(_, let lines):
          others += 1
          #expect(lines.lowerBound >= 1)
        }
      }
      var accumulator = MRZAccumulator()
      for byte in bytes {
        if case .complete(let lines) = accumulator.feed(byte) {
          #expect(throws: Never.self) { try MRZ(lines: lines, today: day) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      _ = try? MRZ(lines: text.split(separator: "\n"), today: day)
      _ = MRZ.Name(field: text)
      _ = DocumentNumber(text)
      _ = try? NIK(parsing: text)
      _ = PartialDate(text)
      var builder = MRZ.Builder(.td1, number: text, surname: text, birth: nil, expiry: day)
      builder.given = text
      builder.optional = text
      _ = try? builder.lines()
    }
    #expect(blocks > 1000)
    #expect(others > 1000)
  }

  @Test func anyTwoLinesOfAllowedCharactersAreReadOnAnyDay() throws {
    var dice = Dice(seed: 4)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<<<<<<<<".utf8)
    for _ in 0..<5000 {
      let length = [30, 36, 44].randomElement(using: &dice) ?? 44
      let block = (0..<(length == 30 ? 3 : 2)).map { _ in
        (0..<length).compactMap { _ in alphabet.randomElement(using: &dice) }
      }
      let day = try #require(PartialDate(year: Int.random(in: 1...9999, using: &dice)))
      let mrz = try #require(MRZ(block: block, today: day))
      #expect(mrz.defects.map(\.field) == MRZ.Field.allCases.filter { mrz.defects.map(\.field).contains($0) })
      #expect(mrz.birthDate.map { $0.earliestDay <= day.latestDay } ?? true)
    }
  }
}
