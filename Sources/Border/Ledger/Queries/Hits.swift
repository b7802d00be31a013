import GRDB
import Journal
import ReferenceData

/// A traveller whom the watchlist may know, and what became of it.
public struct HitRow: Sendable, Equatable {
  /// The check's sequence number and id.
  public let seq: Int
  public let checkID: String
  /// The scan, the document entered by hand, or the crossing recorded without either.
  public let subject: String
  public let time: Timestamp
  /// Since when it waits, or waited; a check that is made again doesn't change it.
  public let since: Timestamp
  /// When it was decided or found, whichever came first; nil: it waits.
  public let settled: Timestamp?
  /// What was asked and what came back.
  public let check: WatchlistChecked
  public let isAtLane: Bool
  public let lane: Int?
  public let direction: Direction
  /// The crossing that decided it.
  public let crossing: CrossingRow?
  /// What all candidates together were found to be; nil while some are open.
  public let finding: HitDisposed.Finding?
  /// What officers found, oldest first; of several about one candidate the newest counts.
  public let findings: [HitFinding]
  /// Second officers who were asked for, oldest first.
  public let asks: [SecondAsk]
  /// It came up after the traveller was decided: on paper, or by what was put right. Whoever it is may have passed.
  public let isLate: Bool

  public init(
    seq: Int, checkID: String, subject: String, time: Timestamp, check: WatchlistChecked, isAtLane: Bool = true,
    lane: Int?, direction: Direction, crossing: CrossingRow? = nil, finding: HitDisposed.Finding? = nil,
    findings: [HitFinding] = [], asks: [SecondAsk] = [], since: Timestamp? = nil, settled: Timestamp? = nil,
    isLate: Bool = false
  ) {
    self.seq = seq
    self.checkID = checkID
    self.subject = subject
    self.time = time
    self.check = check
    self.isAtLane = isAtLane
    self.lane = lane
    self.direction = direction
    self.crossing = crossing
    self.finding = finding
    self.findings = findings
    self.asks = asks
    self.since = since ?? time
    self.settled = settled
    self.isLate = isLate
  }

  public var name: String { check.traveller.name }
  /// The likeliest candidate.
  public var best: WatchlistChecked.Found? { check.candidates.first }
  /// The candidates that must be looked at.
  public var open: [WatchlistChecked.Found] { check.candidates.filter(\.isOpen) }

  public var state: HitState {
    if let finding { return .disposed(finding) }
    return crossing == nil || isLate ? .waiting : .decided
  }

  /// What counts about a candidate.
  public func finding(list: String, entry: String) -> HitFinding? {
    findings.last { $0.list == list && $0.entry == entry }
  }

  /// What a candidate was found to be, where that counts.
  public func standing(_ found: WatchlistChecked.Found) -> HitDisposed.Finding? {
    findings.standing(list: found.list, entry: found.entry, asks)
  }

  /// The request that nobody has answered yet, the newest.
  public var openAsk: SecondAsk? { asks.last { $0.answer == nil && ($0.about.outcome == nil || crossing == nil) } }

  /// Whether it waits because a second officer does not agree to what was found last.
  public var isDisagreed: Bool {
    guard state == .waiting, openAsk == nil, let newest = findings.last else { return false }
    return newest.ask(asks)?.answer.map { !$0.agrees } ?? false
  }

  /// Who could not tell last, where it waits for a second officer to say so too, or for somebody who can.
  public var unsure: String? {
    guard state == .waiting, let newest = findings.last, newest.finding == .cannotTell, !newest.stands(asks),
      newest.ask(asks)?.answer == nil
    else { return nil }
    return newest.officer
  }

  /// What its candidates ask of whoever decides on the traveller.
  public func duties(_ tables: HitTables) -> [HitDuty] {
    HitDuty.all(check, direction, tables, standing: standing)
  }
}

public enum HitState: Sendable, Equatable {
  /// Nobody has decided the traveller, nor said who it is; of a late one nobody has said it.
  case waiting
  /// The traveller was decided, and nobody has said who it is.
  case decided
  case disposed(HitDisposed.Finding)
}

/// What an officer found a candidate to be.
public struct HitFinding: Sendable, Equatable {
  public let id: String
  public let time: Timestamp
  public let officer: String
  public let list: String
  public let entry: String
  public let finding: HitDisposed.Finding
  /// One of the reasons of `hits.json`; nil in old records.
  public let code: String?
  /// In words; empty where the code says it.
  public let reason: String
  /// The second officer, where one spoke at the same terminal.
  public let second: SecondNamed?
  /// It counts where a second officer agrees at another console.
  public let awaits: Bool

  public init(
    id: String, time: Timestamp, officer: String, list: String, entry: String, finding: HitDisposed.Finding,
    code: String? = nil, reason: String, second: SecondNamed? = nil, awaits: Bool = false
  ) {
    self.id = id
    self.time = time
    self.officer = officer
    self.list = list
    self.entry = entry
    self.finding = finding
    self.code = code
    self.reason = reason
    self.second = second
    self.awaits = awaits
  }

  /// What a second officer was asked about it, and said.
  public func ask(_ asks: [SecondAsk]) -> SecondAsk? { asks.last { $0.about == .finding(id) } }

  /// Whether it counts.
  public func stands(_ asks: [SecondAsk]) -> Bool { !awaits || ask(asks)?.answer?.agrees == true }
}

/// Which hits are meant.
public struct HitFilter: Sendable, Equatable {
  public var from: Timestamp?
  /// Excluded.
  public var to: Timestamp?
  public var state: HitState?

  public init(from: Timestamp? = nil, to: Timestamp? = nil, state: HitState? = nil) {
    self.from = from
    self.to = to
    self.state = state
  }
}

extension HitDisposed.Finding {
  /// What all candidates together are: nil while one that must be looked at has no finding.
  static func overall(_ check: WatchlistChecked, _ finding: (WatchlistChecked.Found) -> Self?) -> Self? {
    let open = check.candidates.filter(\.isOpen)
    let findings = open.compactMap(finding)
    if findings.contains(.samePerson) { return .samePerson }
    guard findings.count == open.count, !open.isEmpty else { return nil }
    return findings.contains(.cannotTell) ? .cannotTell : .otherPerson
  }
}

extension Ledger {
  /// Most hits of one answer.
  public static let hitLimit = 500

  /// Hits: those that wait first, the strong ones before the others, of each kind who waits longest; then those that don't,
  /// newest first. At most `hitLimit` of each.
  public func hits(_ filter: HitFilter = HitFilter()) throws -> [HitRow] { try read { try $0.hits(filter) } }

  /// The hit of a scan, a document or a crossing; nil where it has none.
  public func hit(ofSubject id: String) throws -> HitRow? { try read { try $0.hit(ofSubject: id) } }

  /// The requests for a second officer that nobody has answered, oldest first; at most `askLimit`.
  public func openAsks() throws -> [OpenAsk] { try read { try $0.openAsks() } }
}

extension Database {
  func waitingHits(limit: Int) throws -> [HitRow] {
    try Row.fetchAll(cachedStatement(sql: PanelSQL.hits), arguments: [limit]).compactMap(hit)
  }

  func waitingHitCount() throws -> Int {
    try Int.fetchOne(cachedStatement(sql: PanelSQL.hitCount)) ?? 0
  }

  func hits(_ filter: HitFilter) throws -> [HitRow] {
    var waiting: [HitRow] = []
    if filter.state == nil || filter.state == .waiting {
      waiting = try hits(filter, PanelSQL.hitWaits, "urgency, since, seq")
    }
    guard filter.state != .waiting else { return waiting }
    let others: String
    switch filter.state {
    case .disposed(let finding): others = "finding = '\(finding.rawValue)' AND \(Self.countsSQL)"
    case .decided: others = "finding IS NULL AND crossing IS NOT NULL AND late = 0"
    case .waiting, nil:
      others = "(finding IS NOT NULL OR (crossing IS NOT NULL AND late = 0)) AND \(Self.countsSQL)"
    }
    return waiting + (try hits(filter, others, "seq DESC"))
  }

  /// A check whose crossing can't be read belongs to nothing that could be shown.
  private static let countsSQL = "(scan IS NOT NULL OR crossing IS NOT NULL)"

  private func hits(_ filter: HitFilter, _ state: String, _ order: String) throws -> [HitRow] {
    let statement = try cachedStatement(
      sql: "SELECT * FROM hits WHERE \(state) AND time >= ? AND time < ? ORDER BY \(order) LIMIT \(Ledger.hitLimit)")
    return try Row.fetchAll(
      statement, arguments: [filter.from?.milliseconds ?? .min, filter.to?.milliseconds ?? .max]
    ).compactMap(hit)
  }

  /// How many hits of a period are in each state.
  func hitCounts(from: Timestamp, to: Timestamp) throws -> [(state: HitState, count: Int)] {
    let statement = try cachedStatement(
      sql: """
        SELECT finding, crossing IS NOT NULL AND late = 0 AS decided, COUNT(*) AS count FROM hits
        WHERE time >= ? AND time < ? AND \(Self.countsSQL) GROUP BY 1, 2
        """)
    var counts: [(state: HitState, count: Int)] = []
    for row in try Row.fetchAll(statement, arguments: [from.milliseconds, to.milliseconds]) {
      let finding = row.textIfAny("finding").flatMap(HitDisposed.Finding.init)
      let state: HitState = finding.map { .disposed($0) } ?? (row.number("decided") == 1 ? .decided : .waiting)
      if let index = counts.firstIndex(where: { $0.state == state }) {
        counts[index].count += row.number("count")
      } else {
        counts.append((state, row.number("count")))
      }
    }
    return counts
  }

  /// The hit of a scan, a document or a crossing.
  func hit(ofSubject id: String) throws -> HitRow? {
    try Row.fetchOne(cachedStatement(sql: "SELECT * FROM hits WHERE subject = ?"), arguments: [id]).flatMap(hit)
  }

  func findings(ofSubject id: String) throws -> [HitFinding] {
    let statement = try cachedStatement(sql: "SELECT * FROM findings WHERE subject = ? ORDER BY seq")
    return try Row.fetchAll(statement, arguments: [id]).compactMap { row in
      guard let finding = HitDisposed.Finding(rawValue: row.text("finding")) else { return nil }
      return HitFinding(
        id: row.text("id"), time: row.time("time"), officer: row.text("officer"), list: row.text("list"),
        entry: row.text("entry"), finding: finding, code: row.textIfAny("code"), reason: row.text("reason"),
        second: row.textIfAny("second").map { SecondNamed(officer: $0, isProven: row.number("proven") == 1) },
        awaits: row.number("awaits") == 1)
    }
  }

  private func hit(_ row: Row) throws -> HitRow? {
    guard let check = WatchlistChecked(kept: row.bytes("body"), row.number("v")) else { return nil }
    return HitRow(
      seq: row.number("seq"), checkID: row.text("id"), subject: row.text("subject"), time: row.time("time"),
      check: check, isAtLane: row.numberIfAny("scan") != nil, lane: row.number("lane") == 0 ? nil : row.number("lane"),
      direction: Direction(rawValue: row.text("direction")) ?? .in,
      crossing: try row.numberIfAny("crossing").flatMap(crossing(seq:)),
      finding: row.textIfAny("finding").flatMap(HitDisposed.Finding.init),
      findings: try findings(ofSubject: row.text("subject")), asks: try asks(ofSubject: row.text("subject")),
      since: row.time("since"), settled: row.numberIfAny("settled").map(Timestamp.init(milliseconds:)),
      isLate: row.number("late") == 1)
  }
}
