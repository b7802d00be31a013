import Border
import Journal
import Phrases
import ReferenceData
import Terminal
import TravelDocuments

/// The filter of the history as a form, and back.
extension FilterForm {
  private enum Place: Int { case from, to, name, number, document, outcome, direction, citizenship, records }

  static func crossings(_ filter: CrossingFilter, _ scene: Scene) -> FilterForm {
    let zone = scene.setting.zone
    let choices = CrossingChoices(scene.setting.reference, filter)
    func choice(_ titles: [String], _ selected: Int?) -> Entry {
      .choice([Phrase.any[scene.language]] + titles, selected: (selected ?? -1) + 1)
    }
    return FilterForm([
      Row(label: .since, entry: .text(ShiftPage.moment(filter.from, zone))),
      Row(label: .upTo, entry: .text(ShiftPage.moment(filter.to, zone))),
      Row(label: .nameStart, entry: .text(TextField(filter.name, maximum: CrossingFilter.textLimit))),
      Row(
        label: .numberStart,
        entry: .text(TextField(filter.number ?? filter.numberPrefix, maximum: DocumentNumber.lengthMax))),
      Row(
        label: .document,
        entry: choice(
          choices.documents.map { scene.setting.reference.title(ofDocument: $0, scene.language) },
          choices.documents.firstIndex { $0 == filter.document })),
      Row(
        label: .outcome,
        entry: choice(
          choices.outcomes.map { $0.word[scene.language] }, choices.outcomes.firstIndex { $0.codes == filter.outcomes })
      ),
      Row(
        label: .directionLabel,
        entry: choice(
          Direction.allCases.map { $0.word[scene.language] }, Direction.allCases.firstIndex { $0 == filter.direction })),
      Row(
        label: .citizenshipLabel,
        entry: choice(
          Citizenship.allCases.map { $0.word(scene.language) },
          Citizenship.allCases.firstIndex { $0 == filter.citizenship })),
      Row(
        label: .records,
        entry: choice(
          CrossingChoices.records.map { $0.word[scene.language] },
          CrossingChoices.records.firstIndex { $0.only == filter.only && $0.withoutVoid == filter.withoutVoid })),
    ])
  }

  /// What was entered; nil where a field has an error, which then stands beside it. What was not touched stays exactly as
  /// it was, to the millisecond.
  mutating func crossingFilter(_ before: CrossingFilter, _ scene: Scene) -> CrossingFilter? {
    let zone = scene.setting.zone
    let choices = CrossingChoices(scene.setting.reference, before)
    let old = FilterForm.crossings(before, scene)
    var filter = before
    func isTouched(_ place: Place) -> Bool { text(place.rawValue) != old.text(place.rawValue) }
    func chosen<Choice>(_ place: Place, _ choices: [Choice]) -> Choice? {
      let index = selected(place.rawValue) - 1
      return choices.indices.contains(index) ? choices[index] : nil
    }
    func moment(_ place: Place, _ moment: Timestamp?) -> (Timestamp?, Phrase?) {
      guard isTouched(place) else { return (moment, nil) }
      let typed = CrossingFilter.searched(text(place.rawValue))
      guard !typed.isEmpty else { return (nil, nil) }
      let moment = TypedMoment.parse(typed, zone)
      return (moment, moment == nil ? .noMoment : nil)
    }
    (filter.from, rows[Place.from.rawValue].error) = moment(.from, before.from)
    (filter.to, rows[Place.to.rawValue].error) = moment(.to, before.to)
    if let from = filter.from, let to = filter.to, to <= from { rows[Place.to.rawValue].error = .endBeforeStart }
    filter.name = CrossingFilter.searched(text(Place.name.rawValue))
    if isTouched(.number) {
      let typed = CrossingFilter.searched(text(Place.number.rawValue))
      let number = DocumentNumber(typed)
      rows[Place.number.rawValue].error = number == nil && !typed.isEmpty ? .noNumber : nil
      (filter.number, filter.numberPrefix) = (nil, number?.text ?? "")
    }
    filter.document = chosen(.document, choices.documents)
    filter.outcomes = chosen(.outcome, choices.outcomes)?.codes ?? []
    filter.direction = chosen(.direction, Direction.allCases)
    filter.citizenship = chosen(.citizenship, Citizenship.allCases)
    let records = chosen(.records, CrossingChoices.records)
    (filter.only, filter.withoutVoid) = (records?.only, records?.withoutVoid ?? false)
    return goToError() ? nil : filter
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
