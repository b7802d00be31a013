import Journal
import Terminal
import Testing

@testable import Border
@testable import Console

/// What an officer who leaves leaves behind, what the next one finds, and a decision that an assessment has overtaken.
struct LeftBehindTests {
  private func board(_ staff: Staff, _ facts: [DutyFact] = [], hits: [HitRow] = [], scans: [WaitingScan] = [])
    -> Dashboard
  {
    var board = DutyPageTests.board(facts, scans: scans)
    (board.hits, board.hitCount, board.accounts) = (hits, hits.count, staff.book)
    return board
  }

  @Test func `signing out with a lane open or a traveller under a hit asks once, and says what is left`() throws {
    let staff = Staff()
    var (table, _) = try Table.staffed(staff)
    let hit = HitRow.made("scan-1", minutes: 3, name: "REKAAN, BUDI", lane: 1)
    table.show(board(staff, [DutyPageTests.opened(1, by: "sari")], hits: [hit]))
    table.press(.function(8))
    #expect(!table.model.isCovered)
    #expect(table.text.contains("L1 masih buka atas nama Anda; menunggu dengan temuan: REKAAN, BUDI"))
    table.press(.function(8))
    #expect(table.tray.access.last == .signOut)
  }

  @Test(arguments: [HitDisposed.Finding.samePerson, .cannotTell])
  func `a traveller whose hit was assessed is left behind as well, but for one who is another person`(
    finding: HitDisposed.Finding
  ) throws {
    let staff = Staff()
    var (table, _) = try Table.staffed(staff)
    var scan = WaitingScan.made("scan-1", .other, answer: .strong)
    scan.finding = finding
    table.show(board(staff, scans: [scan]))
    table.press(.function(8))
    #expect(!table.model.isCovered && table.text.contains("menunggu dengan temuan: "))
    var (other, _) = try Table.staffed(staff)
    scan.finding = .otherPerson
    other.show(board(staff, scans: [scan]))
    other.press(.function(8))
    #expect(other.tray.access.last == .signOut)
  }

  @Test func `who leaves nothing behind signs out at once: another's lane, another lane's hit, one that is decided`()
    throws
  {
    let staff = Staff()
    var (table, _) = try Table.staffed(staff)
    let hits: [HitRow] = [
      .made("scan-1", minutes: 3, lane: 4), .made("scan-2", minutes: 3, lane: 1, crossing: .made(9, scan: "scan-2")),
    ]
    table.show(board(staff, [DutyPageTests.opened(2, by: "dewi")], hits: hits))
    table.press(.function(8))
    #expect(table.tray.access.last == .signOut)
  }

  @Test func `a lane that was closed just now is not asked about, though the board still has it`() throws {
    let staff = Staff()
    var (table, _) = try Table.staffed(staff)
    table.show(board(staff, [DutyPageTests.opened(1, by: "sari")]))
    table.press("jtt")
    table.keep()
    table.press(.function(8))
    #expect(table.tray.access.last == .signOut)
  }

  @Test func `whoever signs in is told who waits at the lane under a hit`() throws {
    let staff = Staff()
    var table = try Table.closed(staff)
    table.show(board(staff, hits: [.made("scan-1", minutes: 3, name: "REKAAN, BUDI", lane: 1)]))
    #expect(!table.text.contains("REKAAN"))
    table.signIn(try staff.session("sari"))
    #expect(table.text.contains("L1 menunggu dengan temuan: REKAAN, BUDI"))
  }

  @Test func `their own open lane and who waits at it are said together`() throws {
    let staff = Staff()
    var table = try Table.closed(staff)
    let hit = HitRow.made("scan-1", minutes: 3, name: "REKAAN, BUDI", lane: 5)
    table.show(board(staff, [DutyPageTests.opened(5, .out, by: "sari")], hits: [hit]))
    table.signIn(try staff.session("sari"))
    #expect(table.text.contains("Lajur Anda masih buka: L5 KELUAR. L5 menunggu dengan temuan: REKAAN"))
  }

  // MARK: A decision that an assessment has overtaken

  /// At the words that letting a strong likeness pass takes.
  private func writing(_ finding: HitDisposed.Finding?) throws -> (table: Table, board: Dashboard) {
    var table = try Table()
    var scan = WaitingScan.made("scan-1", .other, answer: .strong)
    table.show(.made(scans: [scan]))
    let ticket = table.open(.other, .strong)
    table.press("i")
    table.tell(.wordsNeeded(ticket, HitRefusal.wordsMissing(due: "TOLAK", list: "contoh").phrase(nil)))
    table.press("n")
    table.press("tidak mirip")
    guard case .writingWords = table.model.mode else {
      Issue.record("\(table.model.mode)")
      return (table, .made())
    }
    scan.finding = finding
    return (table, .made(scans: [scan]))
  }

  @Test func `the words for letting somebody pass go once two have found them to be the person, with a word`() throws {
    var (table, board) = try writing(.samePerson)
    table.show(board)
    guard case .deciding(let theCase) = table.model.mode else {
      Issue.record("\(table.model.mode)")
      return
    }
    #expect(theCase.scan == "scan-1")
    #expect(table.text.contains("dinilai orang yang SAMA; keputusan yang belum selesai"))
    // A board of the same finding says it no more.
    table.press(.escape)
    table.show(board)
    #expect(!table.text.contains("disisihkan"))
  }

  @Test(arguments: [nil, HitDisposed.Finding.otherPerson, .cannotTell])
  func `what does not contradict it leaves the words alone`(finding: HitDisposed.Finding?) throws {
    var (table, board) = try writing(finding)
    table.show(board)
    guard case .writingWords(_, _, _, let field) = table.model.mode else {
      Issue.record("\(table.model.mode)")
      return
    }
    #expect(field.text.contains("tidak mirip"))
  }

  @Test func `a decision that has come back unrecorded is set aside too, and one by which nobody crosses stays`() throws
  {
    for (outcome, isAside) in [("cleared", true), ("postponed", false)] {
      var (table, board) = try writing(.samePerson)
      guard case .writingWords(let theCase, _, _, let field) = table.model.mode else { continue }
      table.model.mode = .dashboard
      table.model.returned = [.mode(.writingWords(theCase, outcome: outcome, reason: "", field))]
      table.show(board)
      guard case .mode(let mode)? = table.model.returned.first else {
        Issue.record("it is gone")
        continue
      }
      if case .deciding = mode { #expect(isAside) } else { #expect(!isAside) }
    }
  }
}
