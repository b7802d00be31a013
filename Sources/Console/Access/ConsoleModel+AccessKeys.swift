import Border
import Phrases
import Terminal

/// Keys in the fields where somebody proves who they are.
extension ConsoleModel {
  /// Enter: the next field, and after the last one what it is all for.
  mutating func confirmForm(at instant: Instant) {
    guard let form, form.checking == nil, form.wait == nil else { return }
    self.form?.listen()
    guard form.isAtEnd else {
      self.form?.go(1)
      return
    }
    let ticket = newTicket()
    switch request(of: form, ticket) {
    case .success(let request):
      self.form?.checking = request.ticket
      self.form?.problem = nil
      send(request)
      self.form?.clearSecrets()
    case .failure(let missing):
      if missing.isUnreadable { self.form?.clearSecrets() }
      self.form?.problem = missing.sentence
    }
    forgetKeys()
  }

  /// Why a form can't be sent.
  private struct Missing: Error {
    let sentence: Phrase
    /// What is wrong stands in a secret, which nobody can look at.
    var isUnreadable = false
  }

  private func request(of form: AccessForm, _ ticket: Ticket) -> Result<Request, Missing> {
    switch form.purpose {
    case .opening: return .failure(Missing(sentence: .opening))
    case .signIn:
      let (account, secret) = (form.text(.account), form.secret(.passphrase))
      guard !account.allSatisfy(\.isWhitespace) else { return .failure(Missing(sentence: .accountMissing)) }
      guard !secret.isEmpty else { return .failure(Missing(sentence: .passphraseMissing)) }
      // Whoever locked it goes on where they were.
      let isOwn = session?.account == Account.typedID(account)
      return .success(.access(ticket, isOwn ? .unlock(secret) : .signIn(account: account, secret)))
    case .unlock:
      let secret = form.secret(.unlocking)
      guard !secret.isEmpty else { return .failure(Missing(sentence: .passphraseMissing)) }
      return .success(.access(ticket, isPIN(secret) ? .unlockByPIN(secret) : .unlock(secret)))
    case .approve(let request, _, _):
      let (account, secret) = (form.text(.account), form.secret(.passphrase))
      guard !account.allSatisfy(\.isWhitespace) else { return .failure(Missing(sentence: .accountMissing)) }
      guard !secret.isEmpty else { return .failure(Missing(sentence: .passphraseMissing)) }
      return .success(.approved(request, by: Approval(account: account, passphrase: secret)))
    case .name(let request, _):
      let name = form.text(.secondName)
      guard !name.allSatisfy(\.isWhitespace) else { return .failure(Missing(sentence: .secondNameMissing)) }
      return .success(.seconded(request, by: name))
    case .passphrase:
      let (old, new) = (form.secret(.passphrase), form.secret(.newPassphrase))
      guard !old.isEmpty else { return .failure(Missing(sentence: .passphraseMissing)) }
      guard new == form.secret(.repeated) else { return .failure(Missing(sentence: .notTheSame, isUnreadable: true)) }
      return .success(.access(ticket, .changePassphrase(from: old, to: new)))
    case .pin:
      let (pin, passphrase) = (form.secret(.newPIN), form.secret(.passphrase))
      guard pin == form.secret(.repeated) else { return .failure(Missing(sentence: .notTheSame, isUnreadable: true)) }
      guard !passphrase.isEmpty else { return .failure(Missing(sentence: .passphraseMissing)) }
      return .success(.access(ticket, .setPIN(pin.isEmpty ? nil : pin, passphrase: passphrase)))
    case .rule(let rule):
      guard let value = Int(form.text(.value)), rule.bounds.contains(value) else {
        return .failure(Missing(sentence: .valueBetween(rule.bounds)))
      }
      let reason = form.text(.reason)
      guard !reason.allSatisfy(\.isWhitespace) else {
        return .failure(Missing(sentence: Refusal.missing(.reason).phrase()))
      }
      let seen = board?.accounts.value(rule) ?? rule.usual
      return .success(.write(ticket, .rule(rule, seen: seen, to: value, reason: reason)))
    }
  }

  /// Digits are tried as the PIN while there is one that still unlocks; a passphrase of digits alone counts after it.
  private func isPIN(_ secret: Secret) -> Bool {
    let text = secret.text.utf8
    return (session?.pinTriesLeft ?? 0) > 0 && (6...12).contains(text.count)
      && text.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Escape: what was asked for before, or nothing.
  mutating func leaveForm(at instant: Instant) {
    guard let form, form.checking == nil else { return }
    switch form.purpose {
    case .opening, .unlock: break
    case .signIn: if session != nil { self.form = AccessForm(.unlock) }
    case .approve, .name: cancelApproval(at: instant)
    case .passphrase, .pin, .rule: if self.form?.mayLeave(at: instant) ?? true { self.form = nil }
    }
    forgetKeys()
  }

  /// Another officer signs in where one has locked the screen.
  mutating func askOtherOfficer() {
    guard form?.purpose == .unlock, form?.checking == nil else { return }
    form = AccessForm(.signIn)
    forgetKeys()
  }

  /// The officer's own account, or its next part; behind it the post's rules, each with what it says now.
  mutating func turnAccount(at instant: Instant) {
    guard session != nil, form?.checking == nil, form?.mayLeave(at: instant) ?? true else { return }
    form = AccessForm(form?.purpose.nextPart ?? .passphrase)
    forgetKeys()
  }

  // MARK: A second person

  /// What was asked needs a second person: they prove at this terminal who they are, or are named where nobody can, and
  /// it is asked again.
  mutating func askSecond(
    _ ticket: Ticket, _ sentence: Phrase, at instant: Instant, _ ask: (Request) -> AccessForm
  ) {
    var request = saving.first { $0.ticket == ticket && !$0.isKept }?.request
    var below: [AccessForm] = []
    if let form, form.checking == ticket, case .success(let again) = self.request(of: form, ticket) {
      request = again
      below = [form]
      below[0].checking = nil
    }
    guard let request, !isCovered, form == nil || !below.isEmpty else {
      return refuse(ticket, sentence, isFinal: false, at: instant)
    }
    help = nil
    forgetKeys()
    var asked = ask(request)
    asked.matter = matter(of: request)
    asked.below = below
    form = asked
  }

  /// Nobody approves it: nothing is recorded, and all that was entered comes back.
  mutating func cancelApproval(at instant: Instant) {
    guard let form, form.checking == nil, let (request, sentence) = form.purpose.awaiting else { return }
    self.form = form.below.first
    self.form?.problem = sentence
    if form.below.isEmpty { refuse(request.ticket, sentence, isFinal: false, isWithdrawn: true, at: instant) }
  }

  /// The second officer is asked for at other consoles instead; the decision comes back, to be taken when they agree.
  mutating func askElsewhere(at instant: Instant) {
    guard let form, form.checking == nil, let asked = form.purpose.askable else { return }
    cancelApproval(at: instant)
    let ticket = newTicket()
    askingElsewhere = ticket
    send(.write(ticket, .second(asked)))
    forgetKeys()
  }

  /// What the form was for is refused. Gives whether nothing else is to be done about it.
  mutating func refuseForm(_ ticket: Ticket, _ sentence: Phrase, at instant: Instant) -> Bool {
    guard let form, form.checking == ticket else { return false }
    guard form.purpose.awaiting != nil else {
      self.form?.refuse(sentence, waitSeconds: nil, at: instant)
      return true
    }
    self.form = form.below.first
    self.form?.problem = sentence
    return self.form != nil
  }

  /// What the form was for is done.
  mutating func finishForm(_ sentence: Phrase, at instant: Instant) {
    form = nil
    say(sentence, .good, at: instant)
  }
}
