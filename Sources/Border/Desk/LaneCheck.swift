import TravelDocuments
import Watchlist

/// The watchlist's answer for one traveller: what was asked, of which lists, what came back.
public struct LaneCheck: Sendable, Equatable {
  public var traveller: Traveller
  public var documentNumber: String?
  public var lists: [WatchlistChecked.ListUsed]
  public var candidates: [Candidate]

  public init(
    traveller: Traveller, documentNumber: String?, lists: [WatchlistChecked.ListUsed], candidates: [Candidate]
  ) {
    self.traveller = traveller
    self.documentNumber = documentNumber
    self.lists = lists
    self.candidates = candidates
  }

  /// The check as it is recorded for a scan or a crossing.
  public func event(subject: String) -> WatchlistChecked {
    WatchlistChecked(
      subject: subject, traveller: traveller, documentNumber: documentNumber, lists: lists,
      candidates: candidates.prefix(WatchlistChecked.candidateLimit).map {
        WatchlistChecked.Found(
          entry: $0.entry, list: $0.list, score: $0.score, band: $0.band.rawValue, name: $0.name,
          reasons: $0.reasons.map(ReasonCode.text))
      })
  }
}
