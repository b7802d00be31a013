extension MRZ {
  /// The document code: P for passports, A, C or I for cards, V for visas, then one more letter or a filler.
  ///
  /// Cards and visas may have a digit there, cards no V (parts 4 to 7, section 4.2.2; parts 5 and 6, note k).
  static func examineCode(_ bytes: [UInt8], _ kind: Kind, _ layout: MRZLayout, _ defects: inout MRZDefects) {
    guard bytes.count == 2 else { return }
    let firsts: String
    switch kind {
    case .td3: firsts = "P"
    case .td1, .td2: firsts = "ACI"
    case .mrvA, .mrvB: firsts = "V"
    }
    if !firsts.utf8.contains(bytes[0]) { defects.addCharacter(.code, layout.code, 0, bytes) }
    let seconds = kind == .td3 ? CharacterClass.letter : .letterOrDigit
    let isVisaOnCard = !kind.isVisa && kind != .td3 && bytes[1] == UInt8(ascii: "V")
    if !seconds.permits(bytes[1]) || isVisaOnCard { defects.addCharacter(.code, layout.code, 1, bytes) }
  }

  /// Letters and fillers, and the first is a letter: data begin at a field's left end (part 3, section 4.10).
  static func examineName(_ bytes: [UInt8], _ layout: MRZLayout, _ defects: inout MRZDefects) {
    defects.requireContent(.name, layout.name, bytes)
    if bytes.first == filler { defects.addCharacter(.name, layout.name, 0, bytes) }
    defects.require(.letter, .name, layout.name, bytes)
  }

  /// `nil` only for bytes that are no date field.
  ///
  /// Parts of a birth date may be blank (part 3, section 4.8), an expiry date must be whole.
  static func examineDate(
    _ bytes: [UInt8], _ field: Field, _ span: MRZLayout.Span, _ defects: inout MRZDefects
  ) -> MRZDate? {
    defects.require(.digit, field, span, bytes)
    if field == .expiry {
      defects.requireContent(field, span, bytes)
      if let blank = bytes.firstIndex(of: filler) { defects.addCharacter(field, span, blank, bytes) }
    }
    let date = MRZDate(bytes)
    if date?.isPossible == false { defects.add(.noSuchDate, field, span) }
    return date
  }

  static func examineSex(_ bytes: [UInt8], _ layout: MRZLayout, _ defects: inout MRZDefects) -> Sex? {
    switch bytes.first {
    case UInt8(ascii: "F"): return .female
    case UInt8(ascii: "M"): return .male
    case filler: return .unspecified
    case let byte:
      defects.addCharacter(.sex, layout.sex, 0, bytes)
      return byte == UInt8(ascii: "X") ? .unspecified : nil
    }
  }

  /// A mandatory check digit.
  static func examineCheck(
    _ digit: [UInt8], over bytes: [UInt8], _ field: Field, _ span: MRZLayout.Span, _ defects: inout MRZDefects
  ) -> Check {
    if digit == [filler] {
      defects.add(.checkDigitMissing, field, span)
      return .bad
    }
    defects.require(.digit, field, span, digit)
    guard let expected = checkDigit(of: bytes) else { return .bad }
    return digit == [UInt8(ascii: "0") + UInt8(expected)] ? .ok : .bad
  }
}

/// The document number of an MRZ, which in TD1 and TD2 may continue in the optional data.
///
/// More than nine characters: the first nine in their field, `<` for the check digit, then at the beginning of the
/// optional data the rest, the check digit over both (without that `<`) and a filler (part 5 and part 6, sections 4.2.2
/// note j and 4.2.4).
struct MRZNumber {
  let text: String
  let outcome: MRZ.Check
  /// The optional data without the rest of the number.
  let optional: String

  init(
    number: [UInt8], check: [UInt8], optional: [UInt8], kind: MRZ.Kind, layout: MRZLayout,
    defects: inout MRZDefects
  ) {
    defects.require(.letterOrDigit, .number, layout.number, number)
    defects.requireContent(.number, layout.number, number)
    defects.require(.letterOrDigit, .optional, layout.optional, optional)

    let rest = Array(optional.prefix { $0 != MRZ.filler })
    let continues = kind.continuesLongNumbers && check == [MRZ.filler] && number.last != MRZ.filler && rest.count >= 2
    guard continues, let digit = rest.last else {
      text = MRZ.words(number)
      outcome = MRZ.examineCheck(check, over: number, .number, layout.numberCheck, &defects)
      self.optional = MRZ.words(optional)
      return
    }
    let whole = number + rest.dropLast()
    let digitColumn = layout.optional.columns.lowerBound + rest.count - 1
    let digitSpan = MRZLayout.Span(layout.optional.line, digitColumn)
    text = MRZ.words(whole)
    outcome = MRZ.examineCheck([digit], over: whole, .number, digitSpan, &defects)
    if rest.count == optional.count { defects.add(.numberNotEnded, .number, digitSpan) }
    self.optional = MRZ.words(optional.dropFirst(rest.count))
  }
}
