extension MRZ {
  /// What became of one check digit. The raw value is the word that the command line uses.
  public enum Check: String, Hashable, Sendable, Codable {
    /// The digit is the one that the field gives.
    case ok
    /// The digit is another one, no digit, or missing where the standard demands it.
    case bad
    /// This kind of document has no such digit, or an unused optional field has `<` in its place.
    case absent
  }

  /// The five checks of an MRZ.
  ///
  /// A passport's optional field, when unused, may have `0` (`ok`) or `<` (`absent`) as its check digit; when used,
  /// `<` is `bad` (ICAO Doc 9303 part 4, section 4.2.2.2). The digits of number, birth, expiry and the composite are
  /// mandatory: `<` in their place is `bad`, also over a birth date that is wholly unknown, for which the digit is 0.
  public struct Checks: Hashable, Sendable {
    public var number: Check
    public var birth: Check
    public var expiry: Check
    /// `absent` for every kind but TD3.
    public var optional: Check
    /// `absent` for visas.
    public var composite: Check

    public init(number: Check, birth: Check, expiry: Check, optional: Check, composite: Check) {
      self.number = number
      self.birth = birth
      self.expiry = expiry
      self.optional = optional
      self.composite = composite
    }

    /// The fields whose check digit is `bad`, in the order number, birth, expiry, optional, composite.
    public var badFields: [Field] {
      let all: [(Check, Field)] = [
        (number, .number), (birth, .birth), (expiry, .expiry), (optional, .optional), (composite, .composite),
      ]
      return all.filter { $0.0 == .bad }.map(\.1)
    }
  }

  /// The check digit of a text of `A` to `Z`, `0` to `9` and `<`, 0 to 9; `nil` where another character stands in it.
  ///
  /// Weights 7, 3, 1 over and over, letters count 10 to 35, the filler 0, the sum modulo 10 (ICAO Doc 9303 part 3,
  /// section 4.9). Capital letters only. Linear in the text's length.
  public static func checkDigit(_ text: some StringProtocol) -> Int? {
    checkDigit(of: text.utf8)
  }

  static func checkDigit(of bytes: some Sequence<UInt8>) -> Int? {
    var sum = 0
    var weight = 7
    for byte in bytes {
      guard let value = checkValue(of: byte) else { return nil }
      // Reduced at each step, so that no length can overflow it.
      sum = (sum + weight * value) % 10
      weight = weight == 7 ? 3 : weight == 3 ? 1 : 7
    }
    return sum
  }

  private static func checkValue(of byte: UInt8) -> Int? {
    switch byte {
    case filler: 0
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// `<`, which stands for nothing, for a space and for every special character.
  static let filler = UInt8(ascii: "<")
}
