import Border
import Phrases
import Terminal
import Testing
import TravelDocuments
import Watchlist

@testable import Console

/// The table of words as it is drawn.
struct WordTableTests {
  private static let table = MatchTable(
    [
      "words-equal|REKAAN", "word-similar|BUDHIE|BUDI|86", "words-missing|SATRIYA", "order-differs",
      "birth-swapped|1990-02-03|1990-03-02",
    ], asked: MatchTable.Asked(birth: PartialDate("1990-02-03")))

  private func text(_ width: Int, _ language: Language = .id) -> [String] {
    WordTable(table: Self.table, language: language).lines(width: width).map { line in
      line.map(\.text).joined()
    }
  }

  @Test func `three columns under their names, and what no row says below`() {
    let lines = text(76)
    #expect(lines[0].contains("Dicari") && lines[0].contains("Di daftar") && lines[0].contains("Aturan"))
    func cells(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
    #expect(cells(lines[1]) == ["Lahir", "~", "03-02-1990", "02-03-1990", "tgl", "dan", "bulan", "tertukar"])
    #expect(cells(lines[2]) == ["Kata", "=", "REKAAN", "REKAAN", "sama"])
    #expect(cells(lines[3]) == ["~", "BUDHIE", "BUDI", "mirip", "86%"])
    #expect(cells(lines[4]) == ["-", "·", "SATRIYA", "hanya", "di", "daftar"])
    #expect(lines[5] == "~ urutan nama lain")
    #expect(text(76, .en)[3].contains("similar 86%"))
  }

  @Test(arguments: [76, 60, 48, 47, 36, 20, 3, 1, 0]) func `no line is wider than it may be and no word is lost`(
    width: Int
  ) {
    let lines = text(width)
    if width >= 20 {
      for line in lines { #expect(SafeText.width(line) <= width, "\(line)") }
    }
    if width >= 36 {
      for word in ["REKAAN", "BUDHIE", "BUDI", "SATRIYA", "86%"] {
        #expect(lines.contains { $0.contains(word) }, "\(word) at \(width)")
      }
    }
  }

  @Test func `the longest words wrap in their cells`() {
    let long = String(repeating: "A", count: 24)
    let table = MatchTable(["words-joined|\(long) \(long)|\(long)"])
    let lines = WordTable(table: table, language: .id).lines(width: 76).map { $0.map(\.text).joined() }
    #expect(lines.dropFirst().joined().count(where: { $0 == "A" }) == 72)
    #expect(lines.allSatisfy { SafeText.width($0) <= 76 })
  }
}
