extension MRZ {
  /// A holder's name as the name field of an MRZ has it.
  ///
  /// Two fillers end the primary identifier; a name without them is a primary identifier only, as for the many people
  /// in Indonesia who have one name (ICAO Doc 9303 part 3, section 4.6).
  public struct Name: Hashable, Sendable {
    /// The primary identifier, its parts separated by single spaces.
    public let surname: String
    /// The secondary identifier; empty for somebody with one name.
    public let given: String
    /// Whether the field's last character is no filler, and so the name must be taken as cut.
    public let isTruncated: Bool

    /// The widths of name fields: TD1, then TD2 and MRV-B, then TD3 and MRV-A.
    static let fieldWidths: Set<Int> = [30, 31, 39]

    /// A name field by itself, with or without the fillers at its end.
    ///
    /// Lower case and white space around it are accepted; at most 39 characters. `nil` where another character than A
    /// to Z and `<` stands in it, or no letter.
    public init?(field text: some StringProtocol) {
      let line = MRZLineBuffer.line(text)
      guard line.flaw == nil, let width = Self.fieldWidths.max(), line.length <= width,
        line.bytes.contains(where: { $0 != MRZ.filler }), line.bytes.allSatisfy(CharacterClass.letter.permits)
      else { return nil }
      let name = Name(field: line.bytes)
      self.init(
        surname: name.surname, given: name.given,
        isTruncated: name.isTruncated && Self.fieldWidths.contains(line.length))
    }

    /// The whole of a name field.
    init(field: [UInt8]) {
      var primary = field[...]
      var secondary = field[field.endIndex...]
      if let separator = Self.separator(in: field) {
        primary = field[..<separator]
        secondary = field[separator...]
      }
      self.init(
        surname: MRZ.words(primary), given: MRZ.words(secondary),
        isTruncated: field.last.map { $0 != MRZ.filler } ?? false)
    }

    private init(surname: String, given: String, isTruncated: Bool) {
      self.surname = surname
      self.given = given
      self.isTruncated = isTruncated
    }

    private static func separator(in field: [UInt8]) -> Int? {
      field.indices.dropLast().first { field[$0] == MRZ.filler && field[$0 + 1] == MRZ.filler }
    }
  }

  /// The text of a field: runs of fillers at its ends gone, those inside it one space each.
  static func words(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var hasGap = false
    for byte in bytes {
      if byte == filler {
        hasGap = !text.isEmpty
      } else {
        if hasGap { text.append(UInt8(ascii: " ")) }
        hasGap = false
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
