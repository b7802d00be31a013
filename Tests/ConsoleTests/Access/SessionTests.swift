import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// Locking, signing out, and who comes after whom.
struct SessionTests {
  @Test func `a lock covers at once, and what was half written comes back`() throws {
    var (table, session) = try Table.staffed(isPINSet: true)
    table.press("f1")
    table.press("RINDU")
    let pages = table.model.pages
    table.press(.function(9))
    #expect(table.tray.access.last == .lock(.officer))
    #expect(table.tray.drafts.count == 1, "what was typed is kept before nobody can type on")
    #expect(!table.text.contains("RINDU") && table.text.contains("Terkunci: Sari Rekaan"))
    table.lockAtDesk(session)
    #expect(table.model.isCovered)
    table.press(Staff.pin)
    table.press(.enter)
    #expect(table.tray.access.last == .unlockByPIN(Secret(Staff.pin)))
    session.unlock(.pin)
    table.tell(.access(table.tray.lastTicket, .session(session)))
    #expect(table.text.contains("RINDU"))
    #expect(table.model.pages.map(\.screen.ticket) == pages.map(\.screen.ticket))
    #expect(table.text.contains("(PIN)"))
  }

  @Test func `Ctrl-Z locks first, and what was typed of a secret is gone`() throws {
    var (table, _) = try Table.staffed(isPINSet: true)
    table.open(.other)
    table.handle(.suspending)
    #expect(table.tray.access.last == .lock(.officer))
    #expect(table.model.isCovered && !table.text.contains("REKAAN"))
    table.press(Staff.pin)
    table.handle(.suspending)
    #expect(table.model.form?.hasSecrets == false)
    #expect(table.tray.access.count { $0 == .lock(.officer) } == 1)
    // In an open store nobody could unlock.
    var open = try Table()
    open.handle(.suspending)
    #expect(!open.model.isCovered)
  }

  @Test func `whoever is sent away comes back by the passphrase, and who leaves makes room for another`() throws {
    var staff = Staff()
    var (table, _) = try Table.staffed()
    staff.change("sari") { $0.isDisabled = true }
    table.show(staff.board)
    #expect(table.model.form?.purpose == .signIn)
    #expect(table.model.form?.text(.account) == "sari")
    table.tell(.access(table.tray.lastTicket, .signedOut))
    table.press("kuda")
    #expect(table.model.form?.text(.account) == "sari" && !table.text.contains("kuda"))
    var (other, _) = try Table.staffed()
    other.press(.function(8))
    #expect(other.model.form?.purpose == .signIn && other.model.form?.text(.account) == "")
  }

  @Test func `the traveller at the lane is there again after the lock, and no key decides at once`() throws {
    var (table, session) = try Table.staffed()
    table.open(.other)
    table.press("t")
    let mode = table.model.mode
    table.press(.function(9))
    table.lockAtDesk(session)
    #expect(!table.text.contains("REKAAN"))
    table.press(Staff.passphrase)
    table.press(.enter)
    #expect(table.tray.access.last == .unlock(Secret(Staff.passphrase)))
    session.unlock(.passphrase)
    table.tell(.access(table.tray.lastTicket, .session(session)))
    table.handle(.input(.key(.character("1"))))
    table.wait(400)
    #expect(table.tray.decisions.isEmpty)
    #expect(table.model.mode == mode)
  }

  @Test func `an answer from before the lock opens nothing`() throws {
    var (table, session) = try Table.staffed()
    let ticket = table.tray.lastTicket
    table.press(.function(9))
    table.tell(.access(ticket, .session(session)))
    #expect(table.model.isCovered)
  }

  @Test func `a wrong PIN tells how many tries are left, and then the passphrase alone unlocks`() throws {
    var (table, session) = try Table.staffed(isPINSet: true)
    table.press(.function(9))
    table.lockAtDesk(session)
    #expect(table.text.contains("PIN atau frasa sandi"))
    for left in [2, 1, 0] {
      table.press("999111")
      table.press(.enter)
      #expect(table.tray.access.last == .unlockByPIN(Secret("999111")))
      #expect(session.countWrongPIN() == left)
      table.tell(.denied(table.tray.lastTicket, Denial(Refusal.access(.wrongPIN(left: left)).phrase())))
      #expect(left == 0 || table.text.contains("sisa percobaan: \(left)"))
    }
    #expect(!table.text.contains("PIN atau"))
    table.press("999111")
    table.press(.enter)
    #expect(table.tray.access.last == .unlock(Secret("999111")))
  }

  @Test func `a console that nobody touches locks itself after the rule's minutes`() throws {
    var (table, _) = try Table.staffed()
    table.press("n")
    table.wait(5 * 60_000 - 1_000)
    #expect(!table.model.isCovered)
    table.type("x", every: 0)
    table.wait(5 * 60_000 - 1_000)
    #expect(!table.model.isCovered, "a key begins the time anew")
    table.wait(1_000)
    #expect(table.model.isCovered)
    #expect(table.tray.access.last == .lock(.idle))
    table.wait(60 * 60_000)
    #expect(table.tray.access.filter { $0 == .lock(.idle) }.count == 1)
  }

  @Test func `an open store never locks itself, and says why it can't be locked`() throws {
    var table = try Table()
    table.show(.morning)
    table.wait(3 * 3_600_000)
    table.press(.function(9))
    #expect(!table.model.isCovered)
    #expect(table.text.contains("belum ada akun yang punya frasa sandi"))
    table.press(.function(1))
    #expect(table.text.contains("plbn account passphrase"))
  }

  @Test func `what is being recorded when the screen is locked is told when it opens`() throws {
    var (table, session) = try Table.staffed()
    let ticket = table.open(.other)
    table.press("i")
    #expect(table.tray.decided.count == 1)
    table.press(.function(9))
    table.lockAtDesk(session)
    #expect(table.text.contains("menyimpan 1"))
    table.tell(.decided(ticket, crossing: "crossing-1", Table.start))
    #expect(!table.text.contains("REKAAN") && !table.text.contains("menyimpan"))
    table.unlock(session)
    #expect(table.text.contains("tersimpan 08:42: REKAAN"))
  }

  @Test func `what failed under the lock comes back with all that was entered`() throws {
    var (table, session) = try Table.staffed()
    let ticket = table.open(.other)
    table.press("t1")
    table.press(.enter)
    table.press(.function(9))
    table.lockAtDesk(session)
    table.tell(.refused(ticket, Phrase(id: "disk penuh", en: "disk full"), isFinal: false))
    #expect(!table.text.contains("REKAAN"))
    table.unlock(session)
    #expect(table.text.contains("disk penuh"))
    table.press("n")
    #expect(table.model.mode.laneCase?.ticket == ticket)
  }

  @Test func `another officer may sign in: the screen begins anew and who waits keeps waiting`() throws {
    let staff = Staff()
    var (table, session) = try Table.staffed(staff)
    table.press("f1")
    table.press("RINDU")
    table.press(.function(9))
    table.lockAtDesk(session)
    table.press(.function(8))
    #expect(table.text.contains("Masuk"))
    #expect(!table.text.contains("Sari Contoh"), "whoever signs in is somebody else")
    table.press(.escape)
    #expect(table.text.contains("Terkunci"))
    table.press(.function(8))
    let next = try staff.session("dewi")
    table.signIn(next)
    #expect(table.tray.access.last == .signIn(account: "dewi", Secret(Staff.passphrase)))
    #expect(table.model.pages.isEmpty && table.model.drafts.isEmpty)
    #expect(table.text.contains("Dewi Contoh, penyelia+1"))
    #expect(table.text.contains("1 di lajur ini"))
  }

  @Test func `whoever locked it and signs in by name goes on`() throws {
    var (table, session) = try Table.staffed()
    table.open(.other)
    table.press(.function(9))
    table.lockAtDesk(session)
    table.press(.function(8))
    table.press(" Sari")
    table.press(.enter)
    table.press(Staff.passphrase)
    table.press(.enter)
    #expect(table.tray.access.last == .unlock(Secret(Staff.passphrase)))
  }

  @Test func `signing out takes everything from the screen, and asks first where words would be lost`() throws {
    var (table, _) = try Table.staffed()
    table.press("f1")
    table.press("RINDU")
    table.press(.function(8))
    #expect(!table.model.isCovered)
    #expect(table.text.contains("yang belum disimpan hilang. F8 sekali lagi"))
    table.press("X")
    table.press(.function(8))
    #expect(!table.model.isCovered, "another key between takes the question back")
    table.press(.function(8))
    #expect(table.tray.access.last == .signOut)
    #expect(table.text.contains("Masuk"))
    table.tell(.access(table.tray.lastTicket, .signedOut))
    #expect(table.model.pages.isEmpty && table.model.form?.checking == nil)
  }

  @Test func `what could not be recorded when its officer was gone is told to the next, without names`() throws {
    let staff = Staff()
    var (table, session) = try Table.staffed(staff)
    let ticket = table.open(.other)
    table.press("t1")
    table.press(.enter)
    table.press(.function(9))
    table.lockAtDesk(session)
    table.tell(.refused(ticket, Phrase(id: "disk penuh", en: "disk full"), isFinal: false))
    table.press(.function(8))
    table.signIn(try staff.session("dewi"))
    #expect(table.text.contains("1 catatan petugas sebelumnya TIDAK tersimpan"))
    #expect(table.model.returned.isEmpty)
  }

  @Test func `what its officer did not go on with is not called lost`() throws {
    let staff = Staff()
    var (table, _) = try Table.staffed(staff)
    table.open(.other)
    guard let theCase = table.model.mode.laneCase else {
      Issue.record("nobody is open")
      return
    }
    table.model.returned = [.mode(.deciding(theCase))]
    table.press(.function(8))
    table.tell(.access(table.tray.lastTicket, .signedOut))
    table.signIn(try staff.session("dewi"))
    #expect(!table.text.contains("TIDAK tersimpan"))
  }

  @Test func `an account that is disabled at another console ends its session here`() throws {
    for isLocked in [false, true] {
      var staff = Staff()
      var (table, session) = try Table.staffed(staff)
      if isLocked {
        table.press(.function(9))
        table.lockAtDesk(session)
      }
      staff.change("sari") { $0.isDisabled = true }
      table.show(staff.board)
      #expect(table.tray.access.last == .signOut)
      #expect(table.text.contains("Akun sari dinonaktifkan"))
      table.show(staff.board)
      #expect(table.tray.access.filter { $0 == .signOut }.count == 1)
    }
  }

  @Test func `a first passphrase that is set elsewhere closes this console`() throws {
    var table = try Table()
    table.show(.morning)
    table.press("n")
    table.show(Staff().board)
    #expect(table.model.isCovered)
    #expect(table.text.contains("Frasa sandi pertama"))
    #expect(table.model.form?.text(.account) == "sari")
  }
}

extension Table {
  /// The clerk lets whoever locked the console in again.
  fileprivate mutating func unlock(_ session: Session) {
    press(Staff.passphrase)
    press(.enter)
    session.unlock(.passphrase)
    tell(.access(tray.lastTicket, .session(session)))
  }
}
