import Testing

@testable import Journal

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (1_795_225_337_123, "2026-11-21T01:42:17.123Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
  ])
  func aMomentHasOneText(milliseconds: Int, expected: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == expected)
    #expect(Timestamp(expected)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    (420, "2026-11-21T08:42:17.123+07:00"), (480, "2026-11-21T09:42:17.123+08:00"),
    (-210, "2026-11-20T22:12:17.123-03:30"), (0, "2026-11-21T01:42:17.123Z"),
  ])
  func aZoneMovesTheTextAndNotTheMoment(offset: Int, expected: String) {
    let moment = Timestamp(milliseconds: 1_795_225_337_123)
    #expect(moment.text(offsetMinutes: offset) == expected)
    #expect(Timestamp(expected) == moment)
  }

  @Test func secondsAndMillisecondsMayBeLeftOut() {
    #expect(Timestamp("2026-11-21T08:42+07:00")?.description == "2026-11-21T01:42:00.000Z")
    #expect(Timestamp("2026-11-21T08:42:17+07:00")?.description == "2026-11-21T01:42:17.000Z")
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T08:42:17.123", "2026-11-21 08:42:17Z", "2026-11-21T08:42:17.12Z",
    "2026-11-21T08:42:17,123Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-00T00:00:00Z",
    "2026-11-31T00:00:00Z", "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-11-21T24:00:00Z",
    "2026-11-21T08:60:00Z", "2026-11-21T08:42:60Z", "2026-11-21T08:42:17.123Zx", "2026-11-21T08:42:17+7:00",
    "2026-11-21T08:42:17+24:00", "2026-11-21T08:42:17+07:60", "-026-11-21T08:42:17Z", "２026-11-21T08:42:17Z",
    "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
  ])
  func whatIsNoMomentIsRefused(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func everyDayOfFourHundredYearsComesBack() {
    for day in 0..<146_097 {
      let moment = Timestamp(milliseconds: -12_219_292_800_000 + day * 86_400_000 + 43_200_001)
      guard Timestamp(moment.description) == moment else {
        Issue.record("\(moment) does not come back")
        return
      }
    }
  }

  @Test(arguments: [Int.min, Int.max, Int.min + 1, -62_167_219_200_001, 253_402_300_800_000])
  func aNumberBeyondTheCalendarIsTakenToItsEnd(milliseconds: Int) {
    let moment = Timestamp(milliseconds: milliseconds)
    #expect(moment.description == (milliseconds < 0 ? "0000-01-01T00:00:00.000Z" : "9999-12-31T23:59:59.999Z"))
    #expect(moment.text(offsetMinutes: Int.max).hasSuffix("+23:59"))
    #expect(moment.text(offsetMinutes: Int.min).hasSuffix("-23:59"))
  }

  @Test func recordsHoldUTCWithMillisecondsAndNothingElse() {
    func recorded(_ text: String) -> Timestamp? {
      Array(text.utf8).withUnsafeBufferPointer { Timestamp(recorded: $0, 0..<$0.count) }
    }
    #expect(recorded("2026-11-21T01:42:17.123Z") == Timestamp(milliseconds: 1_795_225_337_123))
    #expect(recorded("2026-11-21T08:42:17+07:00") == nil)
    #expect(recorded("2026-11-21T01:42:17Z") == nil)
  }
}
