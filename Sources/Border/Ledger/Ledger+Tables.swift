import GRDB
import Glibc
import Journal
import Phrases

/// Where the tables are: in the file, in memory, or to be built.
extension Ledger {
  /// Takes the file's tables where they can be used.
  func takeFile() throws {
    tables = .missing
    // What can't be opened is built anew.
    guard let file, let opened = try? file.open(), let state = try? opened.database.read(LedgerState.fetch) else {
      return try takeEarlierLoss()
    }
    let fit = try fit(state)
    // What is lost stays told, whatever the tables are built anew for.
    if state.journal == reader.identity.journal { lost = state.lost }
    if case .lost(let damage) = fit { lost = damage }
    guard fit == .whole else { return }
    tables = .file(opened.database, opened.identity)
    try takeState(opened.database)
  }

  /// A program of a newer schema finds no tables of its own: what those of an earlier one know to be lost stays told.
  private func takeEarlierLoss() throws {
    guard let file, lost == nil else { return }
    for state in file.earlierStates() where state.journal == reader.identity.journal {
      lost = state.lost
      if case .lost(let damage) = try fit(state) { lost = damage }
      if lost != nil { return }
    }
  }

  func takeState(_ database: DatabaseQueue) throws {
    let state = try database.read(LedgerState.fetch)
    lost = state.lost
    reader = try JournalReader(layout, from: state.position)
  }

  /// Builds tables where there are none that can be used, or waits for another process that does.
  func build(_ progress: (Progress) -> Void) throws {
    let builder = LedgerBuilder(layout: layout, zone: zone, lost: lost)
    guard let file else {
      tables = .memory(try inMemory(builder, progress))
      return try takeState(database)
    }
    do {
      try build(builder, in: file, progress)
    } catch {
      try keepInMemory(because: error, progress: progress)
    }
  }

  func build(_ builder: LedgerBuilder, in file: LedgerFile, _ progress: (Progress) -> Void) throws {
    let before = file.identity
    let held = try waitForTurn(file, progress)
    defer { held?.release() }
    if held != nil { file.removeDrafts() }
    if file.identity != before { try takeFile() }
    if case .missing = tables {
      try builder.replace(file) {
        held?.tell($0.applied)
        progress($0)
      }
      try takeFile()
    }
    if case .missing = tables { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
  }

  /// How long a builder that tells of no progress is waited for.
  private static let builderPatienceMilliseconds = 30_000
  private static let waitMilliseconds = 20

  /// The right to build; nil when whoever has it does not get on.
  func waitForTurn(_ file: LedgerFile, _ progress: (Progress) -> Void) throws -> StoreFiles.Held? {
    var told = -1
    var quietMilliseconds = 0
    while quietMilliseconds < Self.builderPatienceMilliseconds {
      if let held = try file.buildLock.tryHolding() { return held }
      usleep(UInt32(Self.waitMilliseconds) * 1000)
      quietMilliseconds += Self.waitMilliseconds
      if let seq = file.buildLock.toldNumber, seq != told {
        told = seq
        quietMilliseconds = 0
        progress(Progress(applied: seq, seq: seq))
      }
    }
    return nil
  }

  /// Goes on after the tables failed: builds them anew, in memory where the disk takes no more.
  func recover(from error: any Error, progress: (Progress) -> Void = { _ in }) throws {
    if case .memory = tables { throw error }
    if case .file(_, let identity) = tables, file?.identity != identity {
      try takeFile()
      if case .file = tables { return }
    }
    if let error = error as? DatabaseError, error.resultCode == .SQLITE_FULL {
      return try keepInMemory(because: error, progress: progress)
    }
    tables = .missing
    try build(progress)
  }

  func keepInMemory(because error: any Error, progress: (Progress) -> Void) throws {
    let builder = LedgerBuilder(layout: layout, zone: zone, lost: lost)
    tables = .memory(try inMemory(builder, progress))
    try takeState(database)
    trouble = .ledgerInMemory(because: Phrase(error))
    if let file { wayBack = WayBack(file, after: wayBack) }
    file = nil
  }

  func inMemory(_ builder: LedgerBuilder, _ progress: (Progress) -> Void) throws -> DatabaseQueue {
    let database = try DatabaseQueue(configuration: LedgerFile.plainConfiguration)
    try builder.fill(database, progress: progress)
    return database
  }

  /// What is read before `catchUp` has built anything.
  static func emptyTables(_ identity: StoreIdentity, _ zone: PostZone) throws -> DatabaseQueue {
    let database = try DatabaseQueue(configuration: LedgerFile.plainConfiguration)
    try database.write { db in
      try LedgerSchema.create(db)
      try LedgerSchema.createIndexes(db)
      try LedgerState(journal: identity.journal, zone: zone).save(db)
    }
    return database
  }
}
