import FoundationEssentials
import TravelDocuments

/// Which column of a national list is which: a small file in JSON beside the list, kept with it.
///
/// ```json
/// {
///   "columns": {
///     "entry": "NO REGISTER", "name": ["NAMA DEPAN", "NAMA BELAKANG"], "alias": "ALIAS", "birth": "TGL LAHIR",
///     "sex": "JK", "nationality": "WN", "class": "JENIS", "legal_basis": "DASAR HUKUM", "owner": "INSTANSI",
///     "entered": "MULAI", "review": "TINJAU", "expires": "SAMPAI", "action": "TINDAKAN", "remarks": "KETERANGAN"
///   },
///   "documents": {"passport": "NO PASPOR", "nik": "NIK"},
///   "defaults": {"class": "cegah", "owner": "Ditjen Imigrasi"},
///   "words": {"class": {"Pencegahan": "cegah"}, "sex": {"Pria": "M"}},
///   "delimiter": ";", "header_line": 3, "published": "2026-11-20"
/// }
/// ```
///
/// `columns` must name `entry` and `name`; a field may be made of several columns, with blanks between. Its words are those
/// of `PlbnCSVParser`'s table, and `alias` and `weak_alias`. `documents` gives a type for each column of numbers.
/// `defaults` stand where a field is empty, `words` translate whole fields, whatever their case. `delimiter` is `;`, `,`
/// or a tabulator, and found by the header where it is left out; `header_line` is 1 to 20 and counts no blank lines. Column names don't mind
/// case. A member that means nothing here is refused, so that a slip of the pen isn't passed over.
struct NationalMap {
  /// What a field is made of: what a row of our own list form has, and names of the field's own.
  enum Field: Hashable {
    case own(PlbnCSVColumns.Column)
    case alias, weakAlias

    init?(_ word: String) {
      switch word {
      case "alias": self = .alias
      case "weak_alias": self = .weakAlias
      default:
        guard let column = PlbnCSVColumns.Column(rawValue: word), column != .nameType, column != .documents else {
          return nil
        }
        self = .own(column)
      }
    }
  }

  private(set) var columns: [Field: [String]] = [:]
  /// By the type; in its alphabetical order, so that a list is read the same way every time.
  private(set) var documents: [(type: String, column: String)] = []
  private(set) var defaults: [Field: String] = [:]
  private(set) var words: [Field: [String: String]] = [:]
  private(set) var delimiter: UInt8?
  private(set) var headerLine = 1
  private(set) var published: PartialDate?

  /// Reads a map.
  ///
  /// - Throws: `ImportError.wrongColumnMap` with the member that is wrong.
  init(_ source: ByteSource) throws(ImportError) {
    let bytes = try source.all(most: ImportLimits.bytesPerMap)
    let file = source.name
    guard let raw = try? ListJSON.decode(Raw.self, bytes) else {
      throw ImportError.wrongColumnMap(file: file, member: "JSON")
    }
    if let member = raw.unknown { throw ImportError.wrongColumnMap(file: file, member: member) }
    func field(_ word: String) throws(ImportError) -> Field {
      guard let field = Field(word) else { throw ImportError.wrongColumnMap(file: file, member: word) }
      return field
    }
    for (word, names) in raw.columns { columns[try field(word)] = names.list.map { $0.lowercased() } }
    for need in [PlbnCSVColumns.Column.entry, .name] where columns[.own(need)]?.isEmpty ?? true {
      throw ImportError.wrongColumnMap(file: file, member: need.rawValue)
    }
    documents = (raw.documents ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value.lowercased()) }
    for (word, text) in raw.defaults ?? [:] { defaults[try field(word)] = text }
    for (word, table) in raw.words ?? [:] {
      words[try field(word)] = Dictionary(
        table.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    try readForm(raw, file)
  }

  private mutating func readForm(_ raw: Raw, _ file: String) throws(ImportError) {
    switch raw.delimiter {
    case nil: delimiter = nil
    case ";", ",", "\t": delimiter = raw.delimiter?.utf8.first
    default: throw ImportError.wrongColumnMap(file: file, member: "delimiter")
    }
    headerLine = raw.headerLine ?? 1
    guard (1...20).contains(headerLine) else {
      throw ImportError.wrongColumnMap(file: file, member: "header_line")
    }
    published = raw.published.flatMap(NationalText.date)
    if raw.published != nil, published == nil { throw ImportError.wrongColumnMap(file: file, member: "published") }
  }
}

extension NationalMap {
  /// The file as it stands.
  fileprivate struct Raw: Decodable {
    var columns: [String: Names]
    var documents: [String: String]?
    var defaults: [String: String]?
    var words: [String: [String: String]]?
    var delimiter: String?
    var headerLine: Int?
    var published: String?
    /// The first member that isn't known.
    var unknown: String?

    private enum CodingKeys: String, CodingKey, CaseIterable {
      case columns, documents, defaults, words, delimiter, published
      case headerLine = "header_line"
    }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: CodingKeys.self)
      columns = try members.decode([String: Names].self, forKey: .columns)
      documents = try members.decodeIfPresent([String: String].self, forKey: .documents)
      defaults = try members.decodeIfPresent([String: String].self, forKey: .defaults)
      words = try members.decodeIfPresent([String: [String: String]].self, forKey: .words)
      delimiter = try members.decodeIfPresent(String.self, forKey: .delimiter)
      headerLine = try members.decodeIfPresent(Int.self, forKey: .headerLine)
      published = try members.decodeIfPresent(String.self, forKey: .published)
      unknown = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
        .first { CodingKeys(rawValue: $0) == nil }
    }
  }

  /// One column's name, or several.
  fileprivate struct Names: Decodable {
    var list: [String]

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        list = [name]
      } else {
        list = try [String](from: decoder)
      }
    }
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }
}
