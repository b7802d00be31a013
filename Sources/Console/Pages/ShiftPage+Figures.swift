import Border
import Journal
import Phrases
import ReferenceData

/// One number of the shift, with the records behind it.
enum ShiftFigure: Equatable, Sendable {
  /// Who crossed; nil: all.
  case crossed(Direction?, Citizenship?, document: String?)
  /// What was decided, by the codes that share a word on panels; empty: all.
  case outcome([String])
  case voided, undone, amended, outside
  /// Crossings of outages that the central system should have been told of, and was not.
  case untold
  /// nil: all.
  case hits(HitState?)
  case patrols(Patrols)

  enum Patrols: CaseIterable, Sendable { case all, out, overdue, back, entries, persons }

  func count(in summary: ShiftSummary, at now: Timestamp) -> Int {
    switch self {
    case .crossed(let direction, let citizenship, let document):
      summary.crossed(direction, citizenship, document: document)
    case .outcome(let codes): summary.count { codes.isEmpty || codes.contains($0.outcome) }
    case .voided: summary.voided
    case .undone: summary.undone
    case .amended: summary.amended
    case .outside: summary.outsideCount
    case .untold: summary.overdue
    case .hits(let state): summary.hits.reduce(0) { $0 + (state == nil || state == $1.state ? $1.count : 0) }
    case .patrols(.all): summary.patrols.count
    case .patrols(.out): summary.patrols.count(where: \.isOut)
    case .patrols(.overdue): summary.patrols.count { $0.isOverdue(at: now) }
    case .patrols(.back): summary.patrols.count { !$0.isOut }
    case .patrols(.entries): summary.patrolEntries
    case .patrols(.persons): summary.patrolPersons
    }
  }

  /// The page of exactly the records that it counts; a patrol's figure opens the patrols of the period, what is untold the
  /// page from which it is told.
  func opening(from: Timestamp, to: Timestamp) -> Opening {
    var filter = CrossingFilter(from: from, to: to)
    switch self {
    case .crossed(let direction, let citizenship, let document):
      filter.direction = direction
      filter.citizenship = citizenship
      filter.document = document
      filter.outcomes = CrossingFilter.crossed
      filter.withoutVoid = true
    case .outcome(let codes):
      filter.outcomes = codes
      filter.withoutVoid = true
    case .voided: filter.only = .void
    case .undone: filter.only = .undone
    case .amended: filter.only = .amended
    case .outside:
      filter.only = .outside
      filter.withoutVoid = true
    case .untold: return .outages
    case .hits(let state): return .hits(HitFilter(from: from, to: to, state: state))
    case .patrols: return .patrols(from: from, to: to)
    }
    return .history(filter)
  }
}

/// Outcomes as panels name them: those that share a word are one, so that nobody reads a referral over a shoulder.
struct OutcomeGroup: Equatable, Sendable {
  let word: Phrase
  let codes: [String]

  /// In the order of the reference data.
  static func all(_ reference: ReferenceData) -> [OutcomeGroup] {
    var groups: [OutcomeGroup] = []
    for outcome in reference.outcomes {
      let panel = outcome.panel.value
      let word = Phrase(id: panel.id, en: panel.en)
      if let index = groups.firstIndex(where: { $0.word == word }) {
        groups[index] = OutcomeGroup(word: word, codes: groups[index].codes + [outcome.code])
      } else {
        groups.append(OutcomeGroup(word: word, codes: [outcome.code]))
      }
    }
    return groups
  }

  /// Those of a period; a code that this program does not know stands behind them under its own name.
  static func met(in summary: ShiftSummary, _ reference: ReferenceData) -> [OutcomeGroup] {
    let known = all(reference)
    let codes = Set(summary.crossings.keys.map(\.outcome))
    let unknown = codes.subtracting(known.flatMap(\.codes)).sorted()
    return known.filter { !codes.isDisjoint(with: $0.codes) }
      + unknown.map { OutcomeGroup(word: Phrase(id: $0, en: $0), codes: [$0]) }
  }
}

extension ReferenceData {
  /// A document's kind in short: what its name has in brackets, `Pas Lintas Batas (PLB)`, else the name.
  func shortTitle(ofDocument code: String, _ language: Language) -> String {
    let name = title(ofDocument: code, language)
    guard name.last == ")", let open = name.lastIndex(of: "(") else { return name }
    return String(name[open...].dropFirst().dropLast())
  }
}

extension Citizenship {
  func word(_ language: Language) -> String {
    self == .unknown ? Phrase.withoutNationality[language] : rawValue.uppercased()
  }
}
