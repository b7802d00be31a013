import Border
import Journal
import Phrases

/// Who works at the desk.
extension ClerkDesk {
  /// Tells once whether somebody must sign in.
  func tellStart(isOpen: Bool) {
    isAccessTold = true
    clerk.tell(.access(nil, isOpen ? .open : .signedOut))
    if isOpen { clerk.tell(.drafts(drafts.waiting())) }
  }

  func carryOut(_ ticket: Ticket, _ request: AccessRequest) {
    do {
      guard let desk else { throw closedBy ?? JournalError.readOnly(path: place.layout.root) }
      switch request {
      case .signIn(let account, let secret):
        let session = try desk.signIn(account, passphrase: secret.text)
        leave()
        drafts = DraftKeeper(
          layout: place.layout, officer: Officer(name: session.account), console: place.console)
        clerk.tell(.access(ticket, .session(session)))
        clerk.tell(.drafts(drafts.waiting()))
      case .unlock(let secret):
        try unlock(desk) { try desk.unlock(passphrase: secret.text) }
        tell(ticket, desk)
      case .unlockByPIN(let secret):
        try unlock(desk) { try desk.unlock(pin: secret.text) }
        tell(ticket, desk)
      case .lock(let cause):
        // It is locked also where that can't be recorded.
        do { try desk.lock(cause) } catch { report(nil, error) }
        tell(ticket, desk)
      case .signOut:
        recordOwed()
        leave()
        do { try desk.signOut() } catch { report(nil, error) }
        tell(ticket, desk)
      case .changePassphrase(let old, let new):
        try desk.changePassphrase(from: old.text, to: new.text)
        clerk.tell(.secretChanged(ticket))
      case .setPIN(let pin, let passphrase):
        try desk.setPIN(pin?.text, passphrase: passphrase.text)
        clerk.tell(.secretChanged(ticket))
      }
    } catch {
      clerk.tell(.denied(ticket, Denial(error, zone: place.zone)))
      if !(error is Refusal) { report(nil, error) }
    }
  }

  /// Carries out what a second person approves; who that may be is the desk's to say.
  func carryOut(_ request: Request, approvedBy approval: Approval) throws {
    guard let desk, let ticket = request.ticket else { return carryOut(request) }
    do {
      second = .session(try desk.approver(approval.account, passphrase: approval.passphrase.text))
    } catch {
      return clerk.tell(.denied(ticket, Denial(error, zone: place.zone)))
    }
    defer { second = nil }
    carryOut(request)
  }

  /// It is unlocked also where that can't be recorded.
  private func unlock(_ desk: Desk, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch {
      guard let session = desk.session, !session.isLocked, !session.isOver else { throw error }
      report(nil, error)
    }
  }

  private func tell(_ ticket: Ticket, _ desk: Desk) {
    clerk.tell(.access(ticket, desk.session.map { .session($0) } ?? .signedOut))
  }

  /// The officer who was here is gone: nothing of theirs may be recorded as the next one's.
  private func leave() {
    refuseDeferred()
    attempts = []
    drafts.release()
    guard !owed.isEmpty else { return }
    lostLookups += owed.count
    clerk.tell(.refused(nil, .lookupsLost(owed.count), isFinal: true))
    owed = []
  }

  func refuseDeferred() {
    for request in deferred { clerk.tell(.refused(request.ticket, .closedBefore, isFinal: false)) }
    deferred = []
  }
}
