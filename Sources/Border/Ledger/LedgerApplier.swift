import GRDB
import Journal

import struct Journal.Record

/// Turns events into rows, one at a time, in their order. Each event is applied once, however often it stands in the
/// journal.
///
/// One value serves one transaction; `finish` comes before anything is read or committed.
struct LedgerApplier {
  let db: Database
  let zone: PostZone
  private var ids: AppliedIDs
  private var addScan: BoundStatement
  private var addCheck: BoundStatement
  private var setChecks: BoundStatement
  private var addCrossing: BoundStatement
  private var decideScan: BoundStatement
  private var addTotal: BoundStatement
  private var addFacet: BoundStatement
  /// Changes of the totals that are not written yet.
  private var totals: [TotalKey: Int] = [:]
  /// The same of the facets.
  private var facets: [Facet: Int] = [:]
  /// Scans that are not written yet, by their ids: most are checked and decided a few records further on, and are
  /// written once then.
  private var openScans: [String: OpenScan] = [:]
  /// Once it was needed.
  var accounts: AccountBook?

  private struct OpenScan {
    let record: Record
    let lane: Int
    let direction: Direction
    let source: String
    /// The lines of the machine-readable zone, or the event's body.
    let text: String
    var checks = CheckList()
    var check: Int?
    var isHit = false
    /// When it was renewed.
    var since: Timestamp?
  }

  private struct TotalKey: Hashable {
    let day: Int
    let hour: Int
    let direction: String
    let outcome: String
    let citizenship: Citizenship
    let document: String
  }

  /// Rows of totals that are held back; a day has some dozens.
  private static let totalsHeld = 1000
  /// Scans that are held back; more never wait at one post.
  private static let scansHeld = 10_000

  /// - Parameter isBuilding: the tables are empty, and are filled in this one transaction.
  init(_ db: Database, zone: PostZone, isBuilding: Bool = false) throws {
    self.db = db
    self.zone = zone
    ids = try AppliedIDs(db, holds: isBuilding)
    addScan = try BoundStatement(db, "INSERT INTO scans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    addCheck = try BoundStatement(db, "INSERT INTO checks VALUES (?, ?, ?, ?, ?)")
    setChecks = try BoundStatement(db, "UPDATE scans SET checks = ?, checked = ? WHERE seq = ?")
    addCrossing = try BoundStatement(
      db,
      """
      INSERT INTO crossings
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, NULL, NULL, ?, ?, NULL, ?, ?, ?, ?)
      """)
    decideScan = try BoundStatement(db, "UPDATE scans SET crossing = ? WHERE seq = ? AND crossing IS NULL")
    addTotal = try BoundStatement(
      db, "INSERT INTO totals VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count")
    addFacet = try BoundStatement(
      db, "INSERT INTO facets VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count")
  }

  mutating func apply(_ item: AppliedItem, to state: inout LedgerState) throws {
    switch item {
    case .event(let record, let event, let body): try apply(event, record, body, to: &state)
    case .damage(let damage): state.note(damage)
    case .nothing: break
    }
  }

  /// Writes what was held back.
  mutating func finish() throws {
    try ids.finish()
    try writeOpen()
  }

  /// Writes what is held back for as long as it may still change.
  private mutating func writeOpen() throws {
    for (key, step) in totals {
      addTotal.bind(key.day)
      addTotal.bind(key.hour)
      addTotal.bind(key.direction)
      addTotal.bind(key.outcome)
      addTotal.bind(key.citizenship.rawValue)
      addTotal.bind(key.document)
      addTotal.bind(step)
      try addTotal.run()
    }
    totals.removeAll(keepingCapacity: true)
    for (facet, step) in facets where step != 0 {
      addFacet.bind(facet.column.rawValue)
      facet.bindValue(to: &addFacet)
      addFacet.bind(step)
      try addFacet.run()
    }
    facets.removeAll(keepingCapacity: true)
    for (_, open) in openScans { try write(open, crossing: nil) }
    openScans.removeAll(keepingCapacity: true)
  }

  private mutating func apply(
    _ event: RecordedEvent, _ record: Record, _ body: [UInt8], to state: inout LedgerState
  ) throws {
    switch event {
    case .housekeeping where record.officer == Account.journalItself: return
    // A third of all records: its scan knows its checks.
    case .watchlistChecked(let check): return try apply(check, record, body)
    default: guard try take(record) else { return }
    }
    switch event {
    case .scanReceived(let scan):
      try open(
        OpenScan(
          record: record, lane: scan.lane, direction: scan.direction, source: scan.source.rawValue,
          text: scan.mrz.joined(separator: "\n")))
    case .documentEntered(let document):
      try open(
        OpenScan(
          record: record, lane: document.lane, direction: document.facts.direction, source: Presented.form,
          text: String(decoding: body, as: UTF8.self)))
    case .scanRenewed(let renewed): try apply(renewed, record)
    case .crossingRecorded(let crossing): try apply(crossing, record)
    case .crossingVoided(let void): try apply(void, record)
    case .crossingUndone(let undone): try apply(undone, record)
    case .crossingAmended(let amended): try apply(amended, record)
    case .hitDisposed(let disposed): try apply(disposed, record)
    case .hitSecondAsked(let asked): try apply(asked, record)
    case .hitSeconded(let seconded):
      guard try book(state).counts(record, event) else {
        state.unauthorised += 1
        return
      }
      try apply(seconded, record)
    case .documentReported(let report): try apply(report, record)
    case .hitClearedBefore(let cleared):
      guard try book(state).counts(record, event),
        ClearedMark.isWellFormed(cleared, by: record.officer, at: record.time)
      else {
        state.unauthorised += 1
        return
      }
      try apply(cleared, record, body)
    case .hitClearingWithdrawn(let withdrawn): try apply(withdrawn, record)
    case .partyOpened(let party): try apply(party, record, body)
    case .partyClosed(let closed): try apply(closed, record)
    case .patrolStarted(let patrol): try apply(patrol, record)
    case .patrolLogged(let entry): try apply(entry, record)
    case .patrolEnded(let end): try apply(end, record)
    case .watchlistImported(let list):
      guard try book(state).counts(record, event) else {
        state.unauthorised += 1
        return
      }
      try apply(list, record, body)
    case .watchlistRetired(let retired):
      guard try book(state).counts(record, event) else {
        state.unauthorised += 1
        return
      }
      try apply(retired, record)
    case .entryMade(let made):
      guard try book(state).counts(record, event) else {
        state.unauthorised += 1
        return
      }
      try apply(made, record, body)
    case .entryWithdrawn(let withdrawn):
      guard try book(state).counts(record, event) else {
        state.unauthorised += 1
        return
      }
      try apply(withdrawn, record)
    // What was looked up, and when consoles were locked and scanners lost, stands in the journal alone.
    case .journalCreated, .accountCreated, .accountChanged, .accountKeySet, .ruleChanged:
      try applyToAccounts(event, record, &state)
    case .sessionOpened, .sessionRefused, .sessionUnlocked: try applySignIn(event, record)
    case .duty(let duty):
      guard try !duty.decidesWhoIsStopped || book(state).counts(record, event) else {
        state.unauthorised += 1
        return
      }
      try apply(duty, record, body)
    case .outage(let outage): try apply(outage, record)
    case .lookupMade, .scannerLost, .scannerFound, .sessionLocked, .sessionClosed, .housekeeping, .upkeep,
      .ledgerRebuilt, .watchlistChecked:
      break
    case .unknown: state.unknown += 1
    case .unreadable: state.unreadable += 1
    }
  }

  /// false: an event of this id was applied.
  mutating func take(_ record: Record) throws -> Bool {
    try ids.take(record.id, record.seq)
  }

  mutating func seq(of id: String) throws -> Int? { try ids.seq(of: id) }

  // MARK: Scans and checks

  private mutating func open(_ scan: OpenScan) throws {
    if openScans.count >= Self.scansHeld { try writeOpen() }
    openScans[scan.record.id] = scan
  }

  private mutating func write(_ open: OpenScan, crossing: Int?) throws {
    addScan.bind(open.record.seq)
    addScan.bind(open.record.id)
    addScan.bind(open.record.time.milliseconds)
    addScan.bind(open.lane)
    addScan.bind(open.direction.rawValue)
    addScan.bind(open.record.officer)
    addScan.bind(open.source)
    addScan.bind(open.text)
    addScan.bind(open.record.v)
    addScan.bind(open.checks.text)
    addScan.bind(open.check)
    addScan.bind(crossing)
    addScan.bind((open.since ?? open.record.time).milliseconds)
    try addScan.run()
  }

  /// The newest check of a scan is the one that counts, whether it found anything or not. One without a scan is found by
  /// its id, which its crossing names.
  private mutating func apply(_ check: WatchlistChecked, _ record: Record, _ body: [UInt8]) throws {
    if var open = openScans[check.subject] {
      guard open.checks.take(record.id, record.seq) else { return }
      if check.isHit || open.isHit {
        let lane = HitPlace(scan: open.record.seq, crossing: nil, lane: open.lane, direction: open.direction)
        try setHit(check, record, body, lane)
      }
      open.check = record.seq
      open.isHit = check.isHit
      openScans[check.subject] = open
    } else if let seq = try seq(of: check.subject), let scan = try db.scanState(seq) {
      var checks = CheckList(scan.checks)
      guard checks.take(record.id, record.seq) else { return }
      setChecks.bind(checks.text)
      setChecks.bind(record.seq)
      setChecks.bind(seq)
      try setChecks.run()
      try setHit(
        check, record, body, HitPlace(scan: seq, crossing: scan.crossing, lane: scan.lane, direction: scan.direction))
    } else {
      guard try take(record) else { return }
      if check.isHit {
        let crossing = try seq(of: check.subject).flatMap { try db.crossing(seq: $0) }
        try setHit(
          check, record, body,
          HitPlace(
            scan: nil, crossing: crossing?.seq, lane: crossing?.lane ?? 0, direction: crossing?.direction ?? .in,
            isOfCrossing: crossing.map { !$0.isVoid } ?? false))
      }
    }
    addCheck.bind(record.seq)
    addCheck.bind(record.id)
    addCheck.bind(record.time.milliseconds)
    addCheck.bind(record.v)
    addCheck.bind(body)
    try addCheck.run()
  }

  private mutating func apply(_ renewed: ScanRenewed, _ record: Record) throws {
    if openScans[renewed.scan] != nil {
      openScans[renewed.scan]?.since = record.time
    } else if let seq = try seq(of: renewed.scan) {
      try run("UPDATE scans SET since = ? WHERE seq = ?", [record.time.milliseconds, seq])
    }
  }

  // MARK: Crossings

  private mutating func apply(_ crossing: CrossingRecorded, _ record: Record) throws {
    addCrossing.bind(record.seq)
    addCrossing.bind(record.id)
    addCrossing.bind(crossing.time(of: record).milliseconds)
    addCrossing.bind(crossing.direction.rawValue)
    addCrossing.bind(crossing.lane ?? 0)
    addCrossing.bind(crossing.traveller.name)
    addCrossing.bind(crossing.traveller.birth?.description)
    addCrossing.bind(crossing.traveller.sex?.rawValue)
    addCrossing.bind(crossing.traveller.nationality ?? "")
    addCrossing.bind(crossing.document.type)
    addCrossing.bind(crossing.document.number)
    addCrossing.bind(crossing.document.issuer)
    addCrossing.bind(crossing.document.expiry?.description)
    addCrossing.bind(
      RareFields(crossing.facts, crossing.notices, crossing.company, crossing.override).text)
    addCrossing.bind(crossing.outcome)
    addCrossing.bind(crossing.reason)
    addCrossing.bind(crossing.words)
    addCrossing.bind(crossing.purpose)
    addCrossing.bind(crossing.vehicle)
    addCrossing.bind(crossing.note)
    addCrossing.bind(record.officer)
    addCrossing.bind(record.console)
    addCrossing.bind(crossing.scan)
    addCrossing.bind(crossing.check)
    addCrossing.bind(OutsideMark.text(crossing.outside))
    addCrossing.bind(crossing.outage)
    addCrossing.bind(crossing.late.map { _ in record.time.milliseconds })
    addCrossing.bind(crossing.late?.paper)
    addCrossing.bind(crossing.late?.signed)
    addCrossing.bind(crossing.late?.transport)
    try addCrossing.run()
    try count(crossing.time(of: record), crossing.facts, crossing.outcome, by: 1)
    addFacets(of: crossing.facts, by: 1)
    facets[.lane(crossing.lane ?? 0), default: 0] += 1
    facets[.text(.officer, record.officer), default: 0] += 1
    facets[.text(.outcome, CrossingOrder.Column.shown(crossing.outcome)), default: 0] += 1
    try join(crossing.company, record)
    guard let id = crossing.scan else {
      // Its check stands in front of it.
      if crossing.check != nil {
        try decideHit(
          record.id, record, crossing.lane ?? 0, crossing.direction, isLate: crossing.late != nil)
      }
      return
    }
    if let open = openScans.removeValue(forKey: id) {
      try write(open, crossing: record.seq)
      if open.isHit { try decideHit(id, record, open.lane, open.direction) }
    } else if let scan = try seq(of: id), let state = try db.scanState(scan), state.crossing == nil {
      decideScan.bind(record.seq)
      decideScan.bind(scan)
      try decideScan.run()
      try decideHit(id, record, state.lane, state.direction)
    }
  }

  /// The values that an amendment can change.
  mutating func addFacets(of facts: CrossingFacts, by step: Int) {
    facets[.text(.direction, facts.direction.rawValue), default: 0] += step
    facets[.text(.nationality, facts.traveller.nationality ?? ""), default: 0] += step
    facets[.text(.document, facts.document.type), default: 0] += step
  }

  /// Of crossings that are not void, by their time.
  mutating func count(_ time: Timestamp, _ facts: CrossingFacts, _ outcome: String, by step: Int) throws {
    let local = zone.dayAndHour(of: time)
    let key = TotalKey(
      day: local.day, hour: local.hour, direction: facts.direction.rawValue, outcome: outcome,
      citizenship: facts.traveller.citizenship, document: facts.document.type)
    totals[key, default: 0] += step
    if totals.count > Self.totalsHeld { try writeOpen() }
  }
}

/// A value of a column with few.
enum Facet: Hashable {
  case text(CrossingOrder.Column, String)
  case lane(Int)

  var column: CrossingOrder.Column {
    switch self {
    case .text(let column, _): column
    case .lane: .lane
    }
  }

  func bindValue(to statement: inout BoundStatement) {
    switch self {
    case .text(_, let text): statement.bind(text)
    case .lane(let lane): statement.bind(lane)
    }
  }
}

extension WatchlistChecked {
  /// Whether there is a candidate that an officer must look at before deciding.
  public var isHit: Bool { candidates.contains(where: \.isOpen) }
}
