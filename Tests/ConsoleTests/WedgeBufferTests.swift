import Terminal
import Testing

@testable import Console

struct WedgeBufferTests {
  /// Feeds text, so many milliseconds between keys; `\n` is Enter.
  private func feed(
    _ wedge: inout WedgeBuffer, _ text: String, every gap: Int, from start: Int = 1_000
  ) -> [WedgeBuffer.Answer] {
    text.enumerated().map { index, character in
      wedge.feed(
        character == "\n" ? .enter : .character(character), at: Instant(milliseconds: start + index * gap))
    }
  }

  @Test(arguments: [MRZDocument.td1, .td2, .td3], [1, 5, 20, 45, 50])
  func `a document that a reader types is recognised`(document: MRZDocument, gap: Int) {
    for inOneLine in [false, true] {
      var wedge = WedgeBuffer()
      let answers = feed(&wedge, document.typed(inOneLine: inOneLine), every: gap)
      #expect(answers.first == .alone)
      #expect(answers.last == .document(document.lines))
      #expect(answers.dropFirst().dropLast().allSatisfy { $0 == .burst })
    }
  }

  @Test(arguments: [51, 80, 200]) func `a document typed by hand is keys that stand alone`(gap: Int) {
    var wedge = WedgeBuffer()
    #expect(feed(&wedge, MRZDocument.td3.typed(inOneLine: false), every: gap).allSatisfy { $0 == .alone })
  }

  @Test func `line ends as two Enters are one`() {
    var wedge = WedgeBuffer()
    let text = MRZDocument.td3.lines.joined(separator: "\n\n") + "\n\n"
    let answers = feed(&wedge, text, every: 5)
    #expect(answers.filter { $0 == .document(MRZDocument.td3.lines) }.count == 1)
    #expect(answers.last == .burst)
  }

  @Test func `two documents one behind the other are two`() {
    var wedge = WedgeBuffer()
    let text = MRZDocument.td1.typed(inOneLine: false) + MRZDocument.td3.typed(inOneLine: true)
    let found = feed(&wedge, text, every: 5).filter { if case .document = $0 { true } else { false } }
    #expect(found == [.document(MRZDocument.td1.lines), .document(MRZDocument.td3.lines)])
  }

  @Test func `a connection that stalls within a line loses nothing`() {
    var wedge = WedgeBuffer()
    let text = Array(MRZDocument.td3.typed(inOneLine: false))
    _ = feed(&wedge, String(text[..<20]), every: 5)
    let answers = feed(&wedge, String(text[20...]), every: 5, from: 1_600)
    #expect(answers.first == .straggler)
    #expect(answers.last == .document(MRZDocument.td3.lines))
  }

  @Test func `an Enter that comes late still ends the line`() {
    var wedge = WedgeBuffer()
    _ = feed(&wedge, MRZDocument.td3.lines[0], every: 5)
    #expect(wedge.feed(.enter, at: Instant(milliseconds: 1_900)) == .burst)
    let answers = feed(&wedge, MRZDocument.td3.lines[1], every: 5, from: 2_000)
    #expect(answers.allSatisfy { $0 == .burst })
    #expect(wedge.feed(.enter, at: Instant(milliseconds: 3_000)) == .document(MRZDocument.td3.lines))
  }

  @Test func `a second after an unfinished line keys stand alone again`() {
    var wedge = WedgeBuffer()
    _ = feed(&wedge, "P<UTOERIKSSON", every: 5)
    #expect(wedge.feed(.character("i"), at: Instant(milliseconds: 2_100)) == .alone)
  }

  @Test func `a key after Enter at a reader's pace is no command`() {
    var wedge = WedgeBuffer()
    #expect(feed(&wedge, "\nq", every: 5) == [.alone, .burst])
  }

  @Test func `arrow keys are never a machine's`() {
    var wedge = WedgeBuffer()
    let keys: [Key] = [.down, .down, .character("b")]
    let answers = keys.enumerated().map { wedge.feed($1, at: Instant(milliseconds: 1_000 + $0 * 30)) }
    #expect(answers == [.alone, .alone, .alone])
  }

  @Test func `a line that is no MRZ is told, and whether it looks like one`() {
    var wedge = WedgeBuffer()
    let cut = String(MRZDocument.td3.lines[0].dropLast())
    #expect(feed(&wedge, cut + "\n", every: 5).last == .rejected(looksLikeMRZ: true))
    let words = "paspor sudah diperiksa oleh petugas lain"
    #expect(feed(&wedge, words + "\n", every: 5, from: 9_000).last == .rejected(looksLikeMRZ: false))
  }

  @Test func `a machine that never ends its line fills no memory`() {
    var wedge = WedgeBuffer()
    let answers = feed(&wedge, String(repeating: "A", count: 10_000) + "\n", every: 1)
    #expect(answers.last == .rejected(looksLikeMRZ: false))
  }
}
