/// What a check of the whole journal found.
public struct VerificationReport: Sendable {
  /// Lines that are records.
  public var records = 0
  /// Lines that a crash left half, each named by a `recovered` record.
  public var torn = 0
  public var files = 0
  public var bytes = 0
  /// The last sequence number in front of the first damage; -1 when record 0 is damaged.
  public var soundThrough = -1
  /// Bytes without a newline at the end: an append that did not finish. The next writer ends and names them.
  public var openBytes = 0
  /// Lines at the end that do not hold and are not known to have been on disk: after a power cut a torn last write
  /// looks like this, and so does a change of it. They can't be told apart.
  public var unsureLines = 0
  /// The first 1,000 findings.
  public var damages: [JournalDamage] = []
  public var damageCount = 0

  public var isSound: Bool { damageCount == 0 }

  static let damageLimit = 1000

  mutating func add(_ damage: JournalDamage) {
    soundThrough = damageCount == 0 ? damage.seq - 1 : min(soundThrough, damage.seq - 1)
    damageCount += 1
    if damages.count < Self.damageLimit { damages.append(damage) }
  }
}
