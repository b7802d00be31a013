extension KeyTable {
  /// The key bar: as many bindings as fit, in the table's order, each as its key and its title.
  ///
  /// A disabled one is dim and has ``Symbols/disabled`` before its key. Where not all fit, those that do nothing now are
  /// left out first, then the others, from the end; what is dangerous is left out last of all disabled ones, because keys
  /// that decide must not change their places. How many are left out stands behind the pinned one.
  ///
  /// - Parameters:
  ///   - rows: how many lines the bar may fold into.
  ///   - pinned: the id of a binding that must stay when others are left out, and knows them: help, usually.
  /// - Returns: at most `rows` lines of at most `width` cells.
  public func keyBar(width: Int, rows: Int = 1, pinned: String? = nil, symbols: Symbols = .utf8) -> [[Span]] {
    let rows = min(max(rows, 1), Size.maximum)
    // Closures, not key paths: those of a generic type are made anew at each call.
    let shown = bindings.filter { $0.isInKeyBar }.map { KeyBarItem($0, symbols: symbols) }
    if let lines = KeyBarItem.fold(shown, width: width, rows: rows) { return lines }

    var others = shown.filter { $0.id != pinned }
    var leftOut = 0
    while !others.isEmpty {
      others.remove(at: others.lastIndex { $0.isIdle } ?? others.count - 1)
      leftOut += 1
      let last = shown.first { $0.id == pinned }.map { $0.with("+\(leftOut)") } ?? KeyBarItem("+\(leftOut)")
      if let lines = KeyBarItem.fold(others + [last], width: width, rows: rows) { return lines }
    }
    return []
  }
}

/// One binding as the key bar shows it.
private struct KeyBarItem {
  let id: String
  private(set) var spans: [Span]
  private(set) var cells: Int
  /// It does nothing now, and no officer's hand knows its place.
  let isIdle: Bool

  init<Action>(_ binding: Binding<Action>, symbols: Symbols) {
    id = binding.id
    spans = binding.keyBarSpans(symbols: symbols)
    cells = spans.reduce(0) { $0 + SafeText.width($1.text, symbols: symbols) }
    isIdle = binding.disabledReason != nil && !binding.isDangerous
  }

  /// A sign of its own.
  init(_ sign: String) {
    (id, spans, cells, isIdle) = ("", [Span(sign, .accent)], sign.count, false)
  }

  func with(_ sign: String) -> KeyBarItem {
    var item = self
    item.spans.append(Span(sign, .accent))
    item.cells += sign.count
    return item
  }

  /// The items as lines; nil when they don't fit.
  static func fold(_ items: [KeyBarItem], width: Int, rows: Int) -> [[Span]]? {
    var lines: [[Span]] = [[]]
    var used = 0
    for item in items {
      let gap = used == 0 ? 0 : 2
      if used + gap + item.cells <= width {
        if gap > 0 { lines[lines.count - 1].append(Span("  ")) }
        used += gap + item.cells
      } else {
        guard used > 0, lines.count < rows, item.cells <= width else { return nil }
        lines.append([])
        used = item.cells
      }
      lines[lines.count - 1] += item.spans
    }
    return lines
  }
}

extension Binding {
  func keyBarSpans(symbols: Symbols) -> [Span] {
    let name = keys.first?.name(symbols: symbols) ?? ""
    guard disabledReason == nil else {
      return [Span(String(Character(symbols.disabled)) + name + " " + title, .keyDisabled)]
    }
    return [Span(name, .key), Span(" " + title)]
  }
}

extension Canvas {
  /// Draws a table's key bar over the current part, as many rows as it has.
  public mutating func keyBar<Action>(_ table: KeyTable<Action>, pinned: String? = nil) {
    let lines = table.keyBar(width: size.width, rows: size.height, pinned: pinned, symbols: symbols)
    for (row, line) in lines.enumerated() { text(line, x: 0, y: row) }
  }
}
