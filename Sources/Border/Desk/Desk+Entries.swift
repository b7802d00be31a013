import Journal

import struct Journal.Record

/// The post's own list.
extension Desk {
  /// Puts somebody on the post's own list; gives the record, nil where this `id` is recorded already. Every console
  /// searches the entry as soon as it hears of the record.
  ///
  /// - Parameters:
  ///   - second: the second officer, without whom it is refused wherever one could be asked.
  ///   - now: decides what today is.
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func make(
    _ entry: WatchlistEntryMade, second: Session? = nil, id: String = newEventID(), now: Timestamp = .now()
  ) throws -> Record? {
    guard let today = zone.date(of: now) else { throw Refusal.entry(.expiryBounds(days: WatchlistEntryMade.dayLimit)) }
    let checked = try EntryRules(reference: reference, today: today).checked(entry)
    let made = Entry(checked, id: id, by: officer)
    return try append(Demand(entries: .keepEntries), second: second) { facts in
      if try facts.isRecorded(id) { return [] }
      guard try facts.entryCount(on: today.earliestDay) < LocalList.entryLimit else {
        throw Refusal.entry(.listFull(limit: LocalList.entryLimit))
      }
      return [made]
    }.last
  }

  /// Takes an entry off the post's own list; `entry` is its id as lists show it, or the event's, or the beginning of
  /// that, 4 characters or more.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func withdraw(
    entry typed: String, reason: String, second: Session? = nil, id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: WatchlistEntryWithdrawn.reasonLimit)
    let prefix = try CrossingRules.idPrefix(LocalEntry.eventID(typed)) { _ in .entry(.unknown(typed)) }
    return try append(Demand(entries: .keepEntries), second: second) { facts in
      if try facts.isRecorded(id) { return [] }
      let found = try facts.entries(startingWith: prefix)
      guard let entry = found.first else { throw Refusal.entry(.unknown(typed)) }
      guard found.count == 1 else { throw Refusal.entry(.ambiguous(typed)) }
      if let officer = entry.withdrawal?.act.officer { throw Refusal.entry(.alreadyWithdrawn(officer: officer)) }
      return [Entry(WatchlistEntryWithdrawn(entry: entry.id, reason: words), id: id, by: self.officer)]
    }.last
  }
}

extension Demand {
  /// What the post's own list asks for: two people, always.
  init(entries permission: Permission) { self.init(permission, needsTwo: true) }
}
