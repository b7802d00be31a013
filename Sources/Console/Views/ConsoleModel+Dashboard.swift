import Border
import Phrases
import Terminal

extension ConsoleModel {
  func drawDashboard(into canvas: inout Canvas) {
    let layout = DashboardLayout(canvas.size, focus: panel)
    canvas.inside(layout.crossings) { drawCrossings(into: &$0) }
    canvas.inside(layout.hits) { drawHits(into: &$0) }
    canvas.inside(layout.patrols) { drawPatrols(into: &$0) }
    canvas.inside(layout.chart) { drawHours(into: &$0) }
  }

  /// What stands in a panel while there is no board: why, and how far it is.
  func drawNoBoard(into canvas: inout Canvas) {
    if let trouble {
      canvas.paragraph("! " + trouble.sentence[language], in: canvas.bounds, style: .alert)
    } else if let building {
      let text = "\(Phrase.building[language]): \(Figures.count(building.lines, language))"
      let y = canvas.paragraph(text, in: canvas.bounds, style: .warning)
      let line = building.progress.text(unit: "MB", size: 1_000_000, language)
      let rest = Rect(x: 0, y: y, width: canvas.size.width, height: max(canvas.size.height - y, 0))
      if !line.isEmpty { canvas.paragraph(line, in: rest, style: .warning) }
    } else {
      canvas.paragraph(Phrase.opening[language], in: canvas.bounds, style: .muted)
    }
  }

  /// A panel that the officer's roles don't show, and why.
  func drawBarred(_ title: Phrase, _ problem: Phrase, _ isFocused: Bool, into canvas: inout Canvas) {
    let inner = canvas.box(title: title[language], isFocused: isFocused)
    canvas.inside(inner) { $0.paragraph(problem[language], in: $0.bounds, style: .muted) }
  }

  /// Travellers by hour of the day, beside what is usual on this weekday.
  private func drawHours(into canvas: inout Canvas) {
    let inner = canvas.box(title: Phrase.perHour[language])
    guard let board, refusal(.seeHistory) == nil else { return }
    let hour = setting.zone.dayAndHour(of: now).hour
    let bars = board.hours.map { item in
      BarChart.Bar(
        label: item.hour < 10 ? "0\(item.hour)" : "\(item.hour)", value: item.hour <= hour ? item.in + item.out : nil,
        compared: board.usualHours.isEmpty ? nil : board.usualHours[item.hour] ?? 0)
    }
    let open = setting.post.hours?.value.intervals
    let first = open?.map { $0.open / 60 }.min() ?? 0
    let last = open?.map { ($0.close + 59) / 60 }.max() ?? 24
    // The post's own hours, and every other hour in which somebody crossed.
    let shown = bars.enumerated().filter { index, bar in
      (first..<max(last, first + 1)).contains(index) || (bar.value ?? 0) > 0 || index == hour
    }
    canvas.inside(inner) {
      BarChart(
        shown.map(\.element), comparedTitle: Phrase.usual[language], current: shown.firstIndex { $0.offset == hour }
      ).draw(into: &$0)
    }
  }
}
