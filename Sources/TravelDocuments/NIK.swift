/// The sixteen digits of an Indonesian population number (nomor induk kependudukan): `PPKKCC DDMMYY SSSS`.
///
/// Province, regency and sub-district of the first registration, the birth date with 40 added to a woman's day, and a
/// serial number; there is no check digit (Government Regulation 37/2007, article 37).
///
/// A number is kept for life, also by those who move and where it was issued with a slip. So its region says nothing
/// of where somebody lives, and isn't judged here: neither a region that differs from an address, nor a code that the
/// current list no longer has. Older people of North Kalimantan, which left East Kalimantan in 2012, have numbers
/// that begin with 64; of those codes 64.04, 64.05, 64.06, 64.10 and 64.73 are vacated (Home Affairs decision
/// 300.2.2-2430/2025).
public struct NIK: Hashable, Sendable, CustomStringConvertible {
  /// Why a text is no NIK.
  public enum ParseError: Error, Hashable, Sendable {
    /// So many digits instead of 16; counting stops at 17.
    case length(Int)
    /// The character in this column, from 1, is neither a digit nor a space, dot or hyphen.
    case character(column: Int, scalar: Unicode.Scalar)
  }

  /// The number's length in digits.
  public static let length = 16

  private let digits: [UInt8]

  /// Reads a number, with or without spaces, dots and hyphens between its groups.
  public init(parsing text: some StringProtocol) throws(ParseError) {
    var digits: [UInt8] = []
    var column = 0
    for scalar in text.unicodeScalars {
      column += 1
      switch scalar {
      case "0"..."9": digits.append(UInt8(scalar.value - 0x30))
      case " ", ".", "-", "\t": break
      default: throw .character(column: column, scalar: scalar)
      }
      // Stops early on endless input; separators between sixteen digits are few.
      if digits.count > Self.length || column > 4 * Self.length { throw .length(digits.count) }
    }
    guard digits.count == Self.length else { throw .length(digits.count) }
    self.digits = digits
  }

  /// The sixteen digits.
  public var description: String { text(0..<16) }

  /// The province of the first registration, two digits: `61` is West Kalimantan.
  public var province: String { text(0..<2) }

  /// Province and regency or city, four digits.
  public var regency: String { text(0..<4) }

  /// Province, regency and sub-district, six digits.
  public var subdistrict: String { text(0..<6) }

  /// The last four digits.
  public var serial: String { text(12..<16) }

  /// By the day: a woman's is 41 to 71.
  public var sex: Sex { number(6) > 40 ? .female : .male }

  /// Day of birth, without the 40; what isn't 1 to 31 is no day.
  public var day: Int { number(6) > 40 ? number(6) - 40 : number(6) }

  public var month: Int { number(8) }

  /// 0 to 99; `birthDate` chooses the century.
  public var yearOfCentury: Int { number(10) }

  private func number(_ index: Int) -> Int { Int(digits[index]) * 10 + Int(digits[index + 1]) }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: digits[range].map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
