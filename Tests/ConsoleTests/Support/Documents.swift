import Testing
import TravelDocuments

/// Documents of plainly invented people, and the standards' own specimens.
struct MRZDocument: Sendable, CustomTestStringConvertible {
  let name: String
  let lines: [String]

  var testDescription: String { name }

  /// The passport of ICAO Doc 9303 part 4, appendix B, still valid: what is over asks for a second look.
  static let td3 = MRZDocument(
    name: "TD3",
    lines: ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F3304156ZE184226B<<<<<16"])
  /// The card of part 5, appendix B, whose first letter is the key of IZIN.
  static let td1 = MRZDocument(
    name: "TD1",
    lines: ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F3304156UTO<<<<<<<<<<<2", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"])
  /// The card of part 6, appendix B.
  static let td2 = MRZDocument(
    name: "TD2", lines: ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F3304156<<<<<<<2"])
  /// An invented traveller's.
  static let other = MRZDocument(
    name: "another", lines: made("REKAAN", "BUDI", number: "X0000001", birth: "1990-02-03"))
  /// A document whose code begins with `letter`, as no document should, or as a reader's own prefix would.
  static func beginning(with letter: Character) -> MRZDocument {
    var lines = made("REKAAN", "SITI", number: "X0000002", birth: "1980-05-06")
    lines[0] = "\(letter)" + lines[0].dropFirst()
    return MRZDocument(name: "code \(letter)", lines: lines)
  }

  static func made(
    _ surname: String, _ given: String, number: String, birth: String, expiry: String = "2033-04-05"
  ) -> [String] {
    guard let birth = PartialDate(birth), let expiry = PartialDate(expiry) else { return [] }
    var builder = MRZ.Builder(.td3, number: number, surname: surname, birth: birth, expiry: expiry)
    builder.issuer = "IDN"
    builder.nationality = "IDN"
    builder.given = given
    builder.sex = .male
    return (try? builder.lines()) ?? []
  }

  /// The lines with Enter after each, or all in one line with Enter at its end.
  func typed(inOneLine: Bool) -> String { lines.joined(separator: inOneLine ? "" : "\n") + "\n" }
}
