/// Puts together the MRZ that a reader types like a keyboard.
///
/// Readers differ: most send Enter after each line, some the whole zone in one line (88 characters for a passport or a
/// large visa, 72 for TD2 and small visas, 90 for TD1) with Enter at its end, some CR and LF, which a terminal may hand
/// over as two Enters. All of these are taken; how many lines are to come is known from the length of the first.
///
/// Whoever stops in the middle and scans again begins anew: a line that can only be a first line takes the place of
/// what came before. Time isn't looked at; `reset()` forgets what has come so far, `finish()` is an Enter.
///
/// Holds at most two lines of 44 characters and 96 bytes of a third; any bytes may come.
public struct MRZAccumulator: Sendable {
  public enum State: Hashable, Sendable {
    /// More is to come; so many lines are there, 0 to 2.
    case incomplete(linesSoFar: Int)
    /// A block, ready for `MRZ(lines:today:)`. The accumulator is empty again.
    case complete([String])
    /// What came is no MRZ. The accumulator is empty again, or holds the line with which another block began.
    case rejected(MRZError)
  }

  private var buffer = MRZLineBuffer()
  private var lines: [[UInt8]] = []
  private var lastWasCarriageReturn = false
  private var lastLineWasBlank = false

  public init() {}

  /// Takes one byte; LF and CR end a line, and CR LF is one end.
  public mutating func feed(_ byte: UInt8) -> State {
    let followsCarriageReturn = lastWasCarriageReturn
    lastWasCarriageReturn = byte == UInt8(ascii: "\r")
    switch byte {
    case UInt8(ascii: "\n") where followsCarriageReturn:
      return .incomplete(linesSoFar: lines.count)
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      return finish()
    default:
      buffer.append(byte)
      return .incomplete(linesSoFar: lines.count)
    }
  }

  /// Takes a whole line, without its end, behind whatever was fed by byte.
  public mutating func feed(line: some StringProtocol) -> State {
    for byte in line.utf8 { buffer.append(byte) }
    return finish()
  }

  /// Ends the line. One empty line between two lines is passed over, a second one ends the block.
  public mutating func finish() -> State {
    let line = buffer.take()
    guard !line.isBlank else { return takeBlank() }
    lastLineWasBlank = false
    if let error = line.error(line: lines.count + 1) {
      lines.removeAll()
      return .rejected(line.hasFiller ? error : .notMRZ(line: 1))
    }
    if let whole = Self.split(line.bytes) {
      lines.removeAll()
      return .complete(whole)
    }
    return takeLine(line)
  }

  /// Forgets everything.
  public mutating func reset() {
    self = MRZAccumulator()
  }

  private mutating func takeBlank() -> State {
    guard let first = lines.first, lastLineWasBlank else {
      lastLineWasBlank = true
      return .incomplete(linesSoFar: lines.count)
    }
    let expected = MRZ.Kind.lineCount(forLength: first.count) ?? 0
    let error = MRZError.lineCount(line: 1, found: lines.count, expected: expected)
    lines.removeAll()
    return .rejected(error)
  }

  private mutating func takeLine(_ line: MRZLine) -> State {
    let pending = lines
    lines.removeAll()
    guard let count = MRZ.Kind.lineCount(forLength: line.length) else {
      let isMRZ = line.hasFiller || !pending.isEmpty
      return .rejected(
        isMRZ
          ? .lineLength(line: pending.count + 1, length: line.length, expected: pending.first?.count)
          : .notMRZ(line: 1))
    }
    if let first = pending.first, first.count != line.length {
      lines = [line.bytes]
      return .rejected(.lineLength(line: pending.count + 1, length: line.length, expected: first.count))
    }
    lines = Self.isAnotherFirst(line.bytes, after: pending) ? [line.bytes] : pending + [line.bytes]
    guard lines.count == count else { return .incomplete(linesSoFar: lines.count) }
    defer { lines.removeAll() }
    return .complete(lines.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Whether a line in the second place can only be the first line of a new scan.
  ///
  /// The lower line of two has at least a check digit, the upper line has digits only in a code such as `I1`; the
  /// middle line of a TD1 begins with the birth date, the upper with a letter.
  private static func isAnotherFirst(_ line: [UInt8], after pending: [[UInt8]]) -> Bool {
    guard pending.count == 1, let first = line.first else { return false }
    let startsWithLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    if line.count == MRZ.Kind.td1.lineLength { return startsWithLetter }
    return startsWithLetter && !line.dropFirst(2).contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The lines of a zone that came in one piece; `nil` for any other length.
  private static func split(_ bytes: [UInt8]) -> [String]? {
    for kind in [MRZ.Kind.td1, .td2, .td3] where bytes.count == kind.lineLength * kind.lineCount {
      return (0..<kind.lineCount).map { index in
        let start = index * kind.lineLength
        return String(decoding: bytes[start..<start + kind.lineLength], as: UTF8.self)
      }
    }
    return nil
  }
}
