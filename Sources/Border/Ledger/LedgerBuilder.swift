import GRDB
import Glibc
import Journal

/// Fills empty tables with the whole journal.
///
/// One thread reads the journal and its events, the other puts them into the tables: each has about half of the work.
struct LedgerBuilder {
  let layout: StoreLayout
  let zone: PostZone
  /// What an earlier state of the tables held and the journal has no more.
  var lost: LedgerDamage?

  /// Items that are handed over at once.
  private static let itemsAtOnce = 4096
  /// Items between two calls of `progress`.
  private static let itemsTold = 20_000

  /// Makes the tables in `database`, which must be empty, and fills them with what is known to be on disk now.
  ///
  /// - Throws: `DatabaseError`, `JournalError`.
  func fill(_ database: DatabaseQueue, progress: (Ledger.Progress) -> Void) throws {
    var state = LedgerState(journal: try StoreIdentity.read(layout).journal, zone: zone)
    if let lost { state.noteLost(lost) }
    var told = Ledger.Progress(seq: 0, damage: state.firstDamage)
    let archives = try ArchivePlace.all(of: layout).map { (place: $0, extent: JournalExtent($0.layout)) }
    let own = JournalExtent(layout)
    told.totalBytes = archives.reduce(own.bytes) { $0 + $1.extent.bytes }
    var bytesBefore = 0
    try database.inTransaction(.immediate) { db in
      try LedgerSchema.create(db)
      var applier = try LedgerApplier(db, zone: zone, isBuilding: true)
      func take(_ batch: ItemFeed.Batch) throws {
        for item in batch.items { try applier.apply(item, to: &state) }
        let before = told.applied
        told.applied += batch.items.count
        told.seq = state.position.seq
        told.damage = state.firstDamage
        if told.applied / Self.itemsTold > before / Self.itemsTold { progress(told) }
      }
      for (archive, extent) in archives {
        var end = 0
        do {
          try ItemFeed(archive.layout, archive: archive, itemsAtOnce: Self.itemsAtOnce).forEach { batch in
            told.bytes = bytesBefore + extent.bytes(before: batch.position)
            try take(batch)
            end = batch.position.seq
          }
          if end < archive.size { state.note(archive.damaged(.missingEnd, at: end)) }
        } catch is JournalError {
          // Gone or damaged at its beginning: what stands in the store's own journal is shown all the same.
          state.note(archive.damaged(.missingFile, at: end))
        }
        bytesBefore += extent.bytes
      }
      try ItemFeed(layout, itemsAtOnce: Self.itemsAtOnce).forEach { batch in
        state.position = batch.position
        told.bytes = bytesBefore + own.bytes(before: batch.position)
        try take(batch)
      }
      try applier.finish()
      try LedgerSchema.createIndexes(db)
      state.tail = try Ledger.tail(of: layout, at: state.position)
      try state.save(db)
      return .commit
    }
  }

  /// Builds tables in a file of their own and puts it into the ledger's place. What stood there is kept aside where the journal
  /// has lost something of it, or is said to be another.
  func replace(
    _ file: LedgerFile, keepsOld: Bool = false, keepsEarlier: Bool = false, progress: (Ledger.Progress) -> Void
  ) throws {
    let draft = file.newDraft()
    defer { for side in ["", "-wal", "-shm"] { StoreFiles.remove(draft + side) } }
    let database = try DatabaseQueue(path: draft, configuration: LedgerFile.draftConfiguration)
    do {
      try fill(database, progress: progress)
      // The file says of itself that it is one with a write-ahead log: so its first users need not agree on it.
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;")
      }
    } catch {
      try? database.close()
      throw error
    }
    try database.close()
    let keepsOld = keepsOld || lost != nil
    try file.replace(by: draft, keepsOld: keepsOld, keepsEarlier: keepsEarlier || keepsOld)
  }
}
