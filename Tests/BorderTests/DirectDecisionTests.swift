import Journal
import ReferenceData
import Testing
import Watchlist

import struct Journal.Record

@testable import Border

/// A crossing that is recorded without a scan is held to what the lists ask, as at the lane.
@Suite("A decision without a scan")
struct DirectDecisionTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  static func check(_ band: Band = .strong, _ listClass: String = "tangkal") -> LaneCheck {
    var check = Made.check(candidates: [Made.candidate(band)])
    check.measures = [ListedMeasure(classCode: listClass)]
    return check
  }

  func row(_ record: Record?) throws -> CrossingRow {
    let id = try #require(record).id
    return try #require(try store.ledger().story(ofCrossing: id)).crossing
  }

  func appended() throws -> Int { try store.ledger().dashboard(lane: 2, now: .now()).records }

  @Test("to let a strong likeness pass takes words and a second officer, or nothing is recorded")
  func strong() throws {
    let before = try appended()
    #expect(throws: Refusal.hit(.wordsMissing(due: "TOLAK", list: "demo"))) {
      try desk.record(Made.crossing(), check: Self.check())
    }
    #expect(throws: Refusal.hit(.secondMissing(due: "TOLAK", list: "demo"))) {
      try desk.record(Made.crossing(words: "wajah lain"), check: Self.check())
    }
    #expect(try appended() == before)
    let record = try desk.record(
      Made.crossing(words: "wajah lain"), check: Self.check(), second: .named("Budi Contoh"))
    #expect(
      try row(record).override
        == HitOverride(
          list: "demo", entry: "demo-1", listClass: "tangkal", due: "refused",
          second: SecondNamed(officer: "Budi Contoh", isProven: false)))
  }

  @Test("what the list asks for, anything that lets nobody pass, and a possible likeness take one officer")
  func asked() throws {
    for (outcome, reason, band) in [
      ("refused", "entry-ban", Band.strong), ("secondary", "name-match", .strong), ("cleared", nil, .possible),
    ] {
      let record = try desk.record(Made.crossing(outcome, reason: reason), check: Self.check(band))
      #expect(try row(record).override == nil, "\(outcome)")
      #expect(try store.ledger().hit(ofSubject: try #require(record).id)?.state == .decided)
    }
  }

  @Test("a ban of the other direction asks for no more than two who look who it is")
  func direction() throws {
    let refusal = HitRefusal.wordsMissing(due: "SEKUNDER", list: "demo", isAsked: false)
    #expect(throws: Refusal.hit(refusal)) {
      try desk.record(Made.crossing(direction: .in), check: Self.check(.strong, "cegah"))
    }
    #expect(refusal.phrase(nil).en.hasPrefix("A strong likeness") && !refusal.phrase(nil).en.contains("asks for"))
    let record = try desk.record(Made.crossing(direction: .in), check: Self.check(.possible, "cegah"))
    #expect(try row(record).override == nil)
  }

  @Test("a crossing is not marked as against a list that asked for nothing, nor told so")
  func notAsked() throws {
    let record = try desk.record(
      Made.crossing(words: "wajah lain", direction: .in), check: Self.check(.strong, "cegah"),
      second: .named("Budi Contoh"))
    let override = try #require(try row(record).override)
    #expect(!override.isAsked && override.due == "secondary" && override.second != nil)
    #expect(!override.mark.en.contains("against"))
    let told = override.lines(try ReferenceData.shared.get(), isLate: false)
    #expect(told.first?.en.contains("the list asked for nothing") == true)
    let other = try desk.record(
      Made.crossing(words: "wajah lain", direction: .in), check: Self.check(), second: .named("Budi Contoh"))
    let against = try #require(try row(other).override)
    #expect(against.isAsked && against.mark.en == "against demo: refused")
  }

  @Test("an override of before says that a list asked; whether it did is true or false, and no text")
  func askedMember() throws {
    let before = try HitOverride(JSONObject(Array(#"{"list":"a","entry":"b","due":"refused"}"#.utf8)))
    #expect(before.isAsked)
    #expect(throws: (any Error).self) {
      try HitOverride(JSONObject(Array(#"{"list":"a","entry":"b","due":"refused","asked":"no"}"#.utf8)))
    }
  }

  @Test("the story names the lists in force that were not asked")
  func leftOut() throws {
    func take(_ name: String) throws {
      try store.takeList(try store.write("entry,name\n1,\(name) REKAAN\n", to: name + ".csv"), name: name)
    }
    func story(_ check: LaneCheck?) throws -> CrossingStory {
      let record = try #require(try desk.record(Made.crossing("secondary", reason: "name-match"), check: check))
      return try #require(try store.ledger().story(ofCrossing: record.id))
    }
    try take("demo")
    let whole = try story(Made.check())
    #expect(whole.unsearched.isEmpty && whole.listsLeftOut == nil)
    try take("lain")
    let left = try story(Made.check())
    #expect(left.unsearched == ["lain"] && left.listsLeftOut?.id.contains("lain") == true)
    #expect(left.withoutCheck?.id.contains("Daftar diperiksa") == false)
    #expect(try store.ledger().story(ofCrossing: whole.crossing.id)?.unsearched == [], "it came in later")
    #expect(try story(nil).unsearched == [], "no list was asked, which is told")
    let scan = try desk.receive([(Made.scan(), Made.check())])[0]
    let decided = try #require(
      try desk.record(Made.crossing("secondary", reason: "name-match", scan: scan.id, check: scan.checkID)))
    #expect(try store.ledger().story(ofCrossing: decided.id)?.unsearched == ["lain"])
    try desk.retire(list: "lain", reason: "uji")
    #expect(try story(Made.check()).unsearched == [])
    #expect(try store.ledger().story(ofCrossing: decided.id)?.unsearched == ["lain"], "it was in force then")
  }

  @Test("in a closed store the second signs beside the first, and one signature is told by the check of signatures")
  func closed() throws {
    let closed = try ClosedStore()
    try closed.add("sari", [.officer])
    try closed.add("budi", [.officer])
    let sari = try closed.desk("sari")
    expectRefused(.secondPersonNeeded(.disposeHit, approvers: ["budi", "test"])) {
      try sari.record(Made.crossing(words: "x"), check: Self.check())
    }
    let record = try #require(
      try sari.record(
        Made.crossing(words: "x"), check: Self.check(), second: .session(try closed.approver("budi"))))
    #expect(RecordSignature.all(of: record)?.map(\.account) == ["sari", "budi"])
    #expect(try closed.findings().isEmpty)
    var forged = Made.crossing(words: "x")
    forged.override = HitOverride(list: "demo", entry: "demo-1", listClass: "tangkal", due: "refused")
    let entry = try closed.first.signed(Entry(forged, by: closed.first.officer), by: closed.first.session)
    try closed.store.append([HandWritten(entry)])
    #expect(try closed.findings() == [.secondMissing(.disposeHit)])
  }

  @Test("what was keyed in from paper has happened: it is recorded with what it went against, and needs no second")
  func paper() throws {
    let closed = try ClosedStore()
    try closed.add("sari", [.officer])
    try closed.add("budi", [.officer])
    let sari = try closed.desk("sari")
    var crossing = Made.crossing()
    crossing.late = CrossingLate(occurred: TestStore.openHour, signed: "SW")
    let record = try #require(try sari.record(crossing, check: Self.check()))
    let row = try #require(try closed.store.ledger().story(ofCrossing: record.id)).crossing
    #expect(
      row.override == HitOverride(list: "demo", entry: "demo-1", listClass: "tangkal", due: "refused"))
    #expect(try closed.findings().isEmpty)
  }

  @Test("the story says what was asked of the lists, and where they were not")
  func story() throws {
    func story(_ check: LaneCheck?) throws -> CrossingStory {
      let record = try #require(try desk.record(Made.crossing("secondary", reason: "name-match"), check: check))
      return try #require(try store.ledger().story(ofCrossing: record.id))
    }
    #expect(try story(nil).withoutCheck?.id == "Tidak diperiksa ke daftar.")
    #expect(try story(Made.check()).withoutCheck?.en.contains("nobody had to be assessed") == true)
    #expect(try story(Self.check()).withoutCheck == nil)
    var foreign = Made.crossing("secondary", reason: "name-match")
    foreign.traveller.name = "\u{738B}\u{4F1F}"
    let record = try #require(try desk.record(foreign, check: Made.check()))
    let told = try #require(try store.ledger().story(ofCrossing: record.id)).withoutCheck
    #expect(told?.en.contains("NOT by the name") == true)
    #expect(foreign.traveller.nameNotSearched(beside: "TIDAK ADA")?.en.contains("the lists were NOT asked") == true)
    #expect(Made.crossing().traveller.nameNotSearched(beside: nil) == nil)
  }
}
