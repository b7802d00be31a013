import Phrases
import Terminal

extension SmallForm {
  /// Where the labels stand: in a column before their fields, or above those that need the whole line.
  enum Labels { case beside, above }

  private enum Part {
    case note(Span)
    case row(Row, isLabelled: Bool, isField: Bool)
  }

  /// Draws the form over the current part. What has the focus stays in sight with all that is said of it.
  ///
  /// - Parameter notes: what must be known before the fields.
  func draw(into canvas: inout Canvas, _ language: Language, labels: Labels = .beside, notes: [Span] = []) {
    let width = max(canvas.size.width - 2, 1)
    let symbols = canvas.symbols
    func wrapped(_ text: String, _ style: Style) -> [Part] {
      SafeText.wrap(text, width: width, limit: 3, symbols: symbols).map { .note(Span($0, style)) }
    }
    var parts = isLeaving ? wrapped("? " + Phrase.formUnsaved[language], .warning) : []
    parts += notes.flatMap { wrapped($0.text, $0.style) }
    // Where the focus begins, where its field is, and the last that is said of it.
    var (first, field, last) = (0, 0, 0)
    for row in shown {
      if row.slot == focus { first = parts.count }
      switch labels {
      case .beside: parts.append(.row(row, isLabelled: true, isField: true))
      case .above: parts += [.row(row, isLabelled: true, isField: false), .row(row, isLabelled: false, isField: true)]
      }
      if row.slot == focus { field = parts.count - 1 }
      if let problem = row.problem {
        parts += wrapped("! " + problem[language], .alert)
      } else if row.slot == focus, let hint = row.hint {
        parts += wrapped(hint[language], .muted)
      }
      if row.slot == focus { last = parts.count - 1 }
    }
    let height = canvas.size.height
    let top = max(min(first, last - height + 1), field - height + 1, 0)
    let longest = shown.map { SafeText.width($0.label[language], symbols: symbols) }.max() ?? 0
    let column = labels == .above ? 0 : min(longest + 2, canvas.size.width / 2)
    for (y, part) in parts.dropFirst(top).prefix(height).enumerated() {
      switch part {
      case .note(let span): canvas.text([span], x: 1, y: y, width: width)
      case .row(let row, let isLabelled, let isField):
        let isFocused = row.slot == focus
        if isLabelled {
          if isFocused { canvas.text(String(Character(symbols.pointer)), x: 0, y: y, width: 1, style: .key) }
          canvas.text(row.label[language], x: 1, y: y, width: isField ? column : width, style: .muted)
        }
        guard isField else { continue }
        let area = Rect(x: 1 + column, y: y, width: max(canvas.size.width - column - 2, 1), height: 1)
        canvas.inside(area) { row.entry.draw(into: &$0, language, isFocused: isFocused) }
      }
    }
    canvas.moreSigns(above: top > 0, below: top + height < parts.count)
  }
}

extension SmallForm.Entry {
  fileprivate func draw(into canvas: inout Canvas, _ language: Language, isFocused: Bool) {
    switch self {
    case .text(let field): field.draw(into: &canvas, isFocused: isFocused)
    case .choice(let options, let selected):
      let text = options.indices.contains(selected) ? options[selected][language] : ""
      canvas.text(isFocused ? "< \(text) >" : text, x: 0, y: 0, style: isFocused ? .selection : .normal)
      if isFocused { canvas.setCursor(x: 0, y: 0) }
    }
  }
}
