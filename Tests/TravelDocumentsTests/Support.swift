import Testing

@testable import TravelDocuments

/// The day on which these tests happen.
func today() throws -> PartialDate {
  try #require(PartialDate(year: 2026, month: 11, day: 21))
}

func date(_ text: String) throws -> PartialDate {
  try #require(PartialDate(text))
}

/// The standard's own specimens, each printed in the appendix of the part that it belongs to.
enum Specimen {
  /// Part 4, appendix A and B.
  static let td3 = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  ]
  /// Part 5, appendix A and B.
  static let td1 = [
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
  ]
  /// Part 6, appendix A and B.
  static let td2 = [
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
    "D231458907UTO7408122F1204159<<<<<<<6",
  ]
  /// Part 7, appendix B.1.
  static let mrvA = [
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C<3UTO6908061F9406236ZE184226B<<<<<<<",
  ]
  /// Part 7, appendix B.2.
  static let mrvB = [
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
    "L898902C<3UTO6908061F9406236ZE184226",
  ]
  /// Part 11, appendix D.2: a number of twelve characters.
  static let td1LongNumber = [
    "I<UTOD23145890<7349<<<<<<<<<<<",
    "3407127M9507122UTO<<<<<<<<<<<2",
    "STEVENSON<<PETER<JOHN<<<<<<<<<",
  ]
  /// Part 11, appendix D.2.
  static let td2LongNumber = [
    "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<",
    "D23145890<UTO3407127M95071227349<<<8",
  ]

  static let all = [td3, td1, td2, mrvA, mrvB, td1LongNumber, td2LongNumber]
}

/// Lines with the characters from a column on replaced by others; line and column from 1.
func replacing(_ lines: [String], line: Int, column: Int, with text: String) -> [String] {
  var lines = lines
  var characters = Array(lines[line - 1])
  for (offset, character) in text.enumerated() { characters[column - 1 + offset] = character }
  lines[line - 1] = String(characters)
  return lines
}

/// The lines with the right digits at their places, for the kinds that end in a composite digit.
func withCheckDigits(_ lines: [String]) throws -> [String] {
  var block = lines.map { Array($0.utf8) }
  let kind = try #require(MRZ.Kind(lineLength: block[0].count, firstByte: block[0][0]))
  let layout = MRZLayout.of(kind)
  func bytes(_ span: MRZLayout.Span) -> [UInt8] {
    Array(block[span.line - 1][(span.columns.lowerBound - 1)..<span.columns.upperBound])
  }
  var pairs: [(MRZLayout.Span, [MRZLayout.Span])] = [
    (layout.numberCheck, [layout.number]), (layout.birthCheck, [layout.birth]), (layout.expiryCheck, [layout.expiry]),
  ]
  if let check = layout.optionalCheck { pairs.append((check, [layout.optional])) }
  if let check = layout.compositeCheck { pairs.append((check, layout.composite)) }
  for (check, covered) in pairs {
    let digit = try #require(MRZ.checkDigit(of: covered.flatMap { bytes($0) }))
    block[check.line - 1][check.columns.lowerBound - 1] = UInt8(ascii: "0") + UInt8(digit)
  }
  return block.map { String(decoding: $0, as: UTF8.self) }
}

/// A text with control characters, as a test's argument: shown with escapes, so that no log has them raw.
struct Raw: CustomTestStringConvertible, ExpressibleByStringLiteral, Sendable {
  let text: String

  init(stringLiteral text: String) { self.text = text }

  var testDescription: String { text.debugDescription }
}

/// Random numbers that are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
