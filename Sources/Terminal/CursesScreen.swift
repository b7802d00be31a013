import CTerm
import Glibc

/// The real terminal, through ncurses. One a process at a time, owned by the thread that opened it.
///
/// It opens the alternate screen, reads keys one by one, turns bracketed paste on and the mouse not, and keeps standard
/// error away from the screen. ``close()`` or the last reference gives everything back; so does a crash.
public final class CursesScreen: Screen {
  public struct Options: Sendable {
    /// nil: as ``Theme/Name/choose(environment:colours:setting:)`` finds.
    public var theme: Theme.Name?
    /// nil: as ``Symbols/choose(environment:isUTF8:)`` finds.
    public var symbols: Symbols?
    /// Where standard error goes while the screen is open; nil: its first 65,536 bytes are kept and written, made safe,
    /// to standard error when the screen closes.
    public var diagnostics: Int32?

    public init(theme: Theme.Name? = nil, symbols: Symbols? = nil, diagnostics: Int32? = nil) {
      self.theme = theme
      self.symbols = symbols
      self.diagnostics = diagnostics
    }
  }

  public let symbols: Symbols
  public let theme: Theme
  /// Keys of this terminal, for an ``InputDecoder``.
  public let sequences: KeySequences
  /// Where input is read.
  public let input: Int32
  public private(set) var size: Size

  /// The pen for each style, by its raw value.
  private var pens: [(attributes: UInt32, pair: Int32)] = []
  /// What ncurses has been told; nil: nothing that still counts.
  private var shown: Canvas?
  private var scratch: [UInt32] = []
  private var isOpen = true

  /// Opens the screen.
  ///
  /// - Parameters:
  ///   - input: a descriptor of a terminal, standard input by default.
  ///   - output: a descriptor of the same terminal.
  /// - Throws: ``TerminalError``, with the terminal as it was.
  public init(
    environment: TerminalEnvironment, options: Options = Options(), input: Int32 = STDIN_FILENO,
    output: Int32 = STDOUT_FILENO
  ) throws(TerminalError) {
    for (descriptor, standard) in [(input, STDIN_FILENO), (output, STDOUT_FILENO)] where isatty(descriptor) == 0 {
      throw .notATerminal(descriptor: standard)
    }
    let name = environment.variables["TERM"] ?? ""
    guard !name.isEmpty else { throw .noTerminalName }
    let error = cterm_open(name, input, output)
    switch error {
    case CTERM_OK: break
    case CTERM_UNKNOWN_TERMINAL: throw .unknownTerminal(name: name)
    case CTERM_NO_CURSOR: throw .noCursorAddressing(name: name)
    case CTERM_BUSY: throw .alreadyOpen
    default: throw .system(call: "opening the screen", code: errno)
    }
    let colours = Int(cterm_colours())
    let themeName = Theme.Name.choose(
      environment: environment.variables, colours: colours, setting: options.theme)
    theme = Theme.named(themeName)
    symbols = options.symbols ?? Symbols.choose(environment: environment.variables, isUTF8: environment.isUTF8)
    sequences = CursesScreen.readSequences()
    self.input = input
    size = CursesScreen.readSize()
    makePens(colours: colours)
    _ = cterm_stderr_divert(options.diagnostics ?? -1)
  }

  deinit { close() }

  /// Gives the terminal back, then writes what standard error got meanwhile. Harmless when done twice.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    cterm_close()
    let kept = [UInt8](unsafeUninitializedCapacity: Int(CTERM_KEPT_MAX)) { buffer, count in
      count = cterm_stderr_restore(buffer.baseAddress, buffer.count)
    }
    for line in kept.split(separator: 0x0A, omittingEmptySubsequences: true) {
      let text = Array((SafeText.line(bytes: line, symbols: symbols) + "\n").utf8)
      _ = write(STDERR_FILENO, text, text.count)
    }
  }

  public func repaintAll() {
    shown = nil
    if isOpen { cterm_repaint() }
  }

  public func alert(flash: Bool) {
    if isOpen { cterm_alert(flash) }
  }

  /// Gives the terminal back before the process is stopped.
  func suspend() {
    if isOpen { cterm_suspend() }
  }

  /// Takes the terminal again; the next ``present(_:)`` paints all of it.
  func resume() {
    guard isOpen else { return }
    cterm_resume()
    size = CursesScreen.readSize()
    shown = nil
  }

  /// Asks the terminal for its size. Returns it when it has changed.
  func followSize() -> Size? {
    guard isOpen, cterm_follow_size() else { return nil }
    size = CursesScreen.readSize()
    shown = nil
    return size
  }

  private static func readSize() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    cterm_size(&columns, &rows)
    return Size(width: Int(columns), height: Int(rows))
  }

  private static func readSequences() -> KeySequences {
    var sequences = KeySequences.standard
    for (name, key) in KeySequences.capabilities {
      guard let string = cterm_capability(name) else { continue }
      sequences.add(Array(String(cString: string).utf8), key)
    }
    return sequences
  }

  /// One colour pair for each combination that the theme has, far below the 64 of the Linux console.
  private func makePens(colours: Int) {
    struct Combination: Hashable {
      let foreground: Int32
      let background: Int32
    }
    var pairs: [Combination: Int32] = [:]
    for style in Style.allCases {
      let paint = theme.paint(for: style)
      var attributes: UInt32 = 0
      if paint.attributes.contains(.bold) { attributes |= CTERM_BOLD.rawValue }
      if paint.attributes.contains(.dim) { attributes |= CTERM_DIM.rawValue }
      if paint.attributes.contains(.underline) { attributes |= CTERM_UNDERLINE.rawValue }
      if paint.attributes.contains(.reverse) { attributes |= CTERM_REVERSE.rawValue }
      let combination = Combination(
        foreground: paint.foreground.number(count: colours), background: paint.background.number(count: colours))
      var pair: Int32 = 0
      if colours > 0, combination != Combination(foreground: -1, background: -1) {
        pair = pairs[combination] ?? Int32(pairs.count + 1)
        if pairs[combination] == nil {
          pairs[combination] = pair
          if pair >= cterm_pairs() || !cterm_pair(pair, combination.foreground, combination.background) { pair = 0 }
        }
      }
      pens.append((attributes, pair))
    }
  }
}

extension CursesScreen {
  /// Sends what changed since the last canvas: rows that are the same are not even looked at by ncurses, which then
  /// finds the least to send within the others. Nothing is sent when nothing changed.
  public func present(_ canvas: borrowing Canvas) {
    guard isOpen, canvas.fullSize == size else { return }
    let isFull = shown?.fullSize != size
    var hasChanged = isFull || shown?.cursor != canvas.cursor
    if isFull { cterm_erase() }
    for row in 0..<size.height where isFull || isChanged(canvas, row: row) {
      if !isFull { cterm_erase_row(Int32(row)) }
      draw(canvas, row: row)
      hasChanged = true
    }
    guard hasChanged else { return }
    cterm_flush(Int32(canvas.cursor?.y ?? 0), Int32(canvas.cursor?.x ?? -1))
    shown = copy canvas
  }

  private func isChanged(_ canvas: borrowing Canvas, row: Int) -> Bool {
    guard let shown else { return true }
    for index in (row * size.width)..<((row + 1) * size.width) where shown.cells[index] != canvas.cells[index] {
      return true
    }
    return false
  }

  /// Draws one row as runs of one style.
  private func draw(_ canvas: borrowing Canvas, row: Int) {
    let start = row * size.width
    var column = 0
    while column < size.width {
      let style = canvas.cells[start + column].style
      let first = column
      scratch.removeAll(keepingCapacity: true)
      while column < size.width {
        let cell = canvas.cells[start + column]
        // The right half of a wide glyph goes with its left one, whatever its style.
        guard cell.glyph.isContinuation || cell.style == style else { break }
        column += 1
        guard !cell.glyph.isContinuation else { continue }
        scratch.append(cell.glyph.scalar)
        if cell.glyph.mark1 != 0 { scratch.append(cell.glyph.mark1) }
        if cell.glyph.mark2 != 0 { scratch.append(cell.glyph.mark2) }
      }
      let pen = pens[Int(style.rawValue)]
      cterm_put(Int32(row), Int32(first), scratch, Int32(scratch.count), pen.attributes, pen.pair)
    }
  }
}
