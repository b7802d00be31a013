import Journal

import struct Journal.Record

extension Desk {
  /// Records a decision and gives its record; nil where this `id` is recorded already.
  ///
  /// Asking again with the same `id` records nothing new: so a console that was not told of an acknowledgement may ask
  /// again. Without a scan, `check` is recorded in front of the crossing.
  ///
  /// One that goes against what the list of its hit asks for takes words and a second officer: `second`, or one who
  /// agreed at another console to just this outcome of a scan. Where nobody is there who could be the second, one is
  /// enough. What is keyed in from paper has happened: it is recorded with what it went against, and its hit waits.
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
      let checked = try check.map { try facts.event($0, subject: id) }
      crossing.override = try self.override(crossing, checked, second, facts)
      var signers = [self.actor.session]
      if crossing.override?.isProvenHere == true { signers.append(second?.session) }
      return try
        (checked.map { [try self.signed(Entry($0, id: checkID, by: self.officer), by: self.actor.session)] }
        ?? []) + [self.signed(Entry(crossing, id: id, by: self.officer), by: signers)]
    }.last
  }

  /// What list a decision goes against, with whoever agreed; nil: none.
  ///
  /// - Parameter checked: the check that is recorded in front of a crossing without a scan.
  private func override(
    _ crossing: CrossingRecorded, _ checked: WatchlistChecked?, _ second: SecondOfficer?, _ facts: DeskFacts
  ) throws -> HitOverride? {
    let check = try crossing.scan.map { try facts.hit(of: $0)?.check } ?? checked
    guard let check, let duty = try overridden(check, crossing.outcome, crossing.direction, facts) else { return nil }
    var override = HitOverride(
      list: duty.list, entry: duty.entry, listClass: duty.listClass, due: duty.due, isAsked: duty.isAsked)
    guard crossing.late == nil else { return override }
    let word = reference.outcome(duty.due)?.word.value ?? duty.due
    guard crossing.words != nil else {
      throw Refusal.hit(.wordsMissing(due: word, list: duty.list, isAsked: duty.isAsked))
    }
    let agreed = try facts.asks(of: check.subject).last { ask in
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
      throw Refusal.hit(.secondMissing(due: word, list: duty.list, isAsked: duty.isAsked))
    }
    return override
  }

  /// What an outcome goes against most.
  func overridden(
    _ check: WatchlistChecked, _ outcome: String, _ direction: Direction, _ facts: DeskFacts
  ) throws -> HitDuty? {
    let (findings, asks) = (try facts.findings(of: check.subject), try facts.asks(of: check.subject))
    let duties = HitDuty.all(check, direction, reference.hits) {
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

  /// Of a decision: two where the second spoke at the same terminal, or nobody is told to have spoken. What is keyed in
  /// from paper was decided by whoever signed on it.
  init(_ crossing: CrossingRecorded) {
    guard let override = crossing.override, override.seconded == nil, crossing.late == nil else {
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
