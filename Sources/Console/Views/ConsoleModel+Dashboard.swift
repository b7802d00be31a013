import Border
import Phrases
import Terminal

/// Where the dashboard's panels stand: side by side where there is width, folded where there is not.
struct DashboardLayout: Equatable {
  /// The narrowest screen with two columns.
  static let twoColumns = 72
  /// The lowest body with a chart below the crossings.
  static let chartRows = 14

  var crossings = Rect.zero
  var hits = Rect.zero
  var chart = Rect.zero

  init(_ size: Size, focus: ConsoleModel.Panel) {
    let all = Rect(size)
    guard size.width >= Self.twoColumns else {
      // One panel at a time on a narrow screen; both, one above the other, where it is high.
      guard size.height >= Self.chartRows else {
        if focus == .crossings { crossings = all } else { hits = all }
        return
      }
      let (top, bottom) = all.splitTop(size.height * 2 / 3)
      (crossings, hits) = (top, bottom)
      return
    }
    let (left, right) = all.splitLeft(size.width * 2 / 3)
    hits = right
    guard size.height >= Self.chartRows else {
      crossings = left
      return
    }
    let (foot, rest) = left.splitBottom(size.height >= 30 ? 8 : 4)
    (chart, crossings) = (foot, rest)
  }
}

extension ConsoleModel {
  func drawDashboard(into canvas: inout Canvas) {
    let layout = DashboardLayout(canvas.size, focus: panel)
    canvas.inside(layout.crossings) { drawCrossings(into: &$0) }
    canvas.inside(layout.hits) { drawHits(into: &$0) }
    canvas.inside(layout.chart) { drawHours(into: &$0) }
  }

  private func drawCrossings(into canvas: inout Canvas) {
    let totals = board.map {
      Phrase(
        id: "\(Figures.count($0.totalIn, .id)) masuk, \(Figures.count($0.totalOut, .id)) keluar",
        en: "\(Figures.count($0.totalIn, .en)) in, \(Figures.count($0.totalOut, .en)) out")
    }
    let inner = canvas.box(
      title: Phrase.crossings[language], trailing: totals?[language] ?? "", isFocused: panel == .crossings)
    let rows = board?.crossings ?? []
    canvas.inside(inner) { canvas in
      guard !rows.isEmpty else {
        if board != nil { canvas.paragraph(Phrase.noCrossings[language], in: canvas.bounds, style: .muted) }
        return
      }
      canvas.list(crossingList, count: rows.count, isFocused: panel == .crossings) { canvas, index in
        drawCrossing(rows[index], into: &canvas)
      }
    }
  }

  /// Time, direction, name, document, nationality, lane, outcome; the narrower, the fewer.
  private func drawCrossing(_ row: CrossingRow, into canvas: inout Canvas) {
    let outcome = row.isVoid ? Phrase.voidedSign[language] : panelWord(of: row.outcome)
    let style: Style = row.isVoid ? .muted : row.outcome == "cleared" ? .normal : .warning
    canvas.text("\(setting.zone.clock(row.time)) \(directionSign(row.direction))", x: 0, y: 0, width: 7, style: .muted)
    let width = canvas.size.width
    let tail = width >= 46 ? 23 : width >= 34 ? 10 : 6
    canvas.text(row.name, x: 8, y: 0, width: max(width - 8 - tail, 1), style: style)
    let start = width - tail
    if width >= 46 {
      canvas.text(row.number.isEmpty ? "-" : row.number, x: start + 1, y: 0, width: 9)
      canvas.text(row.nationality ?? "", x: start + 11, y: 0, width: 3)
      canvas.text(row.lane.map { "L\($0)" } ?? "", x: start + 15, y: 0, width: 3, style: .muted)
    } else if width >= 34 {
      canvas.text(row.lane.map { "L\($0)" } ?? "", x: start + 1, y: 0, width: 3, style: .muted)
    }
    canvas.text(outcome, x: width - 5, y: 0, width: 5, style: style)
  }

  private func drawHits(into canvas: inout Canvas) {
    let count = board?.hitCount ?? 0
    let waiting = Phrase(id: "\(count) menunggu", en: "\(count) waiting")
    let inner = canvas.box(title: Phrase.hits[language], trailing: waiting[language], isFocused: panel == .hits)
    let rows = board?.hits ?? []
    canvas.inside(inner) { canvas in
      guard !rows.isEmpty else {
        canvas.paragraph(Phrase.noHits[language], in: canvas.bounds, style: .muted)
        return
      }
      drawHitRows(rows, into: &canvas)
    }
  }

  /// Three lines a hit: how sure and how old, who, and with whom it may be the same.
  private func drawHitRows(_ rows: [WaitingHit], into canvas: inout Canvas) {
    let shown = max(canvas.size.height / 3, 1)
    let window = ListState.window(count: rows.count, height: shown, selected: hitList.selected, top: hitList.top)
    for (place, index) in window.enumerated() {
      let hit = rows[index]
      let isChosen = panel == .hits && index == hitList.selected
      let y = place * 3
      let isStrong = hit.best.band == "strong"
      let age = Figures.age(milliseconds: now.milliseconds - hit.time.milliseconds, language)
      let score = Figures.score(hit.best.score, language)
      let lane = hit.lane.map { " L\($0)" } ?? ""
      let head = "\(isStrong ? "!" : "?")\(score) \(setting.zone.clock(hit.time)) \(age)\(lane)"
      canvas.text(head, x: 1, y: y, style: isStrong ? .alert : .warning)
      canvas.text(hit.name, x: 1, y: y + 1)
      let sign = ReasonCode.birthSign(hit.best.reasons)[language]
      canvas.text("~ \(hit.best.name). \(sign)", x: 1, y: y + 2, style: .muted)
      guard isChosen else { continue }
      canvas.restyle(
        Rect(x: 0, y: y, width: canvas.size.width, height: min(3, canvas.size.height - y)), style: .selection)
      canvas.text(String(Character(canvas.symbols.pointer)), x: 0, y: y, width: 1, style: .selection)
      canvas.setCursor(x: 0, y: y)
    }
  }

  private func drawHours(into canvas: inout Canvas) {
    let inner = canvas.box(title: Phrase.perHour[language])
    guard let board else { return }
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
    let usual = Phrase(id: "biasanya:", en: "usual:")[language]
    canvas.inside(inner) {
      BarChart(
        shown.map(\.element), comparedTitle: usual, current: shown.firstIndex { $0.offset == hour }
      ).draw(into: &$0)
    }
  }
}
