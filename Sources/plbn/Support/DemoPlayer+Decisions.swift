import Border
import ReferenceData
import TravelDocuments

/// What the invented colleagues decide, find and put right.
extension DemoPlayer {
  /// Lanes at which colleagues sit.
  static let colleagueLanes = 2...4

  /// Decides on a document after a look at it, where nobody else has.
  mutating func decide(_ waiting: Waiting) throws {
    try desk.catchUp()
    guard let scan = try desk.ledger.scan(waiting.id) else { return }
    let facts = try facts(of: scan, waiting)
    try record(facts, scan, waiting, decision(on: facts, scan, waiting))
  }

  /// Says what a hit that was set aside is, and decides on the traveller. That one entry is the traveller says nothing of
  /// the others; that none is, is said of each.
  mutating func dispose(_ disposal: DemoMorning.Disposal) throws {
    guard let waiting = setAside.removeValue(forKey: disposal.document) else { return }
    try desk.catchUp()
    guard let scan = try desk.ledger.scan(waiting.id), let check = scan.check, let checkID = scan.checkID else {
      return
    }
    desk.officer = Self.officer(waiting.lane)
    let open = check.candidates.filter(\.isOpen)
    for candidate in disposal.finding == .samePerson ? Array(open.prefix(1)) : open {
      try Self.unlessRefused {
        try desk.dispose(
          HitDisposed(
            subject: scan.id, check: checkID, finding: HitDisposed.Finding(disposal.finding), list: candidate.list,
            entry: candidate.entry, code: HitTables.ownWords, reason: disposal.reason),
          second: .named(Self.second(besides: waiting.lane)))
      }
    }
    try record(try facts(of: scan, waiting), scan, waiting, Decision(disposal.decision))
  }

  /// The colleague who looks at a strong likeness too.
  static func second(besides lane: Int) -> String { officer(lane == 2 ? 3 : 2).name }

  mutating func void(_ voiding: DemoMorning.Voiding) throws {
    guard let crossing = crossings.removeValue(forKey: voiding.document), let story = try story(crossing) else {
      return
    }
    desk.officer = Officer(name: story.crossing.officer)
    try desk.void(crossing: crossing, reason: voiding.reason)
  }

  func amend(_ amendment: DemoMorning.Amendment) throws {
    guard let crossing = crossings[amendment.document], let story = try story(crossing) else { return }
    var facts = story.crossing.facts
    facts.purpose = amendment.purpose ?? facts.purpose
    facts.vehicle = amendment.vehicle ?? facts.vehicle
    desk.officer = Officer(name: story.crossing.officer)
    try desk.amend(crossing: crossing, seen: story.crossing.facts, to: facts, reason: amendment.reason)
  }

  // MARK: One decision

  private struct Decision {
    var outcome: String
    var reason: String?
    var words: String?

    init(outcome: String, reason: String? = nil) { (self.outcome, self.reason) = (outcome, reason) }

    init(_ decision: DemoMorning.Decision) {
      (outcome, reason, words) = (decision.outcome, decision.reason, decision.words)
    }
  }

  private mutating func record(
    _ facts: CrossingFacts, _ scan: WaitingScan, _ waiting: Waiting, _ decision: Decision
  ) throws {
    desk.officer = Self.officer(waiting.lane)
    let record = try desk.record(
      CrossingRecorded(
        direction: facts.direction, lane: waiting.lane, traveller: facts.traveller, document: facts.document,
        outcome: decision.outcome, reason: decision.reason, words: decision.words, purpose: facts.purpose,
        vehicle: facts.vehicle, note: facts.note, scan: scan.id, check: scan.checkID))
    if let name = waiting.name, let record { crossings[name] = record.id }
  }

  private func facts(of scan: WaitingScan, _ waiting: Waiting) throws -> CrossingFacts {
    switch scan.presented {
    case .entered(let document): return document.facts
    case .mrz(let lines):
      let mrz = try MRZ(lines: lines, today: today(desk.zone))
      return CrossingFacts(
        direction: scan.direction, traveller: mrz.traveller, document: mrz.presented, purpose: waiting.purpose,
        vehicle: waiting.vehicle)
    }
  }

  /// A hit of which the story says nothing more, an expired document and one with a wrong check digit need another look;
  /// for the rest it is as the story says, or the traveller is cleared.
  private func decision(on facts: CrossingFacts, _ scan: WaitingScan, _ waiting: Waiting) throws -> Decision {
    if scan.check?.isHit ?? false { return Decision(outcome: "secondary", reason: "name-match") }
    if let decision = waiting.decision { return Decision(decision) }
    let today = try today(desk.zone)
    let isExpired = facts.document.expiry.map { $0.latestDay < today.earliestDay } ?? false
    let isValid = try scan.mrz.isEmpty || MRZ(lines: scan.mrz, today: today).isValid
    return isExpired || !isValid
      ? Decision(outcome: "secondary", reason: "document-doubt") : Decision(outcome: "cleared")
  }

  private func story(_ crossing: String) throws -> CrossingStory? {
    try desk.catchUp()
    return try desk.ledger.story(ofCrossing: crossing)
  }
}

extension HitDisposed.Finding {
  fileprivate init(_ finding: DemoMorning.Disposal.Finding) {
    switch finding {
    case .samePerson: self = .samePerson
    case .otherPerson: self = .otherPerson
    case .cannotTell: self = .cannotTell
    }
  }
}
