import Border
import Journal
import Phrases
import Terminal

extension OutagePage {
  func draw(into canvas: inout Canvas, _ scene: Scene) {
    if let form {
      let inner = canvas.box(title: form.kind.title[scene.language], isFocused: true)
      let note = Span(form.kind.note[scene.language], .muted)
      return canvas.inside(inner) { form.fields.draw(into: &$0, scene.language, labels: .above, notes: [note]) }
    }
    let running = Self.running(scene)
    let inner = canvas.box(
      title: Phrase.outageTitle[scene.language],
      trailing: running.map { OutageText.badge($0, scene.now, scene.language) } ?? "", isFocused: true)
    let lines = lines(scene, width: inner.width - 2)
    canvas.inside(inner) { canvas in
      canvas.lines(lines, from: top)
      canvas.setCursor(x: 1, y: 0)
    }
  }

  /// What goes on, what is to be put in order, then what was.
  func lines(_ scene: Scene, width: Int) -> [[Span]] {
    let language = scene.language
    var lines: [[Span]] = []
    func say(_ text: String, _ style: Style = .normal) {
      lines += SafeText.wrap(text, width: max(width, 1), limit: 4).map { [Span($0, style)] }
    }
    func head(_ phrase: Phrase) { lines += (lines.isEmpty ? [] : [[]]) + [[Span(phrase[language], .title)]] }
    if let failure { say("! " + failure[language], .alert) }
    let running = (scene.board?.outages ?? [])
    if running.isEmpty {
      say(Phrase.outageNoneNow[language])
      for (index, cause) in Self.causes.enumerated() {
        let more = cause == .other ? Phrase.outageOtherHint[language] : ""
        lines.append([Span("  \(index + 1) ", .key), Span(cause.word[language] + more)])
      }
    }
    for row in running {
      say("! \(title(row, scene))", row.isDrill ? .warning : .alert)
      if let words = row.words { say("  " + words) }
    }
    guard let report else {
      if failure == nil { say(Phrase.fetching[language], .muted) }
      return lines
    }
    if let state = target(scene), !state.isReconciled {
      head(.outageToDo)
      if !running.contains(where: { $0.id == state.row.id }) { say(title(state.row, scene), .muted) }
      for line in toDo(state, scene) { say(line.text, line.style) }
    }
    let others = report.outages.filter { state in !running.contains { $0.id == state.row.id } }
    if !others.isEmpty { head(.outageBefore) }
    for state in others {
      let papers = state.papers.openCount
      say(
        "\(title(state.row, scene))  "
          + (state.isReconciled ? Phrase.outageInOrder : .outageLeft(papers, state.untold))[language],
        state.isReconciled ? .muted : .warning)
    }
    let drill = report.lastDrill.map { scene.dayAndClock($0) } ?? Phrase.outageNever[language]
    lines.append([])
    say("\(Phrase.outageLastDrill[language]): \(drill)", .muted)
    return lines
  }

  /// `GANGGUAN jaringan 08:10-10:40 (2 j) sari`.
  private func title(_ row: OutageRow, _ scene: Scene) -> String {
    let kind = (row.isDrill ? Phrase.outageDrillWord : .outageWord)[scene.language]
    let until = row.ending.map { scene.setting.zone.clock($0.until) } ?? "…"
    let age = OutageText.age(row, scene.now, scene.language)
    return
      "\(kind) \(row.cause.word[scene.language])  \(scene.dayAndClock(row.since))-\(until) (\(age))  \(row.officer)"
  }

  private func toDo(_ state: OutageState, _ scene: Scene) -> [(text: String, style: Style)] {
    let language = scene.language
    var lines: [(String, Style)] = []
    let papers = state.papers
    lines.append((Phrase.outagePapers(papers)[language], papers.open.isEmpty ? .normal : .warning))
    func list(_ ranges: [PaperRange]) -> String { ranges.map(\.description).joined(separator: ", ") }
    if !papers.open.isEmpty { lines.append(("  \(Phrase.outageOpenPapers[language]): \(list(papers.open))", .warning)) }
    if !papers.odd.isEmpty { lines.append(("  ? \(Phrase.outageOddPapers[language]): \(list(papers.odd))", .warning)) }
    if !state.row.isDrill {
      lines.append((Phrase.outageCrossings(state)[language], state.untold == 0 ? .normal : .warning))
      if state.isOverdue(at: scene.now) { lines.append(("! " + state.row.overdueWord[language], .alert)) }
    }
    return lines
  }
}
