import Border
import Phrases
import Terminal

/// Where the parts of the screen stand: a pure function of its size.
struct ScreenLayout: Equatable {
  let header: Rect
  let body: Rect
  let message: Rect
  let keys: Rect

  init(_ size: Size) {
    let (head, rest) = Rect(size).splitTop(size.height >= 16 ? 2 : size.height >= 4 ? 1 : 0)
    let (foot, middle) = rest.splitBottom(size.height >= 3 ? 1 : 0)
    let (line, body) = middle.splitBottom(size.height >= 8 ? 1 : 0)
    header = head
    keys = foot
    message = line
    self.body = body
  }
}

extension ConsoleModel {
  public func draw(into canvas: inout Canvas) {
    let layout = ScreenLayout(canvas.fullSize)
    canvas.inside(layout.header) { drawHeader(into: &$0) }
    canvas.inside(layout.body) { drawBody(into: &$0) }
    canvas.inside(layout.message) { drawMessage(into: &$0) }
    canvas.inside(layout.keys) { $0.keyBar(currentKeys, pinned: "help") }
    if let help { help.draw(into: &canvas) }
  }

  private func drawBody(into canvas: inout Canvas) {
    switch mode {
    case .dashboard: drawDashboard(into: &canvas)
    case .typing(let lines, let field): drawTyping(lines, field, into: &canvas)
    case .deciding(let theCase): drawCase(theCase, into: &canvas)
    case .choosingReason(let theCase, let outcome, let list):
      drawReasons(theCase, outcome, list, into: &canvas)
    case .writingReason(let theCase, let outcome, _, let field):
      drawField(
        title: word(of: outcome) + ": " + theCase.mrz.traveller.name, question: .reasonWords, field, into: &canvas)
    case .voiding(let row, let field):
      drawField(title: Phrase.voidTitle[language] + ": " + row.name, question: .voidReason, field, into: &canvas)
    case .detail(let row): drawDetail(row, into: &canvas)
    }
  }

  private func drawMessage(into canvas: inout Canvas) {
    if let held = decisionGuard.held {
      MessageLine(word(of: held), tone: .plain).draw(into: &canvas)
    } else if let first = saving.first {
      let name = first.saving.theCase.mrz.traveller.name
      let more = saving.count > 1 ? " (+\(saving.count - 1))" : ""
      let text = "\(Phrase.saving[language]) \(word(of: first.saving.outcome)): \(name)\(more)"
      MessageLine(text, tone: .warning).draw(into: &canvas)
    } else if let building {
      MessageLine("\(Phrase.building[language]): \(Figures.count(building, language))").draw(into: &canvas)
    } else if let message {
      MessageLine(message.phrase[language], tone: message.tone).draw(into: &canvas)
    }
  }

  private func word(of commit: Commit) -> String {
    switch commit {
    case .outcome(let outcome): word(of: outcome) + canvasPause
    case .reason, .words, .void: Phrase.saving[language] + canvasPause
    }
  }

  /// What follows a word whose time has not come yet.
  private var canvasPause: String { "..." }

  func word(of outcome: String) -> String {
    setting.reference.outcome(outcome)?.word.value ?? outcome
  }

  /// The word of an outcome on a panel: a referral reads like a second look, so that nobody reads it over a shoulder.
  func panelWord(of outcome: String) -> String {
    guard let panel = setting.reference.outcome(outcome)?.panel.value else { return outcome }
    return language == .id ? panel.id : panel.en
  }

  func directionWord(_ direction: Direction) -> String {
    (direction == .in ? Phrase.goingIn : Phrase.goingOut)[language]
  }

  /// `M` or `K`, `I` or `O`: one letter for a narrow column.
  func directionSign(_ direction: Direction) -> String { String(directionWord(direction).prefix(1)) }

  private func drawField(title: String, question: Phrase, _ field: TextField, into canvas: inout Canvas) {
    let inner = canvas.box(title: title, isFocused: true)
    canvas.inside(inner) { canvas in
      canvas.text(question[language], x: 1, y: 0, style: .muted)
      canvas.inside(Rect(x: 1, y: 1, width: canvas.size.width - 2, height: 1)) { field.draw(into: &$0) }
    }
  }
}
