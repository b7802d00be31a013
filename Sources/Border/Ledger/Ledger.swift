import GRDB
import Journal

import struct Journal.Record

/// The read model: what the screens and the rules ask, as tables of SQLite, built by applying records in their order.
///
/// It is derived and can be thrown away at any time; when its file is missing, damaged, of another journal or of another
/// schema it is built again by itself. Several processes share one file: each applies what is new in a transaction of
/// its own, and SQLite's write lock puts them in order.
///
/// One value belongs to one thread.
public final class Ledger {
  /// What one round of applying met.
  public struct Progress: Sendable, Equatable {
    /// Items applied in this round.
    public var applied = 0
    /// The next sequence number.
    public var seq = 0
    public var damage: JournalDamage?
  }

  /// Items applied in one transaction.
  static let batchLimit = 20_000
  /// The newest bytes of the journal that the ledger remembers, to recognise it again.
  private static let tailBytes = 32
  /// Pages in the write-ahead log after which a round ends with a checkpoint (SQLite's own default).
  private static let checkpointPages = 1000

  let layout: StoreLayout
  let zone: PostZone
  private let path: String?
  private var database: DatabaseQueue
  private var reader: JournalReader

  /// Opens the ledger of a store, or builds it anew where it can't be used; `catchUp` fills it.
  ///
  /// - Parameter readOnly: keep it in memory, because nothing can be written to the store.
  public init(_ layout: StoreLayout, zone: PostZone, readOnly: Bool = false) throws {
    self.layout = layout
    self.zone = zone
    path = readOnly ? nil : layout.root + "/ledger-\(LedgerSchema.version).sqlite"
    reader = try JournalReader(layout)
    do {
      database = try Self.open(path)
      try prepare()
    } catch let error as DatabaseError where Self.isDamage(error) {
      database = try Self.openAnew(path)
      try prepare()
    }
  }

  /// Reads the tables.
  public func read<Value>(_ query: (Database) throws -> Value) throws -> Value {
    try database.read(query)
  }

  /// Reads the tables as they will be when `pending` has been applied, and changes nothing.
  public func read<Value>(with pending: [Record], _ query: (Database) throws -> Value) throws -> Value {
    guard !pending.isEmpty else { return try read(query) }
    var result: Value?
    try database.inTransaction(.immediate) { db in
      var state = try LedgerState.fetch(db)
      for record in pending where record.seq >= state.position.seq {
        try LedgerApplier(db: db, zone: zone).apply(record, to: &state)
      }
      result = try query(db)
      return .rollback
    }
    guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return result
  }

  /// Applies what is on disk and not applied yet, in batches; `progress` hears of each. Builds the tables anew when they
  /// turn out to be damaged or to belong to another history.
  @discardableResult
  public func catchUp(progress: (Progress) -> Void = { _ in }) throws -> Progress {
    do {
      return try applyAll(progress)
    } catch let error as DatabaseError where Self.isDamage(error) {
      database = try Self.openAnew(path)
      try prepare()
      return try applyAll(progress)
    }
  }

  /// Throws the tables away and builds them from the journal.
  @discardableResult
  public func rebuild(progress: (Progress) -> Void = { _ in }) throws -> Progress {
    do {
      try database.write { try reset($0) }
    } catch let error as DatabaseError where Self.isDamage(error) {
      database = try Self.openAnew(path)
      try prepare()
    }
    return try catchUp(progress: progress)
  }

  private func applyAll(_ progress: (Progress) -> Void) throws -> Progress {
    var total = Progress()
    while true {
      let round = try applyBatch()
      total.applied += round.applied
      total.seq = round.seq
      total.damage = total.damage ?? round.damage
      progress(total)
      if round.applied < Self.batchLimit { break }
    }
    return total
  }

  private func applyBatch() throws -> Progress {
    guard try hasNews() else { return Progress(applied: 0, seq: reader.position.seq) }
    var result = Progress()
    try database.inTransaction(.immediate) { db in
      var state = try LedgerState.fetch(db)
      if state.position != reader.position { reader = try JournalReader(layout, from: state.position) }
      let applier = LedgerApplier(db: db, zone: zone)
      result.applied = try reader.read(limit: Self.batchLimit) { item in
        switch item {
        case .record(let record): try applier.apply(record, to: &state)
        case .torn: break
        case .damage(let damage):
          state.damaged += 1
          result.damage = result.damage ?? damage
        }
      }
      state.position = reader.position
      state.tail = try tail(at: state.position)
      try state.save(db)
      return .commit
    }
    result.seq = reader.position.seq
    return result
  }

  /// Whether the journal may hold more than the tables: one small read where it doesn't.
  private func hasNews() throws -> Bool {
    guard let durable = try reader.durable() else { return true }
    return try database.read { try LedgerState.fetch($0).position.seq } <= durable
  }

  /// Makes the tables where there are none, and empties them where they belong to another history.
  private func prepare() throws {
    try database.write { db in
      try LedgerSchema.create(db)
      guard let state = try LedgerState.fetchIfAny(db), state.journal == reader.identity.journal,
        (try? tail(at: state.position)) == state.tail
      else { return try reset(db) }
      reader = try JournalReader(layout, from: state.position)
    }
  }

  private func reset(_ db: Database) throws {
    for table in LedgerSchema.tables { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
    try LedgerSchema.create(db)
    try LedgerState(journal: reader.identity.journal).save(db)
    reader = try JournalReader(layout)
  }

  private func tail(at position: JournalPosition) throws -> [UInt8] {
    try layout.bytes(before: position, count: Self.tailBytes)
  }

  private static func open(_ path: String?) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 1
    guard let path else { return try DatabaseQueue(configuration: configuration) }
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      try db.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpointPages)")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func openAnew(_ path: String?) throws -> DatabaseQueue {
    if let path { layoutRemove(path) }
    return try open(path)
  }

  private static func layoutRemove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { StoreFiles.remove(path + suffix) }
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH].contains(error.resultCode)
  }
}
