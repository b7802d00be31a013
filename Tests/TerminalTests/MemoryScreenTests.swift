import Terminal
import Testing

/// A small console of all widgets, drawn as a program draws: layout from the size, panels folding away.
private struct SampleConsole: Application {
  typealias Message = Never

  var list = ListState()
  var field = TextField("RAHMAN")
  var isHelpOpen = false
  let names = ["WIDODO, BUDI SANTOSO", "LIM, SIEW HONG", "SATRIYA SUDARPA", "DEWI\u{202E}", "JAMES, ANAK GERUNSIN"]
  let keys = KeyTable<Int>([
    Binding("new", 1, keys: [.character("n")], title: "Pelintas", help: "Mulai pelintas baru."),
    Binding("hits", 2, keys: [.character("t")], title: "Temuan", help: "Buka temuan.", disabledReason: "tidak ada"),
    Binding("void", 3, keys: [.control("v")], title: "Batal", help: "Batalkan catatan.", isDangerous: true),
    Binding("help", 4, keys: [.function(1), .character("?")], title: "Bantuan", help: "Semua tombol."),
  ])

  var nextWake: Instant? { nil }

  mutating func handle(_ event: Event<Never>, at instant: Instant) -> Reaction {
    guard case .input(.key(let key)) = event else { return [] }
    if key == .function(1) { isHelpOpen.toggle() }
    return list.handle(key, count: names.count, height: 4) ? .redraw : []
  }

  func draw(into canvas: inout Canvas) {
    let (header, rest) = canvas.bounds.splitTop(1)
    let (footer, body) = rest.splitBottom(2)
    canvas.fill(header, style: .header)
    canvas.text("PLBN Entikong", x: 1, y: 0, style: .header)
    let isWide = canvas.size.width >= 60
    let panels = body.splitColumns(isWide ? [.share(2), .share(1)] : [.share()])
    for (index, panel) in panels.enumerated() {
      canvas.inside(panel) { index == 0 ? drawList(into: &$0) : drawHours(into: &$0) }
    }
    canvas.inside(footer) { foot in
      MessageLine("tersimpan", tone: .good).draw(into: &foot)
      foot.inside(Rect(x: 0, y: 1, width: foot.size.width, height: 1)) { $0.keyBar(keys, pinned: "help") }
    }
    if isHelpOpen { HelpOverlay(title: "Bantuan", rows: keys.keySheet(symbols: canvas.symbols)).draw(into: &canvas) }
  }

  private func drawList(into panel: inout Canvas) {
    let inner = panel.box(title: "Pelintas", trailing: "\(names.count) masuk", isFocused: true)
    panel.inside(inner) { list in
      let (search, rows) = list.bounds.splitTop(1)
      list.inside(search) { field.draw(into: &$0, isFocused: false) }
      list.inside(rows) { $0.list(self.list, count: names.count) { $0.text(names[$1], x: 0, y: 0) } }
    }
  }

  private func drawHours(into panel: inout Canvas) {
    let inner = panel.box(title: "Per jam")
    let chart = BarChart([.init(label: "07", value: 8), .init(label: "08", value: 4), .init(label: "09", value: nil)])
    panel.inside(inner) { chart.draw(into: &$0) }
  }
}

@Suite struct MemoryScreenTests {
  private func press(_ keys: [Key], _ console: inout SampleConsole) {
    for key in keys { _ = console.handle(.input(.key(key)), at: Instant(nanoseconds: 0)) }
  }

  @Test func aScreenOf80x24() {
    var console = SampleConsole()
    press([.down], &console)
    let screen = MemoryScreen(size: Size(width: 80, height: 24))
    screen.show(console)
    #expect(
      screen.canvas.text() == """
         PLBN Entikong
        ┌›Pelintas ──────────────────────────────── 5 masuk ─┐┌ Per jam ───────────────┐
        │RAHMAN                                              ││██                      │
        │ WIDODO, BUDI SANTOSO                               ││██                      │
        │›LIM, SIEW HONG                                     ││██                      │
        │ SATRIYA SUDARPA                                    ││██                      │
        │ DEWI�                                              ││██                      │
        │ JAMES, ANAK GERUNSIN                               ││██                      │
        │                                                    ││██                      │
        │                                                    ││██                      │
        │                                                    ││██                      │
        │                                                    ││██ ██                   │
        │                                                    ││██ ██                   │
        │                                                    ││██ ██                   │
        │                                                    ││██ ██                   │
        │                                                    ││██ ██                   │
        │                                                    ││██ ██                   │
        │                                                    ││██ ██                   │
        │                                                    ││██ ██                   │
        │                                                    ││██ ██                   │
        │                                                    ││07 08 09                │
        └────────────────────────────────────────────────────┘└────────────────────────┘
        ✓ tersimpan
        n Pelintas  ×t Temuan  ^V Batal  F1 Bantuan
        """)
    #expect(screen.canvas.cursor == Point(x: 1, y: 4))
    #expect(screen.presentCount == 1)
  }

  @Test func aScreenOf40x10FoldsTheSecondPanelAway() {
    var console = SampleConsole()
    press([.end], &console)
    let screen = MemoryScreen(size: Size(width: 40, height: 10))
    screen.show(console)
    #expect(
      screen.canvas.text() == """
         PLBN Entikong
        ┌›Pelintas ────────────────── 5 masuk ─┐
        │RAHMAN                                │
        │ LIM, SIEW HONG                      ▲│
        │ SATRIYA SUDARPA                      │
        │ DEWI�                                │
        │›JAMES, ANAK GERUNSIN                 │
        └──────────────────────────────────────┘
        ✓ tersimpan
        n Pelintas  ^V Batal  F1 Bantuan+1
        """)
  }

  @Test func helpCoversTheScreen() {
    var console = SampleConsole()
    press([.function(1)], &console)
    let screen = MemoryScreen(size: Size(width: 40, height: 10))
    screen.show(console)
    #expect(
      screen.canvas.text() == """
        ┌›Bantuan ─────────────────────────────┐
        │ n     Pelintas: Mulai pelintas baru. │
        │ t     Temuan: Buka temuan. [× tidak  │
        │       ada]                           │
        │ ^V    ! Batal: Batalkan catatan.     │
        │ F1 ?  Bantuan: Semua tombol.         │
        │                                      │
        │                                      │
        │                                      │
        └──────────────────────────────────────┘
        """)
  }

  @Test func anySizeAndAnySymbolsDraw() {
    var console = SampleConsole()
    for symbols in [Symbols.utf8, .linuxConsole, .ascii] {
      let screen = MemoryScreen(size: .zero, symbols: symbols)
      for width in 0...30 {
        for height in 0...12 {
          screen.resize(to: Size(width: width, height: height))
          screen.show(console)
          press([.function(1)], &console)
          screen.show(console)
          #expect(screen.lines.count == height)
        }
      }
      #expect(!screen.canvas.text().contains("\u{202E}"))
    }
  }
}
