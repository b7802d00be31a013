/// All keys of a screen with their words, over the screen: F1 and `?`. Scrolls where it is longer than the screen.
public struct HelpOverlay: Hashable, Sendable {
  public let title: String
  public let rows: [KeySheetRow]
  /// Sentences above the keys.
  public let notes: String
  private var scroll = 0

  /// Lines that are laid out at most.
  static let linesMaximum = 2_000

  public init(title: String, rows: [KeySheetRow], notes: String = "") {
    self.title = title
    self.rows = rows
    self.notes = notes
  }

  /// Scrolls. Returns whether the key was for that; the caller closes the overlay with others.
  public mutating func handle(_ key: Key, size: Size, symbols: Symbols = .utf8) -> Bool {
    guard HelpOverlay.scrolls(key) else { return false }
    let height = max(size.height - 2, 1)
    let last = max(lines(width: size.width - 4, symbols: symbols).count - height, 0)
    switch key {
    case .up: scroll = max(min(scroll, last) - 1, 0)
    case .down: scroll = min(scroll + 1, last)
    case .pageUp: scroll = max(min(scroll, last) - height, 0)
    case .pageDown, .character(" "): scroll = min(scroll + height, last)
    case .home: scroll = 0
    default: scroll = last
    }
    return true
  }

  /// Asked first: laying out the lines is most of the work, and the key that closes the overlay needs none.
  private static func scrolls(_ key: Key) -> Bool {
    switch key {
    case .up, .down, .pageUp, .pageDown, .character(" "), .home, .end: true
    default: false
    }
  }

  /// Draws over the current part.
  public func draw(into canvas: inout Canvas) {
    canvas.hideCursor()
    canvas.erase()
    let lines = lines(width: canvas.size.width - 4, symbols: canvas.symbols)
    let inner = canvas.bounds.inset(by: canvas.size.height >= 2 && canvas.size.width >= 3 ? Insets(all: 1) : .none)
    let last = max(lines.count - inner.height, 0)
    let first = min(scroll, last)
    let shown = min(first + inner.height, lines.count)
    canvas.box(title: title, trailing: last > 0 ? "\(first + 1)-\(shown)/\(lines.count)" : "", isFocused: true)
    for (row, line) in lines[first..<shown].enumerated() {
      canvas.text(line, x: inner.x + 1, y: inner.y + row, width: inner.width - 2)
    }
    canvas.setCursor(x: inner.x, y: inner.y)
  }

  /// The overlay's lines in `width` cells: a column of keys, then the words; on a narrow screen the words below the
  /// keys.
  func lines(width: Int, symbols: Symbols) -> [[Span]] {
    guard width > 0 else { return [] }
    var lines: [[Span]] = []
    if !notes.isEmpty {
      lines += SafeText.wrap(notes, width: width, limit: 100, symbols: symbols).map { [Span($0)] }
      lines.append([])
    }
    let names = rows.map { $0.keys.joined(separator: " ") }
    let widest = names.reduce(0) { max($0, SafeText.width($1, limit: 24, symbols: symbols)) }
    let keyColumn = min(widest, 24) + 2
    let isNarrow = width - keyColumn < 20
    let indent = isNarrow ? 2 : keyColumn
    for (row, name) in zip(rows, names) where lines.count < HelpOverlay.linesMaximum {
      let words = SafeText.wrap(
        row.words(symbols: symbols), width: max(width - indent, 1), limit: 20, symbols: symbols)
      let key = Span(SafeText.fit(name, width: isNarrow ? width : keyColumn - 2, symbols: symbols), row.keyStyle)
      let blank = Span(String(repeating: " ", count: indent))
      var rest = words[...]
      if isNarrow {
        lines.append([key])
      } else {
        let gap = max(keyColumn - SafeText.width(key.text, symbols: symbols), 0)
        lines.append([key, Span(String(repeating: " ", count: gap)), Span(words.first ?? "", row.wordStyle)])
        rest = rest.dropFirst()
      }
      lines += rest.map { [blank, Span($0, row.wordStyle)] }
    }
    return lines
  }
}

extension KeySheetRow {
  var keyStyle: Style { disabledReason == nil ? .key : .keyDisabled }
  var wordStyle: Style { disabledReason == nil ? .normal : .keyDisabled }

  /// Title, help, and the signs of danger and of being disabled with the reason.
  func words(symbols: Symbols) -> String {
    var words = isDangerous ? String(Character(symbols.dangerous)) + " " : ""
    words += help.isEmpty ? title : title + ": " + help
    if let disabledReason { words += " [" + String(Character(symbols.disabled)) + " " + disabledReason + "]" }
    return words
  }
}
