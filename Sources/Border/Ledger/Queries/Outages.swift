import GRDB
import Journal

import struct Journal.Record

/// An outage or a drill with all that is to be put in order after it.
public struct OutageState: Sendable, Equatable {
  public var row: OutageRow
  public var papers: PaperBook
  /// Crossings recorded in it or keyed in from its paper, void ones left out.
  public var crossings: Int
  /// Those of them that were keyed in from paper.
  public var late: Int
  /// Of how many the central system is still to be told, void ones that it was told of included.
  public var untold: Int

  public init(row: OutageRow, papers: PaperBook = PaperBook(), crossings: Int = 0, late: Int = 0, untold: Int = 0) {
    self.row = row
    self.papers = papers
    self.crossings = crossings
    self.late = late
    self.untold = untold
  }

  /// Whether nothing is left to be done.
  public var isReconciled: Bool { !row.isRunning && untold == 0 && papers.open.isEmpty }

  /// Whether the central system should have been told of the rest by now.
  public func isOverdue(at now: Timestamp) -> Bool { untold > 0 && row.isTellingOverdue(at: now) }
}

/// What the list of outages says.
public struct OutageReport: Sendable, Equatable {
  /// Newest first, at most `Ledger.outageLimit`.
  public var outages: [OutageState]
  /// When the last drill began; nil: there was none.
  public var lastDrill: Timestamp?

  public init(outages: [OutageState] = [], lastDrill: Timestamp? = nil) {
    self.outages = outages
    self.lastDrill = lastDrill
  }

  /// The one whose paper is keyed in and that is told of: which goes on; else the newest that is not in order yet; else
  /// the newest.
  public var current: OutageState? {
    let real = outages.filter { !$0.row.isDrill }
    return real.first { $0.row.isRunning } ?? real.first { !$0.isReconciled } ?? real.first
  }
}

extension Ledger {
  /// Most outages of one answer.
  public static let outageLimit = 50
  /// Most crossings still to be told of that one answer names.
  public static let untoldLimit = 1_000

  /// Outages and drills with what is still to be done. Costs a pass over the crossings of each.
  public func outages(limit: Int = outageLimit) throws -> OutageReport { try read { try $0.outages(limit: limit) } }

  /// One of them, by its id or the beginning of it.
  ///
  /// - Throws: `Refusal.outage(.unknown)`; `DatabaseError`.
  public func outage(startingWith prefix: String) throws -> OutageState {
    let prefix = try CrossingRules.idPrefix(prefix) { .outage(.unknown($0)) }
    return try read { db in
      let found = try db.outages(startingWith: prefix, limit: 2)
      guard let row = found.first, found.count == 1 else { throw Refusal.outage(.unknown(prefix)) }
      return try db.state(of: row)
    }
  }

  /// Crossings of an outage of which the central system is still to be told, in the order of the journal.
  public func untold(ofOutage id: String, limit: Int = untoldLimit) throws -> [CrossingRow] {
    try read { try $0.untold(ofOutage: id, limit: min(limit, Self.untoldLimit)) }
  }
}

/// What is asked of outages, in one place, so that a test can ask SQLite how it answers.
enum OutageSQL {
  static let running = "SELECT * FROM outages INDEXED BY outages_running WHERE end_time IS NULL ORDER BY seq"
  static let lastDrill = "SELECT since FROM outages INDEXED BY outages_drills WHERE drill = 1 ORDER BY seq DESC LIMIT 1"
  static let counts = """
    SELECT COUNT(*) AS crossings, COUNT(recorded) AS late FROM crossings INDEXED BY crossings_outage
    WHERE outage = ? AND void_time IS NULL
    """
  static let untold = """
    SELECT * FROM crossings INDEXED BY crossings_untold WHERE outage = ? AND outage IS NOT NULL AND told IS NULL
    ORDER BY seq LIMIT ?
    """
  static let untoldCount = """
    SELECT COUNT(*) FROM crossings INDEXED BY crossings_untold WHERE outage = ? AND outage IS NOT NULL AND told IS NULL
    """
  static let isUntold = """
    SELECT 1 FROM crossings INDEXED BY crossings_untold WHERE outage = ? AND outage IS NOT NULL AND told IS NULL LIMIT 1
    """
  static let ofPaper = "SELECT * FROM crossings INDEXED BY crossings_outage WHERE outage = ? AND paper = ?"

  /// A table of few rows.
  static let between = """
    SELECT * FROM outages WHERE drill = 0 AND since < ? AND (until IS NULL OR until >= ?) ORDER BY seq DESC LIMIT ?
    """

  static let all = [running, lastDrill, counts, untold, untoldCount, isUntold, ofPaper]
}

extension Database {
  func runningOutages() throws -> [OutageRow] {
    try Row.fetchAll(cachedStatement(sql: OutageSQL.running)).compactMap(OutageRow.init)
  }

  /// Outages that are over and of whose crossings the central system is still to be told, of the newest; oldest first.
  func untoldOutages() throws -> [OutageRow] {
    let rows = try newestOutages(limit: Ledger.outageLimit).filter { !$0.isDrill && !$0.isRunning }
    return try rows.reversed().filter { row in
      try Int.fetchOne(cachedStatement(sql: OutageSQL.isUntold), arguments: [row.id]) != nil
    }
  }

  /// Crossings of which the central system should have been told by a moment, and was not yet.
  func overdueCount(at moment: Timestamp) throws -> Int {
    try untoldOutages().filter { $0.isTellingOverdue(at: moment) }.reduce(0) { sum, row in
      try sum + (Int.fetchOne(cachedStatement(sql: OutageSQL.untoldCount), arguments: [row.id]) ?? 0)
    }
  }

  func lastDrill() throws -> Timestamp? {
    try Int.fetchOne(cachedStatement(sql: OutageSQL.lastDrill)).map(Timestamp.init(milliseconds:))
  }

  func outages(limit: Int) throws -> OutageReport {
    OutageReport(
      outages: try newestOutages(limit: limit).map { try state(of: $0) }, lastDrill: try lastDrill())
  }

  private func newestOutages(limit: Int) throws -> [OutageRow] {
    let statement = try cachedStatement(sql: "SELECT * FROM outages ORDER BY seq DESC LIMIT ?")
    return try Row.fetchAll(statement, arguments: [min(max(limit, 0), Ledger.outageLimit)]).compactMap(OutageRow.init)
  }

  /// Outages, drills left out, of which there can be paper from between two moments.
  func outages(from start: Int, to end: Int, limit: Int) throws -> [OutageRow] {
    let statement = try cachedStatement(sql: OutageSQL.between)
    let written = start - OutageRow.paperHours * 3_600_000
    return try Row.fetchAll(statement, arguments: [end, written, limit]).compactMap(OutageRow.init)
  }

  func outages(startingWith prefix: String, limit: Int) throws -> [OutageRow] {
    try Row.fetchAll(
      cachedStatement(
        sql: """
          SELECT o.* FROM ids i CROSS JOIN outages o ON o.seq = i.seq WHERE i.id >= ? AND i.id < ? ORDER BY i.id LIMIT ?
          """),
      arguments: [prefix, prefix + "~", limit]
    ).compactMap(OutageRow.init)
  }

  func state(of row: OutageRow) throws -> OutageState {
    var state = OutageState(row: row, papers: try papers(ofOutage: row.id))
    if let counts = try Row.fetchOne(cachedStatement(sql: OutageSQL.counts), arguments: [row.id]) {
      (state.crossings, state.late) = (counts.number("crossings"), counts.number("late"))
    }
    state.untold = try Int.fetchOne(cachedStatement(sql: OutageSQL.untoldCount), arguments: [row.id]) ?? 0
    return state
  }

  func papers(ofOutage id: String) throws -> PaperBook {
    var book = PaperBook()
    let papers = try cachedStatement(sql: "SELECT * FROM papers WHERE outage = ? ORDER BY seq")
    for row in try Row.fetchAll(papers, arguments: [id]) {
      guard let range = PaperRange(row.number("first"), row.number("last")) else { continue }
      let (time, officer) = (row.time("time"), row.text("officer"))
      if let state = row.textIfAny("state") {
        guard let state = PapersSettled.State(rawValue: state) else { continue }
        book.settled.append(
          PaperBook.Settled(time: time, officer: officer, range: range, state: state, reason: row.text("reason")))
      } else {
        book.given.append(
          PaperBook.Given(time: time, officer: officer, range: range, lane: row.numberIfAny("lane")))
      }
    }
    let keyed = try cachedStatement(
      sql: """
        SELECT paper FROM crossings INDEXED BY crossings_outage
        WHERE outage = ? AND paper IS NOT NULL AND void_time IS NULL
        """)
    book.keyed = Set(try Int.fetchAll(keyed, arguments: [id]))
    return book
  }

  func crossings(ofPaper paper: Int, of outage: String) throws -> [CrossingRow] {
    try Row.fetchAll(cachedStatement(sql: OutageSQL.ofPaper), arguments: [outage, paper]).map(CrossingRow.init)
  }

  func untold(ofOutage id: String, limit: Int) throws -> [CrossingRow] {
    try Row.fetchAll(cachedStatement(sql: OutageSQL.untold), arguments: [id, max(limit, 0)]).map(CrossingRow.init)
  }

  func isUntold(_ crossing: String, of outage: String) throws -> Bool {
    let statement = try cachedStatement(
      sql: """
        SELECT 1 FROM ids i JOIN crossings c ON c.seq = i.seq WHERE i.id = ? AND c.outage = ? AND c.told IS NULL
        """)
    return try Int.fetchOne(statement, arguments: [crossing, outage]) != nil
  }

  /// Crossings of a period that were keyed in from paper and are not void.
  func lateCount(from: Timestamp, to: Timestamp) throws -> Int {
    let statement = try cachedStatement(
      sql: """
        SELECT COUNT(*) FROM crossings INDEXED BY crossings_late
        WHERE time >= ? AND time < ? AND recorded IS NOT NULL AND void_time IS NULL
        """)
    return try Int.fetchOne(statement, arguments: [from.milliseconds, to.milliseconds]) ?? 0
  }
}

extension LedgerApplier {
  mutating func apply(_ event: OutageEvent, _ record: Record) throws {
    switch event {
    case .declared(let declared): try apply(declared, record)
    case .ended(let ended):
      guard let outage = try seq(of: ended.outage) else { return }
      try run(
        "UPDATE outages SET end_time = ?, end_officer = ?, until = ?, end_words = ? WHERE seq = ? AND end_time IS NULL",
        [record.time.milliseconds, record.officer, ended.until.milliseconds, ended.words, outage])
    case .papersGiven(let given):
      try run(
        "INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
        [
          record.seq, given.outage, record.time.milliseconds, record.officer, given.range.first, given.range.last,
          given.lane,
        ])
    case .papersSettled(let settled):
      try run(
        "INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)",
        [
          record.seq, settled.outage, record.time.milliseconds, record.officer, settled.range.first,
          settled.range.last, settled.state.rawValue, settled.reason,
        ])
    case .reconciled(let told):
      for id in told.crossings {
        guard let crossing = try seq(of: id) else { continue }
        try run("UPDATE crossings SET told = ? WHERE seq = ? AND outage = ?", [record.seq, crossing, told.outage])
      }
    }
  }

  /// What was recorded between the beginning and the word of it, the central system has not heard of either.
  private func apply(_ declared: OutageDeclared, _ record: Record) throws {
    try run(
      "INSERT INTO outages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)",
      [
        record.seq, record.id, record.time.milliseconds, record.officer, record.console, declared.cause.rawValue,
        declared.since.milliseconds, declared.words, declared.isDrill ? 1 : 0,
      ])
    guard !declared.isDrill, declared.since < record.time else { return }
    // Backwards from here by the number, because no other index is there while the tables are built.
    let before = try db.cachedStatement(
      sql: "SELECT seq FROM crossings WHERE seq < ? AND time < ? AND recorded IS NULL ORDER BY seq DESC LIMIT 1")
    let last = try Int.fetchOne(before, arguments: [record.seq, declared.since.milliseconds])
    try run(
      """
      UPDATE crossings SET outage = ?, told = CASE WHEN void_time IS NULL THEN NULL ELSE 0 END
      WHERE seq > ? AND seq < ? AND time < ? AND outage IS NULL AND recorded IS NULL
      """,
      [record.id, last ?? .min, record.seq, record.time.milliseconds])
  }
}

extension PaperBook {
  /// Takes an event in that the tables don't hold yet.
  mutating func apply(_ event: OutageEvent, _ record: Record, of outage: String) {
    switch event {
    case .papersGiven(let event) where event.outage == outage:
      given.append(Given(time: record.time, officer: record.officer, range: event.range, lane: event.lane))
    case .papersSettled(let event) where event.outage == outage:
      settled.append(
        Settled(
          time: record.time, officer: record.officer, range: event.range, state: event.state, reason: event.reason))
    default: break
    }
  }
}

extension OutageRow {
  /// nil where the row holds nothing that can be read, in a damaged file.
  fileprivate init?(_ row: Row) {
    guard let cause = OutageDeclared.Cause(rawValue: row.text("cause")) else { return nil }
    self.init(
      id: row.text("id"), time: row.time("time"), officer: row.text("officer"), console: row.text("console"),
      cause: cause, since: row.time("since"), words: row.textIfAny("words"), isDrill: row.number("drill") == 1,
      ending: row.numberIfAny("end_time").map {
        Ending(
          time: Timestamp(milliseconds: $0), officer: row.text("end_officer"), until: row.time("until"),
          words: row.textIfAny("end_words"))
      })
  }
}

extension OutageRow.Ending {
  init(_ record: Record, _ ended: OutageEnded) {
    self.init(time: record.time, officer: record.officer, until: ended.until, words: ended.words)
  }
}
