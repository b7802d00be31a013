import CSys
import Glibc

/// Lets a command that runs until it is stopped end in order: what it is in the middle of is finished first.
enum StopSignal {
  /// Readable once SIGINT, SIGTERM or SIGHUP came.
  private static let descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))

  /// From now on the first of these signals is only noted, in whichever thread it comes; a second one ends the program
  /// at once.
  static func install() -> Int32 {
    let descriptor = descriptor
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        let before = errno
        var one: UInt64 = 1
        _ = write(StopSignal.descriptor, &one, 8)
        signal(number, SIG_DFL)
        errno = before
      }
    }
    return descriptor
  }
}
