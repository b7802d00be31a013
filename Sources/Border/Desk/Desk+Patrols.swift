import Journal

import struct Journal.Record

/// What is recorded of patrols, hits and look-ups.
extension Desk {
  /// Records that a patrol leaves; gives its record, whose id is the patrol's.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func start(_ patrol: PatrolStarted, id: String = newEventID()) throws -> Record? {
    let entry = Entry(try PatrolRules.checked(patrol), id: id, by: officer)
    return try append(.keepPatrols) { try $0.isRecorded(id) ? [] : [entry] }.last
  }

  /// Records what a patrol saw or did; `entry.patrol` is the patrol's id, or the beginning of it. A patrol that has ended
  /// takes what is told of it late.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func log(_ entry: PatrolLogged, id: String = newEventID()) throws -> Record? {
    var entry = try PatrolRules.checked(entry)
    return try append(.keepPatrols) { facts in
      if try facts.isRecorded(id) { return [] }
      entry.patrol = try facts.patrol(entry.patrol).id
      return [Entry(entry, id: id, by: self.officer)]
    }.last
  }

  /// Records that a patrol is back. `prefix` is its id, or the beginning of it.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func end(patrol prefix: String, id: String = newEventID()) throws -> Record? {
    try append(.keepPatrols) { facts in
      if try facts.isRecorded(id) { return [] }
      let patrol = try facts.patrol(prefix)
      if let officer = patrol.endOfficer { throw Refusal.alreadyEnded(officer: officer) }
      return [Entry(PatrolEnded(patrol: patrol.id), id: id, by: self.officer)]
    }.last
  }

  /// Records look-ups that show entries, all with one sync. Call it before anything is shown where that can wait.
  ///
  /// Texts are cut and reasons left out where one would not fit into a record.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  public func record(_ lookups: [LookupMade]) throws {
    guard !lookups.isEmpty else { return }
    let entries = lookups.map { Entry($0.fitting, by: officer) }
    let isOnPatrol = lookups.allSatisfy { $0.permission == .lookUpOnPatrol }
    try append(isOnPatrol ? .lookUpOnPatrol : .lookUp) { _ in entries }
  }
}

extension LookupMade {
  /// As it is recorded. Which entries were shown matters more than why: reasons are left out first, from the last entry
  /// on, and entries only where that is not enough.
  var fitting: LookupMade {
    var lookup = self
    lookup.query.text = String(query.text.unicodeScalars.prefix(Self.textLimit))
    lookup.entries = Array(entries.prefix(Self.entryLimit))
    var whole = lookup.entries.count
    while lookup.byteCount > LaneCheck.byteLimit, whole > 0 {
      whole -= 1
      lookup.entries[whole].reasons = []
    }
    while lookup.byteCount > LaneCheck.byteLimit, !lookup.entries.isEmpty { lookup.entries.removeLast() }
    return lookup
  }
}

extension DeskFacts {
  /// The one patrol whose id begins so.
  func patrol(_ text: String) throws -> PatrolFact {
    let prefix = try CrossingRules.idPrefix(text, Refusal.unknownPatrol)
    let found = try patrols(startingWith: prefix)
    guard let patrol = found.first else { throw Refusal.unknownPatrol(prefix) }
    guard found.count == 1 else { throw Refusal.ambiguousPatrol(prefix) }
    return patrol
  }
}

/// What is said of a patrol, as it is to be recorded: words with single blanks, numbers within what can be.
public enum PatrolRules {
  public static func checked(_ patrol: PatrolStarted) throws(Refusal) -> PatrolStarted {
    guard PatrolStarted.strengths.contains(patrol.strength) else {
      throw .wrongForm(.strength, String(patrol.strength))
    }
    guard PatrolStarted.reportMinutes.contains(patrol.reportMinutes) else {
      throw .wrongForm(.reportMinutes, String(patrol.reportMinutes))
    }
    func name(_ text: String, _ field: Refusal.Field) throws(Refusal) -> String {
      try CrossingRules.requiredWords(text, field, limit: PatrolStarted.nameLimit)
    }
    return PatrolStarted(
      unit: try name(patrol.unit, .unit), leader: try name(patrol.leader, .leader), strength: patrol.strength,
      sector: try name(patrol.sector, .sector), isJoint: patrol.isJoint, reportMinutes: patrol.reportMinutes)
  }

  public static func checked(_ entry: PatrolLogged) throws(Refusal) -> PatrolLogged {
    if let persons = entry.persons, !PatrolLogged.personCounts.contains(persons) {
      throw .wrongForm(.persons, String(persons))
    }
    var entry = entry
    entry.text = try CrossingRules.requiredWords(entry.text, .patrolText, limit: PatrolLogged.textLimit)
    entry.handedTo = try CrossingRules.optionalWords(
      entry.handedTo, .handedTo, limit: PatrolLogged.recipientLimit)
    return entry
  }
}
