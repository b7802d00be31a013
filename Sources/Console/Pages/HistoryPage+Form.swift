import Border
import Journal
import Phrases
import ReferenceData
import Terminal
import TravelDocuments

enum FilterSlot: Sendable { case from, to, name, number, document, outcome, direction, citizenship, records }

/// The filter of the history as a form, and back.
typealias FilterForm = SmallForm<FilterSlot>

extension FilterForm {
  static func crossings(_ filter: CrossingFilter, _ scene: Scene) -> FilterForm {
    let (zone, reference) = (scene.setting.zone, scene.setting.reference)
    let choices = CrossingChoices(reference, filter)
    func choice(_ slot: FilterSlot, _ label: Phrase, _ titles: [Phrase], _ selected: Int?) -> Row {
      .choice(slot, label, [.any] + titles, selected: (selected ?? -1) + 1)
    }
    return FilterForm([
      .text(.from, .since, TypedMoment.typed(filter.from, zone), maximum: TypedMoment.lengthLimit),
      .text(.to, .upTo, TypedMoment.typed(filter.to, zone), maximum: TypedMoment.lengthLimit),
      .text(.name, .nameStart, filter.name, maximum: CrossingFilter.textLimit),
      .text(.number, .numberStart, filter.number ?? filter.numberPrefix, maximum: DocumentNumber.lengthMax),
      choice(
        .document, .document,
        choices.documents.map {
          Phrase(id: reference.title(ofDocument: $0, .id), en: reference.title(ofDocument: $0, .en))
        }, choices.documents.firstIndex { $0 == filter.document }),
      choice(
        .outcome, .outcome, choices.outcomes.map(\.word), choices.outcomes.firstIndex { $0.codes == filter.outcomes }),
      choice(
        .direction, .directionLabel, Direction.allCases.map(\.word),
        Direction.allCases.firstIndex { $0 == filter.direction }),
      choice(
        .citizenship, .citizenshipLabel, Citizenship.allCases.map { Phrase(id: $0.word(.id), en: $0.word(.en)) },
        Citizenship.allCases.firstIndex { $0 == filter.citizenship }),
      choice(
        .records, .records, CrossingChoices.records.map(\.word),
        CrossingChoices.records.firstIndex { $0.only == filter.only && $0.withoutVoid == filter.withoutVoid }),
    ])
  }

  /// What was entered; nil where a field has an error, which then stands beside it. What was not touched stays exactly as
  /// it was, to the millisecond.
  mutating func crossingFilter(_ before: CrossingFilter, _ scene: Scene) -> CrossingFilter? {
    let zone = scene.setting.zone
    let choices = CrossingChoices(scene.setting.reference, before)
    let old = FilterForm.crossings(before, scene)
    var filter = before
    forgetProblems()
    func isTouched(_ slot: FilterSlot) -> Bool { text(slot) != old.text(slot) }
    func moment(_ slot: FilterSlot, _ moment: Timestamp?) -> (Timestamp?, Phrase?) {
      guard isTouched(slot) else { return (moment, nil) }
      guard !trimmed(slot).isEmpty else { return (nil, nil) }
      let moment = TypedMoment.parse(trimmed(slot), zone)
      return (moment, moment == nil ? .noMoment : nil)
    }
    let (from, to) = (moment(.from, before.from), moment(.to, before.to))
    (filter.from, filter.to) = (from.0, to.0)
    change(.from) { $0.problem = from.1 }
    change(.to) { $0.problem = to.1 }
    if let from = from.0, let to = to.0, to <= from { change(.to) { $0.problem = .endBeforeStart } }
    filter.name = trimmed(.name)
    if isTouched(.number) {
      let number = DocumentNumber(trimmed(.number))
      if number == nil, !trimmed(.number).isEmpty { change(.number) { $0.problem = .noNumber } }
      (filter.number, filter.numberPrefix) = (nil, number?.text ?? "")
    }
    filter.document = chosen(.document, choices.documents)
    filter.outcomes = chosen(.outcome, choices.outcomes)?.codes ?? []
    filter.direction = chosen(.direction, Direction.allCases)
    filter.citizenship = chosen(.citizenship, Citizenship.allCases)
    let records = chosen(.records, CrossingChoices.records)
    (filter.only, filter.withoutVoid) = (records?.only, records?.withoutVoid ?? false)
    return goToProblem() ? nil : filter
  }
}

/// What the choices of the form stand for. What a filter has from elsewhere is one of them too.
struct CrossingChoices {
  let documents: [String]
  let outcomes: [OutcomeGroup]

  static let records: [(word: Phrase, only: CrossingFilter.Only?, withoutVoid: Bool)] = [
    (.withoutVoided, nil, true), (.onlyVoided, .void, false), (.onlyUndone, .undone, false),
    (.onlyAmended, .amended, false), (.onlyOutside, .outside, true),
  ]

  init(_ reference: ReferenceData, _ filter: CrossingFilter) {
    let kinds = reference.documentKinds.map(\.code)
    documents = kinds + [filter.document].compactMap(\.self).filter { !kinds.contains($0) }
    let groups = [OutcomeGroup(word: .crossedWord, codes: CrossingFilter.crossed)] + OutcomeGroup.all(reference)
    let isKnown = filter.outcomes.isEmpty || groups.contains { $0.codes == filter.outcomes }
    outcomes = groups + (isKnown ? [] : [OutcomeGroup(Self.word(of: filter.outcomes, groups), filter.outcomes)])
  }

  /// The panel words of some codes, each once.
  private static func word(of codes: [String], _ groups: [OutcomeGroup]) -> Phrase {
    var words: [Phrase] = []
    for code in codes {
      let word = groups.dropFirst().first { $0.codes.contains(code) }?.word ?? Phrase(id: code, en: code)
      if !words.contains(word) { words.append(word) }
    }
    return Phrase(id: words.map(\.id).joined(separator: "/"), en: words.map(\.en).joined(separator: "/"))
  }
}

extension OutcomeGroup {
  fileprivate init(_ word: Phrase, _ codes: [String]) { self.init(word: word, codes: codes) }
}

extension Direction {
  var word: Phrase { self == .in ? .goingIn : .goingOut }
}

extension CrossingFilter {
  /// What is set, in words; none where nothing is.
  func words(_ scene: Scene) -> [String] {
    let (language, reference, zone) = (scene.language, scene.setting.reference, scene.setting.zone)
    let choices = CrossingChoices(reference, self)
    var words: [String] = []
    if let direction { words.append(direction.word[language]) }
    if let citizenship { words.append(citizenship.word(language)) }
    if let document { words.append(reference.shortTitle(ofDocument: document, language)) }
    if let group = choices.outcomes.first(where: { $0.codes == outcomes }) { words.append(group.word[language]) }
    if !name.isEmpty { words.append("\(Phrase.nameStart[language].lowercased()) \(name)") }
    if let number { words.append("\(Phrase.number[language].lowercased()) \(number)") }
    if !numberPrefix.isEmpty { words.append("\(Phrase.numberStart[language].lowercased()) \(numberPrefix)") }
    words += CrossingChoices.records.filter { $0.only == only && $0.withoutVoid == withoutVoid }
      .map { $0.word[language] }
    if let from { words.append("\(Phrase.since[language].lowercased()) \(TypedMoment.text(from, zone))") }
    if let to { words.append("\(Phrase.upTo[language].lowercased()) \(TypedMoment.text(to, zone))") }
    return words
  }
}
