import Journal
import Phrases
import TravelDocuments
import Watchlist

/// Two officers' word that a traveller is not an entry, as the journal has it.
public struct ClearedMark: Sendable, Equatable {
  /// Its event's id.
  public let id: String
  public let time: Timestamp
  public let officer: String
  public let cleared: HitClearedBefore
  /// Who took it back, when and why; nil: nobody.
  public internal(set) var withdrawal: Withdrawal?

  public struct Withdrawal: Sendable, Equatable {
    public let time: Timestamp
    public let officer: String
    /// As it is recorded: a person's words, or the code of an import that ended the mark.
    public let reason: String

    /// The reason as people are shown it.
    public var why: Phrase { HitClearingWithdrawn.why(reason) }

    init(time: Timestamp, officer: String, reason: String) {
      (self.time, self.officer, self.reason) = (time, officer, reason)
    }
  }

  init(id: String, time: Timestamp, officer: String, cleared: HitClearedBefore, withdrawal: Withdrawal? = nil) {
    self.id = id
    self.time = time
    self.officer = officer
    self.cleared = cleared
    self.withdrawal = withdrawal
  }

  /// Whether it counts on a day at the post.
  public func counts(on day: PartialDate) -> Bool {
    withdrawal == nil && day.earliestDay <= cleared.until.earliestDay
  }

  /// Whether it is about just this traveller: the same document, birth and name.
  func isAbout(_ traveller: Traveller, _ document: HitClearedBefore.Document) -> Bool {
    cleared.document == document && cleared.birth == traveller.birth && cleared.name == traveller.name
  }

  /// A record that could not have been made by the rules is no mark: one officer twice, or a term beyond all bounds.
  static func isWellFormed(_ cleared: HitClearedBefore, by officer: String, at time: Timestamp) -> Bool {
    // A day's grace on both sides, because the post's day is not that of UTC.
    let day = PostZone(name: "UTC", offsetMinutes: 0).dayAndHour(of: time).day
    let days = (day - 1)...(day + 1 + Rule.clearedBeforeDays.bounds.upperBound)
    return Account.foldedID(cleared.second) != Account.foldedID(officer) && days.contains(cleared.until.earliestDay)
  }
}

/// Where marks are kept: those that may be about a document, whatever became of them.
public typealias ClearedMarks = (HitClearedBefore.Document) -> [ClearedMark]

extension PostWatchlist {
  /// The marks that hold for what a search found: about this traveller, for an entry that says what it said then.
  ///
  /// The entry's content is reckoned only where a mark is there: what it costs nearly everybody is one read of a table
  /// by its index.
  func marks(
    on candidates: [Candidate], _ traveller: Traveller, _ presented: PresentedDocument?, on today: PartialDate?,
    _ marks: ClearedMarks
  ) -> [ClearedMark] {
    guard let today, traveller.birth?.isWhole == true, !candidates.isEmpty,
      let document = presented.flatMap(HitClearedBefore.Document.init)
    else { return [] }
    return marks(document).filter { mark in
      mark.counts(on: today) && mark.isAbout(traveller, document)
        && candidates.contains { $0.list == mark.cleared.list && $0.entry == mark.cleared.entry }
        && content(of: mark.cleared.entry, list: mark.cleared.list)?.sha256 == mark.cleared.content
    }
  }

  /// What was found with the marks that hold for whoever has a document of this number: for a look-up, which knows no
  /// more of the document. A birth that is asked for must be theirs.
  ///
  /// - Parameter marks: of the number.
  public func telling(
    _ marks: [ClearedMark], of found: [WatchlistChecked.Found], birth: PartialDate?, on today: PartialDate?
  ) -> [WatchlistChecked.Found] {
    guard let today, !marks.isEmpty else { return found }
    return found.map { candidate in
      var candidate = candidate
      let mark = marks.first { mark in
        mark.counts(on: today) && mark.cleared.list == candidate.list && mark.cleared.entry == candidate.entry
          && (birth == nil || birth == mark.cleared.birth)
          && content(of: candidate.entry, list: candidate.list)?.sha256 == mark.cleared.content
      }
      candidate.cleared = mark.map(WatchlistChecked.Cleared.init)
      return candidate
    }
  }

  /// What an entry says now, and the version of the list that says it; nil where it is not there. An entry of the post's
  /// own list never changes, so it is its own version.
  public func content(of entry: String, list: String) -> (sha256: String, version: String)? {
    guard let found = self.entry(entry, list: list) else { return nil }
    let content = EntryContent.sha256(found)
    if list == LocalList.name { return (content, content) }
    return used(on: nil).first { $0.name == list }.map { (content, $0.sha256) }
  }
}
