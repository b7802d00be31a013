extension MRZ {
  /// Composes the lines of an MRZ from what a document says.
  ///
  /// For demonstrations and tests, not for issuing documents. What it gives reads back as valid, with the same fields,
  /// cut and transliterated names apart.
  ///
  /// ```swift
  /// var builder = MRZ.Builder(.td3, number: "X0000001", surname: "Sukarsih", birth: birth, expiry: expiry)
  /// builder.issuer = "IDN"
  /// let lines = try builder.lines()
  /// ```
  public struct Builder: Hashable, Sendable {
    /// Why no lines can be made.
    public enum Failure: Error, Hashable, Sendable {
      /// A character of a name for which the MRZ has no letters.
      case nameCharacter(Unicode.Scalar)
      /// A name of more than `nameLengthMax` scalars.
      case nameTooLong
      /// A value that its field can't hold: too long, empty, with characters that it may not have, an expiry date with
      /// unknown parts.
      case value(Field)
    }

    /// Scalars in each of the two names.
    public static let nameLengthMax = 1000

    public var kind: Kind
    /// One or two characters, as `MRZ.code`.
    public var code: String
    /// 1 to 3 letters.
    public var issuer = "UTO"
    /// At most 9 letters and digits, spaces and hyphens counted; letters and digits alone up to 22 in TD1, 14 in TD2.
    public var number: String
    public var surname: String
    /// Empty for somebody with one name.
    public var given = ""
    /// Up to 3 letters.
    public var nationality = "UTO"
    /// `nil` where nothing is known.
    public var birth: PartialDate?
    public var sex = Sex.unspecified
    /// Must be whole.
    public var expiry: PartialDate
    /// Letters, digits and spaces: at most 15 in TD1, 7 in TD2, 14 in TD3, 16 in MRV-A, 8 in MRV-B; less beside a long
    /// number.
    public var optional = ""
    /// TD1 only, at most 11.
    public var optional2 = ""

    public init(_ kind: Kind, number: String, surname: String, birth: PartialDate?, expiry: PartialDate) {
      self.kind = kind
      code = kind.isVisa ? "V" : kind == .td3 ? "P" : "I"
      self.number = number
      self.surname = surname
      self.birth = birth
      self.expiry = expiry
    }

    /// The 2 or 3 lines, each of `kind.lineLength` characters.
    public func lines() throws(Failure) -> [String] {
      let layout = MRZLayout.of(kind)
      var block = Array(repeating: Array(repeating: MRZ.filler, count: kind.lineLength), count: kind.lineCount)
      func put(_ bytes: [UInt8], _ span: MRZLayout.Span) {
        for (offset, byte) in bytes.prefix(span.columns.count).enumerated() {
          block[span.line - 1][span.columns.lowerBound - 1 + offset] = byte
        }
      }
      func digit(over bytes: [UInt8]) -> [UInt8] {
        [UInt8(ascii: "0") + UInt8(MRZ.checkDigit(of: bytes) ?? 0)]
      }
      func bytes(_ span: MRZLayout.Span) -> [UInt8] {
        Array(block[span.line - 1][(span.columns.lowerBound - 1)..<span.columns.upperBound])
      }

      put(try value(code, .code, layout.code), layout.code)
      put(try value(issuer, .issuer, layout.issuer), layout.issuer)
      put(try value(nationality, .nationality, layout.nationality), layout.nationality)
      put(try nameBytes(width: layout.name.columns.count), layout.name)
      put(try birthBytes(), layout.birth)
      put([sex == .unspecified ? MRZ.filler : UInt8(ascii: sex == .female ? "F" : "M")], layout.sex)
      put(try expiryBytes(), layout.expiry)
      put(digit(over: bytes(layout.birth)), layout.birthCheck)
      put(digit(over: bytes(layout.expiry)), layout.expiryCheck)

      let whole = try numberBytes(optionalWidth: layout.optional.columns.count)
      let ownWidth = layout.number.columns.count
      put(whole, layout.number)
      var optionalBytes = try value(optional, .optional, layout.optional)
      if whole.count > ownWidth {
        optionalBytes = Array(whole[ownWidth...]) + digit(over: whole) + [MRZ.filler] + optionalBytes
        guard optionalBytes.count <= layout.optional.columns.count else { throw .value(.optional) }
      } else {
        put(digit(over: bytes(layout.number)), layout.numberCheck)
      }
      put(optionalBytes, layout.optional)
      if let span = layout.optional2 {
        put(try value(optional2, .optional2, span), span)
      } else if !optional2.isEmpty {
        throw .value(.optional2)
      }
      if let span = layout.optionalCheck { put(digit(over: bytes(layout.optional)), span) }
      if let span = layout.compositeCheck { put(digit(over: layout.composite.flatMap { bytes($0) }), span) }
      // The promise that it reads back as valid is kept by reading it back.
      guard let mrz = MRZ(block: block, today: expiry) else { throw .value(.code) }
      if let field = mrz.defects.first?.field ?? mrz.checks.badFields.first { throw .value(field) }
      return mrz.lines
    }

    private func nameBytes(width: Int) throws(Failure) -> [UInt8] {
      var primary = try MRZ.nameParts(surname)
      var secondary = try MRZ.nameParts(given)
      if primary.isEmpty { (primary, secondary) = (secondary, []) }
      guard !primary.isEmpty else { throw .value(.name) }
      return MRZ.nameField(primary: primary, secondary: secondary, width: width)
    }

    private func birthBytes() throws(Failure) -> [UInt8] {
      guard let birth else { return Array(repeating: MRZ.filler, count: 6) }
      return Self.pair(birth.year) + Self.pair(birth.month) + Self.pair(birth.day)
    }

    private func expiryBytes() throws(Failure) -> [UInt8] {
      guard expiry.isWhole else { throw .value(.expiry) }
      return Self.pair(expiry.year) + Self.pair(expiry.month) + Self.pair(expiry.day)
    }

    private func numberBytes(optionalWidth: Int) throws(Failure) -> [UInt8] {
      let bytes = try Self.field(number, .number)
      let ownWidth = 9
      // Beside the rest of a long number the check digit and a filler must have room.
      let widest = kind.continuesLongNumbers ? ownWidth + optionalWidth - 2 : ownWidth
      guard (1...widest).contains(bytes.count) else { throw .value(.number) }
      guard bytes.count <= ownWidth || !bytes.contains(MRZ.filler) else { throw .value(.number) }
      guard bytes.contains(where: { $0 != MRZ.filler }) else { throw .value(.number) }
      return bytes
    }

    private func value(_ text: String, _ field: Field, _ span: MRZLayout.Span) throws(Failure) -> [UInt8] {
      let bytes = try Self.field(text, field)
      guard bytes.count <= span.columns.count else { throw .value(field) }
      return bytes
    }

    /// A field's characters, spaces, hyphens, dots and slashes as fillers; the fields of words must have letters.
    private static func field(_ text: String, _ field: Field) throws(Failure) -> [UInt8] {
      var bytes: [UInt8] = []
      for byte in text.utf8.prefix(64) {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), MRZ.filler: bytes.append(byte)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): bytes.append(byte - 0x20)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          guard field != .issuer && field != .nationality else { throw .value(field) }
          bytes.append(byte)
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): bytes.append(MRZ.filler)
        default: throw .value(field)
        }
      }
      if (field == .issuer || field == .code) && !bytes.contains(where: { $0 != MRZ.filler }) { throw .value(field) }
      return bytes
    }

    private static func pair(_ number: Int?) -> [UInt8] {
      guard let number else { return [MRZ.filler, MRZ.filler] }
      return [UInt8(ascii: "0") + UInt8(number / 10 % 10), UInt8(ascii: "0") + UInt8(number % 10)]
    }
  }
}
