import Glibc

/// Bytes that come in pieces: a file's, or an array's in tests.
public struct ByteSource {
  /// What the bytes are called in reports: the file's name without its folder.
  public let name: String
  /// How many bytes will come; `nil` where nobody knows beforehand.
  public let size: Int?
  private let pull: () throws(ImportError) -> [UInt8]?

  /// A source of the pieces that `pull` gives until it gives `nil`.
  public init(name: String, size: Int? = nil, pull: @escaping () throws(ImportError) -> [UInt8]?) {
    self.name = name
    self.size = size
    self.pull = pull
  }

  /// A source of bytes at hand, `piece` at a time.
  public init(name: String, bytes: [UInt8], piece: Int = 65_536) {
    var start = 0
    let piece = max(1, piece)
    self.init(name: name, size: bytes.count) { () throws(ImportError) -> [UInt8]? in
      guard start < bytes.count else { return nil }
      let end = min(start + piece, bytes.count)
      defer { start = end }
      return Array(bytes[start..<end])
    }
  }

  /// A source of a text's UTF-8.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The next piece, `nil` at the end.
  public func next() throws(ImportError) -> [UInt8]? { try pull() }

  /// All of the bytes, for the small files beside a list.
  ///
  /// - Throws: what the source throws, and `ImportError.tooLarge` past `most` bytes.
  func all(most: Int) throws(ImportError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try next() {
      bytes += piece
      guard bytes.count <= most else { throw ImportError.tooLarge(file: name, bytes: most) }
    }
    return bytes
  }

  /// The same bytes; `body` hears how many came with each piece.
  func telling(_ body: @escaping (_ count: Int) -> Void) -> ByteSource {
    ByteSource(name: name, size: size) { () throws(ImportError) -> [UInt8]? in
      let piece = try next()
      if let piece { body(piece.count) }
      return piece
    }
  }
}

extension ByteSource {
  /// A source that reads a regular file, 64 KiB at a time; it is closed when the source goes away.
  ///
  /// - Throws: `ImportError.unreadable` where there is none, or none that may be read.
  public static func file(_ path: String) throws(ImportError) -> ByteSource {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let descriptor = OpenFile(path)
    guard descriptor.number >= 0 else { throw ImportError.unreadable(file: name, reason: systemReason(errno)) }
    var status = stat()
    guard fstat(descriptor.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ImportError.unreadable(file: name, reason: "not a regular file")
    }
    return ByteSource(name: name, size: Int(status.st_size)) { () throws(ImportError) -> [UInt8]? in
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = buffer.withUnsafeMutableBytes { read(descriptor.number, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw ImportError.unreadable(file: name, reason: systemReason(errno)) }
        guard count > 0 else { return nil }
        buffer.removeLast(buffer.count - count)
        return buffer
      }
    }
  }

  /// Whether a file stands at `path`.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private final class OpenFile {
    let number: Int32
    init(_ path: String) { number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    deinit { if number >= 0 { close(number) } }
  }

  private static func systemReason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
