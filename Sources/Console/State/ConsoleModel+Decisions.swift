import Border
import Phrases
import ReferenceData
import Terminal

extension ConsoleModel {
  func reasonCodes(_ outcome: String) -> [String] {
    (setting.reference.outcome(outcome)?.reasons ?? []).map(\.code)
  }

  /// Holds a decision until it has stood alone.
  mutating func hold(_ commit: Commit, at instant: Instant) {
    guard !decisionGuard.press(commit, at: instant) else { return }
    say(currentField == nil ? .tooFast : .enterAgain, .warning, at: instant)
  }

  /// Enter on this screen.
  mutating func confirm(at instant: Instant) {
    switch mode {
    case .typing: if !takeKnownTraveller(at: instant) { endTypedLine(at: instant) }
    case .choosingReason(_, let outcome, let list):
      let codes = reasonCodes(outcome)
      if codes.indices.contains(list.selected) { hold(.reason(codes[list.selected]), at: instant) }
    case .writingWords: hold(.words, at: instant)
    default: break
    }
  }

  /// The digit of a reason chooses it; Enter takes it, as on every list of reasons.
  mutating func chooseReason(_ code: String) {
    guard case .choosingReason(let theCase, let outcome, var list) = mode,
      let index = reasonCodes(outcome).firstIndex(of: code)
    else { return }
    list.select(index, count: reasonCodes(outcome).count, height: visibleRows.body)
    mode = .choosingReason(theCase, outcome: outcome, list)
    decisionGuard.choose()
  }

  /// What was held has stood alone for long enough.
  mutating func carryOut(_ commit: Commit, at instant: Instant) -> Reaction {
    let sent = saving.count
    defer { if commit.isByEnter, saving.count > sent { enterDecidedAt = instant } }
    if commit == .quit { return unsettled.isEmpty ? .quit : .redraw }
    if case .page(let id, let key) = commit {
      onPage(at: instant) { $0.perform(id: id, key, $1) }
      return .redraw
    }
    if case .undo(let crossing) = commit {
      undo(crossing, at: instant)
      return .redraw
    }
    guard pages.isEmpty else { return .redraw }
    if let problem = mode.laneCase.flatMap(decisionProblem) {
      say(problem, .warning, at: instant)
      return .redraw
    }
    switch (commit, mode) {
    case (.outcome(let outcome), .deciding(let theCase)):
      if setting.reference.outcome(outcome)?.rule.value.reasonRequired ?? true {
        let reasons = setting.reference.outcome(outcome)?.reasons ?? []
        let fitting = reasons.firstIndex { !isContradicted($0, theCase) } ?? 0
        mode = .choosingReason(theCase, outcome: outcome, ListState(selected: fitting))
      } else {
        save(.decision(theCase, outcome: outcome, reason: nil, words: nil), at: instant)
      }
    case (.reason(let reason), .choosingReason(var theCase, let outcome, let list)):
      if let found = setting.reference.outcome(outcome)?.reason(reason), isContradicted(found, theCase),
        theCase.doubtsTold.insert("reason-" + reason).inserted
      {
        mode = .choosingReason(theCase, outcome: outcome, list)
        // A second Enter of the same movement takes nothing that has not been read.
        if commit.isByEnter { enterDecidedAt = instant }
        say(.reasonDoubted(found.label.value.phrase), .warning, at: instant)
        return .redraw
      }
      if setting.reference.outcome(outcome)?.reason(reason)?.needsWords == true {
        mode = .writingWords(
          theCase, outcome: outcome, reason: reason, TextField(maximum: CrossingRecorded.reasonLimit))
      } else {
        save(.decision(theCase, outcome: outcome, reason: reason, words: nil), at: instant)
      }
    case (.words, .writingWords(let theCase, let outcome, let reason, let field)):
      if field.text.allSatisfy(\.isWhitespace) {
        say(Refusal.missing(.words).phrase(), .warning, at: instant)
      } else {
        let code = reason.isEmpty ? nil : reason
        save(.decision(theCase, outcome: outcome, reason: code, words: field.text), at: instant)
      }
    default:
      break
    }
    return .redraw
  }

  /// Whether a reason speaks of a list that gave no such hit for this traveller.
  private func isContradicted(_ reason: OutcomeReason, _ theCase: LaneCase) -> Bool {
    reason.isContradicted(byClasses: (theCase.answer?.candidates ?? []).map(\.listClass))
  }

  mutating func save(_ what: Saving.What, at instant: Instant) {
    dismissMessage()
    switch what {
    case .decision(var theCase, let outcome, let reason, let words):
      theCase.party = party(of: theCase)?.party.id
      theCase.noticed = notices(theCase).map(\.rule.id)
      let what = Saving.What.decision(theCase, outcome: outcome, reason: reason, words: words)
      mode = .dashboard
      // The same ticket as before a failure: the clerk then knows what may be recorded already.
      send(Saving(ticket: theCase.ticket, what: what, sentAt: instant))
      if !theCase.document.lines.isEmpty { lastDecided = (theCase.document.lines, instant) }
    case .undo, .write:
      send(Saving(ticket: newTicket(), what: what, sentAt: instant))
    }
  }

  private mutating func send(_ item: Saving) {
    saving.append(item)
    send(item.request)
  }

  /// Sends what a page wants recorded; the page as it is now comes back should it fail.
  mutating func record(_ write: Write, name: String, from page: Page, at instant: Instant) {
    guard write.kept != nil else { return send(.write(newTicket(), write)) }
    save(.write(write, name: name, page: page), at: instant)
  }

  // MARK: What could not be recorded

  /// Nothing was recorded. What can be tried again comes back to the screen with all that was entered: at once where the
  /// officer has done nothing since, else as the next traveller, so that no screen changes under a hand.
  ///
  /// - Parameter isWithdrawn: the officer did not go on with it; nothing has failed.
  mutating func refuse(
    _ ticket: Ticket?, _ phrase: Phrase, isFinal: Bool, isWithdrawn: Bool = false, at instant: Instant
  ) {
    guard let ticket else { return say(phrase, .alert, at: instant) }
    if refuseForm(ticket, phrase, at: instant) { return }
    if opening == ticket { opening = nil }
    if let index = saving.firstIndex(where: { $0.ticket == ticket && !$0.isKept }) {
      let failed = saving.remove(at: index)
      lastDecided = nil
      sayFailure(of: failed.name, phrase, isWithdrawn ? .warning : .alert, at: instant)
      guard !isFinal else { return }
      var outcome = ""
      if case .decision(_, let code, _, _) = failed.what { outcome = code }
      // A page that is still open as it was sent has all that was entered.
      if case .write(_, _, let page) = failed.what {
        let isOpen = pages.contains(page)
        onPage(page.screen.ticket, at: instant) { $0.settled(isKept: false, $1) }
        if isOpen { return }
      }
      let scene = scene(at: instant)
      guard
        let screen = failed.returned({ $0.failure = isWithdrawn ? nil : phrase }, reasons: reasonCodes(outcome), scene)
      else { return }
      if mode == .dashboard, pages.isEmpty, help == nil, !decisionGuard.hasInput(after: failed.sentAt) {
        reopen(screen, at: instant)
      } else {
        returned.append(screen)
      }
    } else if let index = presented.firstIndex(where: { $0.ticket == ticket }) {
      var theCase = presented.remove(at: index)
      theCase.failure = phrase
      sayFailure(of: theCase.traveller.name, phrase, at: instant)
      if mode.laneCase?.ticket == ticket {
        mode.update(where: { $0.ticket == ticket }) { $0.failure = phrase }
      } else {
        returned.append(.mode(.deciding(theCase)))
      }
    } else {
      say(phrase, .alert, at: instant)
      mode.update(where: { $0.ticket == ticket }) { $0.failure = phrase }
    }
  }

  /// The decision goes against what a list asks for: it comes back for the officer to say why.
  mutating func askWords(_ ticket: Ticket, _ sentence: Phrase, at instant: Instant) {
    guard let index = saving.firstIndex(where: { $0.ticket == ticket && !$0.isKept }),
      case .decision(let theCase, let outcome, let reason, _) = saving[index].what
    else { return refuse(ticket, sentence, isFinal: false, at: instant) }
    let failed = saving.remove(at: index)
    lastDecided = nil
    sayFailure(of: failed.name, sentence, at: instant)
    let screen = Returned.mode(
      .writingWords(
        theCase, outcome: outcome, reason: reason ?? "", TextField(maximum: CrossingRecorded.reasonLimit)))
    if mode == .dashboard, pages.isEmpty, help == nil, !decisionGuard.hasInput(after: failed.sentAt) {
      reopen(screen, at: instant)
    } else {
      returned.append(screen)
    }
  }

  /// Brings back a screen that was left. The officer must see it before a key may decide on it.
  mutating func reopen(_ screen: Returned, at instant: Instant) {
    answerTop = 0
    placeBeforeBurst = nil
    decisionGuard.input(at: instant)
    switch screen {
    case .mode(let mode):
      self.mode = mode
      pages = []
      if let failure = mode.laneCase?.failure { say(failure, .alert, at: instant) }
    case .page(let page):
      pages.append(page)
    }
  }

  private mutating func sayFailure(
    of name: String, _ phrase: Phrase, _ tone: MessageLine.Tone = .alert, at instant: Instant
  ) {
    say(Phrase(id: "\(name): \(phrase.id)", en: "\(name): \(phrase.en)"), tone, at: instant)
  }
}
