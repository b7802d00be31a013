import CVterm
import Glibc
import TerminalTestSupport
import Testing

@testable import Terminal

/// ncurses in this process, with libvterm as its terminal. Its state is global: one suite, one test after the other.
@Suite(.serialized) struct ScreenTests {
  private func open(
    _ terminal: VirtualTerminal, term: String = "xterm-256color", options: CursesScreen.Options = .init()
  ) throws -> CursesScreen {
    // The test's own locale is no UTF-8 one everywhere.
    setlocale(LC_CTYPE, "C.UTF-8")
    return try CursesScreen(
      environment: TerminalEnvironment(variables: ["TERM": term], isUTF8: true), options: options,
      input: terminal.slave, output: terminal.slave)
  }

  private func canvas(_ screen: CursesScreen, _ draw: (inout Canvas) -> Void) -> Canvas {
    var canvas = Canvas(size: screen.size, symbols: screen.symbols)
    draw(&canvas)
    return canvas
  }

  @Test func whatTheCanvasHoldsIsWhatTheTerminalShows() throws {
    let terminal = try VirtualTerminal(size: Size(width: 40, height: 10))
    let screen = try open(terminal)
    #expect(screen.size == Size(width: 40, height: 10))
    let drawn = canvas(screen) {
      $0.box(title: "Temuan", trailing: "3", isFocused: true)
      $0.text("! 東京 Nguyễn e\u{302}\u{301} محمد", x: 2, y: 2, style: .alert)
      $0.text("\u{1B}[2J\u{202E}x\u{200B}y", x: 2, y: 3)
      $0.text(String(repeating: "長", count: 40), x: 1, y: 4, width: 38)
      $0.verticalBar(in: Rect(x: 2, y: 5, width: 3, height: 3), value: 5, maximum: 9)
      $0.fill(Rect(x: 39, y: 9, width: 1, height: 1), style: .alert)
      $0.setCursor(x: 7, y: 3)
    }
    screen.present(drawn)
    terminal.pump()
    #expect(terminal.lines == drawn.lines)
    #expect(terminal.cursor == Point(x: 7, y: 3))
    #expect(terminal.isCursorVisible)
    #expect(terminal.look(x: 2, y: 2).isBold)
    #expect(!terminal.look(x: 2, y: 3).isBold)
  }

  @Test func anyStyleBesideAnyGlyphKeepsItsColumn() throws {
    let terminal = try VirtualTerminal(size: Size(width: 40, height: 24))
    let screen = try open(terminal)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<30 {
      let drawn = canvas(screen) { canvas in
        for _ in 0..<120 {
          let text = ["東", "é", "e\u{301}", "abc", "│", "\u{1B}", "ไทย"].randomElement(using: &generator) ?? ""
          let style = Style.allCases.randomElement(using: &generator) ?? .normal
          // libvterm 0.1.4 puts a mark on the next row when its letter is in the last column and ASCII.
          let x = Int.random(in: -2...(text == "e\u{301}" ? 38 : 40), using: &generator)
          let y = Int.random(in: -1...24, using: &generator)
          canvas.text(text, x: x, y: y, style: style)
          canvas.restyle(Rect(x: y, y: x, width: 3, height: 2), style: style)
        }
      }
      screen.present(drawn)
      terminal.pump(quiet: 5)
      #expect(terminal.lines == drawn.lines)
    }
  }

  @Test func aSameCanvasSendsNothingAndAChangeSendsLittle() throws {
    let terminal = try VirtualTerminal()
    let screen = try open(terminal)
    func clock(_ time: String) -> Canvas {
      canvas(screen) {
        for row in 0..<24 { $0.text(String(repeating: "ANNA MARIA ", count: 7), x: 0, y: row) }
        $0.text(time, x: 60, y: 0, style: .header)
      }
    }
    screen.present(clock("08:42:01"))
    #expect(terminal.pump() > 1_000)
    screen.present(clock("08:42:01"))
    #expect(terminal.pump() == 0)
    screen.present(clock("08:42:02"))
    #expect((1...60).contains(terminal.pump()))
  }

  @Test func repaintSendsEverythingAgain() throws {
    let terminal = try VirtualTerminal()
    let screen = try open(terminal)
    let drawn = canvas(screen) { $0.text("WIDODO", x: 10, y: 5) }
    screen.present(drawn)
    terminal.pump()
    _ = terminal.columnsTaken(by: Array("\u{1B}[6;1Hnoise from elsewhere".utf8))
    #expect(terminal.line(5) == "noise from elsewhere")
    screen.present(drawn)
    terminal.pump()
    #expect(terminal.line(5) == "noise from elsewhere")
    screen.repaintAll()
    screen.present(drawn)
    terminal.pump()
    #expect(terminal.lines == drawn.lines)
  }

  @Test(arguments: Theme.Name.allCases)
  func everyThemeIsShownWithinThePairsOfTheLinuxConsole(name: Theme.Name) throws {
    for term in ["xterm-256color", "linux", "vt100"] {
      let terminal = try VirtualTerminal()
      let screen = try open(terminal, term: term, options: .init(theme: name))
      #expect(screen.theme.name == (term == "vt100" ? .monochrome : name))
      let drawn = canvas(screen) {
        for (row, style) in Style.allCases.enumerated() { $0.text("\(style)", x: 0, y: row, style: style) }
      }
      screen.present(drawn)
      terminal.pump()
      #expect(terminal.lines == drawn.lines)
      screen.close()
    }
  }

  @Test func aStaleSizeIsNotShown() throws {
    let terminal = try VirtualTerminal()
    let screen = try open(terminal)
    let old = canvas(screen) { $0.text("old", x: 0, y: 0) }
    terminal.resize(to: Size(width: 40, height: 10))
    #expect(screen.followSize() == Size(width: 40, height: 10))
    #expect(screen.followSize() == nil)
    screen.present(old)
    terminal.pump()
    #expect(!terminal.shows("old"))
  }

  @Test func closingTwiceIsHarmlessAndASecondScreenIsRefused() throws {
    let terminal = try VirtualTerminal()
    let before = terminal.modes
    let screen = try open(terminal)
    #expect(throws: TerminalError.alreadyOpen) { try open(terminal) }
    screen.close()
    screen.close()
    screen.present(Canvas(size: screen.size))
    terminal.pump()
    #expect(terminal.modes == before)
    #expect(!terminal.isAlternateScreen)
    #expect(try open(terminal).size.width == 80)
  }

  /// One wrong width shifts all that follows on its row, so every scalar there is gets compared.
  @Test func widthsAreThoseOfGlibcAndLibvterm() throws {
    let old = setlocale(LC_CTYPE, nil).map { String(cString: $0) }
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    defer { if let old { setlocale(LC_CTYPE, old) } }
    let terminal = try VirtualTerminal()
    var wrong: [UInt32] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected: Int32
      switch ScalarClass.of(scalar) {
      case .narrow: expected = 1
      case .wide: expected = 2
      case .mark: expected = 0
      case .hidden: continue
      }
      let bytes = Array("x".utf8) + Array(Character(scalar).utf8)
      if cvterm_glibc_width(value) != expected || terminal.columnsTaken(by: bytes) != Int(expected) + 1 {
        wrong.append(value)
      }
    }
    #expect(wrong == [])
  }
}
