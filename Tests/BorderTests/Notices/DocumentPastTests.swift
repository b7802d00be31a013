import GRDB
import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("What a store knows of a document that is presented again")
struct DocumentPastTests {
  private func document(_ number: String = "L898902C3", type: String = "passport", issuer: String? = "UTO")
    -> PresentedDocument
  { PresentedDocument(type: type, number: number, issuer: issuer) }

  @Test("its crossings, newest first, as amended, without void ones and without other documents of that number")
  func crossings() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let first = try #require(try desk.record(Made.crossing(direction: .in)))
    let second = try #require(try desk.record(Made.crossing(direction: .out)))
    let void = try #require(try desk.record(Made.crossing(direction: .in)))
    try desk.void(crossing: void.id, reason: "keliru")
    try desk.record(Made.crossing(number: "L898902C8"))
    var other = Made.crossing()
    other.document.issuer = "MYS"
    try desk.record(other)
    other.document = PresentedDocument(type: "plb", number: "L898902C3")
    try desk.record(other)
    var unsaid = Made.crossing(direction: .in)
    unsaid.document.issuer = nil
    let last = try #require(try desk.record(unsaid))
    try desk.catchUp()
    let past = try desk.ledger.past(of: document())
    #expect(past.crossings.map(\.id) == [last.id, second.id, first.id])
    #expect(try desk.ledger.past(of: document("")).crossings.isEmpty)
    #expect(try desk.ledger.past(of: document(type: "none")).crossings.isEmpty)
    var right = Made.crossing(direction: .out).facts
    right.document.number = "ZZ1"
    try desk.amend(crossing: second.id, seen: Made.crossing(direction: .out).facts, to: right, reason: "salah baca")
    try desk.catchUp()
    #expect(try desk.ledger.past(of: document()).crossings.map(\.id) == [last.id, first.id])
    #expect(try desk.ledger.past(of: document("ZZ1")).crossings.map(\.id) == [second.id])
  }

  @Test("no more than a bound of them, by the index of numbers, in the order of the journal without sorting")
  func bounded() throws {
    let store = try TestStore()
    try store.append((0..<40).map { _ in HandWritten(Made.crossing()) })
    let ledger = try store.ledger()
    #expect(try ledger.past(of: document()).crossings.count == DocumentPast.limit)
    let plans = try ledger.read { db in
      try [PastSQL.crossings, PastSQL.reports].map { sql in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: ["X", 1]).map { $0.text("detail") }
      }
    }
    #expect(plans[0] == ["SEARCH crossings USING INDEX crossings_number (number=?)"])
    #expect(plans[1] == ["SEARCH reports USING INDEX reports_number (number=?)"])
  }

  // MARK: Reports

  @Test("a report is found by its number, type and issuer as far as these are said; the newest counts")
  func reports() throws {
    let store = try TestStore()
    let desk = try store.desk()
    func report(_ state: DocumentReported.State, type: String? = nil, issuer: String? = nil) throws {
      try desk.report(
        DocumentReported(state: state, number: " l898-902 c3", type: type, issuer: issuer, words: "pemilik  melapor"))
      try desk.catchUp()
    }
    try report(.lost)
    let past = try desk.ledger.past(of: document())
    #expect(past.report?.report.state == .lost && past.report?.report.words == "pemilik melapor")
    #expect(past.report?.officer == "sari" && past.report?.report.number == "L898902C3")
    try report(.stolen, type: "plb")
    #expect(try desk.ledger.past(of: document()).report?.report.state == .lost)
    #expect(try desk.ledger.past(of: document(type: "plb")).report?.report.state == .stolen)
    try report(.found, type: "passport", issuer: "MYS")
    #expect(try desk.ledger.past(of: document()).report?.report.state == .lost)
    try report(.found, type: "passport", issuer: "UTO")
    #expect(try desk.ledger.past(of: document()).report?.report.state == .found)
    #expect(try desk.ledger.reports(limit: 2).map(\.report.state) == [.found, .found])
    #expect(try desk.ledger.reports(ofNumber: "L898902C3", limit: 10).count == 4)
    // The tables that are built anew say the same.
    let before = try desk.ledger.contents()
    try store.forgetLedger()
    #expect(try store.ledger().contents() == before)
  }

  @Test("what is lost is noticed as serious, what was found as information")
  func noticed() throws {
    let noticed = try Noticed()
    func said(_ state: DocumentReported.State) throws -> [String: String] {
      try noticed.said {
        $0.past.report = DocumentReportRow(
          seq: 1, id: "0report00000000", time: Made.time("2026-11-20T08:00:00+07:00"), officer: "sari",
          report: DocumentReported(state: state, number: "X1234567", words: "x"))
      }
    }
    #expect(try said(.lost) == ["document-reported": "reported LOST 20 Nov 2026 08:00"])
    #expect(try said(.stolen) == ["document-reported": "reported STOLEN 20 Nov 2026 08:00"])
    #expect(try said(.found).keys.sorted() == ["document-found"])
  }

  @Test("a report needs a number, known codes and words, and is recorded once")
  func refused() throws {
    let store = try TestStore()
    let desk = try store.desk()
    func report(_ number: String = "X1", type: String? = nil, issuer: String? = nil, words: String = "x") throws {
      try desk.report(DocumentReported(state: .lost, number: number, type: type, issuer: issuer, words: words))
    }
    #expect(throws: Refusal.missing(.documentNumber)) { try report("") }
    #expect(throws: Refusal.wrongForm(.documentNumber, "--")) { try report("--") }
    #expect(throws: Refusal.missing(.words)) { try report(words: " ") }
    #expect(throws: Refusal.wrongForm(.nationality, "MALAYSIA")) { try report(issuer: "MALAYSIA") }
    #expect(throws: Refusal.self) { try report(type: "library-card") }
    #expect(throws: Refusal.self) { try report(words: String(repeating: "x", count: 501)) }
    let lost = DocumentReported(state: .lost, number: "X1", words: "x")
    #expect(try desk.report(lost, id: "0report00000000") != nil)
    #expect(try desk.report(lost, id: "0report00000000") == nil)
  }

  @Test("who takes no decisions takes no reports either")
  func permission() throws {
    let closed = try ClosedStore()
    try closed.add("ayu", [.auditor])
    let desk = try closed.desk("ayu")
    expectRefused(.notPermitted(.reportDocument)) {
      try desk.report(DocumentReported(state: .lost, number: "X1", words: "x"))
    }
  }
}
