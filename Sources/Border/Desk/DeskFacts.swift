import GRDB
import Journal
import TravelDocuments

import struct Journal.Record

/// What the rules ask: the tables, and what stands in the journal behind them.
///
/// The tables are only read. So a decision under the journal's lock never waits for a process that writes them, and
/// nobody who writes them ever waits for the journal's lock: the two can't lock each other out.
struct DeskFacts {
  /// Who may do what.
  private(set) var accounts: AccountBook
  let db: Database
  private var signIns: [SignInRow] = []
  private var crossings: [CrossingFact] = []
  /// Those behind the tables, and since when they wait.
  private var scans: [String: Timestamp] = [:]
  /// Since when scans wait anew that were renewed.
  private var renewals: [String: Timestamp] = [:]
  private var voids: [String: String] = [:]
  /// The crossings behind the tables that decided scans, by the scans.
  private var decisions: [String: String] = [:]
  /// Scans whose decision in the tables was taken back.
  private var reopened: Set<String> = []
  /// Where those of them came up that stand behind the tables.
  private var places: [String: LaneWay] = [:]
  private var laterParties = LaterParties()
  private var amendments: [String: [CrossingAmended]] = [:]
  private var ids: Set<String> = []
  private var patrols: [PatrolFact] = []
  private var patrolEnds: [String: String] = [:]
  private var checks: [String: (id: String, check: WatchlistChecked)] = [:]
  private var findings: [(subject: String, finding: HitFinding)] = []
  private var asks: [SecondAsk] = []
  private var askAnswers: [String: SecondAsk.Answer] = [:]
  /// nil: taken out of force.
  private var lists: [String: WatchlistImported?] = [:]
  private var entries: [LocalEntry] = []
  private var withdrawals: [String: LocalEntry.Withdrawal] = [:]
  private(set) var marks: [ClearedMark] = []
  private var marksWithdrawn: [String: ClearedMark.Withdrawal] = [:]
  private var duties: [DutyFact] = []
  private var outageEvents: [(record: Record, event: OutageEvent)] = []

  /// What a rule must know of a crossing.
  struct CrossingFact: Equatable {
    let id: String
    let officer: String
    let console: String
    let lane: Int?
    /// When it was recorded.
    let time: Timestamp
    /// When it happened.
    let occurred: Timestamp
    let scan: String?
    let outcome: String
    /// As amended last.
    var facts: CrossingFacts
    /// The same.
    var company: Company
    var outage: String?
    var paper: Int?
    var voidOfficer: String?

    var party: String? { company.party }
  }

  /// What a rule must know of a patrol.
  struct PatrolFact: Equatable {
    let id: String
    var endOfficer: String?
  }

  /// - Parameters:
  ///   - accounts: as the tables have them.
  ///   - later: the records behind the tables, in their order.
  init(_ db: Database, _ accounts: AccountBook, later: [Record]) throws {
    self.db = db
    self.accounts = accounts
    for record in later {
      // Once, however often it stands there.
      guard ids.insert(record.id).inserted, try !db.isApplied(record.id) else { continue }
      let event = RecordedEvent(record)
      switch event {
      case .scanReceived(let scan):
        scans[record.id] = record.time
        places[record.id] = LaneWay(scan.lane, scan.direction)
      case .documentEntered(let document):
        scans[record.id] = record.time
        places[record.id] = LaneWay(document.lane, document.facts.direction)
      case .scanRenewed(let renewed): renewals[renewed.scan] = record.time
      case .crossingRecorded(let crossing):
        if let scan = crossing.scan, try decision(of: scan) == nil { decisions[scan] = record.id }
        crossings.append(
          CrossingFact(
            id: record.id, officer: record.officer, console: record.console, lane: crossing.lane, time: record.time,
            occurred: crossing.time(of: record), scan: crossing.scan, outcome: crossing.outcome,
            facts: crossing.facts, company: crossing.company, outage: crossing.outage, paper: crossing.late?.paper))
      case .crossingVoided(let void): voids[void.crossing] = voids[void.crossing] ?? record.officer
      case .crossingUndone(let undone):
        guard let crossing = try self.crossing(undone.crossing), crossing.voidOfficer == nil,
          crossing.isOf(record.officer, record.console)
        else { break }
        voids[crossing.id] = record.officer
        guard let scan = crossing.scan, try decision(of: scan)?.id == crossing.id else { break }
        decisions[scan] = nil
        reopened.insert(scan)
      case .watchlistImported(let list): if self.accounts.counts(record, event) { lists[list.list] = .some(list) }
      case .watchlistRetired(let retired):
        if self.accounts.counts(record, event) { lists[retired.list] = .some(nil) }
      case .entryMade(let made):
        if self.accounts.counts(record, event) { entries.append(LocalEntry(record, made)) }
      case .entryWithdrawn(let withdrawn):
        if self.accounts.counts(record, event), withdrawals[withdrawn.entry] == nil {
          withdrawals[withdrawn.entry] = LocalEntry.Withdrawal(act: LocalEntry.Act(record), reason: withdrawn.reason)
        }
      case .watchlistChecked(let check): checks[check.subject] = (record.id, check)
      case .hitDisposed(let disposed):
        findings.append((disposed.subject, HitFinding(record, disposed)))
      case .hitSecondAsked(let asked): asks.append(SecondAsk(record, asked))
      case .hitSeconded(let seconded):
        if self.accounts.counts(record, event), askAnswers[seconded.asked] == nil {
          askAnswers[seconded.asked] = SecondAsk.Answer(record, seconded)
        }
      case .hitClearedBefore(let cleared):
        guard self.accounts.counts(record, event),
          ClearedMark.isWellFormed(cleared, by: record.officer, at: record.time)
        else { break }
        marks.append(ClearedMark(id: record.id, time: record.time, officer: record.officer, cleared: cleared))
      case .hitClearingWithdrawn(let withdrawn):
        guard marksWithdrawn[withdrawn.mark] == nil else { break }
        marksWithdrawn[withdrawn.mark] = ClearedMark.Withdrawal(
          time: record.time, officer: record.officer, reason: withdrawn.reason)
      case .partyOpened(let party): laterParties.open(record, party)
      case .partyClosed(let closed): laterParties.close(record, closed)
      case .patrolStarted: patrols.append(PatrolFact(id: record.id))
      case .patrolEnded(let end): patrolEnds[end.patrol] = patrolEnds[end.patrol] ?? record.officer
      case .crossingAmended(let amended): amendments[amended.crossing, default: []].append(amended)
      case .journalCreated, .accountCreated, .accountChanged, .accountKeySet, .ruleChanged:
        self.accounts.apply(record, event)
      case .sessionOpened, .sessionRefused, .sessionUnlocked:
        if let row = SignInRow(record, event) { signIns.append(row) }
      case .duty(let duty):
        if !duty.decidesWhoIsStopped || self.accounts.counts(record, event) { duties.append(DutyFact(record, duty)) }
      case .outage(let outage): outageEvents.append((record, outage))
      case .lookupMade, .documentReported, .scannerLost, .scannerFound, .patrolLogged, .sessionLocked, .sessionClosed,
        .housekeeping, .upkeep, .ledgerRebuilt,
        .unknown, .unreadable:
        break
      }
    }
  }

  /// Seconds that whoever wants to sign in has to wait.
  func signInDelay(account: String?, console: String, now: Timestamp) throws -> Int {
    func seconds(_ key: SignInRow.Key) throws -> Int {
      let rows = try db.signIns(key, limit: SignInRow.delayRows).reversed() + signIns.filter(key.holds)
      let refused = rows.reversed().prefix { $0.refusal != nil }
      return SignInDelay.seconds(refused.map(\.time), now: now)
    }
    guard let account else { return try seconds(.console(console)) }
    // All programs without a terminal have one console's name: one that keeps failing must not hold up the others.
    let here = SignInDelay.isPlace(console) ? try seconds(.console(console)) : 0
    return max(here, try seconds(.account(account)))
  }

  func crossing(_ id: String) throws -> CrossingFact? {
    try (db.crossing(id: id).map(CrossingFact.init) ?? crossings.first { $0.id == id }).map(asItStands)
  }

  /// The crossings whose ids begin so, at most two.
  func crossings(startingWith prefix: String) throws -> [CrossingFact] {
    let found = try db.crossings(startingWith: prefix, limit: 2).map(CrossingFact.init)
    return (found + crossings.filter { $0.id.hasPrefix(prefix) }).prefix(2).map(asItStands)
  }

  /// Whether this scan was received.
  func isScan(_ id: String) throws -> Bool { try scans[id] != nil || db.scan(id: id) != nil }

  /// Since when a scan waits; nil where there is none.
  func waitingSince(_ id: String) throws -> Timestamp? { try renewals[id] ?? scans[id] ?? db.scan(id: id)?.since }

  /// The crossing that decided a scan.
  func decision(of scan: String) throws -> CrossingFact? {
    if let id = decisions[scan] { return crossings.first { $0.id == id } }
    return try reopened.contains(scan) ? nil : db.decision(ofScan: scan).map(CrossingFact.init)
  }

  /// The names of the lists in force.
  func listNames() throws -> [String] {
    let known = try Set(db.currentLists().map(\.imported.list)).union(lists.keys)
    return try known.filter { try list($0) != nil }.sorted()
  }

  /// The import that counts for a list.
  func list(_ name: String) throws -> WatchlistImported? {
    if let later = lists[name] { return later }
    return try db.currentLists().first { $0.imported.list == name }?.imported
  }

  /// The parties whose ids begin so, at most two.
  func parties(startingWith prefix: String) throws -> [PartyRow] {
    let found = laterParties.behind(try db.parties(startingWith: prefix, limit: 2)) { $0.id.hasPrefix(prefix) }
    return Array(found.prefix(2))
  }

  /// The party that is open at a lane.
  func openParty(at lane: Int) throws -> PartyRow? {
    let found = try db.openParty(lane: lane).map { [$0] } ?? []
    return laterParties.behind(found) { $0.opened.lane == lane }.first { $0.end == nil }
  }

  /// How many of a party are decided, and how many wait.
  func counts(of party: PartyRow) throws -> (decided: Int, waiting: Int) {
    let known = try db.members(party)
    let decided = known.standing.map(\.id) + crossings.filter { $0.party == party.id }.map(\.id)
    let here = LaneWay(party.opened.lane, party.opened.direction)
    let again = try reopened.filter { try db.scan(id: $0).map { LaneWay($0.lane, $0.direction) } == here }
    let waiting = known.waiting.map(\.id) + places.filter { $0.value == here }.map(\.key) + again
    return (decided.count { voids[$0] == nil }, Set(waiting).count { decisions[$0] == nil })
  }

  /// The patrols whose ids begin so, at most two.
  func patrols(startingWith prefix: String) throws -> [PatrolFact] {
    let found = try db.patrols(startingWith: prefix, limit: 2).map { PatrolFact(id: $0.id, endOfficer: $0.endOfficer) }
    return (found + patrols.filter { $0.id.hasPrefix(prefix) }).prefix(2).map {
      PatrolFact(id: $0.id, endOfficer: $0.endOfficer ?? patrolEnds[$0.id])
    }
  }

  /// The newest check of a scan or a crossing, if it has a candidate to look at.
  func hit(of subject: String) throws -> (id: String, check: WatchlistChecked)? {
    if let newest = checks[subject] { return newest.check.isHit ? newest : nil }
    return try db.hit(ofSubject: subject).map { ($0.checkID, $0.check) }
  }

  /// What officers found about a candidate of a subject, the newest: it is the one that counts, or would.
  func finding(of subject: String, list: String, entry: String) throws -> HitFinding? {
    try findings(of: subject).last { $0.list == list && $0.entry == entry }
  }

  /// What officers found about a subject, oldest first.
  func findings(of subject: String) throws -> [HitFinding] {
    try db.findings(ofSubject: subject) + findings.filter { $0.subject == subject }.map(\.finding)
  }

  /// The second officers who were asked for about a subject, oldest first.
  func asks(of subject: String) throws -> [SecondAsk] {
    (try db.asks(ofSubject: subject) + asks.filter { $0.subject == subject }).map(asItStands)
  }

  /// The requests whose ids begin so, at most two.
  func asks(startingWith prefix: String) throws -> [SecondAsk] {
    let found = try db.asks(startingWith: prefix, limit: 2) + asks.filter { $0.id.hasPrefix(prefix) }
    return found.prefix(2).map(asItStands)
  }

  /// The answer of whoever asked doesn't count, as in the tables.
  private func asItStands(_ ask: SecondAsk) -> SecondAsk {
    var ask = ask
    if ask.answer == nil, let answer = askAnswers[ask.id], !ask.isOf(answer.officer) { ask.answer = answer }
    return ask
  }

  /// The entries of the post's own list whose ids begin so, at most two.
  func entries(startingWith prefix: String) throws -> [LocalEntry] {
    let found = try db.localEntries(startingWith: prefix, limit: 2)
    return (found + entries.filter { $0.id.hasPrefix(prefix) }).prefix(2).map(asItStands)
  }

  /// How many entries of the post's own list are in force on a day.
  func entryCount(on day: Int) throws -> Int {
    let withdrawn = try withdrawals.keys.count { id in
      try db.localEntries(startingWith: id, limit: 1).contains { $0.id == id && $0.isInForce(on: day) }
    }
    return try db.localEntryCount(on: day) - withdrawn + entries.count { asItStands($0).isInForce(on: day) }
  }

  private func asItStands(_ entry: LocalEntry) -> LocalEntry {
    var entry = entry
    entry.withdrawal = entry.withdrawal ?? withdrawals[entry.id]
    return entry
  }

  /// The marks whose ids begin so, at most two.
  func marks(startingWith prefix: String) throws -> [ClearedMark] {
    let found = try db.marks(startingWith: prefix, limit: 2) + marks.filter { $0.id.hasPrefix(prefix) }
    return found.prefix(2).map(asItStands)
  }

  /// The last day of a mark that says of the same traveller and entry what this one would, and counts at least as long.
  func last(asGoodAs mark: HitClearedBefore, on today: PartialDate) throws -> PartialDate? {
    let number = mark.document.number
    let known = try db.marks(ofNumber: number) + marks.filter { $0.cleared.document.number == number }
    return known.map(asItStands).first { old in
      old.counts(on: today) && old.cleared.until.earliestDay >= mark.until.earliestDay
        && old.cleared.document == mark.document && old.cleared.birth == mark.birth && old.cleared.name == mark.name
        && old.cleared.list == mark.list && old.cleared.entry == mark.entry && old.cleared.content == mark.content
    }?.cleared.until
  }

  func asItStands(_ mark: ClearedMark) -> ClearedMark {
    var mark = mark
    mark.withdrawal = mark.withdrawal ?? marksWithdrawn[mark.id]
    return mark
  }

  /// What was presented by whom a scan, a document entered by hand or a crossing is about, where the tables have it.
  func presentedDocument(of subject: String, on today: PartialDate) throws -> PresentedDocument? {
    try db.presentedDocument(of: subject, on: today)
  }

  /// Hours, rosters and draws of some days, and the lanes that are open.
  func duty(_ days: ClosedRange<Int>) throws -> DutyBook {
    var book = try db.dutyBook(days)
    for duty in duties { book.apply(duty) }
    return book
  }

  // MARK: Outages

  /// Those that go on, drills included, in the order in which they were declared.
  func runningOutages() throws -> [OutageRow] {
    withLaterEvents(try db.runningOutages() + declaredLater).filter(\.isRunning)
  }

  /// The outages whose ids begin so, at most two.
  func outages(startingWith prefix: String) throws -> [OutageRow] {
    let found = try db.outages(startingWith: prefix, limit: 2) + declaredLater.filter { $0.id.hasPrefix(prefix) }
    return withLaterEvents(Array(found.prefix(2)))
  }

  private var declaredLater: [OutageRow] {
    outageEvents.compactMap { item in
      if case .declared(let declared) = item.event { OutageRow(item.record, declared) } else { nil }
    }
  }

  private func withLaterEvents(_ rows: [OutageRow]) -> [OutageRow] {
    rows.map { row in
      var row = row
      for case (let record, .ended(let ended)) in outageEvents where ended.outage == row.id && row.isRunning {
        row.ending = OutageRow.Ending(record, ended)
      }
      return row
    }
  }

  /// The slips of an outage.
  func papers(of outage: String) throws -> PaperBook {
    var book = try db.papers(ofOutage: outage)
    for (record, event) in outageEvents { book.apply(event, record, of: outage) }
    for crossing in crossings where crossing.outage == outage && voids[crossing.id] == nil {
      if let paper = crossing.paper { book.keyed.insert(paper) }
    }
    return book
  }

  /// The crossing that a slip was keyed in as, and that is not void.
  func crossing(ofPaper paper: Int, of outage: String) throws -> CrossingFact? {
    let found = try db.crossings(ofPaper: paper, of: outage).map(CrossingFact.init) + crossings
    return found.first { $0.outage == outage && $0.paper == paper && asItStands($0).voidOfficer == nil }
  }

  /// Whether a crossing of the outage is still to be told of.
  func isUntold(_ crossing: String, of outage: String) throws -> Bool {
    for case (_, .reconciled(let told)) in outageEvents where told.crossings.contains(crossing) { return false }
    if let later = crossings.first(where: { $0.id == crossing }) {
      return later.outage == outage && voids[crossing] == nil
    }
    return try db.isUntold(crossing, of: outage)
  }

  /// The first crossings of an outage that are still to be told of.
  func untold(of outage: String, limit: Int) throws -> [String] {
    let told = outageEvents.flatMap { item -> [String] in
      if case .reconciled(let told) = item.event { told.crossings } else { [] }
    }
    let found = try db.untold(ofOutage: outage, limit: limit + told.count).map(\.id) + crossings.map(\.id)
    return try Array(found.filter { !told.contains($0) }.filter { try isUntold($0, of: outage) }.prefix(limit))
  }

  /// Whether an event of this id is recorded.
  func isRecorded(_ id: String) throws -> Bool { try ids.contains(id) || db.isApplied(id) }

  /// The id of the newest check of a scan.
  func checkID(of scan: String) throws -> String? { try checks[scan]?.id ?? db.scan(id: scan)?.checkID }

  /// What was put right or declared void behind the tables.
  private func asItStands(_ crossing: CrossingFact) -> CrossingFact {
    var crossing = crossing
    for amended in amendments[crossing.id] ?? [] {
      crossing.facts = amended.facts(over: crossing.facts)
      crossing.company = amended.company(over: crossing.company)
    }
    crossing.voidOfficer = crossing.voidOfficer ?? voids[crossing.id]
    return crossing
  }
}
