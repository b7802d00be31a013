import Border
import Journal
import Phrases
import Watchlist

/// Names one thing that the officer has begun, between the screen and the clerk: a traveller at the lane, a void.
public struct Ticket: Hashable, Sendable {
  let number: Int
}

/// What the screen asks of the clerk, who works on another thread. They are carried out in their order.
public enum Request: Sendable, Equatable {
  /// A document was read at this console: record it, search the list.
  case present(Ticket, mrz: [String], kind: String, lane: Int, direction: Direction, source: ScanSource)
  /// The officer has taken a scan that waits.
  case take(Ticket, scan: String)
  case decide(Ticket, CrossingRecorded)
  case void(Ticket, crossing: String, reason: String)
  /// Show another lane's scans.
  case watch(lane: Int)
  /// Read the figures anew: the day has changed.
  case refresh

  var ticket: Ticket? {
    switch self {
    case .present(let ticket, _, _, _, _, _), .take(let ticket, _), .decide(let ticket, _), .void(let ticket, _, _):
      ticket
    case .watch, .refresh: nil
    }
  }
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
  case board(Newest<Dashboard>)
  /// The read model is being built: lines done so far.
  case building(Int)
  /// The scan that was taken, for a console that does not show its lane.
  case opened(Ticket, WaitingScan)
  case answer(Ticket, Answer)
  /// The scan and the check of it are recorded.
  case received(Ticket, scan: String, check: String)
  case decided(Ticket, Timestamp)
  case voided(Ticket)
  /// Nothing was recorded; `isFinal` when asking again can't help.
  case refused(Ticket?, Phrase, isFinal: Bool)
  /// What the header must say of the store; nil when it takes records again.
  case trouble(Trouble?)
  case listsReady(count: Int, problem: Phrase?)
}

/// Why the store does not take records.
public struct Trouble: Sendable, Equatable {
  /// Two or three words for the header.
  public var word: Phrase
  /// What happened and what to do.
  public var sentence: Phrase
  /// Nothing can be recorded until the console is started again; otherwise the next attempt may succeed.
  public var isClosed: Bool
}
