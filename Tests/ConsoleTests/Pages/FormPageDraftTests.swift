import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

extension KeptDraft {
  /// A draft that was kept `minutes` before the test's start.
  static func made(
    _ id: String, form: String = "PLB", minutes: Int = 5, amends: String? = nil,
    _ values: [FormField.ID: String] = [.name: "RINDU REK", .nationality: "IDN", .direction: "out"]
  ) -> KeptDraft {
    KeptDraft(
      id: id, officer: "sari", console: "pos:tty1",
      saved: Timestamp(milliseconds: Table.start.milliseconds - minutes * 60_000),
      draft: FormDraft(form: form, lane: 3, values: values, amends: amends))
  }
}

/// Half-filled forms: kept while they are typed, offered again, taken up, given up.
struct FormPageDraftTests {
  private func table(_ drafts: KeptDraft...) throws -> Table {
    var table = try Table()
    table.show(.morning)
    table.tell(.drafts(WaitingDrafts(drafts: drafts, unreadable: 0, passedOver: 0)))
    return table
  }

  @Test func `what is typed is kept a second after the last key`() throws {
    var table = try Table.form("1")
    table.press("RI")
    #expect(table.tray.drafts.isEmpty)
    table.wait(599)
    #expect(table.tray.drafts.isEmpty)
    table.wait(1)
    #expect(
      table.tray.drafts == [
        FormDraft(form: "PLB", lane: 1, values: [.name: "RI", .nationality: "IDN", .direction: "in"])
      ])
    table.wait(10_000)
    #expect(table.tray.drafts.count == 1)
  }

  @Test func `what is typed is kept at once when its field is left`() throws {
    var table = try Table.form("1")
    table.press("R")
    table.press(.tab)
    #expect(table.tray.drafts.map { $0.values[.name] } == ["R"])
    table.press(.tab, .backtab)
    #expect(table.tray.drafts.count == 1)
  }

  @Test func `a form in which nothing was typed is not kept and is left by Escape`() throws {
    var table = try Table.form("1")
    table.press(.tab, .tab, .escape)
    #expect(table.formPage?.filling == nil)
    #expect(table.text.contains("Formulir"))
    table.press(.escape)
    #expect(table.model.pages.isEmpty)
    #expect(table.tray.drafts.isEmpty)
    #expect(!table.tray.requests.contains(.dropDraft))
  }

  @Test func `Escape asks once before it discards`() throws {
    var table = try Table.form("1")
    table.press("R")
    table.press(.escape)
    #expect(table.text.contains("Esc lagi: buang; Enter: lanjut"))
    table.press(.enter)
    #expect(!table.text.contains("Esc lagi"))
    #expect(table.formPage?.filling?.focus == 0)
    table.press(.escape)
    table.press("I")
    #expect(table.formPage?.filling?.values[.name] == "RI")
    table.press(.escape)
    #expect(!table.tray.requests.contains(.dropDraft))
    table.press(.escape)
    #expect(table.model.pages.isEmpty)
    #expect(table.tray.requests.last == .dropDraft)
    table.wait(5_000)
    #expect(table.tray.requests.last == .dropDraft)
  }

  @Test func `drafts stand first in the list, with whose they are and since when`() throws {
    var table = try table(.made("a"), .made("b", form: "none", minutes: 90, [:]))
    #expect(table.text.contains("2 formulir Anda belum selesai"))
    table.press("f")
    let lines = table.screen().lines
    let first = try #require(lines.firstIndex { $0.contains("draf RINDU REK") && $0.contains("5 mnt") })
    #expect(lines[first + 1].contains("draf tanpa nama") && lines[first + 1].contains("1 j"))
    #expect(lines[first + 2].contains("1 "))
    table.press("2")
    #expect(table.formPage?.filling?.form.code == "PLB-MY")
  }

  @Test func `a draft is taken up where it is not right yet, and finished here`() throws {
    let draft = KeptDraft.made("a", form: "none", [.name: "RINDU", .birth: "1981-13", .direction: "out"])
    var table = try table(draft)
    table.press(.character("f"), .enter)
    let ticket = table.tray.lastTicket
    #expect(table.tray.requests.last == .takeDraft(ticket, draft))
    table.tell(.draft(ticket, draft))
    #expect(table.formPage?.filling?.focused == .field(.birth))
    #expect(table.text.contains("! Tanggal itu tidak ada"))
    table.press(.control("u"))
    table.press("1981")
    table.press(.function(10))
    let document = try #require(table.tray.entered.first)
    #expect(document.facts.traveller.name == "RINDU")
    #expect(document.facts.direction == .out)
    #expect(document.lane == 1)
  }

  @Test func `leaving a draft that was taken up asks and drops it`() throws {
    let draft = KeptDraft.made("a")
    var table = try table(draft)
    table.press(.character("f"), .enter)
    table.tell(.draft(table.tray.lastTicket, draft))
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.formPage?.filling != nil)
    table.press(.escape)
    #expect(!table.tray.requests.contains(.dropDraft))
    table.press(.escape)
    #expect(table.tray.requests.contains(.dropDraft))
  }

  @Test func `a draft that another console has is told, and the list stays`() throws {
    var table = try table(.made("a"))
    table.press(.character("f"), .enter)
    let ticket = table.tray.lastTicket
    table.press("3")
    #expect(table.formPage?.filling == nil)
    #expect(table.text.contains("Draf sedang dibuka"))
    table.tell(.draft(ticket, nil))
    #expect(table.text.contains("konsol lain"))
    table.tell(.drafts(WaitingDrafts(drafts: [], unreadable: 0, passedOver: 0)))
    table.press("3")
    #expect(table.formPage?.filling?.form.code == "SPLP")
  }

  @Test func `a draft of a form that is not known here is not passed over`() throws {
    let draft = KeptDraft.made("a", form: "XYZ")
    var table = try table(draft)
    table.press(.character("f"), .enter)
    table.tell(.draft(table.tray.lastTicket, draft))
    #expect(table.text.contains("! Formulir \"XYZ\" tidak dikenal"))
    table.press(.escape)
    #expect(table.text.contains("Esc lagi"))
  }

  // MARK: Drafts that amend

  private static let amending = KeptDraft.made("a", form: "passport", amends: "id8", [.name: "LIMAU, SIEW", .note: ""])

  @Test func `a draft that amends is laid over the crossing as it stands now`() throws {
    var table = try table(Self.amending)
    table.press("f")
    #expect(table.text.contains("LIMAU, SIEW, Perbaiki"))
    table.press(.enter)
    table.tell(.draft(table.tray.lastTicket, Self.amending))
    #expect(table.text.contains("membaca catatan"))
    var row = CrossingRow.made(8, name: "LIMAU, SIEW HONG")
    row.facts.document.number = "X77"
    row.facts.note = "bersama anak"
    table.reply { _ in .ledger(.story(CrossingStory(crossing: row))) }
    let filling = try #require(table.formPage?.filling)
    #expect(filling.values[.number] == "X77")
    #expect(filling.values[.name] == "LIMAU, SIEW")
    #expect(filling.values[.note] == nil)
    #expect(filling.focused == .reason)
    #expect(table.text.contains("X77"))
    table.press("salah ketik")
    #expect(table.text.contains("Berubah: Nama, Catatan"))
    table.press(.enter)
    guard case .amend("id8", row.facts, let right, nil, "salah ketik")? = table.tray.writes.first else {
      return #expect(Bool(false), "\(table.tray.writes)")
    }
    #expect(right.traveller.name == "LIMAU, SIEW")
    #expect(right.note == nil)
  }

  @Test func `a draft whose crossing can't be read says why, and asks again with the next board`() throws {
    var table = try table(Self.amending)
    table.press(.character("f"), .enter)
    table.tell(.draft(table.tray.lastTicket, Self.amending))
    let (ticket, question) = try #require(table.tray.questions.last)
    table.tell(.answered(ticket, Answered(question: question, result: .failure(.init(phrase: .storeClosed)))))
    #expect(table.text.contains("! penyimpanan tidak dapat ditulis"))
    table.reply { _ in .ledger(.story(nil)) }
    #expect(table.text.contains("! Tidak ada pelintasan"))
    table.show(.morning)
    #expect(table.tray.questions.count == 2)
    table.reply { _ in .ledger(.story(CrossingStory(crossing: .made(8)))) }
    #expect(table.formPage?.filling != nil)
  }
}
