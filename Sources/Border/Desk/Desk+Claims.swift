import Journal
import Scanners

import struct Journal.Record

/// Which lane has which scanner.
extension Desk {
  /// Records that a lane has this scanner for its own, in place of the one that it had; nil where it is its own already.
  ///
  /// - Parameter takeOver: why, where another lane has it that is closed by now; nil: then it is refused. From a lane that
  ///   is open nobody takes its scanner.
  /// - Throws: `Refusal`, with `.scannerTaken` who has it; `JournalError`.
  @discardableResult
  public func claim(
    _ place: ScannerPlace, forLane lane: Int, takeOver reason: String? = nil, id: String = newEventID()
  ) throws -> Record? {
    guard CrossingRules.lanes.contains(lane) else { throw Refusal.wrongForm(.lane, String(lane)) }
    guard ScannerClaimed.isPath(place.path) else { throw Refusal.duty(.scannerPath(limit: ScannerAtLane.pathLimit)) }
    let words = try reason.map { try CrossingRules.requiredWords($0, .reason, limit: ScannerClaimed.reasonLimit) }
    return try append(.workLanes) { facts in
      if try facts.isRecorded(id) { return [] }
      let duty = try self.lanesNow(facts)
      try self.expectOwn(lane, duty, facts)
      if duty.scanners[lane]?.place == place { return [] }
      var claimed = ScannerClaimed(lane: lane, place: place)
      if let other = duty.lane(ofScanner: place.path), other != lane, let scanner = duty.scanners[other] {
        let isOpen = duty.lanes[other] != nil
        guard !isOpen, let words else {
          throw Refusal.duty(
            .scannerTaken(
              lane: other, officer: scanner.officer, console: scanner.console, since: scanner.time, isOpen: isOpen))
        }
        (claimed.replaces, claimed.reason) = (scanner.id, words)
      }
      return [Entry(claimed, id: id, by: self.officer)]
    }.last
  }

  /// Records that a lane has no scanner of its own any more.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func releaseScanner(ofLane lane: Int, id: String = newEventID()) throws -> Record? {
    try append(.workLanes) { facts in
      if try facts.isRecorded(id) { return [] }
      let duty = try self.lanesNow(facts)
      try self.expectOwn(lane, duty, facts)
      guard let scanner = duty.scanners[lane] else { throw Refusal.duty(.noScanner(lane: lane)) }
      return [Entry(ScannerReleased(lane: lane, claimed: scanner.id), id: id, by: self.officer)]
    }.last
  }

  /// Refuses to read a scanner for a lane where another one has claimed it.
  ///
  /// - Throws: `Refusal` with who has it; `JournalError`.
  public func expectFree(_ path: String, forLane lane: Int) throws {
    let duty = try duty()
    guard let other = duty.lane(ofScanner: path), other != lane, let scanner = duty.scanners[other] else { return }
    throw Refusal.duty(
      .scannerTaken(
        lane: other, officer: scanner.officer, console: scanner.console, since: scanner.time,
        isOpen: duty.lanes[other] != nil))
  }

  /// What is at a lane that is open changes whoever has it open, or a supervisor.
  private func expectOwn(_ lane: Int, _ duty: DutyBook, _ facts: DeskFacts) throws {
    guard let open = duty.lanes[lane], open.officer != officer.name, !facts.accounts.isSupervisor(officer.name) else {
      return
    }
    throw Refusal.duty(open.taken(lane))
  }
}
