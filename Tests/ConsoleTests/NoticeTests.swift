import Journal
import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// What the lane shows of the rules, and what a decision keeps of it.
struct NoticeTests {
  /// Expired since March, of an invented child.
  private static let child = MRZDocument(
    name: "child",
    lines: MRZDocument.made("REKAAN", "BUDI", number: "X0000001", birth: "2019-02-03", expiry: "2026-03-12"))

  private static func past(_ direction: Direction) -> DocumentPast {
    let facts = CrossingFacts(
      direction: direction, traveller: Traveller(name: "REKAAN, BUDI", nationality: "IDN"),
      document: PresentedDocument(type: "passport", number: "X0000001", issuer: "IDN"))
    return DocumentPast(crossings: [
      CrossingRow(
        seq: 1, id: "0past0000000000", time: Timestamp(milliseconds: Table.start.milliseconds - 86_400_000), lane: 2,
        facts: facts, outcome: "cleared", reason: nil, words: nil, officer: "budi", console: "pos:tty2", scan: nil,
        check: nil)
    ])
  }

  @Test func `the most serious notice stands beside the document, and the key opens all with their sources`() throws {
    var table = try Table(language: .en)
    let ticket = table.open(Self.child)
    #expect(table.text.contains("! A:2 expired 12 Mar 2026, 8 months ago"))
    table.tell(.past(ticket, Self.past(.in)))
    #expect(table.text.contains("! A:3 expired"))
    table.press("a")
    let keys = table.text.split(separator: "\n").suffix(2).joined(separator: "  ")
    #expect(table.text.contains("SERIOUS expired"))
    #expect(table.text.contains("document-expired"))
    #expect(table.text.contains("UU 6/2011"))
    // The decisions stay where they are.
    #expect(keys.contains("I IZIN") && keys.contains("T TUNDA"))
    table.press(.end)
    #expect(table.text.contains("same-direction-twice") && table.text.contains("These explain"))
    table.press("a")
    #expect(!table.text.contains("document-expired") && table.text.contains("Nobody similar"))
  }

  @Test func `a decision keeps the rules that stood there, most serious first`() throws {
    var table = try Table()
    let ticket = table.open(Self.child)
    table.tell(.past(ticket, Self.past(.in)))
    // A child, of whom it is asked who brings it; then something serious: the next key says so.
    table.press("i")
    table.press(.escape)
    table.press("ii")
    #expect(table.tray.decided.first?.notices == ["document-expired", "same-direction-twice", "child-companion"])
    var quiet = try Table()
    quiet.tell(.past(quiet.open(.other), DocumentPast()))
    quiet.press("i")
    #expect(quiet.tray.decided.first?.notices == [])
  }

  @Test func `a past that could not be read is said, and a hit stays in sight`() throws {
    var table = try Table(language: .en)
    table.open(Self.child, .strong)
    table.press("a")
    #expect(table.text.contains("past is not"))
    #expect(table.text.contains("! List: \(Answer.strong.candidates.count) (A)"))
  }

  @Test(arguments: [Size(width: 40, height: 10), Size(width: 80, height: 24), Size(width: 200, height: 50)])
  func `notices are there at every size`(size: Size) throws {
    var table = try Table(size: size)
    table.open(Self.child)
    #expect(table.text.contains("! A:2 kedaluwarsa"))
    table.press("a")
    #expect(table.text.contains("SERIUS"))
  }

  // MARK: The stay

  private static let foreigner = {
    var lines = MRZDocument.made("REKAAN", "LIM", number: "A5521907", birth: "1990-02-03")
    lines = lines.map { $0.replacing("IDN", with: "MYS") }
    return MRZDocument(name: "MYS", lines: lines)
  }()

  @Test func `a foreigner's stay is proposed, shown, changed by the officer, and recorded`() throws {
    var table = try Table(language: .en)
    table.open(Self.foreigner)
    #expect(table.text.contains("Stay until: 20-12-2026"))
    table.press("d")
    try table.go(to: .stayUntil)
    for wrong in ["12-2026", "20-11-2026"] {
      table.press(.control("u"))
      table.press(wrong)
      table.press(.function(10))
      #expect(!table.model.pages.isEmpty, "\(wrong)")
    }
    table.press(.control("u"))
    table.press("05122026")
    table.press(.function(10))
    #expect(table.text.contains("Stay until: 05-12-2026"))
    table.press("i")
    #expect(table.tray.decided.first?.stayUntil == PartialDate("2026-12-05"))
  }

  @Test func `a stay is granted by none of the other outcomes, and to no citizen`() throws {
    var table = try Table()
    table.open(Self.foreigner)
    table.press("o2")
    table.press(.enter)
    let refused = try #require(table.tray.decided.first)
    #expect(refused.outcome == "refused" && refused.stayUntil == nil)
    var citizen = try Table()
    citizen.open(.other)
    #expect(citizen.model.mode.laneCase?.stayUntil == nil)
    citizen.press("i")
    #expect(citizen.tray.decided.first?.stayUntil == nil)
  }

  // MARK: Forms

  @Test func `a form says beside its fields what the rules notice, as soon as they are left`() throws {
    var table = try Table.form("1")
    #expect(!table.text.contains("kecamatan PLB"))
    try table.fill([.birth: "01-01-2020", .address: "PONTIANAK SELATAN", .purpose: "SEKOLAH"])
    let today = try #require(table.model.today)
    var checked = try #require(table.formPage?.filling).check(today, .atTheTable)
    checked.addNotices(table.model.scene(at: table.now))
    #expect(checked.notes[.field(.address)]?.en.contains("names no listed sub-district") == true)
    #expect(checked.notes[.field(.birth)]?.en.contains("ask with whom") == true)
    #expect(checked.notes[.field(.purpose)]?.en.contains("a pass for the purpose") == true)
    #expect(table.text.contains("PLB untuk keperluan"))
  }

  // MARK: With a store

  @Test func `the clerk tells what the store knows of a document before it can be decided`() throws {
    let post = try Post()
    let (one, two) = (Ticket(number: 1), Ticket(number: 2))
    func present(_ ticket: Ticket) -> Request {
      .present(ticket, mrz: MRZDocument.other.lines, kind: "TD3", lane: 1, direction: .in, source: .keyboard)
    }
    func past(_ ticket: Ticket) throws -> DocumentPast {
      let index = try post.wait { message -> Int? in
        guard case .received(ticket, _, _) = message else { return nil }
        return 1
      }
      #expect(index == 1)
      return try #require(
        post.told.compactMap { if case .past(ticket, let past) = $0 { past } else { nil } }.first)
    }
    post.clerk.ask(present(one))
    #expect(try past(one) == DocumentPast())
    let desk = try post.desk()
    try desk.report(DocumentReported(state: .lost, number: "X0000001", words: "pemilik"))
    try desk.record(
      CrossingRecorded(
        direction: .in, lane: 1, traveller: Traveller(name: "REKAAN, BUDI", nationality: "IDN"),
        document: PresentedDocument(type: "passport", number: "X0000001", issuer: "IDN"), outcome: "cleared"))
    _ = try post.waitForBoard { !$0.crossings.isEmpty }
    post.clerk.ask(present(two))
    let second = try past(two)
    #expect(second.crossings.count == 1 && second.report?.report.state == .lost)
  }
}
