import Border
import Journal
import Phrases
import Terminal

extension ConsoleModel {
  /// Lines that one patrol takes.
  static let patrolLines = 2

  func drawPatrols(into canvas: inout Canvas) {
    let out = board.map {
      Phrase(id: "\(Figures.count($0.patrols.count, .id)) di luar", en: "\(Figures.count($0.patrols.count, .en)) out")
    }
    let inner = canvas.box(
      title: Phrase.patrols[language], trailing: out?[language] ?? "", isFocused: panel == .patrols)
    canvas.inside(inner) { canvas in
      guard let rows = board?.patrols else {
        if panel == .patrols { drawNoBoard(into: &canvas) }
        return
      }
      guard !rows.isEmpty else {
        canvas.paragraph(Phrase.noPatrols[language], in: canvas.bounds, style: .muted)
        return
      }
      let now = now
      canvas.blocks(
        patrolList, count: rows.count, lines: Self.patrolLines, isFocused: panel == .patrols
      ) { canvas, index in
        canvas.patrol(rows[index], now: now, zone: setting.zone, language)
      }
    }
  }
}

extension Canvas {
  /// A patrol in two lines: where it is and since when, then when it was heard of and what it said. An overdue one says so
  /// first.
  mutating func patrol(_ row: PatrolRow, now: Timestamp, zone: PostZone, _ language: Language) {
    let since = Phrase(id: "sejak \(zone.clock(row.time))", en: "since \(zone.clock(row.time))")[language]
    let used = text(row.patrol.sector, x: 0, y: 0, width: max(size.width - since.count - 1, 1))
    text(since, x: used + 1, y: 0, style: .muted)
    let word = row.entries == 0 ? Phrase(id: "belum lapor", en: "no report") : Phrase(id: "lapor", en: "report")
    let heard = word[language] + (row.entries == 0 ? "" : " " + zone.clock(row.lastTime))
    if row.isOverdue(at: now) {
      text([Span("! \(Phrase.overdue[language]) ", .alert), Span(heard, .warning)], x: 0, y: 1)
    } else {
      text([Span(heard + " ", .muted), Span(row.lastText ?? "")], x: 0, y: 1)
    }
  }

  /// A list whose rows take several lines each.
  ///
  /// - Parameter row: draws one row; its canvas leaves a column at each side for pointer and signs.
  mutating func blocks(
    _ state: ListState, count: Int, lines: Int, isFocused: Bool, row: (inout Canvas, Int) -> Void
  ) {
    let shown = max(size.height / lines, 1)
    let window = ListState.window(count: count, height: shown, selected: state.selected, top: state.top)
    for (place, index) in window.enumerated() {
      let y = place * lines
      let area = Rect(x: 0, y: y, width: size.width, height: min(lines, size.height - y))
      inside(Rect(x: 1, y: y, width: size.width - 2, height: area.height)) { row(&$0, index) }
      guard index == min(state.selected, count - 1) else { continue }
      let style: Style = isFocused ? .selection : .selectionMuted
      restyle(area, style: style)
      text(String(Character(symbols.pointer)), x: 0, y: y, width: 1, style: style)
      if isFocused { setCursor(x: 0, y: y) }
    }
    moreSigns(above: window.lowerBound > 0, below: window.upperBound < count)
  }
}
