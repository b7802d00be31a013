import Glibc
import Journal

/// The files of the store's folder `drafts`.
struct DraftFolder {
  /// How often a lock is tried, 5 ms apart: others hold it a moment while they look who has it.
  private static let lockTries = 20
  private static let idLength = 15

  private let root: String
  private let path: String

  init(_ layout: StoreLayout) {
    root = layout.root
    path = layout.root + "/drafts"
  }

  func lockPath(_ id: String) -> String { path + "/" + id + ".lock" }

  private func draftPath(_ id: String) -> String { path + "/" + id + ".json" }

  private func newPath(_ id: String) -> String { path + "/" + id + ".new" }

  /// Whether a text is an id as drafts have it, and so no other path.
  static func isID(_ text: some StringProtocol) -> Bool {
    text.utf8.count == idLength && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// The drafts that lie here, the newest files first.
  var ids: [String] {
    ids(of: ".json").map { id in
      var info = stat()
      let time = lstat(draftPath(id), &info) == 0 ? info.st_mtim : timespec()
      return (id: id, seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }
    .sorted { ($0.seconds, $0.nanoseconds, $0.id) > ($1.seconds, $1.nanoseconds, $1.id) }.map(\.id)
  }

  private func ids(of suffix: String) -> [String] {
    StoreFiles.names(in: path).filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
      .filter(Self.isID)
  }

  /// Makes the folder where there is none, so that it survives a power cut.
  func make() throws(JournalError) {
    if mkdir(path, 0o700) == 0 { return try StoreFiles.sync(root) }
    guard errno == EEXIST else { throw StoreFiles.failure("mkdir", path) }
  }

  // MARK: Locks

  /// The lock of a draft; nil when a live console holds it.
  func lock(_ id: String) throws(JournalError) -> StoreFiles.Held? {
    for attempt in 1...Self.lockTries {
      if let held = try StoreFiles.Lock(path: lockPath(id)).tryHolding() { return held }
      if attempt < Self.lockTries { usleep(5000) }
    }
    return nil
  }

  /// Whether a live console holds a draft. Those who look don't keep one another off.
  func isHeld(_ id: String) -> Bool {
    let file = open(lockPath(id), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    return flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  // MARK: Contents

  /// A draft; nil where there is none.
  ///
  /// - Throws: where it is no regular file of at most `DraftKeeper.bytesLimit` bytes, or holds no draft.
  func read(_ id: String) throws -> KeptDraft? {
    let path = draftPath(id)
    // Neither through a link nor waiting for somebody to write into a pipe.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw StoreFiles.failure("open", path)
    }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size <= DraftKeeper.bytesLimit else {
      throw JournalError.tooLong(bytes: Int(info.st_size), limit: DraftKeeper.bytesLimit)
    }
    var bytes = [UInt8](repeating: 0, count: Int(info.st_size))
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { [done] in
        Glibc.read(file, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StoreFiles.failure("read", path) }
      done += count
    }
    return try KeptDraft(id: id, bytes)
  }

  /// Puts a draft's content in the place of what was kept of it before. Its lock must be held.
  func write(_ bytes: [UInt8], _ id: String) throws(JournalError) {
    let path = newPath(id)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard file >= 0 else { throw StoreFiles.failure("open", path) }
    defer {
      close(file)
      // Gone already where all went well.
      StoreFiles.remove(path)
    }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StoreFiles.failure("write", path) }
      done += count
    }
    guard fsync(file) == 0 else { throw StoreFiles.failure("fsync", path) }
    guard rename(path, draftPath(id)) == 0 else { throw StoreFiles.failure("rename", draftPath(id)) }
    try StoreFiles.sync(self.path)
  }

  /// Removes a draft with all its files, the lock last. The lock must be held.
  func remove(_ id: String) throws(JournalError) {
    guard unlink(draftPath(id)) == 0 || errno == ENOENT else { throw StoreFiles.failure("unlink", draftPath(id)) }
    try StoreFiles.sync(path)
    StoreFiles.remove(newPath(id))
    StoreFiles.remove(lockPath(id))
  }

  /// Removes what crashes have left: a `.new` that nobody writes any more, and the lock of a draft that is not there.
  /// What can't be removed stays.
  func sweep() {
    for id in Set(ids(of: ".new") + ids(of: ".lock")).prefix(DraftKeeper.looksLimit) {
      guard !StoreFiles.exists(draftPath(id)) || StoreFiles.exists(newPath(id)) else { continue }
      guard let lock = try? StoreFiles.Lock(path: lockPath(id)).tryHolding() else { continue }
      defer { lock.release() }
      StoreFiles.remove(newPath(id))
      // Looked at again, under the lock.
      if !StoreFiles.exists(draftPath(id)) { StoreFiles.remove(lockPath(id)) }
    }
  }
}
