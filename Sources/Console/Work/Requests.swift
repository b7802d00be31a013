import Border
import Journal
import Phrases
import Watchlist

/// Names one traveller's case between the screen and the clerk.
public struct Ticket: Hashable, Sendable {
  let number: Int
}

/// What the screen asks of the clerk, who works on another thread. They are carried out in their order.
public enum Request: Sendable, Equatable {
  /// A document was read at this console: record it, search the list.
  case present(Ticket, mrz: [String], kind: String, lane: Int, direction: Direction, ScanSource)
  /// The officer has taken a scan that waits.
  case take(Ticket, scan: String)
  case decide(Ticket, CrossingRecorded)
  case void(crossing: String, reason: String)
  /// Show another lane's scans.
  case watch(lane: Int)
  /// Read the figures anew: the day has changed.
  case refresh
}

/// The watchlist's answer, ready to be shown.
public struct Answer: Sendable, Equatable {
  public var candidates: [WatchlistChecked.Found]
  public var lists: [WatchlistChecked.ListUsed]
  /// Thousandths of a second that the search took; nil for an answer read from the record.
  public var microseconds: Int?
}

/// What the clerk tells the screen.
public enum Message: Sendable {
  case board(Dashboard)
  /// The read model is being built: lines done so far.
  case building(Int)
  case answer(Ticket, Answer)
  /// The scan is recorded.
  case received(Ticket, scan: String)
  case decided(Ticket, crossing: String, Timestamp)
  case voided(crossing: String)
  /// Nothing was recorded; `isFinal` when asking again can't help.
  case refused(Ticket?, Phrase, isFinal: Bool)
  /// The store can't be written or is damaged: what the header must say.
  case trouble(Phrase)
  case listsReady(count: Int, problem: Phrase?)
}
