import Terminal
import Testing

@Suite struct WidgetTests {
  private let sizes = [(80, 24), (40, 10), (12, 4), (5, 2), (3, 3), (2, 2), (1, 1), (0, 0)].map(
    Size.init(width:height:))

  private func draw(_ width: Int, _ height: Int, symbols: Symbols = .utf8, _ body: (inout Canvas) -> Void) -> Canvas {
    var canvas = Canvas(size: Size(width: width, height: height), symbols: symbols)
    body(&canvas)
    return canvas
  }

  private let rows = (0..<20).map { "row \($0)" }

  @Test func theWindowKeepsTheChosenRowInSightAndScrollsNoMoreThanNeeded() {
    func window(_ count: Int, _ height: Int, _ selected: Int, _ top: Int) -> Range<Int> {
      ListState.window(count: count, height: height, selected: selected, top: top)
    }
    #expect(window(20, 5, 0, 0) == 0..<5)
    #expect(window(20, 5, 7, 0) == 3..<8)
    #expect(window(20, 5, 5, 4) == 4..<9)
    #expect(window(20, 5, 2, 4) == 2..<7)
    #expect(window(20, 5, 19, 0) == 15..<20)
    #expect(window(3, 5, 2, 9) == 0..<3)
    #expect(window(20, 5, .max, .min) == 15..<20)
    #expect(window(0, 5, 0, 0).isEmpty && window(5, 0, 0, 0).isEmpty)
  }

  @Test func aListMovesByKeysAndStopsAtItsEnds() {
    var list = ListState()
    func press(_ key: Key) -> Bool { list.handle(key, count: 20, height: 5) }
    #expect(press(.up) && list.selected == 0)
    #expect(press(.pageDown) && list.selected == 4)
    #expect(press(.end) && list.selected == 19 && list.top == 15)
    #expect(press(.down) && list.selected == 19)
    #expect(press(.pageUp) && list.selected == 15 && list.top == 15)
    #expect(press(.home) && list.selected == 0 && list.top == 0)
    #expect(!press(.enter))
    list.select(.max, count: 0, height: 0)
    #expect(list.selected == 0)
  }

  @Test func aTextScrollsByKeysAndStopsAtItsEnds() {
    func after(_ key: Key, _ top: Int, count: Int = 20, height: Int = 5) -> Int {
      Scrolling.top(top, after: key, count: count, height: height)
    }
    #expect(after(.down, 0) == 1 && after(.up, 0) == 0 && after(.pageDown, 0) == 4 && after(.pageUp, 6) == 2)
    #expect(after(.end, 0) == 15 && after(.down, 15) == 15 && after(.home, 9) == 0 && after(.enter, 9) == 9)
    #expect(after(.up, .max) == 14, "the screen has become larger")
    #expect(after(.down, .min) == 1 && after(.end, 3, count: 4) == 0 && after(.down, 0, count: 0, height: 0) == 0)
  }

  @Test func aTextShowsThatThereIsMore() {
    let text = (0..<6).map { [Span("line \($0)")] }
    func shown(_ top: Int) -> String { draw(10, 3) { $0.lines(text, from: top) }.description }
    #expect(shown(0) == " line 0\n line 1\n line 2  ▼")
    #expect(shown(2) == " line 2  ▲\n line 3\n line 4  ▼")
    #expect(shown(.max) == " line 3  ▲\n line 4\n line 5")
    for size in sizes { _ = draw(size.width, size.height) { $0.lines(text, from: 1) } }
  }

  @Test func aListShowsItsChoiceWithASignAndTheCursor() {
    var list = ListState()
    list.select(6, count: 20, height: 4)
    let drawn = draw(12, 4) { canvas in
      canvas.list(list, count: 20) { $0.text(rows[$1], x: 0, y: 0) }
    }
    #expect(
      drawn.styled()
        == " row 3     ▲\n row 4\n row 5\n›row 6     ▼\n--\n           m\n\n\nSSSSSSSSSSSm")
    #expect(drawn.cursor == Point(x: 0, y: 3))
  }

  @Test func aListWithoutTheFocusHasNoCursor() {
    let drawn = draw(12, 4) { canvas in
      canvas.list(ListState(), count: 1, isFocused: false) { row, _ in row.text("only", x: 0, y: 0) }
    }
    #expect(drawn.cursor == nil)
    #expect(drawn.cell(x: 1, y: 0)?.style == .selectionMuted)
  }

  @Test func aFieldIsEditedByCharactersAndWords() {
    var field = TextField("ANNA MARIA", maximum: 20)
    func press(_ keys: Key...) {
      for key in keys {
        let isTaken = field.handle(key)
        #expect(isTaken)
      }
    }
    press(.backspace, .character("E"))
    #expect(field.text == "ANNA MARIE")
    press(.wordLeft)
    #expect(field.cursor == 5)
    press(.wordLeft, .delete, .character("H"))
    #expect(field.text == "HNNA MARIE")
    press(.wordRight, .right, .character("X"), .home, .left, .backspace)
    #expect(field.text == "HNNA XMARIE")
    press(.end, .right, .delete, .control("w"))
    #expect(field.text == "HNNA ")
    press(.control("u"), .control("k"), .backspace, .delete)
    #expect(field.isEmpty)
    let others = [Key.enter, .escape, .function(1), .up].filter { field.handle($0) }
    #expect(others == [])
  }

  @Test func aFieldTakesNoMoreThanItsMaximumAndNothingHidden() {
    var field = TextField(maximum: 5)
    let isWhole = field.insert("1234567")
    #expect(!isWhole)
    #expect(field.text == "12345")
    field.clear()
    let isShown = field.insert("a\u{202E}b\u{1B}c\nd")
    #expect(!isShown)
    #expect(field.text == "abc d")
    #expect(TextField(String(repeating: "x", count: 10_000), maximum: .max).count == TextField.lengthMaximum)
  }

  @Test func aLetterAndItsMarkAreOneCharacter() {
    var field = TextField("e", maximum: 5)
    field.insert("\u{301}")
    #expect(field.count == 1 && field.cursor == 1)
    _ = field.handle(.backspace)
    #expect(field.isEmpty)
  }

  @Test func aLongFieldScrollsWithItsCursor() {
    var field = TextField("abcdefghijklmno")
    #expect(draw(8, 1) { field.draw(into: &$0) }.lines == ["‹jklmno"])
    _ = field.handle(.home)
    let start = draw(8, 1) { field.draw(into: &$0) }
    #expect(start.lines == ["abcdefg›"])
    #expect(start.cursor == Point(x: 0, y: 0))
    for _ in 0..<9 { _ = field.handle(.right) }
    let middle = draw(8, 1) { field.draw(into: &$0) }
    #expect(middle.lines == ["‹efghij›"])
    #expect(middle.cursor == Point(x: 6, y: 0))
  }

  @Test func theCursorOfAFieldIsAlwaysInSight() {
    for text in ["", "abc", "東京都大阪府名古屋", "a東b京c都d"] {
      for width in 1...12 {
        var field = TextField(text)
        _ = field.handle(.home)
        for place in 0...field.count {
          let drawn = draw(width, 1) { field.draw(into: &$0) }
          #expect(drawn.cursor != nil, "\(text) \(width) \(place)")
          _ = field.handle(.right)
        }
      }
    }
  }

  private let hours = BarChart(
    zip(5...9, [1, 4, 8, 0, nil]).map { hour, value in
      .init(label: "0" + String(hour), value: value, compared: hour)
    }, comparedTitle: "rata-rata", current: 3)

  @Test func aChartOfOneOrTwoLinesTellsNoneFromUnknown() {
    #expect(draw(40, 2) { hours.draw(into: &$0) }.lines == ["05▁ 06▄ 07▇ 08- 09", "rata-rata 05▄ 06▅ 07▆ 08▇ 09█"])
    #expect(draw(40, 1, symbols: .ascii) { hours.draw(into: &$0) }.lines == ["05. 06: 07* 08- 09"])
  }

  @Test func aNarrowChartKeepsTheCurrentHourInSight() {
    #expect(draw(7, 1) { hours.draw(into: &$0) }.lines == ["07▇ 08-"])
  }

  @Test func aChartWithHeightHasColumns() {
    let chart = BarChart([.init(label: "07", value: 4), .init(label: "08", value: 2), .init(label: "09", value: 0)])
    #expect(draw(12, 5) { chart.draw(into: &$0) }.lines == ["██", "██", "██ ██", "██ ██ -", "07 08 09"])
    #expect(draw(20, 5) { hours.draw(into: &$0) }.lines.last == "05 06 07 08 09")
  }

  @Test func aMessageHasASignForItsTone() {
    func line(_ tone: MessageLine.Tone) -> String {
      draw(20, 1) { MessageLine("Kertas", tone: tone).draw(into: &$0) }.lines[0]
    }
    #expect([.plain, .good, .warning, .alert].map(line) == ["Kertas", "✓ Kertas", "? Kertas", "! Kertas"])
    let message = MessageLine("x", expires: Instant(milliseconds: 500))
    #expect(!message.isExpired(at: Instant(milliseconds: 499)) && message.isExpired(at: Instant(milliseconds: 500)))
  }

  private let choices = ChoiceList<Int>([
    .init(1, title: "Izin", key: .character("i")),
    .init(2, title: "Tolak", key: .character("t"), disabledReason: "perlu alasan"),
    .init(3, title: "Tunda"),
  ])

  @Test func aChoiceIsTakenByItsKeyOrByEnter() {
    var list = choices
    guard case .chosen(1) = list.handle(.character("i")) else { return #expect(Bool(false), "i") }
    guard case .disabled("perlu alasan") = list.handle(.character("t")) else { return #expect(Bool(false), "t") }
    guard case .moved = list.handle(.end) else { return #expect(Bool(false), "end") }
    guard case .chosen(3) = list.handle(.enter) else { return #expect(Bool(false), "enter") }
    guard case .ignored = list.handle(.character("z")) else { return #expect(Bool(false), "z") }
    var empty = ChoiceList<Int>([])
    guard case .ignored = empty.handle(.enter) else { return #expect(Bool(false), "empty") }
  }

  private var dialog: Dialog<Int> {
    Dialog(title: "Putusan", text: "RAHMAN, ABDUL cocok dengan satu nama pada daftar.", choices: choices)
  }

  @Test func aDialogStandsInTheMiddleWithTheCursorOnItsChoice() {
    let drawn = draw(60, 10) { dialog.draw(into: &$0) }
    #expect(
      drawn.lines == [
        "",
        "   ┌›Putusan ──────────────────────────────────────────┐",
        "   │ RAHMAN, ABDUL cocok dengan satu nama pada daftar. │",
        "   │                                                   │",
        "   │›i  Izin                                           │",
        "   │ t  × Tolak (perlu alasan)                         │",
        "   │    Tunda                                          │",
        "   └───────────────────────────────────────────────────┘",
        "", "",
      ])
    #expect(drawn.cursor == Point(x: 4, y: 4))
  }

  @Test func aDialogTooTallForTheScreenScrollsAndKeepsItsAnswers() {
    var long = Dialog(
      title: "Lama", text: (1...30).map { "baris \($0)" }.joined(separator: "\n"), choices: choices)
    let size = Size(width: 40, height: 10)
    func text() -> String { draw(40, 10) { long.draw(into: &$0) }.text() }
    #expect(text().contains("baris 1") && text().contains("Tunda") && text().contains("▼"))
    for _ in 0..<20 { _ = long.handle(.pageDown, size: size) }
    #expect(text().contains("baris 30") && text().contains("Tunda") && text().contains("▲"))
    _ = long.handle(.pageUp, size: size)
    #expect(!text().contains("baris 30"))
  }

  private var help: HelpOverlay {
    HelpOverlay(
      title: "Bantuan",
      rows: (1...12).map {
        KeySheetRow(
          id: "\($0)", keys: ["F\($0)"], title: "Judul \($0)", help: "Kalimat yang menerangkan tombol ini.",
          isDangerous: $0 == 2, disabledReason: $0 == 3 ? "sedang menyimpan" : nil)
      }, notes: "Tekan Esc untuk kembali.")
  }

  @Test func helpShowsKeysWordsDangerAndReasons() {
    let lines = draw(80, 24) { help.draw(into: &$0) }.lines
    #expect(lines[1] == "│ Tekan Esc untuk kembali.                                                     │")
    #expect(lines[3].hasPrefix("│ F1   Judul 1: Kalimat yang menerangkan tombol ini."))
    #expect(lines[4].hasPrefix("│ F2   ! Judul 2: "))
    #expect(lines[5].contains("[× sedang menyimpan]"))
  }

  @Test func helpScrollsOnASmallScreenToItsEndAndNoFurther() {
    var overlay = help
    let size = Size(width: 40, height: 10)
    func text() -> String { draw(40, 10) { overlay.draw(into: &$0) }.text() }
    #expect(text().contains("1-8/"))
    for _ in 0..<50 { _ = overlay.handle(.pageDown, size: size) }
    #expect(text().contains("Judul 12"))
    let end = text()
    _ = overlay.handle(.down, size: size)
    #expect(text() == end)
    _ = overlay.handle(.home, size: size)
    #expect(text().contains("Tekan Esc"))
    let isTaken = overlay.handle(.escape, size: size)
    #expect(!isTaken)
  }

  @Test func everythingDrawsAtAnySizeInEverySymbolSet() {
    var list = ListState()
    list.select(7, count: 20, height: 3)
    for symbols in [Symbols.utf8, .linuxConsole, .ascii] {
      for size in sizes {
        let drawn = draw(size.width, size.height, symbols: symbols) { canvas in
          canvas.box(title: "Judul yang panjang sekali", trailing: "99", isFocused: true)
          canvas.list(list, count: 20) { $0.text(rows[$1], x: 0, y: 0) }
          TextField("teks 東京").draw(into: &canvas)
          hours.draw(into: &canvas)
          MessageLine("pesan", tone: .alert).draw(into: &canvas)
          choices.draw(into: &canvas)
          help.draw(into: &canvas)
          dialog.draw(into: &canvas)
        }
        #expect(drawn.lines.count == size.height)
        for line in drawn.lines {
          #expect(SafeText.width(line) <= size.width)
          if symbols.isASCII { #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) }) }
        }
      }
    }
  }

  @Test func handlingKeysAtAnySizeIsHarmless() {
    let keys: [Key] = [.up, .down, .pageUp, .pageDown, .home, .end, .enter, .character("x"), .delete]
    for size in sizes {
      var (question, overlay, list) = (dialog, help, choices)
      for key in keys {
        _ = question.handle(key, size: size)
        _ = overlay.handle(key, size: size)
        _ = list.handle(key, height: size.height)
      }
      #expect(draw(size.width, size.height) { question.draw(into: &$0) }.lines.count == size.height)
    }
  }
}
