import Border
import Phrases
import ReferenceData
import Terminal

/// What keys do on the screens. Tables below bind them; key bar, help and dispatch come out of the tables.
enum Action: Equatable, Sendable {
  case newTraveller, typeDocument, nextPanel, openRow, void, undo, receipt, turnDirection, nextLane, dismiss, quit
  // Pages that open.
  case lookup, form, addToCase, patrols, hits, shift, history, duty, outage, party
  /// The traveller is of the party or not; who brings the child.
  case apart, guardian
  /// For whom the bell of strong hits rings.
  case bell
  /// A key of the page on top, by its id.
  case page(String)
  case decide(String)
  case reason(String)
  /// Takes what was entered, or what is chosen.
  case confirm
  case recordAgain
  /// A document that has waited too long: the word for it.
  case renew
  /// Shows what the console has noticed, with the rules, or the list's answer again.
  case notices
  /// An arrow or page key of a list or a long text.
  case move
  case back, help, language, repaint
  // Who works here.
  case lock, signOut, account, otherOfficer, nextField, previousField
  /// A second officer is asked for at other consoles.
  case askElsewhere
}

/// What the keys need to know that are about who works here.
struct SessionKeys: Equatable {
  var isSignedIn = false
  /// Why they do nothing.
  var problem: Phrase? = .noSession
}

/// What the tables need to know of the state to say what is possible.
struct KeyState: Equatable {
  var waiting = 0
  /// Something is down, or a drill goes on.
  var isOutage = false
  /// Seconds that are left to take the last decision back; nil: none.
  var undoSeconds: Int?
  var undoProblem: Phrase?
  var openProblem: Phrase?
  var voidProblem: Phrase?
  var receiptProblem: Phrase?
  /// Why no decision can be taken now.
  var decisionProblem: Phrase?
  /// The traveller's document has waited too long.
  var isExpired = false
  var renewProblem: Phrase?
  /// Whether recording the traveller's document failed.
  var canRecordAgain = false
  /// How far the party is that is open at the lane.
  var party = ""
  /// Why the traveller can't be compared with entries.
  var compareProblem: Phrase?
  /// Why there is no party to be of, and no companion to be named.
  var partyProblem: Phrase?
  var guardianProblem: Phrase?
  var quitProblem: Phrase?
  // What the officer's roles don't allow.
  var receiveProblem: Phrase?
  var lookupProblem: Phrase?
  var historyProblem: Phrase?
}

/// The keys of each screen, in the order of their weight: the key bar drops from the end, help apart.
struct ConsoleKeys {
  /// The keys of outcomes at the lane. Letters, because a screen of digits is a screen of slips.
  static let outcomes: [(code: String, letter: Character)] = [
    ("cleared", "i"), ("secondary", "s"), ("postponed", "t"), ("refused", "o"), ("referred", "r"), ("handed-over", "e"),
    ("detained", "x"), ("deportee-received", "m"),
  ]

  let language: Language
  let reference: ReferenceData
  var session = SessionKeys()

  func dashboard(_ state: KeyState) -> KeyTable<Action> {
    let waiting = state.waiting > 0 ? " (\(state.waiting))" : ""
    return KeyTable(
      [
        undo(state),
        bind("traveller.new", .newTraveller, .both("n"), .keyNew, suffix: waiting, disabled: state.receiveProblem),
        bind("form.open", .form, .both("f"), .keyForm, disabled: state.receiveProblem),
        bind("lookup.open", .lookup, [.character("/")], .keyLookup, disabled: state.lookupProblem),
        bind("hits.open", .hits, .both("t"), .keyHits, disabled: state.historyProblem),
        bind("party.page", .party, .both("c"), .keyParty, suffix: state.party, disabled: state.receiveProblem),
        bind("duty.page", .duty, .both("j"), .keyDuty),
        bind("patrols.open", .patrols, .both("p"), .keyPatrols),
        bind("shift.open", .shift, .both("s"), .keyShift, disabled: state.historyProblem),
        bind("outage.page", .outage, .both("g"), .keyOutage, inBar: state.isOutage),
        bind("history.open", .history, .both("h"), .keyHistory, disabled: state.historyProblem),
        bind("row.open", .openRow, [.enter], .keyOpen, disabled: state.openProblem),
        bind("lane.direction", .turnDirection, .both("d"), .keyDirection),
        bind("lane.next", .nextLane, .both("l"), .keyLane),
      ] + everywhere([.function(1), .character("?")], isDashboard: true) + [
        bind("quit", .quit, .both("q"), .keyQuit, disabled: state.quitProblem),
        bind("panel.next", .nextPanel, [.tab, .backtab], .keyPanel),
        bind("crossing.void", .void, .both("z"), .keyVoid, disabled: state.voidProblem),
        bind("document.type", .typeDocument, .both("k"), .keyType, disabled: state.receiveProblem),
        bind(
          "crossing.receipt", .receipt, .both("r"), .keyReceipt, disabled: state.historyProblem ?? state.receiptProblem),
        bind("hits.bell", .bell, .both("a"), .keyBell),
        bind("message.dismiss", .dismiss, [.escape], .keyDismiss, inBar: false),
      ] + moving(.keyMove))
  }

  func lane(_ state: KeyState) -> KeyTable<Action> {
    let decisions = Self.outcomes.map { item in
      let outcome = reference.outcome(item.code)
      let word = outcome?.word.value ?? item.code
      return Binding<Action>(
        "decide." + item.code, .decide(item.code), keys: .both(item.letter), title: word,
        help: outcome.map { $0.label.value[language] } ?? word, isDangerous: true,
        disabledReason: state.decisionProblem?[language])
    }
    let again = state.canRecordAgain ? [bind("scan.again", .recordAgain, [.enter], .keyAgain)] : []
    let renew =
      state.isExpired ? [bind("case.renew", .renew, .both("v"), .keyRenew, disabled: state.renewProblem)] : []
    return KeyTable(
      again + renew + decisions + [
        undo(state),
        bind("back", .back, [.escape], .keyBack),
        bind(
          "hits.open", .hits, [.tab], .keyCompare, disabled: state.compareProblem, inBar: state.compareProblem == nil),
        bind(
          "case.guardian", .guardian, .both("w"), .keyGuardian, disabled: state.guardianProblem,
          inBar: state.guardianProblem == nil),
        bind("case.notices", .notices, .both("a"), .keyNotices),
        bind("case.add", .addToCase, .both("d"), .keyAddToCase),
        bind("traveller.next", .newTraveller, .both("n"), .keyNext, disabled: state.receiveProblem),
        bind("party.page", .party, .both("c"), .keyParty),
        bind(
          "case.apart", .apart, .both("p"), .keyApart, disabled: state.partyProblem, inBar: state.partyProblem == nil),
        bind("lookup.open", .lookup, [.character("/")], .keyLookup, disabled: state.lookupProblem),
      ] + moving(.keyScroll) + everywhere([.function(1), .character("?")]))
  }

  /// In the bar while there is something to take back, with the seconds that are left.
  private func undo(_ state: KeyState) -> Binding<Action> {
    bind(
      "crossing.undo", .undo, .both("u"), .keyUndo, suffix: state.undoSeconds.map { " (\($0))" } ?? "", dangerous: true,
      disabled: state.undoProblem, inBar: state.undoSeconds != nil)
  }

  /// The reasons of an outcome: the first nine have a digit.
  func reasons(_ reasons: [OutcomeReason]) -> KeyTable<Action> {
    let digits = reasons.prefix(9).enumerated().map { index, reason in
      Binding<Action>(
        "reason." + reason.code, .reason(reason.code), keys: [.character(Character("\(index + 1)"))],
        title: reason.label.value[language], help: "", isInKeyBar: false)
    }
    return KeyTable(
      [
        bind("reason.take", .confirm, [.enter], .keyTakeReason, dangerous: true),
        bind("back", .back, [.escape], .keyBack),
      ]
        + moving(.keyMove) + digits + everywhere([.function(1), .character("?")]))
  }

  func typing() -> KeyTable<Action> {
    KeyTable(
      form([
        bind("line.end", .confirm, [.enter], .keyLineEnd),
        bind("list.move", .move, [.up, .down], .keyMove, inBar: false),
      ]))
  }

  func words() -> KeyTable<Action> {
    KeyTable(form([bind("words.take", .confirm, [.enter], .keyTakeWords, dangerous: true)]))
  }

  /// A page: its own keys before those that are everywhere.
  ///
  /// - Parameter isWriting: letters belong to a text field.
  func page(_ bindings: [Binding<Action>], isWriting: Bool) -> KeyTable<Action> {
    let everywhere = everywhere(isWriting ? [.function(1)] : [.function(1), .character("?")])
    return KeyTable(bindings).over(KeyTable([bind("back", .back, [.escape], .keyPageBack)] + everywhere))
  }

  /// A screen with a text field: its letters belong to the field.
  private func form(_ own: [Binding<Action>]) -> [Binding<Action>] {
    own + [bind("back", .back, [.escape], .keyBack)] + everywhere([.function(1)])
  }

  private func moving(_ text: KeyText) -> [Binding<Action>] {
    [
      bind("list.move", .move, [.up, .down], text, inBar: false),
      bind("list.page", .move, [.pageUp, .pageDown], .keyPage, inBar: false),
      bind("list.ends", .move, [.home, .end], .keyEnds, inBar: false),
    ]
  }

  /// Where somebody has signed in, the dashboard's bar shows how to lock; else how to change the language.
  private func everywhere(_ helpKeys: [Key], isDashboard: Bool = false) -> [Binding<Action>] {
    common(helpKeys, languageInBar: isDashboard && !session.isSignedIn) + [
      bind(
        "session.lock", .lock, [.function(9)], .keyLock, disabled: session.problem,
        inBar: isDashboard && session.isSignedIn),
      bind("session.signOut", .signOut, [.function(8)], .keySignOut, disabled: session.problem, inBar: false),
      bind("account.open", .account, [.function(7)], .keyAccount, disabled: session.problem, inBar: false),
    ]
  }

  private func common(_ helpKeys: [Key], languageInBar: Bool = false) -> [Binding<Action>] {
    [
      bind("help", .help, helpKeys, .keyHelp),
      bind("language", .language, [.function(2)], .keyLanguage, inBar: languageInBar),
      bind("repaint", .repaint, [.control("l")], .keyRepaint, inBar: false),
    ]
  }

  /// A form in which somebody proves who they are: all letters belong to its fields.
  ///
  /// - Parameters:
  ///   - hasLockedSession: the screen was locked by somebody who can still unlock it.
  ///   - roleProblem: why this officer may not send it.
  func access(
    _ form: AccessForm, hasLockedSession: Bool = false, roleProblem: Phrase? = nil, quitProblem: Phrase? = nil
  ) -> KeyTable<Action> {
    let busy: Phrase? = form.checking == nil ? nil : .checking
    let waits: Phrase? = form.wait == nil ? roleProblem : .waitFirst
    var bindings: [Binding<Action>] = []
    if form.isWriting {
      let text: KeyText = form.isAtEnd ? .keySend(form.purpose) : .keyNextOfForm
      bindings.append(bind("access.take", .confirm, [.enter], text, disabled: busy ?? waits))
    }
    if form.fields.count > 1 {
      bindings += [
        bind("access.next", .nextField, [.tab, .down], .keyField, disabled: busy),
        bind("access.previous", .previousField, [.backtab, .up], .keyFieldBefore, disabled: busy, inBar: false),
      ]
    }
    let back = bind("back", .back, [.escape], .keyPageBack, disabled: busy)
    let quit = bind("quit", .quit, [.control("q")], .keyQuit, disabled: quitProblem)
    switch form.purpose {
    case .opening: bindings.append(quit)
    case .signIn: bindings += (hasLockedSession ? [back] : []) + [quit]
    case .unlock: bindings += [bind("session.other", .otherOfficer, [.function(8)], .keyOther, disabled: busy), quit]
    case .approve, .name:
      if form.purpose.askable != nil {
        bindings.append(bind("second.elsewhere", .askElsewhere, [.function(4)], .keyElsewhere, disabled: busy))
      }
      bindings.append(back)
    case .passphrase, .pin, .rule:
      bindings += [bind("account.next", .account, [.function(7)], .keyAccountPart(form.purpose), disabled: busy), back]
    }
    if !form.isCover { bindings.append(bind("session.lock", .lock, [.function(9)], .keyLock, inBar: false)) }
    return KeyTable(bindings + common([.function(1)], languageInBar: form.isCover))
  }

  private func bind(
    _ id: String, _ action: Action, _ keys: [Key], _ text: KeyText, suffix: String = "", dangerous: Bool = false,
    disabled: Phrase? = nil, inBar: Bool = true
  ) -> Binding<Action> {
    Binding(
      id, action, keys: keys, title: text.title[language] + suffix, help: text.help[language], isDangerous: dangerous,
      disabledReason: disabled?[language], isInKeyBar: inBar)
  }
}

extension BilingualText {
  var phrase: Phrase { Phrase(id: id, en: en) }
  subscript(language: Language) -> String { language == .id ? id : en }
}
