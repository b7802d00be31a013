import Border
import Phrases

/// Which hits the queue shows.
enum HitsView: CaseIterable {
  case all, waiting, strong
  /// Those that wait at the console's own lane.
  case lane
  /// Those that wait for a second officer.
  case second

  var next: HitsView {
    let views = Self.allCases
    let place = views.firstIndex(of: self) ?? 0
    return views[(place + 1) % views.count]
  }

  func shows(_ hit: HitRow, lane: Int) -> Bool {
    switch self {
    case .all: true
    case .waiting: hit.state == .waiting
    case .strong: hit.state == .waiting && hit.check.isStrongHit
    case .lane: hit.state == .waiting && hit.lane == lane
    case .second: hit.openAsk != nil
    }
  }

  /// For the title; nil: nothing is left out.
  var word: Phrase? {
    switch self {
    case .all: nil
    case .waiting: Phrase(id: "menunggu", en: "waiting")
    case .strong: Phrase(id: "hanya kuat", en: "strong only")
    case .lane: Phrase(id: "lajur ini", en: "this lane")
    case .second: Phrase(id: "minta petugas kedua", en: "second officer asked for")
    }
  }
}
