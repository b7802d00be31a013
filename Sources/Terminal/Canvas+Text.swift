/// Where a text stands in its room.
public enum Alignment: Hashable, Sendable {
  case left, right, centre
}

extension Canvas {
  /// Writes one line of text, made safe and cut by cells with an ellipsis.
  ///
  /// - Parameters:
  ///   - width: the cells that it may take; nil: up to the right edge of the current part.
  ///   - alignment: where a shorter text stands within `width`.
  /// - Returns: the cells written.
  /// - Complexity: O(cells written), however long the text is.
  @discardableResult
  public mutating func text(
    _ text: some StringProtocol, x: Int, y: Int, width: Int? = nil, style: Style = .normal,
    alignment: Alignment = .left
  ) -> Int {
    let place = Point(x: x, y: y)
    let room = min(max(width ?? Size.maximum, 0), frame.width - place.x)
    guard room > 0, clip.rows.contains(frame.y + place.y) else { return 0 }
    var column = place.x
    if alignment != .left {
      let free = max(room - SafeText.width(text, limit: room, symbols: symbols), 0)
      column += alignment == .right ? free : free / 2
    }
    let end = place.x + room
    let start = column
    for glyph in SafeText.glyphs(text, symbols: symbols) {
      let width = Int(glyph.width)
      guard column + width <= end else {
        put(Glyph(scalar: symbols.ellipsis.value, width: 1), x: end - 1, y: place.y, style: style)
        return end - start
      }
      put(glyph, x: column, y: place.y, style: style)
      column += width
    }
    return column - start
  }

  /// Writes pieces of text one after the other, each in its own style. Returns the cells written.
  @discardableResult
  public mutating func text(_ spans: [Span], x: Int, y: Int, width: Int? = nil) -> Int {
    let limit = min(max(width ?? Size.maximum, 0), Size.maximum)
    var used = 0
    for span in spans where used < limit {
      used += text(span.text, x: Point(x: x, y: y).x + used, y: y, width: limit - used, style: span.style)
    }
    return used
  }

  /// Writes text wrapped at blanks, from the top of `rect`; what doesn't fit is cut with an ellipsis. Returns the rows
  /// used.
  @discardableResult
  public mutating func paragraph(_ text: String, in rect: Rect, style: Style = .normal) -> Int {
    let lines = SafeText.wrap(text, width: rect.width, limit: rect.height + 1, symbols: symbols)
    for (index, line) in lines.prefix(rect.height).enumerated() {
      let isCut = index == rect.height - 1 && lines.count > rect.height
      let shown = isCut ? line + " " + lines[index + 1] : line
      self.text(shown, x: rect.x, y: rect.y + index, width: rect.width, style: style)
    }
    return min(lines.count, rect.height)
  }

  /// Fills a rectangle with blanks in a style.
  public mutating func fill(_ rect: Rect, style: Style) {
    fill(rect, with: " ", style: style)
  }

  /// Gives cells another style and leaves their text.
  public mutating func restyle(_ rect: Rect, style: Style) {
    let area = rect.offset(dx: frame.x, dy: frame.y).intersection(clip)
    for row in area.rows {
      for column in area.columns { cells[row * fullSize.width + column].style = style }
    }
  }

  /// Fills a rectangle with one of ``symbols``.
  mutating func fill(_ rect: Rect, with symbol: Unicode.Scalar, style: Style) {
    let area = rect.offset(dx: frame.x, dy: frame.y).intersection(clip)
    guard !area.isEmpty else { return }
    let cell = Cell(glyph: Glyph(scalar: symbol.value, width: 1), style: style)
    for row in area.rows {
      let start = row * fullSize.width
      severWideGlyph(at: start + area.x, before: true)
      severWideGlyph(at: start + area.maxX - 1, before: false)
      for index in (start + area.x)..<(start + area.maxX) { cells[index] = cell }
    }
  }

  /// Puts one of ``symbols`` on a cell of the current part.
  mutating func put(_ symbol: Unicode.Scalar, x: Int, y: Int, style: Style) {
    put(Glyph(scalar: symbol.value, width: 1), x: x, y: y, style: style)
  }

  /// Puts a glyph; one that would be cut in half by the clip's edge becomes a blank.
  mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style) {
    let column = frame.x + x
    let row = frame.y + y
    guard clip.rows.contains(row) else { return }
    let isLeftIn = clip.columns.contains(column)
    let index = row * fullSize.width + column
    guard glyph.width == 2 else {
      if isLeftIn { replace(at: index, with: Cell(glyph: glyph, style: style)) }
      return
    }
    let isRightIn = clip.columns.contains(column + 1)
    let blank = Cell(glyph: .space, style: style)
    if isLeftIn { replace(at: index, with: isRightIn ? Cell(glyph: glyph, style: style) : blank) }
    if isRightIn {
      // Not `replace`: that would take the left half for the rest of an older glyph.
      severWideGlyph(at: index + 1, before: false)
      cells[index + 1] = isLeftIn ? Cell(glyph: .continuation, style: style) : blank
    }
  }

  private mutating func replace(at index: Int, with cell: Cell) {
    severWideGlyph(at: index, before: true)
    severWideGlyph(at: index, before: false)
    cells[index] = cell
  }

  /// Blanks the other half of a wide glyph whose one half at `index` is about to be replaced.
  private mutating func severWideGlyph(at index: Int, before: Bool) {
    if before {
      if cells[index].glyph.isContinuation, index > 0 { cells[index - 1].glyph = .space }
    } else if cells[index].glyph.width == 2, index + 1 < cells.count {
      cells[index + 1].glyph = .space
    }
  }
}

/// A piece of text in one style.
public struct Span: Hashable, Sendable {
  public let text: String
  public let style: Style

  public init(_ text: String, _ style: Style = .normal) {
    self.text = text
    self.style = style
  }
}
