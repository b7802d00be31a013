import Border
import Phrases
import ReferenceData
import Terminal

extension HistoryPage {
  /// Rows of crossings that the page shows.
  func lines(_ scene: Scene) -> Int { max(parts(scene, scene.size).list.height, 1) }

  private struct Parts {
    var note = Rect.zero
    var words: [String] = []
    var field = Rect.zero
    let heads: Rect
    let list: Rect
  }

  /// The lowest page that has lines for a filter too long for its title.
  private static let roomyHeight = 12

  /// Within the frame: what is wrong, a long filter, the name that is typed, the names of the columns, the crossings.
  private func parts(_ scene: Scene, _ size: Size) -> Parts {
    var rest = Rect(size).inset(by: Insets(all: 1))
    var note = Rect.zero
    var words: [String] = []
    if let failure {
      words = SafeText.wrap("! " + failure[scene.language], width: rest.width - 2, limit: 2)
    } else if size.height >= Self.roomyHeight, SafeText.width(title(scene)) > size.width - 4 {
      words = SafeText.wrap(
        filter.words(scene).joined(separator: ", "), width: rest.width - 2, limit: 3)
    }
    (note, rest) = rest.splitTop(min(words.count, max(rest.height - 3, 0)))
    var field = Rect.zero
    if case .name = inside { (field, rest) = rest.splitTop(1) }
    let (heads, list) = rest.splitTop(1)
    return Parts(note: note, words: words, field: field, heads: heads, list: list)
  }

  private func title(_ scene: Scene) -> String {
    let words = filter.words(scene)
    let what = words.isEmpty ? Phrase.allCrossings[scene.language] : words.joined(separator: ", ")
    return "\(Phrase.history[scene.language]): \(what)"
  }

  func draw(into canvas: inout Canvas, _ scene: Scene) {
    if case .form(let form) = inside {
      let inner = canvas.box(title: Phrase.historyFilter[scene.language], isFocused: true)
      return canvas.inside(inner) { form.draw(into: &$0, scene.language) }
    }
    let parts = parts(scene, canvas.size)
    canvas.box(title: title(scene), isFocused: true)
    drawState(into: &canvas, scene)
    canvas.inside(parts.note) { canvas in
      for (y, line) in parts.words.enumerated() {
        canvas.text(line, x: 1, y: y, width: canvas.size.width - 2, style: failure == nil ? .accent : .alert)
      }
    }
    canvas.inside(parts.list) { drawRows(into: &$0, scene) }
    canvas.inside(parts.heads) { drawHeads(into: &$0, scene) }
    guard case .name(let field, _) = inside else { return }
    canvas.inside(parts.field) { canvas in
      let used = canvas.text(Phrase.nameStart[scene.language], x: 1, y: 0, width: canvas.size.width / 2, style: .accent)
      canvas.inside(Rect(x: used + 2, y: 0, width: canvas.size.width - used - 3, height: 1)) { field.draw(into: &$0) }
    }
  }

  /// On the lower edge: the order, whether the list follows, and whether an answer is awaited.
  private func drawState(into canvas: inout Canvas, _ scene: Scene) {
    guard canvas.size.width >= 8, canvas.size.height >= 2 else { return }
    let language = scene.language
    let new = newCount(scene)
    var state: [Span] = [Span(" \(order.column.title[language]) \(arrow(canvas.symbols)) ", .title)]
    if isPaused { state.append(Span("\(Phrase.paused[language]) ", .warning)) }
    if isFollowing(scene) { state.append(Span("\(Phrase.following[language]) ", .good)) }
    if new > 0, !isFollowing(scene) {
      // The board knows its newest rows only.
      let more = new == scene.board?.crossings.count ? ">= " : ""
      let text = Phrase(
        id: "\(more)\(Figures.count(new, .id)) baru di pos", en: "\(more)\(Figures.count(new, .en)) new at the post")
      state.append(Span(text[language] + " ", .accent))
    }
    if asked != nil { state.append(Span(Phrase.fetching[language] + " ", .warning)) }
    canvas.text(state, x: 1, y: canvas.size.height - 1, width: canvas.size.width - 2)
  }

  private func arrow(_ symbols: Symbols) -> Character {
    Character(order.isDescending ? symbols.moreDown : symbols.moreUp)
  }

  // MARK: The crossings

  private func columns(_ scene: Scene, width: Int) -> HistoryColumns {
    let zone = scene.setting.zone
    let today = zone.dayAndHour(of: scene.now).day
    return HistoryColumns(width: width, hasDates: window.rows.contains { zone.dayAndHour(of: $0.time).day != today })
  }

  private func drawHeads(into canvas: inout Canvas, _ scene: Scene) {
    // As rows stand in a list, behind its pointer.
    let columns = columns(scene, width: canvas.size.width - 2)
    for column in CrossingOrder.Column.asShown {
      guard let place = columns.place(of: column) else { continue }
      let isSorted = column == order.column
      let sign = isSorted ? String(arrow(canvas.symbols)) : ""
      canvas.text(
        sign + column.head[scene.language].prefix(place.count - sign.count), x: place.lowerBound + 1, y: 0,
        width: place.count, style: isSorted ? .accent : .muted)
    }
  }

  private func drawRows(into canvas: inout Canvas, _ scene: Scene) {
    guard !window.rows.isEmpty else {
      let text: Phrase = window.isFilled ? .noCrossingFound : .fetching
      let area = canvas.bounds.inset(by: Insets(left: 1, right: 1))
      if failure == nil { canvas.paragraph(text[scene.language], in: area, style: .muted) }
      return
    }
    let columns = columns(scene, width: canvas.size.width - 2)
    let isFocused = field == nil
    canvas.list(window.list, count: window.rows.count, isFocused: isFocused) { canvas, index in
      draw(window.rows[index], columns, into: &canvas, scene)
    }
    let lines = window.list.window(count: window.rows.count, height: canvas.size.height)
    canvas.moreSigns(
      above: window.hasBefore || lines.lowerBound > 0,
      below: window.hasAfter || lines.upperBound < window.rows.count)
  }

  /// Never a reason: that would tell a referral from a second look.
  private func draw(_ row: CrossingRow, _ columns: HistoryColumns, into canvas: inout Canvas, _ scene: Scene) {
    let (language, zone) = (scene.language, scene.setting.zone)
    let style: Style = row.isVoid ? .muted : row.outcome == "cleared" ? .normal : .warning
    func put(_ column: CrossingOrder.Column, _ text: String, _ style: Style = .normal) {
      guard let place = columns.place(of: column) else { return }
      canvas.text(text, x: place.lowerBound, y: 0, width: place.count, style: style)
    }
    put(.time, columns.time(row.time, zone, today: zone.dayAndHour(of: scene.now).day), .muted)
    put(.direction, String(row.direction.word[language].prefix(1)), .muted)
    if row.late != nil { canvas.text(HistoryColumns.lateSign, x: columns.sign, y: 0, width: 1, style: .accent) }
    if row.changes > 0 { canvas.text(HistoryColumns.amendedSign, x: columns.sign, y: 0, width: 1, style: .accent) }
    put(.name, row.name.isEmpty ? "-" : row.name, style)
    put(.number, row.number.isEmpty ? "-" : row.number)
    put(.nationality, row.nationality ?? "-")
    put(.lane, row.lane.map { "L\($0)" } ?? "", .muted)
    let word = scene.setting.reference.outcome(row.outcome)?.panel.value[language] ?? row.outcome
    put(.outcome, row.isVoid ? Phrase.voidedSign[language] : word, style)
    put(.officer, row.officer, .muted)
    put(.document, scene.setting.reference.shortTitle(ofDocument: row.document, language), .muted)
    if let place = columns.birth {
      canvas.text(row.birth.map(Figures.date) ?? "-", x: place.lowerBound, y: 0, width: place.count)
    }
  }
}
