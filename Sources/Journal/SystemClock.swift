import Glibc

/// The machine's clocks, read once for each record.
public enum SystemClock {
  /// Milliseconds since 1970-01-01 UTC.
  public static func nowMilliseconds() -> Int { read(CLOCK_REALTIME) }

  /// Milliseconds since the machine started, sleep included.
  public static func monotonicMilliseconds() -> Int { read(CLOCK_BOOTTIME) }

  /// The first 8 hexadecimal digits of the kernel's boot id: another value after each start of the machine.
  public static let bootID: String = {
    let bytes = (try? Posix.readFile("/proc/sys/kernel/random/boot_id", limit: 64)) ?? []
    let digits = bytes.prefix(8)
    guard digits.count == 8, digits.allSatisfy(Posix.isHexDigit) else { return "00000000" }
    return String(decoding: digits, as: UTF8.self)
  }()

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
