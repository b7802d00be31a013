import Terminal

/// A field for a secret: letters go in, dots come out, and no more of them than hide its length. Only its end can be
/// changed, because nobody sees where a cursor would stand.
struct SecretField: Equatable, Sendable {
  /// More characters than this look like this many.
  static let dotLimit = 8

  private(set) var secret: Secret

  init(_ text: String = "") { secret = Secret(text) }

  var isEmpty: Bool { secret.isEmpty }

  /// Takes an editing key. Gives whether it was one.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace: secret = secret.droppingLast()
    case .control("u"), .control("w"): clear()
    default: return false
    }
    return true
  }

  /// Adds text, without the line end that a copied line brings along. Gives false, and adds nothing, where it is too
  /// long or holds what can't be typed: a passphrase that silently differs from the one copied helps nobody.
  @discardableResult
  mutating func insert(_ text: String) -> Bool {
    var typed = Substring(text)
    while typed.last?.isNewline == true { typed.removeLast() }
    guard typed.unicodeScalars.allSatisfy(Self.isTypeable), let longer = secret.appending(String(typed))
    else { return false }
    secret = longer
    return true
  }

  private static func isTypeable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  mutating func clear() { secret = Secret() }

  /// Gives what was typed and forgets it.
  mutating func take() -> Secret {
    defer { clear() }
    return secret
  }

  func draw(into canvas: inout Canvas, isFocused: Bool) {
    let width = canvas.size.width
    guard width > 0, canvas.size.height > 0 else { return }
    canvas.fill(Rect(x: 0, y: 0, width: width, height: 1), style: .input)
    let dots = min(secret.text.count, Self.dotLimit, width - 1)
    canvas.text(
      String(repeating: canvas.symbols.isASCII ? "*" : "•", count: max(dots, 0)), x: 0, y: 0, style: .input)
    if isFocused { canvas.setCursor(x: max(dots, 0), y: 0) }
  }
}
