import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

struct LayoutTests {
  /// Sizes from nothing to the largest, each width with heights that fall differently.
  private static let sizes: [Size] = (0...220).flatMap { width in
    [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 15, 16, 17, 23, 24, 31, 40, 50, 60].filter { ($0 + width) % 4 == 0 || $0 < 3 }
      .map { Size(width: width, height: $0) }
  }

  private static func crowded(_ place: Standing) throws -> Table {
    var table = try place.table()
    var board = Dashboard.morning
    board.crossings += (0..<190).map {
      .made(900 - $0, minutes: $0, name: String(repeating: "NAMA\u{202E}\u{1B}[2J ", count: 900), outcome: "cleared")
    }
    board.hits += (0..<190).map { .made("scan-\($0)", minutes: $0, name: String(repeating: "字", count: 300)) }
    board.hitCount = 4_000_000
    board.trouble = Phrase(id: String(repeating: "x ", count: 500), en: "y")
    table.show(board)
    return table
  }

  @Test(arguments: Standing.allCases) func `every screen draws at every size`(place: Standing) throws {
    let table = try Self.crowded(place)
    for size in Self.sizes {
      let canvas = table.screen(size)
      #expect(canvas.fullSize == size)
      #expect(canvas.cursor.map { $0.x < size.width && $0.y < size.height } ?? true)
    }
  }

  @Test(arguments: Standing.allCases) func `nothing from outside reaches the screen as a control`(place: Standing)
    throws
  {
    var table = try Self.crowded(place)
    table.tell(.refused(nil, Phrase(id: "\u{1B}]0;x\u{7}\u{202E}abc", en: "x"), isFinal: false))
    let text = table.screen(Size(width: 200, height: 50)).text()
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0x202E)
    }
  }

  @Test func `the cursor rests on what has the focus`() throws {
    for place in Standing.allCases {
      let table = try place.table()
      #expect(table.screen().cursor != nil, "\(place)")
    }
  }

  @Test func `panels fold and are never refused`() {
    let wide = DashboardLayout(Size(width: 80, height: 20), focus: .crossings)
    #expect(!wide.crossings.isEmpty && !wide.hits.isEmpty && !wide.chart.isEmpty)
    let low = DashboardLayout(Size(width: 80, height: 8), focus: .crossings)
    #expect(!low.crossings.isEmpty && !low.hits.isEmpty && low.chart.isEmpty)
    let narrow = DashboardLayout(Size(width: 40, height: 20), focus: .crossings)
    #expect(!narrow.crossings.isEmpty && !narrow.hits.isEmpty)
    let small = DashboardLayout(Size(width: 40, height: 7), focus: .hits)
    #expect(small.crossings.isEmpty && small.hits == Rect(Size(width: 40, height: 7)))
  }

  @Test(arguments: 0...160) func `the columns of a crossing never overlap`(width: Int) {
    let columns = CrossingColumns(width: width)
    let all = [
      columns.name, columns.birth, columns.number, columns.nationality, columns.lane, columns.outcome, columns.officer,
    ].compactMap(\.self)
    if width >= 20 {
      for (left, right) in zip(all, all.dropFirst()) { #expect(left.upperBound < right.lowerBound) }
      #expect(all.allSatisfy { $0.upperBound < width })
    }
  }

  @Test func `at 40x10 Tab changes the panel`() throws {
    var table = try Table(size: Size(width: 40, height: 10))
    table.show(.morning)
    #expect(table.text.contains("Pelintas ─"))
    table.press(.tab)
    #expect(table.text.contains("Temuan ─"))
    #expect(table.text.contains("!0,94"))
  }

  @Test func `at 40x10 the prompt shows who, what is wrong, and what the list says`() throws {
    var table = try Table(size: Size(width: 40, height: 10))
    var lines = MRZDocument.td3.lines
    lines[1] = "L898902C37" + lines[1].dropFirst(10)
    table.open(MRZDocument(name: "wrong", lines: lines), .strong)
    let screen = table.screen().lines
    #expect(screen[1].contains("ERIKSSON, ANNA MARIA"))
    #expect(screen[2].contains("! SALAH: nomor dokumen, gabungan"))
    #expect(screen[3].contains("L898902C3"))
    #expect(screen.contains { $0.contains("Daftar: !0,94 KUAT REKAAN, BOEDI") })
  }

  @Test func `a long officer's name never hides that nobody has proved it`() throws {
    var table = try Table(officer: String(repeating: "SARI ", count: 20))
    table.show(.made())
    #expect(table.screen().lines[0].contains("TANPA SANDI"))
    #expect(table.screen().lines[0].contains("09:42 MYT"))
  }

  @Test func `a long message folds, so that what to do is not cut off`() throws {
    var table = try Table()
    let sentence = String(repeating: "Sesuatu yang panjang terjadi. ", count: 6) + "Panggil penyelia."
    table.tell(.refused(nil, Phrase(id: sentence, en: sentence), isFinal: false))
    #expect(table.text.contains("Panggil penyelia."))
  }

  @Test func `a long answer of the list scrolls`() throws {
    var table = try Table()
    let many = (1...10).map {
      WatchlistChecked.Found.made("contoh-\($0)", 0.9, "strong", "NAMA KE-\($0)", ["order-differs", "weak-alias"])
    }
    table.open(.other, Answer(candidates: many, lists: [Answer.list], microseconds: 10))
    #expect(!table.text.contains("NAMA KE-10"))
    #expect(table.text.contains("▼"))
    table.press(.end)
    #expect(table.text.contains("NAMA KE-10"))
    #expect(table.text.contains("▲"))
    #expect(table.tray.decisions.isEmpty)
  }
}
