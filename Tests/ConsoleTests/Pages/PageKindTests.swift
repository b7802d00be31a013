import Testing

@testable import Border
@testable import Console

struct PageKindTests {
  @Test(arguments: PageKind.allCases) func `the keys of a kind lead from the dashboard to its page`(kind: PageKind)
    throws
  {
    var table = try Table()
    var board = Dashboard.made(crossings: [.made(9)])
    board.scans = [.made("scan-3", PartyPageTests.child)]
    board.scanCount = 1
    board.expired = [.made("scan-1", .other, minutes: 45)]
    table.show(board)
    for key in kind.keys {
      switch key {
      case "\r": table.press(.enter)
      case "\u{0E}": table.press(.control("n"))
      default: table.press(.character(key))
      }
    }
    #expect(table.model.pages.last?.kind == kind)
  }
}
