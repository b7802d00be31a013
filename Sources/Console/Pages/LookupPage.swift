import Border
import Phrases
import Terminal
import TravelDocuments
import Watchlist

/// Looks for people in the lists: as the officer types, candidates appear; Enter opens an entry.
///
/// Each change of the text asks anew; typing never waits. Only the answer to the newest question is taken; until it
/// comes the last one stays, dimmed and marked.
///
/// A look-up that showed entries is recorded with its purpose: when the same answer has stood for 0.4 seconds, when an
/// entry of it is opened, and when the page is left or the purpose changed before that. What shows for less
/// time while typing goes on is not recorded, nor what showed in the last moment of a console that is ended from
/// outside. Each answer is recorded once for a purpose, each opening each time. Where nothing can be recorded, nothing is
/// shown.
struct LookupPage: PageScreen {
  enum Command: String {
    case open = "lookup.open"
    case purpose = "lookup.purpose"
    case list = "lookup.list"
    case classes = "lookup.class"
    case band = "lookup.band"
    case make = "lookup.make"
    case withdraw = "lookup.withdraw"
    case choose = "lookup.choose"
    case page = "lookup.page"
    case scroll = "lookup.scroll"
    case scrollPage = "lookup.scroll-page"
    case scrollEnds = "lookup.scroll-ends"
  }

  /// Entries on the screen.
  struct Shown: Equatable {
    var question: LookupQuestion
    var answer: LookupAnswer
    var since: Instant
  }

  /// An entry that is open.
  struct OpenEntry: Equatable {
    var listed: ListedEntry
    /// How the search found it.
    var found: WatchlistChecked.Found
    /// What was asked beside the name.
    var asked: MatchTable.Asked
    /// What became of an entry of the post's own list; nil until that is read, and of others.
    var local: LocalEntry?
    /// Its list has it no more.
    var isGone = false
    /// Lines that are scrolled away.
    var top = 0
  }

  /// How long an answer stands until it is recorded.
  static let recordMilliseconds = 400
  /// Recorded answers that are remembered, so that none is recorded twice; more than anybody looks up in one sitting.
  private static let recordedLimit = 64

  let ticket: Ticket
  private(set) var input: TextField
  private(set) var purpose: LookupPurpose
  /// What is wanted at all: at most one list, one class and one band.
  private(set) var filter = CandidateFilter()
  /// What it can be narrowed to, as the newest answer says.
  private(set) var choices = LookupAnswer.Choices()
  /// What was asked last; nil where there is nothing to ask.
  private(set) var asked: LookupQuestion?
  /// The newest answer, maybe one to an earlier text.
  private(set) var shown: Shown?
  /// Why there is no answer to what was asked.
  private(set) var failure: Phrase?
  private(set) var list = ListState()
  /// The entry that was asked for and has not come.
  private var opening: WatchlistChecked.Found?
  private(set) var entry: OpenEntry?
  private var recorded: [LookupMade] = []

  init(_ ticket: Ticket, text: String = "", purpose: LookupPurpose = .crossing) {
    self.ticket = ticket
    self.purpose = purpose
    input = TextField(text, maximum: LookupMade.textLimit)
  }

  var field: TextField? { entry == nil ? input : nil }

  /// What shows must be recorded before another screen may cover it.
  var isFreeForDocument: Bool { nextWake == nil }

  var nextWake: Instant? {
    guard let made, !recorded.contains(made) else { return nil }
    return shown?.since.advanced(milliseconds: Self.recordMilliseconds)
  }

  var understood: UnderstoodText { UnderstoodText(input.text) }

  /// Whether the answer to the newest text has not come.
  var isSearching: Bool { asked != nil && failure == nil && shown?.question != asked }

  var chosen: WatchlistChecked.Found? {
    guard let candidates = shown?.answer.candidates, candidates.indices.contains(list.selected) else { return nil }
    return candidates[list.selected]
  }

  func revealProblem(_ scene: Scene) -> Phrase? { scene.revealProblem(purpose.permission) }

  // MARK: What comes

  mutating func begin(_ scene: Scene) -> [Effect] { ask(scene) }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    guard entry == nil else { return nil }
    let before = input
    guard input.handle(key) else { return nil }
    return input.text == before.text ? [] : settle(scene) + ask(scene)
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard entry == nil else { return nil }
    let isWhole = input.insert(text)
    return settle(scene) + ask(scene) + (isWhole ? [] : [.say(.pasteCut, .warning)])
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    switch command {
    case .open:
      let effects = settle(scene)
      guard entry == nil, let chosen else { return effects }
      opening = chosen
      return effects + [.ask(.entry(list: chosen.list, entry: chosen.entry))]
    case .purpose:
      return settle(scene) + turnPurpose(scene)
    case .list, .classes, .band:
      let effects = settle(scene)
      guard entry == nil else { return effects }
      turn(command)
      return effects + ask(scene)
    case .make:
      guard entry == nil else { return settle(scene) }
      return cover(scene) + [.open(.entry(EntryForm(.make, from: asked, reference: scene.setting.reference)))]
    case .withdraw:
      let effects = settle(scene)
      guard let entry, entry.found.list == LocalList.name else { return effects }
      let form = EntryForm(
        .withdraw(id: entry.found.entry, name: entry.listed.entry.displayName), reference: scene.setting.reference)
      return effects + [.open(.entry(form))]
    case .choose, .page:
      _ = list.handle(key, count: shown?.answer.candidates.count ?? 0, height: LookupLayout(scene.size).rows)
    case .scroll, .scrollPage, .scrollEnds:
      scroll(key, scene)
    }
    return settle(scene)
  }

  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] {
    let effects = settle(scene)
    guard revealProblem(scene) == nil else { return effects }
    switch (answer.question, answer.result) {
    case (.lookup(let question), .success(.lookup(let found))) where question == asked:
      show(found, to: question, scene)
    case (.lookup(let question), .failure(let failed)) where question == asked:
      shown = nil
      failure = failed.phrase
    case (.ledger(.localEntry(let id)), .success(.ledger(.localEntry(let local)))) where id == entry?.found.entry:
      entry?.local = local
    case (.entry(let list, let id), let result):
      guard let opening, opening.list == list, opening.entry == id else {
        if entry?.found.list == list, entry?.found.entry == id { renew(result) }
        return effects
      }
      self.opening = nil
      return effects + open(opening, result)
    default: break
    }
    return effects
  }

  /// The lists may be other ones now.
  mutating func boardChanged(_ scene: Scene) -> [Effect] {
    let effects = settle(scene)
    guard revealProblem(scene) == nil, let question else { return effects }
    asked = question
    return effects + [.ask(.lookup(question))] + (entry.map { asking(of: $0.found) } ?? [])
  }

  mutating func wake(_ scene: Scene) -> [Effect] { settle(scene) }

  mutating func cover(_ scene: Scene) -> [Effect] { revealProblem(scene) == nil ? record() : [] }

  mutating func escape(_ scene: Scene) -> [Effect] {
    guard entry == nil else {
      entry = nil
      return []
    }
    return revealProblem(scene) == nil ? record() + [.leave] : [.leave]
  }

  // MARK: Asking and showing

  private var question: LookupQuestion? {
    var question = understood.question
    question?.filter = filter
    return question
  }

  /// The next list, class or band; behind the last one all.
  private mutating func turn(_ command: Command) {
    func next<Value: Hashable>(_ chosen: Set<Value>, _ all: [Value]) -> Set<Value> {
      let place = chosen.first.map { all.firstIndex(of: $0) ?? all.count } ?? -1
      return all.indices.contains(place + 1) ? [all[place + 1]] : []
    }
    switch command {
    case .list: filter.lists = next(filter.lists, choices.lists)
    case .classes: filter.classes = next(filter.classes, choices.classes)
    default: filter.bands = next(filter.bands, [.strong, .possible, .weak])
    }
    list.select(0, count: shown?.answer.candidates.count ?? 0, height: 1)
  }

  private mutating func ask(_ scene: Scene) -> [Effect] {
    opening = nil
    let question = revealProblem(scene) == nil ? question : nil
    guard question != asked else { return [] }
    asked = question
    failure = nil
    guard let question else {
      shown = nil
      return []
    }
    return [.ask(.lookup(question))]
  }

  /// The chosen row stays the same entry where the officer has chosen one, or where the same was asked again; else it is
  /// the best.
  private mutating func show(_ answer: LookupAnswer, to question: LookupQuestion, _ scene: Scene) {
    let isAgain = shown?.question == question
    let kept = isAgain || list.selected > 0 ? chosen : nil
    let isSame = isAgain && shown?.answer.candidates == answer.candidates && shown?.answer.lists == answer.lists
    let since = isSame ? shown?.since : nil
    failure = nil
    choices = answer.choices
    shown = Shown(question: question, answer: answer, since: since ?? scene.instant)
    let row = answer.candidates.firstIndex { $0.list == kept?.list && $0.entry == kept?.entry } ?? 0
    list.select(row, count: answer.candidates.count, height: LookupLayout(scene.size).rows)
  }

  private mutating func open(
    _ found: WatchlistChecked.Found, _ result: Result<Answered.Reply, Answered.Failed>
  ) -> [Effect] {
    switch result {
    case .success(.entry(let listed?)):
      let question = shown?.question
      let asked = MatchTable.Asked(
        birth: question?.birth, document: question?.document, nationality: question?.nationality, sex: question?.sex)
      entry = OpenEntry(listed: listed, found: found, asked: asked)
      return record(opened: LookupMade.Opened(list: found.list, entry: found.entry)) + history(of: found)
    case .success:
      return [.say(.entryIsGone, .warning)]
    case .failure(let failed):
      return [.say(failed.phrase, .alert)]
    }
  }

  /// The open entry as its list has it now; where it is gone, what it said stays.
  private mutating func renew(_ result: Result<Answered.Reply, Answered.Failed>) {
    guard case .success(.entry(let listed)) = result else { return }
    entry?.isGone = listed == nil
    if let listed { entry?.listed = listed }
  }

  private func asking(of found: WatchlistChecked.Found) -> [Effect] {
    [.ask(.entry(list: found.list, entry: found.entry))] + history(of: found)
  }

  /// What became of an entry of the post's own list is in the tables.
  private func history(of found: WatchlistChecked.Found) -> [Effect] {
    found.list == LocalList.name ? [.ask(.ledger(.localEntry(found.entry)))] : []
  }

  private mutating func scroll(_ key: Key, _ scene: Scene) {
    guard let open = entry else { return }
    let layout = LookupLayout(scene.size)
    let count = entryLines(open, scene, width: layout.entryWidth).count
    entry?.top = Scrolling.top(open.top, after: key, count: count, height: layout.entryHeight)
  }

  // MARK: Recording

  /// What would be recorded of what shows; nil where no entry shows.
  private var made: LookupMade? {
    guard let shown, !shown.answer.candidates.isEmpty else { return nil }
    let question = shown.question
    // The marks that show with them stand in records of their own.
    let found = shown.answer.candidates.prefix(LookupMade.entryLimit).map { found in
      var found = found
      found.cleared = nil
      return found
    }
    return LookupMade(
      purpose: purpose,
      query: LookupMade.Query(
        text: question.text, birth: question.birth, nationality: question.nationality, document: question.document,
        filter: question.filter),
      lists: shown.answer.lists, index: shown.answer.index,
      entries: found)
  }

  /// Records what shows, unless it is recorded for this purpose.
  private mutating func record(opened: LookupMade.Opened? = nil) -> [Effect] {
    guard var made else { return [] }
    if !recorded.contains(made) {
      if recorded.count == Self.recordedLimit { recorded.removeFirst() }
      recorded.append(made)
    } else if opened == nil {
      return []
    }
    made.opened = opened
    return [.record(.lookup(made), name: made.query.text)]
  }

  /// Comes before anything changes: what has stood long enough is recorded. Where nothing can be, what shows goes.
  private mutating func settle(_ scene: Scene) -> [Effect] {
    guard revealProblem(scene) == nil else {
      (asked, shown, failure, opening, entry) = (nil, nil, nil, nil, nil)
      return []
    }
    guard let nextWake, scene.instant >= nextWake else { return [] }
    return record()
  }

  /// What was shown and is not recorded at all is recorded for the purpose that it was shown for; for the new one it
  /// stands its time first, so that a purpose that is only passed by is never recorded.
  private mutating func turnPurpose(_ scene: Scene) -> [Effect] {
    guard entry == nil, revealProblem(scene) == nil else { return [] }
    let isRecorded = LookupPurpose.allCases.contains { purpose in
      var made = made
      made?.purpose = purpose
      return made.map(recorded.contains) ?? true
    }
    let effects = isRecorded ? [] : record()
    let all = LookupPurpose.allCases.filter { scene.revealProblem($0.permission) == nil }
    let place = all.firstIndex(of: purpose) ?? 0
    purpose = all[(place + 1) % all.count]
    shown?.since = scene.instant
    return effects
  }
}
