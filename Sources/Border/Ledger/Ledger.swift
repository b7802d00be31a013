import GRDB
import Journal
import Phrases

import struct Journal.Record

/// The read model: what the screens and the rules ask, as tables of SQLite, built by applying records in their order.
///
/// It is derived and can be thrown away at any time; when its file is missing, damaged, of another journal or of
/// another schema it is built again by itself, in a file of its own that then takes the place. Several processes share
/// one file: each applies what is new in a transaction of its own, and SQLite's write lock puts them in order. Where
/// the file can't be written (a full disk, a folder in its place), the tables are kept in memory, and `trouble` says
/// so: the journal is the truth, and recording does not depend on the ledger's disk. `catchUp` goes back to the file
/// when it can be written again.
///
/// Tables that hold more than the journal are evidence: `lost` tells of it, and the tables that are built in their
/// stead keep telling until somebody asks for `rebuild`.
///
/// One value belongs to one thread.
public final class Ledger {
  /// What applying has come to.
  public struct Progress: Sendable, Equatable {
    /// Items applied in this round.
    public var applied = 0
    /// The next sequence number.
    public var seq = 0
    /// Of the journal's files, archived ones included, as long as they were at the beginning; `totalBytes` 0: not known.
    public var bytes = 0
    public var totalBytes = 0
    /// The first place at which the journal is not what was written, whoever met it.
    public var damage: LedgerDamage?
  }

  /// Items applied in one transaction, some 20 ms: so long another process may wait.
  static let batchLimit = 4096

  public let layout: StoreLayout
  public let zone: PostZone
  /// Why the tables are in memory although they belong into a file; nil while all is well.
  public internal(set) var trouble: Phrase?
  /// What these tables once held and the journal no longer does.
  public internal(set) var lost: LedgerDamage?

  /// nil: in memory.
  var file: LedgerFile?
  /// The way back into a file that could not be written.
  var wayBack: WayBack?
  var tables: Tables {
    didSet { book = nil }
  }
  /// The accounts, as of the record that changed them last.
  var book: (asOf: Int?, book: AccountBook)?
  var reader: JournalReader

  enum Tables {
    /// In the file, which had this identity when it was opened.
    case file(DatabaseQueue, LedgerFile.Identity)
    case memory(DatabaseQueue)
    /// There are none that can be used yet.
    case missing
  }

  /// Opens the ledger of a store. Costs a few small reads; `catchUp` fills it, or builds it where it can't be used.
  ///
  /// - Parameter readOnly: keep it in memory, because nothing can be written to the store. Building it then takes as
  ///   long as reading the journal, and about 300 bytes of memory for each record.
  /// - Throws: `JournalError` when the journal can't be read.
  public init(_ layout: StoreLayout, zone: PostZone, readOnly: Bool = false) throws {
    self.layout = layout
    self.zone = zone
    file = readOnly ? nil : LedgerFile(layout)
    reader = try JournalReader(layout)
    tables = .missing
    try takeFile()
  }

  var database: DatabaseQueue {
    get throws {
      switch tables {
      case .file(let database, _), .memory(let database): database
      case .missing: try Self.emptyTables(reader.identity, zone)
      }
    }
  }

  /// Whether the tables are those of the file, so that others can read them there.
  public var isInFile: Bool { if case .file = tables { true } else { false } }

  // MARK: Reading

  /// Reads the tables.
  public func read<Value>(_ query: (Database) throws -> Value) throws -> Value {
    do {
      return try database.read(query)
    } catch let error as DatabaseError where !error.isPassing {
      try recover(from: error)
      return try database.read(query)
    }
  }

  /// Reads the tables as they are, and repairs nothing: under the journal's lock nobody can wait for that.
  func readOnce<Value>(_ query: (Database) throws -> Value) throws -> Value { try database.read(query) }

  // MARK: Applying

  /// Applies what is on disk and not applied yet, in batches; `progress` hears of each. Builds the tables anew when
  /// they are missing, damaged, or of another history.
  ///
  /// - Throws: `JournalError`; `DatabaseError` with `SQLITE_BUSY` when another process kept the tables for a second.
  @discardableResult
  public func catchUp(progress: (Progress) -> Void = { _ in }) throws -> Progress {
    if case .file(_, let identity) = tables, file?.identity != identity { try takeFile() }
    returnToFile(progress)
    do {
      return try applyAll(progress)
    } catch let difference as HistoryDiffers {
      lost = difference.lost ?? lost
      tables = .missing
    } catch let error as DatabaseError where !error.isPassing {
      try recover(from: error, progress: progress)
    }
    return try applyAll(progress)
  }

  /// Throws the tables away and builds them from the journal; others who have them open go over to the new ones. What
  /// `lost` told of is taken as known.
  ///
  /// - Parameter keepsOld: the file as it was stays beside the new one (`keptAside`): for a journal that is not what was signed.
  /// - Throws: `JournalError`, `DatabaseError`: then the tables are those of before.
  @discardableResult
  public func rebuild(keepsOld: Bool = false, progress: (Progress) -> Void = { _ in }) throws -> Progress {
    let builder = LedgerBuilder(layout: layout, zone: zone)
    if let file {
      let held = try waitForTurn(file, progress)
      defer { held?.release() }
      // What is lost was kept aside when it was met; not so tables of an earlier schema that nobody built upon yet.
      try builder.replace(file, keepsOld: keepsOld, keepsEarlier: lost != nil, progress: progress)
      try takeFile()
    } else {
      tables = .memory(try inMemory(builder, progress))
      try takeState(database)
    }
    return try catchUp(progress: progress)
  }

  /// Earlier tables that were kept as evidence, by the names of their files in the store's folder.
  public var keptAside: [String] { LedgerFile(layout).keptAside }

  func applyAll(_ progress: (Progress) -> Void) throws -> Progress {
    var total = Progress()
    if case .missing = tables {
      try build {
        total = $0; progress($0)
      }
    }
    var extent: (start: Int, all: JournalExtent)?
    while true {
      let start = reader.position
      let round = try applyBatch()
      total.applied += round.applied
      total.seq = round.seq
      total.damage = round.damage
      // Only who is far behind is told how far.
      if round.applied == Self.batchLimit, extent == nil {
        let all = JournalExtent(layout)
        extent = (all.bytes(before: start), all)
      }
      if let extent {
        total.bytes = extent.all.bytes(before: reader.position) - extent.start
        total.totalBytes = extent.all.bytes - extent.start
      }
      if round.applied > 0 { progress(total) }
      if round.applied < Self.batchLimit { break }
    }
    return total
  }

  private func applyBatch() throws -> Progress {
    if let state = try stateWithoutNews() {
      return Progress(applied: 0, seq: state.position.seq, damage: state.firstDamage)
    }
    var result = Progress()
    try database.inTransaction(.immediate) { db in
      var state = try LedgerState.fetch(db)
      if state.position != reader.position {
        try expectWhole(state)
        reader = try JournalReader(layout, from: state.position)
      }
      var applier = try LedgerApplier(db, zone: zone)
      let before = state
      result.applied = try reader.read(limit: Self.batchLimit) {
        try applier.apply(AppliedItem($0), to: &state)
      }
      try applier.finish()
      if reader.position.file != before.position.file, isGivenUp(before.position) { throw HistoryDiffers(lost: nil) }
      state.position = reader.position
      result.seq = state.position.seq
      result.damage = state.firstDamage
      guard state != before else {
        // Nothing came where something could be: the journal may have become shorter.
        try expectWhole(state)
        return .rollback
      }
      state.tail = try Self.tail(of: layout, at: state.position)
      try state.save(db)
      return .commit
    }
    return result
  }

  /// The state, where the journal holds no more than the tables: one small read tells.
  private func stateWithoutNews() throws -> LedgerState? {
    guard let durable = try reader.durable() else { return nil }
    let state = try database.read(LedgerState.fetch)
    return state.position.seq > durable ? state : nil
  }
}

extension DatabaseError {
  /// Whether waiting may help: others use the tables.
  var isPassing: Bool { [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT].contains(resultCode) }
}
