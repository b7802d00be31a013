/// The editor of one line of text: a value that takes keys and draws itself.
///
/// What can't be shown (control characters and the like, see ``SafeText``) can't be entered either. The cursor stands
/// between characters as people count them, so that a letter and its mark are one step.
public struct TextField: Hashable, Sendable {
  /// The most characters that any field takes.
  public static let lengthMaximum = 4_096

  /// The most characters of this one.
  public let maximum: Int
  private var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int

  public init(_ text: String = "", maximum: Int = 256) {
    self.maximum = min(max(maximum, 1), TextField.lengthMaximum)
    characters = []
    cursor = 0
    insert(text)
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }
  /// Characters in the field.
  public var count: Int { characters.count }

  public mutating func clear() {
    characters = []
    cursor = 0
  }

  /// Inserts text at the cursor, as much as fits; a pasted line end or tab becomes a space.
  ///
  /// - Returns: false when something was left out: no room, or characters that can't be shown.
  @discardableResult
  public mutating func insert(_ text: String) -> Bool {
    var isWhole = true
    var added: [Character] = []
    for character in text.prefix(TextField.lengthMaximum + 1) {
      guard characters.count + added.count < maximum else {
        isWhole = false
        break
      }
      if character.isNewline || character == "\t" {
        added.append(" ")
      } else if TextField.isEnterable(character) {
        added.append(character)
      } else {
        isWhole = false
      }
    }
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
    joinMarks()
    return isWhole
  }

  /// Takes an editing key. Enter, Escape, Tab and all that is not editing are left to the caller.
  ///
  /// - Returns: whether the key was one for the field, even where it changed nothing.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace: removeBeforeCursor()
    case .delete: if cursor < characters.count { characters.remove(at: cursor) }
    case .left, .control("b"): cursor = max(cursor - 1, 0)
    case .right, .control("f"): cursor = min(cursor + 1, characters.count)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .wordLeft: cursor = wordStart()
    case .wordRight: cursor = wordEnd()
    case .control("w"):
      let start = wordStart()
      characters.removeSubrange(start..<cursor)
      cursor = start
    case .control("u"):
      characters.removeSubrange(..<cursor)
      cursor = 0
    case .control("k"): characters.removeSubrange(cursor...)
    default: return false
    }
    return true
  }

  private mutating func removeBeforeCursor() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  /// Where the word at or before the cursor begins.
  private func wordStart() -> Int {
    var place = cursor
    while place > 0, characters[place - 1] == " " { place -= 1 }
    while place > 0, characters[place - 1] != " " { place -= 1 }
    return place
  }

  /// Where the word at or after the cursor ends.
  private func wordEnd() -> Int {
    var place = cursor
    while place < characters.count, characters[place] == " " { place += 1 }
    while place < characters.count, characters[place] != " " { place += 1 }
    return place
  }

  /// A terminal sends a letter and its mark as two inputs; together they are one character.
  private mutating func joinMarks() {
    let joined = Array(String(characters))
    guard joined.count != characters.count else { return }
    cursor = String(characters[..<cursor]).count
    characters = joined
  }

  private static func isEnterable(_ character: Character) -> Bool {
    character.unicodeScalars.count <= 1 + Glyph.marksMaximum
      && character.unicodeScalars.allSatisfy { ScalarClass.of($0) != .hidden }
  }
}

extension TextField {
  /// Draws the field over the first row of the current part and, with the focus, puts the cursor in it.
  ///
  /// A longer text scrolls so that the cursor stays in sight; signs at the ends tell that there is more.
  public func draw(into canvas: inout Canvas, isFocused: Bool = true) {
    let width = canvas.size.width
    guard width > 0, canvas.size.height > 0 else { return }
    canvas.fill(Rect(x: 0, y: 0, width: width, height: 1), style: .input)
    let symbols = canvas.symbols
    let widths = characters.map { SafeText.width(String($0), symbols: symbols) }
    let first = firstInSight(widths: widths, room: width)
    var column = 0
    var index = first
    while index < characters.count, column + widths[index] <= width {
      canvas.text(String(characters[index]), x: column, y: 0, width: widths[index], style: .input)
      column += widths[index]
      index += 1
    }
    if first > 0, width >= 3 { canvas.put(symbols.moreLeft, x: 0, y: 0, style: .muted) }
    if index < characters.count, width >= 3 { canvas.put(symbols.moreRight, x: width - 1, y: 0, style: .muted) }
    guard isFocused else { return }
    canvas.setCursor(x: widths[first..<max(cursor, first)].reduce(0, +), y: 0)
  }

  /// The least scrolling that leaves a cell for the cursor, and one for the sign at the right unless it is at the end.
  private func firstInSight(widths: [Int], room: Int) -> Int {
    var used = widths[..<cursor].reduce(0, +)
    let margin = cursor < characters.count && room >= 3 ? 2 : 1
    var first = 0
    while first < cursor, used > room - margin {
      used -= widths[first]
      first += 1
    }
    // The sign at the left must not cover the character under the cursor.
    if first > 0, first == cursor, room >= 3 { first -= 1 }
    return first
  }
}
