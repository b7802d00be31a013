import TravelDocuments
import Watchlist

/// A notice of INTERPOL's public web service, as its list or its detail form has it.
struct InterpolNotice: Decodable {
  struct Warrant: Decodable {
    var issuingCountry: String?
    var charge: String?
    var translation: String?

    private enum CodingKeys: String, CodingKey {
      case charge
      case issuingCountry = "issuing_country_id"
      case translation = "charge_translation"
    }
  }

  private struct Links: Decodable {
    var own: Link?

    struct Link: Decodable { var href: String? }

    private enum CodingKeys: String, CodingKey {
      case own = "self"
    }
  }

  var id: String
  var name: String?
  var forename: String?
  var birth: String?
  var sex: String?
  var nationalities: [String]?
  var placeOfBirth: String?
  var countryOfBirth: String?
  var marks: String?
  var warrants: [Warrant]?
  private var links: Links?

  private enum CodingKeys: String, CodingKey {
    case name, forename, nationalities
    case id = "entity_id"
    case birth = "date_of_birth"
    case sex = "sex_id"
    case placeOfBirth = "place_of_birth"
    case countryOfBirth = "country_of_birth_id"
    case marks = "distinguishing_marks"
    case warrants = "arrest_warrants"
    case links = "_links"
  }

  static let colours = ["red", "yellow", "blue", "black", "green", "orange", "purple", "silver", "un"]

  /// The colour, which stands nowhere but in the notice's own address: `…/notices/v1/red/1993-27493`.
  var colour: String? {
    let parts = (links?.own?.href ?? "").lowercased().split(separator: "/")
    guard let place = parts.firstIndex(of: "notices"), parts.count > place + 2 else { return nil }
    return Self.colours.first { $0 == parts[place + 2] }
  }

  /// The notice as an entry of a list.
  ///
  /// - Parameter colour: what it is where its address doesn't say.
  func entry(colour other: String?) throws(BrokenRow.Reason) -> (WatchlistEntry, unread: [BrokenRow.Reason]) {
    let number = ListText.clean(id)
    guard !number.isEmpty, number.count <= WatchlistLimits.identifierCharacters / 2 else {
      throw .noNumber(String(number.prefix(40)))
    }
    var names = EntryNames(entry: number)
    let parts = [name, forename].map { ListText.clean($0 ?? "") }.filter { !$0.isEmpty }
    names.add(parts.joined(separator: ", "), .primary)
    guard !names.names.isEmpty else { throw names.unread.first ?? .noName }
    var unread: [BrokenRow.Reason] = []
    let date = birth.map(ListText.clean) ?? ""
    let claim = PartialDate(date.replacing("/", with: "-"))
    if claim == nil, !date.isEmpty { unread.append(.noDate(column: "date_of_birth", text: String(date.prefix(40)))) }
    let warrants = warrants ?? []
    let nationalities = (nationalities ?? []).map(ListText.clean)
    let remarks = remarks(warrants.map { ($0.issuingCountry, $0.translation ?? $0.charge) })
    unread += WatchlistEntry.cuts(nationalities: nationalities.count, remarks: remarks)
    let issuers = warrants.compactMap(\.issuingCountry).map(ListText.clean).filter { !$0.isEmpty }
    let entry = WatchlistEntry(
      id: "interpol-" + number, names: names.names, births: claim.map { [.date($0)] } ?? [],
      sex: sex.flatMap(ListedSex.init), nationalities: nationalities, remarks: remarks,
      measure: ListedMeasure(
        classCode: colour ?? other ?? "notice", owner: (["INTERPOL"] + issuers).joined(separator: ", ")))
    return (entry, unread)
  }

  private func remarks(_ charges: [(country: String?, charge: String?)]) -> String {
    var parts: [String] = []
    let born = [placeOfBirth, countryOfBirth].compactMap(\.self).map(ListText.clean).filter { !$0.isEmpty }
    if !born.isEmpty { parts.append("POB " + born.joined(separator: ", ")) }
    if let marks = marks.map(ListText.clean), !marks.isEmpty { parts.append(marks) }
    for case (let country, let charge?) in charges {
      parts.append((country.map { ListText.clean($0) + ": " } ?? "") + ListText.clean(charge))
    }
    return parts.joined(separator: "; ")
  }
}
