import ArgumentParser
import Border
import Phrases
import Watchlist

/// What a look-up is narrowed to, as options say it.
struct LookupFilter: ParsableArguments {
  @Option(
    help: .init(
      text(id: "Hanya entri daftar ini; boleh diulang.", en: "Only entries of this list; may be repeated.")))
  var list: [String] = []
  @Option(
    name: .customLong("class"),
    help: .init(
      text(
        id: "Hanya entri golongan ini (cegah, tangkal, dpo, ...); boleh diulang.",
        en: "Only entries of this class (cegah, tangkal, dpo, ...); may be repeated.")))
  var classCode: [String] = []
  @Option(
    help: .init(
      text(
        id: "Hanya calon dengan tingkat ini: kuat, mungkin, lemah; boleh diulang.",
        en: "Only candidates of this band: strong, possible, weak; may be repeated.")))
  var band: [Band] = []

  func validate() throws {
    let most = CandidateFilter.valueLimit
    guard max(list.count, classCode.count) <= most else {
      throw wrongUsage(
        id: "--list dan --class paling banyak \(most) kali", en: "--list and --class are given \(most) times at most")
    }
  }

  /// - Throws: `Failure` where no list has that name, or no entry that class: nobody takes a typing error for "not on
  ///   the list".
  func filter(of lists: PostWatchlist) throws -> CandidateFilter {
    let classes = classCode.map { $0.lowercased() }
    let names = lists.listNames
    if let unknown = list.first(where: { !names.contains($0) }) {
      throw Failure(
        id: "Tidak ada daftar \"\(unknown.prefix(40))\"; yang ada: \(names.joined(separator: ", ")).",
        en: "There is no list \"\(unknown.prefix(40))\"; there are: \(names.joined(separator: ", ")).")
    }
    if !classes.isEmpty {
      let known = lists.classes
      if let unknown = classes.first(where: { !known.contains($0) }) {
        let some = known.prefix(20).joined(separator: ", ")
        throw Failure(
          id: "Tidak ada entri dengan golongan \"\(unknown.prefix(40))\"; yang ada: \(some).",
          en: "No entry has the class \"\(unknown.prefix(40))\"; there are: \(some).")
      }
    }
    return CandidateFilter(lists: Set(list), classes: Set(classes), bands: Set(band))
  }
}

extension Band: ExpressibleByArgument {
  public init?(argument: String) { self.init(typed: argument) }

  /// The words that a refusal names, as the help does.
  public static var allValueStrings: [String] {
    [strong, possible, weak].map { $0.word.inProgramLanguage.lowercased() }
  }
}
