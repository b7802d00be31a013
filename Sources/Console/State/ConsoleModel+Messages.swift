import Border
import Phrases
import Terminal

extension ConsoleModel {
  /// What the clerk tells.
  mutating func take(_ message: Message, at instant: Instant) {
    switch message {
    case .board(let board):
      show(board, at: instant)
    case .building(let lines):
      building = lines
    case .answer(let ticket, let answer):
      change(ticket) { $0.answer = answer }
    case .received(let ticket, let scan):
      change(ticket) { $0.scan = scan }
    case .decided(let ticket, _, let time):
      guard let index = saving.firstIndex(where: { $0.ticket == ticket }) else { return }
      let done = saving.remove(at: index).saving
      trouble = nil
      let word = setting.reference.outcome(done.outcome)?.panel.value
      let name = done.theCase.mrz.traveller.name
      say(
        Phrase(
          id: "\(word?.id ?? done.outcome) tersimpan \(setting.zone.clock(time)): \(name)",
          en: "\(word?.en ?? done.outcome) kept \(setting.zone.clock(time)): \(name)"), .good, at: instant)
    case .voided:
      say(Phrase(id: "Pembatalan tersimpan.", en: "The void is kept."), .good, at: instant)
    case .refused(let ticket, let phrase, let isFinal):
      refuse(ticket, phrase, isFinal: isFinal, at: instant)
    case .trouble(let phrase):
      trouble = phrase
    case .listsReady(let count, let problem):
      lists = (count, problem)
      if let problem { say(problem, .alert, at: instant) }
    }
  }

  private mutating func show(_ board: Dashboard, at instant: Instant) {
    keepSelection(board)
    self.board = board
    building = nil
    guard case .deciding(let theCase) = mode, let scan = theCase.scan, board.scanCount <= board.scans.count,
      theCase.lane == lane, !board.scans.contains(where: { $0.id == scan }),
      board.crossings.contains(where: { $0.scan == scan })
    else { return }
    say(.takenElsewhere, .warning, at: instant)
    mode = .dashboard
  }

  /// The chosen row stays the same crossing, the same hit, while others come in above it.
  private mutating func keepSelection(_ board: Dashboard) {
    guard let old = self.board else { return }
    let height = max(size.height - 6, 1)
    if crossingList.selected > 0, old.crossings.indices.contains(crossingList.selected),
      let index = board.crossings.firstIndex(where: { $0.id == old.crossings[crossingList.selected].id })
    {
      crossingList.select(index, count: board.crossings.count, height: height)
    }
    if old.hits.indices.contains(hitList.selected),
      let index = board.hits.firstIndex(where: { $0.scan == old.hits[hitList.selected].scan })
    {
      hitList.select(index, count: board.hits.count, height: height)
    }
  }

  private mutating func change(_ ticket: Ticket, _ body: (inout LaneCase) -> Void) {
    switch mode {
    case .deciding(var theCase) where theCase.ticket == ticket:
      body(&theCase)
      mode = .deciding(theCase)
    case .choosingReason(var theCase, let outcome, let list) where theCase.ticket == ticket:
      body(&theCase)
      mode = .choosingReason(theCase, outcome: outcome, list)
    case .writingReason(var theCase, let outcome, let reason, let field) where theCase.ticket == ticket:
      body(&theCase)
      mode = .writingReason(theCase, outcome: outcome, reason: reason, field)
    default:
      break
    }
  }

  /// Nothing was recorded. What can be tried again comes back to the screen, with all that was entered.
  private mutating func refuse(_ ticket: Ticket?, _ phrase: Phrase, isFinal: Bool, at instant: Instant) {
    say(phrase, .alert, at: instant)
    guard let ticket, let index = saving.firstIndex(where: { $0.ticket == ticket }) else { return }
    let failed = saving.remove(at: index).saving
    if !isFinal, case .dashboard = mode { mode = .deciding(failed.theCase) }
  }
}
