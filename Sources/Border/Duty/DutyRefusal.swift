import Journal
import Phrases

/// Why something of hours, shifts and lanes was not recorded.
public enum DutyRefusal: Error, Sendable, Equatable {
  /// The day is over, or too far ahead.
  case dayOutOfReach(String)
  /// Somebody else changed the day's hours meanwhile.
  case hoursChangedMeanwhile(String)
  /// The day has these hours already.
  case hoursUnchanged(String)
  case noException(String)

  /// What is wrong with a roster's file, and how many problems more there are.
  case roster([RosterProblem], more: Int)
  /// Somebody on the roster can't take decisions, by now.
  case rosterAccount(String)
  case rosterTooLong(bytes: Int, limit: Int)

  case alreadyReported(ShiftOfDay, Timestamp)
  /// The shift neither goes on nor begins soon.
  case notReportable(ShiftOfDay)
  case nobodyReported(ShiftOfDay)
  case tooManyReported(Int)
  /// No lanes, or one of them twice.
  case lanesToDraw
  /// Somebody who is rostered has not reported; a draw without them takes words.
  case notAllReported(ShiftOfDay, [String])
  /// One officer and one lane.
  case nothingToDraw
  case alreadyDrawn(ShiftOfDay, officer: String, Timestamp)
  case notDrawn(ShiftOfDay)
  /// Neither of the two has a lane, or they are one.
  case nothingToSwap
  /// One of the two swaps, with the other, or a supervisor.
  case swapOfOthers([String])

  /// Somebody has the lane open.
  case laneTaken(lane: Int, officer: String, console: String, since: Timestamp)
  case laneNotOpen(Int)

  /// Another lane has the scanner; from one that is open nobody takes it.
  case scannerTaken(lane: Int, officer: String, console: String, since: Timestamp, isOpen: Bool)
  /// The lane has no scanner of its own.
  case noScanner(lane: Int)
  /// As many documents wait at the lane as a keyboard may bring while nobody is signed in.
  case tooManyUnattended(lane: Int)
  /// A path that doesn't name the same place everywhere, or is too long.
  case scannerPath(limit: Int)
}

/// A line of a roster's file that can't be used.
public struct RosterProblem: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The row can't be read: an open quotation mark, too many fields.
    case row
    case columns(found: Int)
    case date
    /// Written as a date, but in no calendar.
    case noSuchDay(String)
    /// More than a year away: a slip.
    case farDate
    case shift
    case account
    /// Nobody of that name can take decisions.
    case unknownAccount(String)
    case direction
    /// The same officer stands on the same shift already.
    case twice(line: Int)
    case header
    case noRows
    case tooManyRows(Int)
    case tooLarge(Int)
    case notText
  }

  public let line: Int
  public let kind: Kind

  public init(line: Int, _ kind: Kind) {
    self.line = line
    self.kind = kind
  }
}
