import Foundation
import Journal
import Testing
import TravelDocuments
import Watchlist

@testable import Border

/// The same honest traveller is not stopped every week, and nobody else passes by it.
@Suite("Cleared before", .timeLimit(.minutes(2)))
struct ClearedBeforeTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    try Self.take(store, ["demo-1,ERIKSEN ANNA,1974-08-12", "demo-2,BUDI UMPAMA,1980"])
    desk = try store.desk()
  }

  static func take(_ store: TestStore, _ rows: [String]) throws {
    let path = try store.write((["entry,name,birth"] + rows).joined(separator: "\n") + "\n", to: "demo.csv")
    let list = try store.prepareList(path, format: .plbnCSV, name: "demo")
    try store.desk().record(list)
  }

  static func lists(_ store: TestStore) throws -> PostWatchlist {
    PostWatchlist(try store.ledger().currentLists(), local: .none, layout: store.layout, zone: store.zone)
  }

  static func today(_ store: TestStore) throws -> PartialDate { try #require(store.zone.date(of: .now())) }

  /// Presents the document of all these tests, with a likeness of this band to `demo-1`.
  @discardableResult
  static func present(_ desk: Desk, _ band: Band = .possible, marks: [ClearedMark] = []) throws -> PresentedScan {
    var check = Made.check(candidates: [Made.candidate(band)])
    check.marks = marks
    return try desk.receive([(Made.scan(), check)])[0]
  }

  static func clearing(_ subject: String, _ store: TestStore, until: PartialDate? = nil) throws -> Clearing {
    let content = try #require(try lists(store).content(of: "demo-1", list: "demo"))
    return Clearing(
      subject: subject, list: "demo", entry: "demo-1", content: content.sha256, version: content.version,
      reason: "wajah lain, sidik jari lain", until: until)
  }

  /// The marks that hold for who presents a document of these facts.
  func holding(
    _ change: (inout Traveller, inout PresentedDocument) -> Void = { _, _ in }, band: Band = .possible,
    on day: PartialDate? = nil
  ) throws -> [ClearedMark] {
    let today = try Self.today(store)
    let mrz = try MRZ(lines: Made.mrz, today: today)
    var (traveller, document) = (mrz.traveller, mrz.presented)
    change(&traveller, &document)
    return try Self.lists(store).marks(
      on: [Made.candidate(band)], traveller, document, on: day ?? today, store.ledger().marks)
  }

  @discardableResult
  func clear(until: PartialDate? = nil) throws -> String {
    let scan = try Self.present(desk)
    return try #require(
      try desk.clear(try Self.clearing(scan.id, store, until: until), second: .named("Budi Contoh"))
    ).id
  }

  // MARK: What it does

  @Test("a possible likeness that was cleared is shown with its mark and waits for nobody")
  func clearedOnce() throws {
    let id = try clear()
    let mark = try #require(try holding().first)
    #expect((mark.id, mark.officer, mark.cleared.second) == (id, "sari", "Budi Contoh"))
    let again = try Self.present(desk, marks: [mark])
    let found = try #require(again.check.candidates.first)
    #expect(found.cleared == WatchlistChecked.Cleared(mark) && !found.isOpen && !again.check.isHit)
    let ledger = try store.ledger()
    #expect(try ledger.hits(HitFilter(state: .waiting)).isEmpty)
    #expect(try ledger.scan(again.id)?.check?.candidates.first?.cleared?.mark == id)
  }

  @Test("a strong likeness is a hit whatever was said before, and can't be marked")
  func strong() throws {
    try clear()
    let mark = try #require(try holding(band: .strong).first)
    let again = try Self.present(desk, .strong, marks: [mark])
    #expect(again.check.candidates[0].cleared != nil && again.check.isHit)
    #expect(try store.ledger().hits(HitFilter(state: .waiting)).map(\.subject) == [again.id])
    expect(.strongHit) { try desk.clear(try Self.clearing(again.id, store), second: .named("Budi Contoh")) }
    var unknown = again.check.candidates[0]
    unknown.band = "certain"
    #expect(unknown.isOpen, "what a newer program calls something else is looked at")
  }

  @Test("only the very same document, birth and name count")
  func others() throws {
    try clear()
    #expect(try holding().count == 1)
    #expect(try holding { _, document in document.number = "l898-902c3" }.count == 1, "written otherwise")
    #expect(try holding { _, document in document.expiry = nil }.count == 1, "a document is named by three things")
    #expect(try holding { _, document in document.number = "L898902C4" }.isEmpty)
    #expect(try holding { _, document in document.type = "plb" }.isEmpty)
    #expect(try holding { _, document in document.issuer = "XXX" }.isEmpty)
    #expect(try holding { traveller, _ in traveller.birth = PartialDate("1974-08-13") }.isEmpty)
    #expect(try holding { traveller, _ in traveller.birth = PartialDate("1974-08") }.isEmpty)
    #expect(try holding { traveller, _ in traveller.birth = nil }.isEmpty)
    #expect(try holding { traveller, _ in traveller.name = "ERIKSSON, ANNA" }.isEmpty)
  }

  @Test("the lane's check finds it by itself, for its entry alone")
  func lane() throws {
    let id = try clear()
    let today = try Self.today(store)
    let check = try Self.lists(store).check(
      try MRZ(lines: Made.mrz, today: today), on: today, marks: store.ledger().marks)
    let event = check.event(subject: "0scan0000000000")
    #expect(event.candidates.contains { $0.entry == "demo-1" && $0.cleared?.mark == id })
    #expect(event.candidates.allSatisfy { $0.entry == "demo-1" || $0.cleared == nil })
  }

  @Test("the same mark is not made twice while it counts; a longer one is, and one after it was taken back")
  func twice() throws {
    let today = try Self.today(store).earliestDay
    let soon = try #require(PartialDate(daysSinceEpoch: today + 30))
    let id = try clear(until: soon)
    let nearer = try #require(PartialDate(daysSinceEpoch: today + 10))
    for until in [soon, nearer] {
      expect(.alreadyMarked(until: soon.description)) { try clear(until: until) }
    }
    let longer = try clear(until: PartialDate(daysSinceEpoch: today + 60))
    for mark in [id, longer] { try desk.withdraw(mark: mark, reason: "keliru") }
    try clear(until: soon)
  }

  @Test("a look-up by the document's number tells it of its entry, while it holds and for whoever has that birth")
  func lookedUp() throws {
    let id = try clear()
    let today = try Self.today(store)
    func told(
      _ number: String = "L898902C3", birth: PartialDate? = nil, on day: PartialDate? = nil
    ) throws -> [String?] {
      let found = [Made.candidate(), Made.candidate(entry: "demo-2")].map(WatchlistChecked.Found.init)
      guard case .marks(let marks) = try store.ledger().answer(.marks(ofNumber: number)) else { return [] }
      return try Self.lists(store).telling(marks, of: found, birth: birth, on: day ?? today).map { $0.cleared?.mark }
    }
    #expect(try told() == [id, nil])
    #expect(try told(birth: PartialDate("1974-08-12")) == [id, nil])
    #expect(try told(birth: PartialDate("1974-08-13")) == [nil, nil])
    #expect(try told("L898902C4") == [nil, nil])
    #expect(try told(on: PartialDate(daysSinceEpoch: today.earliestDay + 200)) == [nil, nil])
    try Self.take(store, ["demo-1,ERIKSEN ANNA,1974-08-13", "demo-2,BUDI UMPAMA,1980"])
    #expect(try told() == [nil, nil], "the entry says something else")
  }

  // MARK: How long

  @Test("it falls when the entry says something else, and outlives a version that leaves the entry alone")
  func entryChanges() throws {
    try clear()
    try Self.take(store, ["demo-1,ERIKSEN ANNA,1974-08-12", "demo-3,MIRA CONTOH,1990"])
    #expect(try holding().count == 1)
    try Self.take(store, ["demo-1,ERIKSEN ANNA,1974-08-13", "demo-3,MIRA CONTOH,1990"])
    #expect(try holding().isEmpty)
    let ended = try #require(try store.ledger().marks().first?.withdrawal)
    #expect(ended.officer == "sari" && ended.reason == "entry-changed-by-import")
    #expect(ended.why.en == "the entry changed or went with an import")
    var earlier = HitClearingWithdrawn(mark: "0mark0000000000", reason: "entri berubah atau hilang dalam impor")
    #expect(HitClearingWithdrawn.why(earlier.reason) == ended.why, "as it was recorded first")
    earlier.imported = Made.digest("c")
    #expect(earlier.why == ended.why)
    #expect(HitClearingWithdrawn(mark: "0mark0000000000", reason: "keliru").why.en == "keliru")
    try Self.take(store, ["demo-1,ERIKSEN ANNA,1974-08-12"])
    #expect(try holding().isEmpty, "who lifts the entry and puts it back has not looked at anybody")
    let again = try clear()
    #expect(try holding().map(\.id) == [again])
  }

  @Test("one made at another console while a list is taken in ends only where its own entry says something else")
  func madeMeanwhile() throws {
    for (row, isEnded) in [("demo-1,ERIKSEN ANNA,1974-08-12", false), ("demo-1,ERIKSEN ANNA,1974-08-13", true)] {
      let path = try store.write("entry,name,birth\n\(row)\ndemo-3,MIRA CONTOH,1990\n", to: "demo.csv")
      let list = try store.prepareList(path, format: .plbnCSV, name: "demo")
      // Looked at before anybody had made a mark.
      let marksEnd = list.marksEnd(lookedAt: [])
      if try holding().isEmpty { try clear() }
      try desk.record(list.imported, marksEnd: marksEnd)
      #expect(try (store.ledger().marks().first?.withdrawal != nil) == isEnded, "\(row)")
    }
  }

  @Test("it ends with an entry that is gone, and not with a list of another name or a version that is confirmed")
  func entryGone() throws {
    try clear()
    let path = try store.write("entry,name\ndemo-1,LAIN REKAAN\n", to: "lain.csv")
    try desk.record(try store.prepareList(path, name: "lain"))
    let demo = "entry,name,birth\ndemo-1,ERIKSEN ANNA,1974-08-12\ndemo-2,BUDI UMPAMA,1980\n"
    let same = try store.prepareList(try store.write(demo, to: "demo.csv"), format: .plbnCSV, name: "demo")
    try desk.record(same, confirms: true)
    #expect(try holding().count == 1)
    try Self.take(store, ["demo-2,BUDI UMPAMA,1980"])
    #expect(try store.ledger().marks().first?.withdrawal != nil)
  }

  @Test("it counts through its last day, which the rule bounds")
  func expires() throws {
    let today = try Self.today(store).earliestDay
    func date(_ days: Int) throws -> PartialDate { try #require(PartialDate(daysSinceEpoch: today + days)) }
    try clear()
    // By its own last day, and with a day's room below: midnight may pass meanwhile.
    let last = try #require(try holding().first).cleared.until
    #expect((180...181).contains(last.earliestDay - today))
    #expect(try holding(on: last).count == 1)
    #expect(try holding(on: date(last.earliestDay - today + 1)).isEmpty)
    let scan = try Self.present(desk)
    for days in [-1, 182, 100_000] {
      expect(.term(days: 180)) {
        try desk.clear(try Self.clearing(scan.id, store, until: date(days)), second: .named("Budi Contoh"))
      }
    }
    expect(.term(days: 180)) {
      try desk.clear(try Self.clearing(scan.id, store, until: PartialDate("2027")), second: .named("Budi Contoh"))
    }
    try desk.withdraw(mark: try #require(try holding().first).id, reason: "uji")
    try desk.change(rule: .clearedBeforeDays, seen: 180, to: 7, reason: "uji")
    expect(.term(days: 7)) {
      try desk.clear(try Self.clearing(scan.id, store, until: date(9)), second: .named("Budi Contoh"))
    }
    try desk.clear(try Self.clearing(scan.id, store, until: date(7)), second: .named("Budi Contoh"))
  }

  @Test("it is taken back by a further event, once, and counts no more from that record on")
  func withdrawn() throws {
    let id = try clear()
    let mark = try #require(try holding().first)
    #expect(try desk.withdraw(mark: String(id.prefix(5)), reason: "ternyata orangnya") != nil)
    #expect(try holding().isEmpty)
    #expect(try store.ledger().marks().first?.withdrawal?.reason == "ternyata orangnya")
    // A check that was made a moment before is recorded without it.
    let late = try Self.present(desk, marks: [mark])
    #expect(late.check.candidates[0].cleared == nil && late.check.isHit)
    expect(.alreadyWithdrawn(officer: "sari")) { try desk.withdraw(mark: id, reason: "lagi") }
    expect(.unknownMark("zzzz")) { try desk.withdraw(mark: "zzzz", reason: "tidak ada") }
  }

  // MARK: Who may

  @Test("the finding that it is another person goes with it; one that says otherwise bars it")
  func findings() throws {
    let scan = try Self.present(desk)
    try desk.clear(try Self.clearing(scan.id, store), second: .named("Budi Contoh"))
    #expect(try store.ledger().hits().first?.findings.map(\.finding) == [.otherPerson])
    try desk.withdraw(mark: try #require(try holding().first).id, reason: "uji")
    let other = try Self.present(desk)
    try desk.dispose(Made.disposed(.otherPerson, of: other.id, check: other.checkID))
    try desk.clear(try Self.clearing(other.id, store), second: .named("Budi Contoh"))
    let rows = try store.ledger().hits()
    #expect(rows.first { $0.subject == other.id }?.findings.count == 1)
    for finding in [HitDisposed.Finding.samePerson, .cannotTell] {
      let scan = try Self.present(desk)
      try desk.dispose(Made.disposed(finding, of: scan.id, check: scan.checkID))
      expect(.foundOtherwise) { try desk.clear(try Self.clearing(scan.id, store), second: .named("Budi Contoh")) }
    }
  }

  @Test("asking again with the same id records nothing new")
  func once() throws {
    let scan = try Self.present(desk)
    let clearing = try Self.clearing(scan.id, store)
    #expect(try desk.clear(clearing, second: .named("Budi Contoh"), id: "0mark0000000000") != nil)
    #expect(try desk.clear(clearing, second: .named("Budi Contoh"), id: "0mark0000000000") == nil)
    #expect(try store.ledger().marks().count == 1)
  }

  @Test("who can't be told from another, and what is no hit, is not marked")
  func untraceable() throws {
    let weak = try Self.present(desk, .weak)
    #expect(throws: Refusal.unknownHit) {
      try desk.clear(try Self.clearing(weak.id, store), second: .named("Budi Contoh"))
    }
    var check = Made.check(candidates: [Made.candidate()])
    check.traveller.birth = PartialDate("1974")
    let young = try desk.receive([(Made.scan(), check)])[0]
    expect(.untraceable) { try desk.clear(try Self.clearing(young.id, store), second: .named("Budi Contoh")) }
    var document = Made.entered()
    (document.facts.document.type, document.facts.document.number) = ("none", "")
    let bare = try desk.receive(document, Made.check(candidates: [Made.candidate()]))
    expect(.untraceable) { try desk.clear(try Self.clearing(bare.id, store), second: .named("Budi Contoh")) }
    let scan = try Self.present(desk)
    var stale = try Self.clearing(scan.id, store)
    stale.version = Made.digest("c")
    #expect(throws: Refusal.listChanged("demo")) { try desk.clear(stale, second: .named("Budi Contoh")) }
  }

  @Test("in an open store a second officer is named, who is somebody else")
  func secondNamed() throws {
    let scan = try Self.present(desk)
    let clearing = try Self.clearing(scan.id, store)
    expect(.secondMissing) { try desk.clear(clearing, second: nil) }
    expect(.sameOfficer) { try desk.clear(clearing, second: .named(" SARI ")) }
    #expect(throws: Refusal.self) { try desk.clear(clearing, second: .named(" ")) }
  }

  @Test("in a closed store two sign, of whom the second need be no supervisor; nobody does it alone")
  func secondSigned() throws {
    let closed = try ClosedStore()
    try Self.take(closed.store, ["demo-1,ERIKSEN ANNA,1974-08-12"], by: closed.first)
    let scan = try Self.present(closed.first)
    let clearing = try Self.clearing(scan.id, closed.store)
    #expect(throws: Refusal.self) { try closed.first.clear(clearing, second: nil) }
    expectRefused(.secondPersonNeeded(.disposeHit, approvers: [])) { try closed.first.clear(clearing, second: nil) }
    try closed.add("budi", [.officer])
    try closed.add("citra", [.auditor])
    expectRefused(.secondPersonNeeded(.disposeHit, approvers: ["budi"])) {
      try closed.first.clear(clearing, second: nil)
    }
    expectRefused(.secondPersonUnfit("citra")) {
      try closed.first.clear(clearing, second: .session(try closed.approver("citra")))
    }
    expectRefused(.secondPersonUnfit("test")) {
      try closed.first.clear(clearing, second: .session(try closed.approver("test")))
    }
    expectRefused(.secondPersonNeeded(.disposeHit, approvers: ["budi"])) {
      try closed.first.clear(clearing, second: .named("siapa saja"))
    }
    let sari = try closed.desk("budi")
    try sari.clear(clearing, second: .session(try closed.approver("test")))
    #expect(try closed.store.ledger().marks().map(\.cleared.second) == ["test"])
    #expect(try closed.findings().isEmpty)
  }

  // MARK: Records past the rules

  @Test("a mark that one person wrote past the desk counts nowhere, and verifying tells it")
  func forged() throws {
    let closed = try ClosedStore()
    try Self.take(closed.store, ["demo-1,ERIKSEN ANNA,1974-08-12"], by: closed.first)
    let scan = try Self.present(closed.first)
    try closed.add("budi", [.officer])
    try closed.first.clear(
      try Self.clearing(scan.id, closed.store), second: .session(try closed.approver("budi")))
    var mark = try #require(try closed.store.ledger().marks().first?.cleared)
    mark.name = "ORANG LAIN"
    var entry = Entry(mark, by: closed.first.officer)
    entry = try closed.first.signed(entry, by: closed.first.session)
    try closed.store.append([HandWritten(entry)])
    #expect(try closed.store.ledger().marks().count == 1)
    #expect(try closed.findings() == [.secondMissing(.disposeHit)])
  }

  @Test("in an open store a mark of one officer, or beyond all bounds, is none")
  func malformed() throws {
    try clear()
    let good = try #require(try store.ledger().marks().first?.cleared)
    var (alone, long, past) = (good, good, good)
    alone.second = "Sari"
    long.until = try #require(PartialDate("2040-01-01"))
    past.until = try #require(PartialDate("2020-01-01"))
    try store.append([alone, long, past].map { HandWritten($0, at: .now()) })
    #expect(try store.ledger().marks().count == 1)
  }

  /// Expects that something is refused for this reason.
  func expect<Value>(
    _ refusal: ClearingRefusal, sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> Value
  ) {
    #expect(throws: Refusal.clearing(refusal), sourceLocation: sourceLocation) { _ = try work() }
  }
}

extension ClearedBeforeTests {
  /// Takes a list in where only one account is there.
  static func take(_ store: TestStore, _ rows: [String], by desk: Desk) throws {
    let path = try store.write((["entry,name,birth"] + rows).joined(separator: "\n") + "\n", to: "demo.csv")
    try desk.record(try store.prepareList(path, format: .plbnCSV, name: "demo").imported)
  }
}
