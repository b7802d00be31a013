extension KeyTable {
  /// The key bar: as many bindings as fit, in the table's order, each as its key and its title.
  ///
  /// A disabled one is dim and has ``Symbols/disabled`` before its key. Bindings that don't fit are left out from the
  /// end, and an ellipsis says so.
  ///
  /// - Parameters:
  ///   - rows: how many lines the bar may fold into.
  ///   - pinned: the id of a binding that must stay when others are left out: help, usually.
  /// - Returns: at most `rows` lines of at most `width` cells.
  public func keyBar(width: Int, rows: Int = 1, pinned: String? = nil, symbols: Symbols = .utf8) -> [[Span]] {
    let rows = min(max(rows, 1), Size.maximum)
    let shown = bindings.filter(\.isInKeyBar)
    if let lines = KeyTable.fold(shown, width: width, rows: rows, symbols: symbols) { return lines }

    let ellipsis = Span("  " + String(Character(symbols.ellipsis)), .muted)
    let kept = shown.filter { $0.id == pinned }
    let others = shown.filter { $0.id != pinned }
    for count in stride(from: others.count - 1, through: 0, by: -1) {
      if let lines = KeyTable.fold(
        others.prefix(count) + kept, width: width, rows: rows, tail: ellipsis, symbols: symbols)
      {
        return lines
      }
    }
    return []
  }

  /// The bindings as lines with `tail` after the last one; nil when they don't fit.
  private static func fold(
    _ bindings: some Collection<Binding<Action>>, width: Int, rows: Int, tail: Span? = nil, symbols: Symbols
  ) -> [[Span]]? {
    var lines: [[Span]] = [[]]
    var used = 0
    for (index, binding) in bindings.enumerated() {
      let spans = binding.keyBarSpans(symbols: symbols)
      let cells = spans.reduce(0) { $0 + SafeText.width($1.text, symbols: symbols) }
      let isLast = index == bindings.count - 1
      let reserved = isLast ? tail.map { SafeText.width($0.text, symbols: symbols) } ?? 0 : 0
      let gap = used == 0 ? 0 : 2
      if used + gap + cells + reserved <= width {
        if gap > 0 { lines[lines.count - 1].append(Span("  ")) }
        used += gap + cells
      } else {
        guard used > 0, lines.count < rows, cells + reserved <= width else { return nil }
        lines.append([])
        used = cells
      }
      lines[lines.count - 1] += spans
    }
    if let tail, !bindings.isEmpty { lines[lines.count - 1].append(tail) }
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
