import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("The last stamp, as it stands in records")
struct SeenStampEventTests {
  private static func stamp(_ place: SeenStamp.Place = .post("aruk"), _ date: String = "2026-11-20") throws -> SeenStamp
  {
    SeenStamp(place: place, direction: .in, date: try #require(PartialDate(date)))
  }

  private static func crossing(_ stamp: SeenStamp?) -> CrossingRecorded {
    var crossing = EventGoldenNoticesTests.crossing
    crossing.stamp = stamp
    return crossing
  }

  @Test("each is written byte for byte as its golden file, and reads back as it was")
  func bodies() throws {
    try EventGoldenTests.holds(Self.crossing(try Self.stamp()), "crossing.recorded.v4.stamp.json", version: 4)
    var entered = DocumentEntered(lane: 3, facts: EventGoldenLaterTests.facts)
    entered.facts.stamp = try Self.stamp(.other("KUCHING \"K\""))
    try EventGoldenTests.holds(entered, "document.entered.v2.stamp.json", version: 2)
    var amended = CrossingAmended(
      crossing: "0crossing000000", facts: Self.crossing(try Self.stamp()).facts, reason: "salah baca cap")
    try EventGoldenTests.holds(amended, "crossing.amended.v3.stamp.json", version: 3)
    (amended.facts.stamp, amended.clearsStamp) = (nil, true)
    try EventGoldenTests.holds(amended, "crossing.amended.v3.nostamp.json", version: 3)
  }

  @Test("without a stamp a crossing is written as it ever was, and null is none")
  func absent() throws {
    var json = JSONWriter()
    Self.crossing(nil).write(to: &json)
    #expect(!String(decoding: json.bytes, as: UTF8.self).contains("stamp"))
    let text =
      #"{"direction":"in","traveller":{"name":"X"},"document":{"type":"none","number":""},"outcome":"cleared","stamp":null}"#
    #expect(try CrossingRecorded(JSONObject(Array(text.utf8)), version: 4).stamp == nil)
  }

  @Test(
    "a stamp that can't be read makes the event unreadable, and nothing of it is guessed at",
    arguments: [
      #""aruk in 2026-11-20""#, "[]", "7", "{}", #"{"post":"aruk"}"#, #"{"direction":"in","date":"2026-11-20"}"#,
      #"{"post":"aruk","place":"KUCHING","direction":"in","date":"2026-11-20"}"#,
      #"{"post":7,"direction":"in","date":"2026-11-20"}"#, #"{"post":"aruk","direction":"up","date":"2026-11-20"}"#,
      #"{"post":"aruk","direction":"in","date":"2026-11"}"#, #"{"post":"aruk","direction":"in","date":"2026-02-30"}"#,
      #"{"post":"aruk","direction":"in","date":20261120}"#, #"{"post":"aruk","direction":"in"}"#,
    ])
  func hostile(stamp: String) throws {
    let store = try TestStore()
    let facts = #""direction":"in","traveller":{"name":"X"},"document":{"type":"none","number":""},"stamp":"# + stamp
    try store.append([
      HandWritten(type: "crossing.recorded", v: 4, json: "{\(facts),\"outcome\":\"cleared\"}"),
      HandWritten(type: "document.entered", v: 2, json: "{\"lane\":2,\(facts)}"),
    ])
    let ledger = try store.ledger()
    #expect(try ledger.dashboard(lane: 2, now: .now()).unreadable == 2)
    #expect(try ledger.crossings(limit: 1).isEmpty)
  }

  @Test("the tables hold it, and those that are built anew; a post that the data lacks keeps its code")
  func tables() throws {
    let store = try TestStore()
    let stamps = [try Self.stamp(), try Self.stamp(.other("KUCHING")), try Self.stamp(.post("atlantis")), nil]
    try store.append(stamps.map { HandWritten(Self.crossing($0)) })
    let ledger = try store.ledger()
    #expect(try ledger.crossings(limit: 9).map(\.facts.stamp) == stamps.reversed())
    let before = try ledger.contents()
    try store.forgetLedger()
    #expect(try store.ledger().contents() == before)
  }

  @Test("it is amended and taken away like other facts; an amendment that says nothing of it leaves it as it stood")
  func amended() throws {
    let store = try TestStore()
    let desk = try store.desk()
    var crossing = Made.crossing()
    crossing.stamp = try Self.stamp()
    let id = try #require(try desk.record(crossing)).id
    func row() throws -> CrossingRow {
      try desk.catchUp()
      return try #require(try desk.ledger.story(ofCrossing: id)?.crossing)
    }
    func amend(_ change: (inout CrossingFacts) -> Void) throws {
      let seen = try row().facts
      var right = seen
      change(&right)
      try desk.amend(crossing: id, seen: seen, to: right, reason: "salah lihat")
    }
    try amend { $0.stamp?.place = .other("KUCHING") }
    #expect(try row().facts.stamp?.text == "\"KUCHING\" in 2026-11-20")
    // As a program that knows of no stamps amends.
    var facts = try row().facts
    (facts.stamp, facts.note) = (nil, "koper")
    try store.append([HandWritten(CrossingAmended(crossing: id, facts: facts, reason: "catatan"))])
    #expect(try row().facts.stamp?.text == "\"KUCHING\" in 2026-11-20" && row().facts.note == "koper")
    try amend { $0.stamp = nil }
    #expect(try row().facts.stamp == nil)
    let changes = try #require(try desk.ledger.story(ofCrossing: id)).changes.map(\.fields)
    #expect(
      changes == [
        [FactChange(.stamp, before: "aruk in 2026-11-20", after: "\"KUCHING\" in 2026-11-20")],
        [FactChange(.note, before: nil, after: "koper")],
        [FactChange(.stamp, before: "\"KUCHING\" in 2026-11-20", after: nil)],
      ])
    #expect(throws: Refusal.nothingAmended) { try amend { _ in } }
  }

  @Test(
    "a stamp of a post that the data lacks stays as it stands while the rest is put right; no other such one is taken")
  func unknownPost() throws {
    let store = try TestStore()
    let desk = try store.desk()
    var crossing = Made.crossing()
    crossing.stamp = try Self.stamp(.post("atlantis"))
    try store.append([HandWritten(crossing, id: "0crossing000000")])
    try desk.catchUp()
    let seen = try #require(try desk.ledger.story(ofCrossing: "0crossing000000")?.crossing).facts
    var right = seen
    right.stamp = try Self.stamp(.post("atlantis"), "2026-11-19")
    #expect(throws: Refusal.unknownCode(.stamp, "atlantis", known: desk.reference.posts.map(\.code))) {
      try desk.amend(crossing: "0crossing000000", seen: seen, to: right, reason: "salah lihat")
    }
    (right.stamp, right.note) = (seen.stamp, "koper")
    try desk.amend(crossing: "0crossing000000", seen: seen, to: right, reason: "catatan")
    try desk.catchUp()
    let now = try #require(try desk.ledger.story(ofCrossing: "0crossing000000")?.crossing).facts
    #expect(now.note == "koper" && now.stamp == crossing.stamp)
  }

  @Test("a document that is entered keeps it for whoever decides")
  func entered() throws {
    let store = try TestStore()
    var document = Made.entered()
    document.facts.stamp = try Self.stamp()
    try store.append([HandWritten(document)])
    let scan = try #require(
      try store.ledger().dashboard(lane: 2, now: Timestamp(milliseconds: 1_795_225_337_999)).scans.first)
    guard case .entered(let read) = scan.presented else { return #expect(Bool(false)) }
    #expect(read.facts.stamp == document.facts.stamp)
  }

  @Test("a writer takes a known post or a place in words, and a whole day of the years that documents name")
  func rules() throws {
    let rules = CrossingRules(reference: try TestStore().reference)
    func refusal(_ stamp: SeenStamp) -> Refusal? {
      do throws(Refusal) {
        _ = try rules.checked(Self.crossing(stamp))
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(try Self.stamp()) == nil)
    #expect(
      refusal(try Self.stamp(.post("atlantis")))
        == .unknownCode(.stamp, "atlantis", known: rules.reference.posts.map(\.code)))
    #expect(refusal(try Self.stamp(.other(" "))) == .missing(.stamp))
    #expect(refusal(try Self.stamp(.other("a\u{202E}b"))) == .wrongForm(.stamp, "a\u{202E}b"))
    #expect(refusal(try Self.stamp(.other(String(repeating: "x", count: 61)))) == .tooLong(.stamp, limit: 60))
    #expect(refusal(try Self.stamp(.post("aruk"), "2026-11")) == .wrongForm(.stamp, "11-2026"))
    #expect(refusal(try Self.stamp(.post("aruk"), "1210-11-20")) == .wrongForm(.stamp, "20-11-1210"))
    // A day ahead is what somebody sees.
    #expect(refusal(try Self.stamp(.post("aruk"), "2027-01-01")) == nil)
    #expect(
      try rules.checked(Self.crossing(try Self.stamp(.other("  KUALA   LUMPUR ")))).stamp?.place
        == .other("KUALA LUMPUR"))
  }
}
