import Border
import Phrases
import Terminal
import TravelDocuments

/// A document by form: a document without a machine-readable zone at a lane, what was recorded of a crossing put right,
/// or what is added to the traveller at the prompt.
struct FormPage: PageScreen {
  enum Command: String {
    case open = "form.open", pick = "form.pick", move = "form.move"
    case next = "form.next", previous = "form.previous", ends = "form.ends", finish = "form.finish"
    case turn = "form.turn", list = "form.list", clear = "form.clear", take = "form.take", stay = "form.stay"
  }

  enum Stage: Equatable {
    /// Drafts that can be taken up, then the forms. One draft at a time is being taken.
    case choosing(ListState, taking: KeptDraft?)
    /// A draft that amends waits for its crossing; or why it can't be gone on with.
    case opening(KeptDraft, problem: Phrase?)
    case filling(FormFilling)
  }

  private enum Start: Equatable {
    case entering
    case amending(CrossingRow)
    case adding(CrossingFacts)
    case paper(outage: String?, [FormField.ID: String])
  }

  let ticket: Ticket
  private let start: Start
  private(set) var stage = Stage.choosing(ListState(), taking: nil)
  /// Escape was pressed once over what was typed.
  private(set) var asksToLeave = false
  private var drafts = DraftPace()

  /// The list of forms, or the one form that amends a crossing.
  init(_ ticket: Ticket, amending row: CrossingRow? = nil) {
    self.ticket = ticket
    start = row.map(Start.amending) ?? .entering
  }

  /// The few fields that are added to the traveller at the prompt.
  init(_ ticket: Ticket, adding facts: CrossingFacts) {
    self.ticket = ticket
    start = .adding(facts)
  }

  /// The form that keys in a slip.
  init(_ ticket: Ticket, paperOf outage: String?, _ values: [FormField.ID: String]) {
    self.ticket = ticket
    start = .paper(outage: outage, values)
  }

  // MARK: What the console asks

  var filling: FormFilling? { if case .filling(let filling) = stage { filling } else { nil } }

  var field: TextField? { filling?.editor }

  /// Whether leaving would lose something.
  private var isTyped: Bool {
    switch stage {
    case .choosing: false
    case .opening: true
    case .filling(let filling): drafts.kept != nil || filling.isChanged
    }
  }

  var isFreeForDocument: Bool {
    // A draft that comes to nobody would lie in the way of the next one.
    if case .choosing(_, .some) = stage { return false }
    return !isTyped
  }

  var nextWake: Instant? { drafts.dueAt }

  mutating func begin(_ scene: Scene) -> [Effect] {
    let reference = scene.setting.reference
    switch start {
    case .entering: return []
    case .amending(let row):
      let form = Self.form(amending: row, scene)
      stage = .filling(FormFilling(.amending(row), form, form.values(of: row)))
      return [.ask(.ledger(.story(row.id)))]
    case .adding(let facts):
      let form = DocumentForm.fitting(facts, reference)
      stage = .filling(FormFilling(.adding, form, form.values(of: facts).filter { FormFilling.added.contains($0.key) }))
      return []
    case .paper(let outage, let values):
      let form = DocumentForm.paper(reference)
      var first = form.initialValues(direction: scene.direction)
      first[.paperDate] = Self.today(scene).map(TypedDate.text)
      stage = .filling(FormFilling(.paper(outage: outage), form, first.merging(values) { $1 }))
      return outage == nil ? [] : [.ask(.ledger(.outages))]
    }
  }

  // MARK: Keys

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    asksToLeave = false
    switch command {
    case .open: return open(scene)
    case .pick: return pick(key, scene)
    case .move: return move(key, scene)
    case .finish: return finish(scene)
    case .stay: return []
    case .next: return fill(scene) { $0.step(1, isRound: key == .tab) }
    case .previous: return fill(scene) { $0.step(-1, isRound: key == .backtab) }
    case .ends: return fill(scene) { $0.go(to: key == .pageUp ? 0 : $0.slots.count - 1) }
    case .turn: return fill(scene) { $0.turn(key == .left ? -1 : 1) }
    case .clear: return fill(scene) { $0.choose(nil) }
    case .list: return fill(scene) { $0.list = ListState(selected: $0.chosen ?? 0) }
    case .take:
      return fill(scene) { filling in
        guard let row = filling.list?.selected, filling.choices.indices.contains(row) else { return }
        filling.choose(filling.choices[row].code)
      }
    }
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    asksToLeave = false
    guard let filling else { return nil }
    if filling.editor != nil {
      var isTaken = false
      let effects = fill(scene) { isTaken = $0.type(key) }
      return isTaken ? effects : nil
    }
    guard case .character(let letter) = key else { return nil }
    if let list = filling.list {
      guard let row = filling.choice(beginningWith: letter, after: list.selected, scene.language) else { return nil }
      return select(scene) { $0.select(row, count: $1, height: Self.listHeight(scene)) }
    }
    guard let row = filling.choice(beginningWith: letter, after: filling.chosen, scene.language) else {
      return [.say(.noSuchChoice, .plain)]
    }
    return fill(scene) { $0.choose($0.choices[row].code) }
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    asksToLeave = false
    guard let filling else { return nil }
    var isWhole = true
    let effects = fill(scene) { isWhole = $0.insert(text) }
    return isWhole ? effects : effects + [.say(filling.editor == nil ? .noSuchChoice : .pasteCut, .warning)]
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    if filling?.list != nil { return fill(scene) { $0.list = nil } }
    guard isTyped else {
      // A form that was chosen by a slip: back to the list.
      guard filling != nil, start == .entering else { return [.leave] }
      stage = .choosing(ListState(), taking: nil)
      return []
    }
    guard asksToLeave else {
      asksToLeave = true
      return []
    }
    return drafts.drop() + [.leave]
  }

  private mutating func move(_ key: Key, _ scene: Scene) -> [Effect] {
    let height = Self.listHeight(scene)
    if case .choosing(var list, let taking) = stage {
      _ = list.handle(key, count: rows(scene).count, height: height)
      stage = .choosing(list, taking: taking)
      return []
    }
    return select(scene) { _ = $0.handle(key, count: $1, height: height) }
  }

  /// Changes which choice of the open list is chosen.
  private mutating func select(_ scene: Scene, _ body: (inout ListState, Int) -> Void) -> [Effect] {
    fill(scene) { filling in
      guard var list = filling.list else { return }
      body(&list, filling.choices.count)
      filling.list = list
    }
  }

  /// Digits choose a form, or what a field can be.
  private mutating func pick(_ key: Key, _ scene: Scene) -> [Effect] {
    guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return [] }
    if case .choosing = stage {
      let forms = DocumentForm.all(scene.setting.reference)
      guard forms.indices.contains(number - 1) else { return [] }
      return open(.form(forms[number - 1]), scene)
    }
    guard let choices = filling?.choices, choices.indices.contains(number - 1) else {
      return [.say(.noSuchChoice, .plain)]
    }
    return fill(scene) { $0.choose(choices[number - 1].code) }
  }

  static func listHeight(_ scene: Scene) -> Int { max(scene.size.height - 2, 1) }

  // MARK: The list of drafts and forms

  enum ListRow {
    case draft(KeptDraft)
    case form(DocumentForm)
  }

  func rows(_ scene: Scene) -> [ListRow] {
    scene.drafts.map(ListRow.draft) + DocumentForm.all(scene.setting.reference).map(ListRow.form)
  }

  private mutating func open(_ scene: Scene) -> [Effect] {
    guard case .choosing(let list, _) = stage else { return [] }
    let rows = rows(scene)
    return rows.isEmpty ? [] : open(rows[min(list.selected, rows.count - 1)], scene)
  }

  private mutating func open(_ row: ListRow, _ scene: Scene) -> [Effect] {
    guard case .choosing(let list, let taking) = stage else { return [] }
    switch row {
    case .draft(let draft):
      guard taking == nil || taking?.id == draft.id else { return [.say(.draftOnItsWay, .plain)] }
      stage = .choosing(list, taking: draft)
      return [.takeDraft(draft)]
    case .form(let form):
      guard taking == nil else { return [.say(.draftOnItsWay, .plain)] }
      stage = .filling(FormFilling(.entering, form, form.initialValues(direction: scene.direction)))
      return []
    }
  }

  mutating func take(_ draft: KeptDraft?, _ scene: Scene) -> [Effect] {
    guard case .choosing(_, .some) = stage else { return [] }
    guard let draft else {
      stage = .choosing(ListState(), taking: nil)
      return [.say(.draftGone, .warning)]
    }
    if let form = EntryForm(draft.draft, reference: scene.setting.reference) {
      return [.leave, .open(.entry(form, kept: draft.draft))]
    }
    if let form = PatrolForm(draft.draft) { return [.leave, .open(.patrolForm(form, kept: draft.draft))] }
    drafts = DraftPace(draft.draft)
    if let crossing = draft.draft.amends {
      stage = .opening(draft, problem: nil)
      return [.ask(.ledger(.story(crossing)))]
    }
    guard let form = DocumentForm.named(draft.draft.form, scene.setting.reference) else {
      stage = .opening(draft, problem: .unknownForm(draft.draft.form))
      return []
    }
    var filling = FormFilling(form.isPaper ? .paper(outage: draft.draft.outage) : .entering, form, [:])
    filling.takeUp(draft.draft, Self.today(scene), Self.moment(scene))
    stage = .filling(filling)
    return form.isPaper && draft.draft.outage != nil ? [.ask(.ledger(.outages))] : []
  }

  // MARK: Answers

  mutating func boardChanged(_ scene: Scene) -> [Effect] {
    switch stage {
    case .choosing: []
    case .opening(let draft, _): draft.draft.amends.map { [.ask(.ledger(.story($0)))] } ?? []
    case .filling(let filling):
      if case .amending(let row) = filling.use { [.ask(.ledger(.story(row.id)))] } else { [] }
    }
  }

  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] {
    if case .filling(var filling) = stage, case .paper(let id?) = filling.use,
      case .success(.ledger(.outages(let report))) = answer.result
    {
      filling.take(report.outages.first { $0.row.id == id })
      stage = .filling(filling)
      return []
    }
    guard case .ledger(.story(let id)) = answer.question else { return [] }
    switch (stage, answer.result) {
    case (.opening(let draft, _), .failure(let failed)) where draft.draft.amends == id:
      stage = .opening(draft, problem: failed.phrase)
    case (.opening(let draft, _), .success(.ledger(.story(let story)))) where draft.draft.amends == id:
      guard let row = story?.crossing else {
        stage = .opening(draft, problem: Refusal.unknownCrossing(id).phrase())
        return []
      }
      let form = Self.form(amending: row, scene)
      var filling = FormFilling(.amending(row), form, form.values(of: row))
      filling.takeUp(draft.draft, Self.today(scene), Self.moment(scene))
      stage = .filling(filling)
    case (.filling(let filling), .failure(let failed)):
      if case .amending(let row) = filling.use, row.id == id { return [.say(failed.phrase, .warning)] }
    case (.filling(var filling), .success(.ledger(.story(let story?)))):
      guard case .amending(let old) = filling.use, old.id == id, old != story.crossing else { return [] }
      filling.rebase(story.crossing, Self.form(amending: story.crossing, scene))
      stage = .filling(filling)
      guard old.facts == story.crossing.facts, old.company == story.crossing.company else {
        return [.say(.changedUnderHand, .warning)]
      }
    default: break
    }
    return []
  }

  // MARK: Keeping what was typed

  mutating func wake(_ scene: Scene) -> [Effect] {
    drafts.isDue(at: scene.instant) ? keep(scene) : []
  }

  mutating func cover(_ scene: Scene) -> [Effect] { drafts.dueAt == nil ? [] : keep(scene) }

  /// Changes the form. What was typed is kept a while after the last key, and at once when a field is left.
  private mutating func fill(_ scene: Scene, _ body: (inout FormFilling) -> Void) -> [Effect] {
    guard case .filling(var filling) = stage else { return [] }
    let before = filling
    body(&filling)
    stage = .filling(filling)
    if filling.values != before.values { drafts.typed(at: scene.instant) }
    return filling.focus == before.focus ? [] : keep(scene)
  }

  private mutating func keep(_ scene: Scene) -> [Effect] {
    let filling = filling.flatMap { $0.use != .adding && (drafts.kept != nil || $0.isChanged) ? $0 : nil }
    return drafts.keep(filling?.draft(lane: scene.lane))
  }

  // MARK: The end

  private mutating func finish(_ scene: Scene) -> [Effect] {
    guard case .filling(var filling) = stage else { return [] }
    guard let today = Self.today(scene) else { return [.say(.noToday, .warning)] }
    let checked = filling.check(today, Self.moment(scene))
    filling.showProblems(checked)
    stage = .filling(filling)
    let effects = keep(scene)
    guard checked.problems.isEmpty else { return effects + [.say(.wrongFields(checked.problems.count), .warning)] }
    switch filling.use {
    case .adding:
      let stay = checked.shown[.stayUntil].flatMap { try? TypedDate.parse($0) }
      let stamp = checked.shown[.stamp].flatMap {
        try? TypedStamp.parse($0, scene.setting.reference.stampPosts, today: today)
      }
      if let stay, stay.earliestDay < today.earliestDay { return [.say(.stayIsOver, .warning)] }
      return [
        .addToCase(
          AddedData(
            purpose: checked.shown[.purpose], vehicle: checked.shown[.vehicle], note: checked.shown[.note],
            stayUntil: stay, stamp: stamp))
      ]
    case .entering:
      guard let facts = checked.facts else { return effects }
      return effects + [.enter(DocumentEntered(lane: scene.lane, facts: facts))]
    case .paper(let outage):
      guard let entry = checked.entry else { return effects }
      // The slip below it on the stack is next.
      let next = DocumentForm.nextPaper(after: filling.values)
      var name = entry.facts.traveller.name
      if let row = filling.outage?.row, !row.holds(entry.late.occurred) {
        name += " (\(OutsideMark.outage.word[scene.language]))"
      }
      return effects + [
        .record(.late(entry.crossing(outage: outage, lane: nil)), name: name), .leave,
        .open(.paper(outage: outage, values: next)),
      ]
    case .amending(let row):
      guard let facts = checked.facts else { return effects }
      let company = checked.company.flatMap { $0 == row.company ? nil : CompanyChange(seen: row.company, to: $0) }
      guard facts != row.facts || company != nil else {
        return effects + [.say(Refusal.nothingAmended.phrase(), .warning)]
      }
      let amend = Write.amend(
        crossing: row.id, seen: row.facts, to: facts, company: company, reason: filling.reason)
      return effects + [.record(amend, name: row.name), .leave]
    }
  }

  private static func form(amending row: CrossingRow, _ scene: Scene) -> DocumentForm {
    .fitting(row, on: scene.setting.zone.date(of: row.time), scene.setting.reference)
  }

  static func moment(_ scene: Scene) -> FormFilling.Moment {
    FormFilling.Moment(now: scene.now, zone: scene.setting.zone)
  }

  /// nil where the machine's clock shows no day of the calendar.
  static func today(_ scene: Scene) -> PartialDate? { scene.setting.zone.date(of: scene.now) }
}
