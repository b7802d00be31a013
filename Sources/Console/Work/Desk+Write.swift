import Border
import Journal

import struct Journal.Record

extension Desk {
  /// nil where it is recorded already, or has no record of its own to show. `second` is who approves it.
  func carryOut(_ write: Write, id: String, second: SecondOfficer?) throws -> Record? {
    switch write {
    case .void(let crossing, let reason): return try void(crossing: crossing, reason: reason, id: id)
    case .undo(let crossing): return try undo(crossing: crossing, id: id)
    case .renew(let scan, let reason): return try renew(scan: scan, reason: reason, id: id)
    case .dispose(let disposed, let isHere):
      if isHere, second == nil { try refuseWithoutSecond() }
      return try dispose(disposed, second: second, id: id)
    case .second(let write): return try carryOut(write, id: id)
    case .clear(let clearing): return try clear(clearing, second: second, id: id)
    case .startPatrol(let patrol): return try start(patrol, id: id)
    case .logPatrol(let entry): return try log(entry, id: id)
    case .endPatrol(let patrol): return try end(patrol: patrol, id: id)
    case .makeEntry(let entry): return try make(entry, second: second?.session, id: id)
    case .withdrawEntry(let entry, let reason):
      return try withdraw(entry: entry, reason: reason, second: second?.session, id: id)
    case .rule(let rule, let seen, let value, let reason):
      return try change(rule: rule, seen: seen, to: value, reason: reason, second: second?.session, id: id)
    case .openParty(let party): return try open(party, id: id)
    case .closeParty(let party, let reason): return try close(party: party, reason: reason, id: id)
    case .duty(let write): return try carryOut(write, id: id, second: second?.session)
    case .outage(let write): return try carryOut(write, id: id)
    // These are recorded in ways of their own.
    case .amend, .late, .lookup: return nil
    }
  }

  private func carryOut(_ write: DutyWrite, id: String, second: Session?) throws -> Record? {
    switch write {
    case .report: try report(id: id)
    case .draw(let lanes, let reason): try draw(lanes, reason: reason, id: id)
    case .swap(let one, let other, let reason): try swap(one, other, reason: reason, second: second, id: id)
    case .open(let way, let reason): try open(way, takeOver: reason, id: id)
    case .close(let lane): try close(lane: lane, id: id)
    case .claim(let scanner, let lane, let reason): try claim(scanner, forLane: lane, takeOver: reason, id: id)
    case .release(let lane): try releaseScanner(ofLane: lane, id: id)
    }
  }
}
