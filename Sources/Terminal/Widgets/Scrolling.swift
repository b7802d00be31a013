/// A long text that is read: its first line in sight is all its state.
public enum Scrolling {
  /// The first line in sight after a key; where it is none of the arrow and page keys, as before.
  ///
  /// - Parameters:
  ///   - top: the first line in sight; one beyond the end is taken for the last possible.
  ///   - count: lines that there are.
  ///   - height: lines that are in sight.
  public static func top(_ top: Int, after key: Key, count: Int, height: Int) -> Int {
    let last = max(count - height, 0)
    let page = max(height - 1, 1)
    let now = min(max(top, 0), last)
    let wanted =
      switch key {
      case .up: now - 1
      case .down: now + 1
      case .pageUp: now - page
      case .pageDown: now + page
      case .home: 0
      case .end: last
      default: now
      }
    return min(max(wanted, 0), last)
  }
}

extension Canvas {
  /// Draws the lines of a text from `top` on over the current part, with signs where there are more above or below.
  public mutating func lines(_ lines: [[Span]], from top: Int) {
    let first = min(max(top, 0), max(lines.count - size.height, 0))
    for (y, line) in lines.dropFirst(first).prefix(size.height).enumerated() {
      text(line, x: 1, y: y, width: size.width - 2)
    }
    moreSigns(above: first > 0, below: first + size.height < lines.count)
  }

  /// Says at the right edge that there is more than shows.
  public mutating func moreSigns(above: Bool, below: Bool) {
    let x = size.width - 1
    if above { text(String(Character(symbols.moreUp)), x: x, y: 0, width: 1, style: .muted) }
    if below { text(String(Character(symbols.moreDown)), x: x, y: size.height - 1, width: 1, style: .muted) }
  }
}
