import Testing
import TravelDocuments

@testable import Scanners

/// Bytes of a serial reader become documents, whichever way the reader ends one.
@Suite struct ScanFramerTests {
  private let lines = specimen

  private func findings(_ texts: String...) -> [ScanFramer.Finding] {
    var framer = ScanFramer()
    return texts.flatMap { framer.feed($0.utf8) } + framer.pause()
  }

  @Test(arguments: ["\r", "\n", "\r\n", "\n\n"]) func lineEndsOfEveryKindEndALine(end: String) {
    #expect(findings(lines[0] + end + lines[1] + end) == [.document(lines)])
  }

  @Test func aDocumentIsThereAtItsLastLineEndWithoutAnyPause() {
    var framer = ScanFramer()
    #expect(framer.feed((lines[0] + "\r" + lines[1]).utf8).isEmpty)
    #expect(framer.feed("\r".utf8) == [.document(lines)])
  }

  @Test func stxAndEtxEnclose() {
    #expect(findings("\u{2}" + lines[0] + "\r" + lines[1] + "\u{3}") == [.document(lines)])
    #expect(findings("\u{2}" + lines.joined() + "\u{3}") == [.document(lines)])
  }

  @Test func aPauseEndsWhatHasNoEnd() {
    #expect(findings(lines.joined()) == [.document(lines)])
    #expect(findings(lines[0] + "\r" + lines[1]) == [.document(lines)])
  }

  @Test func halfADocumentIsToldAtThePauseAndLeavesNothingBehind() {
    var framer = ScanFramer()
    #expect(framer.feed((lines[0] + "\r").utf8).isEmpty)
    #expect(framer.pause() == [.unread(.lineCount(line: 1, found: 1, expected: 2), more: 0)])
    #expect(!framer.isPending)
    #expect(framer.feed((lines[0] + "\r" + lines[1] + "\r").utf8) == [.document(lines)])
  }

  @Test func stxBeginsAnewWhateverWasPending() {
    let findings = findings(lines[0] + "\r\u{2}" + lines[0] + "\r" + lines[1] + "\r\u{3}")
    #expect(findings == [.unread(.lineCount(line: 1, found: 1, expected: 2), more: 0), .document(lines)])
  }

  @Test func garbageIsToldOnceForABurstAndCounted() {
    let garbage = String(repeating: "\u{1B}[31m?\r", count: 40)
    let findings = findings(garbage + lines[0] + "\r" + lines[1] + "\r")
    #expect(findings.count == 3)
    #expect(findings[0] == .unread(.notMRZ(line: 1), more: 0))
    #expect(findings[1] == .document(lines))
    #expect(findings[2] == .unread(.notMRZ(line: 1), more: 38))
  }

  @Test func garbageWithoutAPauseIsToldAgainNowAndThen() {
    var framer = ScanFramer()
    let told = (0..<2_501).flatMap { _ in framer.feed("?\r".utf8) }
    #expect(
      told == [
        .unread(.notMRZ(line: 1), more: 0), .unread(.notMRZ(line: 1), more: 999), .unread(.notMRZ(line: 1), more: 999),
      ])
  }

  /// Whatever came before: after a pause a document is read as ever.
  @Test(arguments: 0..<200) func hostileBytesHideNoDocumentBehindThem(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var framer = ScanFramer()
    let alphabet: [UInt8] = [0, 2, 3, 4, 10, 13, 27, 32, 60, 65, 57, 0xC3, 0xFF]
    for _ in 0..<random.next() % 40 {
      let piece = (0..<random.next() % 200).map { _ in
        random.next() % 3 == 0 ? UInt8(truncatingIfNeeded: random.next()) : alphabet[Int(random.next() % 13)]
      }
      for case .document(let lines) in framer.feed(piece) { #expect(lines.allSatisfy { $0.utf8.count <= 44 }) }
    }
    _ = framer.pause()
    #expect(framer.feed((lines[0] + "\r" + lines[1] + "\r").utf8) == [.document(lines)])
  }
}

/// Random numbers that are the same in every run.
struct SplitMix {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var value = seed
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
