import Phrases

/// What is decided for all consoles of a post together, by events. Each is read by some part of the program.
public enum Rule: String, Sendable, CaseIterable {
  /// Minutes without a key after which a console locks itself.
  case idleLockMinutes = "idle-lock-minutes"

  public var bounds: ClosedRange<Int> {
    switch self {
    case .idleLockMinutes: 1...60
    }
  }

  /// What counts until an event says otherwise.
  public var usual: Int {
    switch self {
    case .idleLockMinutes: 5
    }
  }

  /// Whether a change needs two people.
  public var needsTwo: Bool {
    switch self {
    case .idleLockMinutes: true
    }
  }

  public var name: Phrase {
    switch self {
    case .idleLockMinutes: Phrase(id: "menit sampai konsol terkunci sendiri", en: "minutes until a console locks")
    }
  }
}
