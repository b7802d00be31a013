import Testing

@testable import Border
@testable import Console

/// Whoever comes back to a console works on at the lane that they have open.
struct OwnLaneTests {
  /// Signed in at a console that was started anew, at lane 1, in; the lanes are open.
  private func signedIn(_ lanes: DutyFact...) throws -> Table {
    let staff = Staff()
    var table = try Table.closed(staff)
    var board = staff.board
    for lane in lanes { board.duty.apply(lane) }
    table.show(board)
    table.signIn(try staff.session("sari", isPINSet: false))
    return table
  }

  @Test func `the console of an officer with one lane open goes back to it after a crash, and says so`() throws {
    let officer = try signedIn().model.actor.officer.name
    let back = try signedIn(DutyPageTests.opened(2, .out, by: officer), DutyPageTests.opened(1, .in, by: "lain"))
    #expect(back.model.lane == 2 && back.model.direction == .out)
    #expect(back.text.contains("Lajur Anda yang terbuka: L2 KELUAR."))
    #expect(back.tray.requests.contains { if case .watch(lane: 2) = $0 { true } else { false } })
  }

  @Test func `nothing changes where the lane that shows is theirs, where several others are, and where none is`() throws
  {
    let officer = try signedIn().model.actor.officer.name
    let own = try signedIn(
      DutyPageTests.opened(1, .in, by: officer), DutyPageTests.opened(2, .out, by: officer))
    let several = try signedIn(
      DutyPageTests.opened(2, .out, by: officer), DutyPageTests.opened(3, .out, by: officer))
    let none = try signedIn(DutyPageTests.opened(2, .out, by: "lain"))
    for table in [own, several, none] {
      #expect(table.model.lane == 1 && table.model.direction == .in && !table.text.contains("Lajur Anda"))
    }
  }

  @Test func `in a store without passphrases it goes back with the first figures`() throws {
    var table = try Table()
    let officer = table.model.actor.officer.name
    table.show(DutyPageTests.board([DutyPageTests.opened(2, .out, by: officer)]))
    #expect(table.model.lane == 2 && table.model.direction == .out)
    // Later an officer may look at another lane.
    table.press("l")
    table.show(DutyPageTests.board([DutyPageTests.opened(2, .out, by: officer)]))
    #expect(table.model.lane == 3)
  }
}
