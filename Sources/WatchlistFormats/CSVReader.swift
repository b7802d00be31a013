/// Reads comma-separated rows as RFC 4180 has them, out of bytes in pieces of any size.
///
/// Lines end in LF or CRLF, the last one perhaps in nothing. Quoted fields may hold commas, line breaks and doubled
/// quotes. Blank lines and a lone 0x1A (the end mark of old Windows files) are passed over, as is a UTF-8 byte order
/// mark. A row that breaks the rules is given as broken, and reading goes on at the line after the one where it
/// began, so that one stray quotation mark doesn't swallow the file. Memory: one row, at most
/// `ImportLimits.bytesPerRow`, and one piece.
///
/// ```swift
/// var reader = CSVReader(ByteSource(name: "sdn.csv", bytes: bytes))
/// while let row = try reader.next() { print(row.line, row.fields) }
/// ```
public struct CSVReader {
  public struct Row: Hashable, Sendable {
    /// Counted from 1.
    public var line: Int
    /// Each field's bytes, without its quotes; empty where the row is broken.
    public var fields: [[UInt8]]
    public var broken: BrokenRow.Reason?
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let endMark: UInt8 = 0x1A

  private let source: ByteSource
  /// What stands between fields; may be changed before the first row is read.
  var separator: UInt8
  /// Bytes that were read and not yet given, from `start` on.
  private var buffer: [UInt8] = []
  private var start = 0
  private var line = 1
  private var isAtEnd = false
  private var hasBegun = false
  private let bytesMost: Int
  /// Bytes taken from the source so far.
  public private(set) var byteCount = 0

  /// A reader of `source`; `separator` stands between fields.
  public init(_ source: ByteSource, separator: UInt8 = UInt8(ascii: ",")) {
    self.init(source, separator: separator, bytesMost: ImportLimits.bytesPerFile)
  }

  init(_ source: ByteSource, separator: UInt8 = UInt8(ascii: ","), bytesMost: Int) {
    self.source = source
    self.separator = separator
    self.bytesMost = bytesMost
  }

  /// The next row, or `nil` at the end.
  ///
  /// - Throws: what the source throws, `ImportError.tooLarge` past `ImportLimits.bytesPerFile`, and
  ///   `ImportError.notText` for a file with zero bytes in it.
  public mutating func next() throws(ImportError) -> Row? {
    try skipByteOrderMark()
    while true {
      guard try fill(1) else { return nil }
      switch buffer[start] {
      case Self.lineFeed:
        line += 1
        start += 1
      case Self.carriageReturn where try isFollowedByLineFeed(), Self.endMark: start += 1
      default: return try row()
      }
    }
  }

  /// The first bytes of what is still to be read, fewer near the end; they are read again by `next`.
  mutating func peek(_ count: Int) throws(ImportError) -> ArraySlice<UInt8> {
    try skipByteOrderMark()
    _ = try fill(count)
    return buffer[start...].prefix(count)
  }

  private mutating func isFollowedByLineFeed() throws(ImportError) -> Bool {
    guard try fill(2) else { return true }
    return buffer[start + 1] == Self.lineFeed
  }

  private mutating func skipByteOrderMark() throws(ImportError) {
    guard !hasBegun else { return }
    hasBegun = true
    guard try fill(3) else { return }
    if buffer[start..<start + 3].elementsEqual([0xEF, 0xBB, 0xBF]) { start += 3 }
  }

  /// Whether `count` bytes from `start` on are at hand, after reading more where they weren't.
  private mutating func fill(_ count: Int) throws(ImportError) -> Bool {
    while buffer.count - start < count {
      guard !isAtEnd else { return false }
      guard let piece = try source.next() else {
        isAtEnd = true
        return false
      }
      byteCount += piece.count
      guard byteCount <= bytesMost else { throw ImportError.tooLarge(file: source.name, bytes: bytesMost) }
      guard !piece.contains(0) else { throw ImportError.notText(file: source.name) }
      if start > 0 {
        buffer.removeFirst(start)
        start = 0
      }
      buffer.append(contentsOf: piece)
    }
    return true
  }

  /// The row that begins at `start`.
  private mutating func row() throws(ImportError) -> Row {
    let firstLine = line
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var offset = 0
    var lineBreaks = 0
    var state = State.fieldStart
    while true {
      guard offset < ImportLimits.bytesPerRow else {
        return try broken(.tooLong(bytes: ImportLimits.bytesPerRow), firstLine)
      }
      let isMore = try fill(offset + 1)
      let byte = isMore ? buffer[start + offset] : Self.lineFeed
      if !isMore, state == .quoted { return try broken(.quotes, firstLine) }
      offset += 1
      switch (state, byte) {
      case (.quoted, Self.quote): state = .quoteInQuoted
      case (.quoted, _):
        if byte == Self.lineFeed { lineBreaks += 1 }
        field.append(byte)
      case (.quoteInQuoted, Self.quote):
        field.append(byte)
        state = .quoted
      case (.fieldStart, Self.quote): state = .quoted
      case (_, separator):
        guard fields.count < ImportLimits.fieldsPerRow else {
          return try broken(.tooManyFields(ImportLimits.fieldsPerRow), firstLine)
        }
        fields.append(field)
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
      case (_, Self.lineFeed):
        if state == .plain, field.last == Self.carriageReturn { field.removeLast() }
        fields.append(field)
        start += isMore ? offset : offset - 1
        line = firstLine + lineBreaks + 1
        return Row(line: firstLine, fields: fields, broken: nil)
      case (.quoteInQuoted, Self.carriageReturn): break
      case (.quoteInQuoted, _): return try broken(.quotes, firstLine)
      case (.plain, Self.quote): return try broken(.quotes, firstLine)
      case (.plain, _), (.fieldStart, _):
        field.append(byte)
        state = .plain
      }
    }
  }

  private enum State {
    case fieldStart, plain, quoted, quoteInQuoted
  }

  /// A broken row; reading goes on at the next line after its first.
  private mutating func broken(_ reason: BrokenRow.Reason, _ firstLine: Int) throws(ImportError) -> Row {
    while true {
      guard try fill(1) else { break }
      if let end = buffer[start...].firstIndex(of: Self.lineFeed) {
        start = end + 1
        break
      }
      // A line without an end is dropped as it is read, so that it never grows in memory.
      start = buffer.count
    }
    line = firstLine + 1
    return Row(line: firstLine, fields: [], broken: reason)
  }
}
