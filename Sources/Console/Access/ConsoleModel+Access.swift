import Border
import Phrases
import Terminal

/// Who works at this console, and what lies over the screen until somebody has proved it.
extension ConsoleModel {
  /// A secret that was typed and not sent goes after this long without a key.
  static let secretMilliseconds = 60_000
  /// What stands in the account's field and is no account goes after this long without a key: by habit a passphrase
  /// may have been typed there, for all to read.
  static let strayMilliseconds = 10_000

  /// Who acts, as the desk knows it too.
  var actor: Actor { session.map { .session($0) } ?? .open(setting.officer) }

  var session: Session? { if case .session(let session) = access { session } else { nil } }

  /// Whether nothing of travellers may be seen.
  var isCovered: Bool { form?.isCover ?? false }

  /// Why the actor may not do this; nil when they may.
  func refusal(_ permission: Permission) -> Phrase? {
    board?.accounts.refusal(permission, to: actor)?.reason
  }

  /// Whether this is typed as an account of this post. Ids of accounts are no secret.
  func isAccount(_ typed: String) -> Bool { board?.accounts.accounts[Account.typedID(typed)] != nil }

  // MARK: Covering and uncovering

  /// Locks the screen at once; what is half written stays below, and comes back.
  mutating func lock(_ cause: SessionLocked.Cause, at instant: Instant) {
    guard session != nil, !isCovered else { return }
    cancelApproval(at: instant)
    cover(with: AccessForm(.unlock), at: instant)
    send(.access(newTicket(), .lock(cause)))
  }

  /// The process is about to be stopped, and whoever comes next may continue it.
  mutating func suspending(at instant: Instant) {
    lock(.officer, at: instant)
    form?.clearSecrets()
    forgetKeys()
  }

  /// What would be lost is asked for once.
  mutating func signOut(at instant: Instant) {
    guard session != nil, !isCovered else { return }
    if !asksToSignOut, let leftBehind {
      asksToSignOut = true
      return say(leftBehind, .warning, at: instant)
    }
    endSession(at: instant)
  }

  /// What was sent before is settled first: the clerk takes one after the other.
  private mutating func endSession(because problem: Phrase? = nil, at instant: Instant) {
    asksToSignOut = false
    cancelApproval(at: instant)
    let ticket = newTicket()
    // Whoever is sent away is asked to come back by the passphrase; who leaves, leaves the place to another.
    var form = AccessForm(.signIn, account: problem == nil ? nil : session?.account)
    form.problem = problem
    form.checking = ticket
    cover(with: form, at: instant)
    send(.access(ticket, .signOut))
  }

  private mutating func cover(with form: AccessForm, at instant: Instant) {
    for ticket in pages.map(\.screen.ticket) { onPage(ticket, at: instant) { $0.cover($1) } }
    if message?.tone == .alert { unsaid = message }
    dismissMessage()
    help = nil
    forgetKeys()
    self.form = form
  }

  private mutating func uncover(at instant: Instant) {
    form = nil
    forgetKeys()
    // The officer must see the screen before a key may decide on it.
    decisionGuard.input(at: instant)
    if let unsaid { say(unsaid.phrase, unsaid.tone, at: instant) } else { dismissMessage() }
    unsaid = nil
    onPage(at: instant) { $0.boardChanged($1) }
    comeBackToLane(at: instant)
    callOfficer(at: instant)
  }

  /// Nothing that was typed before may be part of what is typed now, and no copy of a secret stays.
  mutating func forgetKeys() {
    decisionGuard.release()
    wedge.start()
    placeBeforeBurst = nil
  }

  /// Another officer: nothing of the one before is on the screen. Who waits at the lane keeps waiting.
  private mutating func startAnew() {
    // What an officer did not go on with is not lost: nothing of it was to be recorded.
    let lost = returned.count { $0.laneCase.map { $0.failure != nil } ?? true }
    mode = .dashboard
    pages = []
    (returned, presented, added, drafts) = ([], [], [:], [])
    (opening, lastDecided) = (nil, nil)
    (panel, crossingList, hitList, patrolList, answerTop) = (.crossings, ListState(), ListState(), ListState(), 0)
    if unsaid?.tone != .alert { unsaid = nil }
    if lost > 0 { unsaid = (.leftUnrecorded(lost), .alert) }
  }

  // MARK: What the clerk tells

  /// What it tells while nobody may read it is said when somebody may; a failure is not covered by what comes after it.
  mutating func hear(_ message: Message, at instant: Instant) {
    guard isCovered, form?.purpose != .opening else { return take(message, at: instant) }
    if case .unattended = message { return take(message, at: instant) }
    let shown = (self.message, messageExpires)
    dismissMessage()
    take(message, at: instant)
    guard isCovered else { return }
    if let news = self.message, news.tone == .alert || unsaid?.tone != .alert { unsaid = news }
    (self.message, messageExpires) = shown
  }

  mutating func take(_ state: AccessState, _ ticket: Ticket?, at instant: Instant) {
    let isAnswer = ticket == nil || form?.checking == ticket
    switch state {
    case .opening: break
    case .open:
      access = .open
      if form?.purpose == .opening { form = nil }
    case .signedOut:
      let last = session?.account
      startAnew()
      access = .signedOut
      guard isAnswer else { return }
      if form?.purpose == .signIn {
        form?.checking = nil
      } else {
        cover(with: AccessForm(.signIn, account: last ?? knownOfficer), at: instant)
      }
    case .session(let newest):
      if newest.id != session?.id { startAnew() }
      access = .session(newest)
      // An answer from before the screen was locked uncovers nothing.
      if isAnswer, !newest.isLocked { uncover(at: instant) }
    }
  }

  /// The account of whoever started the program, where there is one of that name.
  private var knownOfficer: String? {
    let id = Account.foldedID(setting.officer.name)
    return board?.accounts.accounts[id] == nil ? nil : id
  }

  mutating func take(_ denial: Denial, _ ticket: Ticket, at instant: Instant) {
    guard form?.checking == ticket else {
      // The approval of something that is no longer on the screen.
      if unsettled.contains(ticket) { refuse(ticket, denial.sentence, isFinal: false, at: instant) }
      return
    }
    if denial.endsSession, form?.purpose == .unlock { return endSession(because: denial.sentence, at: instant) }
    form?.refuse(denial.sentence, waitSeconds: denial.waitSeconds, at: instant)
    if let typed = form?.text(.account), !isAccount(typed) { form?.clearAccount() }
  }

  /// Accounts may have been changed at another console.
  mutating func checkAccess(at instant: Instant) {
    guard let book = board?.accounts else { return }
    switch access {
    case .open where !book.isOpen:
      access = .signedOut
      var form = AccessForm(.signIn, account: knownOfficer)
      form.problem = .storeWasClosed
      cover(with: form, at: instant)
    case .session(let session) where form?.checking == nil || form?.purpose != .signIn:
      if book.accounts[session.account]?.isDisabled == true {
        endSession(because: Refusal.access(.accountDisabled(session.account)).phrase(), at: instant)
      } else if case .access(.keyReplaced(let id)) = book.refusal(.verify, to: actor) {
        endSession(because: Refusal.access(.keyReplaced(id)).phrase(), at: instant)
      } else if !isCovered, let problem = pages.compactMap({ $0.permission.flatMap(refusal) }).first {
        // The role that opened it is gone.
        pages = []
        say(problem, .alert, at: instant)
      }
    default: break
    }
  }

  // MARK: Time

  /// When nobody has touched the console for as long as the post's rule says.
  private var idleLock: Instant? {
    guard session != nil, !isCovered, let book = board?.accounts else { return nil }
    return idleSince.advanced(milliseconds: book.value(.idleLockMinutes) * 60_000)
  }

  private var secretsGo: Instant? {
    form?.hasSecrets == true ? idleSince.advanced(milliseconds: Self.secretMilliseconds) : nil
  }

  private var strayGoes: Instant? {
    guard let typed = form?.text(.account), !typed.isEmpty, !isAccount(typed) else { return nil }
    return idleSince.advanced(milliseconds: Self.strayMilliseconds)
  }

  var accessWake: Instant? { [idleLock, secretsGo, strayGoes, form?.wait?.nextTick].compactMap(\.self).min() }

  mutating func wakeAccess(at instant: Instant) {
    form?.tick(at: instant)
    if let secretsGo, instant >= secretsGo {
      form?.clearSecrets()
      forgetKeys()
    }
    if let strayGoes, instant >= strayGoes {
      form?.clearAccount()
      if form?.problem == nil { form?.problem = .strayGone }
      forgetKeys()
    }
    if let idleLock, instant >= idleLock { lock(.idle, at: instant) }
  }
}

extension Refusal {
  /// As it stands behind a key: without its full stop.
  var reason: Phrase {
    let sentence = phrase()
    func cut(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
    return Phrase(id: cut(sentence.id), en: cut(sentence.en))
  }
}

extension LookupPurpose {
  var permission: Permission { self == .patrol ? .lookUpOnPatrol : .lookUp }
}
