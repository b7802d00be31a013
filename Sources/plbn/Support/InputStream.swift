import Border
import Glibc
import Journal
import Phrases

/// Reads a file, or standard input for `-`, in pieces as they come.
struct InputStream: ~Copyable {
  private let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  /// Of a pipe that has a name on a disk it is said that it is waited for, since nobody may ever write to it.
  ///
  /// - Parameter onlyFiles: refuses what has a name on a disk and is no file: of a pipe that somebody put on a stick nobody may
  ///   ever open the other end. Descriptors that the caller has opened, as `/dev/stdin`, may be anything.
  init(_ path: String, onlyFiles: Bool = false) throws {
    // Under its own name a socket couldn't be opened again.
    if path == "-" || path == "/dev/stdin" {
      name = text(id: "Masukan standar", en: "Standard input")
      (descriptor, isOwned) = (STDIN_FILENO, false)
    } else {
      name = path
      let waits = !onlyFiles || Self.isDescriptor(path)
      if waits, !Self.isDescriptor(path), Self.isPipe(path) { complain(Self.waitsForPipe(path)) }
      descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (waits ? 0 : O_NONBLOCK))
      isOwned = true
      guard descriptor >= 0 else { throw Self.failure(path, errno) }
      guard waits || Self.isFile(descriptor) else {
        close(descriptor)
        throw Failure(
          id: "\(path) bukan berkas, melainkan folder, pipa atau perangkat. Beri berkas, atau - untuk masukan standar.",
          en: "\(path) is no file but a folder, a pipe or a device. Give a file, or - for standard input.")
      }
    }
  }

  deinit { if isOwned { close(descriptor) } }

  /// The next piece, at most 64 KiB; empty at the end.
  func read() throws -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      while true {
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        count = max(got, 0)
        return
      }
    }
    guard failure == 0 else { throw Self.failure(name, failure) }
    return bytes
  }

  /// All of it, at most `limit` bytes.
  func readAll(limit: Int) throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = try read()
      if piece.isEmpty { return all }
      all += piece
      guard all.count <= limit else {
        throw Failure(
          id: "\(name) lebih dari \(limit) bita; tidak dibaca.",
          en: "\(name) has more than \(limit) bytes; it is not read.")
      }
    }
  }

  private static func isDescriptor(_ path: String) -> Bool {
    path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  }

  private static func isPipe(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFIFO
  }

  private static func waitsForPipe(_ path: String) -> Phrase {
    Phrase(
      id: "\(path) adalah pipa: dibaca sampai yang menulis ke sana selesai. Ctrl-C untuk berhenti.",
      en: "\(path) is a pipe: it is read until whoever writes to it is done. Ctrl-C to stop.")
  }

  private static func isFile(_ descriptor: Int32) -> Bool {
    var info = stat()
    return fstat(descriptor, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  private static func failure(_ name: String, _ code: Int32) -> Failure {
    let reason = Phrase(systemError: code)
    return Failure(id: "\(name) tidak dapat dibaca: \(reason.id).", en: "\(name) can't be read: \(reason.en).")
  }
}
