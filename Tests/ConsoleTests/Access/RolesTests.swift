import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// What a role may not do is shown disabled, with the reason, and does nothing.
struct RolesTests {
  /// The keys of a table that do nothing, with why.
  private func disabled(_ table: Table) -> [String: String] {
    Dictionary(
      table.model.currentKeys.bindings.compactMap { binding in binding.disabledReason.map { (binding.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `an officer may do all that the dashboard offers`() throws {
    let (table, _) = try Table.staffed()
    #expect(disabled(table) == ["crossing.undo": "tidak ada keputusan Anda dalam 10 detik terakhir"])
  }

  @Test(arguments: [
    (
      "periksa",
      ["traveller.new", "form.open", "document.type", "party.page", "lookup.open", "crossing.void", "crossing.undo"]
    ),
    (
      "patroli",
      [
        "traveller.new", "form.open", "document.type", "party.page", "hits.open", "shift.open", "history.open",
        "row.open",
        "crossing.void", "crossing.undo", "crossing.receipt",
      ]
    ),
  ]) func `on the dashboard a role sees what it may not do, and why`(id: String, ids: [String]) throws {
    var (table, _) = try Table.staffed(by: id)
    let reasons = disabled(table)
    #expect(reasons.keys.sorted() == ids.sorted())
    for reason in reasons.values { #expect(reason.hasPrefix("Hanya "), "\(reason)") }
    let asked = table.tray.requests.count
    table.press("nk")
    #expect(table.model.mode == .dashboard && table.tray.requests.count == asked)
    #expect(table.text.contains("Ketik: Hanya petugas, penyelia yang boleh menerima dokumen."))
    table.press(.function(1))
    #expect(table.text.contains("Hanya petugas"))
  }

  @Test func `who may not see the past sees no crossings, hits or figures`() throws {
    let (table, _) = try Table.staffed(by: "patroli")
    for hidden in ["WIDURI", "REKAAN", "297", "07█"] { #expect(!table.text.contains(hidden), "\(hidden)") }
    #expect(table.text.contains("Sektor Kiri"))
  }

  @Test func `an auditor's reader records nothing and says so`() throws {
    var (table, _) = try Table.staffed(by: "periksa")
    table.wait(1_200)
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.tray.presented.isEmpty)
    #expect(table.text.contains("Dokumen TIDAK dicatat: Hanya petugas"))
    #expect(table.model.mode == .dashboard)
  }

  @Test func `a supervisor who becomes an auditor meanwhile decides nothing more`() throws {
    var staff = Staff()
    var (table, _) = try Table.staffed(staff, by: "agus")
    table.open(.other)
    staff.change("agus") { $0.roles = [.auditor] }
    table.show(staff.board)
    table.press("i")
    #expect(table.tray.decisions.isEmpty)
    #expect(table.text.contains("Hanya petugas, penyelia yang boleh memutuskan"))
  }

  @Test func `a page that a lost role had opened goes`() throws {
    var staff = Staff()
    var (table, _) = try Table.staffed(staff, by: "agus")
    table.press("h")
    #expect(table.model.pages.count == 1)
    staff.change("agus") { $0.roles = [.patrolLeader] }
    table.show(staff.board)
    #expect(table.model.pages.isEmpty)
    #expect(table.text.contains("yang boleh melihat riwayat"))
  }

  @Test func `the rule of the lock is for those who may change it`() throws {
    var (table, _) = try Table.staffed()
    table.press(.function(7), .function(7), .function(7))
    #expect(disabled(table)["access.take"]?.contains("mengubah aturan") == true)
    table.press("9")
    table.press(.enter, .enter)
    #expect(table.tray.writes.isEmpty)
  }

  @Test func `a patrol leader looks up for patrols alone`() throws {
    var (table, _) = try Table.staffed(by: "patroli")
    table.press("/")
    guard case .lookup(let page) = table.model.pages.last else {
      Issue.record("no look-up")
      return
    }
    #expect(page.purpose == .patrol)
    table.press(.function(3))
    guard case .lookup(let turned) = table.model.pages.last else { return }
    #expect(turned.purpose == .patrol)
  }

  @Test func `pages show as disabled what a role may not record`() throws {
    var (auditor, _) = try Table.staffed(by: "periksa")
    auditor.press("p")
    #expect(disabled(auditor)["patrols.start"]?.contains("buku patroli") == true)
    auditor.press(.escape)
    auditor.press("h")
    auditor.press(.escape)
    auditor.press(.enter)
    #expect(disabled(auditor)["story.void"]?.contains("membatalkan") == true)
    #expect(disabled(auditor)["story.amend"]?.contains("memperbaiki") == true)
    auditor.press(.escape)
    auditor.press("t")
    auditor.reply { if case .ledger(.hits) = $0 { .ledger(.hits([.made("scan-h1", minutes: 3)])) } else { nil } }
    #expect(disabled(auditor)["hits.same"]?.contains("menilai") == true)
  }

  @Test func `in an open store nothing is barred`() throws {
    var table = try Table()
    table.show(.morning)
    #expect(disabled(table).keys.sorted() == ["account.open", "crossing.undo", "session.lock", "session.signOut"])
  }
}
