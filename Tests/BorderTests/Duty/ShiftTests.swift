import Journal
import ReferenceData
import Testing

@testable import Border

@Suite("Shifts")
struct ShiftTests {
  let plan: DutyPlan

  init() throws {
    let reference = try ReferenceData.shared.get()
    plan = DutyPlan(try #require(reference.post("entikong")), reference)
  }

  func shift(_ clock: String) -> ShiftOfDay { plan.shift(at: Made.time("2026-11-21T\(clock)+07:00")) }

  @Test("change at the post's times; the night begins at closing and is the day's on which it begins")
  func changes() {
    let day = 20_778
    #expect(shift("05:00:00") == ShiftOfDay(day: day, shift: .morning))
    #expect(shift("10:59:59.999") == ShiftOfDay(day: day, shift: .morning))
    #expect(shift("11:00:00") == ShiftOfDay(day: day, shift: .afternoon))
    #expect(shift("17:00:00") == ShiftOfDay(day: day, shift: .night))
    #expect(shift("23:59:59.999") == ShiftOfDay(day: day, shift: .night))
    #expect(shift("00:00:00") == ShiftOfDay(day: day - 1, shift: .night))
    #expect(shift("04:59:59.999") == ShiftOfDay(day: day - 1, shift: .night))
    #expect(shift("05:00:00").date == "2026-11-21")
  }

  @Test("follow each other without a gap, also over midnight and before 1970")
  func follow() {
    for start in [Made.time("2026-11-20T00:00:00Z"), Timestamp(milliseconds: -200_000_000)] {
      var one = plan.shift(at: start)
      for _ in 0..<12 {
        #expect(plan.shift(at: plan.start(of: one)) == one)
        #expect(plan.shift(at: Timestamp(milliseconds: plan.end(of: one).milliseconds - 1)) == one)
        #expect(plan.end(of: one) == plan.start(of: one.next))
        #expect(one.next.previous == one && one < one.next)
        one = one.next
      }
    }
  }

  @Test("officers report for the one that goes on, and two hours before it begins for the next")
  func reportable() {
    func names(_ clock: String) -> [Shift] {
      plan.reportable(at: Made.time("2026-11-21T\(clock)+07:00")).map(\.shift)
    }
    #expect(names("08:59:59") == [.morning])
    #expect(names("09:00:00") == [.morning, .afternoon])
    #expect(names("03:00:00") == [.night, .morning])
    #expect(
      plan.lastBegun(.night, at: Made.time("2026-11-21T08:00:00+07:00")) == ShiftOfDay(day: 20_777, shift: .night))
  }

  @Test("of a post on another clock go by that clock")
  func zone() throws {
    let reference = try ReferenceData.shared.get()
    let nunukan = DutyPlan(try #require(reference.post("nunukan")), reference)
    #expect(nunukan.hours == nil)
    #expect(nunukan.shift(at: Made.time("2026-11-20T22:00:00Z")) == ShiftOfDay(day: 20_778, shift: .morning))
    #expect(nunukan.shift(at: Made.time("2026-11-20T21:59:59Z")) == ShiftOfDay(day: 20_777, shift: .night))
  }

  @Test("opening hours are read from text and written as they were read, or not read at all")
  func hours() {
    #expect(OpeningHours("12:00-16:00")?.text == "12:00-16:00")
    #expect(OpeningHours("00:00-12:00,13:00-24:00")?.text == "00:00-12:00,13:00-24:00")
    let many = (0..<9).map { "0\($0):00-0\($0):30" }.joined(separator: ",")
    for wrong in [
      "", "12:00", "16:00-12:00", "12:00-12:00", "12:00-16:00,", "12-16", "12:00-16:00-18:00",
      "08:00-12:00,11:00-13:00", "12:00-24:01", many, String(repeating: "1", count: 100_000),
    ] {
      #expect(OpeningHours(wrong) == nil, "\(wrong.prefix(40))")
    }
  }
}
