import Testing

@testable import Terminal

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("escape", "\u{1B}[31mRED"), ("newline", "A\nB"), ("tab", "A\tB"), ("delete", "A\u{7F}B"), ("C1", "A\u{9B}31mB"),
    ("override", "A\u{202E}B"), ("isolate", "A\u{2066}B\u{2069}"), ("mark", "A\u{200F}B\u{061C}"),
    ("zero width", "A\u{200B}B\u{200C}C\u{200D}D\u{FEFF}"), ("variation", "A\u{FE0F}B"), ("tag", "A\u{E0041}B"),
    ("soft hyphen", "A\u{AD}B"), ("filler", "A\u{3164}B\u{115F}C"), ("private", "A\u{E000}B"), ("line", "A\u{2028}B"),
    ("unassigned", "A\u{378}B"), ("grapheme joiner", "A\u{34F}B"),
  ])
  func nothingHiddenPassesAndItsPlaceShows(name: String, text: String) {
    let safe = SafeText.line(text)
    #expect(safe.contains("\u{FFFD}"), "\(name)")
    for scalar in safe.unicodeScalars {
      #expect(ScalarClass.of(scalar) != .hidden)
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
    }
  }

  @Test func aRunOfHiddenCharactersIsOneSign() {
    #expect(SafeText.line("RAH\u{200B}\u{200D}\u{FEFF}MAN") == "RAH\u{FFFD}MAN")
    #expect(SafeText.line("\u{1B}[2J") == "\u{FFFD}[2J")
  }

  @Test func lettersOfAllScriptsPass() {
    for text in ["ERIKSSON, ANNA MARIA", "Nguyễn", "東京", "Łódź", "Ελλάδα", "محمد", "ไทย", "हिन्दी", "한국"] {
      #expect(SafeText.line(text) == text)
    }
  }

  @Test func blanksOfAnyKindAreSpaces() {
    #expect(SafeText.line("A\u{A0}B\u{2003}C\u{202F}D") == "A B C D")
  }

  @Test func aLetterKeepsTwoMarksAndTheRestShows() {
    #expect(SafeText.line("e\u{302}\u{301}x") == "e\u{302}\u{301}x")
    #expect(SafeText.width("e\u{302}\u{301}x") == 2)
    let tower = "Z" + String(repeating: "\u{335}", count: 500) + "x"
    // One sign for each 64 marks that are left out.
    #expect(SafeText.width(tower) == 10)
    #expect(SafeText.line(tower).contains("\u{FFFD}"))
  }

  @Test func aMarkNeverJoinsWhatStandsBeforeTheText() {
    #expect(SafeText.line("\u{301}abc") == "\u{FFFD}abc")
  }

  @Test func textIsCutByCells() {
    #expect(SafeText.fit("WIDODO, BUDI SANTOSO", width: 10) == "WIDODO, B…")
    #expect(SafeText.fit("WIDODO", width: 6) == "WIDODO")
    #expect(SafeText.fit("東京都", width: 5) == "東京…")
    #expect(SafeText.fit("東京都", width: 4) == "東…")
    #expect(SafeText.fit("東", width: 1) == "…")
    #expect(SafeText.fit("abc", width: 0) == "")
    for width in 0...12 { #expect(SafeText.width(SafeText.fit("a東e\u{301}京\u{200B}xyz", width: width)) <= width) }
  }

  @Test func asciiKeepsBaseLettersAndTellsTheRest() {
    let ascii = Symbols.ascii
    #expect(SafeText.line("Łódź Nguyễn Ærø ß", symbols: ascii) == "Lodz Nguyen Aro s")
    #expect(SafeText.line("e\u{301}", symbols: ascii) == "e")
    #expect(SafeText.line("東京 – “x”…", symbols: ascii) == "?? - \"x\".")
    #expect(SafeText.line("A\u{202E}B", symbols: ascii) == "A?B")
    for scalar in SafeText.line("aé東\u{1B}☃\u{1F600}", symbols: ascii).unicodeScalars {
      #expect((0x20...0x7E).contains(scalar.value))
    }
  }

  @Test func bytesThatAreNoUTF8AreTold() {
    #expect(SafeText.line(bytes: [0x41, 0xFF, 0x42]) == "A\u{FFFD}B")
    #expect(SafeText.line(bytes: [0x41, 0xC3]) == "A\u{FFFD}")
    #expect(SafeText.line(bytes: [UInt8]()) == "")
  }

  @Test func wordsAreWrappedAtBlanks() {
    #expect(SafeText.wrap("ab cd ef", width: 5, limit: 9) == ["ab cd", "ef"])
    #expect(SafeText.wrap("hello world", width: 5, limit: 9) == ["hello", "world"])
    #expect(SafeText.wrap("abcdefgh ij", width: 4, limit: 9) == ["abcd", "efgh", "ij"])
    #expect(SafeText.wrap("one\ntwo\n\nthree", width: 10, limit: 9) == ["one", "two", "", "three"])
    #expect(SafeText.wrap("東京都", width: 4, limit: 9) == ["東京", "都"])
    #expect(SafeText.wrap("東", width: 1, limit: 9) == [""])
    #expect(SafeText.wrap("a b c d", width: 1, limit: 2) == ["a", "b"])
    #expect(SafeText.wrap("abc", width: 0, limit: 9) == [])
  }

  @Test func aVeryLongTextCostsNoMoreThanItsCells() {
    let long = String(repeating: "A\u{200B}", count: 1_000_000)
    let began = Instant.now()
    for _ in 0..<100 { #expect(SafeText.width(long, limit: 80) == 81) }
    #expect(Instant.now().milliseconds(since: began) < 1_000)
  }
}
