import Border
import Journal
import Phrases
import Terminal
import TravelDocuments

/// A form that is being filled in: its fields, what stands in them, and where the officer is. It knows no screen.
struct FormFilling: Equatable {
  enum Use: Equatable {
    /// A document at the lane.
    case entering
    /// What was recorded of a crossing, as it stands now.
    case amending(CrossingRow)
    /// What is added to the traveller at the prompt.
    case adding
    /// A slip of an outage; nil: of none.
    case paper(outage: String?)
  }

  /// By which clock a slip's time is read.
  struct Moment {
    let now: Timestamp
    let zone: PostZone
  }

  /// One line of the form.
  enum Slot: Hashable {
    case field(FormField.ID)
    /// Why a record is put right: the amendment's own, and no fact of the crossing.
    case reason
  }

  /// What there is to say of what was typed.
  struct Checked {
    var problems: [Slot: Phrase] = [:]
    var notes: [Slot: Phrase] = [:]
    var shown: [FormField.ID: String] = [:]
    /// nil while there are problems, and where only some fields are asked for.
    var facts: CrossingFacts?
    /// What could be read so far.
    var read: CrossingFacts?
    /// Of an amendment: whom and what the traveller came with.
    var company: Company?
    /// Of a slip: what is to be recorded.
    var entry: PaperEntry?
  }

  /// The fields that are asked for beside a document that was read.
  static let added: [FormField.ID] = [.purpose, .vehicle, .note, .stayUntil, .stamp]

  private(set) var use: Use
  private(set) var form: DocumentForm
  /// What stands in the fields, as it was typed; an empty field has none.
  private(set) var values: [FormField.ID: String]
  private(set) var reason = ""
  /// The slot that keys go to.
  private(set) var focus = 0
  /// The text of that slot while it is edited; nil where it is chosen from a list.
  private(set) var editor: TextField?
  /// The list of the focused field's choices, while it is open.
  var list: ListState?
  /// Slots that the officer has been at: what is wrong with them is shown.
  private(set) var left: Set<Slot> = []
  private(set) var isTried = false
  /// Of a slip: its outage, once it has been read.
  private(set) var outage: OutageState?
  /// What stood in the fields before anything was typed.
  private var original: [FormField.ID: String]

  init(_ use: Use, _ form: DocumentForm, _ values: [FormField.ID: String]) {
    self.use = use
    self.form = form
    self.values = values.filter { !$0.value.isEmpty }
    original = self.values
    load()
  }

  var slots: [Slot] {
    switch use {
    case .entering, .paper: form.fields.map { .field($0.id) }
    case .amending: form.fields.map { .field($0.id) } + [.reason]
    case .adding: form.fields.map(\.id).filter(Self.added.contains).map(Slot.field)
    }
  }

  var focused: Slot { slots.indices.contains(focus) ? slots[focus] : .reason }
  var isAtEnd: Bool { focus >= slots.count - 1 }
  /// Whether Enter finishes: at the end, and where only the last stamp is left, which costs nobody a key who notes none.
  var endsByEnter: Bool { slots.dropFirst(focus + 1).allSatisfy { $0 == .field(.stamp) } }
  /// Whether anything differs from what stood here at first.
  var isChanged: Bool { values != original || !reason.isEmpty }

  func field(_ slot: Slot) -> FormField? { if case .field(let id) = slot { form.field(id) } else { nil } }

  /// What the focused field can be; none where it is a text.
  var choices: [FormField.Choice] { field(focused)?.choices ?? [] }

  // MARK: Going from field to field

  /// Goes to a slot; beyond either end to that end.
  mutating func go(to index: Int) {
    left.insert(focused)
    focus = min(max(index, 0), max(slots.count - 1, 0))
    load()
  }

  /// The next slot, or the one before; with `isRound` the first comes after the last.
  mutating func step(_ step: Int, isRound: Bool) {
    let count = max(slots.count, 1)
    go(to: isRound ? (focus + step + count) % count : focus + step)
  }

  private mutating func load() {
    list = nil
    switch focused {
    case .reason: editor = TextField(reason, maximum: CrossingRecorded.reasonLimit)
    case .field(let id):
      guard let field = form.field(id), field.choices.isEmpty else { return editor = nil }
      editor = TextField(values[id] ?? "", maximum: field.limit)
    }
  }

  // MARK: Typing

  /// An editing key in a text. Gives whether it was one.
  mutating func type(_ key: Key) -> Bool {
    guard var editor, editor.handle(key) else { return false }
    put(&editor)
    return true
  }

  /// Pasted text. Gives whether all of it was taken.
  mutating func insert(_ text: String) -> Bool {
    guard var editor else {
      let wanted = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
      let found = choices.first { [$0.code, $0.label.id, $0.label.en].contains { $0.lowercased() == wanted } }
      guard let found else { return false }
      choose(found.code)
      return true
    }
    let isWhole = editor.insert(text)
    put(&editor)
    return isWhole
  }

  /// Takes the editor's text where a key has changed it: what the cursor alone went through stays as it was recorded.
  private mutating func put(_ changed: inout TextField) {
    defer { editor = changed }
    guard changed.text != editor?.text else { return }
    switch focused {
    case .reason: reason = changed.text
    case .field(let id): values[id] = changed.isEmpty ? nil : changed.text
    }
  }

  // MARK: Choosing

  /// Takes a choice of the focused field; nil: none.
  mutating func choose(_ code: String?) {
    list = nil
    if case .field(let id) = focused, editor == nil { values[id] = code }
  }

  /// Which choice of the focused field is taken.
  var chosen: Int? {
    guard case .field(let id) = focused else { return nil }
    return choices.firstIndex { $0.code == values[id] }
  }

  /// The choice before or after the one that is taken.
  mutating func turn(_ step: Int) {
    guard !choices.isEmpty else { return }
    let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : -1)
    choose(choices[(next + choices.count) % choices.count].code)
  }

  /// The next choice whose word begins with a letter; nil where there is none.
  func choice(beginningWith letter: Character, after index: Int?, _ language: Language) -> Int? {
    let start = index.map { $0 + 1 } ?? 0
    let order = choices.indices.map { (start + $0) % choices.count }
    return order.first { choices[$0].label[language].lowercased().hasPrefix(letter.lowercased()) }
  }

  // MARK: Checking

  /// - Parameter today: the post's own day.
  func check(_ today: PartialDate, _ moment: Moment) -> Checked {
    var checked = Checked()
    let found: FormCheck
    if case .paper = use {
      (found, checked.entry) = form.checkPaper(values, now: moment.now, moment.zone, of: outage)
    } else {
      var entered: PartialDate?
      if case .amending(let row) = use { entered = moment.zone.date(of: row.time) }
      found = form.check(values, today: today, entered: entered)
    }
    for slot in slots {
      guard case .field(let id) = slot else { continue }
      checked.problems[slot] = found.problems[id]
      checked.notes[slot] = found.notes[id]
    }
    checked.shown = found.shown
    if case .amending = use, reason.allSatisfy(\.isWhitespace) {
      checked.problems[.reason] = Refusal.missing(.reason).phrase()
    }
    (checked.facts, checked.read) = (found.facts, found.read)
    if case .amending(let row) = use {
      let (company, problems) = form.checkCompany(values, over: row.company)
      for (id, problem) in problems { checked.problems[.field(id)] = problem }
      if !problems.isEmpty { checked.facts = nil }
      checked.company = company
    }
    return checked
  }

  /// Finishing was tried: what is wrong shows everywhere, and the first of it has the focus.
  mutating func showProblems(_ checked: Checked) {
    isTried = true
    if let first = slots.firstIndex(where: { checked.problems[$0] != nil }) { go(to: first) }
  }

  /// What is known of the slip's outage. A number that was only proposed gives way to one that is free.
  mutating func take(_ outage: OutageState?) {
    self.outage = outage
    guard let outage, values[.paper] == original[.paper] else { return }
    values = DocumentForm.skippingKeyed(values, outage.papers)
    original[.paper] = values[.paper]
    if case .field(.paper) = focused { load() }
  }

  // MARK: Drafts

  /// What is kept for after a crash. Of an amendment only what differs from the record, so that it can be laid over
  /// what others have put right meanwhile.
  func draft(lane: Int) -> FormDraft {
    if case .paper(let outage) = use {
      return FormDraft(form: form.code, lane: lane, values: values, outage: outage)
    }
    guard case .amending(let row) = use else { return FormDraft(form: form.code, lane: lane, values: values) }
    return FormDraft(
      form: form.code, lane: lane, values: changed, amends: row.id, reason: reason.isEmpty ? nil : reason)
  }

  /// What was typed in the fields that differ from the record; empty for a field that was cleared.
  private var changed: [FormField.ID: String] {
    let ids = Set(values.keys).union(original.keys).filter { values[$0] != original[$0] }
    return Dictionary(uniqueKeysWithValues: ids.map { ($0, values[$0] ?? "") })
  }

  /// Puts in what was typed before; the first field that is not right has the focus.
  mutating func takeUp(_ draft: FormDraft, _ today: PartialDate?, _ moment: Moment) {
    let typed = draft.values
    reason = draft.reason ?? ""
    values.merge(typed) { $1 }
    values = values.filter { !$0.value.isEmpty }
    left = Set(typed.keys.map(Slot.field))
    let problems = today.map { check($0, moment).problems } ?? [:]
    focus = slots.firstIndex { problems[$0] != nil } ?? 0
    load()
  }

  /// The record as others have left it meanwhile, with what was typed here laid over it.
  mutating func rebase(_ row: CrossingRow, _ form: DocumentForm) {
    let (typed, slot) = (changed, focused)
    self.form = form
    use = .amending(row)
    values = form.values(of: row)
    original = values
    values.merge(typed) { $1 }
    values = values.filter { !$0.value.isEmpty }
    focus = slots.firstIndex(of: slot) ?? 0
    load()
  }
}

extension FormField {
  /// What it can be; none where it is a text.
  var choices: [Choice] { if case .choice(let choices) = kind { choices } else { [] } }
}
