/// What frames, bars and marks are drawn with: a set for each kind of terminal. Each symbol takes one cell.
public struct Symbols: Hashable, Sendable {
  /// The lines of a frame.
  public struct Box: Hashable, Sendable {
    public let horizontal, vertical: Unicode.Scalar
    public let topLeft, topRight, bottomLeft, bottomRight: Unicode.Scalar
    public let teeLeft, teeRight, teeTop, teeBottom, cross: Unicode.Scalar
  }

  /// Whether text is limited to ASCII; see ``SafeText``.
  public let isASCII: Bool
  public let box: Box
  /// Vertical bars from empty to full, in equal steps.
  public let levels: [Unicode.Scalar]
  /// A full cell of a horizontal bar.
  public let block: Unicode.Scalar
  /// The rest of a horizontal bar.
  public let track: Unicode.Scalar
  /// Before the chosen row.
  public let pointer: Unicode.Scalar
  /// At the end of a text that was cut.
  public let ellipsis: Unicode.Scalar
  /// In the place of a character that is not shown.
  public let hidden: Unicode.Scalar
  /// There is more above, below, to the left, to the right.
  public let moreUp, moreDown, moreLeft, moreRight: Unicode.Scalar
  /// Arrow keys in the key bar.
  public let arrowUp, arrowDown, arrowLeft, arrowRight: Unicode.Scalar
  /// Before a key that is disabled, a key that decides, a message that is done.
  public let disabled, dangerous, done: Unicode.Scalar

  /// For terminals with a font of today.
  public static let utf8 = Symbols(
    isASCII: false, box: .light, levels: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], block: "█", track: "░",
    pointer: "›", ellipsis: "…", hidden: "\u{FFFD}", moreUp: "▲", moreDown: "▼", moreLeft: "‹", moreRight: "›",
    arrowUp: "↑", arrowDown: "↓", arrowLeft: "←", arrowRight: "→", disabled: "×", dangerous: "!", done: "✓")

  /// For the Linux console, whose font has 256 or 512 glyphs: lines and half blocks, no eighths.
  public static let linuxConsole = Symbols(
    isASCII: false, box: .light, levels: [" ", "▄", "█"], block: "█", track: "░", pointer: ">", ellipsis: "~",
    hidden: "?", moreUp: "^", moreDown: "v", moreLeft: "<", moreRight: ">", arrowUp: "↑", arrowDown: "↓",
    arrowLeft: "←", arrowRight: "→", disabled: "x", dangerous: "!", done: "+")

  /// For terminals and locales without UTF-8.
  public static let ascii = Symbols(
    isASCII: true, box: .ascii, levels: [" ", ".", ":", "+", "*", "#"], block: "#", track: ".", pointer: ">",
    ellipsis: "~", hidden: "?", moreUp: "^", moreDown: "v", moreLeft: "<", moreRight: ">", arrowUp: "^", arrowDown: "v",
    arrowLeft: "<", arrowRight: ">", disabled: "x", dangerous: "!", done: "+")
}

extension Symbols.Box {
  static let light = Symbols.Box(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", teeLeft: "├",
    teeRight: "┤", teeTop: "┬", teeBottom: "┴", cross: "┼")
  static let ascii = Symbols.Box(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", teeLeft: "+",
    teeRight: "+", teeTop: "+", teeBottom: "+", cross: "+")
}
