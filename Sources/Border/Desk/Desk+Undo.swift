import Journal

import struct Journal.Record

extension Desk {
  /// Takes a decision back that was made here just now; what it decided waits at its lane again, and can be decided
  /// anew. `prefix` is the crossing's id, or the beginning of it, 4 characters or more. Gives the record; nil where
  /// this `id` is recorded already.
  ///
  /// Only who decided it can, at the same console and within `CrossingUndone.seconds`: after that, and to everybody
  /// else, a wrong record is voided, with a reason.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func undo(crossing prefix: String, id eventID: String = newEventID()) throws -> Record? {
    let prefix = try CrossingRules.idPrefix(prefix)
    return try append(.decide) { facts in
      if try facts.isRecorded(eventID) { return [] }
      let crossing = try facts.standingCrossing(prefix)
      guard crossing.isOf(self.officer.name, self.journal.console) else { throw Refusal.undoElsewhere }
      guard CrossingUndone.secondsLeft(decided: crossing.time, now: self.clock()) != nil else {
        throw Refusal.undoTooLate
      }
      return [Entry(CrossingUndone(crossing: crossing.id), id: eventID, by: self.officer)]
    }.last
  }
}

extension DeskFacts.CrossingFact {
  func isOf(_ officer: String, _ console: String) -> Bool { self.officer == officer && self.console == console }
}
