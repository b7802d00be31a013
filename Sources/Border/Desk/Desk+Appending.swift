import GRDB
import Journal

import struct Journal.Record

/// How what was decided gets into the journal: by who may, signed, and with everything that stands there known.
extension Desk {
  /// Records an entry of the store's upkeep, such as a back-up's, as the actor's own. What it says is not looked at;
  /// asking again with the same id records nothing new.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func record(_ entry: Entry, for permission: Permission, second: Session? = nil) throws -> Record? {
    try append { facts in
      try facts.isRecorded(entry.id) ? [] : [try self.own(entry, Demand(upkeep: permission), facts.accounts, second)]
    }.last
  }

  /// Records that the read model was built anew at the actor's word.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func record(_ rebuilt: LedgerRebuilt) throws -> Record? {
    try append(.rebuildLedger) { _ in [Entry(rebuilt, by: self.officer)] }.last
  }

  /// Whether the actor, with a second person, may do something of the store's upkeep: nil, or why not.
  public func refusal(_ permission: Permission, second: Session?) throws -> Refusal? {
    do {
      try accounts().allow(Demand(upkeep: permission), actor, second: second)
      return nil
    } catch let refusal as Refusal {
      return refusal
    }
  }

  /// The same entry, signed, for a room that appends it itself.
  ///
  /// - Throws: `Refusal`.
  public func approved(_ entry: Entry, for permission: Permission, second: Session? = nil) throws -> Entry {
    try own(entry, Demand(upkeep: permission), try accounts(), second)
  }

  private func own(_ entry: Entry, _ demand: Demand, _ book: AccountBook, _ second: Session?) throws -> Entry {
    try allow(demand, book, second: second)
    let own = Entry(
      id: entry.id, officer: officer.name, auth: officer.auth, type: entry.type, v: entry.v, body: entry.body)
    return try signed(own, by: session, second)
  }

  /// Appends what `decide` gives when it sees everything that stands in the journal, if the actor may do it; signed,
  /// where the actor has signed in.
  @discardableResult
  func append(
    _ permission: Permission, _ decide: (DeskFacts) throws -> [Entry]
  ) throws -> [Record] {
    try append(Demand(permission), second: nil, decide)
  }

  @discardableResult
  func append(
    _ demand: Demand, second: Session?, _ decide: (DeskFacts) throws -> [Entry]
  ) throws -> [Record] {
    try append { facts in
      try self.allow(demand, facts.accounts, second: second)
      return try decide(facts).map { try self.signed($0, by: self.actor.session, second) }
    }
  }

  /// The same where `decide` itself says who may, and signs.
  @discardableResult
  func append(_ decide: (DeskFacts) throws -> [Entry]) throws -> [Record] {
    let records: [Record]
    do {
      records = try repairing {
        try self.journal.append { pending in try self.ledger.facts(with: pending, decide) }
      }
    } catch {
      if case .recordsLost = error as? Refusal { JournalAlarm.ring(layout) }
      JournalAlarm.ring(layout, because: error)
      throw error
    }
    if !records.isEmpty { hasRecorded = true }
    return records
  }

  /// Refuses what the actor, with a second person, may not do; notes where one person does what takes two.
  ///
  /// - Throws: `Refusal.access`.
  func allow(_ demand: Demand, _ book: AccountBook, second: Session?) throws(Refusal) {
    try book.allow(demand, actor, second: second)
    guard !Account.isJournalItself(officer.name) else { throw .access(.accountForm(officer.name)) }
    // Of a pair's own matter a supervisor is no second person but another way.
    if demand.needsTwo, demand.pair.isEmpty, second == nil, !book.isOpen { hasActedAlone = true }
  }

  /// Everything that stands in the journal now, outside of any lock.
  func look<Value>(_ read: (DeskFacts) throws -> Value) throws -> Value {
    try repairing { try ledger.facts(with: [], read) }
  }

  private func repairing<Value>(_ work: () throws -> Value) throws -> Value {
    try catchUpBeforehand()
    do {
      return try work()
    } catch let error as DatabaseError where !error.isPassing {
      // The tables failed while they were read, so nothing was recorded.
      try ledger.recover(from: error)
      return try work()
    }
  }

  /// So that little is left to be read under the lock. Where another process keeps the tables, it is read there.
  private func catchUpBeforehand() throws {
    do {
      try ledger.catchUp()
    } catch let error as DatabaseError where error.isPassing {
    }
    if let lost = ledger.lost { throw Refusal.recordsLost(lost) }
  }

  /// The entry with the signatures of those who signed in.
  func signed(_ entry: Entry, by sessions: Session?...) throws -> Entry { try signed(entry, by: sessions) }

  func signed(_ entry: Entry, by sessions: [Session?]) throws -> Entry {
    var entry = entry
    let journal = journal.identity.journal
    entry.sig = RecordSignature.json(try sessions.compactMap { try $0?.signature(of: entry, journal: journal) })
    return entry
  }
}
