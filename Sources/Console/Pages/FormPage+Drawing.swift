import Border
import Phrases
import Terminal
import TravelDocuments

extension FormPage {
  func draw(into canvas: inout Canvas, _ scene: Scene) {
    switch stage {
    case .choosing(let list, _): drawForms(list, into: &canvas, scene)
    case .opening(_, let problem):
      let inner = canvas.box(title: Phrase.chooseForm[scene.language], isFocused: true)
      let text = problem.map { "! " + $0[scene.language] } ?? Phrase.readingCrossing[scene.language]
      canvas.inside(inner) { canvas in
        let used = canvas.paragraph(text, in: canvas.bounds, style: problem == nil ? .muted : .alert)
        if asksToLeave { canvas.text(Phrase.escapeDiscards[scene.language], x: 0, y: used, style: .alert) }
        canvas.setCursor(x: 0, y: 0)
      }
    case .filling(let filling):
      if let list = filling.list {
        drawChoices(list, filling, into: &canvas, scene)
      } else {
        FormDrawing(filling, asksToLeave: asksToLeave, scene).draw(into: &canvas)
      }
    }
  }

  /// Half-filled drafts, then the forms with their digits, which stay the same whatever drafts there are.
  private func drawForms(_ list: ListState, into canvas: inout Canvas, _ scene: Scene) {
    let language = scene.language
    let rows = rows(scene)
    let inner = canvas.box(title: Phrase.chooseForm[language], isFocused: true)
    canvas.inside(inner) { canvas in
      canvas.list(list, count: rows.count) { canvas, index in
        switch rows[index] {
        case .form(let form):
          let number = index - scene.drafts.count + 1
          canvas.text(number < 10 ? "\(number)" : " ", x: 0, y: 0, width: 1, style: .key)
          canvas.text(form.title[language], x: 2, y: 0)
        case .draft(let draft):
          let age = Figures.age(milliseconds: scene.now.milliseconds - draft.saved.milliseconds, language)
          let room = canvas.size.width - age.count - 3
          let word = Span(Phrase.draft[language] + " ", .accent)
          canvas.text([word, Span(title(of: draft, scene))], x: 2, y: 0, width: room)
          canvas.text(age, x: 0, y: 0, width: canvas.size.width - 1, style: .muted, alignment: .right)
        }
      }
    }
  }

  /// Whose form it is, as far as it was typed, and which form.
  private func title(of kept: KeptDraft, _ scene: Scene) -> String {
    let draft = kept.draft
    let reference = scene.setting.reference
    let recorded = scene.board?.crossings.first { $0.id == draft.amends }?.name
    let name =
      draft.values[.name] ?? draft.entry[.name] ?? draft.patrol[.name] ?? draft.patrol[.sector] ?? recorded ?? draft
      .amends
      ?? Phrase.noNameYet[scene.language]
    let form =
      draft.amends == nil
      ? DocumentForm.named(draft.form, reference)?.title ?? EntryForm.title(ofDraft: draft.form)
        ?? PatrolForm.title(ofDraft: draft.form) : .amending
    return "\(name), \(form?[scene.language] ?? draft.form)"
  }

  private func drawChoices(_ list: ListState, _ filling: FormFilling, into canvas: inout Canvas, _ scene: Scene) {
    let choices = filling.choices
    let inner = canvas.box(title: filling.label(filling.focused)[scene.language], isFocused: true)
    canvas.inside(inner) { canvas in
      canvas.list(list, count: choices.count) { canvas, index in
        canvas.text(index < 9 ? "\(index + 1)" : " ", x: 0, y: 0, width: 1, style: .key)
        canvas.text(choices[index].label[scene.language], x: 2, y: 0)
      }
    }
  }
}

extension FormFilling {
  func label(_ slot: Slot) -> Phrase { field(slot)?.label ?? .reason }

  /// Whether a slot can't be left empty.
  func isRequired(_ slot: Slot) -> Bool { field(slot)?.isRequired ?? true }
}

/// Draws the fields of a form in one column: label, field, and beside it, or below where the screen is narrow, what
/// there is to say of it. Where the screen is low the focused field stays in sight with all that is said of it.
struct FormDrawing {
  /// From this width on there is room beside a field.
  private static let wide = 72
  /// Most choices that are named below their field.
  private static let namedChoices = 4
  /// Most lines that are said of one field.
  private static let messageLimit = 3

  private let filling: FormFilling
  private let asksToLeave: Bool
  private let scene: Scene
  private let checked: FormFilling.Checked

  init(_ filling: FormFilling, asksToLeave: Bool, _ scene: Scene) {
    self.filling = filling
    self.asksToLeave = asksToLeave
    self.scene = scene
    var checked = FormPage.today(scene).map { filling.check($0, FormPage.moment(scene)) } ?? FormFilling.Checked()
    if filling.use == .entering { checked.addNotices(scene) }
    self.checked = checked
  }

  private var language: Language { scene.language }

  /// Where things stand in a line.
  private struct Columns {
    let width: Int
    let field: Int
    let fieldWidth: Int
    let isWide: Bool

    init(width: Int, label: Int) {
      self.width = width
      isWide = width >= FormDrawing.wide
      field = min(2 + label + 1, width / 2)
      fieldWidth = max(isWide ? (width - field) * 45 / 100 : width - field - 1, 1)
    }

    var beside: Int { field + fieldWidth + 2 }
    var besideWidth: Int { isWide ? width - beside - 1 : 0 }
    var below: Int { isWide ? field : 2 }
    var belowWidth: Int { max(width - below - 1, 1) }
  }

  /// One slot as it is drawn.
  private struct Block {
    let slot: FormFilling.Slot
    var beside: (text: String, style: Style)?
    var below: (lines: [String], style: Style)?

    var height: Int { 1 + (below?.lines.count ?? 0) }
  }

  func draw(into canvas: inout Canvas) {
    let title: String
    switch filling.use {
    case .entering: title = filling.form.title[language]
    case .amending(let row): title = "\(Phrase.amending[language]): \(row.name)"
    case .adding: title = Phrase.addedByHand[language]
    case .paper: title = filling.form.title[language]
    }
    let inner = canvas.box(title: title, trailing: "\(filling.focus + 1)/\(filling.slots.count)", isFocused: true)
    canvas.inside(inner) { canvas in
      let size = canvas.size
      let footer = size.height > 1 || asksToLeave ? footer(canvas.symbols) : nil
      let height = footer == nil ? size.height : max(size.height - 1, 0)
      canvas.inside(Rect(x: 0, y: 0, width: size.width, height: height)) { drawFields(into: &$0) }
      if let footer { canvas.text([footer], x: 1, y: size.height - 1, width: size.width - 2) }
    }
  }

  /// What Escape asks, or what an amendment will change.
  private func footer(_ symbols: Symbols) -> Span? {
    if asksToLeave { return Span("! " + Phrase.escapeDiscards[language], .alert) }
    guard case .amending(let row) = filling.use else { return nil }
    if row.isVoid { return Span("! " + Phrase.voidedSign[language], .alert) }
    guard let facts = checked.facts else {
      return Span("! " + Phrase.stillWrong(checked.problems.count)[language], .alert)
    }
    let together = checked.company.map { row.company.changes(to: $0) } ?? []
    let changes = (row.facts.changes(to: facts) + together).map { $0.field.label[language] }
    let text = changes.isEmpty ? Phrase.nothingChanges[language] : changes.joined(separator: ", ")
    return Span("\(Phrase.willChange[language]): \(text)", changes.isEmpty ? .muted : .accent)
  }

  private func drawFields(into canvas: inout Canvas) {
    let symbols = canvas.symbols
    let labels = filling.slots.map { SafeText.width(filling.label($0)[language], symbols: symbols) }
    let columns = Columns(width: canvas.size.width, label: labels.max() ?? 0)
    let blocks = filling.slots.map { block($0, columns, symbols) }
    let start = blocks.prefix(filling.focus).reduce(0) { $0 + $1.height }
    let total = blocks.reduce(0) { $0 + $1.height }
    let height = canvas.size.height
    let focused = blocks.indices.contains(filling.focus) ? blocks[filling.focus].height : 1
    let wanted = max(start - max(height - focused, 0) / 2, start + focused - height)
    let top = max(min(wanted, total - height, start), 0)
    var y = -top
    for block in blocks {
      if y + block.height > 0, y < height { draw(block, columns, y: y, into: &canvas) }
      y += block.height
    }
    canvas.moreSigns(above: top > 0, below: top + height < total)
  }

  private func block(_ slot: FormFilling.Slot, _ columns: Columns, _ symbols: Symbols) -> Block {
    var block = Block(slot: slot)
    guard let message = message(slot) else { return block }
    if SafeText.width(message.text, symbols: symbols) <= columns.besideWidth {
      block.beside = message
    } else {
      let lines = SafeText.wrap(
        message.text, width: columns.belowWidth, limit: Self.messageLimit, symbols: symbols)
      block.below = (lines, message.style)
    }
    return block
  }

  /// What is wrong, else what is worth a look, else, in the focused field, how it is typed.
  private func message(_ slot: FormFilling.Slot) -> (text: String, style: Style)? {
    if filling.isTried || filling.left.contains(slot) {
      if let problem = checked.problems[slot] { return ("! " + problem[language], .alert) }
      if let note = checked.notes[slot] { return ("? " + note[language], .warning) }
    }
    guard slot == filling.focused else { return nil }
    if !filling.choices.isEmpty { return (choiceHint, .muted) }
    if let editor = filling.editor, editor.count == editor.maximum {
      return ("\(editor.count)/\(editor.maximum)", .warning)
    }
    return ((filling.field(slot)?.hint ?? .whyAmended)[language], .muted)
  }

  /// `1 Perempuan  2 Laki-laki`: a few choices with their digits; of more, how they are reached.
  private var choiceHint: String {
    guard filling.choices.count <= Self.namedChoices else { return Phrase.howToChoose[language] }
    return filling.choices.enumerated().map { "\($0 + 1) \($1.label[language])" }.joined(separator: "  ")
  }

  private func draw(_ block: Block, _ columns: Columns, y: Int, into canvas: inout Canvas) {
    let slot = block.slot
    let isFocused = slot == filling.focused
    if isFocused { canvas.text(String(Character(canvas.symbols.pointer)), x: 0, y: y, width: 1, style: .accent) }
    if filling.isRequired(slot) { canvas.text("*", x: 1, y: y, width: 1, style: .muted) }
    canvas.text(
      filling.label(slot)[language], x: 2, y: y, width: columns.field - 3, style: isFocused ? .accent : .normal)
    canvas.inside(Rect(x: columns.field, y: y, width: columns.fieldWidth, height: 1)) { canvas in
      if isFocused, let editor = filling.editor { return editor.draw(into: &canvas) }
      canvas.fill(canvas.bounds, style: .input)
      canvas.text(text(slot), x: 0, y: 0, style: .input)
      if isFocused { canvas.setCursor(x: 0, y: 0) }
    }
    if let beside = block.beside {
      canvas.text(beside.text, x: columns.beside, y: y, width: columns.besideWidth, style: beside.style)
    }
    for (index, line) in (block.below?.lines ?? []).enumerated() {
      canvas.text(
        line, x: columns.below, y: y + 1 + index, width: columns.belowWidth, style: block.below?.style ?? .muted)
    }
  }

  /// What stands in a slot, as it is read where it can be read.
  private func text(_ slot: FormFilling.Slot) -> String {
    guard case .field(let id) = slot else { return filling.reason }
    guard let value = checked.shown[id] ?? filling.values[id] else { return "" }
    return filling.field(slot)?.choices.first { $0.code == value }?.label[language] ?? value
  }
}
