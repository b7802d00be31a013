import Journal
import ReferenceData
import TravelDocuments

/// On one day the post is open at other hours than ordinarily. It decides who is stopped, so two people make it.
public struct HoursExcepted: EventBody {
  public static let type = "hours.excepted"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  /// Days since 1970-01-01 at the post.
  public var day: Int
  /// nil: closed the whole day.
  public var hours: OpeningHours?
  public var reason: String
  /// The id of the exception of that day that counted until now.
  public var replaces: String?

  public init(day: Int, hours: OpeningHours?, reason: String, replaces: String? = nil) {
    self.day = day
    self.hours = hours
    self.reason = reason
    self.replaces = replaces
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("date", ShiftOfDay(day: day, shift: .morning).date)
      $0.key("open")
      $0.array(hours?.intervals ?? []) { json, interval in
        json.object {
          $0.member("from", OpeningHours.clock(interval.open))
          $0.member("to", OpeningHours.clock(interval.close))
        }
      }
      $0.member("reason", reason)
      $0.optionalMember("replaces", replaces)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    day = try json.requiredDay("date")
    let intervals = try json.requiredObjects("open", limit: OpeningHours.intervalCountMax).map {
      try $0.requiredString("from") + "-" + $0.requiredString("to")
    }
    hours = nil
    if !intervals.isEmpty {
      guard let hours = OpeningHours(intervals.joined(separator: ",")) else {
        throw JSONError(problem: "\"open\" are no opening hours", offset: 0)
      }
      self.hours = hours
    }
    reason = try json.requiredString("reason")
    replaces = try json.string("replaces")
  }
}

/// An exception was withdrawn: the ordinary hours hold again on that day. Two people make it.
public struct HoursRestored: EventBody {
  public static let type = "hours.restored"
  public static let version = 1

  public var day: Int
  public var reason: String
  /// The id of the exception that counted until now.
  public var replaces: String

  public init(day: Int, reason: String, replaces: String) {
    self.day = day
    self.reason = reason
    self.replaces = replaces
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("date", ShiftOfDay(day: day, shift: .morning).date)
      $0.member("reason", reason)
      $0.member("replaces", replaces)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    day = try json.requiredDay("date")
    reason = try json.requiredString("reason")
    replaces = try json.requiredString("replaces")
  }
}

extension JSONObject {
  /// A whole date that must be there, as days since 1970-01-01.
  func requiredDay(_ name: String) throws -> Int {
    guard let date = try date(name), date.isWhole else {
      throw JSONError(problem: "\"\(name)\" is no whole date", offset: 0)
    }
    return date.earliestDay
  }

  /// The members `date` and `shift`.
  func requiredShift() throws -> ShiftOfDay {
    ShiftOfDay(day: try requiredDay("date"), shift: try requiredCode("shift"))
  }

  /// A lane's number that must be there.
  func requiredLane(_ name: String) throws -> Int {
    let lane = try requiredInt(name)
    guard CrossingRules.lanes.contains(lane) else { throw JSONError(problem: "\"\(name)\" is no lane", offset: 0) }
    return lane
  }
}

extension ShiftOfDay {
  func writeMembers(to json: inout JSONWriter) {
    json.member("date", date)
    json.member("shift", shift.rawValue)
  }
}
