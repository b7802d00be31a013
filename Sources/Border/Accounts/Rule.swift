import Phrases
import Watchlist

/// What is decided for all consoles of a post together, by events. Each is read by some part of the program.
public enum Rule: String, Sendable, CaseIterable {
  /// Minutes without a key after which a console locks itself.
  case idleLockMinutes = "idle-lock-minutes"
  /// The score from which on a candidate is strong, in percent.
  case strongPercent = "strong-percent"
  /// The score from which on a candidate is possible, and a traveller with it is stopped, in percent.
  case possiblePercent = "possible-percent"
  /// Hours after which a list is called stale. Sanctions lists change on working days; three days span a week-end.
  case listStaleHours = "list-stale-hours"
  /// Most days for which a traveller is marked as cleared before.
  case clearedBeforeDays = "cleared-before-days"
  /// Minutes after which a document that waits at a lane can't be decided any more without a word.
  case scanWaitMinutes = "scan-wait-minutes"

  public var bounds: ClosedRange<Int> {
    switch self {
    case .idleLockMinutes: 1...60
    case .strongPercent: BandThresholds.strongBounds
    case .possiblePercent: BandThresholds.possibleBounds
    case .listStaleHours: 1...8_784
    case .clearedBeforeDays: 1...365
    case .scanWaitMinutes: 1...240
    }
  }

  /// What counts until an event says otherwise.
  public var usual: Int {
    switch self {
    case .idleLockMinutes: 5
    case .strongPercent: BandThresholds.usual.strongPercent
    case .possiblePercent: BandThresholds.usual.possiblePercent
    case .listStaleHours: 72
    case .clearedBeforeDays: 180
    case .scanWaitMinutes: 30
    }
  }

  /// Whether a change needs two people.
  public var needsTwo: Bool {
    switch self {
    case .idleLockMinutes, .listStaleHours, .clearedBeforeDays, .strongPercent, .possiblePercent, .scanWaitMinutes: true
    }
  }

  public var name: Phrase {
    switch self {
    case .idleLockMinutes: Phrase(id: "menit sampai konsol terkunci sendiri", en: "minutes until a console locks")
    case .strongPercent:
      Phrase(id: "persen skor mulai calon kuat", en: "percent of score from which a candidate is strong")
    case .possiblePercent:
      Phrase(id: "persen skor mulai calon mungkin", en: "percent of score from which a candidate is possible")
    case .listStaleHours: Phrase(id: "jam sampai daftar disebut BASI", en: "hours until a list is called stale")
    case .scanWaitMinutes:
      Phrase(
        id: "menit terlama dokumen menunggu di lajur sebelum lewat waktu",
        en: "most minutes for which a document waits at a lane")
    case .clearedBeforeDays:
      Phrase(
        id: "hari terlama tanda \"pernah dinyatakan bersih\"", en: "most days for which somebody is marked as cleared")
    }
  }
}
