import Journal
import ReferenceData

import struct Journal.Record

extension Desk {
  /// Records what an officer found a candidate to be.
  ///
  /// `disposed.replaces` names the finding that whoever disposes has seen; where another counts meanwhile, or none was
  /// seen and there is one, nothing is recorded.
  ///
  /// Of a strong likeness it takes two officers to say who somebody is, or that nobody can tell. Without `second` the
  /// finding is recorded all the same, with a request for one behind it, and counts once somebody else agrees; where
  /// nobody is there who could, who somebody is counts at once. That nobody can tell decides nothing: it waits.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func dispose(
    _ disposed: HitDisposed, second: SecondOfficer? = nil, id: String = newEventID()
  ) throws -> Record? {
    var disposed = disposed
    disposed.reason = try checked(
      disposed.code, words: disposed.reason, for: disposed.finding.rawValue, limit: HitDisposed.reasonLimit)
    let session = second?.session
    return try append { facts in
      try facts.accounts.allow(
        session == nil ? Demand(.disposeHit) : .secondOpinion, self.actor, second: session)
      if try facts.isRecorded(id) { return [] }
      guard let hit = try facts.hit(of: disposed.subject),
        let found = hit.check.candidates.first(where: { $0.list == disposed.list && $0.entry == disposed.entry })
      else { throw Refusal.unknownHit }
      let counting = try facts.finding(of: disposed.subject, list: disposed.list, entry: disposed.entry)
      guard counting?.id == disposed.replaces else {
        guard let counting else { throw Refusal.unknownHit }
        throw Refusal.alreadyFound(officer: counting.officer, time: counting.time)
      }
      (disposed.check, disposed.band) = (hit.id, found.band)
      disposed.second = try self.secondNamed(second, facts.accounts)
      disposed.awaits =
        disposed.needsSecond && disposed.second == nil
        && (disposed.finding == .cannotTell || self.canBeSeconded(facts.accounts))
      let entry = try self.signed(Entry(disposed, id: id, by: self.officer), by: [self.session, session])
      guard disposed.awaits else { return [entry] }
      let asked = HitSecondAsked(subject: disposed.subject, check: hit.id, about: .finding(id))
      return [entry, try self.signed(Entry(asked, by: self.officer), by: self.session)]
    }.first
  }

  /// Asks for a second officer at another console, for a decision that goes against what a list asks for; once somebody
  /// has agreed, whoever asked can take it.
  ///
  /// - Throws: `Refusal` (`hit`, what speaks against deciding the scan at all); `JournalError`.
  @discardableResult
  public func askSecond(
    scan: String, outcome: String, direction: Direction, words: String, id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(words, .words, limit: CrossingRecorded.reasonLimit)
    return try append(.decide) { facts in
      if try facts.isRecorded(id) { return [] }
      try facts.refuseDecided(scan)
      guard let hit = try facts.hit(of: scan),
        try self.overridden(hit.check, outcome, direction, facts) != nil
      else {
        throw Refusal.hit(.noOverride)
      }
      let open = try facts.asks(of: scan).last { $0.about == .outcome(outcome) && $0.answer == nil }
      if let open { throw Refusal.hit(.alreadyAsked(officer: open.officer, time: open.time)) }
      let asked = HitSecondAsked(subject: scan, check: hit.id, about: .outcome(outcome), reason: words)
      return [Entry(asked, id: id, by: self.officer)]
    }.last
  }

  /// Records what a second officer says, who is the one that acts here. `prefix` is the request's id, or its beginning.
  ///
  /// - Throws: `Refusal` (`hit`); `JournalError`.
  @discardableResult
  public func second(
    ask prefix: String, agrees: Bool, code: String, words: String = "", id: String = newEventID()
  ) throws -> Record? {
    let prefix = try CrossingRules.idPrefix(prefix) { .hit(.unknownAsk($0)) }
    let words = try checked(
      code, words: words, for: agrees ? "agree" : "disagree", limit: HitDisposed.reasonLimit)
    return try append(.disposeHit) { facts in
      if try facts.isRecorded(id) { return [] }
      let found = try facts.asks(startingWith: prefix)
      guard let ask = found.first, found.count == 1 else { throw Refusal.hit(.unknownAsk(prefix)) }
      if let answer = ask.answer { throw Refusal.hit(.alreadyAnswered(officer: answer.officer, time: answer.time)) }
      guard !ask.isOf(self.officer.name) else { throw Refusal.hit(.ownAsk) }
      let seconded = HitSeconded(
        asked: ask.id, agrees: agrees, code: code, reason: words.isEmpty ? nil : words,
        isProven: !facts.accounts.isOpen)
      return [Entry(seconded, id: id, by: self.officer)]
    }.last
  }

  /// For a finding whose second officer shall speak at the same terminal: who that could be, or that a name is missing.
  ///
  /// - Throws: `Refusal`, where somebody could be it.
  public func refuseWithoutSecond() throws {
    let book = try accounts()
    if book.isOpen { throw Refusal.hit(.secondNameMissing) }
    try book.allow(.secondOpinion, actor, second: nil)
  }

  /// Whether there may be somebody who could be the second; by name, in a store without passphrases, anybody.
  private func canBeSeconded(_ book: AccountBook) -> Bool {
    book.isOpen || session.map { !book.approvers(.secondOpinion, besides: $0.account).isEmpty } ?? true
  }

  /// The words beside a reason's code, where the code is one for this; without a code the words must be there.
  private func checked(_ code: String?, words: String, for kind: String, limit: Int) throws -> String {
    guard let code else { return try CrossingRules.requiredWords(words, .reason, limit: limit) }
    let known = reference.hits.reasons(for: kind)
    guard let reason = known.first(where: { $0.code == code }) else {
      throw Refusal.hit(.unknownReason(code, known: known.map(\.code)))
    }
    return reason.needsWords
      ? try CrossingRules.requiredWords(words, .reason, limit: limit)
      : try CrossingRules.optionalWords(words, .reason, limit: limit) ?? ""
  }
}

extension SecondAsk {
  init(_ record: Record, _ asked: HitSecondAsked) {
    self.init(
      id: record.id, subject: asked.subject, time: record.time, officer: record.officer, about: asked.about,
      reason: asked.reason)
  }
}

extension SecondAsk.Answer {
  init(_ record: Record, _ seconded: HitSeconded) {
    self.init(
      id: record.id, time: record.time, officer: record.officer, agrees: seconded.agrees, code: seconded.code,
      reason: seconded.reason, isProven: seconded.isProven)
  }
}

extension HitFinding {
  init(_ record: Record, _ disposed: HitDisposed) {
    self.init(
      id: record.id, time: record.time, officer: record.officer, list: disposed.list, entry: disposed.entry,
      finding: disposed.finding, code: disposed.code, reason: disposed.reason, second: disposed.second,
      awaits: disposed.awaits)
  }
}
