import Glibc
import Journal

/// Small file work of the store beside the journal.
enum StoreFiles {
  static func remove(_ path: String) { unlink(path) }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, in no order; none where it can't be read.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.filter { $0 != "." && $0 != ".." }
  }

  /// Waits until a file's or a folder's contents are on disk.
  static func sync(_ path: String) throws(JournalError) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure("fsync", path) }
  }

  /// What `errno` says of an operation that failed just now.
  static func failure(_ operation: String, _ path: String) -> JournalError {
    let code = errno
    return switch code {
    case ENOSPC, EDQUOT, EFBIG: .full(path: path)
    case EROFS: .readOnly(path: path)
    default: .system(operation: operation, path: path, code: code)
    }
  }
}

extension StoreFiles {
  /// A file that processes lock to take turns. It is made when it is needed and never deleted by the program.
  struct Lock: Sendable {
    let path: String

    /// How long `holding` waits: whoever holds such a lock is done in milliseconds.
    private static let patienceMilliseconds = 2000

    /// Runs `body` alone among all processes.
    ///
    /// - Throws: `JournalError.system` when it can't be had within two seconds; what `body` throws.
    func holding<Value>(_ body: () throws -> Value) throws -> Value {
      let deadline = SystemClock.monotonicMilliseconds() + Self.patienceMilliseconds
      while true {
        if let held = try tryHolding() {
          defer { held.release() }
          return try body()
        }
        guard SystemClock.monotonicMilliseconds() < deadline else {
          throw JournalError.system(operation: "flock", path: path, code: EWOULDBLOCK)
        }
        usleep(1000)
      }
    }

    /// The lock, if nobody holds it now.
    func tryHolding() throws(JournalError) -> Held? {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
      guard file >= 0 else { throw failure("open", path) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(file)
        if code == EWOULDBLOCK || code == EINTR { return nil }
        throw .system(operation: "flock", path: path, code: code)
      }
      // Where somebody deleted the file meanwhile, the others lock another one.
      var mine = stat()
      var named = stat()
      guard fstat(file, &mine) == 0, stat(path, &named) == 0, mine.st_ino == named.st_ino else {
        close(file)
        return nil
      }
      guard mine.st_mode & S_IFMT == S_IFREG else {
        close(file)
        throw .notAFile(path: path)
      }
      return Held(file: file)
    }

    /// The number that the holder has told last; nil where none did.
    var toldNumber: Int? {
      let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var number = 0
      return withUnsafeMutableBytes(of: &number) { pread(file, $0.baseAddress, $0.count, 0) } == 8 ? number : nil
    }
  }

  /// A lock that is held until `release`, or until the process ends.
  final class Held: Sendable {
    private let file: Int32

    fileprivate init(file: Int32) { self.file = file }

    /// Tells those who wait how far the work has come.
    func tell(_ number: Int) {
      withUnsafeBytes(of: number) { _ = pwrite(file, $0.baseAddress, $0.count, 0) }
    }

    func release() { flock(file, LOCK_UN) }

    deinit { close(file) }
  }
}
