import Journal
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("The stay that an entry grants")
struct StayGrantedTests {
  let reference: ReferenceData

  init() throws { reference = try ReferenceData.shared.get() }

  private func entry(
    _ nationality: String? = "MYS", _ direction: Direction = .in, type: String = "passport",
    outcome: String = "cleared",
    reason: String? = nil, stay: PartialDate? = nil
  ) -> CrossingRecorded {
    CrossingRecorded(
      direction: direction, lane: 1, traveller: Traveller(name: "CONTOH, LIM", nationality: nationality),
      document: PresentedDocument(type: type, number: "A5521907", issuer: nationality), outcome: outcome,
      reason: reason, stayUntil: stay)
  }

  private func day(_ days: Int, after time: Timestamp = .now()) throws -> PartialDate {
    let zone = PostZone(name: "WIB", offsetMinutes: 420)
    return try #require(PartialDate(daysSinceEpoch: zone.dayAndHour(of: time).day + days))
  }

  @Test("is proposed to foreigners who come in, by the document and the nationality, the day of entry counted")
  func proposed() throws {
    let day = try #require(PartialDate("2026-11-21"))
    func proposed(_ crossing: CrossingRecorded) -> String? {
      StayGranted.proposed(crossing.facts, on: day, reference)?.description
    }
    #expect(proposed(entry()) == "2026-12-20")
    #expect(proposed(entry("SGP")) == "2026-12-20")
    #expect(proposed(entry(type: "plb")) == "2026-12-04")
    #expect(proposed(entry("UTO")) == nil)
    #expect(proposed(entry("IDN")) == nil)
    #expect(proposed(entry(nil)) == nil)
    #expect(proposed(entry("MYS", .out)) == nil)
    #expect(proposed(entry("SGP", type: "plb")) == nil)
  }

  @Test("is not proposed on a document that is over; on its last day it is")
  func expired() throws {
    let day = try #require(PartialDate("2026-11-21"))
    for (expiry, proposed) in [("2026-11-20", nil), ("2026-11-21", "2026-12-20"), ("2025-01", nil)] {
      var crossing = entry()
      crossing.document.expiry = PartialDate(expiry)
      #expect(StayGranted.proposed(crossing.facts, on: day, reference)?.description == proposed, "\(expiry)")
      // What the rule gives is still what an overrun is counted by.
      #expect(StayGranted.byRule(crossing.facts, on: day, reference)?.description == "2026-12-20")
    }
  }

  @Test("is recorded as granted, and stands in the tables")
  func recorded() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let until = try day(13)
    try desk.record(entry(stay: until))
    try desk.record(entry("UTO", stay: try day(0)))
    try desk.record(entry(nil, stay: try day(StayGranted.daysMax - 1)))
    try desk.catchUp()
    #expect(try desk.ledger.past(of: entry().document).crossings.last?.facts.stayUntil == until)
  }

  @Test("is for nobody else: not for citizens, nor at exit, nor for who was not let in")
  func refused() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let until = try day(13)
    #expect(throws: Refusal.noStay) { try desk.record(entry("IDN", stay: until)) }
    #expect(throws: Refusal.noStay) { try desk.record(entry("MYS", .out, stay: until)) }
    #expect(throws: Refusal.noStay) {
      try desk.record(entry(outcome: "refused", reason: "no-valid-document", stay: until))
    }
    for wrong in [
      try day(-2), try day(StayGranted.daysMax + 2), try #require(PartialDate("2099")),
      try #require(PartialDate(year: until.year, month: until.month)),
    ] {
      #expect(throws: Refusal.wrongForm(.stayUntil, TypedDate.text(wrong))) { try desk.record(entry(stay: wrong)) }
    }
    try desk.catchUp()
    #expect(try desk.ledger.crossings(limit: 9).isEmpty)
  }

  @Test("can be put right; what is not touched stays as it was, whatever it is")
  func amended() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let record = try #require(try desk.record(entry(stay: try day(29))))
    let seen = entry(stay: try day(29)).facts
    var right = seen
    right.stayUntil = try day(5)
    try desk.amend(crossing: record.id, seen: seen, to: right, reason: "tiket pulang")
    var worse = right
    worse.stayUntil = try day(-3)
    #expect(throws: Refusal.self) { try desk.amend(crossing: record.id, seen: right, to: worse, reason: "x") }
    worse = right
    worse.direction = .out
    #expect(throws: Refusal.noStay) { try desk.amend(crossing: record.id, seen: right, to: worse, reason: "x") }
    worse = right
    worse.traveller.nationality = "IDN"
    #expect(throws: Refusal.noStay) { try desk.amend(crossing: record.id, seen: right, to: worse, reason: "x") }
    var note = right
    note.note = "koper"
    try desk.amend(crossing: record.id, seen: right, to: note, reason: "lupa")
    try desk.catchUp()
    #expect(try desk.ledger.crossings(limit: 1).first?.facts == note)
  }

  @Test("has a field on the forms that amend and add where one is due, and on no other")
  func forms() throws {
    let today = try #require(PartialDate("2026-11-21"))
    let form = DocumentForm.fitting(entry().facts, reference)
    #expect(form.field(.stayUntil) != nil)
    #expect(DocumentForm.fitting(entry("IDN").facts, reference).field(.stayUntil) == nil)
    #expect(DocumentForm.all(reference).allSatisfy { $0.field(.stayUntil) == nil })
    var values = form.values(of: entry(stay: PartialDate("2026-12-20")).facts)
    #expect(values[.stayUntil] == "20-12-2026")
    values[.stayUntil] = "5-12-2026"
    #expect(form.check(values, today: today).facts?.stayUntil == PartialDate("2026-12-05"))
    values[.stayUntil] = "12-2026"
    #expect(form.check(values, today: today).problems[.stayUntil] != nil)
    values[.stayUntil] = nil
    #expect(form.check(values, today: today).facts?.stayUntil == nil)
  }
}
