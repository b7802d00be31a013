import GRDB
import Glibc
import Journal

/// When a file that could not be written is tried again.
struct WayBack: Sendable {
  /// Milliseconds before the first try, and the most between two: a try may read the whole journal.
  static let pauses = 5_000...600_000
  /// Room for what a few hundred crossings write, so that the file is not lost again at the next one.
  static let roomBytes = 1 << 20

  let file: LedgerFile
  /// Twice as long after each try, also after one that led back: a disk that fills again and again is left alone.
  private(set) var pause: Int
  /// On the clock that only runs forward, in milliseconds.
  var due: Int

  init(_ file: LedgerFile, after earlier: WayBack?) {
    self.file = file
    pause = earlier.map { min($0.pause * 2, Self.pauses.upperBound) } ?? Self.pauses.lowerBound
    due = SystemClock.monotonicMilliseconds() + pause
  }
}

extension Ledger {
  /// When `catchUp` tries next to go back into the file, on `SystemClock.monotonicMilliseconds`; nil: it need not.
  public var nextFileTry: Int? { trouble == nil ? nil : wayBack?.due }

  /// Goes back into the file where it can be written again. Until its tables have everything, those in memory stay.
  func returnToFile(_ progress: (Progress) -> Void) {
    guard trouble != nil, let wayBack, SystemClock.monotonicMilliseconds() >= wayBack.due else { return }
    let kept = (tables: tables, reader: reader, lost: lost)
    do {
      try expectRoom(WayBack.roomBytes)
      file = wayBack.file
      try takeFile()
      if case .missing = tables {
        try expectRoom(WayBack.roomBytes + bytes(of: kept.tables))
        try build(LedgerBuilder(layout: layout, zone: zone, lost: lost), in: wayBack.file, progress)
      }
      _ = try applyAll(progress)
      trouble = nil
    } catch {
      (tables, reader, lost) = kept
      file = nil
      self.wayBack = WayBack(wayBack.file, after: wayBack)
    }
  }

  private func bytes(of tables: Tables) throws -> Int {
    guard case .memory(let database) = tables else { return 0 }
    return try database.read { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      return try pages * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }
  }

  private func expectRoom(_ bytes: Int) throws {
    var info = statvfs()
    guard statvfs(layout.root, &info) == 0 else { throw StoreFiles.failure("statvfs", layout.root) }
    let room = UInt64(info.f_bavail).multipliedReportingOverflow(by: UInt64(info.f_frsize))
    guard room.overflow || room.partialValue >= UInt64(max(bytes, 0)) else {
      throw DatabaseError(resultCode: .SQLITE_FULL)
    }
  }
}
