import CSys
import Glibc

/// A folder into which a reader's program puts files.
///
/// A file is read when its writer has closed it or renamed it into the folder, and stays until `move` is told where it
/// goes; so whoever records its documents first loses none in a crash. Names that begin with a dot are a writer's
/// unfinished files and are passed over.
///
/// The folder is opened for each look at it and not held: a folder that somebody has open can't be unmounted, and its
/// removal is told to nobody.
final class WatchedFolder {
  enum Finding: Equatable {
    case file(FolderFile)
    case left(name: String, LeftFile)
  }

  /// Some 700 passports; a reader's file holds one.
  static let fileLimit = 65_536
  /// Files that one call reads, so that none holds up the caller.
  private static let filesAtOnce = 16
  /// Names that are kept at once; of more, the folder is listed again.
  private static let namesHeld = 10_000

  /// Ready when something has happened in the folder.
  let descriptor: Int32
  private let path: String
  /// Which folder it was when it was first opened.
  private let identity: Identity
  private var names: [(text: String, isOld: Bool)]
  private var first = 0
  private var mustList = false
  private var isFirstList = true
  /// Names that somebody has open for writing, and whether they lay there before anybody watched. The end of writing is
  /// told a moment before the lease can be had, so they are looked at again.
  private var later: [String: Bool] = [:]
  /// What was told of or could not be moved: left alone until it changes or the program starts again.
  private var settled: Set<String> = []

  private struct Identity: Equatable {
    let device: dev_t
    let inode: ino_t
  }

  init(_ path: String) throws(ScannerTrouble) {
    let (folder, info) = try Self.open(path)
    close(folder)
    let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    (self.path, self.descriptor) = (path, descriptor)
    (names, identity) = ([], Identity(device: info.st_dev, inode: info.st_ino))
    let events =
      UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)
      | UInt32(IN_ONLYDIR)
    guard descriptor >= 0, inotify_add_watch(descriptor, path, events) >= 0 else {
      throw .system(operation: "inotify", path: path, code: errno)
    }
    // Behind the watch: what is put there from now on is told, what lay there before is listed.
    mustList = true
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Opens a folder of one's own.
  private static func open(_ path: String) throws(ScannerTrouble) -> (Int32, stat) {
    let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .opening(path, errno) }
    var info = stat()
    guard fstat(folder, &info) == 0, info.st_uid == geteuid() else {
      close(folder)
      throw .notOurs(path: path)
    }
    return (folder, info)
  }

  /// Opens the folder that is watched; another one at its path is not it.
  private func open() throws(ScannerTrouble) -> Int32 {
    let (folder, info) = try Self.open(path)
    guard Identity(device: info.st_dev, inode: info.st_ino) == identity else {
      close(folder)
      throw .gone(path: path)
    }
    return folder
  }

  /// Whether more is to be looked at than the last call did.
  private var hasMore: Bool { first < names.count || mustList }

  /// Milliseconds after which `read` is to be called although nothing happened; nil: never.
  var wait: Int? { hasMore ? 0 : later.isEmpty ? nil : 1_000 }

  /// Looks at the folder anew, for what could not be recorded.
  func lookAgain() { mustList = true }

  /// The next files that can be taken.
  ///
  /// - Throws: `ScannerTrouble.gone` when the folder was removed, renamed, or its file system unmounted.
  func read() throws(ScannerTrouble) -> [Finding] {
    try takeEvents()
    for (name, isOld) in later { add(name, isOld: isOld) }
    later = [:]
    guard hasMore else { return [] }
    let folder = try open()
    defer { close(folder) }
    if mustList, first >= names.count {
      mustList = false
      try list(folder)
      isFirstList = false
    }
    var findings: [Finding] = []
    let end = min(names.count, first + Self.filesAtOnce)
    for name in names[first..<end] {
      if let finding = look(at: name.text, in: folder, isOld: name.isOld) { findings.append(finding) }
    }
    first = end
    if first == names.count { (names, first) = ([], 0) }
    return findings
  }

  // MARK: What is there

  private func takeEvents() throws(ScannerTrouble) {
    var isGone = false
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        var offset = 0
        while offset + 16 <= count {
          let mask = buffer.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
          let length = Int(buffer.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
          let place = offset + 16
          guard place + length <= count else { return }
          let lost = UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_UNMOUNT) | UInt32(IN_IGNORED)
          if mask & lost != 0 { isGone = true }
          if mask & UInt32(IN_Q_OVERFLOW) != 0 { mustList = true }
          note(buffer[place..<place + length].prefix { $0 != 0 })
          offset = place + length
        }
      }
    }
    if isGone { throw .gone(path: path) }
  }

  private func note(_ bytes: Slice<UnsafeMutableRawBufferPointer>) {
    guard !bytes.isEmpty else { return }
    guard let name = String(validating: bytes, as: UTF8.self) else {
      // The list says once that it can't be named.
      mustList = true
      return
    }
    settled.remove(name)
    add(name, isOld: later.removeValue(forKey: name) ?? false)
  }

  private func add(_ name: String, isOld: Bool) {
    guard !name.hasPrefix("."), name != TakenPlace.done.rawValue, name != TakenPlace.failed.rawValue else { return }
    guard names.count - first < Self.namesHeld else {
      mustList = true
      return
    }
    names.append((name, isOld))
  }

  private func list(_ folder: Int32) throws(ScannerTrouble) {
    // A descriptor of its own, because `closedir` closes it.
    let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else {
      if copy >= 0 { close(copy) }
      throw .gone(path: path)
    }
    defer { closedir(stream) }
    (names, first) = ([], 0)
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      // A name that is no text is looked at as it can be shown, so that it is told.
      let name = String(decoding: bytes, as: UTF8.self)
      if !settled.contains(name) { add(name, isOld: isFirstList) }
    }
    names.sort { $0.text < $1.text }
  }

  private func look(at name: String, in folder: Int32, isOld: Bool) -> Finding? {
    do {
      guard !settled.contains(name), let file = try take(name, in: folder, isOld: isOld) else { return nil }
      return .file(file)
    } catch {
      settle(name)
      return .left(name: name, error)
    }
  }

  private func settle(_ name: String) {
    if settled.count >= Self.namesHeld { settled.removeAll() }
    settled.insert(name)
  }

  /// Reads a file; nil where it is gone, or somebody is still writing it.
  private func take(_ name: String, in folder: Int32, isOld: Bool) throws(LeftFile) -> FolderFile? {
    let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else {
      switch errno {
      case ENOENT: if name.contains("\u{FFFD}") { throw .nameless } else { return nil }
      case ELOOP: throw .link
      case ENXIO: throw .notAFile
      case let code: throw .unreadable(code: code)
      }
    }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw .unreadable(code: errno) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard info.st_uid == geteuid() else { throw .otherOwner }
    guard info.st_size <= Self.fileLimit else { throw .tooLarge }
    if Self.isBeingWritten(file) {
      later[name] = isOld
      return nil
    }
    var bytes: [UInt8] = []
    while bytes.count <= Self.fileLimit {
      var code: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: Self.fileLimit + 1) { buffer, count in
        let got = Glibc.read(file, buffer.baseAddress, buffer.count)
        code = got < 0 ? errno : 0
        count = max(got, 0)
      }
      if code == EINTR { continue }
      guard code == 0 else { throw .unreadable(code: code) }
      if piece.isEmpty { break }
      bytes += piece
    }
    guard bytes.count <= Self.fileLimit else { throw .tooLarge }
    return FolderFile(
      name: name, bytes: bytes, modified: info.st_mtim.tv_sec * 1_000_000_000 + info.st_mtim.tv_nsec,
      inode: UInt64(info.st_ino), isOld: isOld)
  }

  /// A read lease is refused while somebody has the file open for writing. Where the file system
  /// knows no leases, the event that it was closed has to do.
  private static func isBeingWritten(_ file: Int32) -> Bool {
    let setLease: Int32 = 1024  // F_SETLEASE of <fcntl.h>
    guard fcntl(file, setLease, F_RDLCK) != 0 else {
      _ = fcntl(file, setLease, F_UNLCK)
      return false
    }
    return errno == EAGAIN
  }

  // MARK: Where it goes

  /// Moves a file that was taken into the folder's `done` or `failed`, under a name that nothing there has.
  ///
  /// - Throws: the code of the system call that failed; the file stays where it is then, and is not taken again before
  ///   the program starts anew.
  func move(_ file: FolderFile, to place: TakenPlace) throws(LeftFile) {
    do throws(LeftFile) {
      guard let folder = try? open() else { throw LeftFile.unreadable(code: ENOENT) }
      defer { close(folder) }
      let target = try openPlace(place, in: folder)
      defer { close(target) }
      try move(file, from: folder, to: target)
    } catch {
      settle(file.name)
      throw error
    }
  }

  private func openPlace(_ place: TakenPlace, in folder: Int32) throws(LeftFile) -> Int32 {
    guard mkdirat(folder, place.rawValue, 0o700) == 0 || errno == EEXIST else { throw .unreadable(code: errno) }
    let target = openat(folder, place.rawValue, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard target >= 0 else { throw .unreadable(code: errno) }
    return target
  }

  private func move(_ file: FolderFile, from folder: Int32, to target: Int32) throws(LeftFile) {
    guard let name = freeName(for: file, in: target) else { throw .unreadable(code: EEXIST) }
    guard renameat(folder, file.name, target, name) == 0 else {
      // Whoever took it away meanwhile has done what was to be done.
      if errno == ENOENT { return }
      throw .unreadable(code: errno)
    }
    var info = stat()
    // Another file may have taken its name since it was read: that one goes back and is looked at.
    if fstatat(target, name, &info, AT_SYMLINK_NOFOLLOW) == 0, UInt64(info.st_ino) != file.inode {
      _ = renameat(target, name, folder, file.name)
    }
  }

  /// A name that nothing there has.
  private func freeName(for file: FolderFile, in target: Int32) -> String? {
    let others = (1..<1_000).lazy.map { "\(file.modified).\($0).\(file.name.suffix(100))" }
    return isFree(file.name, in: target) ? file.name : others.first { isFree($0, in: target) }
  }

  private func isFree(_ name: String, in target: Int32) -> Bool {
    var info = stat()
    return fstatat(target, name, &info, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT
  }
}
