import Border
import Journal
import Phrases
import Terminal

extension ConsoleModel {
  /// Carries out what a key stands for.
  mutating func perform(_ action: Action, _ key: Key, at instant: Instant) -> Reaction {
    switch action {
    case .newTraveller: nextTraveller(at: instant)
    case .typeDocument: mode = .typing(TypedDocument())
    case .nextPanel: panel = panel == .crossings ? .hits : .crossings
    case .openRow: openRow()
    case .void: beginVoid()
    case .turnDirection: direction = direction == .in ? .out : .in
    case .nextLane: watch(Self.lanes.contains(lane + 1) ? lane + 1 : Self.lanes.lowerBound)
    case .dismiss: dismissMessage()
    case .quit: _ = decisionGuard.press(.quit, at: instant, afterQuiet: false)
    case .decide(let outcome): hold(.outcome(outcome), at: instant)
    case .reason(let code): chooseReason(code, at: instant)
    case .confirm: confirm(at: instant)
    case .recordAgain: recordAgain()
    case .move: move(key)
    case .back: back()
    case .help: help = HelpOverlay(title: Phrase.help[language], rows: currentKeys.keySheet(), notes: helpNotes)
    case .language: language = language == .id ? .en : .id
    case .repaint: return [.redraw, .repaintAll]
    }
    return .redraw
  }

  var keyState: KeyState {
    var state = KeyState()
    state.waiting = waitingScans.count + returned.count
    state.quitProblem = unsettled.isEmpty ? nil : .stillSaving
    switch panel {
    case .crossings: state.openProblem = selectedCrossing == nil ? .nothingChosen : nil
    case .hits:
      let isSaved = saving.contains { $0.scan != nil && $0.scan == selectedHit?.scan }
      state.openProblem = selectedHit == nil ? .nothingChosen : isSaved ? .stillSaving : nil
    }
    if let selectedCrossing {
      state.voidProblem = isVoid(selectedCrossing) ? .alreadyVoid : nil
    } else {
      state.voidProblem = .chooseCrossing
    }
    if case .deciding(let theCase) = mode {
      state.decisionProblem = trouble?.isClosed == true ? .storeClosed : theCase.decisionProblem
      state.canRecordAgain = theCase.failure != nil && theCase.check == nil && trouble?.isClosed != true
    }
    return state
  }

  /// Scans of this lane that wait and of which this console is not saving, or bringing back, a decision.
  var waitingScans: [WaitingScan] {
    let busy = Set(saving.compactMap(\.scan) + returned.compactMap { $0.laneCase?.scan })
    return (board?.scans ?? []).filter { !busy.contains($0.id) }
  }

  var selectedCrossing: CrossingRow? {
    if case .detail(let row, _) = mode { return row }
    guard panel == .crossings, let rows = board?.crossings, rows.indices.contains(crossingList.selected) else {
      return nil
    }
    return rows[crossingList.selected]
  }

  private var selectedHit: WaitingHit? {
    guard panel == .hits, let rows = board?.hits, rows.indices.contains(hitList.selected) else { return nil }
    return rows[hitList.selected]
  }

  /// As the newest board knows it, or as a void that is being saved will make it.
  private func isVoid(_ row: CrossingRow) -> Bool {
    saving.contains { if case .void(let voided, _) = $0.what { voided.id == row.id } else { false } }
      || (board?.crossings.first { $0.id == row.id } ?? row).isVoid
  }

  // MARK: Going from screen to screen

  /// What could not be recorded first, then who waits longest; behind the traveller who is open, the one after.
  private mutating func nextTraveller(at instant: Instant) {
    let current = mode.laneCase?.scan
    if !returned.isEmpty {
      reopen(returned.removeFirst(), at: instant)
    } else if let index = waitingScans.firstIndex(where: { $0.id == current }), waitingScans.count > 1 {
      open(waitingScans[(index + 1) % waitingScans.count])
    } else if let scan = waitingScans.first, scan.id != current {
      open(scan)
    } else if case .deciding = mode {
      say(.nobodyElse, .plain, at: instant)
    } else {
      mode = .typing(TypedDocument())
    }
  }

  private mutating func openRow() {
    switch panel {
    case .crossings:
      if let row = selectedCrossing { mode = .detail(row, top: 0) }
    case .hits:
      guard let hit = selectedHit else { return }
      if let scan = board?.scans.first(where: { $0.id == hit.scan }) { return open(scan) }
      let ticket = newTicket()
      opening = ticket
      send(.take(ticket, scan: hit.scan))
    }
  }

  private mutating func beginVoid() {
    guard let row = selectedCrossing else { return }
    mode = .voiding(row, TextField(maximum: CrossingRecorded.reasonLimit))
  }

  private mutating func back() {
    switch mode {
    case .choosingReason(let theCase, _, _): mode = .deciding(theCase)
    case .writingWords(let theCase, let outcome, let reason, _):
      let index = reasonCodes(outcome).firstIndex(of: reason) ?? 0
      mode = .choosingReason(theCase, outcome: outcome, ListState(selected: index))
    default: mode = .dashboard
    }
  }

  mutating func watch(_ lane: Int) {
    self.lane = lane
    send(.watch(lane: lane))
  }

  private mutating func move(_ key: Key) {
    let rows = visibleRows
    switch mode {
    case .dashboard where panel == .crossings:
      _ = crossingList.handle(key, count: board?.crossings.count ?? 0, height: rows.crossings)
    case .dashboard:
      _ = hitList.handle(key, count: board?.hits.count ?? 0, height: rows.hits)
    case .deciding(let theCase):
      let lines = answerLines(theCase, isFramed: rows.isCaseFramed)
      answerTop = scrolled(answerTop, by: key, count: lines.count, height: rows.answer)
    case .choosingReason(let theCase, let outcome, var list):
      _ = list.handle(key, count: reasonCodes(outcome).count, height: rows.body)
      mode = .choosingReason(theCase, outcome: outcome, list)
    case .detail(let row, let top):
      mode = .detail(row, top: scrolled(top, by: key, count: detailLines(row).count, height: rows.body))
    default: break
    }
  }

  /// A text's first line in sight after a key.
  private func scrolled(_ top: Int, by key: Key, count: Int, height: Int) -> Int {
    let last = max(count - height, 0)
    let page = max(height - 1, 1)
    let wanted =
      switch key {
      case .up: top - 1
      case .down: top + 1
      case .pageUp: top - page
      case .pageDown: top + page
      case .home: 0
      default: last
      }
    return min(max(wanted, 0), last)
  }
}
