import Terminal
import Testing

@testable import Border
@testable import Console

struct UndoKeyTests {
  @Test func `a receipt of the chosen crossing stays until the next key, without the name`() throws {
    var table = try Table()
    table.press("r")
    #expect(table.model.message?.tone == .warning)
    table.show(.made(crossings: [.made(9)]))
    table.press("r")
    table.wait(60_000)
    let line = try #require(table.model.message?.phrase.id)
    #expect(line.contains("PLBN Entikong") && line.hasSuffix("  id9 #9") && !line.contains("REKAAN"))
    table.press(.escape)
    #expect(table.model.message == nil)
  }

  /// A traveller let through, acknowledged as crossing-1.
  private func decided() throws -> Table {
    var table = try Table()
    table.open(.other)
    table.press("i")
    table.tell(.decided(table.tray.lastTicket, crossing: "crossing-1", table.clock.wall))
    return table
  }

  @Test func `the key shows with the seconds that are left, and goes with them`() throws {
    var table = try decided()
    #expect(table.text.contains("U Urungkan (10)"))
    table.wait(1_500)
    #expect(table.text.contains("U Urungkan (9)"))
    table.wait(7_600)
    #expect(table.text.contains("U Urungkan (1)"))
    table.wait(2_000)
    #expect(!table.text.contains("Urungkan"))
    table.press("u")
    #expect(table.tray.deeds.isEmpty)
    #expect(table.text.contains("10 detik terakhir"))
  }

  @Test func `one key takes the decision back, and the traveller opens again as he was left`() throws {
    var table = try Table()
    table.open(.other)
    table.model.mode.update(where: { _ in true }) { $0.purpose = "BELANJA" }
    table.press("i")
    table.tell(.decided(table.tray.lastTicket, crossing: "crossing-1", table.clock.wall))
    table.press("u")
    #expect(table.tray.deeds == [.undo(crossing: "crossing-1")])
    table.keep()
    guard case .take(let ticket, "scan-1")? = table.tray.requests.last else {
      Issue.record("the scan is not asked for")
      return
    }
    table.tell(.opened(ticket, .made("scan-1", .other)))
    #expect(table.model.mode.laneCase?.scan == "scan-1")
    #expect(table.model.mode.laneCase?.purpose == "BELANJA")
    #expect(table.text.contains("Diurungkan") && table.text.contains("menunggu lagi: REKAAN, BUDI"))
    // A board with the crossing that was taken back does not say that somebody has decided.
    var row = CrossingRow.made(9, scan: "scan-1")
    row.voiding = CrossingRow.Voiding(time: Table.start, officer: "sari", reason: nil)
    table.show(.made(crossings: [row]))
    #expect(table.model.mode.laneCase?.decidedElsewhere == nil)
    table.answer(ticket)
    table.press("u")
    #expect(table.tray.deeds.count == 1)
  }

  @Test func `a row that was taken back says so, and not that it is void`() throws {
    var (undone, void) = (CrossingRow.made(9), CrossingRow.made(8, void: "salah orang"))
    undone.voiding = CrossingRow.Voiding(time: Table.start, officer: "sari", reason: nil)
    void.facts.traveller.name = "CONTOH, BATAL"
    var table = try Table()
    table.show(.made(crossings: [undone, void]))
    let lines = table.screen().lines
    #expect(lines.contains { $0.contains("REKAAN, BUDI") && $0.contains("URUNG") })
    #expect(lines.contains { $0.contains("CONTOH, BATAL") && $0.contains("BATAL ") })
  }

  @Test func `with the next traveller open it works too, and that one stays open`() throws {
    var table = try decided()
    table.wait(500)
    table.open(.td3, scan: "scan-2")
    table.press("u")
    #expect(table.tray.deeds == [.undo(crossing: "crossing-1")])
    table.keep()
    #expect(table.model.mode.laneCase?.scan == "scan-2")
    #expect(!table.tray.requests.contains { if case .take = $0 { true } else { false } })
    #expect(table.text.contains("menunggu lagi"))
  }

  @Test func `a reader whose document begins with the key takes nothing back`() throws {
    var table = try decided()
    table.wait(500)
    table.open(.beginning(with: "U"), scan: "scan-2")
    #expect(table.tray.deeds.isEmpty)
    #expect(table.model.mode.laneCase?.scan == "scan-2")
  }

  @Test func `what could not be taken back is said, and can be tried again while there is time`() throws {
    var table = try decided()
    table.press("u")
    table.tell(.refused(table.tray.lastWriteTicket, .stillSaving, isFinal: false))
    #expect(table.model.returned.isEmpty && table.model.mode == .dashboard)
    table.press("u")
    #expect(table.tray.deeds.count == 2)
  }
}
