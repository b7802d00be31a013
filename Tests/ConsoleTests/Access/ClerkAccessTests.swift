import Foundation
import Journal
import Phrases
import ReferenceData
import Terminal
import Testing
import TravelDocuments
import Watchlist

@testable import Border
@testable import Console

/// Signing in, locking and approving at a real store that is closed.
@Suite(.serialized) struct ClerkAccessTests {
  /// Sari made the store and may do everything, Agus is a supervisor, Dewi an officer; all have the same passphrase,
  /// which nobody should.
  private func post(spoil: (StoreLayout) throws -> Void = { _ in }) throws -> Post {
    try Post { layout in
      let desk = try Desk(
        layout, officer: Officer(name: "sari"), console: "test", reference: try ReferenceData.shared.get())
      desk.scryptRounds = 1 << 14
      try desk.closeStore(passphrase: Staff.passphrase)
      for (id, name, role) in [("dewi", "Dewi Contoh", Role.officer), ("agus", "Agus Misal", .supervisor)] {
        try desk.create(account: id, AccountFacts(name: name, roles: [role]))
        try desk.setPassphrase(of: id, Staff.passphrase)
      }
      try desk.signOut(.exit)
      try spoil(layout)
    }
  }

  private func state(_ post: Post, _ ticket: Ticket?) throws -> AccessState {
    try post.wait { if case .access(ticket, let state) = $0 { state } else { nil } }
  }

  private func denial(_ post: Post, _ ticket: Ticket) throws -> Denial {
    try post.wait { if case .denied(ticket, let denial) = $0 { denial } else { nil } }
  }

  @discardableResult
  private func signIn(_ post: Post, _ account: String, _ number: Int) throws -> Session {
    let ticket = Ticket(number: number)
    post.clerk.ask(.access(ticket, .signIn(account: account, Secret(Staff.passphrase))))
    guard case .session(let session) = try state(post, ticket) else { throw NotSignedIn() }
    return session
  }

  private struct NotSignedIn: Error {}

  private func present(_ ticket: Ticket) -> Request {
    .present(ticket, mrz: MRZDocument.other.lines, kind: "TD3", lane: 1, direction: .in, source: .keyboard)
  }

  private func refusal(_ post: Post, _ ticket: Ticket) throws -> Phrase {
    try post.wait { if case .refused(ticket, let phrase, _) = $0 { phrase } else { nil } }
  }

  @Test func `an open store is told as open`() throws {
    guard case .open = try state(try Post(), nil) else {
      Issue.record("not open")
      return
    }
  }

  @Test func `in a closed store nothing is recorded until somebody signs in`() throws {
    let post = try post()
    guard case .signedOut = try state(post, nil) else {
      Issue.record("not closed")
      return
    }
    let count = try post.records().count
    post.clerk.ask(present(Ticket(number: 1)))
    #expect(try refusal(post, Ticket(number: 1)) == Refusal.access(.notSignedIn).phrase())
    #expect(try post.records().count == count)
    try signIn(post, "sari", 2)
    post.clerk.ask(present(Ticket(number: 3)))
    _ = try post.wait { if case .received(Ticket(number: 3), _, _) = $0 { true } else { nil } }
    #expect(try post.records().suffix(3) == ["session.opened", "scan.received", "watchlist.checked"])
  }

  @Test func `a closed store of which nothing can be read stays covered`() throws {
    let post = try post { layout in
      let path = layout.events + "/000000-00000000000000000000.jsonl"
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      bytes[20] ^= 1
      try bytes.write(to: URL(fileURLWithPath: path))
    }
    guard case .signedOut = try state(post, nil) else {
      Issue.record("uncovered")
      return
    }
  }

  @Test func `a desk is unlocked also where that can't be recorded, and the trouble is told`() throws {
    let post = try post()
    let session = try signIn(post, "sari", 1)
    post.clerk.ask(.access(Ticket(number: 2), .lock(.officer)))
    _ = try state(post, Ticket(number: 2))
    let held = try FileHandle(forUpdating: URL(fileURLWithPath: post.layout.lock))
    try #require(flock(held.fileDescriptor, LOCK_EX) == 0)
    post.clerk.ask(.access(Ticket(number: 3), .unlock(Secret(Staff.passphrase))))
    _ = try state(post, Ticket(number: 3))
    #expect(!session.isLocked)
    #expect(post.told.contains { if case .refused(nil, _, _) = $0 { true } else { false } })
    try held.close()
  }

  @Test func `a wrong passphrase is denied, and the next attempt must wait`() throws {
    let post = try post()
    post.clerk.ask(.access(Ticket(number: 1), .signIn(account: "sari", Secret("salah sama sekali"))))
    #expect(try denial(post, Ticket(number: 1)).sentence == Refusal.access(.signInFailed).phrase())
    post.clerk.ask(.access(Ticket(number: 2), .signIn(account: "sari", Secret(Staff.passphrase))))
    let early = try denial(post, Ticket(number: 2))
    #expect(early.waitSeconds == 1)
    #expect(try post.records().last == "session.refused")
  }

  @Test func `a locked desk records nothing until it is unlocked, by the PIN too`() throws {
    let post = try post()
    let session = try signIn(post, "sari", 1)
    post.clerk.ask(
      .access(Ticket(number: 2), .setPIN(Secret(Staff.pin), passphrase: Secret(Staff.passphrase))))
    _ = try post.wait { if case .secretChanged(Ticket(number: 2)) = $0 { true } else { nil } }
    post.clerk.ask(.access(Ticket(number: 3), .lock(.idle)))
    _ = try state(post, Ticket(number: 3))
    #expect(session.isLocked && session.pinTriesLeft == 3)
    post.clerk.ask(present(Ticket(number: 4)))
    #expect(try refusal(post, Ticket(number: 4)) == Refusal.access(.sessionLocked).phrase())
    post.clerk.ask(.access(Ticket(number: 5), .unlockByPIN(Secret(Staff.pin))))
    _ = try state(post, Ticket(number: 5))
    #expect(!session.isLocked)
    post.clerk.ask(present(Ticket(number: 6)))
    _ = try post.wait { if case .received(Ticket(number: 6), _, _) = $0 { true } else { nil } }
  }

  @Test func `a passphrase that was changed is the one that counts`() throws {
    let post = try post()
    try signIn(post, "sari", 1)
    let new = "perahu kayu sungai sekayam"
    post.clerk.ask(.access(Ticket(number: 2), .changePassphrase(from: Secret(Staff.passphrase), to: Secret("pendek"))))
    #expect(try denial(post, Ticket(number: 2)).sentence == Refusal.access(.passphraseTooShort(12)).phrase())
    post.clerk.ask(.access(Ticket(number: 3), .changePassphrase(from: Secret(Staff.passphrase), to: Secret(new))))
    _ = try post.wait { if case .secretChanged(Ticket(number: 3)) = $0 { true } else { nil } }
    post.clerk.ask(.access(Ticket(number: 4), .lock(.officer)))
    post.clerk.ask(.access(Ticket(number: 5), .unlock(Secret(new))))
    guard case .session(let session) = try state(post, Ticket(number: 5)) else { throw NotSignedIn() }
    #expect(!session.isLocked)
  }

  @Test func `a form that one officer left is not offered to the next, and waits for the first`() throws {
    let post = try post()
    try signIn(post, "sari", 1)
    let draft = FormDraft(form: "plb", lane: 1, values: [.name: "RINDU REKAAN"])
    post.clerk.ask(.keepDraft(draft))
    post.clerk.ask(.access(Ticket(number: 2), .signOut))
    guard case .signedOut = try state(post, Ticket(number: 2)) else { throw NotSignedIn() }
    try signIn(post, "agus", 3)
    try signIn(post, "sari", 4)
    let offered = try post.wait(count: 3) {
      if case .drafts(let waiting) = $0 { waiting.drafts.map(\.draft) } else { nil }
    }
    #expect(offered == [[], [], [draft]])
    #expect(
      try post.records().suffix(5) == [
        "session.opened", "session.closed", "session.opened", "session.closed", "session.opened",
      ])
  }

  @Test func `what needs two people is recorded once, with the second one's approval`() throws {
    let post = try post()
    try signIn(post, "agus", 1)
    let rule = Request.write(Ticket(number: 2), .rule(.idleLockMinutes, seen: 5, to: 10, reason: "giliran panjang"))
    post.clerk.ask(rule)
    let approvers = try post.wait {
      if case .secondNeeded(Ticket(number: 2), .changeRules, let approvers) = $0 { approvers } else { nil }
    }
    #expect(approvers == ["sari"])
    post.clerk.ask(.approved(rule, by: Approval(account: "agus", passphrase: Secret(Staff.passphrase))))
    #expect(try refusal(post, Ticket(number: 2)) == Refusal.access(.secondPersonUnfit("agus")).phrase())
    post.clerk.ask(.approved(rule, by: Approval(account: "sari", passphrase: Secret(Staff.passphrase))))
    _ = try post.wait { if case .saved(Ticket(number: 2), _) = $0 { true } else { nil } }
    #expect(try post.records().count { $0 == "rule.changed" } == 1)
    let board = try post.waitForBoard { $0.accounts.value(.idleLockMinutes) == 10 }
    #expect(board.unauthorised == 0)
  }

  @Test func `an entry's draft stays at work while the second person is asked for, and goes when it is recorded`()
    throws
  {
    let post = try post()
    try signIn(post, "agus", 1)
    let reference = try ReferenceData.shared.get()
    var form = EntryForm(.make, reference: reference)
    form.fields.change(.name) { $0.entry = .text(TextField("REKAAN, BUDI")) }
    post.clerk.ask(.keepDraft(form.draft(lane: 1)))
    let day = try #require(PartialDate(Timestamp.now().description.prefix(10)))
    let entry = WatchlistEntryMade(
      names: [ListedName("REKAAN, BUDI")], births: [.date(try #require(PartialDate("1974-08-12")))],
      listClass: .watch, action: "secondary", legalBasis: "x", owner: "y", reason: "laporan", grade: .reported,
      review: day, expires: day)
    let made = Request.write(Ticket(number: 2), .makeEntry(entry))
    post.clerk.ask(made)
    _ = try post.wait { if case .secondNeeded(Ticket(number: 2), .keepEntries, _) = $0 { true } else { nil } }
    // Nobody approved, and the form is gone on with: it is the same draft.
    form.fields.change(.reason) { $0.entry = .text(TextField("laporan")) }
    post.clerk.ask(.keepDraft(form.draft(lane: 1)))
    post.clerk.ask(made)
    _ = try post.wait(count: 2) { if case .secondNeeded(Ticket(number: 2), .keepEntries, _) = $0 { true } else { nil } }
    let drafts = try FileManager.default.contentsOfDirectory(atPath: post.layout.root + "/drafts")
      .filter { $0.hasSuffix(".json") }
    #expect(drafts.count == 1)
    post.clerk.ask(.approved(made, by: Approval(account: "sari", passphrase: Secret(Staff.passphrase))))
    _ = try post.wait { if case .saved(Ticket(number: 2), _) = $0 { true } else { nil } }
    var ids: [String] = []
    var reader = try JournalReader(post.layout)
    _ = try reader.read(limit: 1_000) { item in
      if case .record(let record) = item, record.type == WatchlistEntryMade.type { ids.append(record.id) }
    }
    #expect(ids.map { $0 + ".json" } == drafts)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: post.layout.root + "/drafts").allSatisfy {
        !$0.hasSuffix(".json")
      })
  }

  @Test func `a second person's wrong passphrase records nothing of the request`() throws {
    let post = try post()
    try signIn(post, "agus", 1)
    let rule = Request.write(Ticket(number: 2), .rule(.idleLockMinutes, seen: 5, to: 10, reason: "giliran panjang"))
    post.clerk.ask(.approved(rule, by: Approval(account: "sari", passphrase: Secret("salah sama sekali"))))
    #expect(try denial(post, Ticket(number: 2)).sentence == Refusal.access(.signInFailed).phrase())
    #expect(try !post.records().contains("rule.changed"))
  }

  @Test func `closing the console closes the session`() throws {
    let post = try post()
    try signIn(post, "sari", 1)
    #expect(post.clerk.finish([]).isEmpty)
    #expect(try post.records().last == "session.closed")
  }
}
