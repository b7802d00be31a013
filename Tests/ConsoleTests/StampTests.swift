import Journal
import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

extension Table {
  /// A traveller at the lane in whose passport a stamp of this post is seen that no record knows.
  mutating func openWithStamps() throws {
    let ticket = open(.other)
    try addStamp("entikong m 18-11")
    let stamp = try #require(model.mode.laneCase?.stamp)
    tell(.past(ticket, DocumentPast(stampDay: StampDay(stamp))))
    press("a")
  }

  /// Notes a stamp beside the traveller at the lane.
  mutating func addStamp(_ text: String) throws {
    press("d")
    try go(to: .stamp)
    press(.control("u"))
    press(text)
    press(.function(10))
  }
}

extension Tray {
  /// The stamps whose days were to be looked up.
  var stampsAsked: [String?] {
    requests.compactMap { if case .past(_, let facts) = $0 { .some(facts.stamp?.text) } else { nil } }
  }
}

/// The last stamp that an officer sees: noted at the lane or in a form, and what is noticed of it.
struct StampTests {
  @Test func `a stamp noted beside a scanned passport shows, is noticed, and is recorded with the decision`() throws {
    var table = try Table(language: .en)
    table.open(.other)
    try table.addStamp("nunukan in 21-11")
    #expect(table.model.pages.isEmpty)
    #expect(table.text.contains("Last stamp: Nunukan, in, 21-11-2026"))
    #expect(table.text.contains("? A:1 stamp Nunukan 21 Nov 2026, and"))
    #expect(table.tray.stampsAsked == ["nunukan in 2026-11-21"])
    table.press("a")
    #expect(table.text.contains("ATTENTION stamp Nunukan") && table.text.contains("15.3 h by road"))
    #expect(table.text.contains("impossible-travel"))
    // Attention explains: it asks for no second key.
    table.press("i")
    let decided = try #require(table.tray.decided.first)
    #expect(decided.stamp?.text == "nunukan in 2026-11-21" && decided.notices == ["impossible-travel"])
  }

  @Test func `a stamp of this post that no record knows asks for a second look before anybody is let through`() throws {
    var table = try Table()
    try table.openWithStamps()
    #expect(table.text.contains("SERIUS cap Entikong masuk") && table.text.contains("stamp-not-recorded: Oktavian"))
    // The document is taken once more, of whose stamp nothing was asked.
    let ticket = try #require(table.model.mode.laneCase?.ticket)
    table.tell(.past(ticket, DocumentPast()))
    table.press("i")
    #expect(table.tray.decided.isEmpty)
    table.press("i")
    #expect(table.tray.decided.first?.notices == ["stamp-not-recorded"])
  }

  @Test func `what is wrong with it is said at its field, and nothing is added`() throws {
    var table = try Table(language: .en)
    table.open(.other)
    try table.addStamp("tebedu in 20-11")
    #expect(!table.model.pages.isEmpty && table.text.contains("No post \"tebedu\": Entikong, Aruk"))
    #expect(table.model.mode.laneCase?.stamp == nil && table.tray.stampsAsked.isEmpty)
    table.press(.control("u"))
    table.press("other TEBEDU in 20-11")
    table.press(.function(10))
    #expect(table.text.contains("Last stamp: TEBEDU, in, 20-11-2026"))
    // Taken away again, the day is asked about no more.
    try table.addStamp("")
    #expect(table.model.mode.laneCase?.stamp == nil && table.tray.stampsAsked.count == 2)
  }

  @Test func `a form has it last: read back in full, noticed beside it, and kept with the document`() throws {
    var table = try Table.form("1")
    try table.fill([
      .name: "SERAI REKAAN", .number: "P000999", .birth: "12-08-1974", .sex: "F", .address: "SEKAYAM",
      .stamp: "aru m 21-11",
    ])
    table.press(.up)
    #expect(table.text.contains("Aruk in 21-11-2026"))
    try table.go(to: .stamp)
    table.press(.control("u"))
    table.press("nunukan m 21-11")
    table.press(.up)
    #expect(table.text.contains("? cap Nunukan 21 Nov 2026"))
    #expect(table.tray.drafts.last?.values[.stamp] == "nunukan m 21-11")
    table.press(.function(10))
    #expect(table.tray.entered.first?.facts.stamp?.text == "nunukan in 2026-11-21")
    table.answer(table.tray.lastTicket)
    table.press("ii")
    #expect(table.tray.decided.first?.stamp?.text == "nunukan in 2026-11-21")
  }

  @Test func `Enter finishes in front of the stamp, so that nobody passes it who notes none`() throws {
    var table = try Table.form("9")
    table.press("SERAI REKAAN")
    try table.go(to: .note)
    table.press(.enter)
    #expect(table.tray.entered.first?.facts.stamp == nil && table.tray.entered.count == 1)
    var reached = try Table.form("9")
    reached.press("SERAI REKAAN")
    try reached.go(to: .note)
    reached.press(.tab)
    reached.press("aruk m 20-11")
    reached.press(.enter)
    #expect(reached.tray.entered.first?.facts.stamp?.text == "aruk in 2026-11-20")
  }

  @Test func `a decision that is taken back opens again with its stamp, and its day is looked up anew`() throws {
    var table = try Table()
    table.open(.other)
    try table.addStamp("aruk m 20-11")
    table.press("i")
    table.tell(.decided(table.tray.lastTicket, crossing: "crossing-1", table.clock.wall))
    table.press("u")
    table.keep()
    let ticket = table.tray.requests.lazy.compactMap {
      if case .take(let ticket, "scan-1") = $0 { ticket } else { nil }
    }
    .first
    table.tell(.opened(try #require(ticket), .made("scan-1", .other)))
    #expect(table.model.mode.laneCase?.stamp?.text == "aruk in 2026-11-20")
    #expect(table.tray.stampsAsked == ["aruk in 2026-11-20", "aruk in 2026-11-20"])
  }

  @Test func `a repeat traveller's last stamp is not that of the last time`() throws {
    var row = KnownTravellerTests.row()
    row.facts.stamp = SeenStamp(place: .post("aruk"), direction: .in, date: try #require(PartialDate("2026-11-01")))
    let table = try KnownTravellerTests().taken(row)
    #expect(table.model.mode.laneCase?.stamp == nil && table.tray.entered.first?.facts.stamp == nil)
  }

  @Test func `the story tells it, and what an amendment made of it`() throws {
    var table = try Table(language: .en)
    var row = CrossingRow.made(8)
    row.facts.stamp = SeenStamp(text: "aruk in 2026-11-20")
    let change = CrossingChange(
      time: Table.start, officer: "rekan", reason: "salah lihat",
      fields: [FactChange(.stamp, before: nil, after: "\"KUCHING\" out 2026-11-19")])
    let story = CrossingStory(crossing: row, changes: [change])
    table.show(.morning)
    table.press(.enter)
    table.reply { _ in .ledger(.story(story)) }
    table.handle(.input(.resize(Size(width: 120, height: 60))))
    #expect(table.text.contains("Aruk, in, 20-11-2026"))
    #expect(table.text.contains("Last stamp: - -> KUCHING, out, 19-11-2026"))
  }

  // MARK: With a store

  @Test func `the clerk looks up what is known when a stamp is noted, whose day may be before all records`() throws {
    let post = try Post()
    let desk = try post.desk()
    let crossing = CrossingRecorded(
      direction: .in, lane: 1, traveller: Traveller(name: "REKAAN, BUDI", nationality: "IDN"),
      document: PresentedDocument(type: "passport", number: "X0000001", issuer: "IDN"), outcome: "cleared")
    try desk.record(crossing)
    _ = try post.waitForBoard { !$0.crossings.isEmpty }
    var facts = crossing.facts
    facts.stamp = SeenStamp(text: "entikong in 2020-01-01")
    post.clerk.ask(.past(Ticket(number: 3), facts))
    let found = try post.wait { message -> DocumentPast? in
      if case .past(Ticket(number: 3), let past) = message { past } else { nil }
    }
    #expect(found.stampDay == nil && found.crossings.map(\.number) == ["X0000001"])
  }
}
