import Testing

@testable import Watchlist

@Suite("Names are parted into words")
struct NameWordsTests {
  private func words(_ text: String) -> [String] { NameWords.parse(text).map(\.text) }

  private func words(_ text: String, _ role: NameWord.Role) -> [String] {
    NameWords.parse(text).filter { $0.role == role }.map(\.text)
  }

  @Test("diacritics, case and apostrophes don't count")
  func diacritics() {
    #expect(words("Sa'id Müller-Łukasz Ñuñez") == ["SAID", "MULLER", "LUKASZ", "NUNEZ"])
    #expect(words("Ærø Straße Ðorđe İlkay Ə") == ["AERO", "STRASSE", "DORDE", "ILKAY", "E"])
  }

  @Test("a combining mark and its composed letter are one")
  func combining() {
    #expect(words("Jose\u{301}") == words("José"))
  }

  @Test("full-width letters are letters")
  func fullWidth() {
    #expect(words("ＢＵＤＩ") == ["BUDI"])
  }

  @Test("titles before the name and degrees after it are told from it")
  func titles() {
    #expect(words("Drs. H. Sudjadi Reka, S.E., M.Si.", .title) == ["DRS", "H", "SE", "MSI"])
    #expect(words("Drs. H. Sudjadi Reka, S.E., M.Si.", .word) == ["SUDJADI", "REKA"])
    #expect(words("SARTONA, SE., MM.", .title) == ["SE", "MM"])
    #expect(words("Hj. Siti Reka", .title) == ["HJ"])
  }

  @Test(
    "behind a comma a title makes bare letters degrees, haji among them",
    arguments: [
      "SOEDJONO, DRS H SE", "SOEDJONO, DRS. H. S.E.", "SOEDJONO, DRS. H., S.E.",
    ])
  func bareDegrees(name: String) {
    #expect(words(name, .word) == ["SOEDJONO"])
    #expect(words(name, .title) == ["DRS", "H", "SE"])
  }

  @Test("a short given name after the comma is no degree")
  func shortGivenName() {
    #expect(words("KIM, Se", .word) == ["KIM", "SE"])
  }

  @Test("bin, binti, anak, A/L and A/P connect")
  func connectors() {
    #expect(words("Reka bin Contoh", .connector) == ["BIN"])
    #expect(words("Gerunsin anak Contoh", .connector) == ["ANAK"])
    #expect(words("Ramasamy A/L Contoh", .connector) == ["AL"])
    #expect(words("Letchumi A/P Contoh", .connector) == ["AP"])
    #expect(words("Ar-Rahman Contoh", .connector) == ["AR"])
  }

  @Test("single letters are initials, also without blanks")
  func initials() {
    #expect(words("T.J. Reka", .initial) == ["T", "J"])
    #expect(words("M. Reka", .initial) == ["M"])
  }

  @Test("Abdul and what follows are two words, however written")
  func abdul() {
    for text in ["Abdul Rahman", "Abdulrahman", "Abdurrahman", "ABDURAHMAN", "Abdelrahman"] {
      #expect(words(text) == ["ABDUL", "RAHMAN"], "\(text)")
    }
    #expect(words("Abdullah") == ["ABDULLAH"])
    #expect(words("Abdallah") == ["ABDALLAH"])
    #expect(words("Abdillahi") == ["ABDILLAHI"])
  }

  @Test("a name of titles alone is a name")
  func onlyTitles() {
    #expect(words("Bin", .word) == ["BIN"])
    #expect(words("Raden", .word) == ["RADEN"])
  }

  @Test("control characters, other scripts and signs part words and show nowhere")
  func controlCharacters() {
    #expect(words("BUDI\u{1B}[31mREKA\0\u{202E}X") == ["BUDI", "31MREKA", "X"])
    for hidden in ["\u{202E}", "\u{200B}", "\u{2066}", "\u{200F}"] {
      #expect(words("BUDI\(hidden)REKA") == ["BUDI", "REKA"])
    }
    #expect(words("BU\u{200C}DI") == ["BUDI"], "a joiner is part of a word")
    #expect(words("张伟 Иван").isEmpty)
    #expect(words(" ,.-/' ").isEmpty)
  }

  @Test("a name of 10,000 characters has at most 16 words of 24 letters")
  func bounds() {
    let many = NameWords.parse(String(repeating: "REKA CONTOH ", count: 1_000))
    #expect(many.count == WatchlistLimits.wordsPerName)
    let long = NameWords.parse(String(repeating: "A", count: 10_000))
    #expect(long.map(\.letters.count) == [WatchlistLimits.lettersPerWord])
  }
}
