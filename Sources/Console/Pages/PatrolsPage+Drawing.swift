import Border
import Journal
import Phrases
import Terminal

/// Where the parts of the patrol book stand.
struct PatrolsLayout: Equatable {
  static let rowLines = 2
  /// Columns of the list beside the chosen patrol: its counts fit beside its title.
  static let listColumns = 38
  /// The lowest narrow screen with the chosen patrol below the list.
  static let foldedRows = 14

  var list = Rect.zero
  var detail = Rect.zero

  init(_ size: Size, isFull: Bool) {
    let all = Rect(size)
    if isFull {
      detail = all
    } else if size.width >= DashboardLayout.twoColumns {
      (list, detail) = all.splitLeft(max(size.width * 2 / 5, Self.listColumns))
    } else if size.height >= Self.foldedRows {
      (list, detail) = all.splitTop(size.height / 2)
    } else {
      list = all
    }
  }

  /// Patrols that the list shows.
  var listRows: Int { max((list.height - 2) / Self.rowLines, 1) }
  var detailRows: Int { max(detail.height - 2, 1) }
}

extension PatrolsPage {
  func draw(into canvas: inout Canvas, _ scene: Scene) {
    if let form { return drawForm(form, into: &canvas, scene) }
    let layout = PatrolsLayout(canvas.size, isFull: isFull)
    if !layout.list.isEmpty { canvas.inside(layout.list) { drawList(into: &$0, scene) } }
    if !layout.detail.isEmpty { canvas.inside(layout.detail) { drawDetail(into: &$0, scene) } }
  }

  // MARK: The list

  private func drawList(into canvas: inout Canvas, _ scene: Scene) {
    let inner = canvas.box(title: title(scene), trailing: counts(scene), isFocused: true)
    canvas.inside(inner) { canvas in
      guard let patrols, !patrols.isEmpty else {
        let text = problem ?? (patrols == nil ? .patrolsReading : .patrolsNone)
        canvas.paragraph(text[scene.language], in: canvas.bounds, style: problem == nil ? .muted : .alert)
        return canvas.setCursor(x: 0, y: 0)
      }
      var body = canvas.bounds
      if let problem {
        let (line, rest) = body.splitTop(1)
        canvas.inside(line) { $0.text("! " + problem[scene.language], x: 0, y: 0, style: .alert) }
        body = rest
      }
      canvas.inside(body) { canvas in
        canvas.blocks(list, count: patrols.count, lines: PatrolsLayout.rowLines, isFocused: true) { canvas, index in
          canvas.patrolRow(patrols[index], scene)
        }
      }
    }
  }

  private func title(_ scene: Scene) -> String {
    let word = Phrase.patrols[scene.language]
    guard from != nil || to != nil else { return word }
    let ends = [from, to].map { $0.map(scene.dayAndClock) ?? "" }
    return word + " " + ends.joined(separator: " - ")
  }

  /// How many are out and back; where the list is cut, it says so.
  private func counts(_ scene: Scene) -> String {
    guard let patrols else { return "" }
    let out = patrols.count(where: \.isOut)
    func figure(_ count: Int) -> String {
      Figures.count(count, scene.language) + (count >= Ledger.patrolLimit ? "+" : "")
    }
    let (away, back) = (figure(out), figure(patrols.count - out))
    return Phrase(id: "luar \(away), kembali \(back)", en: "out \(away), back \(back)")[scene.language]
  }

  // MARK: The chosen one

  private func drawDetail(into canvas: inout Canvas, _ scene: Scene) {
    let inner = canvas.box(title: patrol?.patrol.sector ?? Phrase.patrolEntries[scene.language], isFocused: isFull)
    // One line more than shows, for the sign that there are more.
    let wanted = (isFull ? top : 0) + inner.height + 1
    let lines = detailLines(scene, width: inner.width - 2, isWhole: isFull, limit: wanted)
    canvas.inside(inner) { canvas in
      canvas.lines(lines, from: isFull ? top : 0)
      if isFull { canvas.setCursor(x: 1, y: 0) }
    }
  }

  /// The lines of the patrol that takes the whole page.
  func fullLines(_ scene: Scene) -> [[Span]] { detailLines(scene, width: scene.size.width - 4, isWhole: true) }

  /// - Parameters:
  ///   - isWhole: every word of every entry; otherwise two lines of each.
  ///   - limit: about so many lines are enough.
  private func detailLines(_ scene: Scene, width: Int, isWhole: Bool, limit: Int = .max) -> [[Span]] {
    guard let patrol else { return [] }
    var lines: [[Span]] = []
    func add(_ text: String, _ style: Style = .normal, limit: Int = 2) {
      lines += SafeText.wrap(text, width: max(width, 1), limit: limit).map { [Span($0, style)] }
    }
    let language = scene.language
    add(patrol.patrol.unit, .title)
    add(patrol.peopleText[language])
    add(patrol.timesText(scene)[language], .muted)
    let (state, style) = patrol.stateText(scene)
    add(state[language], style)
    if let problem { add("! " + problem[language], .alert, limit: 3) }
    guard let entries else {
      if problem == nil { add(Phrase.patrolsReading[language], .muted) }
      return lines
    }
    if entries.isEmpty { add(Phrase.patrolNoEntries[language], .muted) }
    for entry in entries {
      if lines.count >= limit { return lines }
      lines.append([])
      let isLate = patrol.endTime.map { $0 < entry.time } ?? false
      lines.append(
        [Span(scene.dayAndClock(entry.time), .accent), Span(" " + entry.officer, .muted)]
          + (isLate ? [Span("  " + Phrase.patrolLate[language], .warning)] : []))
      add(entry.text, limit: isWhole ? PatrolLogged.textLimit : 2)
      let facts = entry.factsText(language)
      if !facts.isEmpty { add(facts, .muted, limit: isWhole ? 8 : 2) }
    }
    if entries.count >= Ledger.patrolLimit {
      let count = Figures.count(Ledger.patrolLimit, language)
      add(Phrase(id: "Hanya \(count) terbaru.", en: "The newest \(count) only.")[language], .warning)
    }
    return lines
  }

  // MARK: The form

  private func drawForm(_ form: PatrolForm, into canvas: inout Canvas, _ scene: Scene) {
    let language = scene.language
    let title: String
    switch form.kind {
    case .start: title = Phrase.patrolStarts[language]
    case .log(_, let name): title = "\(Phrase.patrolEntry[language]): \(name)"
    }
    let inner = canvas.box(title: title, isFocused: true)
    canvas.inside(inner) { form.fields.draw(into: &$0, language, notes: notes(form, scene)) }
  }

  /// What must be known before the fields.
  private func notes(_ form: PatrolForm, _ scene: Scene) -> [Span] {
    var notes: [Span] = []
    if case .log(let id, _) = form.kind {
      // As it is now: it may have come back while this was written.
      if let end = patrols?.first(where: { $0.id == id })?.endTime {
        let time = scene.dayAndClock(end)
        let text = Phrase(
          id: "? Sudah kembali \(time): dicatat sesudah kembali.", en: "? Back since \(time): told after the return.")
        notes.append(Span(text[scene.language], .warning))
      }
    }
    return notes
  }
}
