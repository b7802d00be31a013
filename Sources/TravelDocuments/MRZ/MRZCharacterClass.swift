extension MRZ {
  /// What may stand in a position, the filler apart, which may stand in most (the tables of parts 4 to 7, section
  /// 4.2.2, with their notes a, b and c).
  enum CharacterClass {
    case letter, digit, letterOrDigit

    func permits(_ byte: UInt8) -> Bool {
      switch byte {
      case MRZ.filler: true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self != .digit
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self != .letter
      default: false
      }
    }
  }
}

/// Collects defects while a block is read, at most one a field.
struct MRZDefects {
  private(set) var all: [MRZ.Defect] = []

  /// Notes the first character of a span that isn't of the class.
  mutating func require(
    _ characters: MRZ.CharacterClass, _ field: MRZ.Field, _ span: MRZLayout.Span, _ bytes: [UInt8]
  ) {
    guard let offset = bytes.firstIndex(where: { !characters.permits($0) }) else { return }
    addCharacter(field, span, offset, bytes)
  }

  /// Notes a mandatory field that has fillers only.
  mutating func requireContent(_ field: MRZ.Field, _ span: MRZLayout.Span, _ bytes: [UInt8]) {
    if bytes.allSatisfy({ $0 == MRZ.filler }) { add(.empty, field, span) }
  }

  mutating func addCharacter(_ field: MRZ.Field, _ span: MRZLayout.Span, _ offset: Int, _ bytes: [UInt8]) {
    let character = Character(Unicode.Scalar(bytes[offset]))
    let column = span.columns.lowerBound + offset
    add(.character(character), field, MRZLayout.Span(span.line, column))
  }

  mutating func add(_ reason: MRZ.Defect.Reason, _ field: MRZ.Field, _ span: MRZLayout.Span) {
    guard !all.contains(where: { $0.field == field }) else { return }
    all.append(MRZ.Defect(field: field, line: span.line, columns: span.columns, reason: reason))
  }

  /// In the order of the fields.
  var sorted: [MRZ.Defect] {
    MRZ.Field.allCases.flatMap { field in all.filter { $0.field == field } }
  }
}
