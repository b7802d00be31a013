import Border
import Journal
import Phrases

/// Who waits at this lane, and for how long they may.
extension ConsoleModel {
  /// Scans of this lane that wait and of which this console is not saving, or bringing back, a decision.
  var waitingScans: [WaitingScan] { notInHand(board?.scans).filter { !isExpired(since: $0.since) } }

  /// All who wait at this lane, also those of whom the board knows no more than that they wait, and those whose decision
  /// could not be recorded.
  var waitingCount: Int { waitingScans.count + returned.count + unlistedCount }

  /// Who waits behind those that the board lists: they come up as those before them are decided.
  var unlistedCount: Int { board.map { max($0.scanCount - $0.scans.count, 0) } ?? 0 }

  /// Those that have waited longer than the post's rule: they come last, and are decided only after a fresh scan or a
  /// word. A board may be older than what time makes of it.
  var expiredScans: [WaitingScan] {
    notInHand(board?.scans).filter { isExpired(since: $0.since) } + notInHand(board?.expired)
  }

  private func notInHand(_ scans: [WaitingScan]?) -> [WaitingScan] {
    let busy = Set(saving.compactMap(\.scan) + returned.compactMap { $0.laneCase?.scan })
    return (scans ?? []).filter { !busy.contains($0.id) }
  }

  private func isExpired(since: Timestamp) -> Bool {
    let rule = Rule.scanWaitMinutes
    return Waiting.isOver(since: since, now: now, minutes: board?.accounts.value(rule) ?? rule.usual)
  }

  /// For how many minutes a traveller's document has waited where that is too long; nil: it can be decided.
  func waitedTooLong(_ theCase: LaneCase) -> Int? {
    theCase.since.flatMap { isExpired(since: $0) ? Waiting.minutes(since: $0, now: now) : nil }
  }

  /// Why nothing can be decided about this traveller now; nil when it can.
  func decisionProblem(_ theCase: LaneCase) -> Phrase? {
    theCase.decisionProblem ?? waitedTooLong(theCase).map(Phrase.waitedTooLong)
  }

  mutating func renewed(_ scan: String, _ time: Timestamp) {
    mode.update(where: { $0.scan == scan }) { $0.since = time }
    for index in returned.indices { returned[index].update(where: { $0.scan == scan }) { $0.since = time } }
  }
}
