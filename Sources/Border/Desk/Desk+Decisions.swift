import Journal

import struct Journal.Record

extension Desk {
  /// Records a decision and gives its record; nil where this `id` is recorded already.
  ///
  /// Asking again with the same `id` records nothing new: so a console that was not told of an acknowledgement may ask
  /// again. Without a scan, `check` is recorded in front of the crossing.
  ///
  /// One that goes against what the list of a scan's hit asks for takes words and a second officer: `second`, or one who
  /// agreed at another console to just this outcome. Where nobody is there who could be the second, one is enough.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func record(
    _ crossing: CrossingRecorded, id: String = newEventID(), check: LaneCheck? = nil, second: SecondOfficer? = nil
  ) throws -> Record? {
    var crossing = try rules.checked(crossing)
    try StayGranted.check(
      crossing.facts, outcome: crossing.outcome, on: zone.date(of: crossing.late?.occurred ?? .now()))
    let checkID = newEventID()
    if check != nil { crossing.check = checkID }
    return try append { facts in
      try self.allow(Demand(.decide), facts.accounts, second: nil)
      if try facts.crossing(id) != nil { return [] }
      if let scan = crossing.scan {
        try facts.refuseDecided(scan)
        try self.refuseExpired(scan, facts)
      }
      crossing.outage = try self.outage(crossing, facts)
      crossing.lane = try crossing.lane ?? self.lane(ofPaper: crossing, facts)
      crossing.company = try facts.checked(crossing.company, crossing.direction)
      crossing.outside = try self.outside(crossing, facts)
      crossing.override = try self.override(crossing, second, facts)
      let checked = try check.map { try facts.event($0, subject: id) }
      var signers = [self.actor.session]
      if crossing.override?.isProvenHere == true { signers.append(second?.session) }
      return try
        (checked.map { [try self.signed(Entry($0, id: checkID, by: self.officer), by: self.actor.session)] }
        ?? []) + [self.signed(Entry(crossing, id: id, by: self.officer), by: signers)]
    }.last
  }

  /// What list a decision on a scan goes against, with whoever agreed; nil: none.
  private func override(
    _ crossing: CrossingRecorded, _ second: SecondOfficer?, _ facts: DeskFacts
  ) throws -> HitOverride? {
    guard let scan = crossing.scan, let duty = try overridden(scan, crossing.outcome, crossing.direction, facts) else {
      return nil
    }
    let word = reference.outcome(duty.due)?.word.value ?? duty.due
    guard crossing.words != nil else { throw Refusal.hit(.wordsMissing(due: word, list: duty.list)) }
    var override = HitOverride(list: duty.list, entry: duty.entry, listClass: duty.listClass, due: duty.due)
    let agreed = try facts.asks(of: scan).last { ask in
      ask.about == .outcome(crossing.outcome) && ask.answer.map { $0.agrees && !self.isOwn($0.officer) } ?? false
    }
    if let answer = agreed?.answer {
      override.second = SecondNamed(officer: answer.officer, isProven: answer.isProven)
      override.seconded = answer.id
      return override
    }
    let session = second?.session
    try facts.accounts.allow(.secondOpinion, actor, second: session)
    override.second = try secondNamed(second, facts.accounts)
    if facts.accounts.isOpen, override.second == nil {
      throw Refusal.hit(.secondMissing(due: word, list: duty.list))
    }
    return override
  }

  /// What an outcome goes against most.
  func overridden(_ scan: String, _ outcome: String, _ direction: Direction, _ facts: DeskFacts) throws -> HitDuty? {
    guard let hit = try facts.hit(of: scan) else { return nil }
    let (findings, asks) = (try facts.findings(of: scan), try facts.asks(of: scan))
    let duties = HitDuty.all(hit.check, direction, reference.hits) {
      findings.standing(list: $0.list, entry: $0.entry, asks)
    }
    return duties.first { $0.isOverridden(by: outcome) }
  }

  func isOwn(_ officer: String) -> Bool { Account.foldedID(officer) == Account.foldedID(self.officer.name) }
}

extension HitOverride {
  /// The second officer proved at this terminal who they are, so that both have signed.
  var isProvenHere: Bool { seconded == nil && second?.isProven == true }
}

extension Demand {
  /// Another of those who may assess hits; where there is no other, one is enough.
  static let secondOpinion = Demand(.disposeHit, needsTwo: true, isAmongPeers: true, isEnoughAlone: true)

  /// Of a decision: two where the second spoke at the same terminal, or nobody is told to have spoken.
  init(_ crossing: CrossingRecorded) {
    guard let override = crossing.override, override.seconded == nil else {
      self.init(.decide)
      return
    }
    self = .secondOpinion
  }

  /// Of a finding that takes two, unless it still awaits the second, who then signs an answer.
  init(_ disposed: HitDisposed) {
    if disposed.needsSecond, !disposed.awaits {
      self = .secondOpinion
    } else {
      self.init(.disposeHit)
    }
  }
}
