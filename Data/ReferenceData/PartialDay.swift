/// A calendar day of which the day, or the month and the day, may be unknown: `1974`, `1974-08`, `1974-08-12`.
public struct PartialDay: Sendable, Equatable, Hashable, CustomStringConvertible {
  /// 1 to 9999.
  public let year: Int
  /// 1 to 12, or `nil` where only the year is known.
  public let month: Int?
  /// 1 to the month's length, or `nil` where it is not known.
  public let day: Int?

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `nil` for anything else, 31 February included.
  public init?(_ text: String) {
    let bytes = Array(text.utf8.prefix(11))
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    guard [4, 7, 10].contains(bytes.count), let year = number(0..<4), year > 0 else { return nil }
    var month: Int?
    var day: Int?
    if bytes.count >= 7 {
      guard bytes[4] == 0x2D, let value = number(5..<7), (1...12).contains(value) else { return nil }
      month = value
      if bytes.count == 10 {
        guard bytes[7] == 0x2D, let number = number(8..<10), number >= 1, number <= Self.length(of: value, in: year)
        else { return nil }
        day = number
      }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// As it was read: `1974`, `1974-08` or `1974-08-12`.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return ([padded(year, to: 4)] + [month, day].compactMap { $0.map { padded($0, to: 2) } }).joined(separator: "-")
  }

  /// Days in a month of the Gregorian calendar; `month` is 1 to 12.
  static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension PartialDay: Decodable {
  /// Reads the text form; throws `DecodingError` where it is no date.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = PartialDay(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is no date")
    }
    self = day
  }
}
