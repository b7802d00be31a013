import Journal

import struct Journal.Record

/// How long a document may wait at its lane: after that, whoever stands there may be somebody else.
///
/// The state follows from the record's time and the post's rule, by the one clock of the post's one machine: so it is the
/// same at every console, and nobody has to be there to write it down.
public enum Waiting {
  /// For so long documents that have waited too long are shown, in milliseconds.
  static let shownMilliseconds = 86_400_000

  /// Whole minutes from `since` to `now`; 0 under a clock that was set back.
  public static func minutes(since: Timestamp, now: Timestamp) -> Int {
    max(0, now.milliseconds - since.milliseconds) / 60_000
  }

  /// Whether what waits since then can't be decided any more at `now`.
  public static func isOver(since: Timestamp, now: Timestamp, minutes: Int) -> Bool {
    now.milliseconds - since.milliseconds > minutes * 60_000
  }
}

extension Desk {
  /// Records that a document that has waited too long is still the traveller's who stands there; nil where it has not
  /// waited too long, or where this `id` is recorded already.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func renew(scan: String, reason: String, id: String = newEventID()) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: ScanRenewed.reasonLimit)
    return try append(.decide) { facts in
      if try facts.isRecorded(id) { return [] }
      try facts.refuseDecided(scan)
      guard try self.waitedTooLong(scan, facts) != nil else { return [] }
      return [Entry(ScanRenewed(scan: scan, reason: words), id: id, by: self.officer)]
    }.last
  }

  /// Refuses a scan that has waited longer than the post's rule.
  func refuseExpired(_ scan: String, _ facts: DeskFacts) throws {
    if let minutes = try waitedTooLong(scan, facts) { throw Refusal.waitedTooLong(minutes: minutes) }
  }

  /// For how many minutes; nil: it can be decided.
  private func waitedTooLong(_ scan: String, _ facts: DeskFacts) throws -> Int? {
    guard let since = try facts.waitingSince(scan) else { return nil }
    let now = waitingClock()
    let limit = facts.accounts.value(.scanWaitMinutes)
    return Waiting.isOver(since: since, now: now, minutes: limit) ? Waiting.minutes(since: since, now: now) : nil
  }
}
