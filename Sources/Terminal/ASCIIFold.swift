/// Letters of Latin scripts as the ASCII letter that they are made from, for terminals without UTF-8.
enum ASCIIFold {
  /// The glyph to show for `scalar`; `hidden` where ASCII has nothing like it.
  static func glyph(for scalar: Unicode.Scalar, hidden: Glyph) -> Glyph {
    guard let letter = letter(for: scalar.value) else { return hidden }
    return Glyph(scalar: UInt32(letter), width: 1)
  }

  /// The ASCII byte for a scalar; nil where there is none.
  static func letter(for value: UInt32) -> UInt8? {
    if value < 0x80 { return UInt8(value) }
    if (0xFF01...0xFF5E).contains(value) { return UInt8(value - 0xFEE0) }
    for block in blocks where value >= block.start && value - block.start < UInt32(block.letters.count) {
      let letter = block.letters[Int(value - block.start)]
      return letter == UInt8(ascii: "?") ? nil : letter
    }
    return punctuation[value]
  }

  /// `?` stands for no letter. From Unicode's compatibility decompositions; letters without one by their look (\u{D8}
  /// is O).
  private static let blocks: [(start: UInt32, letters: [UInt8])] = [
    // Latin-1 Supplement and Latin Extended-A
    (
      0xA1,
      Array(
        ("!????|?\"?a\"???-o?23'??.,1o\"????AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiid"
          + "nooooo/ouuuuytyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLl"
          + "LlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").utf8
      )
    ),
    // Latin Extended-B
    (
      0x180,
      Array(
        ("bB????O??DD???EEEFfGG??IKkl?MNnOOo??PpR??S??TtTUu?VYyZz?????????||?!DDdLLlNNnAaI"
          + "iOoUuUuUuUuUueAaAa??GgGgKkOoOo??jDDdGg??NnAa????AaAaEeEeIiIiOoOoRrRrUuUuSsTt??Hh"
          + "NdOoZzAaEeOoOoOoOoYylntjdqACcLTsz??BUVEeJjQqRrYy").utf8
      )
    ),
    // Latin Extended Additional
    (
      0x1E00,
      Array(
        ("AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOo"
          + "OoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyasssSd"
          + "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUu"
          + "UuYyYyYyYy??????").utf8
      )
    ),
  ]

  private static let punctuation: [UInt32: UInt8] = {
    let pairs: [(String, Character)] = [
      ("\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}", "-"),
      ("\u{2018}\u{2019}\u{201A}\u{2032}\u{2BC}\u{2B9}", "'"),
      ("\u{201C}\u{201D}\u{201E}\u{2033}", "\""), ("\u{2022}\u{25CF}\u{25A0}", "*"), ("\u{2026}", "."),
      ("\u{2039}", "<"),
      ("\u{203A}", ">"), ("\u{2044}", "/"), ("\u{2192}", ">"), ("\u{2190}", "<"), ("\u{2713}", "+"), ("\u{2500}", "-"),
      ("\u{2502}", "|"), ("\u{3000}", " "),
    ]
    var table: [UInt32: UInt8] = [:]
    for (characters, letter) in pairs {
      for scalar in characters.unicodeScalars { table[scalar.value] = letter.asciiValue }
    }
    return table
  }()
}
