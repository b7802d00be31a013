import Crypto
import Glibc
import Journal
import Phrases
import WatchlistFormats

/// The files of imported lists, each in the store's folder `lists` under its SHA-256, so that what was imported can be
/// read again as it was.
struct KeptFiles {
  let folder: String

  init(_ layout: StoreLayout) { folder = layout.lists }

  /// A file as it was kept.
  struct Kept {
    let file: WatchlistImported.File
    /// What lay under its digest before.
    let before: Condition
    fileprivate let inode: UInt
  }

  /// How a kept file lies there.
  enum Condition: Sendable { case whole, missing, altered }

  /// Reads all of it.
  func condition(of file: WatchlistImported.File) -> Condition {
    guard let path = path(file), StoreFiles.exists(path) else { return .missing }
    var hash = SHA256()
    do throws(ImportError) {
      let bytes = try ByteSource.file(path)
      while let piece = try bytes.next() { hash.update(data: piece) }
    } catch {
      return .altered
    }
    return SHA256.hex(hash.finalize()) == file.sha256 ? .whole : .altered
  }

  /// Where a kept file lies; nil for what is no digest, because a record must not be able to name another path.
  func path(_ file: WatchlistImported.File) -> String? {
    WatchlistImported.isDigest(file.sha256) ? folder + "/" + file.sha256 : nil
  }

  /// Copies a regular file into the folder. The copy is on disk when this returns; it takes the place of one that was
  /// there, which may be damaged.
  ///
  /// - Throws: `Refusal.notAList` when the file can't be read or has more than `limit` bytes; `JournalError` when the
  ///   copy can't be written.
  func keep(_ path: String, limit: Int) throws -> Kept {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    // Without waiting for somebody to write into a pipe.
    let source = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw Refusal.notAList(file: name, problem: Phrase(systemError: errno)) }
    defer { close(source) }
    var info = stat()
    guard fstat(source, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      throw Refusal.notAList(file: name, problem: .notRegularFile)
    }
    guard info.st_size <= limit else { throw Refusal.notAList(file: name, problem: .tooLarge(bytes: limit)) }
    let draft = folder + "/.draft-" + newEventID()
    let target = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw StoreFiles.failure("open", draft) }
    defer {
      close(target)
      StoreFiles.remove(draft)
    }
    let (digest, bytes) = try copy(from: source, to: target, name: name, draft: draft, limit: limit)
    let file = WatchlistImported.File(name: name, sha256: digest, bytes: bytes)
    var own = stat()
    guard fstat(target, &own) == 0 else { throw StoreFiles.failure("fstat", draft) }
    let kept = folder + "/" + digest
    let before = try lock.holding {
      let before = condition(of: file)
      guard rename(draft, kept) == 0 else { throw StoreFiles.failure("rename", kept) }
      try StoreFiles.sync(folder)
      return before
    }
    return Kept(file: file, before: before, inode: UInt(own.st_ino))
  }

  /// Takes a file away again of which nothing was recorded; one that somebody else has kept since stays.
  func discard(_ kept: Kept) {
    guard kept.before == .missing, let path = path(kept.file) else { return }
    try? lock.holding {
      var info = stat()
      if stat(path, &info) == 0, UInt(info.st_ino) == kept.inode { StoreFiles.remove(path) }
    }
  }

  /// How a list's kept files lie there. Asks for their places on disk and doesn't read them, so that it costs microseconds.
  struct Look: Sendable, Equatable {
    private struct Seen: Sendable, Equatable {
      var inode: UInt
      var bytes: Int
      /// When it was written last, or renamed, or given to somebody.
      var seconds: Int
      var nanoseconds: Int
    }

    private let files: [Seen?]

    init(_ list: WatchlistImported, _ folder: KeptFiles) {
      files = list.files.map { file in
        var info = stat()
        guard let path = folder.path(file), stat(path, &info) == 0 else { return nil }
        return Seen(
          inode: UInt(info.st_ino), bytes: Int(info.st_size), seconds: info.st_ctim.tv_sec,
          nanoseconds: info.st_ctim.tv_nsec)
      }
    }
  }

  private var lock: StoreFiles.Lock { StoreFiles.Lock(path: folder + "/.lock") }

  private func copy(
    from source: Int32, to target: Int32, name: String, draft: String, limit: Int
  ) throws -> (digest: String, bytes: Int) {
    var hash = SHA256()
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Refusal.notAList(file: name, problem: Phrase(systemError: errno)) }
      if count == 0 { break }
      total += count
      guard total <= limit else { throw Refusal.notAList(file: name, problem: .tooLarge(bytes: limit)) }
      hash.update(data: buffer[..<count])
      var done = 0
      while done < count {
        let written = buffer[done..<count].withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw StoreFiles.failure("write", draft) }
        done += written
      }
    }
    guard fsync(target) == 0 else { throw StoreFiles.failure("fsync", draft) }
    return (SHA256.hex(hash.finalize()), total)
  }
}

extension SHA256 {
  /// Lower-case hexadecimal digits, as kept files are named.
  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
