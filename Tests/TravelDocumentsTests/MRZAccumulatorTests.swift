import Testing

@testable import TravelDocuments

@Suite struct MRZAccumulatorTests {
  /// Types a text like a keyboard; gives what was complete or rejected, in order.
  private func type(_ text: String, into accumulator: inout MRZAccumulator) -> [MRZAccumulator.State] {
    var states: [MRZAccumulator.State] = []
    for byte in text.utf8 {
      let state = accumulator.feed(byte)
      if case .incomplete = state { continue }
      states.append(state)
    }
    return states
  }

  private func type(_ text: String) -> [MRZAccumulator.State] {
    var accumulator = MRZAccumulator()
    return type(text, into: &accumulator)
  }

  @Test(arguments: Specimen.all)
  func linesWithEnterAfterEachAreABlock(lines: [String]) {
    #expect(type(lines.map { $0 + "\n" }.joined()) == [.complete(lines)])
  }

  @Test(arguments: Specimen.all)
  func aZoneInOnePieceIsABlock(lines: [String]) {
    #expect(type(lines.joined() + "\n") == [.complete(lines)])
    #expect(type(lines.joined().lowercased() + "\r") == [.complete(lines)])
  }

  @Test(arguments: Specimen.all)
  func carriageReturnAndLineFeedMayComeAsTwoEnters(lines: [String]) {
    #expect(type(lines.map { $0 + "\r\n" }.joined()) == [.complete(lines)])
    #expect(type(lines.map { $0 + "\n\n" }.joined()) == [.complete(lines)])
  }

  @Test(arguments: Specimen.all)
  func linesMayBeHandedOverWhole(lines: [String]) {
    var accumulator = MRZAccumulator()
    for (index, line) in lines.dropLast().enumerated() {
      #expect(accumulator.feed(line: line) == .incomplete(linesSoFar: index + 1))
    }
    #expect(accumulator.feed(line: lines[lines.count - 1]) == .complete(lines))
  }

  @Test func itSaysHowManyLinesAreThere() {
    var accumulator = MRZAccumulator()
    #expect(accumulator.finish() == .incomplete(linesSoFar: 0))
    for byte in Specimen.td1[0].utf8 { #expect(accumulator.feed(byte) == .incomplete(linesSoFar: 0)) }
    #expect(accumulator.finish() == .incomplete(linesSoFar: 1))
    #expect(accumulator.feed(line: Specimen.td1[1]) == .incomplete(linesSoFar: 2))
    #expect(accumulator.feed(line: Specimen.td1[2]) == .complete(Specimen.td1))
  }

  @Test func oneScanMayFollowAnother() {
    var accumulator = MRZAccumulator()
    let text = (Specimen.td3 + Specimen.td1 + [Specimen.td2.joined()]).map { $0 + "\n" }.joined()
    #expect(
      type(text, into: &accumulator) == [
        .complete(Specimen.td3), .complete(Specimen.td1), .complete(Specimen.td2),
      ])
  }

  @Test(arguments: [Specimen.td3, Specimen.td2, Specimen.td1, Specimen.mrvA])
  func aScanBegunAnewReplacesTheInterruptedOne(lines: [String]) {
    #expect(type(([lines[0]] + lines).map { $0 + "\n" }.joined()) == [.complete(lines)])
    #expect(type(lines[0] + "\n" + lines.joined() + "\n") == [.complete(lines)])
  }

  @Test func aLineOfAnotherKindRejectsTheFirstAndBeginsABlock() {
    let text = ([Specimen.td3[0]] + Specimen.td1).map { $0 + "\n" }.joined()
    #expect(
      type(text) == [.rejected(.lineLength(line: 2, length: 30, expected: 44)), .complete(Specimen.td1)])
  }

  @Test func twoEmptyLinesEndABlockThatHasBegun() {
    let text = Specimen.td3[0] + "\n\n\n" + Specimen.td3.map { $0 + "\n" }.joined()
    #expect(type(text) == [.rejected(.lineCount(line: 1, found: 1, expected: 2)), .complete(Specimen.td3)])
  }

  @Test func emptyLinesBeforeABlockAreNothing() {
    #expect(type("\n\n\n" + Specimen.td3.joined(separator: "\n") + "\n") == [.complete(Specimen.td3)])
  }

  @Test(arguments: [
    (Raw("hello\n"), MRZError.notMRZ(line: 1)),
    ("P<UTOERIKSSON<<ANNA\n", .lineLength(line: 1, length: 19, expected: nil)),
    ("P<UTO ERIKSSON\n", .character(line: 1, column: 6, scalar: " ")), ("\u{1B}[200~\n", .notMRZ(line: 1)),
  ])
  func whatIsNoMRZIsRejectedAndForgotten(raw: Raw, error: MRZError) {
    var accumulator = MRZAccumulator()
    #expect(type(raw.text, into: &accumulator) == [.rejected(error)])
    #expect(type(Specimen.td3.joined() + "\n", into: &accumulator) == [.complete(Specimen.td3)])
  }

  @Test func aLineWithoutAnEndIsHeldInAFixedSpaceAndRejected() {
    var accumulator = MRZAccumulator()
    for _ in 0..<100_000 { _ = accumulator.feed(UInt8(ascii: "<")) }
    #expect(accumulator.finish() == .rejected(.lineLength(line: 1, length: 100_000, expected: nil)))
  }

  @Test func resetForgets() {
    var accumulator = MRZAccumulator()
    _ = type(Specimen.td3[0] + "\nL898", into: &accumulator)
    accumulator.reset()
    #expect(type(Specimen.td1.joined(separator: "\n") + "\n", into: &accumulator) == [.complete(Specimen.td1)])
  }
}
