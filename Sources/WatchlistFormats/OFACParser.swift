import Watchlist

/// Reads OFAC's lists in their old CSV form: `sdn.csv` with `alt.csv`, `add.csv` and `sdn_comments.csv`, and
/// `cons_*` alike.
///
/// The form is the Treasury's `dat_spec.txt`: no header, quoted text, `-0- ` for nothing, Windows-1252. Columns of
/// the main file: number, name, type, programmes (divided by `] [`), title, six of vessels, remarks; of `alt`:
/// number, alias number, type, name, remarks; of `add`: number, address number, street, city and the like, country,
/// remarks; of the comments: number, the rest of remarks that outgrew their column, cut within a word. Weak aliases,
/// birth and documents stand in the remarks (`OFACRemarks`).
///
/// A number should be one party's, but 2677 has been two: the first keeps `ofac-2677`, the next with another name is
/// `ofac-2677-2`, in the order of the file. The other files name the number alone, and nobody can know which party
/// they mean, so each gets what stands there: a name too many is looked at, a missing one never is. A row with the
/// same number and the same name again is told as broken.
///
/// Rows stream: memory holds one row beside the entries. A broken row is told and left out; a file that is broken as
/// a whole throws and gives nothing.
public struct OFACParser {
  /// The files of one publication; only the main one must be there.
  public struct Files {
    public var main: ByteSource
    public var aliases: ByteSource?
    public var addresses: ByteSource?
    public var comments: ByteSource?

    public init(main: ByteSource, aliases: ByteSource? = nil, addresses: ByteSource? = nil, comments: ByteSource? = nil)
    {
      self.main = main
      self.aliases = aliases
      self.addresses = addresses
      self.comments = comments
    }
  }

  /// The files beside the main one, by their names: `sdn.csv` has `alt.csv`, `add.csv` and `sdn_comments.csv`; a
  /// `cons_prim.csv` has `cons_alt.csv`, `cons_add.csv` and `cons_comments.csv`.
  public static func siblings(of name: String) -> (aliases: String, addresses: String, comments: String) {
    name.lowercased().hasPrefix("cons")
      ? ("cons_alt.csv", "cons_add.csv", "cons_comments.csv") : ("alt.csv", "add.csv", "sdn_comments.csv")
  }

  /// Reads the main file at `path` and whichever of its siblings lie in the same folder.
  public static func parse(path: String) throws(ImportError) -> ImportedList {
    let main = try ByteSource.file(path)
    let folder = path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
    let names = siblings(of: main.name)
    func sibling(_ name: String) throws(ImportError) -> ByteSource? {
      for path in [folder + name, folder + name.uppercased()] where ByteSource.exists(path) {
        return try ByteSource.file(path)
      }
      return nil
    }
    return try parse(
      Files(
        main: main, aliases: sibling(names.aliases), addresses: sibling(names.addresses),
        comments: sibling(names.comments)))
  }

  /// Parties that may share one number; further ones are told as repeated.
  static let partiesPerNumber = 8

  /// Reads the files and gives their entries, with ids `ofac-` and the published number, and `-2`, `-3`, … for the
  /// further parties of a number.
  public static func parse(_ files: Files) throws(ImportError) -> ImportedList {
    var parser = OFACParser()
    var ledger = RowLedger()
    try parser.readMain(files.main, &ledger)
    if let comments = files.comments { try parser.readComments(comments, &ledger) }
    if let aliases = files.aliases { try parser.readAliases(aliases, &ledger) }
    if let addresses = files.addresses { try parser.readAddresses(addresses, &ledger) }
    let names = siblings(of: files.main.name)
    var missing: [String] = []
    if files.aliases == nil { missing.append(names.aliases) }
    if files.addresses == nil { missing.append(names.addresses) }
    if files.comments == nil { missing.append(names.comments) }
    return parser.finish(&ledger, missing: missing)
  }

  private struct Draft {
    var line: Int
    var id: String
    var number: String
    var kind: EntryKind
    var name: String
    var programs: [String]
    var title: String
    var remarks: String
    var aliases: [ListedName] = []
    var addresses: [String] = []
  }

  private var drafts: [Draft] = []
  /// Where in `drafts` the parties of a number stand; nearly always one.
  private var places: [String: [Int]] = [:]
  private var mainFile = ""

  private static let null = "-0-"

  private static func text(_ field: [UInt8]) -> String {
    let text = ListText.decode(field)
    return text == null ? "" : text
  }

  private static func remarks(_ field: [UInt8]) -> String {
    let text = ListText.decode(field, keepsEnds: true)
    return ListText.trimmed(text) == null ? "" : text
  }

  private mutating func readMain(_ source: ByteSource, _ ledger: inout RowLedger) throws(ImportError) {
    mainFile = source.name
    try ledger.readRows(of: source, columns: 12) { fields, line throws(BrokenRow.Reason) in
      let number = try Self.number(fields[0])
      let name = Self.text(fields[1])
      guard !name.isEmpty else { throw .noName }
      guard name.count <= WatchlistLimits.nameCharacters else {
        throw .nameTooLong(characters: WatchlistLimits.nameCharacters)
      }
      let sharing = places[number] ?? []
      guard sharing.count < Self.partiesPerNumber, !sharing.contains(where: { drafts[$0].name == name }) else {
        throw .repeatedEntry(number)
      }
      let kind: EntryKind
      switch Self.text(fields[2]).lowercased() {
      case "": kind = .entity
      case "individual": kind = .individual
      case "vessel": kind = .vessel
      case "aircraft": kind = .aircraft
      case let other: throw .unknownWord(column: "entry type", word: other)
      }
      let programs = ListText.parts(
        Self.text(fields[3]).filter { $0 != "[" }, separator: "]", most: WatchlistLimits.factsPerEntry + 1)
      places[number, default: []].append(drafts.count)
      let suffix = sharing.isEmpty ? "" : "-\(sharing.count + 1)"
      drafts.append(
        Draft(
          line: line, id: "ofac-" + number + suffix, number: number, kind: kind, name: name, programs: programs,
          title: Self.text(fields[4]), remarks: Self.remarks(fields[11])))
    }
  }

  private mutating func readComments(_ source: ByteSource, _ ledger: inout RowLedger) throws(ImportError) {
    try ledger.readRows(of: source, columns: 2) { fields, _ throws(BrokenRow.Reason) in
      let places = try places(fields[0])
      // The overflow was cut anywhere, also within a word, so nothing stands between but what the file has.
      let rest = Self.remarks(fields[1])
      let bound = WatchlistLimits.remarksCharacters * 4
      let fits = places.filter { drafts[$0].remarks.utf8.count + rest.utf8.count <= bound }
      for place in fits { drafts[place].remarks += rest }
      guard fits.count == places.count else { throw .tooLong(bytes: bound) }
    }
  }

  private mutating func readAliases(_ source: ByteSource, _ ledger: inout RowLedger) throws(ImportError) {
    try ledger.readRows(of: source, columns: 5) { fields, _ throws(BrokenRow.Reason) in
      let places = try places(fields[0])
      let kind: NameKind
      switch Self.text(fields[2]).lowercased() {
      case "aka": kind = .aka
      case "fka": kind = .fka
      case "nka": kind = .nka
      case let other: throw .unknownWord(column: "alias type", word: other)
      }
      let name = Self.text(fields[3])
      guard !name.isEmpty else { throw .noName }
      guard name.count <= WatchlistLimits.nameCharacters else {
        throw .nameTooLong(characters: WatchlistLimits.nameCharacters)
      }
      // They all began with the first alias of their number, so they are full together.
      for place in places {
        guard drafts[place].aliases.count + 1 < WatchlistLimits.namesPerEntry else {
          throw .tooManyNames(entry: drafts[place].number)
        }
        drafts[place].aliases.append(ListedName(name, kind: kind))
      }
    }
  }

  private mutating func readAddresses(_ source: ByteSource, _ ledger: inout RowLedger) throws(ImportError) {
    try ledger.readRows(of: source, columns: 6) { fields, _ throws(BrokenRow.Reason) in
      let places = try places(fields[0])
      let address = fields[2...4].map(Self.text).filter { !$0.isEmpty }.joined(separator: ", ")
      guard !address.isEmpty else { return }
      // One more than is kept, so that the cut is seen.
      for place in places where drafts[place].addresses.count <= WatchlistLimits.factsPerEntry {
        drafts[place].addresses.append(address)
      }
    }
  }

  /// The entries that a row of another file may belong to.
  private func places(_ field: [UInt8]) throws(BrokenRow.Reason) -> [Int] {
    let number = try Self.number(field)
    guard let places = places[number] else { throw .unknownEntry(number) }
    return places
  }

  private static func number(_ field: [UInt8]) throws(BrokenRow.Reason) -> String {
    let text = text(field)
    guard let number = UInt32(text) else { throw .noNumber(String(text.prefix(40))) }
    return String(number)
  }

  private func finish(_ ledger: inout RowLedger, missing: [String]) -> ImportedList {
    var entries: [WatchlistEntry] = []
    entries.reserveCapacity(drafts.count)
    for draft in drafts {
      let text = ListText.trimmed(draft.remarks)
      let remarks = OFACRemarks(text)
      let weak = remarks.weakAliases.map { ListedName($0, kind: .weak) }
      var left = WatchlistEntry.cuts(
        births: remarks.births.count, nationalities: remarks.nationalities.count,
        documents: remarks.documents.count, programs: draft.programs.count, addresses: draft.addresses.count,
        remarks: text)
      if 1 + draft.aliases.count + weak.count > WatchlistLimits.namesPerEntry {
        left.append(.tooManyNames(entry: draft.number))
      }
      ledger.noteParts(left, draft.line, in: mainFile)
      entries.append(
        WatchlistEntry(
          id: draft.id, kind: draft.kind, names: [ListedName(draft.name)] + draft.aliases + weak,
          births: remarks.births, sex: remarks.sex, nationalities: remarks.nationalities, documents: remarks.documents,
          programs: draft.programs, addresses: draft.addresses, title: draft.title, remarks: text))
    }
    return ledger.list(entries: entries, missingFiles: missing)
  }
}
