import Journal
import Testing

@testable import Border
@testable import Console

/// Whoever begins to work comes back to the lane that they have open.
struct LaneReturnTests {
  private func board(_ staff: Staff? = nil, _ facts: DutyFact...) -> Dashboard {
    var board = DutyPageTests.board(facts)
    if let staff { board.accounts = staff.book }
    return board
  }

  @Test func `after a crash the console shows the officer's own lane and its direction, and says so`() throws {
    var table = try Table()
    table.show(board(nil, DutyPageTests.opened(1, by: "budi"), DutyPageTests.opened(2, .out, by: "sari")))
    #expect(table.model.lane == 2 && table.model.direction == .out)
    #expect(table.text.contains("Lajur Anda masih buka: L2 KELUAR"))
    #expect(table.tray.requests.contains { if case .watch(lane: 2) = $0 { true } else { false } })
    // Later they go where they like.
    table.press("l")
    let lane = table.model.lane
    table.show(board(nil, DutyPageTests.opened(2, .out, by: "sari")))
    #expect(lane != 2 && table.model.lane == lane)
  }

  @Test func `of several lanes the one that the console shows stays, with the direction it was opened for`() throws {
    var table = try Table()
    table.show(board(nil, DutyPageTests.opened(1, .out, by: "sari"), DutyPageTests.opened(3, by: "sari")))
    #expect(table.model.lane == 1 && table.model.direction == .out)
  }

  @Test func `whoever signs in comes to their own lane, and not to that of the one before`() throws {
    let staff = Staff()
    var table = try Table.closed(staff)
    table.show(board(staff, DutyPageTests.opened(4, by: "budi"), DutyPageTests.opened(5, .out, by: "sari")))
    #expect(table.model.lane == 1)
    table.signIn(try staff.session("sari"))
    #expect(table.model.lane == 5 && table.model.direction == .out)
    #expect(table.text.contains("L5 KELUAR"))
  }
}
