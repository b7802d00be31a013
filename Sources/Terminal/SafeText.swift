/// The one way by which text from anywhere reaches a screen or a terminal.
///
/// - Control characters (C0, DEL, C1), bidirectional overrides, isolates and marks, zero-width and other format
/// characters,
///   variation selectors, tags, private use and unassigned characters are never shown. A run of them becomes one
/// visible
///   sign (``Symbols/hidden``), so that nothing hides in a name.
/// - Every blank of Unicode becomes a space.
/// - A letter keeps at most two combining marks; a mark without a letter, and marks beyond two, count as hidden.
/// - With ASCII symbols, letters of Latin scripts become their base letter and everything else `?`.
///
/// Emoji and other characters outside the basic plane are hidden too, but for CJK ideographs: terminals don't agree on
/// their width. See ``ScalarClass``.
public enum SafeText {
  /// Hidden characters or marks that one glyph can swallow, so that a cell costs a bounded time.
  static let runMaximum = 64

  /// The text as glyphs of one or two cells, made one at a time.
  public static func glyphs(_ text: some StringProtocol, symbols: Symbols = .utf8) -> SafeGlyphs {
    SafeGlyphs(String(text), symbols: symbols)
  }

  /// Cells that the text takes when it is shown; counting stops above `limit`.
  public static func width(
    _ text: some StringProtocol, limit: Int = .max, symbols: Symbols = .utf8
  ) -> Int {
    var width = 0
    for glyph in glyphs(text, symbols: symbols) {
      width += Int(glyph.width)
      if width > limit { break }
    }
    return width
  }

  /// The whole text as one safe line, for standard output when it is a terminal. O(n).
  public static func line(_ text: some StringProtocol, symbols: Symbols = .utf8) -> String {
    string(glyphs(text, symbols: symbols))
  }

  /// The same for bytes of any kind; what is not UTF-8 becomes U+FFFD (`?` in ASCII). A line end is a control character
  /// like any other: split lines first.
  public static func line(bytes: some Collection<UInt8>, symbols: Symbols = .utf8) -> String {
    line(String(decoding: bytes, as: UTF8.self), symbols: symbols)
  }

  /// The text cut to `width` cells, with an ellipsis where something is missing.
  public static func fit(_ text: some StringProtocol, width: Int, symbols: Symbols = .utf8) -> String {
    guard width > 0 else { return "" }
    var kept: [Glyph] = []
    var used = 0
    for glyph in glyphs(text, symbols: symbols) {
      kept.append(glyph)
      used += Int(glyph.width)
      guard used > width else { continue }
      while used >= width, let last = kept.popLast() { used -= Int(last.width) }
      kept.append(Glyph(scalar: symbols.ellipsis.value, width: 1))
      break
    }
    return string(kept)
  }

  static func string(_ glyphs: some Sequence<Glyph>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(glyphs.underestimatedCount)
    for glyph in glyphs {
      guard glyph.scalar < 0x80, glyph.mark1 == 0 else { return slowString(glyphs) }
      if !glyph.isContinuation { bytes.append(UInt8(truncatingIfNeeded: glyph.scalar)) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func slowString(_ glyphs: some Sequence<Glyph>) -> String {
    var view = String.UnicodeScalarView()
    for glyph in glyphs { glyph.append(to: &view) }
    return String(view)
  }
}

/// The glyphs of a text; see ``SafeText``.
public struct SafeGlyphs: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var ahead: Unicode.Scalar?
  private var owesHidden = false
  private let isASCII: Bool
  private let hidden: Glyph

  init(_ text: String, symbols: Symbols) {
    scalars = text.unicodeScalars.makeIterator()
    isASCII = symbols.isASCII
    hidden = Glyph(scalar: symbols.hidden.value, width: 1)
    ahead = scalars.next()
  }

  public mutating func next() -> Glyph? {
    if owesHidden {
      owesHidden = false
      skipHidden()
      return hidden
    }
    guard let scalar = ahead else { return nil }
    ahead = scalars.next()
    if scalar.value >= 0x20 && scalar.value < 0x7F, ahead.map({ $0.value < 0x300 }) ?? true {
      return Glyph(scalar: scalar.value, width: 1)
    }
    switch ScalarClass.of(scalar) {
    case .hidden, .mark:
      skipHidden()
      return hidden
    case .narrow:
      return letter(SafeGlyphs.blanks.contains(scalar.value) ? " " : scalar, width: 1)
    case .wide:
      return letter(scalar, width: 2)
    }
  }

  /// A letter with its marks; marks that it can't keep are owed as one hidden sign.
  private mutating func letter(_ scalar: Unicode.Scalar, width: UInt8) -> Glyph {
    var glyph = isASCII ? ASCIIFold.glyph(for: scalar, hidden: hidden) : Glyph(scalar: scalar.value, width: width)
    var marks = 0
    while let mark = ahead, mark.value >= 0x300, ScalarClass.of(mark) == .mark {
      guard marks < Glyph.marksMaximum else {
        owesHidden = true
        break
      }
      // In ASCII a letter loses its marks.
      if !isASCII { glyph.add(mark: mark.value) }
      marks += 1
      ahead = scalars.next()
    }
    return glyph
  }

  private mutating func skipHidden() {
    var skipped = 0
    while let scalar = ahead, skipped < SafeText.runMaximum {
      switch ScalarClass.of(scalar) {
      case .hidden, .mark: ahead = scalars.next()
      case .narrow, .wide: return
      }
      skipped += 1
    }
  }

  /// Blanks other than the space bar's; U+3000 is wide and stays.
  private static let blanks: Set<UInt32> = Set([0xA0, 0x1680, 0x202F, 0x205F] + Array(0x2000...0x200A))
}
