import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// What a console shows and takes while nobody has proved who they are.
struct CoverTests {
  @Test func `until the store is known to be open nothing can be done and nothing shows`() throws {
    var table = try Table(access: .opening)
    table.show(.morning)
    #expect(!table.text.contains("WIDURI"))
    table.press("nq")
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.tray.requests.isEmpty)
    #expect(table.text.contains("penyimpanan masih dibuka"))
    table.tell(.access(nil, .open))
    #expect(table.text.contains("WIDURI"))
    #expect(table.text.contains("TANPA SANDI"))
  }

  @Test func `of travellers a closed console shows only how many wait at its lane`() throws {
    let table = try Table.closed()
    for secret in ["WIDURI", "REKAAN", "41.893", "297", "Sektor", "!2"] {
      #expect(!table.text.contains(secret), "\(secret)")
    }
    for shown in ["Entikong", "08:42", "1 di lajur ini", "Akun", "Frasa sandi"] {
      #expect(table.text.contains(shown), "\(shown)")
    }
  }

  @Test func `account and passphrase go to the clerk, and the screen opens when they are right`() throws {
    let staff = Staff()
    var table = try Table.closed(staff)
    table.press("sari")
    table.press(.enter)
    table.press(Staff.passphrase)
    #expect(!table.text.contains(Staff.passphrase))
    table.press(.enter)
    #expect(table.tray.access == [.signIn(account: "sari", Secret(Staff.passphrase))])
    #expect(table.text.contains("memeriksa"))
    // Enter once more asks nothing more.
    table.press(.enter)
    #expect(table.tray.access.count == 1)
    table.tell(.access(table.tray.lastTicket, .session(try staff.session("sari"))))
    #expect(table.text.contains("WIDURI"))
    #expect(table.text.contains("Sari Rekaan, petugas"))
    #expect(!table.text.contains("TANPA SANDI"))
  }

  @Test func `a wrong passphrase is told, gone, and typed anew`() throws {
    var table = try Table.closed()
    table.signInWrongly()
    table.tell(.denied(table.tray.lastTicket, Denial(Refusal.access(.signInFailed).phrase())))
    #expect(table.text.contains("Akun atau frasa sandi salah"))
    #expect(table.model.form?.hasSecrets == false)
    #expect(table.model.form?.text(.account) == "sari")
    table.press(Staff.passphrase)
    table.press(.enter)
    #expect(table.tray.access.count == 2)
  }

  @Test func `after wrong attempts the wait counts down, and nothing is asked before its end`() throws {
    var table = try Table.closed()
    table.signInWrongly()
    table.tell(
      .denied(table.tray.lastTicket, Denial(Refusal.access(.signInTooSoon(seconds: 4)).phrase(), waitSeconds: 4)))
    #expect(table.text.contains("Coba lagi dalam 4 detik"))
    table.wait(1_000)
    #expect(table.text.contains("Coba lagi dalam 3 detik"))
    table.press("x")
    table.press(.enter)
    #expect(table.tray.access.count == 1)
    table.wait(2_000)
    #expect(!table.text.contains("Coba lagi"))
    // Nothing of what was typed while nobody listened is in it.
    table.press(Staff.passphrase)
    table.press(.enter)
    #expect(table.tray.access.last == .signIn(account: "sari", Secret(Staff.passphrase)))
    #expect(table.tray.access.count == 2)
  }

  @Test func `a passphrase that is typed across the end of a wait is not taken by halves`() throws {
    var table = try Table.closed()
    table.signInWrongly()
    table.tell(
      .denied(table.tray.lastTicket, Denial(Refusal.access(.signInTooSoon(seconds: 1)).phrase(), waitSeconds: 1)))
    for _ in 0..<10 {
      table.press("k")
      table.wait(150)
    }
    #expect(table.model.form?.wait == nil && table.model.form?.hasSecrets == false)
    #expect(table.text.contains("berhenti sebentar"))
    table.press(.enter)
    #expect(table.tray.access.count == 1)
    table.press(Staff.passphrase)
    table.press(.enter)
    #expect(table.tray.access.last == .signIn(account: "sari", Secret(Staff.passphrase)))
  }

  @Test func `what a burst brings behind an Enter that came too close stands nowhere`() throws {
    var table = try Table.closed()
    table.wait(1_200)
    table.type("sari\nrusa kijang kancil banteng\n", every: 5)
    #expect(table.model.form?.text(.account) == "sari")
    #expect(table.model.form?.focus == 0 && table.model.form?.hasSecrets == false)
    #expect(!table.text.contains("kijang") && table.text.contains("tidak masuk"), "\(table.text)")
    #expect(table.tray.requests.isEmpty)
    table.wait(1_200)
    table.press(.enter)
    table.press(Staff.passphrase)
    table.press(.enter)
    #expect(table.tray.access == [.signIn(account: "sari", Secret(Staff.passphrase))])
  }

  @Test(arguments: [MRZDocument.td1, .td2, .td3], [1, 20, 45])
  func `what a reader types is no attempt: it waits at the lane in nobody's name, and stands in no field`(
    document: MRZDocument, milliseconds: Int
  ) throws {
    for isOneLine in [true, false] {
      for begun in ["", "ku"] {
        var table = try Table.closed()
        table.press("sari")
        table.press(.enter)
        table.press(begun)
        let before = table.model.form
        table.wait(1_200)
        table.type(document.typed(inOneLine: isOneLine), every: milliseconds)
        #expect(table.tray.requests == [.presentUnattended(document.lines, lane: 1, .in)])
        #expect(table.model.form == before)
        #expect(!table.text.contains("menunggu di lajur"), "it is not on disk yet")
        table.tell(.unattended(.keptWhileCovered(1), .plain))
        #expect(table.text.contains("Dokumen terbaca; menunggu di lajur 1 sampai ada yang masuk"))
      }
    }
  }

  @Test func `a document that waits already, and one too many, is not sent again`() throws {
    var table = try Table.closed()
    var board = Staff().board
    board.scans = [.made("scan-1", .other)]
    board.scanCount = 1
    table.show(board)
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    #expect(table.tray.requests.isEmpty && table.text.contains("menunggu di lajur 1"))
    board.scanCount = Desk.unattendedLimit
    table.show(board)
    table.wait(1_200)
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.tray.requests.isEmpty && table.text.contains("TIDAK dicatat"))
  }

  @Test func `a locked screen takes it as well, and tells a failure at once, without a name`() throws {
    var (table, session) = try Table.staffed()
    table.press(.function(9))
    table.lockAtDesk(session)
    table.wait(1_200)
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.tray.requests.last == .presentUnattended(MRZDocument.td3.lines, lane: 1, .in))
    table.tell(.unattended(Phrase(id: "disk penuh", en: "disk full"), .alert))
    #expect(table.text.contains("disk penuh") && !table.text.contains("ERIKSSON"))
  }

  @Test func `a refusal that comes while a reader types is not taken back`() throws {
    var table = try Table.closed()
    table.signInWrongly()
    let ticket = table.tray.lastTicket
    table.wait(1_200)
    let text = MRZDocument.td3.typed(inOneLine: true)
    table.type(String(text.prefix(20)), every: 5)
    table.tell(.denied(ticket, Denial(Refusal.access(.signInFailed).phrase())))
    table.wait(5)
    table.type(String(text.dropFirst(20)), every: 5)
    #expect(table.model.form?.checking == nil && table.model.form?.hasSecrets == false)
    #expect(table.tray.requests.last == .presentUnattended(MRZDocument.td3.lines, lane: 1, .in))
  }

  @Test func `what a machine types, and no document, is sent by an Enter of its own`() throws {
    var table = try Table.closed()
    table.press("sari")
    table.press(.enter)
    table.wait(1_200)
    table.type(Staff.passphrase + "\n", every: 5)
    #expect(table.tray.requests.isEmpty)
    #expect(table.text.contains("tunggu, lalu tekan lagi"))
    table.wait(1_200)
    table.press(.enter)
    #expect(table.tray.access == [.signIn(account: "sari", Secret(Staff.passphrase))])
  }

  @Test func `a pasted passphrase is text for its field, a pasted document is not`() throws {
    var table = try Table.closed()
    table.press("sari")
    table.press(.enter)
    table.paste(Staff.passphrase + "\n")
    #expect(table.tray.requests.isEmpty)
    table.paste(MRZDocument.td3.typed(inOneLine: false))
    #expect(table.text.contains("TIDAK dicatat"))
    table.press(.enter)
    #expect(table.tray.access == [.signIn(account: "sari", Secret(Staff.passphrase))])
  }

  @Test func `a paste that is not one line of letters is refused with a word, and adds nothing`() throws {
    for bad in [
      "kelinci\ndua", "kelinci\u{7}", "kelinci\tdua", "kelinci\u{2028}dua", String(repeating: "x", count: 1_025),
    ] {
      var table = try Table.closed()
      table.press("sari")
      table.press(.enter)
      table.paste(bad)
      #expect(table.model.form?.hasSecrets == false)
      #expect(table.text.contains("Tidak ditempel"))
      #expect(!table.text.contains("kelinci"))
    }
  }

  @Test func `a passphrase typed as the account does not stay on the screen`() throws {
    for way in [Key.enter, .tab] {
      var table = try Table.closed()
      table.press(Staff.passphrase)
      table.press(way)
      #expect(!table.text.contains("kuda") && table.text.contains("••••"))
      table.wait(ConsoleModel.strayMilliseconds)
      #expect(table.model.form?.text(.account) == "" && table.model.form?.focus == 0)
      #expect(!table.text.contains("•"))
    }
    var table = try Table.closed()
    table.press(Staff.passphrase)
    table.wait(ConsoleModel.strayMilliseconds)
    #expect(!table.text.contains("kuda"))
    // An account is no secret, and its owner may think.
    table.press("Sari")
    table.press(.tab)
    table.wait(2 * ConsoleModel.strayMilliseconds)
    #expect(table.text.contains("Sari") && table.model.form?.text(.account) == "Sari")
  }

  @Test func `after a refusal what is no account is gone`() throws {
    var table = try Table.closed()
    table.press(Staff.passphrase)
    table.press(.enter)
    table.press(Staff.passphrase)
    table.press(.enter)
    table.tell(.denied(table.tray.lastTicket, Denial(Refusal.access(.signInFailed).phrase())))
    #expect(table.model.form?.text(.account) == "" && table.model.form?.focus == 0)
    #expect(table.text.contains("Akun atau frasa sandi salah"))
  }

  @Test func `a passphrase that nobody sends is forgotten after a minute`() throws {
    var table = try Table.closed()
    table.press("sari")
    table.press(.enter)
    table.press(Staff.passphrase)
    table.wait(ConsoleModel.secretMilliseconds - 1_000)
    #expect(table.model.form?.hasSecrets == true)
    table.wait(1_000)
    #expect(table.model.form?.hasSecrets == false)
  }

  @Test func `Escape, the reader's keys and the panels' keys open nothing`() throws {
    var table = try Table.closed()
    table.press(.escape, .tab, .tab, .function(7), .function(8), .function(9), .pageDown, .delete)
    #expect(table.model.pages.isEmpty && table.model.mode == .dashboard && table.model.isCovered)
    #expect(table.tray.requests.isEmpty)
  }

  @Test func `a console that nobody has opened can be closed`() throws {
    var table = try Table.closed()
    table.wait(400)
    table.handle(.input(.key(.control("q"))))
    table.wait(150)
    #expect(table.reaction.contains(.quit))
  }

  @Test(arguments: Language.allCases) func `a form leaves all letters to its fields, and each key does one thing`(
    language: Language
  ) throws {
    let keys = ConsoleKeys(language: language, reference: try Table().model.setting.reference)
    let approval = AccessForm.Purpose.approve(.refresh, .changeRules, approvers: ["dewi"])
    for purpose in [AccessForm.Purpose.opening, .signIn, .unlock, approval, .passphrase, .pin, .rule(.strongPercent)] {
      for hasLockedSession in [false, true] {
        let table = keys.access(AccessForm(purpose), hasLockedSession: hasLockedSession)
        #expect(table.conflicts().isEmpty, "\(purpose)")
        for scalar in UInt8(0x20)...0x7E {
          guard case .unbound = table.answer(to: .character(Character(Unicode.Scalar(scalar)))) else {
            Issue.record("\(purpose) takes a letter")
            continue
          }
        }
        guard case .action(.help) = table.answer(to: .function(1)) else {
          Issue.record("no help in \(purpose)")
          continue
        }
      }
    }
  }

  @Test func `a secret describes itself as nothing`() {
    let secret = Secret(Staff.passphrase)
    var dumped = ""
    dump(AccessRequest.signIn(account: "sari", secret), to: &dumped)
    #expect(!dumped.contains("kuda"))
    #expect("\(secret) \(String(reflecting: [secret])) \(String(describing: SecretField()))".contains("•"))
    #expect(!String(reflecting: AccessRequest.setPIN(secret, passphrase: secret)).contains("kuda"))
  }

  @Test func `no more of a secret's length shows than that it is not short`() throws {
    var table = try Table.closed()
    table.press("sari")
    table.press(.enter)
    table.press("12345678")
    let eight = table.text
    table.press("901234567890")
    #expect(table.text == eight)
    #expect(eight.contains(String(repeating: "•", count: SecretField.dotLimit)))
    table.press(.control("u"))
    #expect(!table.text.contains("•"))
  }

  @Test func `a secret ends at its bound and takes no control characters`() {
    var field = SecretField()
    let isControlTaken = field.insert("a\u{1B}b")
    #expect(!isControlTaken && field.isEmpty)
    let isWholeTaken = field.insert(String(repeating: "x", count: Secret.limit))
    let isMoreTaken = field.insert("y")
    #expect(isWholeTaken && !isMoreTaken)
    let taken = field.take()
    #expect(taken.text.count == Secret.limit && field.isEmpty)
  }
}

extension Table {
  fileprivate mutating func signInWrongly() {
    press("sari")
    press(.enter)
    press("salah sama sekali")
    press(.enter)
  }
}
