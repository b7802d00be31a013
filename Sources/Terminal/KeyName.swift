extension Key {
  /// The key's short name for the key bar and help, such as `F1`, `^L`, `Esc` or `↑`.
  public func name(symbols: Symbols = .utf8) -> String {
    switch self {
    case .character(" "): "Spc"
    case .character(let character): SafeText.line(String(character), symbols: symbols)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backtab: "S-Tab"
    case .backspace: "Bksp"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: symbols.isASCII ? "Up" : String(Character(symbols.arrowUp))
    case .down: symbols.isASCII ? "Down" : String(Character(symbols.arrowDown))
    case .left: symbols.isASCII ? "Left" : String(Character(symbols.arrowLeft))
    case .right: symbols.isASCII ? "Right" : String(Character(symbols.arrowRight))
    case .wordLeft: "C-Left"
    case .wordRight: "C-Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "^" + String(letter).uppercased()
    }
  }
}
