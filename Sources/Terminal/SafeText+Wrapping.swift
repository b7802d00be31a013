extension SafeText {
  /// Text as safe lines of at most `width` cells, broken at blanks; a word longer than a line is broken anywhere. A
  /// `\n` begins a new line.
  ///
  /// - Parameter limit: the most lines that are made; what is beyond is not read, so a long text costs no more than
  /// that.
  /// - Returns: lines without trailing blanks; none for an empty width.
  public static func wrap(_ text: String, width: Int, limit: Int, symbols: Symbols = .utf8) -> [String] {
    guard width > 0, limit > 0 else { return [] }
    var lines: [String] = []
    var rest = Substring(text)
    while lines.count < limit {
      let end = rest.unicodeScalars.firstIndex(of: "\n")
      let paragraph = rest[..<(end ?? rest.endIndex)]
      lines += wrapped(paragraph, width: width, limit: limit - lines.count, symbols: symbols)
      guard let end else { break }
      rest = rest[rest.unicodeScalars.index(after: end)...]
    }
    return lines
  }

  private static func wrapped(_ paragraph: Substring, width: Int, limit: Int, symbols: Symbols) -> [String] {
    var lines: [String] = []
    var line: [Glyph] = []
    var used = 0
    /// Glyphs of `line` up to the last blank.
    var breakAt: Int?

    for glyph in glyphs(paragraph, symbols: symbols) {
      if glyph == .space {
        breakAt = line.count
        if used == width { continue }
      } else if Int(glyph.width) > width {
        continue
      } else if used + Int(glyph.width) > width {
        let cut = breakAt.flatMap { $0 > 0 ? $0 : nil } ?? line.count
        lines.append(trimmed(line[..<cut]))
        if lines.count == limit { return lines }
        line = Array(line[cut...].drop { $0 == .space })
        used = line.reduce(0) { $0 + Int($1.width) }
        breakAt = nil
      }
      line.append(glyph)
      used += Int(glyph.width)
    }
    lines.append(trimmed(line[...]))
    return lines
  }

  private static func trimmed(_ line: ArraySlice<Glyph>) -> String {
    var line = line
    while line.last == .space { line.removeLast() }
    return string(line)
  }
}
