import CSys
import Glibc

/// `flock` with patience: it waits for a stated time and then says who holds the lock, because an officer who waits
/// must know for whom.
enum FileLock {
  static let patienceSeconds = 2
  private static let yieldLimit = 50

  /// Runs `body` with the file locked; the process is not suspended (Ctrl-Z) meanwhile.
  ///
  /// - Throws: `busy`, `system`, and what `body` throws.
  static func holding<Result, Failure: Error>(
    _ file: OpenFile, _ body: () throws(Failure) -> Result
  ) throws -> Result {
    try SuspendGate.holding {
      try acquire(file)
      defer { _ = flock(file.descriptor, LOCK_UN) }
      return try body()
    }
  }

  /// The same for long work for whose end no writer waits: the process may be suspended meanwhile.
  static func holdingThroughStops<Result>(_ file: OpenFile, _ body: () throws -> Result) throws -> Result {
    try acquire(file)
    defer { _ = flock(file.descriptor, LOCK_UN) }
    return try body()
  }

  /// Tries at once, then each time another process has had its turn, then in growing steps up to a millisecond:
  /// locks are
  /// held for microseconds at a time, since nobody syncs while holding one, and the shortest sleep takes three times
  /// as long.
  private static func acquire(_ file: OpenFile) throws(JournalError) {
    let deadline = SystemClock.monotonicMilliseconds() + patienceSeconds * 1000
    var yields = yieldLimit
    var pauseMicroseconds: UInt32 = 20
    while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw Posix.error("flock", file.path) }
      guard SystemClock.monotonicMilliseconds() < deadline else {
        throw .busy(holder: holder(of: file), seconds: patienceSeconds)
      }
      if yields > 0 {
        yields -= 1
        sched_yield()
        continue
      }
      usleep(pauseMicroseconds)
      pauseMicroseconds = min(pauseMicroseconds * 2, 1000)
    }
  }

  /// The process that holds the lock, from the kernel's own table, as `name (123)`; `?` where the table does not tell.
  private static func holder(of file: OpenFile) -> String {
    guard let info = try? file.info(), let table = try? Posix.readFile("/proc/locks", limit: 1 << 20) else {
      return "?"
    }
    let inode = ":\(info.st_ino)"
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      // 1: FLOCK  ADVISORY  WRITE 4242 fe:00:131 0 EOF
      guard fields.count >= 6, fields[1] == "FLOCK", fields[5].hasSuffix(inode), let process = Int(fields[4]) else {
        continue
      }
      let name = (try? Posix.readFile("/proc/\(process)/comm", limit: 64)) ?? []
      return "\(String(decoding: name, as: UTF8.self).prefix { $0 != "\n" }) (\(process))"
    }
    return "?"
  }
}

/// The lock that every writer takes, on a file that is never deleted.
final class StoreLock {
  private var file: OpenFile

  init(path: String) throws(JournalError) {
    file = try OpenFile(path, O_RDWR | O_CREAT)
  }

  /// Runs `body` with the lock held.
  func withLock<Result>(_ body: () throws -> Result) throws -> Result {
    // Where somebody did delete it all the same, the others hold a lock on another file.
    if try file.isUnlinked { file = try OpenFile(file.path, O_RDWR | O_CREAT) }
    return try FileLock.holding(file, body)
  }
}
