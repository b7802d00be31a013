import Border
import Phrases
import ReferenceData
import Terminal

/// What calls the officer when a strong hit comes up, a second officer is asked for, or one has answered: the bell once,
/// the title of the hits' panel in alert style for two seconds, and a word that stays until somebody looks at the hits.
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
  /// Hits, requests and answers that were there before, and who was called by those that are not for all; nil: nothing was
  /// seen yet.
  private var known: Set<Known>?

  private struct Known: Hashable {
    let id: String
    /// nil: nobody is called by it any more.
    var officer: String?
  }

  /// What the message line shall say, on whatever screen the officer is.
  struct Told: Equatable {
    let phrase: Phrase
    /// It is for this officer alone, and stays until a key: nobody else would remind of it.
    let isPersonal: Bool
  }

  /// Looks at what is new. What was there when the console began calls nobody; what came for an officer while nobody or
  /// somebody else worked here calls when they sign in.
  ///
  /// - Parameter officer: who works here; nil: nobody has signed in.
  /// - Returns: nil: nobody is called.
  mutating func take(
    _ board: Dashboard, lane: Int, officer: String?, _ reference: ReferenceData, at instant: Instant
  ) -> Told? {
    let strong = board.hits.filter(\.check.isStrongHit).map {
      Call(id: $0.subject, subject: $0.subject, lane: $0.lane, phrase: .strongHit($0))
    }
    // A second officer is asked for wherever one sits; what they say is for whoever asked, wherever they are now.
    let asked = board.asks.map {
      Call(
        id: $0.ask.id, subject: $0.ask.subject, isPersonal: true, isMeant: officer.map($0.ask.isOf) == false,
        phrase: .secondAsked($0.name, by: $0.ask.officer))
    }
    let answered = board.answers.compactMap { item in
      item.ask.answer.map {
        Call(
          id: $0.id, subject: item.ask.subject, isPersonal: true, isMeant: officer.map(item.ask.isOf) == true,
          phrase: .secondAnswered(item.name, item.ask, $0, reference))
      }
    }
    let calls = answered + strong + asked
    guard let known else {
      self.known = Set(calls.map { Known(id: $0.id) })
      return nil
    }
    func told(_ call: Call) -> Known { Known(id: call.id, officer: call.isPersonal ? officer : nil) }
    let ids = Set(calls.map(\.id))
    self.known = known.filter { ids.contains($0.id) }.union(calls.filter(\.isMeant).map(told))
    let new = calls.filter {
      $0.isMeant && known.isDisjoint(with: [Known(id: $0.id), told($0)])
        && (scope != .lane || $0.lane == nil || $0.lane == lane)
    }
    guard let first = new.first else { return nil }
    fresh.formUnion(new.map(\.subject))
    guard scope != .nobody else { return nil }
    rings = true
    flashEnds = instant.advanced(milliseconds: Self.flashMilliseconds)
    let others = new.count - 1
    let phrase =
      others == 0
      ? first.phrase
      : Phrase(
        id: "(+\(others) panggilan lain, T) \(first.phrase.id)", en: "(+\(others) more calls, T) \(first.phrase.en)")
    return Told(phrase: phrase, isPersonal: first.isPersonal)
  }

  private struct Call {
    let id: String
    let subject: String
    var lane: Int?
    /// Whether it is for some officers and not for all.
    var isPersonal = false
    /// Whether it concerns whoever works here.
    var isMeant = true
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
  fileprivate static func strongHit(_ hit: HitRow) -> Phrase {
    let place = hit.lane.map { " L\($0)" } ?? ""
    guard hit.isLate else {
      return Phrase(id: "TEMUAN KUAT\(place): \(hit.name)", en: "STRONG HIT\(place): \(hit.name)")
    }
    return Phrase(
      id: "TEMUAN KUAT, SUDAH LEWAT: \(hit.name). Beri tahu supervisor.",
      en: "STRONG HIT, HAS GONE: \(hit.name). Tell the supervisor.")
  }

  /// What it means comes before the reason, which may be long: the line is cut at its end.
  fileprivate static func secondAnswered(
    _ name: String, _ ask: SecondAsk, _ answer: SecondAsk.Answer, _ reference: ReferenceData
  ) -> Phrase {
    let why = reference.hits.phrase(answer.code, answer.reason ?? "")
    let next =
      switch (answer.agrees, ask.about.outcome.map { reference.outcome($0)?.word.value ?? $0 }) {
      case (true, let word?): Phrase(id: "\(word) boleh diputuskan", en: "\(word) can be decided")
      case (true, nil): Phrase(id: "penilaian berlaku", en: "the finding counts")
      case (false, let word?): Phrase(id: "\(word) tidak disetujui", en: "\(word) is not agreed to")
      case (false, nil): Phrase(id: "belum dinilai lagi", en: "undecided again")
      }
    let word = answer.agrees ? Phrase(id: "SETUJU", en: "AGREED") : Phrase(id: "TIDAK SETUJU", en: "DISAGREED")
    return Phrase(
      id: "\(word.id) (\(answer.officer)): \(name), \(next.id); \(why.id).",
      en: "\(word.en) (\(answer.officer)): \(name), \(next.en); \(why.en).")
  }

  fileprivate static func secondAsked(_ name: String, by officer: String) -> Phrase {
    Phrase(
      id: "\(officer) minta petugas kedua: \(name). Jawab di Temuan.",
      en: "\(officer) asks for a second officer: \(name). Answer on the Hits screen.")
  }

  static let hitsNew = Phrase(id: "BARU", en: "NEW")
}
