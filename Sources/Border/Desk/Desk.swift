import GRDB
import Journal
import ReferenceData
import TravelDocuments

import struct Journal.Record

/// Where commands become events: may this officer do this now?
///
/// Every command is checked against the rules under the journal's lock, with everything that stands in the journal
/// taken into account, so that two consoles can't both decide one scan. What returns without an error is on disk.
///
/// The read model only answers: where it can't be written, or is behind, decisions go on. They are refused where it
/// knows records that the journal has lost.
///
/// One value belongs to one thread.
public final class Desk {
  public let layout: StoreLayout
  public let post: Post
  /// When the post is open and its shifts change.
  public let plan: DutyPlan
  public let zone: PostZone
  public let reference: ReferenceData
  public let ledger: Ledger
  /// Who acts. In a closed store only a session can.
  public internal(set) var actor: Actor
  /// Whether anything was recorded through this desk.
  public internal(set) var hasRecorded = false
  /// Whether what takes two people was done by one, because nobody is there who could be the second: the record has one
  /// signature.
  public internal(set) var hasActedAlone = false
  /// How much work it is to try a passphrase, for keys that are sealed from now on.
  var scryptRounds = ScryptKey.usualRounds

  /// What time it is, for what goes by hours and shifts.
  var clock: () -> Timestamp = Timestamp.now
  /// The same, for what has waited: it is held against the times of records.
  var waitingClock: () -> Timestamp = Timestamp.now

  let journal: Journal
  public let rules: CrossingRules

  /// Opens a store to work with it.
  ///
  /// - Throws: `JournalError`; `Refusal.unknownPost`.
  public init(_ layout: StoreLayout, officer: Officer, console: String, reference: ReferenceData) throws {
    self.layout = layout
    actor = .open(officer)
    self.reference = reference
    journal = try Journal(layout, console: console)
    post = try reference.storePost(journal.identity)
    zone = post.zone
    plan = DutyPlan(post, reference)
    rules = CrossingRules(reference: reference)
    ledger = try Ledger(layout, zone: zone)
  }

  /// Who acts, as records name it. Setting it ends no session, and in a closed store nobody can act by it.
  public var officer: Officer {
    get { actor.officer }
    set { actor = .open(newValue) }
  }

  /// Brings the read model up to date.
  @discardableResult
  public func catchUp(progress: (Ledger.Progress) -> Void = { _ in }) throws -> Ledger.Progress {
    try ledger.catchUp(progress: progress)
  }

  /// Checks the newest file of the journal now, and not at the first command.
  public func prepare() throws { try journal.prepare() }

  /// Records documents that were presented, each with the answer of the watchlist, and gives the ids of the scans.
  ///
  /// All of them cost one sync.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func receive(_ scans: [(scan: ScanReceived, check: LaneCheck)]) throws -> [PresentedScan] {
    for item in scans { try CrossingRules.check(item.scan) }
    var presented: [PresentedScan] = []
    try append(.receive) { facts in
      presented = try scans.map { item in
        let id = newEventID()
        return PresentedScan(
          id: id, scan: item.scan, checkID: newEventID(), check: try facts.event(item.check, subject: id))
      }
      return presented.flatMap {
        [Entry($0.scan, id: $0.id, by: self.officer), Entry($0.check, id: $0.checkID, by: self.officer)]
      }
    }
    return presented
  }

  /// Records a document that was entered by hand at a lane, with the answer of the watchlist; asking again with the same
  /// `id` records nothing new.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  public func receive(
    _ document: DocumentEntered, _ check: LaneCheck, id: String = newEventID()
  ) throws -> (id: String, checkID: String) {
    let checkID = newEventID()
    let entry = Entry(try rules.checked(document), id: id, by: officer)
    var known: String?
    try append(.receive) { facts in
      guard try facts.isScan(id) else {
        if let from = document.from, try facts.crossing(from) == nil { throw Refusal.unknownCrossing(from) }
        return [entry, Entry(try facts.event(check, subject: id), id: checkID, by: self.officer)]
      }
      known = try facts.checkID(of: id)
      return []
    }
    return (id, known ?? checkID)
  }

  /// Records a newer answer of the watchlist for a scan that waits; gives the id of the check.
  ///
  /// - Throws: `Refusal` when there is no such scan or somebody has decided it; `JournalError`.
  public func recheck(scan: String, _ check: LaneCheck) throws -> String {
    let id = newEventID()
    try append(.receive) { facts in
      try facts.refuseDecided(scan)
      return [Entry(try facts.event(check, subject: scan), id: id, by: self.officer)]
    }
    return id
  }

  /// Records that a crossing was recorded wrongly. `prefix` is its id, or the beginning of it, 4 characters or more.
  ///
  /// A scan that the crossing decided stays decided: the document is presented again.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func void(crossing prefix: String, reason: String, id: String = newEventID()) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: CrossingRecorded.reasonLimit)
    let prefix = try CrossingRules.idPrefix(prefix)
    return try append(.void) { facts in
      if try facts.isRecorded(id) { return [] }
      let crossing = try facts.standingCrossing(prefix)
      return [Entry(CrossingVoided(crossing: crossing.id, reason: words), id: id, by: self.officer)]
    }.last
  }

  /// Records that what a crossing's record says of traveller, document, purpose, way, companion, or vehicle or boat was
  /// wrong, and what is right.
  ///
  /// - Parameters:
  ///   - seen: what the record said when it was put right; where it says something else meanwhile, nothing is recorded.
  ///   - company: what it said of companion and conveyance, and what is right; nil: not looked at. The party stays.
  ///   - check: what the watchlist says of the traveller as amended; recorded behind the amendment.
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func amend(
    crossing prefix: String, seen: CrossingFacts, to amended: CrossingFacts,
    company: CompanyChange? = nil, reason: String, check: LaneCheck? = nil, id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: CrossingRecorded.reasonLimit)
    let prefix = try CrossingRules.idPrefix(prefix)
    return try append(.amend) { facts in
      if try facts.isRecorded(id) { return [] }
      let crossing = try facts.standingCrossing(prefix)
      guard crossing.facts == seen, company.map({ $0.seen == crossing.company }) ?? true else {
        throw Refusal.changedMeanwhile
      }
      let right = try self.rules.checked(
        amended, isScanned: crossing.scan != nil, stood: crossing.facts.stamp)
      let together = try company.flatMap { try facts.checked(self.rules.checked($0.to), insteadOf: crossing.company) }
      guard right != crossing.facts || together != nil else { throw Refusal.nothingAmended }
      // A stay that was granted otherwise before stays as it is where it is not touched.
      let seenCitizenship = crossing.facts.traveller.citizenship
      if right.stayUntil != crossing.facts.stayUntil || right.direction != crossing.facts.direction
        || right.traveller.citizenship != seenCitizenship
      {
        try StayGranted.check(right, outcome: crossing.outcome, on: self.zone.date(of: crossing.occurred))
      }
      var body = CrossingAmended(crossing: crossing.id, facts: right, company: together, reason: words)
      body.clearsStamp = right.stamp == nil && crossing.facts.stamp != nil
      let amendment = Entry(body, id: id, by: self.officer)
      let checked = try check.map { try facts.event($0, subject: crossing.id) }
      return [amendment] + (checked.map { [Entry($0, by: self.officer)] } ?? [])
    }.first
  }

  /// Records that a list was taken in; its files are in place already.
  ///
  /// - Parameter second: who approves it, because lists decide who is stopped; needed once somebody is there who can,
  ///   and a supervisor where there are concerns about the list.
  /// - Parameter confirms: the same files are recorded again: nothing newer was to be had today, and the age of a list
  ///   without a date of its own counts from now.
  /// - Throws: `Refusal` when the same version counts already, when another came since it was compared, or when a file
  ///   is gone; `JournalError`.
  @discardableResult
  public func record(_ list: ListImport, confirms: Bool = false, second: Session? = nil) throws -> Record? {
    let marked = try look { Set(try $0.standingMarks(on: list.imported.list).map(\.cleared.entry)) }
    let marksEnd = list.marksEnd(lookedAt: marked)
    return try record(list.imported, confirms: confirms, second: second, marksEnd: marksEnd)
  }

  /// - Parameter marksEnd: of a mark that counts, whether its entry is gone with this version, or says something else.
  @discardableResult
  func record(
    _ list: WatchlistImported, confirms: Bool = false, second: Session? = nil,
    marksEnd: (HitClearedBefore) -> Bool = { _ in false }
  ) throws -> Record? {
    guard list.list != LocalList.name else { throw Refusal.wrongForm(.listName, list.list) }
    let entry = Entry(list, by: officer)
    let folder = KeptFiles(layout)
    return try append(Demand(list), second: second) { facts in
      let current = try facts.list(list.list)
      guard confirms || current?.files != list.files else { throw Refusal.listUnchanged(list.list) }
      guard current?.sha256 == list.replaces else { throw Refusal.listChanged(list.list) }
      for file in list.files {
        guard let path = folder.path(file), StoreFiles.exists(path) else { throw Refusal.keptFileMissing(list.list) }
      }
      let ended = try facts.standingMarks(on: list.list).filter { marksEnd($0.cleared) }
      return ended.map { Entry(HitClearingWithdrawn(endedBy: list, mark: $0.id), by: self.officer) } + [entry]
    }.last
  }
}

/// A scan as it was recorded, with the check that was recorded beside it.
public struct PresentedScan: Sendable, Equatable {
  public let id: String
  public let scan: ScanReceived
  public let checkID: String
  public let check: WatchlistChecked
}

extension DeskFacts {
  /// Refuses a scan that is not there or that somebody has decided.
  func refuseDecided(_ scan: String) throws {
    guard try isScan(scan) else { throw Refusal.unknownScan(scan) }
    guard let crossing = try decision(of: scan) else { return }
    throw Refusal.alreadyDecided(officer: crossing.officer, lane: crossing.lane, time: crossing.time)
  }
}

extension DeskFacts {
  /// The one crossing whose id begins so, if it is not void.
  func standingCrossing(_ prefix: String) throws -> CrossingFact {
    let found = try crossings(startingWith: prefix)
    guard let crossing = found.first else { throw Refusal.unknownCrossing(prefix) }
    guard found.count == 1 else { throw Refusal.ambiguousCrossing(prefix) }
    if let officer = crossing.voidOfficer { throw Refusal.alreadyVoided(officer: officer) }
    return crossing
  }
}

extension ReferenceData {
  /// The post that a store was made for.
  public func storePost(_ identity: StoreIdentity) throws(Refusal) -> Post {
    guard let post = post(identity.post) else { throw .unknownPost(identity.post) }
    return post
  }
}

extension Post {
  public var zone: PostZone {
    PostZone(name: timeZone.value.name, offsetMinutes: timeZone.value.utcOffsetMinutes)
  }
}
