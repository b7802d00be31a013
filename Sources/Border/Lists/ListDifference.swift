import Watchlist

/// What a version of a list has that another has not: entries that are new, other than before, or gone.
///
/// Holds both versions in memory, as an import does; what differs is made entry by entry as it is asked for.
public struct ListDifference {
  private let before: [String: WatchlistEntry]
  private let new: [WatchlistEntry]
  private let old: [WatchlistEntry]

  /// Of a list that has an id twice the first counts.
  public init(from old: [WatchlistEntry], to new: [WatchlistEntry]) {
    before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    (self.old, self.new) = (old, new)
  }

  public enum Change: Equatable {
    case added(WatchlistEntry)
    case changed(WatchlistEntry, [FieldChange])
    case removed(WatchlistEntry)
  }

  /// One thing that an entry says otherwise.
  public struct FieldChange: Equatable {
    /// As `plbn watchlist show --json` calls it.
    public let field: String
    /// What it said before and does not say now, and the other way; of a field with one value at most one each.
    public let removed: [String]
    public let added: [String]
  }

  /// How many of each kind.
  public struct Count: Equatable, Sendable {
    public var added = 0
    public var changed = 0
    public var removed = 0
  }

  public var count: Count {
    var count = Count()
    walk { entry, earlier in
      if earlier == nil { count.added += 1 } else { count.changed += 1 }
    }
    count.removed = before.count - Set(new.map(\.id)).count { before[$0] != nil }
    return count
  }

  /// Each change in turn: what is new or other in the order of the new version, then what is gone in the old one's.
  public func forEach(_ body: (Change) throws -> Void) rethrows {
    try walk { entry, earlier in
      guard let earlier else { return try body(.added(entry)) }
      try body(.changed(entry, FieldChange.all(from: earlier, to: entry)))
    }
    let after = Set(new.map(\.id))
    var told: Set<String> = []
    for entry in old where !after.contains(entry.id) && told.insert(entry.id).inserted { try body(.removed(entry)) }
  }

  /// The first so many of each kind.
  func examples(_ most: Int) -> [ChangedEntry] {
    var left = [most, most, most]
    var examples: [ChangedEntry] = []
    forEach { change in
      let kind = change.kind
      guard let place = ChangedEntry.Kind.allCases.firstIndex(of: kind), left[place] > 0 else { return }
      left[place] -= 1
      examples.append(ChangedEntry(kind: kind, id: change.entry.id, name: change.entry.displayName))
    }
    return examples
  }

  private func walk(_ body: (WatchlistEntry, WatchlistEntry?) throws -> Void) rethrows {
    for entry in new {
      let earlier = before[entry.id]
      if earlier != entry { try body(entry, earlier) }
    }
  }
}

/// An entry that is new, other than before, or gone, in short.
public struct ChangedEntry: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable { case added, changed, removed }

  public let kind: Kind
  public let id: String
  public let name: String
}

extension ListDifference.Change {
  public var kind: ChangedEntry.Kind {
    switch self {
    case .added: .added
    case .changed: .changed
    case .removed: .removed
    }
  }

  public var entry: WatchlistEntry {
    switch self {
    case .added(let entry), .changed(let entry, _), .removed(let entry): entry
    }
  }
}

extension ListDifference.FieldChange {
  /// All that differs, field by field; values as people read them.
  static func all(from old: WatchlistEntry, to new: WatchlistEntry) -> [ListDifference.FieldChange] {
    zip(fields(old), fields(new)).compactMap { before, after in
      guard before.values != after.values else { return nil }
      let removed = before.values.filter { !after.values.contains($0) }
      let added = after.values.filter { !before.values.contains($0) }
      // Only their order, or how often one stands there: the whole of both.
      let isOrder = removed.isEmpty && added.isEmpty
      return ListDifference.FieldChange(
        field: before.name, removed: isOrder ? before.values : removed, added: isOrder ? after.values : added)
    }
  }

  private static func fields(_ entry: WatchlistEntry) -> [(name: String, values: [String])] {
    func one(_ text: String?) -> [String] { text.map { $0.isEmpty ? [] : [$0] } ?? [] }
    let measure = entry.measure
    return [
      ("kind", [entry.kind.rawValue]), ("names", entry.names.map { "\($0.kind.rawValue): \($0.text)" }),
      ("births", entry.births.map(ReasonCode.claim)), ("sex", one(entry.sex?.rawValue)),
      ("nationalities", entry.nationalities),
      ("documents", entry.documents.map { "\($0.type) \($0.number) \($0.country)" }), ("programs", entry.programs),
      ("addresses", entry.addresses), ("title", one(entry.title)), ("remarks", one(entry.remarks)),
      ("measure", measure == nil ? [] : ["+"]), ("class", one(measure?.classCode)), ("action", one(measure?.action)),
      ("legal_basis", one(measure?.legalBasis)), ("owner", one(measure?.owner)),
      ("entered", one(measure?.entered?.description)), ("review", one(measure?.review?.description)),
      ("expires", one(measure?.expires?.description)),
    ]
  }
}
