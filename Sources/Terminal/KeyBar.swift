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
    // Closures, not key paths: those of a generic type are made anew at each call.
    let shown = bindings.filter { $0.isInKeyBar }.map { binding in
      let spans = binding.keyBarSpans(symbols: symbols)
      let cells = spans.reduce(0) { $0 + SafeText.width($1.text, symbols: symbols) }
      return KeyBarItem(id: binding.id, spans: spans, cells: cells)
    }
    if let lines = KeyBarItem.fold(shown, width: width, rows: rows) { return lines }

    let ellipsis = KeyBarItem(
      id: "", spans: [Span("  " + String(Character(symbols.ellipsis)), .muted)],
      cells: 3)
    let kept = shown.filter { $0.id == pinned }
    let others = shown.filter { $0.id != pinned }
    for count in stride(from: others.count - 1, through: 0, by: -1) {
      let fitting = others.prefix(count) + kept
      if let lines = KeyBarItem.fold(fitting, width: width, rows: rows, tail: ellipsis) { return lines }
    }
    return []
  }
}

/// One binding as the key bar shows it.
private struct KeyBarItem {
  let id: String
  let spans: [Span]
  let cells: Int

  /// The items as lines with `tail` after the last one; nil when they don't fit.
  static func fold(
    _ items: some Collection<KeyBarItem>, width: Int, rows: Int, tail: KeyBarItem? = nil
  ) -> [[Span]]? {
    var lines: [[Span]] = [[]]
    var used = 0
    for (index, item) in items.enumerated() {
      let reserved = index == items.count - 1 ? tail?.cells ?? 0 : 0
      let gap = used == 0 ? 0 : 2
      if used + gap + item.cells + reserved <= width {
        if gap > 0 { lines[lines.count - 1].append(Span("  ")) }
        used += gap + item.cells
      } else {
        guard used > 0, lines.count < rows, item.cells + reserved <= width else { return nil }
        lines.append([])
        used = item.cells
      }
      lines[lines.count - 1] += item.spans
    }
    if let tail, !items.isEmpty { lines[lines.count - 1] += tail.spans }
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
