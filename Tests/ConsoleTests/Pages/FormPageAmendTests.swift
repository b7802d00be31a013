import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// What was recorded of a crossing, put right.
struct FormPageAmendTests {
  private static let row = CrossingRow.made(8)

  /// The form that amends the crossing, opened from its story.
  private func table(_ row: CrossingRow = row, _ language: Language = .id) throws -> Table {
    var table = try Table(language: language)
    table.show(.made(crossings: [row]))
    table.press(.enter, .character("p"))
    try #require(table.formPage != nil)
    return table
  }

  private func type(_ name: String, reason: String?, in table: inout Table) {
    table.press(.control("u"))
    table.press(name)
    table.press(.pageDown)
    if let reason { table.press(reason) }
  }

  @Test func `a record is put right with a reason, and says before what will change`() throws {
    var table = try table()
    #expect(table.text.contains("REKAAN, BUDI"))
    #expect(table.text.contains("Belum lengkap") || table.text.contains("Berubah: belum ada"))
    type("REKAAN, BUDIMAN", reason: "salah ketik", in: &table)
    #expect(table.text.contains("Berubah: Nama"))
    table.press(.enter)
    var right = Self.row.facts
    right.traveller.name = "REKAAN, BUDIMAN"
    #expect(table.tray.writes == [.amend(crossing: "id8", seen: Self.row.facts, to: right, reason: "salah ketik")])
    #expect(table.formPage == nil)
    #expect(table.model.pages.count == 1)
    #expect(table.text.contains("menyimpan"))
    table.keep()
    #expect(table.text.contains("Perbaikan tersimpan"))
  }

  @Test
  func `who brought a child and in what they came is put right beside the rest, and sent alone where only that is`()
    throws
  {
    var row = Self.row
    row.company = Company(
      party: "0party000000000",
      guardian: Guardian(relation: "mother", name: "CONTOH, SITI", subject: "0adult000000000"),
      conveyance: Conveyance(plate: "KB 1 XX"))
    var table = try table(row)
    let slots = try #require(table.formPage?.filling?.slots)
    for slot in [FormField.ID.relation, .guardian, .plate, .persons] {
      #expect(slots.contains(.field(slot)), "\(slot)")
    }
    let plate = try #require(slots.firstIndex(of: .field(.plate)))
    for _ in 0..<plate { table.press(.tab) }
    type("KB 2 YY", reason: "salah tulis", in: &table)
    #expect(table.text.contains("Berubah: Nomor polisi"))
    table.press(.enter)
    var right = row.company
    right.conveyance?.plate = "KB 2 YY"
    #expect(
      table.tray.writes == [
        .amend(
          crossing: "id8", seen: row.facts, to: row.facts, company: CompanyChange(seen: row.company, to: right),
          reason: "salah tulis")
      ])
  }

  @Test func `an adult on foot has no fields for a companion or a vehicle`() throws {
    var row = Self.row
    row.facts.vehicle = "on-foot"
    let slots = try #require(try table(row).formPage?.filling?.slots)
    #expect(!slots.contains(.field(.relation)) && !slots.contains(.field(.plate)))
  }

  @Test func `it is saved by a key that stood alone`() throws {
    var table = try table()
    type("REKAAN, BUDIMAN", reason: "salah", in: &table)
    table.wait(400)
    table.handle(.input(.key(.function(10))))
    table.wait(149)
    #expect(table.tray.writes.isEmpty)
    table.wait(1)
    #expect(table.tray.writes.count == 1)
  }

  @Test func `Enter too soon after the last letter of the reason says to press it again`() throws {
    var table = try table()
    type("REKAAN, BUDIMAN", reason: "salah", in: &table)
    table.handle(.input(.key(.character("h"))))
    table.wait(120)
    table.handle(.input(.key(.enter)))
    table.wait(1_000)
    #expect(table.tray.writes.isEmpty)
    #expect(table.text.contains("tekan Enter"))
    table.press(.enter)
    #expect(table.tray.writes.count == 1)
  }

  @Test func `without a reason nothing is recorded`() throws {
    var table = try table()
    type("REKAAN, BUDIMAN", reason: "  ", in: &table)
    table.press(.enter)
    #expect(table.tray.writes.isEmpty)
    #expect(table.formPage?.filling?.focused == .reason)
    #expect(table.text.contains("! " + Refusal.missing(.reason).phrase().id))
    #expect(table.text.contains("1 isian harus diperbaiki"))
  }

  @Test func `where nothing differs nothing is recorded`() throws {
    var table = try table()
    table.press(.pageDown)
    table.press("salah")
    table.press(.enter)
    #expect(table.tray.writes.isEmpty)
    #expect(table.text.contains("Tidak ada yang berbeda"))
  }

  @Test func `a refused amendment comes back with all that was entered`() throws {
    var table = try table()
    type("REKAAN, BUDIMAN", reason: "salah ketik", in: &table)
    table.press(.enter)
    let ticket = table.tray.lastWriteTicket
    table.press(.escape)
    table.tell(.refused(ticket, Phrase(id: "Disk penuh.", en: "The disk is full."), isFinal: false))
    table.press("n")
    #expect(table.formPage?.filling?.values[.name] == "REKAAN, BUDIMAN")
    #expect(table.formPage?.filling?.reason == "salah ketik")
    table.press(.function(10))
    #expect(table.tray.writes.count == 2)
    #expect(table.tray.writes[0] == table.tray.writes[1])
  }

  @Test func `what others change meanwhile comes in under what is typed`() throws {
    var table = try table()
    table.press(.control("u"))
    table.press("REKAAN, BUDIMAN")
    var other = Self.row
    other.facts.document.number = "X77"
    table.show(.made(crossings: [other]))
    table.reply { _ in .ledger(.story(CrossingStory(crossing: other))) }
    #expect(table.text.contains("Orang lain baru saja mengubah catatan ini"))
    #expect(table.formPage?.filling?.values[.number] == "X77")
    #expect(table.formPage?.field?.text == "REKAAN, BUDIMAN")
    table.press(.pageDown)
    table.press("salah")
    table.press(.enter)
    guard case .amend(_, other.facts, let right, nil, _)? = table.tray.writes.first else {
      return #expect(Bool(false), "\(table.tray.writes)")
    }
    #expect(right.document.number == "X77")
  }

  @Test func `a record that is void by now can't be put right`() throws {
    var table = try table()
    type("REKAAN, BUDIMAN", reason: "salah", in: &table)
    table.show(.made(crossings: [.made(8, void: "salah orang")]))
    table.reply { _ in .ledger(.story(CrossingStory(crossing: .made(8, void: "salah orang")))) }
    #expect(table.text.contains("! BATAL"))
    table.press(.enter)
    #expect(table.tray.writes.isEmpty)
    #expect(table.text.contains("Simpan: sudah dibatalkan."))
  }

  @Test func `a story of another crossing, or none, changes nothing`() throws {
    var table = try table()
    let before = table.formPage
    let (ticket, question) = try #require(table.tray.questions.last)
    table.tell(
      .answered(
        ticket,
        Answered(
          question: .ledger(.story("id9")), result: .success(.ledger(.story(CrossingStory(crossing: .made(9))))))))
    #expect(table.formPage == before)
    table.tell(.answered(ticket, Answered(question: question, result: .failure(.init(phrase: .storeClosed)))))
    #expect(table.formPage == before)
    #expect(table.text.contains("penyimpanan tidak dapat ditulis"))
  }

  @Test func `only what differs is kept of an amendment`() throws {
    var table = try table()
    table.press(.control("u"))
    table.press("BUDI")
    table.press(.tab, .tab)
    #expect(table.tray.drafts.last?.amends == "id8")
    #expect(table.tray.drafts.last?.values == [.name: "BUDI"])
    table.press(.escape, .escape)
    #expect(table.tray.requests.contains(.dropDraft))
    #expect(table.model.pages.count == 1)
  }

  @Test func `a field that the cursor alone went through stays as it was recorded`() throws {
    var row = Self.row
    row.facts.traveller.address = String(repeating: "Jalan Contoh ", count: 20)
    var table = try table(row)
    for _ in try #require(table.formPage?.filling).slots {
      if table.formPage?.field != nil { table.press(.end, .left, .home, .right) }
      table.press(.tab)
    }
    #expect(table.formPage?.filling?.isChanged == false)
    #expect(table.tray.drafts.isEmpty)
  }
}
