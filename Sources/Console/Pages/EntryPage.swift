import Border
import Phrases
import Terminal

/// Makes an entry of the post's own list, or takes one off it. A second person approves it at this terminal, wherever
/// there is one who could.
struct EntryPage: SmallFormPage {
  enum Command: String, SmallFormCommand {
    case save = "entry.save"
    case next = "entry.field.next"
    case previous = "entry.field.previous"
    case turn = "entry.turn"

    static var turning: Self? { .turn }
  }

  let ticket: Ticket
  private(set) var form: EntryForm
  var fields: SmallForm<EntryForm.Slot>? {
    get { form.fields }
    set { if let newValue { form.fields = newValue } }
  }

  private var drafts: DraftPace

  init(_ ticket: Ticket, _ form: EntryForm, kept: FormDraft? = nil) {
    (self.ticket, self.form, drafts) = (ticket, form, DraftPace(kept))
  }

  /// Whether leaving would lose something.
  private var isTyped: Bool { drafts.kept != nil || form.fields.isChanged() }
  var isFreeForDocument: Bool { !isTyped }
  var nextWake: Instant? { drafts.dueAt }

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    formBindings(form.fields, scene, disabled: scene.problem(.keepEntries))
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    switch command {
    case .next: return leaveField(1, scene)
    case .previous: return leaveField(-1, scene)
    case .turn: return edit(key, scene) ?? []
    case .save: return save(scene)
    }
  }

  private mutating func leaveField(_ step: Int, _ scene: Scene) -> [Effect] {
    form.fields.move(step)
    return keep(scene)
  }

  /// The form stays as it is until it is on disk: should it be refused, all that was entered is still here.
  private mutating func save(_ scene: Scene) -> [Effect] {
    if form.fields.isSent { return [.say(.formSending, .warning)] }
    let today = scene.setting.zone.date(of: scene.now)
    guard let write = form.write(reference: scene.setting.reference, today: today) else { return keep(scene) }
    // Kept first: the entry is recorded under the draft's id, so that after a crash it is recorded once.
    let effects = keep(scene)
    form.fields.isSent = true
    return effects + [.record(write, name: form.name)]
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    form.fields.isSent = false
    return isKept ? [.leave] : []
  }

  mutating func escape(_ scene: Scene) -> [Effect] { askToLeave(losing: isTyped) ?? drafts.drop() + [.leave] }

  // MARK: Keeping what was typed

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    let before = form.fields.rows.map(\.entry)
    guard form.fields.edit(key) else { return nil }
    if form.fields.rows.map(\.entry) != before { drafts.typed(at: scene.instant) }
    return []
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard let isWhole = form.fields.paste(text) else { return nil }
    drafts.typed(at: scene.instant)
    return isWhole ? [] : [.say(.pasteCut, .warning)]
  }

  mutating func wake(_ scene: Scene) -> [Effect] { drafts.isDue(at: scene.instant) ? keep(scene) : [] }

  mutating func cover(_ scene: Scene) -> [Effect] { drafts.dueAt == nil ? [] : keep(scene) }

  private mutating func keep(_ scene: Scene) -> [Effect] {
    drafts.keep(isTyped ? form.draft(lane: scene.lane) : nil)
  }

  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let language = scene.language
    let inner = canvas.box(title: form.kind.title[language], isFocused: true)
    var notes: [Span] = []
    if case .withdraw(let id, let name) = form.kind { notes.append(Span("\(name)  \(id)", .title)) }
    canvas.inside(inner) { form.fields.draw(into: &$0, language, notes: notes) }
  }
}
