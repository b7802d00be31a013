import Crypto
import Glibc
import Journal

/// Small file work of the store beside the journal.
enum StoreFiles {
  static func remove(_ path: String) { unlink(path) }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Copies a regular file into `folder` under its SHA-256, so that what was imported can be read again as it was. The
  /// copy is on disk when this returns. A file of the same content that is there already stays.
  ///
  /// Gives the file and whether it is new in the folder.
  ///
  /// - Throws: `Refusal.notAList` when the file can't be read or has more than `limit` bytes; `JournalError` when the
  ///   copy can't be written.
  static func keep(
    _ path: String, in folder: String, limit: Int
  ) throws -> (file: WatchlistImported.File, isNew: Bool) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let source = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw Refusal.notAList(file: name, problem: reason(errno)) }
    defer { close(source) }
    var info = stat()
    guard fstat(source, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      throw Refusal.notAList(file: name, problem: "not a regular file")
    }
    let draft = folder + "/.draft-" + newEventID()
    let target = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw failure("open", draft) }
    defer {
      close(target)
      unlink(draft)
    }
    let (digest, bytes) = try copy(from: source, to: target, name: name, draft: draft, limit: limit)
    let kept = folder + "/" + digest
    let isNew = !exists(kept)
    guard !isNew || rename(draft, kept) == 0 else { throw failure("rename", kept) }
    try syncFolder(folder)
    return (WatchlistImported.File(name: name, sha256: digest, bytes: bytes), isNew)
  }

  private static func copy(
    from source: Int32, to target: Int32, name: String, draft: String, limit: Int
  ) throws -> (digest: String, bytes: Int) {
    var hash = SHA256()
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Refusal.notAList(file: name, problem: reason(errno)) }
      if count == 0 { break }
      total += count
      guard total <= limit else { throw Refusal.notAList(file: name, problem: "more than \(limit) bytes") }
      hash.update(data: buffer[..<count])
      var done = 0
      while done < count {
        let written = buffer[done..<count].withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw failure("write", draft) }
        done += written
      }
    }
    guard fsync(target) == 0 else { throw failure("fsync", draft) }
    return (hex(hash.finalize()), total)
  }

  private static func syncFolder(_ path: String) throws {
    let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("open", path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure("fsync", path) }
  }

  private static func failure(_ operation: String, _ path: String) -> JournalError {
    switch errno {
    case ENOSPC, EDQUOT, EFBIG: .full(path: path)
    case EROFS: .readOnly(path: path)
    default: .system(operation: operation, path: path, code: errno)
    }
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
