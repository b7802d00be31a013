import CSys
import Glibc

/// A serial line that is open for one reader alone. It is only ever read.
final class SerialPort {
  /// Bytes of one read.
  private static let pieceSize = 4096

  let descriptor: Int32
  private let path: String

  /// Opens a line, without becoming its session's terminal, and keeps other programs from reading it.
  init(_ path: String, _ settings: SerialSettings) throws(ScannerTrouble) {
    let descriptor = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .opening(path, errno) }
    self.descriptor = descriptor
    self.path = path
    if let trouble = Self.take(descriptor, path, settings) { throw trouble }
  }

  deinit {
    _ = ioctl(descriptor, UInt(TIOCNXCL))
    close(descriptor)
  }

  private static func take(_ descriptor: Int32, _ path: String, _ settings: SerialSettings) -> ScannerTrouble? {
    guard isatty(descriptor) == 1 else { return .notALine(path: path) }
    // The lock keeps our own programs away, also root's; TIOCEXCL everybody else's who opens it from now on.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return .inUse(path: path) }
    guard ioctl(descriptor, UInt(TIOCEXCL)) == 0 else {
      return .system(operation: "TIOCEXCL", path: path, code: errno)
    }
    guard settings.apply(to: descriptor) else { return .settingsRefused(path: path) }
    // What came before anybody listened is of no traveller who stands here.
    tcflush(descriptor, TCIFLUSH)
    return nil
  }

  /// What has come; empty while nothing has.
  ///
  /// - Throws: `ScannerTrouble.gone` when the line was unplugged.
  func read() throws(ScannerTrouble) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      // A line that was hung up gives 0 bytes.
      failure = got > 0 ? 0 : got == 0 ? EIO : errno
      count = max(got, 0)
    }
    switch failure {
    case 0: return bytes
    case EAGAIN, EINTR: return []
    default: throw .gone(path: path)
    }
  }
}
