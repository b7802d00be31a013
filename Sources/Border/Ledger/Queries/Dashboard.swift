import GRDB
import Journal
import Phrases

/// What was presented at a lane: a document's machine-readable zone, or what an officer entered by hand.
public enum Presented: Sendable, Equatable {
  /// The lines as read.
  case mrz([String])
  case entered(DocumentEntered)
}

/// A scan, or a document entered by hand, that waits for a decision or has one.
public struct WaitingScan: Sendable, Equatable {
  public let id: String
  public let time: Timestamp
  /// From when its waiting counts: its time, or when it was renewed.
  public let since: Timestamp
  public let lane: Int
  public let direction: Direction
  public let presented: Presented
  /// The latest check of it.
  public let checkID: String?
  public let check: WatchlistChecked?
  /// What an officer found its hit to be.
  public var finding: HitDisposed.Finding?

  /// The lines as read; none where it was entered by hand.
  public var mrz: [String] { if case .mrz(let lines) = presented { lines } else { [] } }
}

/// A list as it stands now.
public struct CurrentList: Sendable, Equatable {
  public let time: Timestamp
  public let seq: Int
  public let imported: WatchlistImported
  /// How this version was taken out of force; nil: it wasn't, or another one took its place.
  public internal(set) var retirement: ListRetirement?

  init(time: Timestamp, seq: Int, imported: WatchlistImported) {
    (self.time, self.seq, self.imported) = (time, seq, imported)
  }
}

/// When, by whom and why a list was taken out of force.
public struct ListRetirement: Sendable, Equatable {
  public let time: Timestamp
  public let officer: String
  public let reason: String
}

/// Crossings of one hour, both ways.
public struct HourTotals: Sendable, Equatable {
  public var hour: Int
  public var `in`: Int
  public var out: Int
}

/// What the panels show, read in one transaction so that the figures agree with each other.
public struct Dashboard: Sendable, Equatable {
  public var crossings: [CrossingRow] = []
  /// Those that wait: the strong ones first, of each kind who waits longest.
  public var hits: [HitRow] = []
  /// Waiting hits in all; `hits` holds the oldest of them.
  public var hitCount = 0
  /// Requests for a second officer that nobody has answered, oldest first.
  public var asks: [OpenAsk] = []
  /// Those that were answered last, newest answer first, for whoever asked.
  public var answers: [OpenAsk] = []
  /// Scans waiting at the lane that was asked for, oldest first.
  public var scans: [WaitingScan] = []
  public var scanCount = 0
  /// The party that is open at that lane.
  public var party: PartyMembers?
  /// Those of the last day that have waited longer than the post's rule, newest first.
  public var expired: [WaitingScan] = []
  /// Travellers let through today, by hour of the post's day.
  public var hours: [HourTotals] = []
  /// The mean of the same weekday of the last eight weeks, by hour; empty where there is none.
  public var usualHours: [Int: Int] = [:]
  public var lists: [CurrentList] = []
  /// The newest event of the post's own list, and how many of its entries are in force today.
  public var newestLocal: LocalList.Newest?
  public var localEntryCount = 0
  /// Patrols that are out, those first that were heard of longest ago.
  public var patrols: [PatrolRow] = []
  /// The next sequence number: how many lines the journal has.
  public var records = 0
  public var unknown = 0
  public var unreadable = 0
  public var damaged = 0
  /// The first place at which the journal is not what was written.
  public var damage: LedgerDamage?
  public var accounts = AccountBook()
  /// Hours, rosters and draws from yesterday to tomorrow, and the lanes that are open.
  public var duty = DutyBook()
  /// Outages and drills that go on, in the order in which they were declared.
  public var outages: [OutageRow] = []
  /// Outages that are over and of whose crossings the central system is still to be told, oldest first.
  public var untoldOutages: [OutageRow] = []
  /// Events of accounts, rules and lists that don't count: whoever made them had no right to.
  public var unauthorised = 0
  /// Why the tables are in memory although they belong into a file.
  public var trouble: Phrase?

  public init() {}

  /// Whether no account has a passphrase yet, so that whoever works may do everything.
  public var isOpenStore: Bool { accounts.isOpen }

  public var totalIn: Int { hours.reduce(0) { $0 + $1.in } }
  public var totalOut: Int { hours.reduce(0) { $0 + $1.out } }
}

extension Ledger {
  /// Most rows of each panel: more than the tallest screen shows.
  static let panelRows = 200
  /// Most scans of one lane that the console goes through, those that wait longest; `scanCount` is of all.
  static let scanRows = 200

  /// What the panels show at `now`, for one lane. Takes about as long for ten million records as for a thousand.
  public func dashboard(lane: Int, now: Timestamp) throws -> Dashboard {
    let today = zone.dayAndHour(of: now).day
    var board = try read { db in
      var board = Dashboard()
      let state = try LedgerState.fetch(db)
      (board.records, board.unknown) = (state.position.seq, state.unknown)
      (board.unreadable, board.damaged, board.damage) = (state.unreadable, state.damaged, state.firstDamage)
      board.accounts = try db.accountBook(state.journal)
      board.unauthorised = state.unauthorised
      board.duty = try db.dutyBook(today - 1...today + 1)
      board.outages = try db.runningOutages()
      board.untoldOutages = try db.untoldOutages()
      board.crossings = try db.newestCrossings(limit: Self.panelRows)
      board.hits = try db.waitingHits(limit: Self.panelRows)
      board.hitCount = try db.waitingHitCount()
      board.asks = try db.openAsks()
      board.answers = try db.answeredAsks()
      let oldest = now.milliseconds - board.accounts.value(.scanWaitMinutes) * 60_000
      board.scans = try db.waitingScans(lane: lane, from: oldest, limit: Self.scanRows)
      board.scanCount = try db.waitingScanCount(lane: lane, from: oldest)
      board.expired = try db.expiredScans(
        lane: lane, from: now.milliseconds - Waiting.shownMilliseconds, before: oldest, on: zone.date(of: now),
        limit: Self.scanRows)
      board.party = try db.openParty(lane: lane).map(db.members)
      board.hours = try db.hours(ofDay: today)
      board.usualHours = try db.usualHours(ofDay: today)
      board.lists = try db.currentLists()
      board.newestLocal = try db.newestLocal()
      board.localEntryCount = try db.localEntryCount(on: today)
      board.patrols = try db.patrolsOut(limit: Self.panelRows)
      return board
    }
    board.trouble = trouble
    return board
  }

  /// The lists that count now.
  public func currentLists() throws -> [CurrentList] {
    try read { try $0.currentLists() }
  }

  /// The lists that were taken out of force, each with the import that counted until then.
  public func retiredLists() throws -> [CurrentList] { try read { try $0.retiredLists() } }

  /// All versions of a list that were imported, oldest first.
  public func imports(of list: String) throws -> [CurrentList] {
    try read { try $0.imports(of: list) }
  }

  /// What was imported in the days in which a list must not shrink, and of each list what counted when they began;
  /// oldest first.
  public func recentImports(now: Timestamp = .now()) throws -> [CurrentList] {
    let first = now.milliseconds - ListConcern.shrinkingDays * 86_400_000
    return try read { try $0.imports(from: first) }
  }

  /// One scan that waits or has been decided.
  public func scan(_ id: String) throws -> WaitingScan? {
    try read { try $0.scan(id: id) }
  }
}
