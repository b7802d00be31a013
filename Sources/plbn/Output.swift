import Glibc
import Journal
import Phrases
import Terminal

/// Writes one line to standard output. On a terminal it is made safe first: what came from outside can't steer it.
func say(_ line: String) {
  write(isatty(STDOUT_FILENO) != 0 ? SafeText.line(line) : line, to: STDOUT_FILENO)
}

/// Writes one line to standard error, made safe always: messages are for people and logs.
func complain(_ line: String) {
  write(SafeText.line("plbn: " + line), to: STDERR_FILENO)
}

/// Writes one JSON object a line.
func say(json body: (inout JSONWriter) -> Void) {
  var json = JSONWriter()
  json.object(body)
  write(String(decoding: json.bytes, as: UTF8.self), to: STDOUT_FILENO)
}

private func write(_ line: String, to descriptor: Int32) {
  var bytes = Array((line + "\n").utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    // Whoever reads has gone away: there is nobody to tell.
    guard count > 0 else { exit(1) }
    bytes = bytes.dropFirst(count)
  }
}

/// Reads a file, or standard input for `-`, in pieces as they come.
struct InputStream: ~Copyable {
  let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  init(_ path: String) throws {
    name = path
    if path == "-" {
      (descriptor, isOwned) = (STDIN_FILENO, false)
    } else {
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

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    let reason = String(cString: strerror(code))
    return Failure(
      id: "\(path) tidak dapat dibaca: \(reason).", en: "\(path) can't be read: \(reason).")
  }
}
