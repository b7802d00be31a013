import Journal
import ReferenceData
import TravelDocuments

import struct Journal.Record

/// What two officers say of a traveller and an entry.
public struct Clearing: Sendable, Equatable {
  /// The scan, the document or the crossing whose traveller was compared.
  public var subject: String
  public var list: String
  public var entry: String
  /// The entry as it was looked at, by `PostWatchlist.content`.
  public var content: String
  /// The version of its list.
  public var version: String
  public var reason: String
  /// The last day on which it counts; nil: as long as the rule lets it.
  public var until: PartialDate?

  public init(
    subject: String, list: String, entry: String, content: String, version: String, reason: String,
    until: PartialDate? = nil
  ) {
    self.subject = subject
    self.list = list
    self.entry = entry
    self.content = content
    self.version = version
    self.reason = reason
    self.until = until
  }
}

/// The second of two officers.
public enum SecondOfficer {
  /// In a store where no account has a passphrase: by name.
  case named(String)
  case session(Session)

  public var session: Session? { if case .session(let session) = self { session } else { nil } }
}

extension Desk {
  /// Records that a traveller is not the entry of a hit, and need not be stopped for it again; gives the mark's record.
  ///
  /// Where nobody has said yet what the candidate is, `other-person` is recorded in front of it.
  ///
  /// - Throws: `Refusal` (`unknownHit`, `listChanged`, `clearing`, `access`); `JournalError`.
  @discardableResult
  public func clear(_ clearing: Clearing, second: SecondOfficer?, id: String = newEventID()) throws -> Record? {
    let reason = try CrossingRules.requiredWords(clearing.reason, .reason, limit: HitClearedBefore.reasonLimit)
    guard let today = zone.date(of: .now()) else { throw Refusal.clearing(.noDate) }
    let session = second?.session
    return try append(.clearing, second: session) { facts in
      if try facts.isRecorded(id) { return [] }
      guard let name = try self.secondNamed(second, facts.accounts)?.officer else {
        throw Refusal.clearing(.secondMissing)
      }
      let cleared = try facts.cleared(clearing, reason: reason, on: today, second: name)
      let counting = try facts.finding(of: cleared.subject, list: cleared.list, entry: cleared.entry)
      guard counting == nil || counting?.finding == .otherPerson else { throw Refusal.clearing(.foundOtherwise) }
      if let last = try facts.last(asGoodAs: cleared, on: today) {
        throw Refusal.clearing(.alreadyMarked(until: last.description))
      }
      let mark = Entry(cleared, id: id, by: self.officer)
      if counting != nil { return [mark] }
      var finding = HitDisposed(
        subject: cleared.subject, check: cleared.check, finding: .otherPerson, list: cleared.list,
        entry: cleared.entry, code: HitTables.ownWords, reason: reason)
      finding.band = WatchlistChecked.Found.possible
      return [Entry(finding, by: self.officer), mark]
    }.last
  }

  /// Takes a mark back; `prefix` is its id, or the beginning of it.
  ///
  /// - Throws: `Refusal.clearing`; `JournalError`.
  @discardableResult
  public func withdraw(mark prefix: String, reason: String, id: String = newEventID()) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: HitClearedBefore.reasonLimit)
    let prefix = try CrossingRules.idPrefix(prefix) { .clearing(.unknownMark($0)) }
    return try append(.disposeHit) { facts in
      if try facts.isRecorded(id) { return [] }
      let found = try facts.marks(startingWith: prefix)
      guard let mark = found.first, found.count == 1 else { throw Refusal.clearing(.unknownMark(prefix)) }
      if let withdrawal = mark.withdrawal { throw Refusal.clearing(.alreadyWithdrawn(officer: withdrawal.officer)) }
      return [Entry(HitClearingWithdrawn(mark: mark.id, reason: words), id: id, by: self.officer)]
    }.last
  }

  /// The second officer as records name them; nil: nobody was named, or by name where names prove nothing.
  func secondNamed(_ second: SecondOfficer?, _ book: AccountBook) throws -> SecondNamed? {
    switch second {
    case .session(let session): return SecondNamed(officer: session.account, isProven: true)
    case .named(let name) where book.isOpen:
      let words = try CrossingRules.requiredWords(name, .name, limit: Officer.nameLimit)
      guard Account.foldedID(words) != Account.foldedID(officer.name) else { throw Refusal.clearing(.sameOfficer) }
      return SecondNamed(officer: words, isProven: false)
    case .named, nil: return nil
    }
  }
}

extension Demand {
  /// Another of those who may assess hits, always: nobody clears a traveller alone.
  static let clearing = Demand(.disposeHit, needsTwo: true, isAmongPeers: true)
}

extension DeskFacts {
  /// The mark as it is recorded, by what the record says of the traveller.
  fileprivate func cleared(
    _ clearing: Clearing, reason: String, on today: PartialDate, second: String
  ) throws -> HitClearedBefore {
    guard let hit = try hit(of: clearing.subject),
      let found = hit.check.candidates.first(where: { $0.list == clearing.list && $0.entry == clearing.entry })
    else { throw Refusal.unknownHit }
    guard found.band != WatchlistChecked.Found.strong else { throw Refusal.clearing(.strongHit) }
    let isSameList = try clearing.list == LocalList.name || list(clearing.list)?.sha256 == clearing.version
    guard isSameList else { throw Refusal.listChanged(clearing.list) }
    guard let birth = hit.check.traveller.birth, birth.isWhole else { throw Refusal.clearing(.untraceable) }
    guard let presented = try presentedDocument(of: clearing.subject, on: today) else { throw Refusal.unknownHit }
    guard let document = HitClearedBefore.Document(presented) else { throw Refusal.clearing(.untraceable) }
    let days = accounts.value(.clearedBeforeDays)
    let last = today.earliestDay + days
    let until = clearing.until ?? PartialDate(daysSinceEpoch: last)
    guard let until, until.isWhole, (today.earliestDay...last).contains(until.earliestDay) else {
      throw Refusal.clearing(.term(days: days))
    }
    return HitClearedBefore(
      subject: clearing.subject, check: hit.id, list: clearing.list, entry: clearing.entry, version: clearing.version,
      content: clearing.content, name: hit.check.traveller.name, birth: birth, document: document, until: until,
      reason: reason, second: second)
  }
}

extension DeskFacts {
  /// The marks on entries of a list that nobody has taken back, expired ones too.
  func standingMarks(on list: String) throws -> [ClearedMark] {
    try (db.standingMarks() + marks).map(asItStands).filter { $0.withdrawal == nil && $0.cleared.list == list }
  }

  /// A check as it is recorded: without the marks that somebody has taken back since it was made.
  func event(_ check: LaneCheck, subject: String) throws -> WatchlistChecked {
    var check = check
    check.marks = try check.marks.filter { mark in
      try marks(startingWith: mark.id).contains { $0.id == mark.id && $0.withdrawal == nil }
    }
    return check.event(subject: subject)
  }
}
