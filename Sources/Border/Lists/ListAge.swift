import Journal
import Phrases
import TravelDocuments

/// How old what a list says is, and by what: the one place that decides when a list is called stale.
public struct ListAge: Sendable, Equatable {
  /// What its age is counted from.
  public enum Basis: String, Sendable {
    /// The day that its publisher gives.
    case published
    /// The moment of its import, because its files do not say when they were published.
    case imported
    /// The post's own list: it holds what was decided here until now, so that it is never stale.
    case made
  }

  public let basis: Basis
  /// When it was true: of a day the beginning, in UTC, because no publisher says in which zone it is; of a month or a
  /// year the first day, so that no list seems younger than it may be. nil: what the record says is no date.
  public let since: Timestamp?
  /// 0 or more; 0 where `since` is nil.
  public let milliseconds: Int
  public let isStale: Bool

  public var hours: Int { milliseconds / 3_600_000 }

  /// `3 hr`; nil: nobody knows since when it is true.
  public var phrase: Phrase? { since == nil ? nil : .age(milliseconds: milliseconds) }

  /// The age of a list that counts now.
  ///
  /// - Parameter staleHours: from which age on a list is stale (`Rule.listStaleHours`).
  public init(_ list: CurrentList, now: Timestamp, staleHours: Int) {
    let published = list.believedPublished.flatMap(Self.beginning)
    self.init(published == nil ? .imported : .published, published ?? list.time, now, staleHours)
  }

  /// The age of a list that a check or a look-up names: where only a day stands, its publisher gave it.
  public init(_ used: WatchlistChecked.ListUsed, now: Timestamp, staleHours: Int) {
    guard used.name != LocalList.name else {
      self.init(.made, Timestamp(used.date), now, staleHours)
      return
    }
    let published = Self.beginning(used.date)
    self.init(published == nil ? .imported : .published, published ?? Timestamp(used.date), now, staleHours)
  }

  private init(_ basis: Basis, _ since: Timestamp?, _ now: Timestamp, _ staleHours: Int) {
    self.basis = basis
    self.since = since
    milliseconds = since.map { max(0, now.milliseconds - $0.milliseconds) } ?? 0
    // Of what has no date nobody knows that it is fresh.
    isStale = basis != .made && (since == nil || milliseconds > staleHours * 3_600_000)
  }

  private static func beginning(_ day: String) -> Timestamp? {
    PartialDate(day).map { Timestamp(milliseconds: $0.earliestDay * 86_400_000) }
  }
}

extension ListAge.Basis {
  /// `terbit`, `impor`, `di pos ini`.
  public var word: Phrase {
    switch self {
    case .published: Phrase(id: "terbit", en: "published")
    case .imported: Phrase(id: "impor", en: "imported")
    case .made: Phrase(id: "pos ini", en: "this post")
    }
  }
}

extension Phrase {
  /// What a list is called that is older than the post's rule allows.
  public static let staleList = Phrase(id: "BASI", en: "STALE")
}
