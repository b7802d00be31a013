import Testing

@testable import ReferenceData

@Suite("Shifts of the posts")
struct ShiftTimesTests {
  @Test("of a post whose hours are known are the halves of them, and the night is the rest; all are unverified")
  func halves() throws {
    let data = try ReferenceData.shared.get()
    for post in data.posts {
      let times = data.shiftTimes(post.code)
      #expect(times.isUnverified)
      guard let hours = post.hours?.value, let first = hours.intervals.first, let last = hours.intervals.last else {
        #expect(times == data.shiftFile.other, "\(post.code)")
        continue
      }
      #expect(times.value.morning == first.open && times.value.night == last.close, "\(post.code)")
      #expect(times.value.afternoon == (first.open + last.close) / 2, "\(post.code)")
    }
  }

  @Test("name each post once, and only posts that there are")
  func posts() throws {
    let data = try ReferenceData.shared.get()
    let codes = data.shiftFile.shifts.map(\.code)
    #expect(Set(codes).count == codes.count && codes.allSatisfy { data.post($0) != nil })
  }

  @Test(
    "that are no times, or not in their order, are refused",
    arguments: [
      #"{"morning":"5:00","afternoon":"11:00","night":"17:00"}"#,
      #"{"morning":"11:00","afternoon":"11:00","night":"17:00"}"#,
      #"{"morning":"05:00","afternoon":"18:00","night":"17:00"}"#,
      #"{"morning":"05:00","afternoon":"11:00","night":"24:01"}"#, #"{"morning":"05:00","afternoon":"11:00"}"#,
    ])
  func wrong(text: String) {
    #expect(throws: ReferenceDataError.self) {
      try ReferenceFile.shifts.decode(ShiftTimes.self, from: Array(text.utf8))
    }
  }
}
