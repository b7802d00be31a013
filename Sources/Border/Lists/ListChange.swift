import Watchlist

/// How many entries of a list are new, other than before, or gone.
struct ListChange: Equatable {
  var added = 0
  var changed = 0
  var removed = 0

  init(from old: [WatchlistEntry], to new: [WatchlistEntry]) {
    let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.id))
    for entry in new {
      guard let earlier = before[entry.id] else {
        added += 1
        continue
      }
      if earlier != entry { changed += 1 }
    }
    removed = before.keys.count { !after.contains($0) }
  }
}
