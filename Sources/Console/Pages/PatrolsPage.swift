import Border
import Journal
import Phrases
import Terminal

/// The patrol book: who is out and who is back, what each has told, and the forms in which it is written.
struct PatrolsPage: SmallFormPage {
  enum Command: String, SmallFormCommand {
    case open = "patrols.open"
    case start = "patrols.start"
    case log = "patrols.log"
    case end = "patrols.end"
    case move = "patrols.move"
    case page = "patrols.page"
    case ends = "patrols.ends"
    case save = "patrols.save"
    case next = "patrols.field.next"
    case previous = "patrols.field.previous"
    case turn = "patrols.joint"

    static var turning: Self? { .turn }
  }

  /// The patrol whose end was asked for once.
  private var ending = AskedTwice<String>()

  let ticket: Ticket
  let from: Timestamp?
  let to: Timestamp?
  /// Those that are out first; nil until they are read.
  private(set) var patrols: [PatrolRow]?
  private(set) var entries: [PatrolEntryRow]?
  /// Why the newest question has no answer.
  private(set) var problem: Phrase?
  private(set) var list = ListState()
  /// The chosen patrol's id.
  private(set) var chosen: String?
  /// The chosen patrol takes the whole page.
  private(set) var isFull = false
  /// Lines of the full patrol that are scrolled away.
  private(set) var top = 0
  private(set) var form: PatrolForm?
  private var drafts = DraftPace()
  var fields: SmallForm<PatrolForm.Slot>? {
    get { form?.fields }
    set { if let newValue { form?.fields = newValue } }
  }

  init(_ ticket: Ticket, patrol: String? = nil, from: Timestamp? = nil, to: Timestamp? = nil) {
    self.ticket = ticket
    self.from = from
    self.to = to
    chosen = patrol
  }

  /// A form that is taken up again, from its draft.
  init(_ ticket: Ticket, _ form: PatrolForm, kept: FormDraft) {
    self.init(ticket, patrol: kept.patrol[.id])
    (self.form, drafts) = (form, DraftPace(kept))
  }

  /// Whether leaving the form would lose something.
  private var isTyped: Bool { form != nil && (drafts.kept != nil || fields?.isChanged() == true) }
  var isFreeForDocument: Bool { !isTyped }
  var nextWake: Instant? { drafts.dueAt }

  var patrol: PatrolRow? {
    guard let patrols, patrols.indices.contains(list.selected) else { return nil }
    return patrols[list.selected]
  }

  // MARK: Keys

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    if let fields { return formBindings(fields, scene, disabled: scene.problem(.keepPatrols)) }
    let nobody: Phrase? = patrol == nil ? .patrolNotChosen : nil
    let isBack: Phrase? = patrol?.isOut == false ? .patrolIsBack : nil
    let open = bind(.open, [.enter], .patrolOpen, disabled: nobody)
    return (isFull ? [] : [open]) + [
      bind(.log, .both("l"), .patrolLog, disabled: nobody ?? scene.problem(.keepPatrols)),
      bind(.start, .both("m"), .patrolStart, disabled: scene.problem(.keepPatrols)),
      bind(
        .end, .both("a"), .patrolEnd, dangerous: true,
        disabled: nobody ?? isBack ?? scene.problem(.keepPatrols)),
      bind(.move, [.up, .down], isFull ? .keyScroll : .keyMove, inBar: false),
      bind(.page, [.pageUp, .pageDown], .keyPage, inBar: false),
      bind(.ends, [.home, .end], .keyEnds, inBar: false),
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    if command != .end { ending.forget() }
    switch command {
    case .open:
      isFull = true
      top = 0
    case .start: form = PatrolForm(.start)
    case .log: form = patrol.map { PatrolForm(.log(id: $0.id, name: $0.name)) }
    case .end:
      guard let patrol, patrol.isOut else { return [] }
      // There is no event that takes an end back.
      guard ending.isAnswered(patrol.id, at: scene.instant) else {
        return [.say(.patrolEndAgain(patrol.patrol.sector), .warning)]
      }
      return [.record(.endPatrol(patrol.id), name: patrol.name)]
    case .move, .page, .ends: return move(key, scene)
    case .next, .previous:
      form?.move(command == .next ? 1 : -1)
      return keep(scene)
    case .turn: return edit(key, scene) ?? []
    case .save: return save(scene)
    }
    return []
  }

  /// The form stays as it is until it is on disk: should it be refused, all that was entered is still here.
  private mutating func save(_ scene: Scene) -> [Effect] {
    if fields?.isSent == true { return [.say(.formSending, .warning)] }
    guard let write = form?.write(), let name = form?.name else { return keep(scene) }
    // Kept first: it is recorded under the draft's id, so that after a crash it is recorded once.
    let effects = keep(scene)
    fields?.isSent = true
    return effects + [.record(write, name: name)]
  }

  // MARK: Keeping what was typed

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    let before = fields?.rows.map(\.entry)
    guard fields?.edit(key) == true else { return nil }
    if fields?.rows.map(\.entry) != before { drafts.typed(at: scene.instant) }
    return []
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard let isWhole = fields?.paste(text) else { return nil }
    drafts.typed(at: scene.instant)
    return isWhole ? [] : [.say(.pasteCut, .warning)]
  }

  mutating func wake(_ scene: Scene) -> [Effect] { drafts.isDue(at: scene.instant) ? keep(scene) : [] }

  mutating func cover(_ scene: Scene) -> [Effect] { drafts.dueAt == nil ? [] : keep(scene) }

  private mutating func keep(_ scene: Scene) -> [Effect] {
    drafts.keep(isTyped ? form?.draft(lane: scene.lane) : nil)
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    guard fields?.isSent == true else { return [] }
    fields?.isSent = false
    if isKept { (form, drafts) = (nil, DraftPace()) }
    return [.ask(question)]
  }

  private mutating func move(_ key: Key, _ scene: Scene) -> [Effect] {
    if isFull {
      top = Scrolling.top(
        top, after: key, count: fullLines(scene).count, height: PatrolsLayout(scene.size, isFull: true).detailRows)
      return []
    }
    _ = list.handle(key, count: patrols?.count ?? 0, height: PatrolsLayout(scene.size, isFull: false).listRows)
    return choose()
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    if form != nil {
      if let asking = askToLeave(losing: isTyped) { return asking }
      defer { (form, drafts) = (nil, DraftPace()) }
      return drafts.drop()
    } else if isFull {
      isFull = false
    } else {
      return [.leave]
    }
    return []
  }

  // MARK: What is asked

  private var question: Question { .ledger(.patrols(from: from, to: to)) }

  mutating func begin(_ scene: Scene) -> [Effect] { [.ask(question)] }

  mutating func boardChanged(_ scene: Scene) -> [Effect] { [.ask(question)] }

  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] {
    switch (answer.question, answer.result) {
    case (question, .success(.ledger(.patrols(let rows)))):
      problem = nil
      return show(rows, scene)
    case (.ledger(.entries(ofPatrol: let id)), .success(.ledger(.entries(let rows)))) where id == chosen:
      problem = nil
      entries = rows
      if top > 0 { top = min(top, max(fullLines(scene).count - 1, 0)) }
    case (question, .failure(let failed)):
      problem = failed.phrase
    case (.ledger(.entries(ofPatrol: let id)), .failure(let failed)) where id == chosen:
      problem = failed.phrase
    default: break
    }
    return []
  }

  /// The chosen patrol stays chosen where it stands now; where nothing was chosen, the one unheard of for longest is.
  private mutating func show(_ rows: [PatrolRow], _ scene: Scene) -> [Effect] {
    patrols = rows
    let index = rows.firstIndex { $0.id == chosen } ?? list.selected
    list.select(index, count: rows.count, height: PatrolsLayout(scene.size, isFull: false).listRows)
    return choose(isNew: true)
  }

  /// Asks for the chosen patrol's entries.
  private mutating func choose(isNew: Bool = false) -> [Effect] {
    let id = patrol?.id
    guard isNew || id != chosen else { return [] }
    if id != chosen { entries = nil }
    chosen = id
    return id.map { [.ask(.ledger(.entries(ofPatrol: $0)))] } ?? []
  }
}
