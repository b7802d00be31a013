import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

/// A day as it is typed: a whole date, `2026-11-21` or `21-11-2026`.
func typedDay(_ typed: String) throws -> Int {
  let shown = String(typed.prefix(40))
  do throws(TypedDate.Failure) {
    let date = try TypedDate.parse(typed)
    if date.isWhole { return date.earliestDay }
  } catch {
    if error == .noSuchDay {
      throw wrongUsage(id: "hari \"\(shown)\" tidak ada", en: "there is no day \"\(shown)\"")
    }
  }
  throw wrongUsage(
    id: "\"\(shown)\" bukan tanggal; contoh 2026-11-21 atau 21-11-2026",
    en: "\"\(shown)\" is not a date; for example 2026-11-21 or 21-11-2026")
}

/// A shift as it is typed: `pagi` or `morning`, or with its day, `2026-11-21/malam`.
struct TypedShift: ExpressibleByArgument {
  let day: Int?
  let shift: Shift

  init?(argument: String) {
    let parts = argument.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let word = parts.last, let shift = Shift(word: String(word)) else { return nil }
    self.shift = shift
    if parts.count == 1 {
      day = nil
    } else if let typed = try? typedDay(String(parts[0])) {
      day = typed
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { Shift.allCases.map(\.rawValue) }

  /// Where no day was given, the last one of that name that has begun.
  func begun(at time: Timestamp, _ plan: DutyPlan) -> ShiftOfDay {
    day.map { ShiftOfDay(day: $0, shift: shift) } ?? plan.lastBegun(shift, at: time)
  }

  /// Where no day was given, the one that goes on or begins soon; the last one of that name where neither does.
  func reportable(at time: Timestamp, _ plan: DutyPlan) -> ShiftOfDay {
    if let day { return ShiftOfDay(day: day, shift: shift) }
    return plan.reportable(at: time).first { $0.shift == shift } ?? plan.lastBegun(shift, at: time)
  }
}

/// A lane and its direction as they are typed: `2:in`.
struct TypedLane: ExpressibleByArgument {
  let way: LaneWay

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let lane = Int(parts[0]), CrossingRules.lanes.contains(lane),
      let direction = Direction(rawValue: String(parts[1]))
    else { return nil }
    way = LaneWay(lane, direction)
  }
}
