import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// An Enter that is held down, what its officer did not go on with, and what an unknown letter is told.
struct HeldKeyTests {
  @Test func `an Enter that is held for seconds records one decision and opens nothing`() throws {
    var table = try Table()
    table.show(.made(crossings: [.made(8)]))
    table.open(.other)
    table.press("t3")
    table.wait(400)
    table.handle(.input(.key(.enter)))
    table.wait(300)
    #expect(table.tray.decided.count == 1)
    for _ in 0..<50 {
      table.handle(.input(.key(.enter)))
      table.wait(90)
    }
    #expect(table.model.pages.isEmpty && table.model.mode == .dashboard && table.tray.decided.count == 1)
    table.wait(1_200)
    table.press(.enter)
    #expect(table.model.pages.last?.kind == .story)
  }

  @Test func `who was left undecided stands on top as OPEN, and what failed as FAILED`() throws {
    for (failure, word) in [(nil, "? BELUM"), (Phrase(id: "penuh", en: "full"), "! GAGAL")] {
      var table = try Table()
      table.open(.other)
      guard var theCase = table.model.mode.laneCase else {
        Issue.record("nobody is open")
        return
      }
      theCase.failure = failure
      table.model.mode = .dashboard
      table.model.returned = [.mode(.deciding(theCase))]
      #expect(table.screen().lines.contains { $0.contains("REKAAN, BUDI") && $0.contains(word) }, "\(table.text)")
    }
  }

  @Test func `a letter that is no key of the dashboard is told so`() throws {
    var table = try Table()
    table.show(.made())
    table.press("y")
    #expect(table.text.contains("\"y\" bukan tombol di sini"))
    table.press("i")
    #expect(table.text.contains("Tidak ada pelintas yang terbuka"))
  }
}
