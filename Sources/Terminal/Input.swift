/// A key of the keyboard, as the terminal tells it.
public enum Key: Hashable, Sendable {
  /// A printable character, the space bar among them.
  case character(Character)
  case enter, escape, tab, backtab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// The left and right arrow with Ctrl or Alt.
  case wordLeft, wordRight
  /// F1 to F12.
  case function(Int)
  /// Ctrl and a small letter, `a` to `z`. Ctrl-C, Ctrl-Z and Ctrl-\ are signals and never come; Ctrl-H, Ctrl-I, Ctrl-J
  /// and Ctrl-M can't be told from backspace, tab and enter, and come as those.
  case control(Character)
}

/// What came from the terminal.
public enum Input: Hashable, Sendable {
  case key(Key)
  /// Pasted text, whole, as the terminal bracketed it: at most ``InputDecoder/pasteLimit`` bytes, valid UTF-8, its line
  /// ends as `\n`. It is text and never a key press. `isCut` tells that more was pasted than is kept.
  case paste(String, isCut: Bool)
  /// The terminal has a new size.
  case resize(Size)
  /// Bytes that are no key that we know: invalid UTF-8, an unknown escape sequence, Alt with a key. Decides nothing; it
  /// comes so that a rule on time between inputs can count it.
  case unrecognised
}
