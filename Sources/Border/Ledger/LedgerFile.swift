import CSys
import GRDB
import Glibc
import Journal

/// The ledger's file: how it is opened, and how another takes its place while others have it open.
///
/// SQLite names its two side files by the main file's name. So a new file must not meet the side files of the old one,
/// and nobody may open the old one while the new one comes: both are done under a lock of their own. Whoever has the
/// old one open keeps it, nameless, and hears by `isReplaced` that it is time to open anew.
struct LedgerFile: Sendable {
  let path: String
  private let layout: StoreLayout

  /// Which file has the name.
  struct Identity: Equatable, Sendable {
    let device: UInt
    let inode: UInt
  }

  init(_ layout: StoreLayout) {
    self.layout = layout
    path = Self.path(layout, schema: LedgerSchema.version)
  }

  private static func path(_ layout: StoreLayout, schema: Int) -> String { layout.root + "/ledger-\(schema).sqlite" }

  /// nil where no file of any size has the name.
  var identity: Identity? { Self.identity(path) }

  private static func identity(_ path: String) -> Identity? {
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0 else { return nil }
    return Identity(device: UInt(info.st_dev), inode: UInt(info.st_ino))
  }

  /// Bytes of the write-ahead log; 0 where there is none.
  var logLength: Int {
    var info = stat()
    return stat(path + "-wal", &info) == 0 ? Int(info.st_size) : 0
  }

  /// Opens the file; nil where there is none, or none with these tables.
  ///
  /// - Throws: `DatabaseError`, `JournalError`.
  func open() throws -> (database: DatabaseQueue, identity: Identity)? {
    try exchangeLock.holding {
      guard let identity else { return nil }
      let database = try DatabaseQueue(path: path, configuration: Self.configuration)
      guard try database.read(LedgerSchema.isPresent) else { return nil }
      return (database, identity)
    }
  }

  /// Puts `draft`, which nobody has open, in the file's place.
  ///
  /// - Parameters:
  ///   - keepsOld: what stood there stays under another name: it may be the only copy of what the journal said before.
  ///   - keepsEarlier: so do the tables of earlier schemas.
  func replace(by draft: String, keepsOld: Bool = false, keepsEarlier: Bool = false) throws {
    try StoreFiles.sync(draft)
    try exchangeLock.holding {
      if keepsOld { setAside(path) }
      for side in ["-wal", "-shm"] { StoreFiles.remove(path + side) }
      guard rename(draft, path) == 0 else { throw StoreFiles.failure("rename", path) }
    }
    removeEarlier(keeps: keepsEarlier)
  }

  /// Takes away the tables of earlier schemas, which nobody builds on, with all that lies beside them; not what was kept
  /// as evidence, and not those that a program of then has open or is building.
  ///
  /// - Parameter keeps: the tables themselves become evidence.
  private func removeEarlier(keeps: Bool) {
    let names = StoreFiles.names(in: layout.root)
    for number in 1..<LedgerSchema.version {
      let earlier = Self.path(layout, schema: number)
      let own = names.filter { (layout.root + "/" + $0).hasPrefix(earlier) && !$0.contains(Self.keptMark) }
      guard !own.isEmpty, !Self.isOpen(earlier), let held = try? StoreFiles.Lock(path: earlier + ".build").tryHolding()
      else { continue }
      if keeps { setAside(earlier) }
      for name in own { StoreFiles.remove(layout.root + "/" + name) }
      StoreFiles.remove(earlier + ".build")
      held.release()
    }
  }

  /// Whether anybody has a database with a write-ahead log open: each connection holds a lock on one byte of the log's
  /// index (`UNIX_SHM_DMS` of SQLite's os_unix.c).
  private static func isOpen(_ path: String) -> Bool {
    let file = Glibc.open(path + "-shm", O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    return csys_is_locked(file, 128) != 0
  }

  // MARK: Evidence

  /// How far tables of earlier schemas had come, the newest schema first; those that can't be read are left out.
  func earlierStates() -> [LedgerState] {
    var configuration = Self.plainConfiguration
    configuration.readonly = true
    return (1..<LedgerSchema.version).reversed().compactMap { number in
      let earlier = Self.path(layout, schema: number)
      guard Self.identity(earlier) != nil,
        let database = try? DatabaseQueue(path: earlier, configuration: configuration)
      else { return nil }
      return try? database.read(LedgerState.fetchEarlier)
    }
  }

  /// Files that were kept so, of this schema and of earlier ones, by their names, oldest first as far as their names tell.
  var keptAside: [String] {
    // A digit ends the name; what SQLite puts beside one that somebody opens ends otherwise.
    StoreFiles.names(in: layout.root).filter {
      $0.hasPrefix("ledger-") && $0.contains(".sqlite" + Self.keptMark) && $0.last?.isNumber == true
    }
    .sorted()
  }

  /// Gives the file another name, and its log, so that it can be opened there as it is.
  private func setAside(_ path: String) {
    guard Self.identity(path) != nil, keptAside.count < Self.keptLimit else { return }
    let kept = "\(path)\(Self.keptMark)\(Timestamp.now().milliseconds)"
    for side in ["", "-wal"] { rename(path + side, kept + side) }
  }

  private static let keptMark = ".kept-"
  /// Somebody who makes the journal disagree again and again shall not fill the disk; the first ones are those that count.
  private static let keptLimit = 8

  // MARK: Drafts

  /// A new name beside the file.
  func newDraft() -> String { path + Self.draftMark + newEventID() }

  /// Takes away what builders left that died.
  func removeDrafts() {
    let base = path.split(separator: "/").last.map(String.init) ?? path
    for name in StoreFiles.names(in: layout.root) where name.hasPrefix(base + Self.draftMark) {
      StoreFiles.remove(layout.root + "/" + name)
    }
  }

  private static let draftMark = ".draft-"

  // MARK: Locks

  /// Held for as long as it takes to open the file or to put another in its place.
  private var exchangeLock: StoreFiles.Lock { StoreFiles.Lock(path: path + ".lock") }

  /// Held by whoever builds the tables anew, so that two consoles don't do it at once.
  var buildLock: StoreFiles.Lock { StoreFiles.Lock(path: path + ".build") }

  // MARK: Connections

  /// Pages in the write-ahead log, 64 MB, after which a commit itself brings them into the file and waits for the disk.
  /// Beside a console none does: `LedgerTidier` comes before.
  private static let checkpointPages = 16_000
  /// How long one waits for others who write, in steps.
  private static let patienceMilliseconds = 1000
  private static let stepMicroseconds: UInt32 = 200

  static var configuration: Configuration {
    var configuration = plainConfiguration
    // SQLite's own waiting grows to 100 ms a step; whoever holds the lock is done in a fraction of one, nearly always.
    configuration.busyMode = .callback { tries in
      usleep(stepMicroseconds)
      return tries < patienceMilliseconds * 1000 / Int(stepMicroseconds)
    }
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = NORMAL;
          PRAGMA temp_store = MEMORY;
          PRAGMA wal_autocheckpoint = \(checkpointPages);
          PRAGMA journal_size_limit = 0;
          """)
    }
    return configuration
  }

  /// For tables in memory.
  static var plainConfiguration: Configuration {
    var configuration = Configuration()
    configuration.maximumReaderCount = 1
    return configuration
  }

  /// For a draft, which nobody else opens and which is thrown away when its builder dies.
  static var draftConfiguration: Configuration {
    var configuration = plainConfiguration
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -\(draftCacheKibibytes);
          PRAGMA threads = 2;
          """)
    }
    return configuration
  }

  /// Rows are put in in their order, so few pages are wanted again; the indexes are sorted in pieces of this size.
  private static let draftCacheKibibytes = 128 << 10
}
