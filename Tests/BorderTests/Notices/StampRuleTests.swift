import Journal
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("Notices: the last stamp that is seen in a document")
struct StampRuleTests {
  let noticed: Noticed

  init() throws { noticed = try Noticed() }

  private func stamp(_ post: String, _ direction: Direction, _ date: String) throws -> SeenStamp {
    SeenStamp(place: .post(post), direction: direction, date: try #require(PartialDate(date)))
  }

  /// What is said of a stamp, at a moment of the day of the tests.
  private func said(
    _ stamp: SeenStamp?, at clock: String? = "08:42", _ change: (inout NoticeFacts) throws -> Void = { _ in }
  ) throws -> [String: String] {
    try noticed.said {
      $0.facts.stamp = stamp
      $0.now = clock.map { Made.time("2026-11-21T\($0):00+07:00") }
      try change(&$0)
    }
  }

  // MARK: Another post

  @Test("the straight line between two posts, and the road: less what is not known of either, and by 1.4")
  func distance() throws {
    let from = try #require(noticed.reference.post("entikong")).coordinates.value
    // Reckoned beside the code, by the haversine formula on a sphere of 6,371 km.
    for (code, straight, road) in [("nunukan", 883.81, 1227.53), ("aruk", 101.03, 135.15), ("entikong", 0, 0)] {
      let to = try #require(noticed.reference.post(code)).coordinates.value
      #expect(abs(Journey.straightKilometres(from, to) - straight) < 0.01, "\(code)")
      #expect(abs(Journey.straightKilometres(to, from) - straight) < 0.01, "\(code)")
      #expect(abs(Journey.roadKilometres(from, to) - road) < 0.01, "\(code)")
    }
  }

  @Test("a stamp of today at a post that the road does not reach by now: both places, both times, kilometres, hours")
  func impossibleNow() throws {
    let seen = try stamp("nunukan", .in, "2026-11-21")
    // Nunukan's day began at 23:00 at Entikong: 9.7 hours before 08:42.
    #expect(
      try said(seen) == [
        "impossible-travel":
          "stamp Nunukan 21 Nov 2026, and Entikong 21 Nov 2026 08:42: 1228 km, 15.3 h by road, at most 9.7 h between"
      ])
    var facts = try noticed.quiet()
    (facts.facts.stamp, facts.now) = (seen, Made.time("2026-11-21T08:42:00+07:00"))
    let notice = try #require(NoticeRule.notices(facts).first)
    #expect(
      notice.text.id
        == "cap Nunukan 21 Nov 2026, lalu Entikong 21 Nov 2026 08:42: 1228 km, jalan darat 15,3 jam, waktunya paling lama 9,7 jam"
    )
    #expect(notice.severity == .attention && notice.rule.field == .stamp)
  }

  @Test("the whole day of the stamp and ten minutes of the clocks count for the traveller")
  func inFavour() throws {
    let seen = try stamp("nunukan", .in, "2026-11-21")
    // 15.344 hours from 23:00, less ten minutes: until 14:10.
    #expect(try said(seen, at: "14:10").keys.contains("impossible-travel"))
    #expect(try said(seen, at: "14:11").isEmpty)
    #expect(try said(try stamp("nunukan", .in, "2026-11-20")).isEmpty)
    // The road from Aruk takes 1.7 hours.
    let aruk = try stamp("aruk", .in, "2026-11-21")
    #expect(try said(aruk, at: "01:31").keys.contains("impossible-travel"))
    #expect(try said(aruk, at: "01:32").isEmpty)
    // Where the moment is not known the whole day of here counts as well.
    #expect(try said(seen, at: nil).isEmpty)
  }

  @Test("a passage that is recorded here, before or after the stamp, and the worst of several")
  func impossibleWithRecords() throws {
    let rows = [
      noticed.past(.in, "2026-11-10T12:00:00+07:00"), noticed.past(.out, "2026-11-09T13:00:00+07:00"),
    ]
    let seen = try stamp("nunukan", .out, "2026-11-10")
    // At noon of the same day 13 hours lie before, and 11 behind.
    let said = try said(seen) { $0.past.crossings = rows }
    #expect(
      said["impossible-travel"]
        == "stamp Nunukan 10 Nov 2026, and Entikong 10 Nov 2026 12:00: 1228 km, 15.3 h by road, at most 13.0 h between")
    #expect(try self.said(try stamp("nunukan", .out, "2026-11-08")) { $0.past.crossings = rows }.isEmpty)
    // Somebody who was refused was here all the same.
    let refused = noticed.past(.in, "2026-11-10T12:00:00+07:00", outcome: "refused")
    #expect(try self.said(seen) { $0.past.crossings = [refused] }.keys.contains("impossible-travel"))
  }

  @Test("two stamps, of which one was recorded with an earlier crossing")
  func twoStamps() throws {
    var row = noticed.past(.in, "2026-11-15T12:00:00+07:00")
    row.facts.stamp = try stamp("sei-nyamuk", .out, "2026-11-10")
    #expect(try said(try stamp("aruk", .in, "2026-11-10")) { $0.past.crossings = [row] }.isEmpty)
    // One was seen here at three in the morning of its own day, the other is seen now: less than ten hours in all.
    row = noticed.past(.in, "2026-11-21T03:00:00+07:00")
    row.facts.stamp = try stamp("sei-nyamuk", .out, "2026-11-21")
    let said = try said(try stamp("aruk", .in, "2026-11-21")) { $0.past.crossings = [row] }
    #expect(said["impossible-travel"]?.hasPrefix("stamp Aruk 21 Nov 2026, and Sei Nyamuk 21 Nov 2026: ") == true)
    #expect(said["impossible-travel"]?.hasSuffix("at most 9.7 h between") == true)
  }

  @Test("a place that is no post, a post that the data lacks, and this post say nothing of roads")
  func noRoad() throws {
    let day = try #require(PartialDate("2026-11-21"))
    for place in [SeenStamp.Place.other("KUCHING"), .post("atlantis"), .post("entikong")] {
      #expect(try said(SeenStamp(place: place, direction: .in, date: day), at: "00:01").isEmpty)
    }
    #expect(try said(nil).isEmpty)
  }

  // MARK: This post

  private func known(_ stamp: SeenStamp, _ change: (inout StampDay) -> Void = { _ in }) -> DocumentPast {
    var day = StampDay(stamp)
    change(&day)
    return DocumentPast(stampDay: day)
  }

  @Test("a stamp of this post that no record knows is serious; one that was recorded that day that way is not noticed")
  func notRecorded() throws {
    let seen = try stamp("entikong", .in, "2026-11-18")
    #expect(
      try said(seen) { $0.past = known(seen) } == [
        "stamp-not-recorded": "stamp Entikong in 18 Nov 2026: no record here knows it"
      ])
    #expect(NoticeRule.named("stamp-not-recorded")?.severity == .serious)
    let there = noticed.past(.in, "2026-11-18T00:00:00+07:00")
    #expect(try said(seen) { $0.past = known(seen) { $0.crossings = [there] } }.isEmpty)
    // A refusal is no passage: the stamp has no procedure behind it, and what there was is said.
    let refused = noticed.past(.in, "2026-11-18T08:00:00+07:00", outcome: "refused")
    #expect(
      try said(seen) { $0.past = known(seen) { $0.crossings = [refused] } }["stamp-not-recorded"]
        == "stamp Entikong in 18 Nov 2026: no record here knows it; recorded that day: DENY")
  }

  @Test("of what was not looked up, or of another stamp than the one that is seen now, nothing is said")
  func notKnown() throws {
    let seen = try stamp("entikong", .in, "2026-11-18")
    #expect(try said(seen).isEmpty)
    #expect(try said(seen) { $0.past = known(try stamp("entikong", .in, "2026-11-17")) }.isEmpty)
    #expect(try said(nil) { $0.past = known(seen) }.isEmpty)
  }

  @Test("what explains a missing record makes it a matter to look at: void, a day beside it, a number, paper, silence")
  func explained() throws {
    let seen = try stamp("entikong", .in, "2026-11-18")
    func why(_ change: (inout StampDay) -> Void) throws -> [String: String] {
      try said(seen) { $0.past = known(seen, change) }
    }
    var void = noticed.past(.in, "2026-11-18T08:00:00+07:00")
    void.voiding = CrossingRow.Voiding(time: void.time, officer: "budi", reason: nil)
    let start = "stamp Entikong in 18 Nov 2026: "
    #expect(try why { $0.crossings = [void] } == ["stamp-record-open": start + "the record of that day was voided"])
    for time in ["2026-11-17T23:59", "2026-11-19T00:00"] {
      let row = noticed.past(.in, time + ":00+07:00")
      #expect(try why { $0.crossings = [row] }["stamp-record-open"]?.contains("; see the stamp's day") == true)
    }
    let other = noticed.past(.in, "2026-11-18T08:00:00+07:00")
    #expect(
      try why { $0.others = [other] }["stamp-record-open"]
        == start + "recorded that day with number X1234567: renewed, or misread?")
    #expect(
      try why { $0.mayBeOnPaper = true }["stamp-record-open"] == start + "an outage; its paper may not all be keyed in")
    #expect(
      try why { $0.isQuiet = true }["stamp-record-open"] == start + "nothing at all was recorded here that day")
    #expect(NoticeRule.named("stamp-record-open")?.severity == .attention)
  }

  @Test("the officer's own stamp of this very moment is asked about, not held against anybody")
  func ownStamp() throws {
    let seen = try stamp("entikong", .out, "2026-11-21")
    #expect(
      try said(seen) { $0.past = known(seen) }
        == ["stamp-record-open": "stamp Entikong out 21 Nov 2026: today, this way, not recorded: your own stamp?"])
    let back = try stamp("entikong", .in, "2026-11-21")
    #expect(try said(back) { $0.past = known(back) }.keys.sorted() == ["stamp-not-recorded"])
  }

  // MARK: Days that can't be

  @Test(
    "a stamp of a day ahead, from before the document's issue or its holder's birth",
    arguments: [
      ("2026-11-22", "stamp of 22 Nov 2026: after today"),
      ("1980-05-05", "stamp of 5 May 1980: before the holder's birth"),
      ("2020-02-29", "stamp of 29 Feb 2020: before the document's issue"),
    ])
  func implausible(date: String, text: String) throws {
    let seen = try stamp("entikong", .in, date)
    let said = try said(seen) {
      $0.facts.document.issued = PartialDate("2020-03")
      $0.past = known(seen) { $0.crossings = [noticed.past(.in, date + "T08:00:00+07:00")] }
    }
    #expect(said == ["stamp-implausible": text])
  }

  @Test("a stamp of today, and one of the day of issue, can be")
  func plausible() throws {
    for date in ["2026-11-21", "2020-03-01"] {
      let seen = try stamp("aruk", .in, date)
      #expect(try said(seen) { $0.facts.document.issued = PartialDate("2020-03") }.isEmpty, "\(date)")
    }
  }
}
