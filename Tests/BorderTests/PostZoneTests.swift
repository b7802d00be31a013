import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("The post's time")
struct PostZoneTests {
  let wib = PostZone(name: "WIB", offsetMinutes: 420)
  let wita = PostZone(name: "WITA", offsetMinutes: 480)

  @Test(
    "a day begins at the post's midnight",
    arguments: [
      ("2026-11-20T16:59:59.999Z", "2026-11-20", 23, "2026-11-21", 0),
      ("2026-11-20T17:00:00.000Z", "2026-11-21", 0, "2026-11-21", 1),
      ("2026-11-20T15:59:59.999Z", "2026-11-20", 22, "2026-11-20", 23),
      ("2026-12-31T17:00:00.000Z", "2027-01-01", 0, "2027-01-01", 1),
      ("1969-12-31T16:59:59.999Z", "1969-12-31", 23, "1970-01-01", 0),
      ("0000-01-01T00:00:00.000Z", nil, 7, nil, 8),
    ])
  func days(time: String, day: String?, hour: Int, witaDay: String?, witaHour: Int) {
    #expect(wib.date(of: Made.time(time))?.description == day)
    #expect(wib.dayAndHour(of: Made.time(time)).hour == hour)
    #expect(wita.date(of: Made.time(time))?.description == witaDay)
    #expect(wita.dayAndHour(of: Made.time(time)).hour == witaHour)
  }

  @Test("the start of a day is in that day, and a millisecond before it is not")
  func starts() {
    for day in [-400_000, -1, 0, 1, 20_778] {
      let start = wib.start(ofDay: day)
      #expect(wib.dayAndHour(of: start) == (day, 0))
      #expect(wib.dayAndHour(of: Timestamp(milliseconds: start.milliseconds - 1)) == (day - 1, 23))
    }
  }

  @Test("a time is told at the post's clock")
  func texts() {
    let time = Made.time("2026-11-21T01:42:17.123Z")
    #expect(wib.text(time) == "2026-11-21T08:42:17.123+07:00")
    #expect((wib.clock(time), wita.clock(time)) == ("08:42", "09:42"))
  }

  @Test("no number is too large", arguments: [Int.min, Int.max, 1 << 40])
  func extremes(number: Int) {
    let zone = PostZone(name: "X", offsetMinutes: number)
    #expect(abs(zone.offsetMinutes) < 1440)
    _ = zone.start(ofDay: number)
    _ = zone.dayAndHour(of: Timestamp(milliseconds: number))
    _ = zone.clock(Timestamp(milliseconds: number))
  }
}
