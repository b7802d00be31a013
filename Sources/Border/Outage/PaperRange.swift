/// Numbers of paper slips that follow each other: `0101-0150`.
public struct PaperRange: Sendable, Hashable, CustomStringConvertible {
  /// The numbers that a slip can have.
  public static let numbers = 1...999_999
  /// Most slips of one range.
  public static let countMax = 1_000

  public let first: Int
  public let last: Int

  /// nil where the numbers are none of slips, the wrong way round, or too many.
  public init?(_ first: Int, _ last: Int) {
    guard Self.numbers.contains(first), Self.numbers.contains(last), first <= last, last - first < Self.countMax else {
      return nil
    }
    (self.first, self.last) = (first, last)
  }

  /// `0101-0150`, or one number.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let first = Self.number(parts[0]),
      let last = Self.number(parts[parts.count - 1])
    else { return nil }
    self.init(first, last)
  }

  /// A number as it is typed, with or without leading zeros.
  public static func number(_ text: some StringProtocol) -> Int? {
    let digits = text.drop { $0 == " " }
    guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits), numbers.contains(number)
    else { return nil }
    return number
  }

  /// `0101`: at least four digits, as slips are numbered.
  public static func text(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  public var numbers: ClosedRange<Int> { first...last }
  public var count: Int { last - first + 1 }

  public var description: String {
    first == last ? Self.text(first) : Self.text(first) + "-" + Self.text(last)
  }

  /// Numbers in order, joined where they follow each other; what is longer than a range becomes several.
  static func ranges(_ numbers: some Sequence<Int>) -> [PaperRange] {
    var ranges: [PaperRange] = []
    for number in Set(numbers).sorted() {
      if let last = ranges.last, last.last + 1 == number, let longer = PaperRange(last.first, number) {
        ranges[ranges.count - 1] = longer
      } else if let one = PaperRange(number, number) {
        ranges.append(one)
      }
    }
    return ranges
  }
}
