import Border
import Testing

@testable import Console

/// A reason that the comparison or the lists' answer speaks against is neither chosen beforehand nor taken without a word.
struct ReasonDoubtTests {
  @Test func `another date of birth is not chosen beforehand where both are equal, and asks once`() throws {
    var table = try Table.hits()
    table.press("b")
    #expect(table.hitsPage?.finding?.list.selected == 1)
    table.press("1")
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty)
    #expect(table.text.contains("Di perbandingan tanggal lahirnya SAMA"))
    table.press(.enter)
    guard case .dispose(let disposed, _)? = table.tray.deeds.first else {
      Issue.record("\(table.tray.deeds)")
      return
    }
    #expect(disposed.code == "birth-differs" && table.tray.deeds.count == 1)
  }

  @Test func `what is asked of one reason is asked of another as well`() throws {
    let row = HitRow.compared("scan-1", reasons: ["document-equal|X1000001", "birth-equal|1990-02-03"])
    var table = try Table.hits([row])
    table.press("b")
    #expect(table.hitsPage?.finding?.list.selected == 2)
    for digit in ["1", "2"] {
      table.press(digit)
      table.press(.enter)
      #expect(table.tray.deeds.isEmpty, "\(digit)")
    }
    table.press(.enter)
    #expect(table.tray.deeds.count == 1)
  }

  @Test func `at the lane a list's reason is not chosen for whom no list knows, and asks once`() throws {
    var table = try Table()
    table.open(.other)
    table.press("o")
    guard case .choosingReason(_, "refused", let list) = table.model.mode else {
      Issue.record("\(table.model.mode)")
      return
    }
    #expect(list.selected == 1)
    table.press("1")
    table.press(.enter)
    #expect(table.tray.decided.isEmpty)
    #expect(table.text.contains("Daftar tidak memberi temuan untuk alasan \"daftar tangkal\""))
    // Once more out of the same movement is no answer to what nobody has read.
    table.press(.enter)
    #expect(table.tray.decided.isEmpty)
    table.wait(1_000)
    table.press(.enter)
    #expect(table.tray.decided.map(\.reason) == ["entry-ban"])
  }
}
