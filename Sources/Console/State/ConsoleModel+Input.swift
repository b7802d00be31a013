import Border
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  mutating func handle(_ input: Input, at instant: Instant) -> Reaction {
    switch input {
    case .key(let key): return handle(key, at: instant)
    case .paste(let text, let isCut):
      decisionGuard.note(at: instant)
      paste(text, isCut: isCut, at: instant)
    case .resize(let size):
      self.size = size
    case .unrecognised:
      decisionGuard.note(at: instant)
      return []
    }
    return .redraw
  }

  private mutating func handle(_ key: Key, at instant: Instant) -> Reaction {
    if help != nil {
      if help?.handle(key, size: size) == true { return .redraw }
      help = nil
      return .redraw
    }
    // A reader may type at any moment: what it types is a document, wherever the officer stands.
    if !wedge.isInDocument { fieldBeforeBurst = field }
    switch wedge.feed(key, at: instant) {
    case .alone:
      break
    case .burst:
      decisionGuard.note(at: instant)
      if isTyping { return type(key, at: instant) }
      return .redraw
    case .document(let lines):
      decisionGuard.note(at: instant)
      restoreField()
      received(lines, source: .keyboard, at: instant)
      return .redraw
    case .rejected:
      decisionGuard.note(at: instant)
      if isTyping { return type(key, at: instant) }
      restoreField()
      say(.notAnMRZ, .warning, at: instant)
      return .redraw
    }
    return isTyping ? type(key, at: instant) : act(key, at: instant)
  }

  /// A key on a screen of commands.
  private mutating func act(_ key: Key, at instant: Instant) -> Reaction {
    switch mode {
    case .dashboard:
      if moveInPanel(key) {
        decisionGuard.note(at: instant)
        return .redraw
      }
      return answer(ConsoleKeys.dashboard(language, keyState), key, at: instant)
    case .deciding:
      return answer(ConsoleKeys.lane(language, setting.reference, keyState), key, at: instant)
    case .choosingReason(let theCase, let outcome, var list):
      let codes = reasonCodes(outcome)
      if list.handle(key, count: codes.count, height: max(size.height - 8, 1)) {
        decisionGuard.note(at: instant)
        mode = .choosingReason(theCase, outcome: outcome, list)
        return .redraw
      }
      if let index = reasonIndex(key, codes.count) ?? (key == .enter ? list.selected : nil),
        codes.indices.contains(index)
      {
        list.select(index, count: codes.count, height: max(size.height - 8, 1))
        mode = .choosingReason(theCase, outcome: outcome, list)
        return hold(.reason(codes[index]), at: instant)
      }
      return answer(ConsoleKeys.form(language), key, at: instant)
    case .detail:
      if case .action(.void) = ConsoleKeys.dashboard(language, keyState).answer(to: key) {
        return perform(.void, at: instant)
      }
      return key == .escape || key == .enter ? perform(.back, at: instant) : []
    default:
      return answer(ConsoleKeys.form(language), key, at: instant)
    }
  }

  /// A key on a screen with a text field.
  private mutating func type(_ key: Key, at instant: Instant) -> Reaction {
    if key == .enter { return confirm(at: instant) }
    guard var field else { return [] }
    if field.handle(key) {
      decisionGuard.note(at: instant)
      set(field)
      return .redraw
    }
    return answer(ConsoleKeys.form(language), key, at: instant)
  }

  private mutating func confirm(at instant: Instant) -> Reaction {
    switch mode {
    case .typing: endTypedLine(at: instant)
    case .writingReason: return hold(.words, at: instant)
    case .voiding: return hold(.void, at: instant)
    default: return []
    }
    return .redraw
  }

  private mutating func answer(_ table: KeyTable<Action>, _ key: Key, at instant: Instant) -> Reaction {
    switch table.answer(to: key) {
    case .action(.decide(let outcome)):
      return hold(.outcome(outcome), at: instant)
    case .action(let action):
      decisionGuard.note(at: instant)
      return perform(action, at: instant)
    case .disabled(let binding, let reason):
      decisionGuard.note(at: instant)
      say(Phrase(id: "\(binding.title): \(reason).", en: "\(binding.title): \(reason)."), .warning, at: instant)
      return .redraw
    case .unbound:
      decisionGuard.note(at: instant)
      return []
    }
  }

  private mutating func hold(_ commit: Commit, at instant: Instant) -> Reaction {
    if !decisionGuard.press(commit, at: instant) { say(.tooFast, .warning, at: instant) }
    return .redraw
  }

  private mutating func moveInPanel(_ key: Key) -> Bool {
    let height = max(size.height - 6, 1)
    switch panel {
    case .crossings: return crossingList.handle(key, count: board?.crossings.count ?? 0, height: height)
    case .hits: return hitList.handle(key, count: board?.hits.count ?? 0, height: height)
    }
  }

  private func reasonIndex(_ key: Key, _ count: Int) -> Int? {
    guard case .character(let character) = key, let digit = character.wholeNumberValue, (1...9).contains(digit),
      digit <= count
    else { return nil }
    return digit - 1
  }

  // MARK: The text field of the mode

  var isTyping: Bool { field != nil }

  var field: TextField? {
    switch mode {
    case .typing(_, let field), .writingReason(_, _, _, let field), .voiding(_, let field): field
    default: nil
    }
  }

  mutating func set(_ field: TextField) {
    switch mode {
    case .typing(let lines, _): mode = .typing(lines: lines, field: field)
    case .writingReason(let theCase, let outcome, let reason, _):
      mode = .writingReason(theCase, outcome: outcome, reason: reason, field)
    case .voiding(let row, _): mode = .voiding(row, field)
    default: break
    }
  }

  /// Takes what a reader typed out of a field that was not meant for it.
  private mutating func restoreField() {
    if case .typing = mode { return }
    if let fieldBeforeBurst { set(fieldBeforeBurst) }
  }
}
