extension Canvas {
  /// Draws a frame around the current part, with a title at the left and another at the right of its top line.
  ///
  /// In less than 3 columns or 2 rows there is no frame: what is there stays free for content.
  ///
  /// - Parameter isFocused: the frame is drawn in ``Style/borderFocused`` and a pointer stands before the title, so
  /// that
  ///   the focus is not told by colour alone.
  /// - Returns: the block inside the frame, in the current part's coordinates.
  @discardableResult
  public mutating func box(title: String = "", trailing: String = "", isFocused: Bool = false) -> Rect {
    let width = frame.width
    let height = frame.height
    guard width >= 3, height >= 2 else { return bounds }
    let style: Style = isFocused ? .borderFocused : .border
    let box = symbols.box
    fill(Rect(x: 1, y: 0, width: width - 2, height: 1), with: box.horizontal, style: style)
    fill(Rect(x: 1, y: height - 1, width: width - 2, height: 1), with: box.horizontal, style: style)
    fill(Rect(x: 0, y: 1, width: 1, height: height - 2), with: box.vertical, style: style)
    fill(Rect(x: width - 1, y: 1, width: 1, height: height - 2), with: box.vertical, style: style)
    put(box.topLeft, x: 0, y: 0, style: style)
    put(box.topRight, x: width - 1, y: 0, style: style)
    put(box.bottomLeft, x: 0, y: height - 1, style: style)
    put(box.bottomRight, x: width - 1, y: height - 1, style: style)
    titles(title, trailing: trailing, y: 0, isFocused: isFocused)
    return bounds.inset(by: Insets(all: 1))
  }

  /// Draws a line across a frame that ``box(title:trailing:isFocused:)`` has drawn, with its own titles.
  public mutating func divider(y: Int, title: String = "", trailing: String = "", isFocused: Bool = false) {
    guard frame.width >= 3, y > 0, y < frame.height - 1 else { return }
    let style: Style = isFocused ? .borderFocused : .border
    fill(Rect(x: 1, y: y, width: frame.width - 2, height: 1), with: symbols.box.horizontal, style: style)
    put(symbols.box.teeLeft, x: 0, y: y, style: style)
    put(symbols.box.teeRight, x: frame.width - 1, y: y, style: style)
    titles(title, trailing: trailing, y: y, isFocused: isFocused)
  }

  /// The left title comes first; the right one shows only when all of it fits beside it.
  private mutating func titles(_ title: String, trailing: String, y: Int, isFocused: Bool) {
    let room = frame.width - 4
    guard room >= 1 else { return }
    var used = 0
    if !title.isEmpty {
      let mark = isFocused ? String(Character(symbols.pointer)) : " "
      used = text(mark, x: 1, y: y, width: 1, style: .title)
      used += text(title, x: 2, y: y, width: room, style: .title)
      used += text(" ", x: 1 + used, y: y, width: 1, style: .title)
    }
    let width = SafeText.width(trailing, limit: room, symbols: symbols)
    guard width > 0, used + width + 3 <= frame.width - 2 else { return }
    text(" ", x: frame.width - width - 4, y: y, width: 1, style: .title)
    text(trailing, x: frame.width - width - 3, y: y, width: width, style: .title)
    text(" ", x: frame.width - 3, y: y, width: 1, style: .title)
  }

  /// Draws a bar from left to right that fills `value` of `maximum`.
  public mutating func horizontalBar(
    x: Int, y: Int, width: Int, value: Int, maximum: Int, style: Style = .bar
  ) {
    let cells = Canvas.share(of: width, value: value, maximum: maximum)
    fill(Rect(x: x, y: y, width: width, height: 1), with: symbols.track, style: .muted)
    fill(Rect(x: x, y: y, width: cells, height: 1), with: symbols.block, style: style)
  }

  /// Draws a column of `rect`'s width that grows from its bottom, in steps of a part of a cell.
  public mutating func verticalBar(in rect: Rect, value: Int, maximum: Int, style: Style = .bar) {
    let steps = symbols.levels.count - 1
    let filled = Canvas.share(of: rect.height * steps, value: value, maximum: maximum)
    for row in 0..<min(rect.height, fullSize.height) {
      let level = min(max(filled - row * steps, 0), steps)
      guard level > 0 else { break }
      let line = Rect(x: rect.x, y: rect.maxY - 1 - row, width: rect.width, height: 1)
      fill(line, with: symbols.levels[level], style: style)
    }
  }

  /// Steps of `total` for `value`: none for 0 or less, at least one for anything above, all of them at the maximum.
  static func share(of total: Int, value: Int, maximum: Int) -> Int {
    let total = min(total, Point.limit)
    guard total > 0, value > 0, maximum > 0 else { return 0 }
    let part = Double(total) * Double(min(value, maximum)) / Double(maximum)
    return min(max(Int(part.rounded()), 1), total)
  }
}
