import CSys
import Glibc

/// An open file that is closed when nobody holds it any more.
final class OpenFile {
  let descriptor: Int32
  let path: String

  /// Never waits: of a pipe that somebody put in a file's place nobody may ever open the other end.
  ///
  /// - Throws: `notAFile` where something else has the name and no folder was asked for; `full`, `readOnly`, `system`.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(JournalError) {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode)
    guard descriptor >= 0 else { throw Posix.error("open", path) }
    self.descriptor = descriptor
    self.path = path
    guard flags & O_DIRECTORY == 0, try info().st_mode & S_IFMT != S_IFREG else { return }
    throw .notAFile(path: path)
  }

  deinit { close(descriptor) }

  /// A file, opened to be read; nil where what has its name is none: for those who tell that as damage and go on looking.
  static func ifFile(_ path: String) throws(JournalError) -> OpenFile? {
    do throws(JournalError) {
      return try OpenFile(path, O_RDONLY)
    } catch {
      guard case .notAFile = error else { throw error }
      return nil
    }
  }

  var size: Int {
    get throws(JournalError) { Int(try info().st_size) }
  }

  /// Whether the file has lost its name: somebody deleted or replaced it.
  var isUnlinked: Bool {
    get throws(JournalError) { try info().st_nlink == 0 }
  }

  func info() throws(JournalError) -> stat {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw Posix.error("fstat", path) }
    return info
  }

  /// Reads at `offset` into all of `buffer`; gives the count read, less than asked for only at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(JournalError) -> Int {
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let count = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
      if count < 0 {
        if errno == EINTR { continue }
        throw Posix.error("read", path)
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Reads `count` bytes at `offset`, fewer at the end of the file.
  func read(count: Int, at offset: Int) throws(JournalError) -> [UInt8] {
    var failure: JournalError?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, initialized in
      do throws(JournalError) {
        initialized = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// System calls with errors that name the operation and the path.
enum Posix {
  static func error(_ operation: String, _ path: String, _ code: Int32 = errno) -> JournalError {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .full(path: path)
    case EROFS: .readOnly(path: path)
    // A folder that was to be written, and a socket.
    case EISDIR where operation == "open", ENXIO where operation == "open": .notAFile(path: path)
    default: .system(operation: operation, path: path, code: code)
    }
  }

  /// Syncs a folder, so that the names in it survive a power cut.
  static func syncFolder(_ path: String) throws(JournalError) {
    let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
    guard fsync(folder.descriptor) == 0 else { throw error("fsync", path) }
  }

  static func makeFolder(_ path: String) throws(JournalError) {
    guard mkdir(path, 0o700) == 0 else { throw error("mkdir", path) }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isEmptyFolder(_ path: String) -> Bool {
    (try? names(in: path))?.isEmpty ?? false
  }

  /// The names in a folder, sorted.
  static func names(in path: String) throws(JournalError) -> [String] {
    guard let folder = opendir(path) else { throw error("opendir", path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Writes a new file and syncs it; the caller syncs the folder.
  static func writeNewFile(_ path: String, _ bytes: [UInt8], mode: mode_t = 0o600) throws(JournalError) {
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(file.descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw error("write", path)
      }
      done += count
    }
    guard fsync(file.descriptor) == 0 else { throw error("fsync", path) }
  }

  /// Reads a whole file, or its first `limit` bytes. The size is not asked for: files of /proc say 0.
  static func readFile(_ path: String, limit: Int) throws(JournalError) -> [UInt8] {
    try OpenFile(path, O_RDONLY).read(count: limit, at: 0)
  }

  /// Bytes from the kernel's generator; at most 256.
  static func randomBytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard getentropy(&bytes, count) != 0 else { return bytes }
    var generator = SystemRandomNumberGenerator()
    return bytes.map { _ in generator.next() }
  }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether the byte is a lower-case hexadecimal digit.
  static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
