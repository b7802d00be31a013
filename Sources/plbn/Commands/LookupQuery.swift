import Border
import Journal
import Phrases
import TravelDocuments
import Watchlist

/// One query as the command line takes it: plain text, or an object with any of a few members.
struct LookupQuery {
  /// Most bytes of one line.
  static let lineLimit = 65_536

  var id: String?
  var name: String
  var birth: PartialDate?
  /// What was given as the date of birth and is none. The query goes on without it: a typing error in it must not hide a
  /// person.
  var wrongBirth: String?
  var document: String?
  var mrz: String?
  var nationality: String?

  init(name: String) { self.name = name }

  /// - Throws: `JSONError` where the line begins as an object and is none, or a member is no text.
  init(line: [UInt8]) throws {
    guard line.first == UInt8(ascii: "{") else {
      self.init(name: String(decoding: line, as: UTF8.self))
      return
    }
    let json = try JSONObject(line)
    func text(_ name: String) throws -> String? { try json.string(name).flatMap { $0.isEmpty ? nil : $0 } }
    self.init(name: try json.string("name") ?? "")
    id = try json.string("id")
    if let given = try text("dob") {
      birth = PartialDate(given)
      if birth == nil { wrongBirth = given }
    }
    document = try text("doc")
    mrz = try text("mrz")
    nationality = try text("nationality")
  }

  /// The id of a line whose query can't be read, where at least that can.
  static func id(ofLine line: [UInt8]) -> String? {
    guard let json = try? JSONObject(line) else { return nil }
    return (try? json.string("id")) ?? nil
  }

  func watchlistQuery(day: Int) -> WatchlistQuery {
    var query = mrz.map { fromMRZ($0, day) } ?? WatchlistQuery(name: name)
    query.birth = birth ?? query.birth
    query.documentNumber = document ?? query.documentNumber
    query.nationality = nationality ?? query.nationality
    query.kind = .individual
    query.day = day
    return query
  }

  /// Whether there is a name or a number to search for.
  func isSearchable(day: Int) -> Bool {
    let query = watchlistQuery(day: day)
    return query.hasSearchableName || query.hasSearchableNumber
  }

  static func nothingToSearch(_ text: UnderstoodText) -> Phrase {
    text.hasForeignName
      ? .noLatinLetters
      : Phrase(
        id: "Tidak ada nama atau nomor dokumen untuk dicari.",
        en: "There is no name and no document number to look for.")
  }

  /// A whole MRZ gives all it says; a name field gives the name. A name beside it counts when the MRZ gives none.
  private func fromMRZ(_ text: String, _ day: Int) -> WatchlistQuery {
    if let today = PartialDate(daysSinceEpoch: day),
      case .mrz(let mrz, _)? = MRZScanner.findings(in: text.utf8, today: today).first
    {
      return WatchlistQuery(
        name: mrz.traveller.name, mayBeTruncated: mrz.isNameTruncated, birth: mrz.birthDate,
        documentNumber: mrz.number.isEmpty ? nil : mrz.number, nationality: mrz.nationality,
        sex: mrz.traveller.sex.flatMap(ListedSex.init))
    }
    let field = WatchlistQuery(mrzNameField: text)
    return field.name.isEmpty ? WatchlistQuery(name: name) : field
  }
}
