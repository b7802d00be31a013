import Journal

/// An officer has come for a shift.
public struct ShiftReported: EventBody {
  public static let type = "shift.reported"
  public static let version = 1

  public var shift: ShiftOfDay

  public init(shift: ShiftOfDay) { self.shift = shift }

  public func write(to json: inout JSONWriter) { json.object { shift.writeMembers(to: &$0) } }

  public init(_ json: JSONObject, version: Int) throws { shift = try json.requiredShift() }
}

/// The lanes of a shift were drawn among those who had reported.
public struct LaneDrawn: EventBody {
  public static let type = "lane.drawn"
  /// 2: `chance`, with which the seed has the lanes too; `missing`, `reason`.
  public static let version = 2
  /// Most characters of the reason.
  public static let reasonLimit = 500

  /// Who made the draw.
  public enum Drawer: String, Sendable {
    /// A supervisor who was not drawn.
    case supervisor
    /// Nobody who stood outside of it was there: the console, for one of those drawn.
    case machine
  }

  public var shift: ShiftOfDay
  public var drawer: Drawer
  public var draw: LaneDraw
  /// As the draw gives them, in the order of the lanes.
  public var assignments: [LaneDraw.Assignment]
  /// Who was rostered for the shift and had not reported; at most `LaneDraw.officerLimit` are named.
  public var missing: [String]
  /// Why it was drawn without them.
  public var reason: String?

  public init(
    shift: ShiftOfDay, drawer: Drawer, draw: LaneDraw, missing: [String] = [], reason: String? = nil
  ) {
    self.shift = shift
    self.drawer = drawer
    self.draw = draw
    self.missing = missing
    self.reason = reason
    assignments = draw.assignments(shift)
  }

  /// Whether the lanes are those that anybody gets who draws again from the same reports.
  public var isTrue: Bool { draw.assignments(shift) == assignments }

  public func write(to json: inout JSONWriter) {
    json.object {
      shift.writeMembers(to: &$0)
      $0.member("drawer", drawer.rawValue)
      $0.key("reports")
      $0.array(draw.reports) { json, report in
        json.object {
          $0.member("officer", report.officer)
          $0.member("report", report.id)
        }
      }
      $0.key("lanes")
      $0.array(draw.lanes) { json, lane in json.object { lane.writeMembers(to: &$0) } }
      $0.member("seed", draw.seed(shift))
      $0.key("assignments")
      $0.array(assignments) { json, one in
        json.object {
          $0.member("lane", one.lane)
          $0.member("officer", one.officer)
        }
      }
      $0.optionalMember("chance", draw.chance)
      if !missing.isEmpty { $0.member("missing", missing) }
      $0.optionalMember("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    shift = try json.requiredShift()
    drawer = try json.requiredCode("drawer")
    let reports = try json.requiredObjects("reports", limit: LaneDraw.officerLimit).map {
      LaneDraw.Report(officer: try $0.requiredString("officer"), id: try $0.requiredString("report"))
    }
    let lanes = try json.requiredObjects("lanes", limit: CrossingRules.lanes.count).map(LaneWay.init(members:))
    let chance = version >= 2 ? try json.requiredString("chance") : nil
    guard let draw = LaneDraw(reports: reports, lanes: lanes, chance: chance),
      try json.requiredDigest("seed") == draw.seed(shift)
    else { throw JSONError(problem: "the draw's officers, lanes and seed don't belong together", offset: 0) }
    self.draw = draw
    assignments = try json.requiredObjects("assignments", limit: CrossingRules.lanes.count).map {
      LaneDraw.Assignment(lane: try $0.requiredLane("lane"), officer: try $0.requiredString("officer"))
    }
    missing = try version >= 2 ? json.strings("missing") ?? [] : []
    reason = try version >= 2 ? json.string("reason") : nil
  }
}

/// Two officers changed lanes after the draw.
public struct LaneSwapped: EventBody {
  public static let type = "lane.swapped"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  public var shift: ShiftOfDay
  /// One of them may have had no lane.
  public var officers: [String]
  public var reason: String

  public init(shift: ShiftOfDay, officers: (String, String), reason: String) {
    self.shift = shift
    self.officers = [officers.0, officers.1]
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      shift.writeMembers(to: &$0)
      $0.member("officers", officers)
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    shift = try json.requiredShift()
    officers = try json.requiredStrings("officers")
    guard officers.count == 2, officers[0] != officers[1] else {
      throw JSONError(problem: "\"officers\" are not two", offset: 0)
    }
    reason = try json.requiredString("reason")
  }
}

/// An officer opened a lane at a console, in one direction.
public struct LaneOpened: EventBody {
  public static let type = "lane.opened"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  public var way: LaneWay
  /// The `lane.opened` whose place it takes, of the same lane: turned round by the same officer, or taken over.
  public var replaces: String?
  /// Why it was taken over from somebody else or from another console.
  public var reason: String?

  public init(way: LaneWay, replaces: String? = nil, reason: String? = nil) {
    self.way = way
    self.replaces = replaces
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      way.writeMembers(to: &$0)
      $0.optionalMember("replaces", replaces)
      $0.optionalMember("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    way = try LaneWay(members: json)
    replaces = try json.string("replaces")
    reason = try json.string("reason")
  }
}

/// A lane was closed.
public struct LaneClosed: EventBody {
  public static let type = "lane.closed"
  public static let version = 1

  public var lane: Int
  /// The `lane.opened` that it ends.
  public var opened: String

  public init(lane: Int, opened: String) {
    self.lane = lane
    self.opened = opened
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("lane", lane)
      $0.member("opened", opened)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    lane = try json.requiredLane("lane")
    opened = try json.requiredString("opened")
  }
}

/// A lane and its direction.
public struct LaneWay: Hashable, Sendable, Comparable {
  public let lane: Int
  public let direction: Direction

  public init(_ lane: Int, _ direction: Direction) {
    self.lane = lane
    self.direction = direction
  }

  public static func < (left: Self, right: Self) -> Bool { left.lane < right.lane }

  func writeMembers(to json: inout JSONWriter) {
    json.member("lane", lane)
    json.member("direction", direction.rawValue)
  }

  init(members json: JSONObject) throws {
    self.init(try json.requiredLane("lane"), try json.requiredCode("direction"))
  }
}
