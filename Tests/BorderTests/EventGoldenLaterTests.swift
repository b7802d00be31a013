import Foundation
import Journal
import Testing
import TravelDocuments
import Watchlist

@testable import Border

/// The kinds and versions that came with forms, patrols and look-ups, in golden files of their own.
@Suite("Events of the second day, as they stand in records")
struct EventGoldenLaterTests {
  static let facts = CrossingFacts(
    direction: .out,
    traveller: Traveller(
      name: "SUKARSIH", birth: PartialDate("1974-08-12"), sex: .female, nationality: "IDN", birthPlace: "ENTIKONG",
      address: "DUSUN REKAAN, SEKAYAM", nik: "6103215208740001"),
    document: PresentedDocument(
      type: "plb", number: "AB123456", issuer: "IDN", expiry: PartialDate("2028-03-01"),
      issued: PartialDate("2024-03-01"), issuePlace: "KANIM ENTIKONG"),
    purpose: "PULANG", vehicle: "on-foot", note: "membawa \"sayur\"")

  static let entered = DocumentEntered(lane: 3, facts: facts)

  static let crossing = CrossingRecorded(
    direction: .out, lane: 3, traveller: facts.traveller, document: facts.document, outcome: "secondary",
    reason: "document-doubt", words: "cap kabur", purpose: facts.purpose, vehicle: facts.vehicle, note: facts.note,
    scan: "0document000000", check: "0check000000000")

  /// As version 1 is read.
  static let amended = {
    var amended = CrossingAmended(crossing: "0crossing000000", facts: facts, reason: "salah baca nomor")
    amended.keepsStay = true
    return amended
  }()

  static let disposed = HitDisposed(
    subject: "0document000000", check: "0check000000000", finding: .otherPerson, list: "demo", entry: "demo-1",
    reason: "tanggal lahir lain", replaces: "0finding0000000")

  static let seconded = {
    var disposed = HitDisposed(
      subject: "0document000000", check: "0check000000000", finding: .otherPerson, list: "demo", entry: "demo-1",
      code: "birth-differs", reason: "lahir di kota lain", replaces: "0finding0000000")
    disposed.band = "strong"
    disposed.second = SecondNamed(officer: "budi", isProven: true)
    return disposed
  }()

  static let lookup = LookupMade(
    purpose: .case,
    query: LookupMade.Query(
      text: "eriksson anna", birth: PartialDate("1974"), nationality: "UTO", document: "L898902C3"),
    lists: [WatchlistChecked.ListUsed(name: "demo", sha256: Made.digest("a"), date: "2026-11-20")],
    entries: EventGoldenTests.checked.candidates, opened: LookupMade.Opened(list: "demo", entry: "demo-1"))

  static let entry = WatchlistEntryMade(
    names: [ListedName("UMPAMA, BUDI REKAAN"), ListedName("SI BUD", kind: .weak)],
    births: ["1974-08-12", "~1975", "1970/1974-06"].compactMap(BirthClaim.init(recorded:)), sex: .male,
    nationalities: ["IDN", "MYS"],
    documents: [
      ListedDocument(type: "passport", number: "X7654321", country: "IDN"),
      ListedDocument(type: "nik", number: "6103215208740001"),
    ], listClass: .cegah, legalBasis: "UU 6/2011 Pasal 91", owner: "Imigrasi (rekaan)", reason: "perkara \"contoh\"",
    grade: .reported, review: Made.day("2026-12-01"), expires: Made.day("2027-01-31"))

  static let withdrawn = WatchlistEntryWithdrawn(entry: "0entry000000000", reason: "perkara selesai")

  static let indexUsed = WatchlistChecked.IndexUsed(form: "1-1a2b3c4d-1", sha256: Made.digest("f"))

  /// As they are written since checks and look-ups name the post's own entries and the index.
  static func indexed() throws -> (checked: WatchlistChecked, lookup: LookupMade) {
    var (checked, lookup) = (EventGoldenTests.checked, Self.lookup)
    (checked.index, lookup.index) = (indexUsed, indexUsed)
    checked.lists.insert(EventGoldenTests.local, at: 0)
    lookup.lists.insert(EventGoldenTests.local, at: 0)
    checked.candidates[0].cleared = WatchlistChecked.Cleared(
      ClearedMark(
        id: "0mark0000000000", time: Made.time("2026-11-21T01:42:17.123Z"), officer: "sari", cleared: try cleared()))
    return (checked, lookup)
  }

  static func cleared() throws -> HitClearedBefore {
    HitClearedBefore(
      subject: "8jr7wc11g6jm5w3", check: "4n2k8xw0q7dm1zt", list: "demo", entry: "demo-1", version: Made.digest("a"),
      content: Made.digest("c"), name: "ERIKSSON, ANNA MARIA", birth: try #require(PartialDate("1974-08-12")),
      document: try #require(
        HitClearedBefore.Document(PresentedDocument(type: "passport", number: "l898902-c3", issuer: "UTO"))),
      until: try #require(PartialDate("2027-05-20")), reason: "sidik jari lain", second: "budi")
  }

  static let doubted = {
    var imported = EventGoldenTests.imported
    imported.removed = 4_100
    imported.concerns = [.shrinks, .older, .undated, .otherForm]
    return imported
  }()

  static let doubtedMore = {
    var imported = doubted
    imported.concerns = ListConcern.Code.allCases.filter { $0 != .allExpired }
    return imported
  }()

  static let doubtedMost = {
    var imported = doubted
    imported.concerns = ListConcern.Code.allCases
    return imported
  }()

  static let started = PatrolStarted(
    unit: "Satgas REKAAN", leader: "Letda CONTOH", strength: 12, sector: "kiri PLBN", isJoint: true, reportMinutes: 90)

  static let logged = PatrolLogged(
    patrol: "0patrol00000000", text: "tiga orang lewat jalan setapak",
    position: GeoPosition(latitude: 1.0167, longitude: 110.3667), persons: 3, handedTo: "Imigrasi PLBN")

  static let ended = PatrolEnded(patrol: "0patrol00000000")

  @Test("each kind is written byte for byte as its golden file, and reads back as it was")
  func bodies() throws {
    try EventGoldenTests.holds(Self.entered, "document.entered.v1.json")
    var known = Self.entered
    known.from = "0crossing000000"
    try EventGoldenTests.holds(known, "document.entered.v2.json", version: 2)
    try EventGoldenTests.holds(Self.crossing, "crossing.recorded.v2.json", version: 2)
    try EventGoldenTests.holds(Self.amended, "crossing.amended.v1.json")
    try EventGoldenTests.holds(Self.disposed, "hit.disposed.v1.json")
    try EventGoldenTests.holds(Self.seconded, "hit.disposed.v2.json", version: 2)
    var unsure = Self.seconded
    (unsure.finding, unsure.code) = (.cannotTell, "photo-unclear")
    unsure.reason = "foto di dokumen tergores"
    try EventGoldenTests.holds(unsure, "hit.disposed.v3.json", version: 3)
    try EventGoldenTests.holds(
      HitSecondAsked(
        subject: "0document000000", check: "0check000000000", about: .outcome("cleared"),
        reason: "sudah dicabut menurut pemilik daftar"), "hit.second-asked.v1.json")
    try EventGoldenTests.holds(
      HitSeconded(
        asked: "0asked000000000", agrees: true, code: "owner-confirmed", reason: "telepon 08.40", isProven: true),
      "hit.seconded.v1.json")
    try EventGoldenTests.holds(Self.lookup, "lookup.made.v1.json")
    let indexed = try Self.indexed()
    try EventGoldenTests.holds(indexed.checked, "watchlist.checked.v2.json", version: 2)
    var measured = indexed.checked
    (measured.candidates[0].listClass, measured.candidates[0].action) = ("cegah", "postponed")
    try EventGoldenTests.holds(measured, "watchlist.checked.v3.json", version: 3)
    let overriding = try CrossingRecorded(
      JSONObject(try EventGoldenTests.golden("crossing.recorded.v4.override.json")), version: 4)
    #expect(overriding.override?.due == "refused" && overriding.override?.second?.officer == "budi")
    try EventGoldenTests.holds(overriding, "crossing.recorded.v4.override.json", version: 4)
    try EventGoldenTests.holds(indexed.lookup, "lookup.made.v2.json", version: 2)
    var filtered = indexed.lookup
    filtered.query.filter = CandidateFilter(
      lists: ["local", "demo"], classes: ["dpo", "cegah"], bands: [.strong, .possible])
    try EventGoldenTests.holds(filtered, "lookup.made.v2.filtered.json", version: 2)
    try EventGoldenTests.holds(try Self.cleared(), "hit.cleared-before.v1.json")
    try EventGoldenTests.holds(
      HitClearingWithdrawn(mark: "6m1r7k3t9w2c5z8", reason: "ternyata orangnya"), "hit.clearing-withdrawn.v1.json")
    var ended = HitClearingWithdrawn(mark: "6m1r7k3t9w2c5z8", reason: "entri berubah")
    ended.imported = Made.digest("e")
    try EventGoldenTests.holds(ended, "hit.clearing-withdrawn.v1.imported.json")
    try EventGoldenTests.holds(Self.entry, "watchlist.entry-made.v1.json")
    try EventGoldenTests.holds(Self.withdrawn, "watchlist.entry-withdrawn.v1.json")
    try EventGoldenTests.holds(
      WatchlistRetired(list: "cegah-salin", sha256: Made.digest("c"), reason: "salah nama"),
      "watchlist.retired.v1.json")
    try EventGoldenTests.holds(Self.doubted, "watchlist.imported.v2.json", version: 2)
    try EventGoldenTests.holds(Self.doubtedMore, "watchlist.imported.v3.json", version: 3)
    try EventGoldenTests.holds(Self.doubtedMost, "watchlist.imported.v4.json", version: 4)
    try EventGoldenTests.holds(Self.started, "patrol.started.v1.json")
    try EventGoldenTests.holds(Self.logged, "patrol.logged.v1.json")
    try EventGoldenTests.holds(Self.ended, "patrol.ended.v1.json")
  }

  @Test("so is each kind of accounts, sessions and rules")
  func accounts() throws {
    let before = AccountFacts(name: "Budi Contoh", roles: [.supervisor, .officer])
    let after = AccountFacts(name: "Budi C.", roles: [.auditor], isDisabled: true)
    let key = try #require(
      Data(base64Encoded: "gTl3Dqh9F19Wo1Rmw0x+zMuNipG07jeiXfYPW4/Js5Q=").flatMap { AccountKey(Array($0)) })
    try EventGoldenTests.holds(
      AccountCreated(account: "budi", name: before.name, roles: before.roles), "account.created.v1.json")
    try EventGoldenTests.holds(
      AccountChanged(account: "budi", before: before, after: after, reason: "pindah pos"), "account.changed.v1.json")
    try EventGoldenTests.holds(
      AccountKeySet(account: "budi", key: key, replaces: "1a2b3c4d"), "account.key-set.v1.json")
    try EventGoldenTests.holds(
      RuleChanged(rule: "idle-lock-minutes", before: 5, after: 10, reason: "loket ramai"), "rule.changed.v1.json")
    try EventGoldenTests.holds(
      LedgerRebuilt(.disagrees, lines: 4812, kept: "ledger-7.sqlite.kept-1763780000000", reason: "kabel diganti"),
      "ledger.rebuilt.v1.json")
    try EventGoldenTests.holds(SessionOpened(), "session.opened.v1.json")
    try EventGoldenTests.holds(SessionRefused(account: "budi", reason: .passphrase), "session.refused.v1.json")
    try EventGoldenTests.holds(SessionLocked(session: "0session0000000", cause: .idle), "session.locked.v1.json")
    try EventGoldenTests.holds(SessionUnlocked(session: "0session0000000", method: .pin), "session.unlocked.v1.json")
    try EventGoldenTests.holds(SessionClosed(session: "0session0000000", cause: .officer), "session.closed.v1.json")
  }

  @Test(
    "an account that is none, and a role that nobody knows, make an event unreadable",
    arguments: [
      ("account.created", #"{"account":"../x","name":"X","roles":["officer"]}"#),
      ("account.created", #"{"account":"budi","name":"X","roles":["kapten"]}"#),
      ("account.created", #"{"account":"budi","name":"X","roles":[]}"#),
      ("account.created", #"{"account":"budi","name":"X","roles":["officer","officer"]}"#),
      ("account.changed", #"{"account":"budi","before":{"name":"X","roles":["officer"]},"reason":"x"}"#),
      ("account.key-set", #"{"account":"budi","key":"AAAA"}"#), ("session.refused", #"{"account":"A","reason":"pin"}"#),
      ("session.opened", #"{"method":"face"}"#), ("rule.changed", #"{"rule":"x","before":1,"reason":"x"}"#),
      ("ledger.rebuilt", #"{"found":"well","lines":3}"#), ("ledger.rebuilt", #"{"found":"lost","lines":-1}"#),
      ("ledger.rebuilt", #"{"found":"lost","lines":3,"kept":7}"#),
    ])
  func unreadable(type: String, body: String) throws {
    let store = try TestStore()
    try store.append([HandWritten(type: type, json: body)])
    #expect(try store.ledger().dashboard(lane: 1, now: .now()).unreadable == 1)
  }

  @Test("records of these kinds are read out of a journal, checksums and all")
  func records() throws {
    #expect(
      try EventGoldenTests.events(of: "records.v2.jsonl").dropFirst() == [
        .documentEntered(Self.entered), .crossingRecorded(Self.crossing),
        .crossingAmended(Self.amended), .hitDisposed(Self.disposed), .lookupMade(Self.lookup),
        .patrolStarted(Self.started), .patrolLogged(Self.logged), .patrolEnded(Self.ended),
      ])
  }

  @Test("the newest version of each kind is the one written, and has a golden file")
  func newest() throws {
    for kind in EventFormatTests.kinds {
      #expect(try !EventGoldenTests.golden("\(kind.type).v\(kind.version).json").isEmpty)
    }
    #expect(Entry(Self.crossing, by: Officer(name: "sari")).v == 4)
    #expect(Entry(Self.amended, by: Officer(name: "sari")).v == 3)
  }

  @Test("a crossing of version 1 is read for ever: in a journal, by the tables, amended and void like any other")
  func versionOne() throws {
    let store = try TestStore()
    let body = try EventGoldenTests.golden("crossing.recorded.v1.json")
    var old = HandWritten(type: CrossingRecorded.type, v: 1, body: Array(body.dropLast()), id: "0oldcrossing000")
    old.time = Made.time("2026-11-21T08:42:00+07:00")
    try store.append([old])
    let desk = try store.desk()
    try desk.catchUp()
    let row = try #require(try desk.ledger.crossings(limit: 1).first)
    #expect(row.facts == EventGoldenTests.crossing.facts && row.outcome == "secondary" && row.facts.note == nil)
    var right = row.facts
    (right.note, right.traveller.birthPlace) = ("dua koper", "ZENITH")
    try desk.amend(crossing: old.id, seen: row.facts, to: right, reason: "lupa dicatat")
    try desk.void(crossing: old.id, reason: "salah orang")
    try desk.catchUp()
    let after = try #require(try desk.ledger.crossings(limit: 1).first)
    #expect(after.facts == right && after.isVoid && after.changes == 1)
    #expect(try desk.ledger.dashboard(lane: 1, now: old.time).unreadable == 0)
  }
}
