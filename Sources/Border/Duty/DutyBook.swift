import Journal
import ReferenceData

/// Hours, rosters, draws and lanes of some days, as the journal says: the one value by which the desk, the command line
/// and the screen tell whose lane is whose.
///
/// It holds the days that it was read for; lanes that are open are in it whatever their day.
public struct DutyBook: Sendable, Equatable {
  /// Days with other hours than the ordinary ones.
  public private(set) var exceptions: [Int: Exception] = [:]
  public internal(set) var rosters: [ShiftOfDay: [RosterImported.Place]] = [:]
  /// Who has come, in their order.
  public private(set) var reports: [ShiftOfDay: [Report]] = [:]
  public private(set) var draws: [ShiftOfDay: Draw] = [:]
  /// By their numbers.
  public private(set) var lanes: [Int: OpenLane] = [:]
  /// The scanners that lanes have claimed, by the lanes' numbers.
  public internal(set) var scanners: [Int: ClaimedScanner] = [:]

  /// Other hours on one day.
  public struct Exception: Sendable, Equatable {
    public let id: String
    public let time: Timestamp
    public let officer: String
    /// nil: closed the whole day.
    public let hours: OpeningHours?
    public let reason: String
  }

  /// Somebody has come.
  public struct Report: Sendable, Equatable {
    public let id: String
    public let officer: String
    public let time: Timestamp
  }

  /// The draw of a shift and what became of it.
  public struct Draw: Sendable, Equatable {
    public let id: String
    public let time: Timestamp
    /// Who made it, or for whom the machine did.
    public let officer: String
    public let drawn: LaneDrawn
    /// As it was drawn, with the swaps since.
    public internal(set) var lanes: [Int: String]
    public internal(set) var swaps: [Swap] = []

    public func lane(of officer: String) -> Int? { lanes.first { $0.value == officer }?.key }
  }

  public struct Swap: Sendable, Equatable {
    public let time: Timestamp
    /// Who recorded it.
    public let officer: String
    public let officers: [String]
    public let reason: String
  }

  /// A lane that somebody works at.
  public struct OpenLane: Sendable, Equatable {
    /// Of its `lane.opened`.
    public let id: String
    public let time: Timestamp
    public let officer: String
    public let console: String
    public let direction: Direction
    /// Why it was taken over from somebody else.
    public let reason: String?
  }

  public init() {}

  /// Takes an event in that counts. One that does not fit to what stood before changes nothing.
  mutating func apply(_ fact: DutyFact) {
    switch fact.event {
    case .excepted(let event):
      exceptions[event.day] = Exception(
        id: fact.id, time: fact.time, officer: fact.officer, hours: event.hours, reason: event.reason)
    case .restored(let event):
      if exceptions[event.day]?.id == event.replaces { exceptions[event.day] = nil }
    case .roster(let roster): for one in roster.shifts { rosters[one.shift] = one.places }
    case .reported(let event):
      if reports[event.shift]?.contains(where: { $0.officer == fact.officer }) == true { break }
      reports[event.shift, default: []].append(Report(id: fact.id, officer: fact.officer, time: fact.time))
    case .drawn(let event): apply(event, fact)
    case .swapped(let event): apply(event, fact)
    case .opened(let event):
      lanes[event.way.lane] = OpenLane(
        id: fact.id, time: fact.time, officer: fact.officer, console: fact.console, direction: event.way.direction,
        reason: event.reason)
    case .closed(let event): if lanes[event.lane]?.id == event.opened { lanes[event.lane] = nil }
    case .claimed(let event): apply(event, fact)
    case .released(let event): apply(event)
    }
  }

  /// The first draw of a shift counts.
  private mutating func apply(_ drawn: LaneDrawn, _ fact: DutyFact) {
    guard draws[drawn.shift] == nil else { return }
    let lanes = drawn.assignments.map { ($0.lane, $0.officer) }
    draws[drawn.shift] = Draw(
      id: fact.id, time: fact.time, officer: fact.officer, drawn: drawn,
      lanes: Dictionary(lanes) { first, _ in first })
  }

  private mutating func apply(_ swapped: LaneSwapped, _ fact: DutyFact) {
    guard var draw = draws[swapped.shift], let one = swapped.officers.first, let other = swapped.officers.last else {
      return
    }
    let (ofOne, ofOther) = (draw.lane(of: one), draw.lane(of: other))
    if let ofOne { draw.lanes[ofOne] = other }
    if let ofOther { draw.lanes[ofOther] = one }
    draw.swaps.append(
      Swap(time: fact.time, officer: fact.officer, officers: swapped.officers, reason: swapped.reason))
    draws[swapped.shift] = draw
  }
}

// MARK: What it says

/// What a decision lies outside of. It is possible all the same, and marked.
public enum OutsideMark: String, Sendable, CaseIterable {
  /// The post's opening hours.
  case hours
  /// A shift that the officer is rostered for.
  case shift
  /// The lane that is the officer's.
  case lane
  /// The lane is not open in this direction.
  case laneClosed = "lane-closed"
  /// A late entry's moment is not of the outage that its paper is of.
  case outage
}

extension DutyBook {
  /// The hours of a day; nil where it is closed, or where nobody knows.
  public func hours(on day: Int, _ plan: DutyPlan) -> OpeningHours? {
    exceptions[day].map(\.hours) ?? plan.hours
  }

  /// Whether the post is open at a moment; nil where nobody knows.
  public func isOpen(at time: Timestamp, _ plan: DutyPlan) -> Bool? {
    let (day, minute) = plan.zone.dayAndMinute(of: time)
    guard exceptions[day] != nil || plan.hours != nil else { return nil }
    return hours(on: day, plan)?.isOpen(atLocalMinute: minute) ?? false
  }

  /// Whether a roster says who works on a day: only then shifts and lanes can be told from others.
  public func hasRoster(on day: Int) -> Bool { rosters.keys.contains { $0.day == day } }

  /// Whether somebody is on a shift's roster.
  public func isRostered(_ officer: String, _ shift: ShiftOfDay) -> Bool {
    rosters[shift]?.contains { $0.officer == officer } ?? false
  }

  /// The shift that somebody who comes at a moment means: the one that goes on, unless they are rostered for the next
  /// one and not for this.
  public func shiftToReport(_ officer: String, at time: Timestamp, _ plan: DutyPlan) -> ShiftOfDay {
    let shifts = plan.reportable(at: time)
    return shifts.first { isRostered(officer, $0) } ?? plan.shift(at: time)
  }

  /// What a decision at a lane would lie outside of, in the order of the marks. Without a roster of the day only the
  /// hours are looked at.
  public func outside(
    _ officer: String, lane: Int?, _ direction: Direction, at time: Timestamp, _ plan: DutyPlan
  ) -> [OutsideMark] {
    var marks: Set<OutsideMark> = []
    if isOpen(at: time, plan) == false { marks.insert(.hours) }
    let shift = plan.shift(at: time)
    if hasRoster(on: shift.day) {
      if !isRostered(officer, shift) { marks.insert(.shift) }
      if !isOwn(lane, of: officer, shift) { marks.insert(.lane) }
      if let lane, lanes[lane]?.direction != direction { marks.insert(.laneClosed) }
    }
    return OutsideMark.allCases.filter(marks.contains)
  }

  /// By the draw where there was one; and never a lane that somebody else has open.
  private func isOwn(_ lane: Int?, of officer: String, _ shift: ShiftOfDay) -> Bool {
    if let open = lane.flatMap({ lanes[$0] }), open.officer != officer { return false }
    guard let draw = draws[shift] else { return true }
    return lane != nil && draw.lane(of: officer) == lane
  }
}
