import Border
import Phrases
import Terminal

extension ConsoleModel {
  func draw(into canvas: inout Canvas) {
    // It covers all the rest.
    if let help { return help.draw(into: &canvas) }
    let size = canvas.fullSize
    let lines = messageLines(width: size.width, symbols: canvas.symbols)
    let layout = layout(size, messageRows: max(lines.count, 1))
    canvas.inside(layout.header) { drawHeader(into: &$0) }
    canvas.inside(layout.body) { drawBody(into: &$0) }
    canvas.inside(layout.message) { canvas in
      for (y, spans) in lines.enumerated() { canvas.text(spans, x: 0, y: y) }
    }
    canvas.inside(layout.keys) { $0.keyBar(currentKeys, pinned: "help") }
  }

  /// From this height on the dashboard and pages show their keys in two lines.
  private static let roomyHeight = 20

  /// The key bar folds where it holds the decisions: none of them may be out of sight, nor the key that takes one back.
  private func layout(_ size: Size, messageRows: Int) -> ScreenLayout {
    var keyRows = 1
    switch mode {
    case _ where form != nil: keyRows = 1
    case _ where !pages.isEmpty: keyRows = size.height >= Self.roomyHeight ? 2 : 1
    case .dashboard: keyRows = size.height >= Self.roomyHeight ? 2 : 1
    case .deciding: keyRows = size.width < 60 ? 3 : size.width < 100 || size.height >= Self.roomyHeight ? 2 : 1
    default: keyRows = 1
    }
    return ScreenLayout(size, messageRows: messageRows, keyRows: keyRows)
  }

  var visibleRows: VisibleRows {
    let body = layout(size, messageRows: 1).body.size
    let panels = DashboardLayout(body, focus: panel)
    let answer = mode.laneCase.map { caseLayout($0, body).answerRows }
    return VisibleRows(
      crossings: max(panels.crossings.height - 2 - pendingRows.count, 1), hits: max((panels.hits.height - 2) / 3, 1),
      patrols: max((panels.patrols.height - 2) / Self.patrolLines, 1), answer: max(answer ?? 1, 1),
      body: max(body.height - 2, 1))
  }

  /// What a page has to draw on.
  var pageSize: Size { layout(size, messageRows: 1).body.size }

  private func drawBody(into canvas: inout Canvas) {
    if !isCovered { drawScreen(into: &canvas) }
    if let form { drawForm(form, into: &canvas) }
  }

  private func drawScreen(into canvas: inout Canvas) {
    if let page = pages.last?.screen {
      page.draw(into: &canvas, scene())
      return
    }
    switch mode {
    case .dashboard: drawDashboard(into: &canvas)
    case .typing(let document): drawTyping(document, into: &canvas)
    case .deciding(let theCase): drawCase(theCase, into: &canvas)
    case .choosingReason(let theCase, let outcome, let list): drawReasons(theCase, outcome, list, into: &canvas)
    case .writingWords(let theCase, let outcome, let reason, let field):
      drawWords(theCase, outcome, reason, field, into: &canvas)
    }
  }

  /// The message line: what is held, else what was said last, else what is being saved, else why nothing can be decided
  /// here.
  private func messageLines(width: Int, symbols: Symbols) -> [[Span]] {
    if let held = decisionGuard.held { return [[Span(word(of: held) + "...", .accent)]] }
    if let message {
      let (sign, style) = message.tone.sign(symbols)
      let lines = SafeText.wrap(message.phrase[language], width: width - sign.count, limit: 3, symbols: symbols)
      return lines.enumerated().map { index, line in
        [Span(index == 0 ? sign : String(repeating: " ", count: sign.count), style), Span(line, style)]
      }
    }
    guard !isCovered else { return [] }
    // What waits for a second officer is not being saved yet.
    let waiting = form?.purpose.awaiting?.request.ticket
    let unsaved = saving.filter { !$0.isKept && $0.ticket != waiting }
    if let first = unsaved.first {
      let more = unsaved.count > 1 ? " (+\(unsaved.count - 1))" : ""
      let word = panelWord(of: first.what).map { " " + $0 } ?? ""
      return [[Span("\(Phrase.saving[language])\(word): \(first.name)\(more)", .warning)]]
    }
    if pages.isEmpty, case .deciding = mode, let problem = keyState.decisionProblem {
      let text = Phrase(id: "Belum dapat diputuskan: \(problem.id).", en: "Nothing can be decided: \(problem.en).")
      return [[Span(text[language], .warning)]]
    }
    return []
  }

  private func word(of commit: Commit) -> String {
    switch commit {
    case .outcome(let outcome): word(of: outcome)
    case .quit: Phrase.closing[language]
    case .undo: KeyText.keyUndo.title[language]
    case .reason, .words, .page: Phrase.saving[language]
    }
  }

  /// The officers' own word, the same in every language. Only the officer who decides sees it.
  func word(of outcome: String) -> String {
    setting.reference.outcome(outcome)?.word.value ?? outcome
  }

  /// The word of an outcome on a panel: a referral reads like a second look, so that nobody reads it over a shoulder.
  func panelWord(of outcome: String) -> String {
    setting.reference.outcome(outcome)?.panel.value[language] ?? outcome
  }

  private func panelWord(of what: Saving.What) -> String? {
    switch what {
    case .decision(_, let outcome, _, _): panelWord(of: outcome)
    case .undo, .write(.void, _, _): Phrase.voidedSign[language]
    case .write: nil
    }
  }

  func directionWord(_ direction: Direction) -> String {
    (direction == .in ? Phrase.goingIn : Phrase.goingOut)[language]
  }

  /// `M` or `K`, `I` or `O`: one letter for a narrow column.
  func directionSign(_ direction: Direction) -> String { String(directionWord(direction).prefix(1)) }

  /// What the help screen says before its keys.
  var helpNotes: String {
    // What `!` says of keys only where one decides: beside candidates it says something else.
    let hasDangerous = currentKeys.bindings.contains(where: \.isDangerous)
    var notes = form != nil ? [Phrase.secretHelp[language]] : hasDangerous ? [Phrase.helpNotes[language]] : []
    if case .open = access { notes.append(Phrase.noPassphraseHelp[language]) }
    if form == nil, let page = pages.last?.screen {
      notes.insert(contentsOf: page.helpNotes(scene()).map { $0[language] }, at: 0)
    }
    notes.insert(
      contentsOf: troubles.map { "! " + $0.sentence[language] }
        + care.warnings.filter { $0.badge != nil }.map { "! " + $0.phrase[language] }, at: 0)
    if form == nil, currentField != nil { notes.append(Phrase.helpEditing[language]) }
    return notes.joined(separator: "\n")
  }
}

extension MessageLine.Tone {
  /// A sign for the kind of a message, so that colour is not needed.
  fileprivate func sign(_ symbols: Symbols) -> (String, Style) {
    switch self {
    case .plain: ("", .normal)
    case .good: (String(Character(symbols.done)) + " ", .good)
    case .warning: ("? ", .warning)
    case .alert: ("! ", .alert)
    }
  }
}
