import Border
import Phrases
import Terminal

/// What calls the officer when a strong hit comes up, or a second officer is asked for: the bell once, the title of the
/// hits' panel in alert style for two seconds, and a word that stays until somebody looks at the hits.
struct HitBell: Equatable {
  /// For whom it rings. It stays with the console until it is started again.
  enum Scope: CaseIterable {
    case post
    /// Hits of the console's own lane alone.
    case lane
    case nobody

    var next: Scope {
      let all = Self.allCases
      return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }

    var word: Phrase {
      switch self {
      case .post: Phrase(id: "Lonceng: seluruh pos.", en: "Bell: the whole post.")
      case .lane: Phrase(id: "Lonceng: lajur ini saja.", en: "Bell: this lane alone.")
      case .nobody: Phrase(id: "Lonceng: senyap; kata BARU tetap tampil.", en: "Bell: quiet; the word NEW still shows.")
      }
    }
  }

  static let flashMilliseconds = 2_000

  var scope = Scope.post
  /// The travellers whose hits have come up since somebody looked.
  private(set) var fresh: Set<String> = []
  private(set) var flashEnds: Instant?
  private var rings = false
  /// Hits and requests that were there before; nil: nothing was seen yet.
  private var known: Set<String>?

  /// Looks at what is new. What was there when the console began calls nobody.
  /// Gives what the message line shall say, on whatever screen the officer is; nil: nobody is called.
  mutating func take(_ board: Dashboard, lane: Int, officer: String, at instant: Instant) -> Phrase? {
    let strong = board.hits.filter(\.check.isStrongHit).map {
      Call(id: $0.subject, subject: $0.subject, lane: $0.lane, phrase: .strongHit($0.name, lane: $0.lane))
    }
    // A second officer is asked for wherever one sits.
    let asked = board.asks.filter { !$0.ask.isOf(officer) }.map {
      Call(id: $0.ask.id, subject: $0.ask.subject, lane: nil, phrase: .secondAsked($0.name, by: $0.ask.officer))
    }
    let calls = strong + asked
    defer { known = Set(calls.map(\.id)) }
    guard let known else { return nil }
    let new = calls.filter { !known.contains($0.id) && (scope != .lane || $0.lane == nil || $0.lane == lane) }
    guard let first = new.first else { return nil }
    fresh.formUnion(new.map(\.subject))
    guard scope != .nobody else { return nil }
    rings = true
    flashEnds = instant.advanced(milliseconds: Self.flashMilliseconds)
    return first.phrase
  }

  private struct Call {
    let id: String
    let subject: String
    let lane: Int?
    let phrase: Phrase
  }

  /// Whether the bell is to sound now; true once for each call.
  mutating func takeRing() -> Bool {
    defer { rings = false }
    return rings
  }

  mutating func wake(at instant: Instant) {
    if let flashEnds, instant >= flashEnds { self.flashEnds = nil }
  }

  /// Somebody looks at the hits.
  mutating func look() {
    fresh = []
    flashEnds = nil
  }
}

extension KeyText {
  static let keyBell = KeyText(
    title: Phrase(id: "Lonceng", en: "Bell"),
    help: Phrase(
      id: "Lonceng temuan kuat: seluruh pos, lajur ini saja, senyap.",
      en: "The bell of strong hits: the whole post, this lane alone, quiet."))
}

extension Phrase {
  fileprivate static func strongHit(_ name: String, lane: Int?) -> Phrase {
    let place = lane.map { " L\($0)" } ?? ""
    return Phrase(id: "! TEMUAN KUAT\(place): \(name)", en: "! STRONG HIT\(place): \(name)")
  }

  fileprivate static func secondAsked(_ name: String, by officer: String) -> Phrase {
    Phrase(
      id: "\(officer) minta petugas kedua: \(name). Jawab di Temuan.",
      en: "\(officer) asks for a second officer: \(name). Answer on the Hits screen.")
  }

  static let hitsNew = Phrase(id: "BARU", en: "NEW")
}
