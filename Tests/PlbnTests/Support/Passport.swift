/// A made-up passport, written as its MRZ without any of the product's own code (ICAO Doc 9303 part 4, section 4.2.2).
struct Passport {
  var name: String
  var number: String
  var nationality = "IDN"
  var birth = "800101"
  var sex = "F"
  var expiry = "350101"

  var lines: [String] {
    let upper = fill("P<" + nationality + name.replacing(", ", with: "<<").replacing(" ", with: "<"), 44)
    let number = fill(number, 9)
    let optional = fill("", 14)
    let checked = number + digit(number)
    let dates = birth + digit(birth) + sex + expiry + digit(expiry)
    let composite = checked + birth + digit(birth) + expiry + digit(expiry) + optional + "<"
    return [upper, checked + nationality + dates + optional + "<" + digit(composite)]
  }

  /// As a reader on the keyboard types it.
  var typed: String { lines.map { $0 + "\r" }.joined() }
  /// As a file or a stream holds it.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// With another check digit at a place of the lower line, counted from 0.
  func broken(at place: Int) -> [String] {
    var lower = Array(lines[1])
    lower[place] = lower[place] == "9" ? "0" : "9"
    return [lines[0], String(lower)]
  }

  private func fill(_ text: String, _ width: Int) -> String {
    String((text + String(repeating: "<", count: width)).prefix(width))
  }

  /// Doc 9303 part 3, section 4.9: weights 7, 3, 1; letters count from 10.
  private func digit(_ text: String) -> String {
    let weights = [7, 3, 1]
    let sum = text.enumerated().reduce(0) { $0 + ($1.element.checkValue * weights[$1.offset % 3]) }
    return String(sum % 10)
  }

  /// The specimen of Doc 9303 part 4, appendix B.
  static let specimen = """
    P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
    L898902C36UTO7408122F1204159ZE184226B<<<<<10

    """
}

extension Character {
  fileprivate var checkValue: Int {
    guard let ascii = asciiValue else { return 0 }
    switch ascii {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return Int(ascii) - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return Int(ascii) - 0x41 + 10
    default: return 0
    }
  }
}
