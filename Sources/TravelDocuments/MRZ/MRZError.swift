/// Why a text is no MRZ: what a caller needs to make a sentence of.
///
/// Lines and columns count from 1; in a scanned text lines are the text's, else the block's. Scalars come as they
/// were read, control characters included (U+FFFD for what is no UTF-8): make them safe before showing them.
public enum MRZError: Error, Hashable, Sendable {
  /// The text that begins in this line doesn't look like an MRZ at all.
  case notMRZ(line: Int)
  /// A line of `length` characters where it should have `expected`, or, for `nil`, 30, 36 or 44.
  case lineLength(line: Int, length: Int, expected: Int?)
  /// A character that no MRZ has: only A to Z, 0 to 9 and `<` are (ICAO Doc 9303 part 3, section 4.3).
  case character(line: Int, column: Int, scalar: Unicode.Scalar)
  /// The block that begins in `line` has `found` lines instead of `expected`.
  case lineCount(line: Int, found: Int, expected: Int)
}
