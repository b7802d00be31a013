extension MRZ {
  /// Reads a block of lines.
  ///
  /// White space around a line, lower case and a byte order mark are accepted. Reads at most four lines and keeps at
  /// most 96 bytes of each, whatever comes in; the whole costs a few microseconds.
  ///
  /// - Parameters:
  ///   - lines: 3 lines of 30 characters, 2 of 36 or 2 of 44.
  ///   - today: the date at the post, by which the centuries of two-digit years are chosen.
  /// - Throws: `MRZError`, where the lines aren't so many or so long, or have characters that no MRZ has.
  public init(lines: some Sequence<some StringProtocol>, today: PartialDate) throws(MRZError) {
    let most = 3
    let read = Array(lines.prefix(most + 1).map { MRZLineBuffer.line($0) })
    var block: [[UInt8]] = []
    for (index, line) in read.enumerated() {
      if let error = line.error(line: index + 1) {
        throw line.hasFiller || index > 0 ? error : .notMRZ(line: 1)
      }
      let expected = block.first?.count
      guard line.length == expected ?? line.length, Kind.lineCount(forLength: line.length) != nil else {
        throw .lineLength(line: index + 1, length: line.length, expected: expected)
      }
      block.append(line.bytes)
    }
    guard let first = block.first, let count = Kind.lineCount(forLength: first.count) else { throw .notMRZ(line: 1) }
    guard count == block.count, let mrz = MRZ(block: block, today: today) else {
      throw .lineCount(line: 1, found: block.count, expected: count)
    }
    self = mrz
  }

  /// Reads lines that are known to have right characters, lengths and number; `nil` where they haven't.
  init?(block: [[UInt8]], today: PartialDate) {
    guard let first = block.first, let firstByte = first.first,
      let kind = Kind(lineLength: first.count, firstByte: firstByte),
      block.count == kind.lineCount, block.allSatisfy({ $0.count == kind.lineLength })
    else { return nil }
    let layout = MRZLayout.of(kind)
    func bytes(_ span: MRZLayout.Span) -> [UInt8] {
      Array(block[span.line - 1][(span.columns.lowerBound - 1)..<span.columns.upperBound])
    }
    var defects = MRZDefects()

    Self.examineCode(bytes(layout.code), kind, layout, &defects)
    defects.require(.letter, .issuer, layout.issuer, bytes(layout.issuer))
    defects.requireContent(.issuer, layout.issuer, bytes(layout.issuer))
    Self.examineName(bytes(layout.name), layout, &defects)
    let number = MRZNumber(
      number: bytes(layout.number), check: bytes(layout.numberCheck), optional: bytes(layout.optional),
      kind: kind, layout: layout, defects: &defects)
    defects.require(.letter, .nationality, layout.nationality, bytes(layout.nationality))
    let birthDate = Self.examineDate(bytes(layout.birth), .birth, layout.birth, &defects)
    let sex = Self.examineSex(bytes(layout.sex), layout, &defects)
    let expiryDate = Self.examineDate(bytes(layout.expiry), .expiry, layout.expiry, &defects)

    var optionalCheck = Check.absent
    if let span = layout.optionalCheck {
      let isUnused = bytes(layout.optional).allSatisfy { $0 == Self.filler }
      if !isUnused || bytes(span) != [Self.filler] {
        optionalCheck = Self.examineCheck(bytes(span), over: bytes(layout.optional), .optional, span, &defects)
      }
    }
    var compositeCheck = Check.absent
    if let span = layout.compositeCheck {
      let covered = layout.composite.flatMap { bytes($0) }
      compositeCheck = Self.examineCheck(bytes(span), over: covered, .composite, span, &defects)
    }
    let birthCheck = Self.examineCheck(
      bytes(layout.birthCheck), over: bytes(layout.birth), .birth, layout.birthCheck, &defects)
    let expiryCheck = Self.examineCheck(
      bytes(layout.expiryCheck), over: bytes(layout.expiry), .expiry, layout.expiryCheck, &defects)
    let name = Name(field: bytes(layout.name))

    self.kind = kind
    lines = block.map { String(decoding: $0, as: UTF8.self) }
    code = Self.words(bytes(layout.code))
    issuer = Self.words(bytes(layout.issuer))
    surname = name.surname
    given = name.given
    isNameTruncated = name.isTruncated
    self.number = number.text
    nationality = Self.words(bytes(layout.nationality))
    birth = Self.withoutTrailingFillers(bytes(layout.birth))
    self.birthDate = birthDate?.birthDate(today: today)
    self.sex = sex
    expiry = Self.withoutTrailingFillers(bytes(layout.expiry))
    self.expiryDate = expiryDate?.expiryDate(today: today)
    optional = number.optional
    optional2 = layout.optional2.map { Self.words(bytes($0)) } ?? ""
    checks = Checks(
      number: number.outcome, birth: birthCheck, expiry: expiryCheck, optional: optionalCheck,
      composite: compositeCheck)
    self.defects = defects.sorted
  }

  private static func withoutTrailingFillers(_ bytes: [UInt8]) -> String {
    let end = bytes.lastIndex { $0 != filler }.map { $0 + 1 } ?? 0
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
