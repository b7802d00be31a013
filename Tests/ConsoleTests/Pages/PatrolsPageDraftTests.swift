import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// A half filled form of the patrol book: kept while it is typed, offered to its officer again, taken up, given up.
struct PatrolsPageDraftTests {
  private func page(_ table: Table) -> PatrolsPage? { table.model.pages.last?.screen as? PatrolsPage }

  /// The draft is chosen in the list of forms, and the clerk has it.
  private func takenUp(_ draft: FormDraft) throws -> Table {
    let kept = KeptDraft(
      id: "a", officer: "sari", console: "pos:tty1",
      saved: Timestamp(milliseconds: Table.start.milliseconds - 300_000), draft: draft)
    var table = try Table()
    table.show(.morning)
    table.tell(.drafts(WaitingDrafts(drafts: [kept], unreadable: 0, passedOver: 0)))
    table.press("f")
    #expect(table.text.contains("draf "))
    table.press(.enter)
    table.tell(.draft(table.tray.lastTicket, kept))
    return table
  }

  @Test func `what a patrol tells is kept a second after the last key, and comes back with its patrol`() throws {
    var table = try Table.patrols(PatrolsPageTests.rows)
    table.press("l")
    table.press("jeja")
    table.handle(.input(.key(.character("k"))))
    table.wait(1_000)
    let draft = try #require(table.tray.drafts.last)
    #expect(draft.form == "patrol-entry" && draft.patrol[.text] == "jejak" && draft.patrol[.id] == "patrol-1")
    var again = try takenUp(draft)
    #expect(page(again)?.form?.fields.text(.text) == "jejak" && again.model.pages.count == 1)
    again.press(.function(10))
    #expect(again.tray.deeds == [.logPatrol(PatrolLogged(patrol: "patrol-1", text: "jejak"))])
  }

  @Test func `a patrol that leaves is kept when a field is left, with its choice, and before it is recorded`() throws {
    var table = try Table.patrols([])
    table.press("m")
    table.fill("Satgas Contoh", "Letda Rekaan", "8", "Sektor Kiri")
    table.press(.right, .tab)
    let draft = try #require(table.tray.drafts.last)
    #expect(draft.form == "patrol" && draft.patrol[.unit] == "Satgas Contoh" && draft.patrol[.joint] == "yes")
    let typed = try #require(page(table)?.form)
    #expect(PatrolForm(draft)?.fields.rows.map(\.entry) == typed.fields.rows.map(\.entry))
    table.press(.control("u"))
    table.press("30")
    table.press(.function(10))
    guard case .keepDraft(let last)? = table.tray.requests.suffix(2).first,
      case .write(_, .startPatrol)? = table.tray.requests.last
    else {
      Issue.record("\(table.tray.requests.suffix(2))")
      return
    }
    #expect(last.patrol[.reportMinutes] == "30")
  }

  @Test func `nothing typed keeps nothing, and a draft goes by the second Escape alone`() throws {
    var table = try Table.patrols(PatrolsPageTests.rows)
    table.press("l")
    table.press(.tab, .tab, .escape)
    #expect(table.tray.drafts.isEmpty && !table.tray.requests.contains(.dropDraft))
    var draft = FormDraft(form: FormDraft.patrolForm, lane: 1, values: [:])
    draft.patrol = [.sector: "Sektor Kiri"]
    table = try takenUp(draft)
    table.press(.escape)
    #expect(!table.tray.requests.contains(.dropDraft) && page(table)?.form != nil)
    table.press(.escape)
    #expect(table.tray.requests.contains(.dropDraft) && page(table)?.form == nil)
  }

  @Test func `hostile drafts are another form's, or stand in the fields as text`() {
    var draft = FormDraft(form: FormDraft.patrolEntryForm, lane: 1, values: [:])
    #expect(PatrolForm(draft) == nil, "of no patrol")
    draft.patrol = [.id: "x", .joint: "yes", .persons: String(repeating: "9", count: 100_000)]
    #expect(PatrolForm(draft)?.fields.text(.persons).isEmpty == false)
    #expect(PatrolForm(FormDraft(form: "PLB", lane: 1, values: [:])) == nil)
  }
}
