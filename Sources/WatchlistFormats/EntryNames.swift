import Watchlist

/// The names of one entry while they are gathered: each text once, within the limits, and what was left out.
struct EntryNames {
  private(set) var names: [ListedName] = []
  private(set) var unread: [BrokenRow.Reason] = []
  private var places: [String: Int] = [:]
  private let entry: String

  init(entry: String) { self.entry = entry }

  /// Adds a name; an empty one is none. Where a text comes both as weak and as another kind, the other kind stands:
  /// one publisher at least vouches for it.
  mutating func add(_ text: String, _ kind: NameKind) {
    guard !text.isEmpty else { return }
    if let place = places[text] {
      if names[place].kind == .weak { names[place].kind = kind }
      return
    }
    guard text.count <= WatchlistLimits.nameCharacters else {
      return unread.append(.nameTooLong(characters: WatchlistLimits.nameCharacters))
    }
    guard names.count < WatchlistLimits.namesPerEntry else {
      // Once is enough: how many more there are is the publisher's matter.
      if !unread.contains(.tooManyNames(entry: entry)) { unread.append(.tooManyNames(entry: entry)) }
      return
    }
    places[text] = names.count
    names.append(ListedName(text, kind: kind))
  }
}

extension WatchlistEntry {
  /// What `init` cuts off of such lists, to be told before it does.
  static func cuts(
    births: Int = 0, nationalities: Int = 0, documents: Int = 0, programs: Int = 0, addresses: Int = 0,
    remarks: String = ""
  ) -> [BrokenRow.Reason] {
    typealias Limits = WatchlistLimits
    let counts = [
      ("birth", births, Limits.factsPerEntry), ("nationality", nationalities, Limits.factsPerEntry),
      ("documents", documents, Limits.documentsPerEntry), ("programme", programs, Limits.factsPerEntry),
      ("address", addresses, Limits.factsPerEntry),
      ("letters of remarks", remarks.count, Limits.remarksCharacters),
    ]
    return counts.filter { $0.1 > $0.2 }.map { .tooMany(column: $0.0, most: $0.2) }
  }
}
