import GRDB
import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("What a store knows of the day of a stamp of its own post")
struct StampDayTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  private func at(_ text: String) -> Timestamp { Made.time(text + ":00+07:00") }

  private func crossing(
    _ time: String, direction: Direction = .in, number: String = "L898902C3", name: String = "ERIKSSON, ANNA MARIA",
    outcome: String = "cleared", id: String = newEventID()
  ) -> HandWritten {
    HandWritten(
      Made.crossing(outcome, direction: direction, name: name, number: number), id: id, at: at(time))
  }

  /// Somebody else's, so that the post was at work on these days.
  private let work = ["2026-11-10", "2026-11-17", "2026-11-18", "2026-11-19"]

  private func begin(_ more: [HandWritten] = []) throws {
    try store.append(work.map { crossing($0 + "T12:00", number: "Y1", name: "REKAAN, BUDI") } + more)
  }

  private func facts(_ day: String = "2026-11-18", post: String = "entikong", number: String = "L898902C3") throws
    -> CrossingFacts
  {
    var facts = Made.crossing(direction: .out, number: number).facts
    facts.stamp = SeenStamp(place: .post(post), direction: .in, date: try #require(PartialDate(day)))
    return facts
  }

  private func day(_ facts: CrossingFacts) throws -> StampDay? { try store.ledger().past(of: facts).stampDay }

  /// The rules that speak on 21 November, of what the store knows.
  private func said(_ facts: CrossingFacts) throws -> [String] { try notices(facts).map(\.rule.id) }

  private func words(_ facts: CrossingFacts) throws -> String { try notices(facts).map(\.text.en).joined() }

  private func notices(_ facts: CrossingFacts) throws -> [Notice] {
    let noticed = try Noticed()
    var given = try noticed.quiet()
    (given.facts.stamp, given.past) = (facts.stamp, try store.ledger().past(of: facts))
    return NoticeRule.notices(given).filter { $0.rule.id.hasPrefix("stamp-") }
  }

  @Test("nothing was recorded of the document that day: serious")
  func missing() throws {
    try begin()
    let found = try #require(try day(try facts()))
    #expect(found.crossings.isEmpty && found.others.isEmpty && !found.isQuiet && !found.mayBeOnPaper)
    #expect(try said(try facts()) == ["stamp-not-recorded"])
  }

  @Test("the document's crossings of that day and the days beside it, by the post's midnight, in that direction alone")
  func crossings() throws {
    try begin([
      crossing("2026-11-16T23:59"), crossing("2026-11-17T00:00", id: "0day0before0000"),
      crossing("2026-11-18T23:59", id: "0that0day000000"), crossing("2026-11-18T09:00", direction: .out),
      crossing("2026-11-19T23:59", id: "0day0after00000"), crossing("2026-11-20T00:00"),
      crossing("2026-11-18T10:00", number: "L898902C8", name: "LAIN"),
    ])
    #expect(
      try day(try facts())?.crossings.map(\.id) == ["0day0before0000", "0that0day000000", "0day0after00000"])
    #expect(try said(try facts()).isEmpty)
    #expect(try said(try facts("2026-11-19")).isEmpty)
  }

  @Test("a passage that was keyed in later from paper counts where it happened, an amended one as it stands")
  func lateAndAmended() throws {
    var late = Made.crossing()
    late.late = CrossingLate(occurred: at("2026-11-18T08:00"), signed: "SW")
    let wrong = crossing("2026-11-19T08:00", number: "L898902C8", name: "SALAH BACA")
    let amended = CrossingAmended(
      crossing: wrong.id, facts: Made.crossing().facts, reason: "salah baca nomor")
    try begin([HandWritten(late, at: at("2026-11-20T08:00")), wrong])
    #expect(try said(try facts()).isEmpty)
    #expect(try said(try facts("2026-11-19")) == ["stamp-record-open"])
    try store.append([HandWritten(amended, at: at("2026-11-20T09:00"))])
    #expect(try said(try facts("2026-11-19")).isEmpty)
  }

  @Test("a record that was voided or taken back is told, and softens it")
  func void() throws {
    let one = crossing("2026-11-18T08:00")
    try begin([one, HandWritten(CrossingVoided(crossing: one.id, reason: "keliru"), at: at("2026-11-18T09:00"))])
    #expect(try day(try facts())?.crossings.map(\.isVoid) == [true])
    #expect(try said(try facts()) == ["stamp-record-open"])
  }

  @Test("the same holder with another number on that day: a document that was renewed, or misread")
  func renewed() throws {
    try begin([crossing("2026-11-18T08:00", number: "OLD1")])
    #expect(try day(try facts())?.others.map(\.number) == ["OLD1"])
    #expect(try said(try facts()) == ["stamp-record-open"])
    // Another birth is another person.
    var other = try facts()
    other.traveller.birth = PartialDate("1974-08-13")
    #expect(try day(other)?.others.isEmpty == true)
  }

  @Test("the number as it was recorded of another type or issuer, or the other way, softens it with its words")
  func otherwise() throws {
    func added(_ change: (inout CrossingRecorded) -> Void) -> HandWritten {
      var crossing = Made.crossing()
      change(&crossing)
      return HandWritten(crossing, at: at("2026-11-18T08:00"))
    }
    let changes: [(inout CrossingRecorded) -> Void] = [
      { $0.document.type = "other" }, { $0.document.issuer = "XOM" }, { $0.direction = .out },
    ]
    var expected = try facts()
    (expected.document.type, expected.document.issuer) = ("passport", "UTO")
    for (index, change) in changes.enumerated() {
      let other = try StampDayTests()
      try other.begin([
        added {
          ($0.document.type, $0.document.issuer, $0.direction) = ("passport", "UTO", .in)
          change(&$0)
        }
      ])
      #expect(try other.day(expected)?.otherwise.count == 1 && other.day(expected)?.crossings.isEmpty == true)
      #expect(try other.said(expected) == ["stamp-record-open"])
      #expect(try other.words(expected).contains(index == 2 ? "the other way" : "another type or issuer"))
    }
    // Who was refused has not passed, and another day is another passage.
    try begin([
      crossing("2026-11-18T08:00", direction: .out, outcome: "refused"), crossing("2026-11-19T08:00", direction: .out),
    ])
    #expect(try said(expected) == ["stamp-not-recorded"])
  }

  @Test("before the second day of records, of another post, without a number: nothing is looked up")
  func outOfReach() throws {
    #expect(try day(try facts()) == nil)
    try begin()
    #expect(try day(try facts("2026-11-10")) == nil && day(try facts("2026-11-09")) == nil)
    #expect(try day(try facts("2026-11-11"))?.isQuiet == true)
    #expect(try said(try facts("2026-11-11")) == ["stamp-record-open"])
    #expect(try day(try facts(post: "aruk")) == nil && day(try facts(number: "")) == nil)
  }

  @Test("what was keyed in from paper of an earlier day does not stretch the reach of the records")
  func reach() throws {
    var late = Made.crossing(number: "Y2")
    late.late = CrossingLate(occurred: at("2026-11-01T08:00"), signed: "SW")
    try store.append([HandWritten(late, at: at("2026-11-10T08:00")), crossing("2026-11-12T08:00", number: "Y3")])
    #expect(try day(try facts("2026-11-05")) == nil)
    #expect(try day(try facts("2026-11-12")) != nil)
  }

  @Test("an outage of that day softens it until every slip is accounted for; a drill does not")
  func outage() throws {
    func declared(_ id: String, _ since: String, drill: Bool = false) -> HandWritten {
      HandWritten(OutageDeclared(cause: .network, since: at(since), isDrill: drill), id: id, at: at(since))
    }
    func ended(_ id: String, _ until: String) -> HandWritten {
      HandWritten(OutageEnded(outage: id, until: at(until)), at: at(until))
    }
    try begin([
      declared("0drill000000000", "2026-11-18T07:00", drill: true), ended("0drill000000000", "2026-11-18T08:00"),
    ])
    #expect(try said(try facts()) == ["stamp-not-recorded"])
    // Paper is written until a day after the end.
    try store.append([declared("0outage00000000", "2026-11-17T08:00"), ended("0outage00000000", "2026-11-17T09:00")])
    #expect(try said(try facts()) == ["stamp-record-open"])
    #expect(try said(try facts("2026-11-19")) == ["stamp-not-recorded"])
    let range = try #require(PaperRange(101, 102))
    try store.append([HandWritten(PapersGiven(outage: "0outage00000000", range: range), at: at("2026-11-17T08:10"))])
    #expect(try said(try facts()) == ["stamp-record-open"])
    try store.append([
      HandWritten(
        PapersSettled(outage: "0outage00000000", range: range, state: .unused, reason: "kosong"),
        at: at("2026-11-20T08:00"))
    ])
    #expect(try said(try facts()) == ["stamp-not-recorded"])
  }

  @Test("each look-up walks the day alone, or a table of few rows, and ends at a bound")
  func bounded() throws {
    try begin((0..<40).map { crossing("2026-11-18T08:\(10 + $0)") })
    let ledger = try store.ledger()
    #expect(try ledger.past(of: try facts()).stampDay?.crossings.count == StampDay.limit)
    func plan(_ sql: String, _ arguments: StatementArguments) throws -> [String] {
      try ledger.read { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0.text("detail") }
      }
    }
    // Nothing is sorted besides.
    let byDay = ["SEARCH crossings USING INDEX crossings_time (time>? AND time<?)"]
    #expect(try plan(StampSQL.byNumber, ["X", 1, 2, 3]) == byDay)
    #expect(try plan(StampSQL.byName, ["X", 1, 2, 3]) == byDay)
    #expect(
      try plan(StampSQL.any, [1, 2]) == ["SEARCH crossings USING COVERING INDEX crossings_time (time>? AND time<?)"])
    // The first row of the table, and one row for each outage that ever was.
    #expect(try plan(StampSQL.first, []) == ["SCAN crossings"])
    #expect(try plan(OutageSQL.between, [2, 1, 3]) == ["SCAN outages"])
  }
}
