import Border
import Phrases
import Terminal
import Testing

@testable import Console

/// What stands in a candidate's two lines and below them at 80 columns.
struct LookupPageRowTests {
  private static let words = [
    "words-equal|BUDI UMPAMA REKAAN KHAYALAN ANGAN LAMUNAN", "words-missing|L", "order-differs",
  ]

  private func lines(_ answer: LookupAnswer, size: Size = Size(width: 80, height: 24)) throws -> [String] {
    var table = try Table.lookingUp("budi umpama", size: size)
    table.answerLookup(answer)
    return table.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func answer(
    _ reasons: [String], name: String = "REKAAN, BUDI UMPAMA", entry: String = "contoh-1", date: String = "2026-11-20"
  ) -> LookupAnswer {
    var list = Answer.list
    list.date = date
    return LookupAnswer(
      candidates: [.made(entry, 0.997, "strong", name, reasons)], lists: [list], microseconds: 1)
  }

  @Test(arguments: [
    ("birth-swapped|1990-03-02|1990-02-03", "tgl dan bulan lahir tertukar (03-02-1990)"),
    ("birth-conflict|1990-03-02|1989/1992", "tgl lahir BEDA (1989 - 1992)"),
    ("document-equal|X0000101", "nomor dokumen sama"),
    ("document-one-edit|X0000102|X0000101", "nomor dokumen beda satu (X0000101)"),
  ]) func `what decides is in sight however many words the name has`(code: String, told: String) throws {
    let lines = try lines(answer(Self.words + [code]))
    #expect(lines.contains { $0.hasPrefix("│   \(told), hanya di daftar: L, ") })
  }

  @Test func `a long name takes the room of the entry's number, and not that of what decides`() throws {
    let long = "REKAAN KHAYALAN LAMUNAN ANGAN, BUDI UMPAMA"
    let shown = try lines(answer(Self.words + ["birth-equal|1990-02-03"], name: long, entry: "contoh-0123456789012345"))
    #expect(shown.contains { $0.contains(long) && $0.hasSuffix(" contoh │") })
    #expect(shown.contains { $0.hasPrefix("│   tgl lahir sama, ") })
    let longest = String(repeating: "REKAAN ", count: 12)
    let narrow = try lines(answer(Self.words + ["birth-equal|1990-02-03"], name: longest, date: "2026-10-20"))
    #expect(narrow.contains { $0.hasPrefix("│   contoh ! BASI: tgl lahir sama, ") })
  }

  @Test func `a stale list says so beside its candidates`() throws {
    let stale = try lines(answer(Self.words, date: "2026-10-20"))
    #expect(stale.contains { $0.contains("REKAAN, BUDI UMPAMA") && $0.hasSuffix(" contoh contoh-1 ! BASI │") })
    let fresh = try lines(answer(Self.words))
    #expect(fresh.contains { $0.contains("REKAAN, BUDI UMPAMA") && $0.hasSuffix(" contoh contoh-1 │") })
  }

  @Test func `an opened entry of a stale list says so at once`() throws {
    var table = try Table.lookingUp("budi umpama")
    table.answerLookup()
    table.press(.enter)
    let list = list("contoh", "2026-10-20")
    table.reply {
      if case .entry = $0 { .entry(ListedEntry(list: list, entry: ListedEntry.rekaan.entry)) } else { nil }
    }
    #expect(table.text.contains(" contoh contoh-1 ! BASI ─┐"))
    table.answerEntry()
    #expect(!table.text.contains("contoh-1 ! BASI"))
  }

  @Test func `no score is shown as certain`() throws {
    #expect(try lines(answer(Self.words)).contains { $0.contains("!0,99 KUAT REKAAN") })
  }

  // MARK: The lists below

  private func list(_ name: String, _ date: String) -> WatchlistChecked.ListUsed {
    WatchlistChecked.ListUsed(name: name, sha256: "00", date: date)
  }

  private func line(_ lists: [WatchlistChecked.ListUsed], width: Int = 78) -> String {
    ListAgeText.line(lists, nil, now: Table.start, .id, width: width)
  }

  @Test func `stale lists stand first, with their days as long as all have room`() {
    #expect(
      line([list("contoh", "2026-11-20"), list("un", "2025-04-18")])
        == "Daftar: un 18-04-2025 (582 hr) ! BASI · contoh 20-11-2026 (25 j)")
  }

  @Test func `where there is no room for all their days, ages stand alone, and the rest is counted`() {
    let five = [
      list("contoh", "2026-11-20"), list("cegah", "2026-11-20"), list("ofac-sdn", "2026-11-21T01:42:00.000+07:00"),
      list("un", "2025-04-18"), list("dpo", "2026-11-19"),
    ]
    #expect(
      line(five, width: 85)
        == "Daftar: un (582 hr) ! BASI · contoh (25 j) · cegah (25 j) · ofac-sdn impor (7 j) · +1")
    #expect(line(five) == "Daftar: un (582 hr) ! BASI · contoh (25 j) · cegah (25 j) · +2")
    #expect(line(five, width: 40) == "Daftar: un (582 hr) ! BASI · +4")
    #expect(line(five + [list("lama", "2025-04-18")], width: 40) == "Daftar: un (582 hr) ! BASI · +5 (1 BASI)")
    #expect(line(five, width: 3) == "Daftar: +5 (1 BASI)")
    #expect(line([]) == "Daftar: ")
  }

  // MARK: Help

  @Test func `the help says what the signs mean, with the bands and the age that count at this post`() throws {
    for page in ["/", "t"] {
      var table = try Table(size: Size(width: 80, height: 60))
      table.show(.made())
      table.press(page)
      table.press(.function(1))
      for text in [
        "! KUAT mulai 0,80", "? MUNGKIN mulai 0,40", "Skor bukan bukti", "= sama; ~ hampir", "disambung:",
        "hanya di daftar:",
        "tidak ada di daftar:", "PERNAH BERSIH", "dari 72 jam",
      ] {
        #expect(table.text.contains(text), "\(page) \(text)")
      }
    }
    var elsewhere = try Table(size: Size(width: 80, height: 60))
    elsewhere.show(.made())
    elsewhere.press("p")
    elsewhere.press(.function(1))
    #expect(!elsewhere.text.contains("KUAT mulai"))
  }
}
