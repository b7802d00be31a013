import Glibc

/// Reads a file, or standard input for `-`, in pieces as they come.
struct InputStream: ~Copyable {
  private let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  init(_ path: String) throws {
    if path == "-" {
      name = text(id: "Masukan standar", en: "Standard input")
      (descriptor, isOwned) = (STDIN_FILENO, false)
    } else {
      name = path
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      isOwned = true
      guard descriptor >= 0 else { throw Self.failure(path, errno) }
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

  private static func failure(_ name: String, _ code: Int32) -> Failure {
    let reason = String(cString: strerror(code))
    return Failure(id: "\(name) tidak dapat dibaca: \(reason).", en: "\(name) can't be read: \(reason).")
  }
}
