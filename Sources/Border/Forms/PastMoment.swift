import Journal
import TravelDocuments

/// Moments as people at these posts type them: a clock time, or a date and a clock time, both of the post; or ISO 8601
/// with a zone.
public enum PastMoment {
  /// Most characters that may be typed.
  public static let lengthLimit = 32

  /// Reads `23:40`, which is the last such time up to `now`, `20-11-2026 23:40` and `2026-11-20T23:40+07:00`; nil where
  /// it is none.
  public static func parse(_ text: some StringProtocol, now: Timestamp, _ zone: PostZone) -> Timestamp? {
    guard text.utf8.count <= lengthLimit else { return nil }
    let parts = text.split(separator: " ")
    if parts.count == 1, let minute = minute(parts[0]) {
      let today = zone.dayAndHour(of: now).day
      let moment = moment(day: today, minute: minute, zone)
      return moment <= now ? moment : self.moment(day: today - 1, minute: minute, zone)
    }
    if parts.count == 2, let minute = minute(parts[1]) {
      guard let date = try? TypedDate.parse(parts[0]), date.isWhole else { return nil }
      return moment(day: date.earliestDay, minute: minute, zone)
    }
    return Timestamp(text)
  }

  private static let clockSigns: [UInt8] = [UInt8(ascii: ":"), UInt8(ascii: ".")]

  /// A time of day as `23:40`, `23.40`, `2340`, `8:05` or `805`: its minute, 0 to 1439.
  public static func minute(_ text: some StringProtocol) -> Int? {
    var bytes = Array(text.utf8.prefix(6))
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    if bytes.count == 4 && Self.clockSigns.contains(bytes[1]) || bytes.count == 3 && bytes.allSatisfy(isDigit) {
      bytes.insert(0x30, at: 0)
    }
    let digits = bytes.filter(isDigit).map { Int($0 - 0x30) }
    let signs = bytes.filter { !isDigit($0) }
    guard digits.count == 4, bytes.count == 4 || bytes.count == 5 && Self.clockSigns.contains(bytes[2]),
      signs.count == bytes.count - 4
    else { return nil }
    let (hour, minute) = (10 * digits[0] + digits[1], 10 * digits[2] + digits[3])
    return hour < 24 && minute < 60 ? 60 * hour + minute : nil
  }

  /// A minute of a day at the post, the day counted from 1970-01-01.
  public static func moment(day: Int, minute: Int, _ zone: PostZone) -> Timestamp {
    Timestamp(milliseconds: zone.start(ofDay: day).milliseconds + minute * 60_000)
  }

  /// `20-11-2026 23:40`, which `parse` reads as the same minute.
  public static func text(_ time: Timestamp, _ zone: PostZone) -> String {
    (zone.date(of: time).map(TypedDate.text) ?? "") + " " + zone.clock(time)
  }
}
