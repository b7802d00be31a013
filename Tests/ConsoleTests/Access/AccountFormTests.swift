import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// One's own passphrase and PIN, the rule of the lock, and the second person.
struct AccountFormTests {
  private static let new = "perahu kayu sungai sekayam"

  @Test func `a passphrase is changed with the old one and twice the new one`() throws {
    var (table, _) = try Table.staffed()
    table.press(.function(7))
    #expect(table.text.contains("plbn account"))
    fill(&table, Staff.passphrase, Self.new, Self.new)
    #expect(table.tray.access.last == .changePassphrase(from: Secret(Staff.passphrase), to: Secret(Self.new)))
    #expect(table.model.form?.hasSecrets == false)
    table.tell(.secretChanged(table.tray.lastTicket))
    #expect(table.model.form == nil)
    #expect(table.text.contains("Akun Anda sudah diubah"))
  }

  @Test func `two that differ are typed again, and a weak one is told as weak`() throws {
    var (table, _) = try Table.staffed()
    let asked = table.tray.access.count
    table.press(.function(7))
    fill(&table, Staff.passphrase, Self.new, Self.new + "x")
    #expect(table.text.contains("tidak sama"))
    #expect(table.tray.access.count == asked)
    #expect(table.model.form?.hasSecrets == false && table.model.form?.focus == 0)
    fill(&table, Staff.passphrase, "pendek", "pendek")
    table.tell(.denied(table.tray.lastTicket, Denial(Refusal.access(.passphraseTooShort(12)).phrase())))
    #expect(table.text.contains("Frasa sandi terlalu pendek"))
  }

  @Test func `a PIN is set with the passphrase, and taken away by leaving it empty`() throws {
    var (table, _) = try Table.staffed()
    table.press(.function(7), .function(7))
    fill(&table, Staff.pin, Staff.pin, Staff.passphrase)
    #expect(table.tray.access.last == .setPIN(Secret(Staff.pin), passphrase: Secret(Staff.passphrase)))
    table.tell(.secretChanged(table.tray.lastTicket))
    table.press(.function(7), .function(7))
    fill(&table, "", "", Staff.passphrase)
    #expect(table.tray.access.last == .setPIN(nil, passphrase: Secret(Staff.passphrase)))
  }

  @Test func `Escape leaves, and nothing of it is asked`() throws {
    var (table, _) = try Table.staffed()
    let asked = table.tray.requests.count
    table.press(.function(7))
    table.press(.escape)
    #expect(table.model.form == nil && table.tray.requests.count == asked)
  }

  @Test func `what was typed goes only after a question, which Escape and F7 ask and typing on withdraws`() throws {
    var (table, _) = try Table.staffed(by: "agus")
    openRule(&table)
    fill(&table, "10")
    table.press("lama")
    for key in [Key.escape, .function(7)] {
      table.press(key)
      #expect(table.text.contains("Yang sudah diketik di sini hilang"))
      #expect(table.model.form?.text(.reason).hasPrefix("lama") == true)
      table.press("x")
      #expect(!table.text.contains("Yang sudah diketik di sini hilang"))
    }
    // Ten seconds later nobody knows of the question any more.
    table.press(.escape)
    table.wait(10_000)
    table.press(.escape)
    #expect(table.model.form?.text(.value) == "10")
    table.press(.escape)
    #expect(table.model.form == nil)
    // A secret too; and empty fields are left at once.
    table.press(.function(7))
    table.press(Staff.passphrase)
    table.press(.function(7))
    #expect(table.model.form?.purpose == .passphrase && table.model.form?.hasSecrets == true)
    table.press(.function(7))
    #expect(table.model.form?.purpose == .pin)
    table.press(.function(7))
    #expect(table.model.form?.purpose == .rule(.idleLockMinutes))
  }

  @Test func `who may not change a rule reads it before anything is typed`() throws {
    var (table, _) = try Table.staffed()
    openRule(&table)
    #expect(table.text.contains("× Hanya") && table.text.contains("mengubah aturan"))
    var (chief, _) = try Table.staffed(by: "agus")
    openRule(&chief)
    #expect(!chief.text.contains("× Hanya"))
  }

  @Test func `a document that is read over it is recorded and waits`() throws {
    var (table, _) = try Table.staffed()
    table.press(.function(7))
    table.press("ku")
    let before = table.model.form
    table.wait(1_200)
    table.type(MRZDocument.td3.typed(inOneLine: true), every: 5)
    #expect(table.tray.presented == [MRZDocument.td3.lines])
    #expect(table.model.form == before)
    #expect(table.text.contains("Berikutnya menunggu di lajur ini"))
  }

  // MARK: The rule, by two people

  @Test func `the rule of the lock takes its minutes and a reason`() throws {
    var (table, _) = try Table.staffed(by: "agus")
    openRule(&table)
    fill(&table, "61", "lama")
    #expect(table.text.contains("antara 1 dan 60") && table.tray.writes.isEmpty)
    table.press(.tab)
    table.press(.control("u"))
    fill(&table, "10", "")
    #expect(table.tray.writes == [.rule(.idleLockMinutes, seen: 5, to: 10, reason: "lama")])
    #expect(!table.model.unsettled.isEmpty)
    table.tell(.saved(table.tray.lastWriteTicket, Table.start))
    #expect(table.model.form == nil && table.model.unsettled.isEmpty)
    #expect(table.text.contains("Aturan tersimpan"))
  }

  @Test func `F7 goes on through every rule of the post, each with its name, what it says now and its bounds`() throws {
    var (table, _) = try Table.staffed(by: "agus")
    openRule(&table)
    for rule in Rule.allCases {
      #expect(table.model.form?.purpose == .rule(rule))
      let note = try #require(table.model.form?.purpose.note(table.model.board?.accounts)).id
      #expect(note.lowercased().hasPrefix(rule.name.id.lowercased()) && note.contains("sekarang \(rule.usual)"))
      #expect(note.first?.isUppercase == true && !note.contains("docs/"))
      #expect(table.text.contains(try #require(table.model.form?.purpose.place)))
      #expect(note.contains("boleh \(rule.bounds.lowerBound) sampai \(rule.bounds.upperBound)"))
      #expect(table.text.contains("Aturan pos") && table.text.contains(note.prefix(30)))
      table.press(.function(7))
    }
    #expect(table.model.form?.purpose == .passphrase)
  }

  @Test func `a band's threshold is moved by a supervisor with a reason, within its bounds, from what it says now`()
    throws
  {
    var (table, _) = try Table.staffed(by: "agus")
    openRule(&table)
    table.press(.function(7))
    #expect(table.text.contains("Lebih rendah: lebih banyak"))
    fill(&table, "91", "terlalu banyak")
    #expect(table.text.contains("antara 70 dan 90") && table.tray.writes.isEmpty)
    table.press(.tab)
    table.press(.control("u"))
    fill(&table, "85", "")
    #expect(table.tray.writes == [.rule(.strongPercent, seen: 80, to: 85, reason: "terlalu banyak")])
    table.tell(.secondNeeded(table.tray.lastWriteTicket, .changeRules, approvers: ["dewi"]))
    #expect(table.text.contains("Petugas kedua"))
  }

  @Test func `what needs a second person asks for them at this terminal and is asked again with the same ticket`()
    throws
  {
    var (table, _) = try Table.staffed(by: "agus")
    let rule = askRule(&table)
    #expect(table.text.contains("Petugas kedua") && table.text.contains("WIDURI"), "what it is about stays in sight")
    #expect(table.model.form?.text(.account) == "dewi", "there is one who can be it")
    #expect(!table.text.contains("menyimpan"), "nothing is being saved while it waits for them")
    // They read what they put their name to.
    #expect(table.text.contains("dari 5 menjadi 10") && table.text.contains("Alasan: lama"))
    table.press(Staff.passphrase)
    table.press(.enter)
    #expect(
      table.tray.requests.last == .approved(rule, by: Approval(account: "dewi", passphrase: Secret(Staff.passphrase))))
    table.tell(.saved(table.tray.lastWriteTicket, Table.start))
    #expect(table.model.form == nil)
  }

  @Test func `a second person's wrong passphrase is told, and typed again`() throws {
    var (table, _) = try Table.staffed(by: "agus")
    let rule = askRule(&table)
    table.press("salah")
    table.press(.enter)
    table.tell(.denied(table.tray.lastTicket, Denial(Refusal.access(.signInFailed).phrase())))
    #expect(table.text.contains("salah; percobaan ini dicatat"))
    table.press(Staff.passphrase)
    table.press(.enter)
    #expect(
      table.tray.requests.last == .approved(rule, by: Approval(account: "dewi", passphrase: Secret(Staff.passphrase))))
  }

  @Test func `without a second person nothing is recorded and what was entered is there again`() throws {
    var (table, _) = try Table.staffed(by: "agus")
    _ = askRule(&table)
    table.press(.escape)
    #expect(table.model.form?.purpose == .rule(.idleLockMinutes))
    #expect(table.model.form?.text(.value) == "10" && table.model.form?.text(.reason) == "lama")
    #expect(table.text.contains("Petugas kedua harus ikut menyetujui"))
    #expect(table.model.unsettled.isEmpty)
  }

  @Test func `a decision that needed a second person is asked again as it was, or comes back`() throws {
    for isApproved in [true, false] {
      var (table, _) = try Table.staffed()
      let ticket = table.open(.other)
      table.press("i")
      let decision = try #require(table.tray.requests.last)
      table.tell(.secondNeeded(ticket, .decide, approvers: ["agus", "dewi"]))
      #expect(table.text.contains("agus, dewi"))
      let matter = try #require(table.model.form?.matter?.id)
      #expect(matter.contains("MASUK: ") && table.text.contains(matter.prefix(20)))
      if isApproved {
        table.press("agus")
        table.press(.enter)
        table.press(Staff.passphrase)
        table.press(.enter)
        #expect(
          table.tray.requests.last
            == .approved(decision, by: Approval(account: "agus", passphrase: Secret(Staff.passphrase))))
        table.tell(.decided(ticket, crossing: "crossing-1", Table.start))
        #expect(table.model.form == nil && table.text.contains("tersimpan"))
      } else {
        table.press(.escape)
        #expect(table.model.form == nil && table.model.saving.isEmpty)
        table.press("n")
        #expect(table.model.mode.laneCase?.ticket == ticket)
      }
    }
  }

  @Test func `a lock over the second person's form gives the request back`() throws {
    var (table, session) = try Table.staffed()
    let ticket = table.open(.other)
    table.press("i")
    table.tell(.secondNeeded(ticket, .decide, approvers: ["dewi"]))
    table.press(.function(9))
    table.lockAtDesk(session)
    #expect(table.model.unsettled.isEmpty)
    #expect(table.model.form?.purpose == .unlock)
    #expect(table.model.returned.count == 1 || table.model.mode.laneCase?.ticket == ticket)
  }

  private func openRule(_ table: inout Table) { table.press(.function(7), .function(7), .function(7)) }

  /// Asks for ten minutes; the desk wants a second person.
  private func askRule(_ table: inout Table) -> Request {
    openRule(&table)
    fill(&table, "10", "lama")
    let ticket = table.tray.lastWriteTicket
    table.tell(.secondNeeded(ticket, .changeRules, approvers: ["dewi"]))
    return .write(ticket, .rule(.idleLockMinutes, seen: 5, to: 10, reason: "lama"))
  }

  private func fill(_ table: inout Table, _ texts: String...) {
    for text in texts {
      table.press(text)
      table.press(.enter)
    }
  }
}
