import Border
import Journal
import Phrases
import Terminal

extension ConsoleModel {
  /// What the clerk tells.
  mutating func take(_ message: Message, at instant: Instant) {
    switch message {
    case .board(let newest):
      if let board = newest.take() { show(board, at: instant) }
    case .building(let building):
      self.building = building
    case .opened(let ticket, let scan):
      guard opening == ticket else { return }
      opening = nil
      guard mode == .dashboard, pages.isEmpty, help == nil else { return }
      // What was just done stays to be read: a decision that was taken back opens its traveller again.
      let said = self.message?.tone == .good ? (self.message, messageExpires) : nil
      open(scan, ticket: ticket)
      if let said { (self.message, messageExpires) = said }
    case .answer(let ticket, let answer):
      change(ticket) { $0.answer = answer }
    case .past(let ticket, let past):
      change(ticket) {
        // Of its stamp nothing is asked where a document is taken once more.
        let stampDay = past.stampDay ?? $0.past?.stampDay
        $0.past = past
        $0.past?.stampDay = stampDay
        $0.propose()
      }
    case .received(let ticket, let scan, let check):
      presented.removeAll { $0.ticket == ticket }
      let time = now
      change(ticket) { theCase in
        theCase.scan = scan
        theCase.check = check
        theCase.since = theCase.since ?? time
        theCase.failure = nil
      }
    case .decided(let ticket, let crossing, let time):
      kept(ticket, time, at: instant)
      offerUndo(ticket, crossing, time, at: instant)
    case .saved(let ticket, let time):
      kept(ticket, time, at: instant)
    case .answered(let ticket, let answered):
      take(answered, for: ticket, at: instant)
    case .draft(let ticket, let draft):
      // The form may have been left meanwhile.
      if !onPage(ticket, at: instant, { $0.take(draft, $1) }), draft != nil { send(.releaseDraft) }
    case .drafts(let waiting):
      take(waiting, at: instant)
    case .draftTrouble(let problem):
      say(
        Phrase(id: "Draf tidak dapat disimpan: \(problem.id)", en: "The draft can't be kept: \(problem.en)"), .warning,
        at: instant)
    case .lateHit(let name, let found):
      // It stays until a key: nobody stands there who would remind of it.
      say(.lateHit(name, found), .alert, at: instant)
      messageExpires = nil
    case .owedLookups(let count):
      owedLookups = count
      onPage(at: instant) { $0.boardChanged($1) }
    case .refused(let ticket, let phrase, let isFinal):
      refuse(ticket, phrase, isFinal: isFinal, at: instant)
    case .trouble(let trouble):
      self.trouble = trouble
    case .access(let ticket, let state):
      take(state, ticket, at: instant)
    case .denied(let ticket, let denial):
      take(denial, ticket, at: instant)
    case .secretChanged(let ticket):
      if form?.checking == ticket { finishForm(.secretChanged, at: instant) }
    case .secondNeeded(let ticket, let permission, let approvers):
      let refusal = Refusal.access(.secondPersonNeeded(permission, approvers: approvers))
      askSecond(ticket, refusal.phrase(), at: instant) { request in
        AccessForm(
          .approve(request, permission, approvers: approvers), account: approvers.count == 1 ? approvers[0] : nil)
      }
    case .wordsNeeded(let ticket, let sentence):
      askWords(ticket, sentence, at: instant)
    case .secondNameNeeded(let ticket, let sentence):
      askSecond(ticket, sentence, at: instant) { AccessForm(.name($0, sentence)) }
    case .care(let care):
      self.care = care
    case .scanner(let scanner):
      self.scanner = scanner
      onPage(at: instant) { $0.boardChanged($1) }
    case .scannerSaid(let phrase, let tone), .unattended(let phrase, let tone):
      say(phrase, tone, at: instant)
    case .listsReady(let count, let problem):
      lists = (count, problem)
      onPage(at: instant) { $0.boardChanged($1) }
      if let problem { say(problem, .alert, at: instant) }
    }
  }

  private mutating func kept(_ ticket: Ticket, _ time: Timestamp, at instant: Instant) {
    if form?.checking == ticket { finishForm(.ruleKept, at: instant) }
    if askingElsewhere == ticket {
      askingElsewhere = nil
      return say(.askedElsewhere, .good, at: instant)
    }
    guard let index = saving.firstIndex(where: { $0.ticket == ticket && !$0.isKept }) else { return }
    saving[index].isKept = true
    let name = saving[index].name
    let clock = setting.zone.clock(time)
    switch saving[index].what {
    case .decision(_, let outcome, _, _):
      let word = setting.reference.outcome(outcome)?.panel.value
      say(
        Phrase(
          id: "\(word?.id ?? outcome) tersimpan \(clock): \(name)",
          en: "\(word?.en ?? outcome) kept \(clock): \(name)"), .good, at: instant)
    case .undo(let theCase, _):
      undone(theCase, clock, at: instant)
    case .write(let write, _, let page):
      if case .renew(let scan, _) = write { renewed(scan, time) }
      onPage(page.screen.ticket, at: instant) { $0.settled(isKept: true, $1) }
      guard let kept = write.kept else { return }
      say(
        Phrase(id: "\(kept.id) \(clock): \(name)", en: "\(kept.en) \(clock): \(name)"), .good, at: instant)
    }
  }

  /// A key that is held was pressed on what stood there before the answer: where that is a form that others have changed
  /// meanwhile, it does not count.
  private mutating func take(_ answered: Answered, for ticket: Ticket, at instant: Instant) {
    // What a reader's burst may put back has the answer too.
    if let index = placeBeforeBurst?.pages.firstIndex(where: { $0.screen.ticket == ticket }) {
      let scene = scene(at: instant)
      placeBeforeBurst?.pages[index].change { _ = $0.take(answered, scene) }
    }
    if takeKnown(answered, for: ticket) { return }
    let before = pages.last
    onPage(ticket, at: instant) { $0.take(answered, $1) }
    if case .page? = decisionGuard.held, case .form? = pages.last, pages.last != before {
      decisionGuard.release()
      say(.changedUnderHand, .warning, at: instant)
    }
  }

  /// Half-filled forms from before: told once, at the start.
  private mutating func take(_ waiting: WaitingDrafts, at instant: Instant) {
    let isNews = !waiting.drafts.isEmpty && drafts.isEmpty
    drafts = waiting.drafts
    guard isNews else { return }
    let count = drafts.count
    say(
      Phrase(
        id: "\(count) formulir Anda belum selesai; F untuk melanjutkan.",
        en: "\(count) of your forms not finished; F to go on."), .warning, at: instant)
  }

  private mutating func show(_ board: Dashboard, at instant: Instant) {
    keepSelection(board)
    setAside(over: board, at: instant)
    self.board = board
    repeatKnownSearch()
    comeBackToLane(at: instant)
    callOfficer(at: instant)
    building = nil
    // A board that was read before an acknowledgement may come after it; the next one has it.
    saving.removeAll(where: \.isKept)
    if !isCovered { onPage(at: instant) { $0.boardChanged($1) } }
    checkAccess(at: instant)
    // What was taken back decides nothing.
    for crossing in board.crossings where !crossing.isUndone {
      guard let scan = crossing.scan else { continue }
      added[scan] = nil
      addedGuardians[scan] = nil
      let lane = crossing.lane.map { " L\($0)" } ?? ""
      let who = "\(crossing.officer)\(lane) \(setting.zone.clock(crossing.time))"
      mode.update(where: { $0.scan == scan }) { $0.decidedElsewhere = who }
      returned.removeAll { $0.laneCase?.scan == scan }
    }
  }

  /// Who works here, where anybody does.
  private var workingOfficer: String? {
    switch access {
    case .open, .session: actor.officer.name
    case .opening, .signedOut: nil
    }
  }

  /// Whoever begins to work here comes back to the lane that they have open: after a crash, or at another console, the
  /// lane that the console happens to show is a colleague's, and so is its direction.
  mutating func comeBackToLane(at instant: Instant) {
    let officer = workingOfficer
    guard let board, officer != laneSoughtFor else { return }
    laneSoughtFor = officer
    guard officer != nil else { return }
    let own = board.duty.lanes.filter { $0.value.officer == officer }
    guard let (lane, open) = own.first(where: { $0.key == self.lane }) ?? own.min(by: { $0.key < $1.key }),
      lane != self.lane || open.direction != direction
    else { return sayWhatIsThere(nil, at: instant) }
    direction = open.direction
    if lane != self.lane { watch(lane) }
    sayWhatIsThere(LaneWay(lane, open.direction), at: instant)
  }

  /// Rings and says what is new, for whoever works here.
  mutating func callOfficer(at instant: Instant) {
    guard let board else { return }
    let officer = workingOfficer
    guard let told = bell.take(board, lane: lane, officer: officer, setting.reference, at: instant),
      message?.tone != .alert
    else { return }
    say(told.phrase, .warning, at: instant)
    if told.isPersonal { messageExpires = nil }
  }

  /// The chosen row stays the same crossing, the same hit, while others come and go. Where nothing was chosen by hand
  /// the newest crossing stays chosen, and the oldest hit.
  private mutating func keepSelection(_ board: Dashboard) {
    guard let old = self.board else { return }
    let rows = visibleRows
    if crossingList.selected > 0, old.crossings.indices.contains(crossingList.selected) {
      let id = old.crossings[crossingList.selected].id
      let index = board.crossings.firstIndex { $0.id == id } ?? crossingList.selected
      crossingList.select(index, count: board.crossings.count, height: rows.crossings)
    }
    if hitList.selected > 0, old.hits.indices.contains(hitList.selected) {
      let subject = old.hits[hitList.selected].subject
      let index = board.hits.firstIndex { $0.subject == subject } ?? hitList.selected
      hitList.select(index, count: board.hits.count, height: rows.hits)
    }
    if patrolList.selected > 0, old.patrols.indices.contains(patrolList.selected) {
      let id = old.patrols[patrolList.selected].id
      let index = board.patrols.firstIndex { $0.id == id } ?? patrolList.selected
      patrolList.select(index, count: board.patrols.count, height: rows.patrols)
    }
  }

  /// Changes the traveller of a ticket wherever he stands.
  private mutating func change(_ ticket: Ticket, _ body: (inout LaneCase) -> Void) {
    mode.update(where: { $0.ticket == ticket }, body)
    placeBeforeBurst?.mode.update(where: { $0.ticket == ticket }, body)
    for index in returned.indices { returned[index].update(where: { $0.ticket == ticket }, body) }
  }
}
