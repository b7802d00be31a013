import Terminal
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func decode(_ bytes: [UInt8]) -> [Input] {
    var decoder = InputDecoder()
    let whole = decoder.feed(bytes) + decoder.flush()
    // However the bytes are cut, the inputs are the same.
    var single = InputDecoder()
    #expect(bytes.flatMap { single.feed([$0]) } + single.flush() == whole)
    return whole
  }

  private func decode(_ text: String) -> [Input] { decode(Array(text.utf8)) }

  @Test func charactersAreKeys() {
    #expect(decode("aé東 ") == ["a", "é", "東", " "].map { .key(.character($0)) })
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[1~", .home), ("\u{1B}OF", .end), ("\u{1B}[3~", .delete),
    ("\u{1B}[2~", .insert), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backtab),
    ("\u{1B}OP", .function(1)), ("\u{1B}[[A", .function(1)), ("\u{1B}[11~", .function(1)), ("\u{1B}[15~", .function(5)),
    ("\u{1B}[[E", .function(5)), ("\u{1B}[24~", .function(12)), ("\u{1B}[1;5D", .wordLeft), ("\u{1B}[1;3C", .wordRight),
    ("\u{7F}", .backspace), ("\u{08}", .backspace), ("\t", .tab), ("\r", .enter), ("\n", .enter),
    ("\u{0C}", .control("l")), ("\u{1B}", .escape),
  ])
  func knownSequencesAreKeys(text: String, key: Key) {
    #expect(decode(text) == [.key(key)])
  }

  @Test func returnAndLineFeedTogetherAreOneEnter() {
    #expect(decode("\r\n") == [.key(.enter)])
    #expect(decode("\r\r\n\n") == [.key(.enter), .key(.enter), .key(.enter)])
  }

  @Test(arguments: [
    "\u{1B}[99~", "\u{1B}[1;2A", "\u{1B}q", "\u{1B}[?1;2c", "\u{1B}]0;title\u{07}", "\u{1B}Px\u{1B}\\", "\u{1B}[Mq n",
    "\u{1B}Oq", "\u{1B}[\r", "\u{00}", "\u{1C}", "\u{200D}", "\u{202E}", "\u{1B}[<0;1;1M",
  ])
  func whatIsNotKnownPressesNoKey(text: String) {
    #expect(decode(text) == [.unrecognised])
  }

  @Test func controlSequencesOfOneByteAreSwallowedToo() {
    #expect(decode([0x9B, 0x41]) == [.key(.up)])
    #expect(decode([0x9B, 0x39, 0x71]) == [.unrecognised])
  }

  @Test(arguments: [[0xFF], [0xC3], [0xE2, 0x82], [0xC0], [0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]])
  func invalidUTF8PressesNoKey(bytes: [UInt8]) {
    let inputs = decode(bytes)
    #expect(!inputs.isEmpty && inputs.allSatisfy { $0 == .unrecognised })
  }

  @Test func aLongSequenceTakesBoundedMemoryAndPressesNothing() {
    #expect(decode("\u{1B}[" + String(repeating: "1;", count: 100_000) + "A") == [.unrecognised])
    #expect(decode("\u{1B}]" + String(repeating: "q", count: 100_000) + "\u{07}") == [.unrecognised])
  }

  @Test func aPasteIsOneTextWithPlainLineEnds() {
    #expect(
      decode("\u{1B}[200~qn\r\nA\rB\u{1B}[A\u{1B}[201~x")
        == [.paste("qn\nA\nB\u{1B}[A", isCut: false), .key(.character("x"))])
  }

  @Test func aPasteIsCutAtItsLimitWithoutBreakingACharacter() throws {
    let text = String(repeating: "é", count: InputDecoder.pasteLimit)
    let inputs = decode("\u{1B}[200~x" + text + "\u{1B}[201~q")
    #expect(inputs.count == 2)
    guard case .paste(let pasted, let isCut) = inputs[0] else { return #expect(Bool(false), "no paste") }
    #expect(isCut)
    #expect(pasted.utf8.count <= InputDecoder.pasteLimit)
    #expect(!pasted.contains("\u{FFFD}"))
  }

  @Test func aPasteWithoutAnEndIsGivenUpAfterSilence() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~abc".utf8)) == [])
    #expect(decoder.delayMilliseconds == InputDecoder.pasteDelayMilliseconds)
    #expect(decoder.flush() == [.paste("abc", isCut: true)])
    #expect(decoder.feed(Array("q".utf8)) == [.key(.character("q"))])
  }

  @Test func aLoneEscapeWaitsAShortTime() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.delayMilliseconds == 25)
    #expect(decoder.flush() == [.key(.escape)])
    #expect(decoder.delayMilliseconds == nil)
    #expect(decode("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
  }

  @Test func aTerminalsOwnSequencesAreAdded() {
    var sequences = KeySequences.standard
    sequences.add(Array("\u{1B}[31~".utf8), .function(7))
    sequences.add(Array("\u{1B}[A".utf8), .function(8))
    sequences.add(Array("q".utf8), .enter)
    var decoder = InputDecoder(sequences: sequences)
    #expect(decoder.feed(Array("\u{1B}[31~\u{1B}[Aq".utf8)) == [.key(.function(7)), .key(.up), .key(.character("q"))])
  }

  @Test func randomBytesNeverTrapAndNeverGrow() {
    var generator = SystemRandomNumberGenerator()
    var decoder = InputDecoder()
    for _ in 0..<2_000 {
      let bytes = (0..<64).map { _ in
        Bool.random(using: &generator)
          ? [0x1B, 0x5B, 0x32, 0x30, 0x7E, 0x31, 0x4F].randomElement() ?? 0 : UInt8.random(in: 0...255)
      }
      #expect(decoder.feed(bytes).count <= 70)
    }
    _ = decoder.flush()
    #expect(decoder.delayMilliseconds == nil)
  }
}
