extension PartialDate: CustomStringConvertible, LosslessStringConvertible {
  /// The ISO 8601 form, `1974`, `1974-08` or `1974-08-12`: always 4, 7 or 10 ASCII characters.
  public var description: String {
    var text = Self.padded(year, to: 4)
    if let month { text += "-" + Self.padded(month, to: 2) }
    if let day { text += "-" + Self.padded(day, to: 2) }
    return text
  }

  /// The same date from its ISO 8601 form, exactly: no spaces, no signs, no other digits than ASCII's.
  ///
  /// `nil` for anything else, and where the text names no real date. Reads at most 11 bytes of the text.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10 else { return nil }
    guard let year = Self.number(bytes[0..<4]) else { return nil }
    var month: Int?
    var day: Int?
    if bytes.count >= 7 {
      guard bytes[4] == UInt8(ascii: "-"), let number = Self.number(bytes[5..<7]) else { return nil }
      month = number
    }
    if bytes.count == 10 {
      guard bytes[7] == UInt8(ascii: "-"), let number = Self.number(bytes[8..<10]) else { return nil }
      day = number
    }
    self.init(year: year, month: month, day: day)
  }

  public init?(_ description: String) {
    self.init(Substring(description))
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }
}

extension PartialDate: Codable {
  /// Written as one string in the ISO 8601 form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Throws `DecodingError.dataCorrupted` where the string is no date.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = PartialDate(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "A date is 1974, 1974-08 or 1974-08-12, and real.")
    }
    self = date
  }
}
