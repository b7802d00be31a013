import Journal

/// A patrol left the post. It is out until `PatrolEnded` names it.
public struct PatrolStarted: EventBody {
  public static let type = "patrol.started"
  public static let version = 1
  /// Most characters of a unit's, a leader's and a sector's name.
  public static let nameLimit = 100
  /// Men and women of one patrol; coordinated patrols of both sides have had 63.
  public static let strengths = 1...500
  /// Minutes within which a patrol is to be heard of again.
  public static let reportMinutes = 1...1_440
  /// What counts where the leader says nothing: two hours.
  public static let usualReportMinutes = 120

  public var unit: String
  /// Rank and name.
  public var leader: String
  /// How many go, the leader counted.
  public var strength: Int
  public var sector: String
  /// Together with the Malaysian side.
  public var isJoint: Bool
  /// It is overdue when it has not been heard of for so long.
  public var reportMinutes: Int

  public init(
    unit: String, leader: String, strength: Int, sector: String, isJoint: Bool = false,
    reportMinutes: Int = Self.usualReportMinutes
  ) {
    self.unit = unit
    self.leader = leader
    self.strength = strength
    self.sector = sector
    self.isJoint = isJoint
    self.reportMinutes = reportMinutes
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("unit", unit)
      $0.member("leader", leader)
      $0.member("strength", strength)
      $0.member("sector", sector)
      $0.member("joint", isJoint)
      $0.member("report_minutes", reportMinutes)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    unit = try json.requiredString("unit")
    leader = try json.requiredString("leader")
    strength = try json.requiredCount("strength")
    sector = try json.requiredString("sector")
    isJoint = try json.bool("joint") ?? false
    reportMinutes = try json.requiredCount("report_minutes")
    guard Self.strengths.contains(strength), Self.reportMinutes.contains(reportMinutes) else {
      throw JSONError(problem: "\"strength\" or \"report_minutes\" is beyond what can be", offset: 0)
    }
  }
}
