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
  var sex: ListedSex?
  /// The line as it was typed, where its words were told apart.
  var typed: String?
  /// Words of it that the search leaves aside.
  var unused: [String] = []

  init(name: String) { self.name = name }

  /// As somebody types it in one line.
  init(_ text: UnderstoodText) {
    (name, birth, document) = (text.name, text.birth, text.document)
    (nationality, sex) = (text.nationality, text.sex)
    (typed, unused) = (text.text, text.unused)
  }

  /// Why a line is no query.
  struct Unreadable: Error {
    let phrase: Phrase
  }

  /// - Throws: `Unreadable` where the line begins as an object and is none, or a member is no text.
  init(line: [UInt8]) throws {
    guard line.first == UInt8(ascii: "{") else {
      self.init(UnderstoodText(String(decoding: line, as: UTF8.self)))
      return
    }
    let json = try Self.object(line)
    func member(_ name: String) throws -> String? {
      do {
        return try json.string(name)
      } catch {
        throw Unreadable(phrase: Phrase(id: "\"\(name)\" bukan teks", en: "\"\(name)\" is not a text"))
      }
    }
    func text(_ name: String) throws -> String? { try member(name).flatMap { $0.isEmpty ? nil : $0 } }
    self.init(name: try member("name") ?? "")
    id = try member("id")
    if let given = try text("dob") {
      birth = PartialDate(given) ?? UnderstoodText.date(given)
      if birth == nil { wrongBirth = given }
    }
    document = try text("doc")
    mrz = try text("mrz")
    nationality = try text("nationality")
  }

  private static func object(_ line: [UInt8]) throws -> JSONObject {
    do {
      return try JSONObject(line)
    } catch {
      throw Unreadable(
        phrase: Phrase(
          id: "JSON-nya rusak di bita ke-\(error.offset + 1)", en: "its JSON is broken at byte \(error.offset + 1)"))
    }
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
    query.sex = sex ?? query.sex
    query.kind = .individual
    query.day = day
    return query
  }

  /// Whether there is a name or a number to search for.
  func isSearchable(day: Int) -> Bool {
    let query = watchlistQuery(day: day)
    return query.hasSearchableName || query.hasSearchableNumber
  }

  /// What of it was not used, where something wasn't.
  var note: Phrase? {
    if let birth = wrongBirth?.prefix(40) {
      return Phrase(
        id: "\"\(birth)\" bukan tanggal; dicari tanpa tanggal lahir.",
        en: "\"\(birth)\" is no date; searched without a date of birth.")
    }
    guard !unused.isEmpty else { return nil }
    let words = String(unused.joined(separator: " ").prefix(80))
    return Phrase(id: "Tidak dipakai: \(words).", en: "Not used: \(words).")
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
