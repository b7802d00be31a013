import Terminal
import Testing

@Suite struct CanvasTests {
  private func canvas(_ width: Int, _ height: Int, symbols: Symbols = .utf8, _ draw: (inout Canvas) -> Void) -> Canvas {
    var canvas = Canvas(size: Size(width: width, height: height), symbols: symbols)
    draw(&canvas)
    return canvas
  }

  @Test func textIsCutAtTheEdgeWithAnEllipsis() {
    let drawn = canvas(10, 1) { $0.text("WIDODO, BUDI", x: 2, y: 0) }
    #expect(drawn.lines == ["  WIDODO,…"])
  }

  @Test func textStandsWhereItIsAligned() {
    let drawn = canvas(9, 3) {
      $0.text("abc", x: 0, y: 0, width: 9, alignment: .right)
      $0.text("abc", x: 0, y: 1, width: 9, alignment: .centre)
      $0.text("abcdefghijk", x: 0, y: 2, width: 9, alignment: .right)
    }
    #expect(drawn.lines == ["      abc", "   abc", "abcdefgh…"])
  }

  @Test func nothingIsDrawnOutsideTheCurrentPart() {
    let drawn = canvas(6, 3) { canvas in
      canvas.inside(Rect(x: 1, y: 1, width: 3, height: 1)) {
        $0.text("xyzxyz", x: 0, y: 0)
        $0.text("no", x: 0, y: 1)
        $0.text("-+*", x: -1, y: 0)
        $0.fill(Rect(x: -9, y: -9, width: 99, height: 3), style: .alert)
        $0.setCursor(x: 5, y: 0)
      }
    }
    #expect(drawn.lines == ["", " +*…", ""])
    #expect(drawn.cursor == nil)
    #expect(drawn.cell(x: 0, y: 0) == .blank)
  }

  @Test func aWideGlyphIsNeverCutInHalf() {
    let edge = canvas(4, 2) {
      $0.text("abc東", x: 0, y: 0)
      $0.inside(Rect(x: 1, y: 1, width: 2, height: 1)) { $0.text("東京", x: -1, y: 0) }
    }
    #expect(edge.lines == ["abc…", "  …"])
    let over = canvas(6, 2) {
      $0.text("東京都", x: 0, y: 0)
      $0.text("x", x: 1, y: 0)
      $0.text("y", x: 4, y: 0)
      $0.text("東京都", x: 0, y: 1)
      $0.fill(Rect(x: 1, y: 1, width: 2, height: 1), style: .normal)
    }
    #expect(over.lines == [" x京y", "    都"])
  }

  @Test func wideGlyphsOverWideGlyphsKeepTheirColumns() {
    let drawn = canvas(8, 1) {
      $0.text("東京都市", x: 0, y: 0)
      $0.text("大阪", x: 1, y: 0)
    }
    #expect(drawn.lines == [" 大阪 市"])
  }

  @Test func anyCoordinateIsHarmless() {
    for size in [Size.zero, Size(width: 1, height: 1), Size(width: 40, height: 10)] {
      var canvas = Canvas(size: size)
      for value in [Int.min, -1, 0, 1, 39, .max] {
        canvas.text("東x", x: value, y: value, width: value)
        canvas.fill(Rect(x: value, y: value, width: .max, height: .max), style: .alert)
        canvas.horizontalBar(x: value, y: value, width: value, value: value, maximum: value)
        canvas.verticalBar(in: Rect(x: value, y: value, width: 3, height: .max), value: value, maximum: value)
        canvas.divider(y: value, title: "t")
        canvas.setCursor(x: value, y: value)
        canvas.inside(Rect(x: value, y: value, width: .max, height: .max)) { _ = $0.box(title: "a", trailing: "b") }
        #expect(canvas.cell(x: value, y: value) == nil || value >= 0)
      }
      #expect(canvas.cells.count == size.width * size.height)
    }
  }

  @Test func aBoxHasTitlesLeftAndRightAndADivider() {
    let drawn = canvas(30, 5) {
      $0.box(title: "Pelintas", trailing: "1.204 masuk")
      $0.divider(y: 2, title: "Per jam")
    }
    #expect(
      drawn.lines == [
        "┌ Pelintas ──── 1.204 masuk ─┐",
        "│                            │",
        "├ Per jam ───────────────────┤",
        "│                            │",
        "└────────────────────────────┘",
      ])
  }

  @Test func theRightTitleGivesWayAndTheLeftOneIsCut() {
    let drawn = canvas(14, 2) { $0.box(title: "Pelintas hari ini", trailing: "1.204") }
    #expect(drawn.lines == ["┌ Pelintas … ┐", "└────────────┘"])
    #expect(canvas(16, 2) { $0.box(title: "Pelintas", trailing: "1.204") }.lines[0] == "┌ Pelintas ────┐")
  }

  @Test func theFocusIsToldByASignAsWell() {
    let drawn = canvas(12, 2) { $0.box(title: "Temuan", isFocused: true) }
    #expect(drawn.lines[0] == "┌›Temuan ──┐")
    #expect(drawn.styled().hasSuffix("--\nBttttttttBBB\nBBBBBBBBBBBB"))
  }

  @Test func asciiBoxesAreASCII() {
    let drawn = canvas(10, 3, symbols: .ascii) { $0.box(title: "Kota é") }
    #expect(drawn.lines == ["+ Kota e +", "|        |", "+--------+"])
  }

  @Test func barsShowTheirShare() {
    let drawn = canvas(10, 5) {
      $0.horizontalBar(x: 0, y: 0, width: 10, value: 5, maximum: 10)
      $0.horizontalBar(x: 0, y: 1, width: 10, value: 1, maximum: 1_000)
      $0.verticalBar(in: Rect(x: 0, y: 2, width: 1, height: 3), value: 3, maximum: 3)
      $0.verticalBar(in: Rect(x: 2, y: 2, width: 1, height: 3), value: 1, maximum: 2)
      $0.verticalBar(in: Rect(x: 4, y: 2, width: 1, height: 3), value: 0, maximum: 2)
    }
    #expect(drawn.lines == ["█████░░░░░", "█░░░░░░░░░", "█", "█ ▄", "█ █"])
  }

  @Test func aParagraphWrapsAndTellsThatItWasCut() {
    let drawn = canvas(10, 2) { $0.paragraph("one two three four five", in: $0.bounds) }
    #expect(drawn.lines == ["one two", "three fou…"])
  }

  @Test func spansKeepTheirStyles() {
    let drawn = canvas(8, 1) { $0.text([Span("N", .key), Span(" Baru"), Span(" lagi", .alert)], x: 0, y: 0) }
    #expect(drawn.styled() == "N Baru …\n--\nk     !!")
  }

  @Test func aCanvasOf200By50IsMadeAndFilledInTime() {
    let began = Instant.now()
    for _ in 0..<10 {
      var canvas = Canvas(size: Size(width: 200, height: 50))
      for row in 0..<50 { canvas.text(String(repeating: "ANNA MARIA ", count: 19), x: 0, y: row) }
    }
    #expect(Instant.now().milliseconds(since: began) < 2_000)
  }
}
