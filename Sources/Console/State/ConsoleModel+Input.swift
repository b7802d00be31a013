import Border
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  mutating func handle(_ input: Input, at instant: Instant) -> Reaction {
    if case .resize(let size) = input {
      self.size = size
      return .redraw
    }
    idleSince = max(idleSince, instant)
    // Nothing that a hand or a machine sends passes the guard unseen.
    if let undone = decisionGuard.input(at: instant, takesChoice: input == .key(.enter)), undone != .quit {
      say(.tooFast, .warning, at: instant)
    }
    defer { if input != .key(.enter) { enterDecidedAt = nil } }
    if input == .key(.enter), isEcho(at: instant) {
      // A key that is held down goes on for longer than one echo.
      enterDecidedAt = instant
      return .redraw
    }
    switch input {
    case .key(let key): return handle(key, at: instant)
    case .paste(let text, let isCut): paste(text, isCut: isCut, at: instant)
    case .unrecognised, .resize: break
    }
    return .redraw
  }

  /// Enter once more, out of habit or from a worn key: the screen that it was meant for has gone, and on the next one it
  /// would open somebody else's record.
  private func isEcho(at instant: Instant) -> Bool {
    guard let enterDecidedAt, form == nil, currentField == nil else { return false }
    return instant.milliseconds(since: enterDecidedAt) < Self.echoMilliseconds
  }

  /// A reader may type at any moment: what it types is a document, wherever the officer stands.
  private mutating func handle(_ key: Key, at instant: Instant) -> Reaction {
    let before = place
    switch wedge.feed(key, at: instant) {
    case .alone:
      placeBeforeBurst = before
      return act(key, at: instant)
    case .burst:
      if wedge.isMachine { undoCommand() }
      typeFast(key, at: instant)
    case .straggler:
      if !typeFast(key, at: instant) { say(.tooFast, .warning, at: instant) }
    case .document(let lines):
      undoCommand()
      restoreField()
      received(lines, source: .keyboard, at: instant)
      placeBeforeBurst = nil
    case .rejected(let looksLikeMRZ):
      undoCommand()
      reject(key, looksLikeMRZ: looksLikeMRZ, at: instant)
      placeBeforeBurst = nil
    }
    return .redraw
  }

  // MARK: Keys that stand alone

  /// The table of the screen that shows.
  var currentKeys: KeyTable<Action> { keys(in: language) }

  private func keys(in language: Language) -> KeyTable<Action> {
    let keys = ConsoleKeys(language: language, reference: setting.reference, session: sessionKeys)
    if let form { return accessKeys(form, keys) }
    if let page = pages.last?.screen {
      return keys.page(page.actions(scene(language: language)), isWriting: page.field != nil)
    }
    return switch mode {
    case .dashboard: keys.dashboard(keyState)
    case .typing: keys.typing()
    case .deciding: keys.lane(keyState)
    case .choosingReason(_, let outcome, _): keys.reasons(setting.reference.outcome(outcome)?.reasons ?? [])
    case .writingWords: keys.words()
    }
  }

  private func accessKeys(_ form: AccessForm, _ keys: ConsoleKeys) -> KeyTable<Action> {
    var roleProblem: Phrase?
    if let permission = form.permission { roleProblem = refusal(permission) }
    return keys.access(
      form, hasLockedSession: session != nil, roleProblem: roleProblem, quitProblem: keyState.quitProblem)
  }

  private mutating func act(_ key: Key, at instant: Instant) -> Reaction {
    if help != nil {
      // Scrolls, changes the language, or closes.
      if key == .function(2) {
        language = language == .id ? .en : .id
        showHelp()
        return .redraw
      }
      if help?.handle(key, size: size) != true { help = nil }
      return .redraw
    }
    let answer = currentKeys.answer(to: key)
    if case .action(.signOut) = answer {} else { asksToSignOut = false }
    switch answer {
    case .action(let action):
      // What was said of the key before has been read, or is passed over.
      if message?.tone == .warning || message?.tone == .plain { dismissMessage() }
      let isDangerous = currentKeys.isDangerous(key)
      if case .page(let id) = action, isDangerous {
        hold(.page(id, key), at: instant)
        return .redraw
      }
      let reaction = perform(action, key, at: instant)
      // A digit on a page chooses; Enter takes what it chose.
      if case .page = action, case .character(let digit) = key, digit.isNumber { decisionGuard.choose() }
      return reaction
    case .disabled:
      say(Phrase(id: whyDisabled(key, .id), en: whyDisabled(key, .en)), .warning, at: instant)
    case .unbound:
      if !edit(key, at: instant), mode == .dashboard, pages.isEmpty, form == nil, case .character(let letter) = key {
        say(key.isOutcome ? .nobodyOpen : .noSuchKey(letter), .warning, at: instant)
      }
    }
    return .redraw
  }

  private func whyDisabled(_ key: Key, _ language: Language) -> String {
    guard case .disabled(let binding, let reason) = keys(in: language).answer(to: key) else { return "" }
    return "\(binding.title): \(reason)."
  }

  /// An editing key in the field of this screen. Gives whether there is one that took it.
  @discardableResult
  private mutating func edit(_ key: Key, at instant: Instant) -> Bool {
    if let form {
      guard !form.isDeaf(at: instant) else {
        self.form?.drop(at: instant)
        return true
      }
      return self.form?.handle(key) ?? false
    }
    if !pages.isEmpty { return onPage(at: instant) { $0.edit(key, $1) } }
    if case .typing(var document) = mode {
      let isTaken = document.handle(key)
      mode = .typing(document)
      searchKnown()
      return isTaken
    }
    guard var field = mode.field, field.handle(key) else { return false }
    mode.field = field
    return true
  }

  /// The text field that letters go into now.
  var currentField: TextField? { pages.isEmpty ? mode.field : pages.last?.screen.field }

  // MARK: What a machine types

  var place: Place {
    Place(mode: mode, pages: pages, form: form, help: help, panel: panel, lane: lane, direction: direction)
  }

  /// What comes faster than fingers is text where there is a field, and never a command. Gives whether it was text.
  @discardableResult
  private mutating func typeFast(_ key: Key, at instant: Instant) -> Bool {
    guard help == nil, place.isWriting else { return false }
    guard key == .enter else { return edit(key, at: instant) }
    if form == nil, pages.isEmpty, case .typing = mode {
      endTypedLine(at: instant)
    } else {
      say(form == nil ? .enterAgain : .enterTooFast, .warning, at: instant)
      // What follows was meant for the next field.
      form?.deafen(at: instant)
    }
    return true
  }

  /// The first letter of what a machine types was taken for a command: all that it changed goes back.
  private mutating func undoCommand() {
    guard let before = placeBeforeBurst, !before.isWriting || before.help != nil, before != place else { return }
    if before.lane != lane { send(.watch(lane: before.lane)) }
    (mode, pages) = (before.mode, before.pages)
    help = before.help
    (panel, lane, direction) = (before.panel, before.lane, before.direction)
    placeBeforeBurst = nil
  }

  /// Takes what a reader typed out of a field that was not meant for it.
  private mutating func restoreField() {
    guard let before = placeBeforeBurst else { return }
    if let form {
      // What the clerk has answered meanwhile stays answered.
      if let written = before.form, written.purpose == form.purpose, written.checking == form.checking {
        self.form = written
      } else {
        self.form?.clearSecrets()
      }
      return
    }
    if !pages.isEmpty {
      if before.pages.last?.screen.field != nil { pages = before.pages }
      return
    }
    if case .typing = mode { return }
    if let field = before.mode.field { mode.field = field }
  }

  /// A machine's line that is no MRZ. An officer's words that came in one piece over a slow line stay where they are.
  private mutating func reject(_ key: Key, looksLikeMRZ: Bool, at instant: Instant) {
    if form == nil, pages.isEmpty, case .typing = mode, help == nil { return endTypedLine(at: instant) }
    if looksLikeMRZ { restoreField() }
    say(looksLikeMRZ || !place.isWriting ? .notAnMRZ : .tooFast, .warning, at: instant)
  }
}

extension Key {
  /// Whether it would decide at the lane.
  fileprivate var isOutcome: Bool {
    guard case .character(let letter) = self else { return false }
    return ConsoleKeys.outcomes.contains { String($0.letter) == letter.lowercased() }
  }
}
