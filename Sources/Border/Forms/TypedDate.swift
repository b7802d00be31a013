import TravelDocuments

/// Dates as people at these posts type and read them: day, month, year, of which the first ones may be unknown.
public enum TypedDate {
  /// Why a text is no date.
  public enum Failure: Error, Sendable, Equatable {
    /// Not the form of one.
    case form
    /// The year has two digits, and could be of two centuries.
    case shortYear
    /// No such day or month is in the calendar, or the year is not one of `years`.
    case noSuchDay
  }

  /// Most characters that may be typed: a date with its separators set apart by blanks.
  public static let lengthLimit = 14
  /// The years that documents name. A slip such as `20011210`, whose year would be 1210, is caught by them.
  public static let years = 1800...2199

  /// Reads `12-08-1974` with hyphens, slashes, dots, blanks or nothing between, `08-1974`, `1974`, and the year first
  /// with two separators or one (ISO 8601). Digits are ASCII's; eight without separators are day, month, year.
  public static func parse(_ text: some StringProtocol) throws(Failure) -> PartialDate {
    let bytes = Array(text.utf8.prefix(lengthLimit + 1))
    guard bytes.count <= lengthLimit, bytes.allSatisfy({ isDigit($0) || isSeparator($0) }) else { throw .form }
    var groups = bytes.split(whereSeparator: isSeparator).map(Array.init)
    if groups.count == 1, groups[0].count == 8 || groups[0].count == 6 {
      groups = [Array(groups[0][..<2]), Array(groups[0][2..<4]), Array(groups[0][4...])]
    }
    let lengths = groups.map(\.count)
    guard (1...3).contains(groups.count) else { throw .form }
    if lengths.allSatisfy({ $0 <= 2 }) { throw .shortYear }
    if lengths.first == 4, groups.count > 1 { groups.reverse() }
    guard groups.last?.count == 4, groups.dropLast().allSatisfy({ $0.count <= 2 }) else { throw .form }
    let parts = groups.map { $0.reduce(0) { 10 * $0 + Int($1 - 0x30) } }
    let year = parts[parts.count - 1]
    let month = parts.count > 1 ? parts[parts.count - 2] : nil
    let day = parts.count > 2 ? parts[0] : nil
    guard years.contains(year), let date = PartialDate(year: year, month: month, day: day) else { throw .noSuchDay }
    return date
  }

  /// `12-08-1974`, `08-1974` or `1974`, which `parse` reads as the same date.
  public static func text(_ date: PartialDate) -> String {
    date.description.split(separator: "-").reversed().joined(separator: "-")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isSeparator(_ byte: UInt8) -> Bool { "-/. ".utf8.contains(byte) }
}
