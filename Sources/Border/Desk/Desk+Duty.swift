import Journal
import ReferenceData

import struct Journal.Record

/// Opening hours, rosters, and the lanes of a shift.
extension Desk {
  /// What is on some days, as it stands in the journal now.
  public func duty(_ days: ClosedRange<Int>) throws -> DutyBook { try look { try $0.duty(days) } }

  /// What is on around now: from yesterday to tomorrow.
  public func duty() throws -> DutyBook { try duty(daysAroundNow) }

  /// The lanes as they are now, and what is around now.
  func lanesNow(_ facts: DeskFacts) throws -> DutyBook { try facts.duty(daysAroundNow) }

  private var daysAroundNow: ClosedRange<Int> {
    let today = zone.dayAndHour(of: clock()).day
    return today - 1...today + 1
  }

  /// What a decision lies outside of, told under the journal's lock.
  func outside(_ crossing: CrossingRecorded, _ facts: DeskFacts) throws -> [OutsideMark] {
    if let late = crossing.late { return try outside(late, of: crossing.outage, facts) }
    return try facts.duty(daysAroundNow).outside(
      officer.name, lane: crossing.lane, crossing.direction, at: clock(), plan)
  }

  // MARK: Hours

  /// Days ahead that can have hours of their own; farther off is a slip of the year.
  public static let exceptionDays = 400

  /// Records that the post is open at other hours on one day, or closed.
  ///
  /// - Parameters:
  ///   - seen: the id of the exception that counted when this was decided; where it is another one, nothing is recorded.
  ///   - second: who approves it, because opening hours decide who is stopped.
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func except(
    day: Int, hours: OpeningHours?, seen: String?, reason: String, second: Session? = nil, id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: HoursExcepted.reasonLimit)
    let date = try reachable(day)
    let event = HoursExcepted(day: day, hours: hours, reason: words, replaces: seen)
    return try append(Demand(.excepted(event)), second: second) { facts in
      if try facts.isRecorded(id) { return [] }
      let counting = try facts.duty(day...day).exceptions[day]
      guard counting?.id == seen else { throw Refusal.duty(.hoursChangedMeanwhile(date)) }
      if let counting, counting.hours == hours { throw Refusal.duty(.hoursUnchanged(date)) }
      return [Entry(event, id: id, by: self.officer)]
    }.last
  }

  /// Records that the ordinary hours hold again on one day.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func restoreHours(
    day: Int, seen: String, reason: String, second: Session? = nil, id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: HoursExcepted.reasonLimit)
    let date = try reachable(day)
    let event = HoursRestored(day: day, reason: words, replaces: seen)
    return try append(Demand(.restored(event)), second: second) { facts in
      if try facts.isRecorded(id) { return [] }
      guard try facts.duty(day...day).exceptions[day]?.id == seen else {
        throw Refusal.duty(.hoursChangedMeanwhile(date))
      }
      return [Entry(event, id: id, by: self.officer)]
    }.last
  }

  /// The date of a day whose hours can be changed still.
  private func reachable(_ day: Int) throws -> String {
    let date = ShiftOfDay(day: day, shift: .morning).date
    let ahead = day - zone.dayAndHour(of: clock()).day
    guard (0...Self.exceptionDays).contains(ahead) else { throw Refusal.duty(.dayOutOfReach(date)) }
    return date
  }

  // MARK: Rosters

  /// Reads a roster's file, and records nothing.
  ///
  /// - Throws: `Refusal.duty` with what is wrong in which line; `JournalError`.
  public func readRoster(_ bytes: [UInt8], name: String) throws -> RosterImported {
    let book = try accounts()
    let canDecide: ((String) -> Bool)? = book.isOpen ? nil : { book.canDecide($0) }
    do throws(DutyRefusal) {
      return try RosterFile.read(
        bytes, name: name, today: zone.dayAndHour(of: clock()).day, canDecide: canDecide)
    } catch {
      throw Refusal.duty(error)
    }
  }

  /// Records a roster; each of its shifts takes the place of what an earlier one said of it.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func record(_ roster: RosterImported, id: String = newEventID()) throws -> Record? {
    try append(.keepRoster) { facts in
      if try facts.isRecorded(id) { return [] }
      if !facts.accounts.isOpen {
        for place in roster.shifts.flatMap(\.places) where !facts.accounts.canDecide(place.officer) {
          throw Refusal.duty(.rosterAccount(place.officer))
        }
      }
      return [Entry(roster, id: id, by: self.officer)]
    }.last
  }

  // MARK: Reports, the draw, swaps

  /// Records that the officer has come for a shift; nil: the one that they are rostered for, or that goes on.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func report(for shift: ShiftOfDay? = nil, id: String = newEventID()) throws -> Record? {
    try append(.workLanes) { facts in
      if try facts.isRecorded(id) { return [] }
      let duty = try facts.duty(self.daysAroundNow)
      let shift = shift ?? duty.shiftToReport(self.officer.name, at: self.clock(), self.plan)
      try self.expectReportable(shift)
      if let report = duty.reports[shift]?.first(where: { $0.officer == self.officer.name }) {
        throw Refusal.duty(.alreadyReported(shift, report.time))
      }
      return [Entry(ShiftReported(shift: shift), id: id, by: self.officer)]
    }.last
  }

  /// Draws lanes among those who have reported for a shift, and records it. Nobody chooses anything but which lanes
  /// there are: the ids of the reports decide, with what is made at the draw itself.
  ///
  /// - Parameter reason: why it is drawn while somebody who is rostered has not reported; nil: then it is refused.
  /// - Throws: `Refusal`, with `.notAllReported` who is missing; `JournalError`.
  @discardableResult
  public func draw(
    _ lanes: [LaneWay], for shift: ShiftOfDay? = nil, reason: String? = nil, id: String = newEventID()
  ) throws -> Record? {
    let words = try reason.map { try CrossingRules.requiredWords($0, .reason, limit: LaneDrawn.reasonLimit) }
    return try append(.workLanes) { facts in
      if try facts.isRecorded(id) { return [] }
      let duty = try facts.duty(self.daysAroundNow)
      let shift = shift ?? duty.shiftToDraw(at: self.clock(), self.plan)
      try self.expectReportable(shift)
      if let draw = duty.draws[shift] {
        throw Refusal.duty(.alreadyDrawn(shift, officer: draw.officer, draw.time))
      }
      let reports = (duty.reports[shift] ?? []).map { LaneDraw.Report(officer: $0.officer, id: $0.id) }
      guard !reports.isEmpty else { throw Refusal.duty(.nobodyReported(shift)) }
      guard reports.count <= LaneDraw.officerLimit else {
        throw Refusal.duty(.tooManyReported(LaneDraw.officerLimit))
      }
      guard let draw = LaneDraw(reports: reports, lanes: lanes, chance: newEventID()) else {
        throw Refusal.duty(.lanesToDraw)
      }
      // With one officer and one lane there is nothing that chance could decide.
      if reports.count == 1, lanes.count == 1 { throw Refusal.duty(.nothingToDraw) }
      let missing = Array(duty.missing(shift).prefix(LaneDraw.officerLimit))
      if !missing.isEmpty, words == nil { throw Refusal.duty(.notAllReported(shift, missing)) }
      let isOutside = !reports.contains { $0.officer == self.officer.name }
      let drawer: LaneDrawn.Drawer =
        isOutside && facts.accounts.isSupervisor(self.officer.name) ? .supervisor : .machine
      let drawn = LaneDrawn(
        shift: shift, drawer: drawer, draw: draw, missing: missing, reason: missing.isEmpty ? nil : words)
      return [Entry(drawn, id: id, by: self.officer)]
    }.last
  }

  /// Records that two officers change lanes after the draw; one of them may have none. By a supervisor, or by one of
  /// the two with the other as `second`.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func swap(
    _ one: String, _ other: String, reason: String, second: Session? = nil, id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: LaneSwapped.reasonLimit)
    let pair = [one, other]
    return try append(Demand(.workLanes, needsTwo: true, pair: pair), second: second) { facts in
      if try facts.isRecorded(id) { return [] }
      let shift = self.plan.shift(at: self.clock())
      guard let draw = try facts.duty(self.daysAroundNow).draws[shift] else { throw Refusal.duty(.notDrawn(shift)) }
      guard pair.contains(self.officer.name) || facts.accounts.isSupervisor(self.officer.name) else {
        throw Refusal.duty(.swapOfOthers(pair))
      }
      for name in pair where !facts.accounts.isOpen && !facts.accounts.canDecide(name) {
        throw Refusal.access(.accountUnknown(name))
      }
      guard one != other, draw.lane(of: one) != nil || draw.lane(of: other) != nil else {
        throw Refusal.duty(.nothingToSwap)
      }
      return [Entry(LaneSwapped(shift: shift, officers: (one, other), reason: words), id: id, by: self.officer)]
    }.last
  }

  private func expectReportable(_ shift: ShiftOfDay) throws {
    guard plan.reportable(at: clock()).contains(shift) else { throw Refusal.duty(.notReportable(shift)) }
  }

  // MARK: Lanes

  /// Records that the officer opens a lane at this console; nil where it is open so already.
  ///
  /// - Parameter takeOver: why, where somebody else, or another console, has it open; nil: then it is refused.
  /// - Throws: `Refusal`, with `.laneTaken` who has it; `JournalError`.
  @discardableResult
  public func open(_ way: LaneWay, takeOver reason: String? = nil, id: String = newEventID()) throws -> Record? {
    guard CrossingRules.lanes.contains(way.lane) else { throw Refusal.wrongForm(.lane, String(way.lane)) }
    let words = try reason.map { try CrossingRules.requiredWords($0, .reason, limit: LaneOpened.reasonLimit) }
    return try append(.workLanes) { facts in
      if try facts.isRecorded(id) { return [] }
      let open = try facts.duty(self.daysAroundNow).lanes[way.lane]
      var opened = LaneOpened(way: way, replaces: open?.id)
      if let open, open.officer == self.officer.name, open.console == self.journal.console {
        if open.direction == way.direction { return [] }
      } else if let open {
        guard let words else { throw Refusal.duty(open.taken(way.lane)) }
        opened.reason = words
      }
      return [Entry(opened, id: id, by: self.officer)]
    }.last
  }

  /// Records that a lane is closed: by whoever has it, or a supervisor.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func close(lane: Int, id: String = newEventID()) throws -> Record? {
    try append(.workLanes) { facts in
      if try facts.isRecorded(id) { return [] }
      guard let open = try facts.duty(self.daysAroundNow).lanes[lane] else { throw Refusal.duty(.laneNotOpen(lane)) }
      guard open.officer == self.officer.name || facts.accounts.isSupervisor(self.officer.name) else {
        throw Refusal.duty(open.taken(lane))
      }
      return [Entry(LaneClosed(lane: lane, opened: open.id), id: id, by: self.officer)]
    }.last
  }
}

extension DutyBook {
  /// The shift whose lanes are to be drawn: that goes on, unless it is drawn or nobody has come for it.
  public func shiftToDraw(at time: Timestamp, _ plan: DutyPlan) -> ShiftOfDay {
    let shifts = plan.reportable(at: time)
    return shifts.first { draws[$0] == nil && reports[$0] != nil } ?? plan.shift(at: time)
  }

  /// Who is rostered for a shift and has not reported, in the roster's order.
  public func missing(_ shift: ShiftOfDay) -> [String] {
    let came = Set((reports[shift] ?? []).map(\.officer))
    return (rosters[shift] ?? []).map(\.officer).filter { !came.contains($0) }
  }
}

extension DutyBook.OpenLane {
  func taken(_ lane: Int) -> DutyRefusal {
    .laneTaken(lane: lane, officer: officer, console: console, since: time)
  }
}

extension AccountBook {
  /// Whether somebody of this account decides crossings.
  func canDecide(_ id: String) -> Bool {
    accounts[id].map { !$0.isDisabled && !$0.roles.isDisjoint(with: Permission.decide.roles) } ?? false
  }

  /// In an open store everybody is.
  func isSupervisor(_ id: String) -> Bool { isOpen || accounts[id]?.roles.contains(.supervisor) ?? false }
}

extension Demand {
  init(_ event: DutyEvent) {
    switch event {
    case .excepted, .restored: self.init(.changeRules, needsTwo: true)
    case .roster: self.init(.keepRoster)
    case .swapped(let swapped): self.init(.workLanes, needsTwo: true, pair: swapped.officers)
    case .reported, .drawn, .opened, .closed, .claimed, .released: self.init(.workLanes)
    }
  }
}
