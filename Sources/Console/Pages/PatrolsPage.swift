import Border
import Journal
import Phrases
import Terminal

/// The patrol book: who is out and who is back, what each has told, and the forms in which it is written.
struct PatrolsPage: PageScreen {
  enum Command: String {
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
    case toggle = "patrols.joint"
  }

  /// The patrol whose end was asked for once.
  private var ending: String?

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

  init(_ ticket: Ticket, patrol: String? = nil, from: Timestamp? = nil, to: Timestamp? = nil) {
    self.ticket = ticket
    self.from = from
    self.to = to
    chosen = patrol
  }

  var field: TextField? { form?.field }
  var isFreeForDocument: Bool { form?.hasContent != true }

  var patrol: PatrolRow? {
    guard let patrols, patrols.indices.contains(list.selected) else { return nil }
    return patrols[list.selected]
  }

  // MARK: Keys

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    func bind(
      _ command: Command, _ keys: [Key], _ text: KeyText, dangerous: Bool = false, disabled: Phrase? = nil,
      inBar: Bool = true
    ) -> Binding<Command> {
      Binding(
        command.rawValue, command, keys: keys, title: text.title[scene.language], help: text.help[scene.language],
        isDangerous: dangerous, disabledReason: disabled?[scene.language], isInKeyBar: inBar)
    }
    if let form {
      var bindings = [
        bind(
          .save, form.isLast ? [.enter, .function(10)] : [.function(10)], .patrolSave, dangerous: true,
          disabled: scene.problem(.keepPatrols))
      ]
      if form.field == nil {
        let keys: [Key] = [.character(" "), .left, .right]
        bindings.append(bind(.toggle, keys, .patrolJoint))
      }
      return bindings + [
        bind(.next, form.isLast ? [.tab, .down] : [.tab, .down, .enter], .patrolNextField),
        bind(.previous, [.backtab, .up], .patrolPreviousField, inBar: false),
      ]
    }
    let nobody: Phrase? = patrol == nil ? .patrolNotChosen : nil
    let isBack: Phrase? = patrol?.isOut == false ? .patrolIsBack : nil
    let open = bind(.open, [.enter], .patrolOpen, disabled: nobody)
    return (isFull ? [] : [open]) + [
      bind(.log, [.character("L"), .character("l")], .patrolLog, disabled: nobody ?? scene.problem(.keepPatrols)),
      bind(.start, [.character("M"), .character("m")], .patrolStart, disabled: scene.problem(.keepPatrols)),
      bind(
        .end, [.character("A"), .character("a")], .patrolEnd, dangerous: true,
        disabled: nobody ?? isBack ?? scene.problem(.keepPatrols)),
      bind(.move, [.up, .down], isFull ? .keyScroll : .keyMove, inBar: false),
      bind(.page, [.pageUp, .pageDown], .keyPage, inBar: false),
      bind(.ends, [.home, .end], .keyEnds, inBar: false),
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    if command != .end { ending = nil }
    switch command {
    case .open:
      isFull = true
      top = 0
    case .start: form = PatrolForm(.start)
    case .log: form = patrol.map { PatrolForm(.log($0)) }
    case .end:
      guard let patrol, patrol.isOut else { return [] }
      // There is no event that takes an end back.
      guard ending == patrol.id else {
        ending = patrol.id
        return [.say(.patrolEndAgain(patrol.patrol.sector), .warning)]
      }
      ending = nil
      return [.record(.endPatrol(patrol.id), name: patrol.name)]
    case .move, .page, .ends: return move(key, scene)
    case .next: form?.move(1)
    case .previous: form?.move(-1)
    case .toggle: form?.toggleJoint()
    case .save: return save()
    }
    return []
  }

  /// The form stays as it is until it is on disk: should it be refused, all that was entered is still here.
  private mutating func save() -> [Effect] {
    if form?.isSent == true { return [.say(.patrolSending, .warning)] }
    guard let write = form?.write(), let name = form?.name else { return [] }
    form?.isSent = true
    return [.record(write, name: name)]
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    guard form?.isSent == true else { return [] }
    if isKept { form = nil } else { form?.isSent = false }
    return [.ask(question)]
  }

  private mutating func move(_ key: Key, _ scene: Scene) -> [Effect] {
    if isFull {
      let height = PatrolsLayout(scene.size, isFull: true).detailRows
      var state = ListState(selected: top)
      let last = max(fullLines(scene).count - height, 0)
      _ = state.handle(key, count: last + 1, height: height)
      top = state.selected
      return []
    }
    _ = list.handle(key, count: patrols?.count ?? 0, height: PatrolsLayout(scene.size, isFull: false).listRows)
    return choose()
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    form?.isSent == false && form?.edit(key) == true ? [] : nil
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard form?.isSent == false else { return nil }
    return form?.paste(text).map { $0 ? [] : [.say(.pasteCut, .warning)] }
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    if let form {
      if form.hasContent, !form.isLeaving {
        self.form?.isLeaving = true
        return [.say(.patrolUnsaved, .warning)]
      }
      self.form = nil
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
