extension Canvas {
  /// The rows as text, without trailing blanks.
  public var lines: [String] {
    (0..<fullSize.height).map { row in
      var view = String.UnicodeScalarView()
      var blanks = 0
      for column in 0..<fullSize.width {
        let glyph = cells[row * fullSize.width + column].glyph
        if glyph == .space {
          blanks += 1
        } else if !glyph.isContinuation {
          for _ in 0..<blanks { view.append(" ") }
          blanks = 0
          glyph.append(to: &view)
        }
      }
      return String(view)
    }
  }

  /// All rows as text, joined by line ends: for golden screens.
  public func text() -> String { lines.joined(separator: "\n") }

  /// Text and, below it, each cell's ``Style/mark`` (a blank for ``Style/normal``): for golden screens with styles.
  public func styled() -> String {
    let marks = (0..<fullSize.height).map { row in
      var line = String(
        (0..<fullSize.width).map { column -> Character in
          let style = cells[row * fullSize.width + column].style
          return style == .normal ? " " : style.mark
        })
      while line.last == " " { line.removeLast() }
      return line
    }
    return text() + "\n--\n" + marks.joined(separator: "\n")
  }
}

extension Canvas: CustomStringConvertible {
  public var description: String { text() }
}
