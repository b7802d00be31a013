import Crypto
import Journal
import Watchlist

/// The list that is made at the post itself: its entries that were not withdrawn.
public struct LocalList: Sendable, Equatable {
  /// What it is called in records. No published list can be imported under this name.
  public static let name = "local"
  /// Most entries in force at once: a post's own list is for some dozens, and is searched in memory.
  public static let entryLimit = 1_000

  /// In the order in which they were made; also those whose last day has passed, which hit nobody.
  public let entries: [LocalEntry]
  /// The newest event that made or withdrew one: its sequence number and time; nil where there is none.
  public let newest: Newest?

  public struct Newest: Sendable, Equatable {
    public let seq: Int
    public let time: Timestamp
  }

  /// No entries.
  public static let none = LocalList(entries: [], newest: nil)

  /// How many are in force on a day.
  public func count(on day: Int) -> Int { entries.count { $0.isInForce(on: day) } }

  /// The list as checks and look-ups of a day name it; nil where no entry is in force.
  ///
  /// The digest is the SHA-256 of a line for each entry in force, in the order in which they were made: the SHA-256 of its
  /// event's body, two blanks, its id, a newline. Costs a hash of some 90 bytes an entry.
  public func used(on day: Int, _ zone: PostZone) -> WatchlistChecked.ListUsed? {
    let inForce = entries.filter { $0.isInForce(on: day) }
    guard let newest, !inForce.isEmpty else { return nil }
    var hash = SHA256()
    for entry in inForce { hash.update(data: Array("\(entry.digest)  \(entry.entryID)\n".utf8)) }
    return WatchlistChecked.ListUsed(
      name: Self.name, sha256: SHA256.hex(hash.finalize()), date: zone.text(newest.time), entries: inForce.count)
  }

  /// The entries, ready to be searched; nil where there are none.
  public func index(_ zone: PostZone) -> WatchlistIndex? {
    guard !entries.isEmpty else { return nil }
    return WatchlistIndex([ListVersion(name: Self.name, digest: "", entries: entries.map { $0.listed(zone) })])
  }
}
