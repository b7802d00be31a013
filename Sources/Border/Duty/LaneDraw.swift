import Crypto
import Journal

/// A draw of lanes that anybody can repeat: its chance is in the ids of the reports, 75 random bits each, made by the
/// consoles at which officers reported, and in as many that are made at the draw itself, when the lanes are named.
///
/// The seed is the SHA-256 of a line for the shift, one for each lane, one for each report in the order of the officers'
/// names, and one for the draw's own bits; an officer's lot is the SHA-256 of the seed and the name, a lane's that of the
/// seed and its number. Officers and lanes, each in the order of their lots, belong together: so whoever names the lanes
/// can't know what naming others would bring, and a lone officer does not have the lowest number for certain. Wishes have
/// no part in it: a draw that grants them gives whoever wishes first what they want.
public struct LaneDraw: Sendable, Equatable {
  /// Far more than report for one shift of one post.
  public static let officerLimit = 200

  public struct Report: Sendable, Equatable {
    public let officer: String
    /// Of the `shift.reported`.
    public let id: String

    public init(officer: String, id: String) {
      self.officer = officer
      self.id = id
    }
  }

  public struct Assignment: Sendable, Equatable {
    public let lane: Int
    public let officer: String

    public init(lane: Int, officer: String) {
      self.lane = lane
      self.officer = officer
    }
  }

  /// By the bytes of the names, each once.
  public let reports: [Report]
  /// By their numbers, each once.
  public let lanes: [LaneWay]
  /// What nobody knows before the lanes are named; nil in draws of before, whose seed is of shift and reports alone and
  /// whose lanes go by their numbers.
  public let chance: String?

  /// nil where there is nobody or no lane to draw, too many, or one of them twice.
  public init?(reports: [Report], lanes: [LaneWay], chance: String? = nil) {
    guard (1...Self.officerLimit).contains(reports.count), !lanes.isEmpty,
      Set(reports.map(\.officer)).count == reports.count, Set(lanes.map(\.lane)).count == lanes.count,
      lanes.allSatisfy({ CrossingRules.lanes.contains($0.lane) })
    else { return nil }
    self.reports = reports.sorted { $0.officer.utf8.lexicographicallyPrecedes($1.officer.utf8) }
    self.lanes = lanes.sorted()
    self.chance = chance
  }

  /// The SHA-256, in hexadecimal digits, of `DATE SHIFT`, of `LANE DIRECTION` for each lane, of `OFFICER ID` for each
  /// report and of the draw's own chance, a newline behind each.
  public func seed(_ shift: ShiftOfDay) -> String {
    let ways = chance == nil ? [] : lanes.map { "\($0.lane) \($0.direction.rawValue)" }
    let lines = ["\(shift.date) \(shift.shift.rawValue)"] + ways + reports.map { "\($0.officer) \($0.id)" }
    return Self.digest(lines + (chance.map { [$0] } ?? []))
  }

  /// Who gets which lane, by the lanes' numbers. Officers beyond the lanes have none; lanes beyond the officers stay
  /// without one.
  public func assignments(_ shift: ShiftOfDay) -> [Assignment] {
    let seed = seed(shift)
    let officers = reports.map { (lot: Self.digest([seed, $0.officer]), officer: $0.officer) }
      .sorted { ($0.lot, $0.officer) < ($1.lot, $1.officer) }
    var ways = lanes.map(\.lane)
    if chance != nil {
      ways = lanes.map { (lot: Self.digest([seed, "\($0.lane)"]), lane: $0.lane) }.sorted { $0 < $1 }.map(\.lane)
    }
    return zip(ways, officers).map { Assignment(lane: $0, officer: $1.officer) }.sorted { $0.lane < $1.lane }
  }

  private static func digest(_ lines: [String]) -> String {
    SHA256.hex(SHA256.hash(data: Array(lines.map { $0 + "\n" }.joined().utf8)))
  }
}
