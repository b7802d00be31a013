/// Brings any text down to the 36 characters that names are compared in: `A` to `Z` and `0` to `9`.
///
/// Latin letters lose their diacritics by a table of our own, because the standard library has no decomposition and
/// Foundation stays out of this room. The table follows Unicode's compatibility decompositions; letters without one
/// (ø, ł, đ, ß, þ, ı, ə) have what ICAO Doc 9303 part 3, section 6 gives, or its first letter. Letters of other
/// scripts have no equivalent here and part words.
enum LatinFolding {
  enum Class: Equatable {
    /// One letter or digit, or two letters as in `Æ`.
    case letters(UInt8, UInt8?)
    /// Neither shows nor parts: apostrophes within `Sa'id`, combining marks, zero-width joiners. What turns the direction
    /// of writing and the zero-width blank part words, as any other sign does.
    case nothing
    /// A full stop or slash, which may belong to an abbreviation.
    case dot, slash
    case hyphen, comma, separator
  }

  static func classify(_ scalar: Unicode.Scalar) -> Class {
    let value = scalar.value
    if value < 0x80 { return classifyASCII(UInt8(truncatingIfNeeded: value)) }
    switch value {
    case 0xC0...0x24F: return entry(latin, at: Int(value) - 0xC0, scalar: value)
    case 0x1E00...0x1EFF: return entry(latinAdditional, at: Int(value) - 0x1E00, scalar: value)
    case 0x259: return .letters(UInt8(ascii: "E"), nil)
    case 0xFF01...0xFF5E: return classifyASCII(UInt8(truncatingIfNeeded: value - 0xFEE0))
    case 0xAD, 0xB4, 0x2B0...0x36F, 0x5BE, 0x200C, 0x200D, 0x2018...0x201B, 0x2032, 0x2060...0x2064,
      0xFE00...0xFE0F, 0xFEFF:
      return .nothing
    case 0x2010...0x2015, 0x2212: return .hyphen
    default: return .separator
    }
  }

  private static func classifyASCII(_ byte: UInt8) -> Class {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): .letters(byte, nil)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .letters(byte &- 32, nil)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .nothing
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: ","): .comma
    default: .separator
    }
  }

  private static func entry(_ table: [UInt8], at index: Int, scalar: UInt32) -> Class {
    switch table[index] {
    case UInt8(ascii: "."): return .separator
    case UInt8(ascii: "2"):
      guard let pair = pairs[scalar] else { return .separator }
      return .letters(pair.0, pair.1)
    case let letter: return .letters(letter, nil)
    }
  }

  /// U+00C0 to U+024F: the letter, `2` where two letters stand in `pairs`, `.` for none.
  private static let latin = Array(
    ("AAAAAA2CEEEEIIIIDNOOOOO.OUUUUY22AAAAAA2CEEEEIIIIDNOOOOO.OUUUUY2YAAAAAACCCCCCCCDDDDEEEEEEEEEEGGGG"
      + "GGGGHHHHIIIIIIIIII22JJKKKLLLLLLLLLLNNNNNNNNNOOOOOO22RRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS"
      + "...............E................OO.............UU...................222222222AAIIOOUUUUUUUUUUEAA"
      + "AA....GGKKOOOO..J222GG..NNAA....AAAAEEEEIIIIOOOORRRRUUUUSSTT..HH......AAEEOOOOOOOOYY............"
      + "................").utf8)

  /// U+1E00 to U+1EFF.
  private static let latinAdditional = Array(
    ("AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMMMMMMNNNNNNNNOOOOOOOOPPPPRRRRRRRR"
      + "SSSSSSSSSSTTTTTTTTUUUUUUUUUUVVVVWWWWWWWWWWXXXXYYZZZZZZHTWYAS..2.AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEE"
      + "EEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUUUUYYYYYYYY......").utf8)

  private static let pairs: [UInt32: (UInt8, UInt8)] = {
    let groups: [(String, [UInt32])] = [
      ("AE", [0xC6, 0xE6]), ("TH", [0xDE, 0xFE]), ("SS", [0xDF, 0x1E9E]), ("IJ", [0x132, 0x133]),
      ("OE", [0x152, 0x153]), ("DZ", [0x1C4, 0x1C5, 0x1C6, 0x1F1, 0x1F2, 0x1F3]), ("LJ", [0x1C7, 0x1C8, 0x1C9]),
      ("NJ", [0x1CA, 0x1CB, 0x1CC]),
    ]
    var table: [UInt32: (UInt8, UInt8)] = [:]
    for (letters, scalars) in groups {
      let bytes = Array(letters.utf8)
      for scalar in scalars { table[scalar] = (bytes[0], bytes[1]) }
    }
    return table
  }()
}
