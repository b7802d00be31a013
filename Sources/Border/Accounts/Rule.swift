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

  public var bounds: ClosedRange<Int> {
    switch self {
    case .idleLockMinutes: 1...60
    case .strongPercent: BandThresholds.strongBounds
    case .possiblePercent: BandThresholds.possibleBounds
    }
  }

  /// What counts until an event says otherwise.
  public var usual: Int {
    switch self {
    case .idleLockMinutes: 5
    case .strongPercent: BandThresholds.usual.strongPercent
    case .possiblePercent: BandThresholds.usual.possiblePercent
    }
  }

  /// Whether a change needs two people.
  public var needsTwo: Bool {
    switch self {
    case .idleLockMinutes, .strongPercent, .possiblePercent: true
    }
  }

  public var name: Phrase {
    switch self {
    case .idleLockMinutes: Phrase(id: "menit sampai konsol terkunci sendiri", en: "minutes until a console locks")
    case .strongPercent:
      Phrase(id: "persen skor mulai calon kuat", en: "percent of score from which a candidate is strong")
    case .possiblePercent:
      Phrase(id: "persen skor mulai calon mungkin", en: "percent of score from which a candidate is possible")
    }
  }
}
