import Journal
import TravelDocuments
import Watchlist

/// An entry that was made at this post, as it stands: who made it and, where it was withdrawn, who did that.
public struct LocalEntry: Sendable, Equatable {
  /// That two people did something, when, and why.
  public struct Act: Sendable, Equatable {
    public let time: Timestamp
    public let officer: String
    /// The second of the two; nil in an open store, and where nobody was there who could be.
    public let second: String?
  }

  public struct Withdrawal: Sendable, Equatable {
    public let act: Act
    public let reason: String
  }

  /// Of its `watchlist.entry-made`.
  public let id: String
  public let made: Act
  public let facts: WatchlistEntryMade
  /// SHA-256 of the event's body, in hexadecimal digits.
  let digest: String
  public var withdrawal: Withdrawal?

  /// How candidates and look-ups name it.
  public var entryID: String { Self.entryID(ofEvent: id) }

  /// The same of its event's id.
  public static func entryID(ofEvent id: String) -> String { prefix + id }

  private static let prefix = "local-"

  /// An event's id, or its beginning, out of what somebody typed.
  static func eventID(_ typed: String) -> String {
    typed.lowercased().hasPrefix(prefix) ? String(typed.dropFirst(prefix.count)) : typed
  }

  /// Whether it holds on a day, counted from 1970-01-01 at the post.
  public func isInForce(on day: Int) -> Bool { withdrawal == nil && facts.expires.latestDay >= day }

  /// The entry as lists have them, without its reason: who may look somebody up may not therefore know why.
  public func listed(_ zone: PostZone) -> WatchlistEntry {
    WatchlistEntry(
      id: entryID, names: facts.names, births: facts.births, sex: facts.sex, nationalities: facts.nationalities,
      documents: facts.documents,
      measure: ListedMeasure(
        classCode: facts.listClass.rawValue, action: facts.action, legalBasis: facts.legalBasis, owner: facts.owner,
        entered: zone.date(of: made.time), review: facts.review, expires: facts.expires))
  }
}
