/// Finds the machine readable zones in a text of any length, in one pass and a fixed space.
///
/// A block is 3 lines of 30 characters, 2 of 36 or 2 of 44, one after another; the next may follow at once. Whatever
/// else stands in the text is one finding up to the next blank line, lines included that would make a block by
/// themselves: behind a line too many or too few nobody knows which two belong together. Lines end with LF, CR or both.
///
/// Holds at most two lines and 96 bytes of a third, however long a line is; linear in the bytes. Any bytes may come.
///
/// ```swift
/// var scanner = MRZScanner(today: today)
/// var findings = scanner.feed(bytes)
/// findings += scanner.finish()
/// ```
public struct MRZScanner: Sendable {
  /// One thing found in the text; lines count from 1.
  public enum Finding: Hashable, Sendable {
    /// A block, with the number of its first line.
    case mrz(MRZ, line: Int)
    /// Other text, with the first reason why it is none.
    case other(MRZError, lines: ClosedRange<Int>)
  }

  private let today: PartialDate
  private var buffer = MRZLineBuffer()
  private var lineNumber = 0
  private var lineHasBytes = false
  private var lastWasCarriageReturn = false
  /// The lines of a block that has begun, at most two.
  private var block: [[UInt8]] = []
  private var otherText: (error: MRZError, firstLine: Int)?

  /// - Parameter today: the date by which the centuries of two-digit years are chosen.
  public init(today: PartialDate) {
    self.today = today
  }

  /// All findings of a whole text, in order.
  public static func findings(in bytes: some Sequence<UInt8>, today: PartialDate) -> [Finding] {
    var scanner = MRZScanner(today: today)
    var findings = scanner.feed(bytes)
    findings += scanner.finish()
    return findings
  }

  /// Takes the next bytes of the text, cut anywhere, and gives what is now complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Finding] {
    var findings: [Finding] = []
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n") where lastWasCarriageReturn:
        lastWasCarriageReturn = false
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        lastWasCarriageReturn = byte == UInt8(ascii: "\r")
        if let finding = endLine() { findings.append(finding) }
      default:
        lastWasCarriageReturn = false
        lineHasBytes = true
        buffer.append(byte)
      }
    }
    return findings
  }

  /// Ends the text. The scanner is as new afterwards.
  public mutating func finish() -> [Finding] {
    var findings: [Finding] = []
    if lineHasBytes, let finding = endLine() { findings.append(finding) }
    if let finding = endParagraph(lastLine: lineNumber) { findings.append(finding) }
    self = MRZScanner(today: today)
    return findings
  }

  private mutating func endLine() -> Finding? {
    let line = buffer.take()
    lineHasBytes = false
    lineNumber += 1
    if line.isBlank { return endParagraph(lastLine: lineNumber - 1) }
    if otherText != nil { return nil }
    let firstLine = lineNumber - block.count
    if let error = error(of: line) {
      otherText = (error, firstLine)
      block.removeAll()
      return nil
    }
    block.append(line.bytes)
    guard let mrz = MRZ(block: block, today: today) else { return nil }
    block.removeAll()
    return .mrz(mrz, line: firstLine)
  }

  private mutating func endParagraph(lastLine: Int) -> Finding? {
    defer {
      otherText = nil
      block.removeAll()
    }
    if let otherText { return .other(otherText.error, lines: otherText.firstLine...max(otherText.firstLine, lastLine)) }
    guard let first = block.first else { return nil }
    let firstLine = lastLine - block.count + 1
    let expected = MRZ.Kind.lineCount(forLength: first.count) ?? 0
    return .other(
      .lineCount(line: firstLine, found: block.count, expected: expected), lines: firstLine...lastLine)
  }

  private func error(of line: MRZLine) -> MRZError? {
    let expected = block.first?.count
    let fits = expected.map { line.length == $0 } ?? (MRZ.Kind.lineCount(forLength: line.length) != nil)
    if fits && line.flaw == nil { return nil }
    if block.isEmpty && (!line.hasFiller || (!fits && line.flaw != nil)) { return .notMRZ(line: lineNumber) }
    return line.error(line: lineNumber) ?? .lineLength(line: lineNumber, length: line.length, expected: expected)
  }
}
