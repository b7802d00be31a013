import Journal

import struct Journal.Record

/// Those who come together.
extension Desk {
  /// Records that a party is at a lane; gives its record, whose id is the party's; nil where this `id` is recorded
  /// already. One party at a time is open at a lane.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func open(_ party: PartyOpened, id: String = newEventID()) throws -> Record? {
    let entry = Entry(try rules.checked(party), id: id, by: officer)
    return try append(.decide) { facts in
      if try facts.isRecorded(id) { return [] }
      if let other = try facts.openParty(at: party.lane) {
        throw Refusal.party(.laneTaken(lane: party.lane, officer: other.officer))
      }
      return [entry]
    }.last
  }

  /// Records that a party is closed, with how many were decided and how many wait. `prefix` is its id, or the beginning
  /// of it. Where some wait, or fewer or more came than were said, a reason is needed; who waits stays at the lane.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func close(party prefix: String, reason: String? = nil, id: String = newEventID()) throws -> Record? {
    let words = try CrossingRules.optionalWords(reason, .reason, limit: PartyClosed.reasonLimit)
    return try append(.decide) { facts in
      if try facts.isRecorded(id) { return [] }
      let party = try facts.party(prefix)
      if let end = party.end { throw Refusal.party(.closed(officer: end.officer)) }
      let (decided, waiting) = try facts.counts(of: party)
      let missing = max((party.opened.expected ?? 0) - decided - waiting, 0)
      let surplus = party.opened.surplus(decided: decided)
      guard words != nil || (waiting == 0 && missing == 0 && surplus == 0) else {
        throw Refusal.party(.openMembers(waiting: waiting, missing: missing, surplus: surplus))
      }
      let closed = PartyClosed(party: party.id, decided: decided, waiting: waiting, reason: words)
      return [Entry(closed, id: id, by: self.officer)]
    }.last
  }
}

extension DeskFacts {
  /// The one party whose id begins so.
  func party(_ text: String) throws -> PartyRow {
    let prefix = try CrossingRules.idPrefix(text) { .party(.unknown($0)) }
    let found = try parties(startingWith: prefix)
    guard let party = found.first else { throw Refusal.party(.unknown(prefix)) }
    guard found.count == 1 else { throw Refusal.party(.ambiguous(prefix)) }
    return party
  }

  /// With whom somebody crosses, as it is to be recorded: in a party that is open and goes this way, with an adult who
  /// was at this post.
  func checked(_ company: Company, _ direction: Direction) throws -> Company {
    var company = company
    if let prefix = company.party {
      let party = try party(prefix)
      if let end = party.end { throw Refusal.party(.closed(officer: end.officer)) }
      guard party.opened.direction == direction else { throw Refusal.party(.otherDirection) }
      company.party = party.id
    }
    try checkAdult(of: company)
    return company
  }

  /// The same of a crossing that is put right, whose party stays, open or not; nil where nothing is different.
  func checked(_ company: Company, insteadOf before: Company) throws -> Company? {
    var company = company
    company.party = before.party
    guard company != before else { return nil }
    try checkAdult(of: company)
    return company
  }

  private func checkAdult(of company: Company) throws {
    guard let subject = company.guardian?.subject, try !isScan(subject), try crossing(subject) == nil else { return }
    throw Refusal.party(.unknownAdult(subject))
  }
}
