import Phrases
import Terminal

/// A few labelled fields inside a page, all that its small forms have in common: texts that are typed and choices that
/// are turned through, the focus, what is wrong, and whether it was sent.
struct SmallForm<Slot: Hashable & Sendable>: Equatable, Sendable {
  enum Entry: Equatable, Sendable {
    case text(TextField)
    case choice([Phrase], selected: Int)

    /// Nothing is entered: blanks alone, or the first of a choice.
    var isEmpty: Bool {
      switch self {
      case .text(let field): field.text.allSatisfy(\.isWhitespace)
      case .choice(_, let selected): selected == 0
      }
    }
  }

  struct Row: Equatable, Sendable {
    let slot: Slot
    var label: Phrase
    var entry: Entry
    /// How it is filled in, where that is not plain.
    var hint: Phrase?
    /// What is wrong with what was entered.
    var problem: Phrase?
    /// Not asked for now; what was entered stays in it.
    var isHidden = false

    static func text(_ slot: Slot, _ label: Phrase, _ text: String = "", maximum: Int, hint: Phrase? = nil) -> Row {
      Row(slot: slot, label: label, entry: .text(TextField(text, maximum: maximum)), hint: hint)
    }

    static func choice(_ slot: Slot, _ label: Phrase, _ options: [Phrase], selected: Int = 0) -> Row {
      Row(slot: slot, label: label, entry: .choice(options, selected: selected))
    }
  }

  private(set) var rows: [Row]
  private(set) var focus: Slot?
  /// Escape was pressed on what is written: the next one throws it away.
  var isLeaving = false
  /// It was sent to be recorded: nothing is typed or sent until that is settled.
  var isSent = false
  /// What stood in the rows at first.
  private let initial: [Slot: Entry]

  /// - Parameter rows: no slot twice.
  init(_ rows: [Row]) {
    self.rows = rows
    focus = rows.first { !$0.isHidden }?.slot
    initial = Dictionary(rows.map { ($0.slot, $0.entry) }) { first, _ in first }
  }

  // MARK: What stands in it

  /// The rows that are asked for.
  var shown: [Row] { rows.filter { !$0.isHidden } }

  /// The text field that has the focus; nil where it is a choice.
  var field: TextField? { focus.flatMap { textField($0) } }
  var isLast: Bool { focus == rows.last { !$0.isHidden }?.slot }

  /// What was typed; nothing in a choice.
  func text(_ slot: Slot) -> String { textField(slot)?.text ?? "" }

  /// What was typed, without blanks at its ends.
  func trimmed(_ slot: Slot) -> String { text(slot).trimmed }

  /// The same with one blank between words.
  func words(_ slot: Slot) -> String { text(slot).split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Where a choice stands; 0 in a text.
  func selected(_ slot: Slot) -> Int { if case .choice(_, let selected) = row(slot)?.entry { selected } else { 0 } }

  /// What a choice stands for, of what its options stand for behind the first, which says nothing.
  func chosen<Value>(_ slot: Slot, _ values: [Value]) -> Value? {
    let index = selected(slot) - 1
    return values.indices.contains(index) ? values[index] : nil
  }

  /// Whether something would be lost.
  ///
  /// - Parameter but: slots of no weight.
  func isChanged(but ignored: Set<Slot> = []) -> Bool {
    rows.contains { row in
      guard !ignored.contains(row.slot) else { return false }
      if case .text(let now) = row.entry, case .text(let before)? = initial[row.slot] { return now.text != before.text }
      return row.entry != initial[row.slot]
    }
  }

  func row(_ slot: Slot) -> Row? { rows.first { $0.slot == slot } }

  private func textField(_ slot: Slot) -> TextField? {
    if case .text(let field) = row(slot)?.entry { field } else { nil }
  }

  /// Changes a row in what the form's own rules say of it.
  mutating func change(_ slot: Slot, _ body: (inout Row) -> Void) {
    guard let index = rows.firstIndex(where: { $0.slot == slot }) else { return }
    body(&rows[index])
  }

  /// Lets these rows alone be asked for.
  mutating func show(_ slots: Set<Slot>) {
    for index in rows.indices { rows[index].isHidden = !slots.contains(rows[index].slot) }
  }

  // MARK: Keys

  /// Goes to the row before or after, in a ring.
  mutating func move(_ step: Int) {
    isLeaving = false
    let shown = shown
    guard !shown.isEmpty else { return }
    let place = shown.firstIndex { $0.slot == focus } ?? 0
    focus = shown[(place + step + shown.count) % shown.count].slot
  }

  /// An editing key, or one that turns a choice. Gives whether it was one.
  mutating func edit(_ key: Key) -> Bool {
    guard !isSent, let focus, let row = row(focus) else { return false }
    var entry = row.entry
    switch entry {
    case .text(var field):
      guard field.handle(key) else { return false }
      entry = .text(field)
    case .choice(let options, let selected):
      let step: Int
      switch key {
      case .left: step = options.count - 1
      case .right, .character(" "): step = 1
      case .backspace, .delete: step = options.count - selected
      default: return false
      }
      guard !options.isEmpty else { return true }
      entry = .choice(options, selected: (selected + step) % options.count)
    }
    set(entry)
    return true
  }

  /// Pasted text. Gives false where something was left out, nil where no field takes it.
  mutating func paste(_ text: String) -> Bool? {
    guard !isSent, var field else { return nil }
    let isWhole = field.insert(text)
    set(.text(field))
    return isWhole
  }

  /// What is wrong stands until something else is entered.
  private mutating func set(_ entry: Entry) {
    isLeaving = false
    guard let focus else { return }
    change(focus) { row in
      if case .text(let new) = entry, case .text(let old) = row.entry, new.text == old.text {
      } else {
        row.problem = nil
      }
      row.entry = entry
    }
  }

  // MARK: What is wrong

  /// The first row in which something is.
  var problem: (slot: Slot, phrase: Phrase)? {
    shown.lazy.compactMap { row in row.problem.map { (row.slot, $0) } }.first
  }

  mutating func forgetProblems() {
    isLeaving = false
    for index in rows.indices { rows[index].problem = nil }
  }

  /// Points at what is wrong.
  mutating func refuse(_ slot: Slot, _ phrase: Phrase) {
    change(slot) { $0.problem = phrase }
    focus = slot
  }

  /// Goes to the first row in which something is wrong. Gives whether there is one.
  mutating func goToProblem() -> Bool {
    guard let problem else { return false }
    focus = problem.slot
    return true
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
