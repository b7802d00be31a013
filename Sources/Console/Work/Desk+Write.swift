import Border
import Journal

import struct Journal.Record

extension Desk {
  /// nil where it is recorded already, or has no record of its own to show. `second` is who approves it.
  func carryOut(_ write: Write, id: String, second: Session?) throws -> Record? {
    switch write {
    case .void(let crossing, let reason): return try void(crossing: crossing, reason: reason, id: id)
    case .dispose(let disposed): return try dispose(disposed, id: id)
    case .clear(let clearing): return try clear(clearing, second: second.map(SecondOfficer.session), id: id)
    case .startPatrol(let patrol): return try start(patrol, id: id)
    case .logPatrol(let entry): return try log(entry, id: id)
    case .endPatrol(let patrol): return try end(patrol: patrol, id: id)
    case .rule(let rule, let seen, let value, let reason):
      return try change(rule: rule, seen: seen, to: value, reason: reason, second: second, id: id)
    // These are recorded in ways of their own.
    case .amend, .lookup: return nil
    }
  }
}
