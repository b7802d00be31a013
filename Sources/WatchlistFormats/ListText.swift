/// Text as lists publish it, made into strings.
enum ListText {
  /// A field's text: UTF-8 where it is that, else Windows-1252, as OFAC's older files are.
  ///
  /// Control characters, those that turn the direction of writing and zero-width blanks become blanks, runs of blanks
  /// one, and blanks at the ends fall away, so that nothing downstream meets an escape sequence that a list brought, and
  /// no name looks like another. Zero-width joiners stay, which Persian names need. With `keepsEnds` one blank stays at
  /// each end, for text that goes on elsewhere.
  static func decode(_ bytes: [UInt8], keepsEnds: Bool = false) -> String {
    var text = String.UnicodeScalarView()
    func append(_ scalar: Unicode.Scalar) {
      if !isBlank(scalar) {
        text.append(scalar)
      } else if text.last != " ", keepsEnds || !text.isEmpty {
        text.append(" ")
      }
    }
    if let valid = String(validating: bytes, as: UTF8.self) {
      for scalar in valid.unicodeScalars { append(scalar) }
    } else {
      for byte in bytes { append(windows1252(byte)) }
    }
    if text.last == " ", !keepsEnds { text.removeLast() }
    return String(text)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// A text with the same cleaning.
  static func clean(_ text: String) -> String { decode(Array(text.utf8)) }

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(high[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }

  /// Windows-1252 at 0x80 to 0x9F; five places are not assigned.
  private static let high: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  /// The parts of `text` between `separator`, without blanks around them; empty parts are left out.
  static func parts(_ text: String, separator: Character, most: Int) -> [String] {
    // One part more than wanted holds what is left, so that a hostile field isn't split a million times.
    text.split(separator: separator, maxSplits: max(0, most)).prefix(most).map { trimmed($0) }.filter { !$0.isEmpty }
  }

  /// Blank, tabulator or line break.
  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }

  static func trimmed(_ text: some StringProtocol) -> String {
    var view = text[...]
    while view.first == " " { view = view.dropFirst() }
    while view.last == " " { view = view.dropLast() }
    return String(view)
  }
}
