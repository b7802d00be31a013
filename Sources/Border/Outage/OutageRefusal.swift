import Journal

/// Why something of an outage was not recorded.
public enum OutageRefusal: Error, Sendable, Equatable {
  /// One goes on already.
  case running(OutageRow)
  /// None goes on that could end.
  case noneRunning
  /// There is none of this id.
  case unknown(String)
  case alreadyEnded(officer: String, Timestamp)
  /// It would begin ahead, or more than a day ago.
  case sinceOutOfReach(Timestamp)
  /// It would end ahead, or before it began.
  case untilOutOfReach(Timestamp)
  /// An outage of another cause needs words.
  case wordsMissing

  /// No such numbers, or too many at once.
  case papers(String)
  /// This one was given out already, to a lane.
  case papersGivenBefore(PaperRange)
  case tooManyPapers
  /// This one was not given out.
  case paperNotGiven(Int)
  /// This one is keyed in, or settled.
  case paperDone(Int)

  /// Who passed has not passed yet, or more than a year ago.
  case occurredOutOfReach(Timestamp)
  /// Nobody said who signed on the paper.
  case signedMissing
  /// A slip's number means something within an outage alone.
  case paperWithoutOutage
  /// A drill has no travellers.
  case lateOfDrill
  /// The slip is keyed in already: by whom, and when.
  case paperKeyed(Int, officer: String, Timestamp)

  /// A crossing that is not of this outage, or about which there is nothing to tell.
  case nothingToTell(String)
}
