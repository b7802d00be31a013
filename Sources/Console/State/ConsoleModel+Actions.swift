import Border
import Journal
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  /// Carries out what a key stands for, decisions apart.
  mutating func perform(_ action: Action, at instant: Instant) -> Reaction {
    switch action {
    case .newTraveller: nextTraveller()
    case .typeDocument: mode = .typing(lines: [], field: TextField(maximum: 100))
    case .nextPanel: panel = panel == .crossings ? .hits : .crossings
    case .openRow: openRow()
    case .void: beginVoid(at: instant)
    case .turnDirection: direction = direction == .in ? .out : .in
    case .nextLane:
      lane = Self.lanes.contains(lane + 1) ? lane + 1 : Self.lanes.lowerBound
      send(.watch(lane: lane))
    case .language: language = language == .id ? .en : .id
    case .help:
      help = HelpOverlay(title: Phrase.help[language], rows: currentKeys.keySheet(), notes: Phrase.helpNotes[language])
    case .quit: return .quit
    case .repaint: return [.redraw, .repaintAll]
    case .back: back()
    case .confirm, .decide, .move: break
    }
    return .redraw
  }

  /// The table of the screen that shows.
  var currentKeys: KeyTable<Action> {
    switch mode {
    case .dashboard: ConsoleKeys.dashboard(language, keyState)
    case .deciding: ConsoleKeys.lane(language, setting.reference, keyState)
    default: ConsoleKeys.form(language)
    }
  }

  var keyState: KeyState {
    var state = KeyState()
    state.waitingScans = waitingScans.count
    state.canOpen = panel == .crossings ? selectedCrossing != nil : selectedHit != nil
    if let selectedCrossing {
      state.voidProblem = selectedCrossing.isVoid ? .alreadyVoid : nil
    } else {
      state.voidProblem = .chooseCrossing
    }
    if case .deciding(let theCase) = mode {
      state.decisionProblem =
        trouble != nil
        ? .storeClosed : theCase.answer == nil ? .listStillSearching : theCase.scan == nil ? .scanNotRecorded : nil
    }
    return state
  }

  /// Scans of this lane that wait and that this console is not saving a decision on.
  var waitingScans: [WaitingScan] {
    let busy = Set(saving.compactMap(\.saving.theCase.scan))
    return (board?.scans ?? []).filter { !busy.contains($0.id) }
  }

  var selectedCrossing: CrossingRow? {
    guard case .crossings = panel else { return nil }
    if case .detail(let row) = mode { return row }
    guard let rows = board?.crossings, rows.indices.contains(crossingList.selected) else { return nil }
    return rows[crossingList.selected]
  }

  private var selectedHit: WaitingHit? {
    guard case .hits = panel, let rows = board?.hits, rows.indices.contains(hitList.selected) else { return nil }
    return rows[hitList.selected]
  }

  private mutating func nextTraveller() {
    if let scan = waitingScans.first {
      open(scan)
    } else {
      mode = .typing(lines: [], field: TextField(maximum: 100))
    }
  }

  private mutating func openRow() {
    switch panel {
    case .crossings:
      if let row = selectedCrossing { mode = .detail(row) }
    case .hits:
      guard let hit = selectedHit else { return }
      if let scan = board?.scans.first(where: { $0.id == hit.scan }) {
        open(scan)
      } else if let lane = hit.lane, lane != self.lane {
        self.lane = lane
        send(.watch(lane: lane))
      }
    }
  }

  private mutating func beginVoid(at instant: Instant) {
    guard let row = selectedCrossing, !row.isVoid else { return }
    mode = .voiding(row, TextField(maximum: CrossingRecorded.reasonLimit))
  }

  private mutating func back() {
    switch mode {
    case .choosingReason(let theCase, _, _): mode = .deciding(theCase)
    case .writingReason(let theCase, let outcome, let reason, _) where reason == nil:
      mode = .choosingReason(theCase, outcome: outcome, ListState())
    case .writingReason(let theCase, _, _, _): mode = .deciding(theCase)
    default: mode = .dashboard
    }
  }

  // MARK: Documents

  /// Opens a scan that waits: its fields at once, the newest answer of the list when it comes.
  mutating func open(_ scan: WaitingScan) {
    guard let today, let mrz = try? MRZ(lines: scan.mrz, today: today) else { return }
    let ticket = newTicket()
    let answer = scan.check.map { Answer(candidates: $0.candidates, lists: $0.lists, microseconds: nil) }
    mode = .deciding(
      LaneCase(
        ticket: ticket, mrz: mrz, direction: scan.direction, lane: scan.lane, scan: scan.id, answer: answer))
    decisionGuard = DecisionGuard()
    send(.take(ticket, scan: scan.id))
  }

  /// A whole document was read here. It opens at once where nobody is being decided; over a prompt it queues.
  mutating func received(_ lines: [String], source: ScanSource, at instant: Instant) {
    guard let today, let mrz = try? MRZ(lines: lines, today: today) else {
      return say(.notAnMRZ, .warning, at: instant)
    }
    let ticket = newTicket()
    send(
      .present(ticket, mrz: mrz.lines, kind: mrz.kind.rawValue, lane: lane, direction: direction, source))
    switch mode {
    case .dashboard, .typing:
      mode = .deciding(
        LaneCase(ticket: ticket, mrz: mrz, direction: direction, lane: lane, scan: nil, answer: nil))
      message = nil
    default:
      say(.queued, .plain, at: instant)
    }
  }

  mutating func paste(_ text: String, isCut: Bool, at instant: Instant) {
    guard let today else { return }
    if help != nil { return }
    let documents = MRZScanner.findings(in: text.utf8, today: today).compactMap { finding -> MRZ? in
      if case .mrz(let mrz, _) = finding { mrz } else { nil }
    }
    guard documents.isEmpty else {
      for mrz in documents { received(mrz.lines, source: .paste, at: instant) }
      return
    }
    if var field {
      field.insert(text)
      set(field)
    } else {
      say(.pasteDecidesNothing, .warning, at: instant)
    }
  }

  /// Enter on a typed line.
  mutating func endTypedLine(at instant: Instant) {
    guard case .typing(let lines, let field) = mode, !field.isEmpty else { return }
    var accumulator = MRZAccumulator()
    for line in lines { _ = accumulator.feed(line: line) }
    switch accumulator.feed(line: field.text) {
    case .incomplete:
      mode = .typing(lines: lines + [field.text], field: TextField(maximum: 100))
      message = nil
    case .complete(let document):
      received(document, source: .keyboard, at: instant)
    case .rejected(let error):
      say(error.phrase, .warning, at: instant)
    }
  }

  // MARK: Decisions

  func reasonCodes(_ outcome: String) -> [String] {
    (setting.reference.outcome(outcome)?.reasons ?? []).map(\.code)
  }

  /// A decision has stood alone for long enough.
  mutating func carryOut(_ commit: Commit, at instant: Instant) {
    switch (commit, mode) {
    case (.outcome(let outcome), .deciding(let theCase)):
      let isReasonNeeded = setting.reference.outcome(outcome)?.rule.value.reasonRequired ?? true
      if isReasonNeeded {
        mode = .choosingReason(theCase, outcome: outcome, ListState())
      } else {
        decide(Saving(theCase: theCase, outcome: outcome, reason: nil, words: nil))
      }
    case (.reason(let reason), .choosingReason(let theCase, let outcome, _)):
      if setting.reference.outcome(outcome)?.reason(reason)?.needsWords == true {
        mode = .writingReason(
          theCase, outcome: outcome, reason: reason, TextField(maximum: CrossingRecorded.reasonLimit))
      } else {
        decide(Saving(theCase: theCase, outcome: outcome, reason: reason, words: nil))
      }
    case (.words, .writingReason(let theCase, let outcome, let reason, let field)):
      guard !field.text.allSatisfy(\.isWhitespace) else {
        return say(Refusal.missing(.words).phrase(), .warning, at: instant)
      }
      decide(Saving(theCase: theCase, outcome: outcome, reason: reason, words: field.text))
    case (.void, .voiding(let row, let field)):
      guard !field.text.allSatisfy(\.isWhitespace) else {
        return say(Refusal.missing(.reason).phrase(), .warning, at: instant)
      }
      send(.void(crossing: row.id, reason: field.text))
      mode = .dashboard
    default:
      break
    }
  }

  private mutating func decide(_ decision: Saving) {
    saving.append((decision.theCase.ticket, decision))
    send(
      .decide(
        decision.theCase.ticket,
        decision.theCase.crossing(outcome: decision.outcome, reason: decision.reason, words: decision.words)))
    mode = .dashboard
    message = nil
  }
}
