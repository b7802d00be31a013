import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// A half filled form of the post's own list: kept while it is typed, offered to its officer again, taken up, given up.
struct EntryPageDraftTests {
  private static func kept(_ form: String, _ entry: [FormDraft.EntryField: String]) -> KeptDraft {
    var draft = FormDraft(form: form, lane: 3, values: [:])
    draft.entry = entry
    return KeptDraft(
      id: "a", officer: "sari", console: "pos:tty1",
      saved: Timestamp(milliseconds: Table.start.milliseconds - 300_000), draft: draft)
  }

  /// The draft is chosen in the list of forms, and the clerk has it.
  private func takenUp(_ draft: KeptDraft, language: Language = .id) throws -> Table {
    var table = try Table(language: language)
    table.show(.morning)
    table.tell(.drafts(WaitingDrafts(drafts: [draft], unreadable: 0, passedOver: 0)))
    table.press(.character("f"), .enter)
    table.tell(.draft(table.tray.lastTicket, draft))
    return table
  }

  private func page(_ table: Table) -> EntryPage? { table.model.pages.last?.screen as? EntryPage }

  @Test func `what is typed is kept a second after the last key, and at once when its field is left`() throws {
    var table = try Table.lookingUp("")
    table.press(.control("n"))
    table.handle(.input(.key(.character("R"))))
    table.wait(999)
    #expect(table.tray.drafts.isEmpty)
    table.wait(1)
    #expect(table.tray.drafts.map(\.entry) == [[.name: "R"]] && table.tray.drafts.first?.form == "entry")
    table.wait(10_000)
    table.handle(.input(.key(.character("E"))))
    table.press(.tab)
    #expect(table.tray.drafts.map(\.entry) == [[.name: "R"], [.name: "RE"]])
    table.press(.tab, .tab)
    #expect(table.tray.drafts.count == 2, "nothing was typed")
  }

  @Test func `what is typed is kept when the screen is locked in the same moment`() throws {
    var (table, _) = try Table.staffed(by: "agus")
    table.press(.character("/"), .control("n"))
    table.handle(.input(.key(.character("R"))))
    table.handle(.input(.key(.function(9))))
    #expect(table.tray.drafts.last?.entry == [.name: "R"])
  }

  @Test func `all that stands in the form comes back as it was typed, right or wrong, and choices by their codes`()
    throws
  {
    var table = try EntryPageTests.filled([.births: "12-13-1974", .sex: ""])
    table.press(.tab)
    let draft = try #require(table.tray.drafts.last)
    #expect(draft.entry[.births] == "12-13-1974" && draft.entry[.listClass] == "cegah")
    #expect(draft.entry[.grade] == "confirmed" && draft.entry[.sex] == nil && draft.entry[.action] == nil)
    let typed = try #require(page(table))
    let again = try takenUp(Self.kept("entry", draft.entry))
    let taken = try #require(page(again), "\(again.text)")
    #expect(taken.form.fields.rows.map(\.entry) == typed.form.fields.rows.map(\.entry))
    #expect(taken.form.draft(lane: 3).entry == draft.entry)
    #expect(again.model.pages.count == 1, "Escape leads to the dashboard, and not to the list of forms")
  }

  @Test func `a form in which nothing was typed keeps nothing`() throws {
    var table = try Table.lookingUp("budi rekaan 12-08-1974")
    table.press(.control("n"))
    table.press(.tab, .tab, .escape)
    table.wait(5_000)
    #expect(table.tray.drafts.isEmpty && !table.tray.requests.contains(.dropDraft) && page(table) == nil)
  }

  @Test func `a draft stands in the list with whom it names, and says what form it is`() throws {
    var table = try Table()
    table.show(.morning)
    let draft = Self.kept("entry", [.name: "REKAAN, BUDI"])
    table.tell(.drafts(WaitingDrafts(drafts: [draft], unreadable: 0, passedOver: 0)))
    #expect(table.text.contains("1 formulir Anda belum selesai"))
    table.press("f")
    #expect(table.text.contains("draf REKAAN, BUDI, Entri baru di daftar pos"))
  }

  @Test func `a draft that was taken up is thrown away by a second Escape alone`() throws {
    var table = try takenUp(Self.kept("entry", [.name: "REKAAN, BUDI"]))
    table.press(.escape)
    #expect(table.text.contains("Esc sekali lagi") && !table.tray.requests.contains(.dropDraft))
    table.press(.escape)
    #expect(table.tray.requests.last == .dropDraft && table.model.pages.isEmpty)
    table.wait(5_000)
    #expect(table.tray.requests.last == .dropDraft)
  }

  @Test func `the draft is kept before its entry is recorded, so that both are the same`() throws {
    var table = try EntryPageTests.filled()
    table.press("x")
    table.press(.function(10))
    let last = table.tray.requests.suffix(2)
    guard case .keepDraft(let draft)? = last.first, case .write(_, .makeEntry)? = last.last else {
      Issue.record("\(table.tray.requests.suffix(3))")
      return
    }
    #expect(draft.entry[.reason] == "laporan sumberx")
  }

  @Test func `a document that is read does not take a half written form away`() throws {
    var table = try takenUp(Self.kept("entry", [.name: "REKAAN, BUDI"]))
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(page(table)?.form.fields.text(.name) == "REKAAN, BUDI")
  }

  @Test func `a withdrawal is taken up with the entry that it is of`() throws {
    var table = try EntryPageTests.local()
    table.press("c")
    table.press("sal")
    table.press(.tab)
    table.wait(1_000)
    let draft = try #require(table.tray.drafts.last)
    #expect(draft.form == "withdrawal")
    #expect(draft.entry == [.id: "local-0abc0000000000", .name: "REKAAN, BUDI", .reason: "sal"])
    var again = try takenUp(Self.kept("withdrawal", draft.entry))
    again.paste("ah")
    again.press(.function(10))
    #expect(again.tray.deeds == [.withdrawEntry("local-0abc0000000000", reason: "salah")])
  }

  @Test func `a choice that is not known here is not taken for another`() throws {
    let table = try takenUp(Self.kept("entry", [.name: "REKAAN, BUDI", .listClass: "hantu"]))
    #expect(table.text.contains("Draf memilih \"hantu\""))
    #expect(page(table)?.form.fields.selected(.listClass) == 0)
  }

  @Test func `a withdrawal that names no entry is not taken up, and stays`() throws {
    let table = try takenUp(Self.kept("withdrawal", [.reason: "salah"]))
    #expect(page(table) == nil && table.text.contains("! Formulir \"withdrawal\" tidak dikenal"))
    #expect(!table.tray.requests.contains(.dropDraft))
  }
}
