import Border
import Phrases
import Terminal

/// Makes an entry of the post's own list, or takes one off it. A second person approves it at this terminal, wherever
/// there is one who could.
struct EntryPage: PageScreen {
  enum Command: String {
    case save = "entry.save"
    case next = "entry.field.next"
    case previous = "entry.field.previous"
    case turn = "entry.turn"
  }

  let ticket: Ticket
  private(set) var form: EntryForm

  init(_ ticket: Ticket, _ form: EntryForm) {
    self.ticket = ticket
    self.form = form
  }

  var field: TextField? { form.field }
  var isFreeForDocument: Bool { !form.hasContent }

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    func bind(
      _ command: Command, _ keys: [Key], _ text: KeyText, dangerous: Bool = false, disabled: Phrase? = nil,
      inBar: Bool = true
    ) -> Binding<Command> {
      Binding(
        command.rawValue, command, keys: keys, title: text.title[scene.language], help: text.help[scene.language],
        isDangerous: dangerous, disabledReason: disabled?[scene.language], isInKeyBar: inBar)
    }
    let isOne = form.slots.count == 1
    var bindings = [
      bind(
        .save, form.isLast ? [.enter, .function(10)] : [.function(10)], .entrySave, dangerous: true,
        disabled: scene.problem(.keepEntries))
    ]
    if form.field == nil { bindings.append(bind(.turn, [.left, .right, .character(" ")], .entryTurn)) }
    return bindings + [
      bind(.next, form.isLast ? [.tab, .down] : [.tab, .down, .enter], .entryNextField, inBar: !isOne),
      bind(.previous, [.backtab, .up], .entryPreviousField, inBar: !isOne),
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    switch command {
    case .next: form.move(1)
    case .previous: form.move(-1)
    case .turn: form.turn(key == .left ? -1 : 1)
    case .save: return save(scene)
    }
    return []
  }

  /// The form stays as it is until it is on disk: should it be refused, all that was entered is still here.
  private mutating func save(_ scene: Scene) -> [Effect] {
    if form.isSent { return [.say(.entrySending, .warning)] }
    let today = scene.setting.zone.date(of: scene.now)
    guard let write = form.write(reference: scene.setting.reference, today: today) else { return [] }
    form.isSent = true
    return [.record(write, name: form.name)]
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    form.isSent = false
    return isKept ? [.leave] : []
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? { !form.isSent && form.edit(key) ? [] : nil }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard !form.isSent else { return nil }
    return form.paste(text).map { $0 ? [] : [.say(.pasteCut, .warning)] }
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    guard form.hasContent, !form.isLeaving else { return [.leave] }
    form.isLeaving = true
    return [.say(.entryUnsaved, .warning)]
  }
}

extension EntryPage {
  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let language = scene.language
    let inner = canvas.box(title: form.kind.title[language], isFocused: true)
    canvas.inside(inner) { canvas in
      let width = max(canvas.size.width - 2, 1)
      func wrapped(_ text: String, _ style: Style) -> [(slot: EntryForm.Slot?, text: Span)] {
        SafeText.wrap(text, width: width, limit: 3).map { (nil, Span($0, style)) }
      }
      let labels = form.slots.map { $0.label[language] + ($0.isRequired ? " *" : "") }
      let column = min((labels.map { SafeText.width($0) }.max() ?? 0) + 2, canvas.size.width / 2)
      var lines = form.isLeaving ? wrapped("? " + Phrase.entryUnsaved[language], .warning) : []
      if case .withdraw(let id, let name) = form.kind { lines += wrapped("\(name)  \(id)", .title) }
      // What is said of the field that has the focus stays in sight with it.
      var (focus, last) = (0, 0)
      for (slot, label) in zip(form.slots, labels) {
        if slot == form.focus { focus = lines.count }
        lines.append((slot, Span(label, .muted)))
        if let problem = form.problem, problem.slot == slot {
          lines += wrapped("! " + problem.phrase[language], .alert)
        } else if slot == form.focus, let hint = slot.hint(scene) {
          lines += wrapped(hint[language], .muted)
        }
        if slot == form.focus { last = lines.count - 1 }
      }
      let first = max(min(focus, last - canvas.size.height + 1), 0)
      let top = last < canvas.size.height ? 0 : first
      for (y, line) in lines.dropFirst(top).prefix(canvas.size.height).enumerated() {
        guard let slot = line.slot else {
          canvas.text([line.text], x: 1, y: y, width: width)
          continue
        }
        let isFocused = slot == form.focus
        canvas.text(isFocused ? String(Character(canvas.symbols.pointer)) : " ", x: 0, y: y, width: 1, style: .key)
        canvas.text([line.text], x: 1, y: y, width: column)
        let area = Rect(x: 1 + column, y: y, width: max(canvas.size.width - column - 2, 1), height: 1)
        canvas.inside(area) { drawValue(slot, isFocused, into: &$0, scene) }
      }
      canvas.moreSigns(above: top > 0, below: top + canvas.size.height < lines.count)
    }
  }

  private func drawValue(_ slot: EntryForm.Slot, _ isFocused: Bool, into canvas: inout Canvas, _ scene: Scene) {
    if let field = form.fields[slot] { return field.draw(into: &canvas, isFocused: isFocused) }
    var text = form.options(slot).dropFirst(form.choices[slot] ?? 0).first?[scene.language] ?? ""
    if slot == .action {
      // The officers' word for the outcome that is due, also where the class says it.
      let due = form.action.map { code in
        let outcome = scene.setting.reference.outcome(code)
        return outcome.map { "\($0.word.value) (\($0.label.value[scene.language]))" } ?? code
      }
      if let due { text = form.choices[slot] == 0 ? "\(text): \(due)" : due }
    }
    canvas.text(isFocused ? "< \(text) >" : text, x: 0, y: 0, style: isFocused ? .selection : .normal)
    if isFocused { canvas.setCursor(x: 0, y: 0) }
  }
}
