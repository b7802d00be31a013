import Glibc

/// A pseudo-terminal whose slave stands for a reader's serial line; closing the master pulls the reader out.
public final class Pty {
  private var master: Int32
  public let path: String

  public init() throws {
    // Closed in programs that tests start meanwhile: a copy of it there would keep the reader plugged in.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, which Glibc's module lacks.
    var (unlocked, number): (Int32, UInt32) = (0, 0)
    guard master >= 0, ioctl(master, 0x4004_5431, &unlocked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw NoPty(code: errno)
    }
    path = "/dev/pts/\(number)"
    // The line echoes until somebody sets it raw.
    var line = termios()
    tcgetattr(master, &line)
    cfmakeraw(&line)
    tcsetattr(master, TCSANOW, &line)
  }

  deinit { unplug() }

  public func send(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  public func send(_ text: String) { send(Array(text.utf8)) }

  public func unplug() {
    if master >= 0 { close(master) }
    master = -1
  }
}

/// The system gave no pseudo-terminal.
struct NoPty: Error {
  let code: Int32
}
