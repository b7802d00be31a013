import Journal
import Testing
import TravelDocuments
import Watchlist

import struct Journal.Record

@testable import Border

/// A hit that comes up when the traveller is decided already waits like any other: nobody could know of it before.
@Suite("Hits that come up late")
struct LateHitTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  /// Keys a slip in whose traveller the list may know.
  func keyIn(_ band: Band = .strong) throws -> Record {
    var crossing = Made.crossing()
    crossing.late = CrossingLate(occurred: TestStore.openHour, signed: "SW")
    return try #require(try desk.record(crossing, check: DirectDecisionTests.check(band)))
  }

  func hit(_ subject: String) throws -> HitRow { try #require(try store.ledger().hit(ofSubject: subject)) }

  func board() throws -> Dashboard { try store.ledger().dashboard(lane: 2, now: .now()) }

  func disposed(_ finding: HitDisposed.Finding, _ row: HitRow) -> HitDisposed {
    HitDisposed(
      subject: row.subject, check: row.checkID, finding: finding, list: "demo", entry: "demo-1", reason: "x",
      replaces: row.finding(list: "demo", entry: "demo-1")?.id)
  }

  @Test("one of a paper entry stands in the queue, marked, until somebody says who it is")
  func paper() throws {
    let record = try keyIn()
    var row = try hit(record.id)
    #expect(row.isLate && row.state == .waiting && row.settled == nil && row.crossing?.id == record.id)
    #expect(try board().hits.map(\.subject) == [record.id] && board().hitCount == 1)
    #expect(try store.ledger().hits(HitFilter(state: .waiting)).map(\.subject) == [record.id])
    #expect(try store.ledger().hits(HitFilter(state: .decided)).isEmpty)
    #expect(try store.ledger().hits().count == 1)
    let all = try store.ledger().summary(from: Timestamp(milliseconds: .min), to: Timestamp(milliseconds: .max))
    #expect(all.hits.map(\.state) == [.waiting] && all.hitWaits.waiting == 1)
    try desk.dispose(disposed(.otherPerson, row), second: .named("Budi Contoh"))
    row = try hit(record.id)
    #expect(row.state == .disposed(.otherPerson) && row.settled != nil)
    #expect(try board().hits.isEmpty && board().hitCount == 0)
  }

  @Test("it says what is due, for whoever is told")
  func due() throws {
    let row = try hit(try keyIn().id)
    #expect(row.duties(store.reference.hits).map(\.due) == ["refused"])
  }

  @Test("of a late entry that is void nobody waits; with a possible likeness it waits behind the strong ones")
  func void() throws {
    let possible = try keyIn(.possible)
    let strong = try keyIn()
    #expect(try board().hits.map(\.subject) == [strong.id, possible.id])
    try desk.void(crossing: strong.id, reason: "salah kertas")
    #expect(try board().hits.map(\.subject) == [possible.id])
    #expect(try hit(strong.id).state == .decided && hit(strong.id).settled != nil)
    desk.clock = { possible.time }
    try desk.undo(crossing: possible.id)
    #expect(try board().hitCount == 0)
  }

  @Test("one that an amendment brings up waits too; a crossing that was a hit before goes on as it was")
  func amended() throws {
    let record = try #require(try desk.record(Made.crossing()))
    let seen = Made.crossing().facts
    var right = seen
    right.traveller.name = "ERIKSEN, ANNA"
    try desk.amend(
      crossing: record.id, seen: seen, to: right, reason: "salah baca", check: DirectDecisionTests.check())
    #expect(try hit(record.id).isLate && board().hitCount == 1)
    let known = try #require(
      try desk.record(Made.crossing("refused", reason: "entry-ban"), check: DirectDecisionTests.check()))
    try desk.amend(
      crossing: known.id, seen: seen, to: right, reason: "salah baca", check: DirectDecisionTests.check())
    #expect(try !hit(known.id).isLate && hit(known.id).state == .decided && board().hitCount == 1)
  }

  @Test("a second officer's no makes the hit undecided again, and reaches whoever asked")
  func no() throws {
    let scan = try SecondOfficerTests.present(desk)
    try desk.dispose(SecondOfficerTests.disposed(.otherPerson, scan))
    let ask = try #require(try hit(scan.id).openAsk)
    #expect(try board().answers.isEmpty && !hit(scan.id).isDisagreed)
    try store.desk("budi").second(ask: ask.id, agrees: false, code: "not-convinced")
    let row = try hit(scan.id)
    #expect(row.state == .waiting && row.isDisagreed && row.settled == nil)
    let answered = try #require(try board().answers.first)
    #expect(answered.ask.isOf("sari") && answered.ask.answer?.agrees == false && answered.lane == 2)
    #expect(answered.ask.answer?.phrase(store.reference.hits).id == "tidak setuju: buktinya belum cukup")
    #expect(row.findings.first?.problem(row.asks)?.id == "tidak berlaku: petugas kedua tidak setuju")
    let story = try #require(
      try desk.record(Made.crossing("secondary", reason: "name-match", scan: scan.id)).flatMap {
        try store.ledger().story(ofCrossing: $0.id)
      })
    #expect(story.asks.map(\.id) == [ask.id] && story.findings.count == 1)
  }
}
