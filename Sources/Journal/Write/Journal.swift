import Glibc

/// A store's journal, opened to append to it.
///
/// Writers are peers: each takes the lock, reads what others wrote, lets its rules decide, appends with one write and
/// lets go of the lock; only then it waits for the disk. `append` returns when its records are on disk: that is the
/// acknowledgement. Readers use `JournalReader`.
///
/// One value belongs to one thread.
///
/// ```swift
/// let journal = try Journal(layout, console: "pos1/tty1")
/// let records = try journal.append { pending in [entry] }
/// ```
public final class Journal {
  public let layout: StoreLayout
  public let identity: StoreIdentity
  /// Where entries come from: host and terminal.
  public let console: String

  let watermark: WatermarkFile
  let lock: StoreLock
  /// The newest file, once it was opened and checked.
  var active: ActiveFile?
  /// The newest time in the journal that this writer has seen.
  var lastTime: Timestamp?
  /// Whether the end was held against the newest checkpoint.
  var isEndChecked = false

  /// Most bytes that one append can write.
  static let writeByteLimit = 1 << 26
  /// How often an entry is written anew when syncs fail.
  private static let syncTries = 3

  /// Opens the store. Costs a few small reads, however long the journal is; the newest file is checked as a whole
  /// before the first append.
  ///
  /// - Throws: `noStore`, `newerFormat`, `networkFileSystem`, `readOnly`, `damaged` (record 0), `system`.
  public init(_ layout: StoreLayout, console: String) throws(JournalError) {
    self.layout = layout
    self.console = console
    identity = try StoreIdentity.read(layout)
    try FileSystemKind.refuseNetwork(layout.root)
    try layout.makeRunFolder()
    for folder in [layout.events, layout.run, layout.root + "/journal"] where access(folder, W_OK) != 0 {
      throw .readOnly(path: layout.root)
    }
    watermark = try WatermarkFile(path: layout.durable, writable: true)
    lock = try StoreLock(path: layout.lock)
  }

  /// Appends what `decide` gives, and returns the records when they are on disk.
  ///
  /// `decide` runs under the lock. It gets the records that stand in the journal but are not known to be on disk yet:
  /// a rule that looks at a read model must take them into account too. It may run again, and must give the same
  /// entries' ids then, when the disk fails and the journal goes on in a new file.
  ///
  /// Costs one write and one sync; appending many entries at once costs the same. At most 65,536 entries and 64 MiB.
  ///
  /// - Throws: what `decide` throws; `busy`, `full`, `tooLong`, `damaged`, `system`: nothing was recorded, with one
  ///   exception: where the disk fills up, or the process dies, in the middle of several entries, the first of them can
  ///   stay, the last can't. So the entry that matters most comes last. `notDurable`: nothing was acknowledged, but the
  ///   entries may come to stand all the same; asking again with the same ids is safe where `decide` looks for them.
  public func append(_ decide: (_ pending: [Record]) throws -> [Entry]) throws -> [Record] {
    openNewestFile()
    for _ in 0..<Self.syncTries {
      let turn: Turn
      do {
        turn = try lock.withLock { try decideAndWrite(decide) }
      } catch {
        settlePending()
        throw error
      }
      switch turn {
      case .nothing:
        settlePending()
        return []
      case .again: continue
      case .written(let written): if try isOnDisk(written) { return written.records }
      }
    }
    throw JournalError.notDurable(path: layout.events, code: EIO)
  }

  /// Brings to the disk what stands behind the watermark because its writer died between its write and its sync: rules
  /// count these records, so readers must come to see them, also when nothing new is written.
  private func settlePending() {
    guard let active, let last = active.pending.last else { return }
    _ = try? isOnDisk(
      Written(records: active.pending, file: active, lastSeq: last.seq, start: active.end, end: active.end))
  }

  /// Checks the newest file now, and not at the first append. What a crash left is ended, and on disk.
  public func prepare() throws {
    openNewestFile()
    _ = try lock.withLock { try catchUp() }
    settlePending()
  }

  /// Reads the newest file before the lock is taken, so that nobody waits for it. What goes wrong is told under the
  /// lock, where nothing changes meanwhile.
  private func openNewestFile() {
    guard active == nil, let mark = try? watermark.read(), let newest = try? eventFiles(layout).last,
      newest.number == mark.file, newest.firstSeq <= mark.seq
    else { return }
    active = try? ActiveFile(layout, newest, durable: mark.seq)
  }
}

/// What one append put into a file.
struct Written {
  let records: [Record]
  let file: ActiveFile
  /// The sequence number of the last record.
  let lastSeq: Int
  /// Where the first of the records begins, and where the file ended then.
  let start: Int
  let end: Int
}
