import Phrases
import Terminal

/// A few fields inside a page, by which it is filtered: texts that are typed and choices that are turned through.
struct FilterForm: Equatable {
  struct Row: Equatable {
    let label: Phrase
    var entry: Entry
    /// What is wrong with what was entered.
    var error: Phrase?
  }

  enum Entry: Equatable {
    case text(TextField)
    case choice([String], selected: Int)
  }

  var rows: [Row]
  private(set) var focus = 0

  init(_ rows: [Row]) { self.rows = rows }

  /// The text field that has the focus; nil where it is a choice.
  var field: TextField? {
    guard rows.indices.contains(focus), case .text(let field) = rows[focus].entry else { return nil }
    return field
  }

  func text(_ index: Int) -> String {
    guard rows.indices.contains(index), case .text(let field) = rows[index].entry else { return "" }
    return field.text
  }

  func selected(_ index: Int) -> Int {
    guard rows.indices.contains(index), case .choice(_, let selected) = rows[index].entry else { return 0 }
    return selected
  }

  /// Goes to the first row that has an error. Gives whether there is one.
  mutating func goToError() -> Bool {
    guard let index = rows.firstIndex(where: { $0.error != nil }) else { return false }
    focus = index
    return true
  }

  /// Goes to the next row or the one before, round the ends.
  mutating func move(_ key: Key) {
    guard !rows.isEmpty else { return }
    focus = (focus + (key == .up || key == .backtab ? rows.count - 1 : 1)) % rows.count
  }

  /// An editing key, or one that turns a choice. Gives whether it was one.
  mutating func handle(_ key: Key) -> Bool {
    guard rows.indices.contains(focus) else { return false }
    switch rows[focus].entry {
    case .text(var field):
      guard field.handle(key) else { return false }
      set(.text(field))
    case .choice(let titles, let selected):
      let step: Int
      switch key {
      case .left: step = titles.count - 1
      case .right, .character(" "): step = 1
      case .backspace, .delete: step = -selected
      default: return false
      }
      guard !titles.isEmpty else { return true }
      set(.choice(titles, selected: (selected + step) % titles.count))
    }
    return true
  }

  /// Pasted text. Gives whether a field took all of it.
  mutating func paste(_ text: String) -> Bool {
    guard rows.indices.contains(focus), case .text(var field) = rows[focus].entry else { return false }
    let isWhole = field.insert(text)
    set(.text(field))
    return isWhole
  }

  private mutating func set(_ entry: Entry) {
    rows[focus].entry = entry
    rows[focus].error = nil
  }

  // MARK: Drawing

  /// Cells for labels; the narrower, the fewer.
  private static let labelWidth = 16

  func draw(into canvas: inout Canvas, _ language: Language) {
    let lines = rows.indices.flatMap { index in
      rows[index].error == nil ? [(index, false)] : [(index, false), (index, true)]
    }
    let focused = lines.firstIndex { $0.0 == focus } ?? 0
    // An error stands below its field: both in sight.
    let last = rows.indices.contains(focus) && rows[focus].error != nil ? focused + 1 : focused
    let window = ListState.window(
      count: lines.count, height: canvas.size.height, selected: last, top: focused)
    let label = min(Self.labelWidth, canvas.size.width / 3)
    for (y, line) in lines[window].enumerated() {
      let row = rows[line.0]
      let isFocused = line.0 == focus
      let room = Rect(x: label + 2, y: y, width: canvas.size.width - label - 3, height: 1)
      if line.1 {
        let text = "! " + (row.error?[language] ?? "")
        // Further to the left where it is long.
        let x = min(room.x, max(canvas.size.width - 1 - SafeText.width(text, symbols: canvas.symbols), 1))
        canvas.text(text, x: x, y: y, width: canvas.size.width - 1 - x, style: .alert)
        continue
      }
      if isFocused { canvas.text(String(Character(canvas.symbols.pointer)), x: 0, y: y, width: 1, style: .accent) }
      canvas.text(row.label[language], x: 1, y: y, width: label, style: isFocused ? .accent : .muted)
      canvas.inside(room) { canvas in
        switch row.entry {
        case .text(let field): field.draw(into: &canvas, isFocused: isFocused)
        case .choice(let titles, let selected):
          let title = titles.indices.contains(selected) ? titles[selected] : ""
          let (left, right) = (Character(canvas.symbols.arrowLeft), Character(canvas.symbols.arrowRight))
          canvas.text(isFocused ? "\(left) \(title) \(right)" : "  \(title)", x: 0, y: 0, style: .normal)
          if isFocused { canvas.setCursor(x: 2, y: 0) }
        }
      }
    }
    canvas.moreSigns(above: window.lowerBound > 0, below: window.upperBound < lines.count)
  }
}
