/// Which row of a list is chosen, and how far the list is scrolled: a value, without the rows.
public struct ListState: Hashable, Sendable {
  /// The chosen row; 0 in an empty list.
  public private(set) var selected: Int
  /// The first row that was shown last; see ``window(count:height:selected:top:)``.
  public private(set) var top: Int

  public init(selected: Int = 0) {
    self.selected = max(selected, 0)
    top = 0
  }

  /// The rows to show: as many as `height`, with `selected` among them, as near to the earlier `top` as can be.
  public static func window(count: Int, height: Int, selected: Int, top: Int) -> Range<Int> {
    guard count > 0, height > 0 else { return 0..<0 }
    let chosen = min(max(selected, 0), count - 1)
    let shown = min(height, count)
    var first = min(max(top, 0), count - shown)
    if chosen < first { first = chosen }
    if chosen - first >= shown { first = chosen - shown + 1 }
    return first..<(first + shown)
  }

  /// The rows to show of `count` in `height`.
  public func window(count: Int, height: Int) -> Range<Int> {
    ListState.window(count: count, height: height, selected: selected, top: top)
  }

  /// Chooses a row; beyond either end, the row at that end.
  public mutating func select(_ index: Int, count: Int, height: Int) {
    selected = max(min(index, count - 1), 0)
    top = ListState.window(count: count, height: height, selected: selected, top: top).lowerBound
  }

  /// Moves by arrow, page, home and end keys.
  ///
  /// - Parameter height: rows that the list shows, for the page keys.
  /// - Returns: whether the key was one of these.
  public mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
    let page = max(height - 1, 1)
    switch key {
    case .up: select(selected - 1, count: count, height: height)
    case .down: select(min(selected, count) + 1, count: count, height: height)
    case .pageUp: select(selected - page, count: count, height: height)
    case .pageDown: select(min(selected, count) + page, count: count, height: height)
    case .home: select(0, count: count, height: height)
    case .end: select(count - 1, count: count, height: height)
    default: return false
    }
    return true
  }
}

extension Canvas {
  /// Draws a list over the current part, one row of cells a row.
  ///
  /// The chosen row has a pointer before it and ``Style/selection``; with the focus the cursor rests on it. When rows
  /// are out of sight the last column has a sign at the top, the bottom or both. In less than 4 columns there is no
  /// room for either, and rows take all of them.
  ///
  /// - Parameter row: draws one row; its canvas is the row without pointer and sign.
  public mutating func list(
    _ state: ListState, count: Int, isFocused: Bool = true, row: (inout Canvas, Int) -> Void
  ) {
    let isNarrow = size.width < 4
    let window = state.window(count: count, height: size.height)
    let content = isNarrow ? bounds : bounds.inset(by: Insets(left: 1, right: 1))
    for (line, index) in window.enumerated() {
      inside(Rect(x: content.x, y: line, width: content.width, height: 1)) { row(&$0, index) }
      guard index == min(state.selected, count - 1) else { continue }
      restyle(Rect(x: 0, y: line, width: size.width, height: 1), style: isFocused ? .selection : .selectionMuted)
      if !isNarrow { put(symbols.pointer, x: 0, y: line, style: isFocused ? .selection : .selectionMuted) }
      if isFocused { setCursor(x: 0, y: line) }
    }
    guard !isNarrow else { return }
    if window.lowerBound > 0 { put(symbols.moreUp, x: size.width - 1, y: 0, style: .muted) }
    if window.upperBound < count { put(symbols.moreDown, x: size.width - 1, y: size.height - 1, style: .muted) }
  }
}
