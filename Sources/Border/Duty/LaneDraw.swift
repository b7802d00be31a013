import Crypto
import Journal

/// A draw of lanes that anybody can repeat: its chance is in the ids of the reports, 75 random bits each, made by the
/// consoles at which officers reported.
///
/// The seed is the SHA-256 of a line for the shift and one for each report in the order of the officers' names; each
/// officer's lot is the SHA-256 of the seed and the name. Lots in their order take the lanes in theirs. Wishes have no
/// part in it: a draw that grants them gives whoever wishes first what they want.
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

  /// nil where there is nobody or no lane to draw, too many, or one of them twice.
  public init?(reports: [Report], lanes: [LaneWay]) {
    guard (1...Self.officerLimit).contains(reports.count), !lanes.isEmpty,
      Set(reports.map(\.officer)).count == reports.count, Set(lanes.map(\.lane)).count == lanes.count,
      lanes.allSatisfy({ CrossingRules.lanes.contains($0.lane) })
    else { return nil }
    self.reports = reports.sorted { $0.officer.utf8.lexicographicallyPrecedes($1.officer.utf8) }
    self.lanes = lanes.sorted()
  }

  /// The SHA-256, in hexadecimal digits, of `DATE SHIFT` and of `OFFICER ID` for each report, a newline behind each.
  public func seed(_ shift: ShiftOfDay) -> String {
    let lines = ["\(shift.date) \(shift.shift.rawValue)"] + reports.map { "\($0.officer) \($0.id)" }
    return Self.digest(lines)
  }

  /// Who gets which lane. Officers beyond the lanes have none; lanes beyond the officers stay without one.
  public func assignments(_ shift: ShiftOfDay) -> [Assignment] {
    let seed = seed(shift)
    let lots = reports.map { (lot: Self.digest([seed, $0.officer]), officer: $0.officer) }
      .sorted { ($0.lot, $0.officer) < ($1.lot, $1.officer) }
    return zip(lanes, lots).map { Assignment(lane: $0.lane, officer: $1.officer) }
  }

  private static func digest(_ lines: [String]) -> String {
    SHA256.hex(SHA256.hash(data: Array(lines.map { $0 + "\n" }.joined().utf8)))
  }
}
