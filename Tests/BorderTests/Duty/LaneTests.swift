import Journal
import ReferenceData
import Testing

@testable import Border

@Suite("Lanes: reports, the draw, swaps, opening and closing")
struct LaneTests {
  let morning = ShiftOfDay(day: 20_778, shift: .morning)

  /// Three officers who have reported in an open store.
  func reported(_ store: TestStore) throws -> [Desk] {
    let desks = try ["sari", "budi", "citra"].map(store.desk)
    for desk in desks { try desk.report() }
    return desks
  }

  @Test("are drawn once among those who have reported, and the draw can be repeated from the records alone")
  func draw() throws {
    let store = try TestStore()
    let desks = try reported(store)
    try desks[0].draw([LaneWay(2, .out), LaneWay(1, .in)])
    let draw = try #require(try desks[1].duty().draws[morning])
    let reports = try #require(try desks[1].duty().reports[morning])
    #expect(reports.map(\.officer) == ["sari", "budi", "citra"])
    let again = LaneDraw(
      reports: reports.map { LaneDraw.Report(officer: $0.officer, id: $0.id) },
      lanes: [LaneWay(1, .in), LaneWay(2, .out)], chance: draw.drawn.draw.chance)
    #expect(draw.drawn.isTrue && again?.assignments(morning) == draw.drawn.assignments)
    #expect(Set(draw.lanes.keys) == [1, 2] && Set(draw.lanes.values).count == 2)
    #expect(throws: Refusal.duty(.alreadyDrawn(morning, officer: "sari", draw.time))) {
      try desks[1].draw([LaneWay(1, .in)])
    }
  }

  @Test("every officer gets every lane about as often")
  func fair() throws {
    var counts: [String: Int] = [:]
    for round in 0..<3000 {
      let reports = ["a", "b", "c"].map { LaneDraw.Report(officer: $0, id: "id\(round)\($0)") }
      let lanes = [LaneWay(1, .in), LaneWay(2, .in), LaneWay(3, .out)]
      let draw = try #require(LaneDraw(reports: reports, lanes: lanes, chance: "chance\(round)"))
      for one in draw.assignments(morning) { counts["\(one.officer)\(one.lane)", default: 0] += 1 }
    }
    #expect(counts.count == 9)
    // Six standard deviations of a binomial of 3000 and a third.
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 155 }, "\(counts)")
  }

  @Test("whoever alone has come has no lane for certain, whichever is named first")
  func alone() throws {
    var lanes: [Int: Int] = [:]
    for round in 0..<1000 {
      let draw = try #require(
        LaneDraw(
          reports: [LaneDraw.Report(officer: "ani", id: "0report")], lanes: [LaneWay(2, .out), LaneWay(1, .in)],
          chance: "chance\(round)"))
      let assigned = draw.assignments(morning)
      #expect(assigned.count == 1)
      lanes[assigned.first?.lane ?? 0, default: 0] += 1
    }
    // Six standard deviations of a binomial of 1000 and a half.
    #expect(Set(lanes.keys) == [1, 2] && lanes.values.allSatisfy { abs($0 - 500) < 95 }, "\(lanes)")
  }

  @Test("the same reports and lanes come out otherwise at another draw: whoever names lanes can't reckon it before")
  func unforeseen() throws {
    let seeds = try (0..<20).map { _ in
      let store = try TestStore()
      for name in ["ani", "beni"] { try store.desk(name).report(id: "0report00000" + name.prefix(3)) }
      try store.desk("ani").draw([LaneWay(1, .in), LaneWay(2, .out)])
      let drawn = try #require(try store.desk("ani").duty().draws[morning]?.drawn)
      #expect(drawn.isTrue)
      return drawn.draw.seed(morning)
    }
    #expect(Set(seeds).count == seeds.count)
  }

  @Test(
    "are not drawn before all who are rostered have reported, but with a reason, which is marked with who is missing")
  func missing() throws {
    let store = try TestStore()
    let ani = try store.desk("ani")
    let rows = ["ani", "beni", "citra"].map { "2026-11-21,pagi,\($0)\n" }.joined()
    try ani.record(try ani.readRoster(Array(("date,shift,officer\n" + rows).utf8), name: "a.csv"))
    try ani.report()
    try store.desk("citra").report()
    let lanes = [LaneWay(1, .in), LaneWay(2, .out)]
    let refusal = Refusal.duty(.notAllReported(morning, ["beni"]))
    #expect(throws: refusal) { try ani.draw(lanes) }
    #expect(
      refusal.phrase(store.zone).en.contains("Not reported yet") && refusal.phrase(store.zone).en.contains("beni"))
    #expect(throws: Refusal.missing(.reason)) { try ani.draw(lanes, reason: "  ") }
    try ani.draw(lanes, reason: "beni sakit")
    let draw = try #require(try store.ledger().duty(morning.day...morning.day).draws[morning])
    #expect(draw.drawn.missing == ["beni"] && draw.drawn.reason == "beni sakit")
    #expect(draw.withoutSome?.id == "diundi tanpa beni: beni sakit")
    #expect(draw.drawn.isTrue && Set(draw.lanes.values) == ["ani", "citra"])
  }

  @Test("a draw for which all have come needs no reason, and keeps none")
  func complete() throws {
    let store = try TestStore()
    let desks = try reported(store)
    let rows = ["sari", "budi"].map { "2026-11-21,pagi,\($0)\n" }.joined()
    try desks[0].record(try desks[0].readRoster(Array(("date,shift,officer\n" + rows).utf8), name: "a.csv"))
    try desks[0].draw([LaneWay(1, .in), LaneWay(2, .out)], reason: "tidak perlu")
    let draw = try #require(try desks[0].duty().draws[morning])
    #expect(draw.drawn.missing.isEmpty && draw.drawn.reason == nil && draw.withoutSome == nil)
  }

  @Test("with one officer and one lane there is nothing to draw: naming it would be choosing it")
  func nothingToDraw() throws {
    let store = try TestStore()
    let desk = try store.desk("ani")
    try desk.report()
    #expect(throws: Refusal.duty(.nothingToDraw)) { try desk.draw([LaneWay(2, .out)]) }
    #expect(try desk.duty().draws.isEmpty)
  }

  @Test("are drawn by a supervisor who stands outside of it, else by the machine")
  func drawer() throws {
    let closed = try ClosedStore()
    try closed.add("budi", [.officer])
    try closed.desk("budi").report()
    try closed.first.draw([LaneWay(1, .in), LaneWay(2, .out)])
    #expect(try closed.first.duty().draws[morning]?.drawn.drawer == .supervisor)
    let other = try ClosedStore()
    try other.add("budi", [.officer])
    try other.first.report()
    try other.first.draw([LaneWay(1, .in), LaneWay(2, .out)])
    #expect(try other.first.duty().draws[morning]?.drawn.drawer == .machine)
    #expect(try closed.findings().isEmpty && other.findings().isEmpty)
  }

  @Test("are not drawn for nobody, for no lane, for a lane twice, or for a shift that is far off")
  func noDraw() throws {
    let store = try TestStore()
    let desk = try store.desk()
    #expect(throws: Refusal.duty(.nobodyReported(morning))) { try desk.draw([LaneWay(1, .in)]) }
    try desk.report()
    for lanes in [[], [LaneWay(1, .in), LaneWay(1, .out)], [LaneWay(100, .in)]] {
      #expect(throws: Refusal.duty(.lanesToDraw)) { try desk.draw(lanes) }
    }
    let far = ShiftOfDay(day: morning.day, shift: .night)
    #expect(throws: Refusal.duty(.notReportable(far))) { try desk.report(for: far) }
    #expect(throws: Refusal.duty(.notReportable(far))) { try desk.draw([LaneWay(1, .in)], for: far) }
    #expect(throws: Refusal.self) { try desk.report() }
  }

  @Test("somebody who comes early reports for the shift that the roster has them on")
  func early() throws {
    let store = try TestStore()
    let desk = try store.desk()
    try desk.record(
      try desk.readRoster(Array("date,shift,officer\n2026-11-21,siang,sari\n".utf8), name: "a.csv"))
    try desk.report()
    #expect(try desk.duty().reports[morning.next]?.map(\.officer) == ["sari"])
  }

  @Test("are swapped by the two, or by a supervisor, with a reason that stays")
  func swap() throws {
    let closed = try ClosedStore()
    for name in ["ani", "budi", "citra"] { try closed.add(name, [.officer]) }
    for name in ["ani", "budi"] { try closed.desk(name).report() }
    try closed.first.draw([LaneWay(1, .in)])
    let before = try #require(try closed.first.duty().draws[morning])
    let (has, hasNot) = before.lanes[1] == "ani" ? ("ani", "budi") : ("budi", "ani")
    let desk = try closed.desk(has)
    expectRefused(.secondPersonNeeded(.workLanes, approvers: [hasNot])) { try desk.swap(has, hasNot, reason: "x") }
    #expect(throws: Refusal.access(.secondPersonUnfit("citra"))) {
      try desk.swap(has, hasNot, reason: "x", second: try closed.approver("citra"))
    }
    #expect(throws: Refusal.duty(.swapOfOthers([has, hasNot]))) {
      try closed.desk("citra").swap(has, hasNot, reason: "x", second: try closed.approver(has))
    }
    try desk.swap(has, hasNot, reason: "sakit mata", second: try closed.approver(hasNot))
    #expect(try desk.duty().draws[morning]?.lanes == [1: hasNot])
    try closed.first.swap(hasNot, "citra", reason: "pulang")
    let after = try #require(try closed.store.ledger().duty(morning.day...morning.day).draws[morning])
    #expect(after.lanes == [1: "citra"] && after.swaps.map(\.reason) == ["sakit mata", "pulang"])
    #expect(after.drawn == before.drawn)
    #expect(throws: Refusal.duty(.nothingToSwap)) { try closed.first.swap("ani", "budi", reason: "x") }
    #expect(throws: Refusal.access(.accountUnknown("siapa"))) { try closed.first.swap("citra", "siapa", reason: "x") }
    #expect(try closed.findings().isEmpty)
  }

  @Test("a roster with somebody on two shifts of a day is taken, and says who")
  func severalShifts() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let rows = ["21,pagi,sari", "21,siang,sari", "21,siang,budi", "22,pagi,budi"].map { "2026-11-\($0)\n" }.joined()
    let roster = try desk.readRoster(Array(("date,shift,officer\n" + rows).utf8), name: "a.csv")
    #expect(roster.severalOfADay.map(\.officer) == ["sari"])
    #expect(roster.severalOfADay.first?.shifts == [morning, morning.next])
  }

  @Test("before the draw there is nothing to swap")
  func noSwap() throws {
    let store = try TestStore()
    let desk = try store.desk()
    #expect(throws: Refusal.duty(.notDrawn(morning))) { try desk.swap("sari", "budi", reason: "x") }
  }

  @Test("one that is open at a console is told to whoever opens it at another, who can take it over with a reason")
  func taken() throws {
    let store = try TestStore()
    let (sari, budi) = (try store.desk("sari"), try store.desk("budi"))
    let first = try #require(try sari.open(LaneWay(2, .in)))
    #expect(try sari.open(LaneWay(2, .in)) == nil)
    let taken = Refusal.duty(.laneTaken(lane: 2, officer: "sari", console: "pos1:sari", since: first.time))
    #expect(throws: taken) { try budi.open(LaneWay(2, .in)) }
    #expect(taken.phrase(store.zone).en.contains("Lane 2 is open by sari at pos1:sari"))
    #expect(throws: Refusal.missing(.reason)) { try budi.open(LaneWay(2, .in), takeOver: "  ") }
    let second = try #require(try budi.open(LaneWay(2, .out), takeOver: "sari sakit"))
    let open = try #require(try sari.duty().lanes[2])
    #expect(open.officer == "budi" && open.direction == .out && open.reason == "sari sakit")
    // What ended the first one ends no other.
    try store.append([HandWritten(LaneClosed(lane: 2, opened: first.id))])
    #expect(try store.ledger().duty(0...0).lanes[2]?.id == second.id)
    try budi.close(lane: 2)
    #expect(try sari.duty().lanes.isEmpty && store.ledger().duty(0...0).lanes.isEmpty)
    #expect(throws: Refusal.duty(.laneNotOpen(2))) { try budi.close(lane: 2) }
    #expect(throws: Refusal.wrongForm(.lane, "100")) { try sari.open(LaneWay(100, .in)) }
  }

  @Test("one is turned round by whoever has it, and closed by them or a supervisor")
  func turnAndClose() throws {
    let closed = try ClosedStore()
    for name in ["ani", "budi"] { try closed.add(name, [.officer]) }
    let (ani, budi) = (try closed.desk("ani"), try closed.desk("budi"))
    let opened = try #require(try ani.open(LaneWay(1, .in)))
    try ani.open(LaneWay(1, .out))
    #expect(try budi.duty().lanes[1]?.direction == .out)
    #expect(throws: Refusal.self) { try budi.close(lane: 1) }
    try closed.first.close(lane: 1)
    #expect(try ani.duty().lanes.isEmpty)
    #expect(opened.isSigned)
    #expect(try closed.findings().isEmpty)
  }

  @Test("asking again with the same id records nothing new")
  func once() throws {
    let store = try TestStore()
    let desk = try store.desk()
    for _ in 0..<2 {
      _ = try desk.report(id: "0report00000001")
      _ = try desk.draw([LaneWay(1, .in), LaneWay(2, .in)], id: "0draw0000000001")
      _ = try desk.swap("sari", "budi", reason: "x", id: "0swap0000000001")
      _ = try desk.open(LaneWay(1, .in), id: "0open0000000001")
      _ = try desk.close(lane: 1, id: "0close000000001")
      _ = try desk.except(day: 20_779, hours: nil, seen: nil, reason: "x", id: "0except00000001")
    }
    #expect(try desk.duty().draws[morning]?.swaps.count == 1)
    #expect(try store.ledger().dashboard(lane: 1, now: .now()).records == 7)
  }
}
