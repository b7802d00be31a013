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
    case .nextPanel: turnPanel(key == .backtab ? -1 : 1)
    case .openRow: openRow(at: instant)
    case .void:
      if let row = selectedCrossing { void(row, at: instant) }
    case .undo:
      if let undoable { hold(.undo(undoable.crossing), at: instant) }
    case .receipt: showReceipt(at: instant)
    case .lookup:
      // Patrol leaders look up for their patrols alone.
      let purpose: LookupPurpose = refusal(.lookUp) == nil ? .crossing : .patrol
      let name = mode.laneCase?.traveller.name ?? ""
      push(.lookup(LookupPage(newTicket(), text: name, purpose: purpose)), at: instant)
    case .form: push(.form(FormPage(newTicket())), at: instant)
    case .addToCase: addToCase(at: instant)
    case .party: push(.party(PartyPage(newTicket())), at: instant)
    case .apart: turnApart()
    case .guardian: askGuardian(at: instant)
    case .patrols: push(.patrols(PatrolsPage(newTicket())), at: instant)
    case .hits: push(.hits(HitsPage(newTicket(), subject: mode.laneCase?.scan)), at: instant)
    case .bell:
      bell.scope = bell.scope.next
      say(bell.scope.word, .plain, at: instant)
    case .shift: push(.shift(ShiftPage(newTicket())), at: instant)
    case .history: push(.history(HistoryPage(newTicket())), at: instant)
    case .duty: push(.duty(DutyPage(newTicket())), at: instant)
    case .outage: push(.outage(OutagePage(newTicket())), at: instant)
    case .page(let id): onPage(at: instant) { $0.perform(id: id, key, $1) }
    case .turnDirection: turnDirection(at: instant)
    case .nextLane: watch(Self.lanes.contains(lane + 1) ? lane + 1 : Self.lanes.lowerBound)
    case .dismiss: dismissMessage()
    case .quit: _ = decisionGuard.press(.quit, at: instant, afterQuiet: false)
    case .decide(let outcome):
      if !asksGuardian(outcome, at: instant), !asksSecondLook(outcome, at: instant) {
        hold(.outcome(outcome), at: instant)
      }
    case .reason(let code): chooseReason(code)
    case .confirm: if form == nil { confirm(at: instant) } else { confirmForm(at: instant) }
    case .recordAgain: recordAgain()
    case .renew: renew(at: instant)
    case .notices: turnNotices()
    case .move: move(key)
    case .back: if form == nil { back(at: instant) } else { leaveForm(at: instant) }
    case .nextField: form?.go(1)
    case .previousField: form?.go(-1)
    case .lock: lock(.officer, at: instant)
    case .signOut: signOut(at: instant)
    case .account: turnAccount(at: instant)
    case .otherOfficer: askOtherOfficer()
    case .askElsewhere: askElsewhere(at: instant)
    case .help: showHelp()
    case .language: language = language == .id ? .en : .id
    case .repaint: return [.redraw, .repaintAll]
    }
    return .redraw
  }

  var keyState: KeyState {
    var state = KeyState()
    state.isOutage = board?.outages.isEmpty == false
    state.waiting = waitingCount
    if let party = board?.party { state.party = " (\(party.progress))" }
    state.undoSeconds = undoSeconds
    state.undoProblem = refusal(.decide) ?? (undoSeconds == nil ? .nothingToUndo : nil)
    state.quitProblem = unsettled.isEmpty ? nil : .stillSaving
    state.receiveProblem = refusal(.receive)
    state.lookupProblem = refusal(.lookUpOnPatrol)
    state.historyProblem = refusal(.seeHistory)
    switch panel {
    case .crossings: state.openProblem = state.historyProblem ?? (selectedCrossing == nil ? .nothingChosen : nil)
    case .hits:
      let isSaved = saving.contains { $0.scan != nil && $0.scan == selectedHit?.subject }
      state.openProblem =
        state.historyProblem ?? (selectedHit == nil ? .nothingChosen : isSaved ? .stillSaving : nil)
    case .patrols: state.openProblem = selectedPatrol == nil ? .nothingChosen : nil
    }
    state.receiptProblem = selectedCrossing == nil ? .chooseCrossing : nil
    if let problem = refusal(.void) {
      state.voidProblem = problem
    } else if let selectedCrossing {
      state.voidProblem = isVoid(selectedCrossing) ? .alreadyVoid : nil
    } else {
      state.voidProblem = .chooseCrossing
    }
    if case .deciding(let theCase) = mode {
      state.decisionProblem = trouble?.isClosed == true ? .storeClosed : refusal(.decide) ?? decisionProblem(theCase)
      state.isExpired = waitedTooLong(theCase) != nil && theCase.scan != nil && theCase.decidedElsewhere == nil
      state.renewProblem = refusal(.decide)
      state.compareProblem = theCase.answer?.isHit == true ? nil : .nothingToCompare
      state.partyProblem = board?.party?.party.opened.lane == theCase.lane ? nil : .notInParty
      state.guardianProblem = isChild(theCase.traveller) ? nil : .notAChild
      state.canRecordAgain = theCase.failure != nil && theCase.check == nil && trouble?.isClosed != true
    }
    return state
  }

  /// Why the keys of the session do nothing.
  var sessionKeys: SessionKeys {
    SessionKeys(isSignedIn: session != nil, problem: session == nil ? .noSession : nil)
  }

  /// Of another lane it is only opened: the newest crossing stands chosen, and it may be a colleague's of just now.
  private mutating func void(_ row: CrossingRow, at instant: Instant) {
    let other = row.lane == lane ? nil : row.lane
    push(.story(StoryPage(newTicket(), row, isVoiding: other == nil)), at: instant)
    if let other { say(.otherLanesCrossing(other), .warning, at: instant) }
  }

  var selectedCrossing: CrossingRow? {
    guard panel == .crossings, let rows = board?.crossings, rows.indices.contains(crossingList.selected) else {
      return nil
    }
    return rows[crossingList.selected]
  }

  private var selectedHit: HitRow? {
    guard panel == .hits, let rows = board?.hits, rows.indices.contains(hitList.selected) else { return nil }
    return rows[hitList.selected]
  }

  private var selectedPatrol: PatrolRow? {
    guard panel == .patrols, let rows = board?.patrols, rows.indices.contains(patrolList.selected) else { return nil }
    return rows[patrolList.selected]
  }

  /// As the newest board knows it, or as a void that is being saved will make it.
  private func isVoid(_ row: CrossingRow) -> Bool {
    saving.contains { if case .write(.void(row.id, _), _, _) = $0.what { true } else { false } }
      || (board?.crossings.first { $0.id == row.id } ?? row).isVoid
  }

  /// The receipt of the chosen crossing stays until the next key: it is read out, or copied.
  private mutating func showReceipt(at instant: Instant) {
    guard let row = selectedCrossing else { return }
    say(Receipt(row, post: setting.post, reference: setting.reference).phrase, .plain, at: instant)
    messageExpires = nil
  }

  // MARK: Going from screen to screen

  /// What could not be recorded first, then who waits longest; behind the traveller who is open, the one after.
  private mutating func nextTraveller(at instant: Instant) {
    let current = mode.laneCase?.scan
    let line = waitingScans + expiredScans
    if !returned.isEmpty {
      reopen(returned.removeFirst(), at: instant)
    } else if let index = line.firstIndex(where: { $0.id == current }), line.count > 1 {
      open(line[(index + 1) % line.count])
      // Round to the first: whoever is not among them must not be taken for absent.
      if index + 1 == line.count, unlistedCount > 0 {
        say(.moreWait(listed: waitingScans.count, all: waitingCount), .plain, at: instant)
      }
    } else if let scan = line.first, scan.id != current {
      open(scan)
    } else if case .deciding = mode {
      say(.nobodyElse, .plain, at: instant)
    } else {
      mode = .typing(TypedDocument())
    }
  }

  mutating func showHelp() {
    help = HelpOverlay(title: Phrase.help[language], rows: currentKeys.keySheet(), notes: helpNotes)
  }

  private mutating func turnPanel(_ step: Int) {
    let panels = Panel.allCases
    let place = panels.firstIndex(of: panel) ?? 0
    panel = panels[(place + step + panels.count) % panels.count]
  }

  /// Who waits at this lane came from the other side: they stay in that direction, and the officer is told.
  private mutating func turnDirection(at instant: Instant) {
    direction = direction == .in ? .out : .in
    let others = waitingScans.count { $0.direction != direction }
    guard others > 0 else { return }
    say(
      Phrase(
        id: "\(others) yang menunggu di lajur ini tetap berarah lain.",
        en: "\(others) at this lane keep the other direction."), .plain, at: instant)
  }

  private mutating func openRow(at instant: Instant) {
    switch panel {
    case .crossings:
      if let row = selectedCrossing { push(.story(StoryPage(newTicket(), row)), at: instant) }
    case .hits:
      if let hit = selectedHit { push(.hits(HitsPage(newTicket(), subject: hit.subject)), at: instant) }
    case .patrols:
      if let patrol = selectedPatrol { push(.patrols(PatrolsPage(newTicket(), patrol: patrol.id)), at: instant) }
    }
  }

  /// Opens a scan at the lane, whichever lane it waits at.
  mutating func openScan(_ id: String) {
    pages = []
    if let scan = ((board?.scans ?? []) + (board?.expired ?? [])).first(where: { $0.id == id }) { return open(scan) }
    let ticket = newTicket()
    opening = ticket
    send(.take(ticket, scan: id))
  }

  /// Asks for the word without which a document that has waited too long is not decided.
  private mutating func renew(at instant: Instant) {
    guard let theCase = mode.laneCase, let scan = theCase.scan, let minutes = waitedTooLong(theCase) else { return }
    push(.renew(RenewPage(newTicket(), scan: scan, name: theCase.traveller.name, minutes: minutes)), at: instant)
  }

  private mutating func addToCase(at instant: Instant) {
    guard let theCase = mode.laneCase else { return }
    push(
      .form(FormPage(newTicket(), adding: theCase.facts)), at: instant)
  }

  /// The notices in place of the list's answer, or the other way round.
  private mutating func turnNotices() {
    answerTop = 0
    mode.update(where: { _ in true }) { $0.isShowingNotices.toggle() }
  }

  private mutating func back(at instant: Instant) {
    if !pages.isEmpty {
      onPage(at: instant) { $0.escape($1) }
      return
    }
    switch mode {
    case .choosingReason(let theCase, _, _): mode = .deciding(theCase)
    case .writingWords(let theCase, _, "", _): mode = .deciding(theCase)
    case .writingWords(let theCase, let outcome, let reason, _):
      let index = reasonCodes(outcome).firstIndex(of: reason) ?? 0
      mode = .choosingReason(theCase, outcome: outcome, ListState(selected: index))
    case .deciding(let theCase) where theCase.isShowingNotices: turnNotices()
    case .deciding(let theCase) where theCase.failure != nil && theCase.scan == nil:
      // It stands nowhere yet: the next traveller to look at.
      returned.append(.mode(mode))
      mode = .dashboard
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
    case .dashboard where panel == .hits:
      _ = hitList.handle(key, count: board?.hits.count ?? 0, height: rows.hits)
    case .dashboard:
      _ = patrolList.handle(key, count: board?.patrols.count ?? 0, height: rows.patrols)
    case .typing(var document):
      _ = document.known.list.handle(key, count: document.known.rows?.count ?? 0, height: rows.body)
      mode = .typing(document)
    case .deciding(let theCase):
      let lines = sideLines(theCase, pageSize)
      answerTop = Scrolling.top(answerTop, after: key, count: lines.count, height: rows.answer)
    case .choosingReason(let theCase, let outcome, var list):
      _ = list.handle(key, count: reasonCodes(outcome).count, height: rows.body)
      mode = .choosingReason(theCase, outcome: outcome, list)
    default: break
    }
  }
}
