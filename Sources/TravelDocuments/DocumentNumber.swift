/// A document number in the one form in which two of them can be compared.
///
/// Capitals, and neither spaces nor hyphens, fillers, dots or other marks: `a 123-456`, `A123456` and `A123456<<` are
/// one number. Letters and digits of other scripts stay as they are, so that two numbers don't become one because
/// their letters were dropped. `O` and `0` stay apart.
public struct DocumentNumber: Hashable, Sendable, CustomStringConvertible {
  /// The longest number, in characters: TD1's longest has 22, some registers' more.
  public static let lengthMax = 40
  /// How much of a text is looked at, in Unicode scalars.
  public static let textLengthMax = 200

  /// 1 to `lengthMax` letters and digits.
  public let text: String

  /// `nil` where no letter or digit is in the text, or too many: such a text is no document number.
  public init?(_ text: some StringProtocol) {
    var scalars = String.UnicodeScalarView()
    var looked = 0
    for scalar in text.unicodeScalars {
      looked += 1
      guard looked <= Self.textLengthMax else { return nil }
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { continue }
      scalars.append(contentsOf: scalar.properties.uppercaseMapping.unicodeScalars)
      guard scalars.count <= Self.lengthMax else { return nil }
    }
    guard !scalars.isEmpty else { return nil }
    self.text = String(scalars)
  }

  public var description: String { text }
}
