import Glibc
import Journal

/// Keeps the form that a console is filling in, so that a crash or a power cut costs nothing that was kept. Drafts are
/// no records: they lie outside the journal, in the store's folder `drafts`, and go when the form is recorded or
/// given up.
///
/// A draft has up to three files, named by its id: `.json`, what was kept last; `.new`, what is being written;
/// `.lock`, which the console that works on the draft holds with `flock` as long as it lives. The lock is a file of
/// its own because a rename puts another file in the place of `.json`, and a lock on the old one would hold nobody
/// off. When a process ends, however it does, its lock is free.
///
/// One keeper has one draft at a time. It is used by one thread.
public final class DraftKeeper {
  /// Most bytes of a draft's file.
  public static let bytesLimit = 65_536
  /// Most drafts that are looked at, the newest ones.
  public static let looksLimit = 100

  private let folder: DraftFolder
  private let officer: Officer
  private let console: String
  private var current: (id: String, lock: StoreFiles.Held)?

  public init(layout: StoreLayout, officer: Officer, console: String) {
    folder = DraftFolder(layout)
    self.officer = officer
    self.console = console
  }

  /// The id of the draft that this console works on, under which its event is to be recorded.
  public var currentID: String? { current?.id }

  /// This officer's drafts that no live console holds. What a crash has left of drafts that were never whole is
  /// removed.
  public func waiting() -> WaitingDrafts {
    folder.sweep()
    let ids = folder.ids
    var drafts: [KeptDraft] = []
    var unreadable = 0
    for id in ids.prefix(Self.looksLimit) where !folder.isHeld(id) {
      do {
        guard let kept = try folder.read(id) else { continue }
        if kept.officer == officer.name { drafts.append(kept) }
      } catch {
        unreadable += 1
      }
    }
    drafts.sort { ($0.saved, $0.id) > ($1.saved, $1.id) }
    return WaitingDrafts(
      drafts: drafts, unreadable: unreadable, passedOver: max(0, ids.count - Self.looksLimit))
  }

  /// Takes a draft up again, and lets go of the one before, which stays as it was kept.
  ///
  /// - Returns: what stands in it now; nil when another console has it, or it is gone or can't be read any more.
  /// - Throws: `JournalError` when the lock's file can't be made.
  public func take(_ kept: KeptDraft) throws(JournalError) -> KeptDraft? {
    guard DraftFolder.isID(kept.id), let lock = try folder.lock(kept.id) else { return nil }
    guard let now = try? folder.read(kept.id), now.officer == officer.name else {
      lock.release()
      return nil
    }
    release()
    current = (kept.id, lock)
    return now
  }

  /// Keeps what stands in the form now, in the place of what was kept of it before. It is on disk when this returns.
  ///
  /// A crash leaves, at whatever line it comes, either what was kept before or this, never a mixture: before the
  /// rename the old file (or none) and a `.new`, which the next `keep` overwrites or the next `waiting` removes; after
  /// it the new file. After a power cut between rename and sync it is one of the two.
  ///
  /// - Returns: the draft's id, under which its event is to be recorded.
  /// - Throws: `JournalError`: `tooLong` for more than `bytesLimit` bytes, `readOnly`, `full`, `system`. What was kept
  ///   before is still there.
  @discardableResult
  public func keep(_ draft: FormDraft, at time: Timestamp = .now()) throws(JournalError) -> String {
    let id = current?.id ?? newEventID()
    let bytes = KeptDraft(id: id, officer: officer.name, console: console, saved: time, draft: draft).bytes
    guard bytes.count <= Self.bytesLimit else { throw .tooLong(bytes: bytes.count, limit: Self.bytesLimit) }
    try folder.make()
    if current == nil {
      guard let lock = try folder.lock(id) else {
        throw .system(operation: "flock", path: folder.lockPath(id), code: EWOULDBLOCK)
      }
      current = (id, lock)
    }
    try folder.write(bytes, id)
    return id
  }

  /// Removes the draft, because its form was recorded or given up; nothing where there is none.
  ///
  /// A crash on the way leaves the draft, to be offered again, or a lock without a draft, which the next `waiting`
  /// removes. A power cut before the folder is synced can bring the draft back.
  ///
  /// - Throws: `JournalError` when it can't be removed; it is still this console's then.
  public func drop() throws(JournalError) {
    guard let current else { return }
    try folder.remove(current.id)
    release()
  }

  /// The same of another draft than the one at work, whose form was recorded after it had been let go; nothing where
  /// another console has taken it up.
  public func drop(_ id: String) throws(JournalError) {
    if current?.id == id { return try drop() }
    guard DraftFolder.isID(id), let lock = try folder.lock(id) else { return }
    defer { lock.release() }
    try folder.remove(id)
  }

  /// Lets go of the draft, which waits from now on for any console of its officer.
  public func release() {
    current?.lock.release()
    current = nil
  }
}
