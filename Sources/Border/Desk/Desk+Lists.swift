import Journal

import struct Journal.Record

extension Desk {
  /// Takes a published list out of force. Its imports stay in the history, its files are kept, and importing it again
  /// puts it in force again.
  ///
  /// - Parameter second: who agrees: a supervisor, where another one is there, because everybody on it goes unfound.
  /// - Throws: `Refusal` where no such list is in force, or for a reason that is empty or too long; `JournalError`.
  @discardableResult
  public func retire(list name: String, reason: String, second: Session? = nil) throws -> Record? {
    guard name != LocalList.name else { throw Refusal.wrongForm(.listName, name) }
    let words = try CrossingRules.requiredWords(reason, .reason, limit: WatchlistRetired.reasonLimit)
    return try append(.retirement, second: second) { facts in
      guard let current = try facts.list(name) else {
        throw Refusal.listNotInForce(name, known: try facts.listNames())
      }
      return [
        Entry(WatchlistRetired(list: name, sha256: current.sha256, reason: words), by: self.officer)
      ]
    }.last
  }
}
