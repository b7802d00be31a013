import Journal
import Testing
import TravelDocuments
import Watchlist

import struct Journal.Record

@testable import Border

@Suite("The post's own list")
struct LocalEntryTests {
  let store: TestStore
  let desk: Desk
  /// Noon at the post.
  static let now = Made.time("2026-11-21T05:00Z")
  var now: Timestamp { Self.now }
  static let today = Made.day("2026-11-21")

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  @discardableResult
  func make(_ entry: WatchlistEntryMade) throws -> Record {
    try #require(try desk.make(entry, now: now))
  }

  func refusal(_ entry: WatchlistEntryMade) -> Refusal? {
    do {
      try desk.make(entry, now: now)
      return nil
    } catch {
      return error as? Refusal
    }
  }

  func lists() throws -> PostWatchlist {
    try desk.catchUp()
    return PostWatchlist(
      try desk.ledger.currentLists(), local: try desk.ledger.localList(), layout: store.layout, zone: store.zone)
  }

  func found(_ name: String, on day: PartialDate = today) throws -> [WatchlistChecked.Found] {
    try lists().check(Traveller(name: name), nil, on: day, marks: { _ in [] }).event(subject: "").candidates
  }

  // MARK: Searching

  @Test("is searched beside the imported lists as soon as an entry is recorded, and not any more when it is withdrawn")
  func searched() throws {
    let path = try store.write("entry,name,birth\n1,SUKARSIH REKAAN,1974-08-12\n", to: "demo.csv")
    try store.takeList(path, format: .plbnCSV)
    #expect(try found("UMPAMA, BUDI REKAAN").allSatisfy { $0.list != "local" })
    let record = try make(Made.entry())
    let check = try lists().check(Traveller(name: "BUDI REKAAN UMPAMA"), nil, on: Self.today, marks: { _ in [] })
    #expect(check.candidates.first?.entry == "local-\(record.id)" && check.candidates.first?.list == "local")
    #expect(check.lists.map(\.name) == ["demo", "local"])
    #expect(try found("SUKARSIH REKAAN").first?.list == "demo")
    try desk.withdraw(entry: record.id, reason: "selesai")
    let later = try lists().check(Traveller(name: "BUDI REKAAN UMPAMA"), nil, on: Self.today, marks: { _ in [] })
    #expect(later.candidates.allSatisfy { $0.list != "local" } && later.lists.map(\.name) == ["demo"])
  }

  @Test("merges its people with those of the other lists by score, its own first where they are equal")
  func merged() throws {
    let rows = (1...12).map { "\($0),UMPAMA BUDI REKAAN \($0 % 2 == 0 ? "JAYA" : ""),1974-08-12\n" }
    try store.takeList(try store.write("entry,name,birth\n" + rows.joined(), to: "demo.csv"), format: .plbnCSV)
    try make(Made.entry("UMPAMA BUDI REKAAN"))
    let query = WatchlistQuery(name: "UMPAMA BUDI REKAAN", birth: PartialDate("1974-08-12"))
    let all = try lists().search(query, limit: 10)
    #expect(all.count == 10 && all.map(\.score) == all.map(\.score).sorted(by: >))
    #expect(all.contains { $0.list == "local" })
    #expect(try lists().search(query, limit: 1).count == 1)
  }

  @Test("an entry gives all that is needed at the counter, but not its reason")
  func listed() throws {
    let record = try make(Made.entry(document: "X7654321"))
    let entry = try #require(try lists().entry("local-\(record.id)", list: "local"))
    #expect(entry.displayName == "UMPAMA, BUDI REKAAN" && entry.documents.first?.number == "X7654321")
    #expect(entry.measure?.action == "postponed" && entry.measure?.owner == "Imigrasi (rekaan)")
    #expect(entry.remarks.isEmpty && !"\(entry)".contains("perkara contoh"))
    let found = try lists().check(
      Traveller(name: ""), PresentedDocument(type: "passport", number: "X7654321"), on: Self.today, marks: { _ in [] })
    #expect(found.candidates.first?.entry == "local-\(record.id)")
  }

  @Test("what a check names of it is a digest of the entries in force and their number, by which it can be told later")
  func digest() throws {
    try make(Made.entry(expires: "2026-12-31"))
    let first = try #require(try lists().used(on: Self.today.earliestDay).last)
    #expect(first.name == "local" && first.entries == 1 && WatchlistImported.isDigest(first.sha256))
    try make(Made.entry("CONTOH, SITI"))
    let both = try #require(try lists().used(on: Self.today.earliestDay).last)
    #expect(both.entries == 2 && both.sha256 != first.sha256)
    let one = try #require(try lists().used(on: Made.day("2027-01-01").earliestDay).last)
    #expect(one.entries == 1 && one.sha256 != first.sha256)
    #expect(try lists().used(on: Made.day("2027-02-01").earliestDay).isEmpty)
    let event = try lists().check(Traveller(name: "SITI"), nil, on: Self.today, marks: { _ in [] }).event(subject: "x")
    #expect(event.lists == [both])
  }

  // MARK: Days

  @Test("an entry hits on its last day, and nobody on the day after")
  func expiry() throws {
    try make(Made.entry(expires: "2026-12-31"))
    #expect(try found("UMPAMA BUDI REKAAN", on: Made.day("2026-12-31")).count == 1)
    #expect(try found("UMPAMA BUDI REKAAN", on: Made.day("2027-01-01")).isEmpty)
  }

  @Test("which day it is, is said by the post's clock: a list's entry holds until midnight there")
  func expiryInZone() throws {
    let rows = "entry,name,expires\n1,SUKARSIH REKAAN,2026-11-21\n2,SUKARSIH REKAAN,2026-11\n3,SUKARSIH REKAAN,2026\n"
    try store.takeList(try store.write(rows, to: "demo.csv"), format: .plbnCSV)
    func entries(at time: String) throws -> [String] {
      try found("SUKARSIH REKAAN", on: try #require(store.zone.date(of: Made.time(time)))).map(\.entry).sorted()
    }
    #expect(try entries(at: "2026-11-21T16:59:59Z").count == 3)
    // 00:00 of the 22nd in western Indonesia: of a month, the last day is the month's.
    #expect(try entries(at: "2026-11-21T17:00:00Z").count == 2)
    #expect(try entries(at: "2026-11-30T16:59:59Z").count == 2)
    #expect(try entries(at: "2026-11-30T17:00:00Z").count == 1)
    #expect(try entries(at: "2026-12-31T17:00:00Z").isEmpty)
  }

  @Test("past its day of review it hits, and says so")
  func review() throws {
    try make(Made.entry(review: "2026-12-01"))
    let onTheDay = try #require(try found("UMPAMA BUDI REKAAN", on: Made.day("2026-12-01")).first)
    #expect(!onTheDay.reasons.contains { $0.hasPrefix("review-overdue") })
    let after = try #require(try found("UMPAMA BUDI REKAAN", on: Made.day("2026-12-02")).first)
    #expect(after.reasons.last == "review-overdue|2026-12-01" && after.score == onTheDay.score)
    #expect(ReasonCode.phrase("review-overdue|2026-12-01", for: .program).en == "review overdue (2026-12-01)")
  }

  // MARK: What is refused

  @Test("a name alone is refused: it would stop everybody who bears it")
  func nameAlone() throws {
    #expect(refusal(Made.entry(birth: nil)) == .entry(.nameAlone))
    try make(Made.entry(birth: nil, document: "x-765 43"))
    #expect(try desk.ledger.localList().entries.isEmpty)
    try desk.catchUp()
    #expect(try desk.ledger.localList().entries.first?.facts.documents.first?.number == "X76543")
  }

  @Test("a name without a Latin letter is refused: no search would find it", arguments: ["محمد", "王伟"])
  func nameNotLatin(name: String) throws {
    #expect(refusal(Made.entry(name)) == .entry(.nameNotLatin))
    #expect(refusal(Made.entry(name, document: "X7654321")) == .entry(.nameNotLatin))
  }

  @Test(
    "an entry ends, within a year, and is looked at again before",
    arguments: [
      ("2026-12-01", "2026-11-20", EntryRefusal.expiryBounds(days: 366)),
      ("2026-12-01", "2027-11-23", .expiryBounds(days: 366)), ("2026-12-01", "2027", .expiryBounds(days: 366)),
      ("2026-11-20", "2026-12-31", .reviewBounds), ("2027-01-01", "2026-12-31", .reviewBounds),
      ("2026-12", "2026-12-31", .reviewBounds),
    ])
  func bounds(review: String, expires: String, refused: EntryRefusal) throws {
    #expect(refusal(Made.entry(review: review, expires: expires)) == .entry(refused))
  }

  @Test("the first and the last day that can be are taken")
  func boundsTaken() throws {
    try make(Made.entry(review: "2026-11-21", expires: "2026-11-21"))
    try make(Made.entry(review: "2027-11-22", expires: "2027-11-22"))
  }

  @Test("hostile texts, codes and numbers of things are refused with the field")
  func hostile() {
    func refused(_ change: (inout WatchlistEntryMade) -> Void) -> Refusal? {
      var entry = Made.entry()
      change(&entry)
      return refusal(entry)
    }
    let long = String(repeating: "x", count: 1_000)
    #expect(refused { $0.names = [] } == .missing(.name))
    #expect(refused { $0.names = [ListedName("X", kind: .weak)] } == .missing(.name))
    #expect(refused { $0.names = [ListedName("  ")] } == .missing(.name))
    #expect(refused { $0.names = [ListedName(long)] } == .tooLong(.name, limit: 200))
    #expect(refused { $0.names = [ListedName("A\u{202E}B")] } == .wrongForm(.name, "A\u{202E}B"))
    #expect(
      refused { $0.names += (0..<32).map { ListedName("X\($0)", kind: .aka) } }
        == .entry(.tooMany(.name, limit: 32)))
    #expect(refused { $0.births = [.date(Made.day("2026-11-22"))] } == .wrongForm(.birth, "2026-11-22"))
    #expect(refused { $0.births = [.date(Made.day("1850"))] } == .wrongForm(.birth, "1850"))
    #expect(refused { $0.names = [ListedName("12345")] } == .wrongForm(.name, "12345"))
    #expect(refused { $0.listClass = .sltd } == .entry(.lostDocumentWithoutNumber))
    #expect(refused { $0.nationalities = ["id"] } == .wrongForm(.nationality, "id"))
    #expect(
      refused { $0.documents = [ListedDocument(type: "passport", number: "---")] } == .wrongForm(.documentNumber, "---")
    )
    #expect(refused { $0.legalBasis = "" } == .missing(.legalBasis))
    #expect(refused { $0.owner = " " } == .missing(.owner))
    #expect(refused { $0.reason = "" } == .missing(.reason))
    #expect(refused { $0.reason = long } == .tooLong(.reason, limit: 500))
    for action in ["cleared", "deportee-received", "teleported", ""] {
      guard case .unknownCode(.outcome, action, _) = refused({ $0.action = action }) else {
        Issue.record("\(action) was taken")
        continue
      }
    }
    guard
      case .unknownCode(.documentType, "none", _) = refused({
        $0.documents = [ListedDocument(type: "none", number: "1234")]
      })
    else {
      Issue.record("a document of no kind was taken")
      return
    }
  }

  @Test("the largest entry that is taken stands in the journal and is read again")
  func largest() throws {
    var entry = Made.entry()
    entry.names = (0..<32).map { number in
      ListedName(
        "REKA " + String(repeating: "\u{1F600}", count: 185) + " \(number)", kind: number == 0 ? .primary : .aka)
    }
    do {
      try make(entry)
      try desk.catchUp()
      #expect(try desk.ledger.localList().entries.first?.facts == entry)
    } catch let refusal as Refusal {
      #expect(refusal == .entry(.tooLarge))
    }
  }

  // MARK: Withdrawing

  @Test("an entry is withdrawn once, by its id as shown or the beginning of its event's")
  func withdrawn() throws {
    let record = try make(Made.entry())
    #expect(throws: Refusal.entry(.unknown("local-zzzz"))) { try desk.withdraw(entry: "local-zzzz", reason: "x") }
    #expect(throws: Refusal.entry(.unknown("'; DROP"))) { try desk.withdraw(entry: "'; DROP", reason: "x") }
    #expect(throws: Refusal.missing(.reason)) { try desk.withdraw(entry: record.id, reason: " ") }
    try desk.withdraw(entry: "LOCAL-" + record.id.prefix(6), reason: "perkara selesai")
    #expect(throws: Refusal.entry(.alreadyWithdrawn(officer: "sari"))) {
      try desk.withdraw(entry: record.id, reason: "lagi")
    }
    try desk.catchUp()
    let kept = try #require(try desk.ledger.localEntries("local-" + record.id, limit: 2).first)
    #expect(kept.withdrawal?.reason == "perkara selesai" && kept.withdrawal?.act.officer == "sari")
    #expect(try desk.ledger.localList().entries.isEmpty)
    #expect(try desk.ledger.localEntries("nope nope", limit: 2).isEmpty)
  }

  @Test("asking again with the same id makes one entry, and withdraws once")
  func once() throws {
    let id = newEventID()
    #expect(try desk.make(Made.entry(), id: id, now: now) != nil)
    #expect(try desk.make(Made.entry(), id: id, now: now) == nil)
    let end = newEventID()
    #expect(try desk.withdraw(entry: id, reason: "x", id: end) != nil)
    #expect(try desk.withdraw(entry: id, reason: "x", id: end) == nil)
  }

  @Test("the tables built anew say the same, and the panels count what is in force")
  func rebuilt() throws {
    let record = try make(Made.entry())
    try make(Made.entry("CONTOH, SITI", review: "2026-11-21", expires: "2026-11-21"))
    try desk.withdraw(entry: record.id, reason: "selesai")
    try make(Made.entry("REKAAN, ALI"))
    try desk.catchUp()
    let before = try desk.ledger.localList()
    #expect(before.entries.map(\.facts.names[0].text) == ["CONTOH, SITI", "REKAAN, ALI"])
    let board = try desk.ledger.dashboard(lane: 1, now: now)
    #expect(board.localEntryCount == 2 && board.newestLocal?.seq == 4)
    #expect(try desk.ledger.dashboard(lane: 1, now: Made.time("2026-11-22T05:00Z")).localEntryCount == 1)
    let copy = StoreLayoutCopy(try store.copy())
    #expect(try copy.ledger(store.zone).localList() == before)
  }

  @Test("no more are in force than can be searched in memory; what is withdrawn or has ended makes room")
  func full() throws {
    let records = (0..<LocalList.entryLimit).map { number in
      HandWritten(Made.entry("REKAAN \(number)"), id: "e\(10_000_000 + number)", at: now)
    }
    try store.append(records)
    let desk = try store.desk()
    #expect(throws: Refusal.entry(.listFull(limit: LocalList.entryLimit))) { try desk.make(Made.entry(), now: now) }
    try desk.withdraw(entry: "e10000007", reason: "selesai")
    try desk.make(Made.entry(), now: now)
    #expect(throws: Refusal.entry(.listFull(limit: LocalList.entryLimit))) { try desk.make(Made.entry(), now: now) }
  }

  @Test("no published list can be imported under its name")
  func reservedName() throws {
    let path = try store.write("entry,name\n1,SUKARSIH REKAAN\n", to: "local.csv")
    #expect(store.listRefusal(path, format: .plbnCSV) == .wrongForm(.listName, "local"))
    #expect(store.listRefusal(path, format: .plbnCSV, name: "local") == .wrongForm(.listName, "local"))
    #expect(store.keptFiles.isEmpty)
    #expect(throws: Refusal.wrongForm(.listName, "local")) { try desk.record(Made.imported("local")) }
  }
}

/// A copy of a store, whose tables are built anew.
private struct StoreLayoutCopy {
  let layout: StoreLayout

  init(_ layout: StoreLayout) { self.layout = layout }

  func ledger(_ zone: PostZone) throws -> Ledger {
    let ledger = try Ledger(layout, zone: zone, readOnly: true)
    try ledger.catchUp()
    return ledger
  }
}

@Suite("Two people make and withdraw the post's own entries")
struct LocalEntryAccessTests {
  let closed: ClosedStore
  var now: Timestamp { LocalEntryTests.now }

  init() throws {
    closed = try ClosedStore()
    try closed.add("citra", [.supervisor])
    try closed.add("budi", [.officer], second: closed.approver("citra"))
    try closed.add("admin", [.administrator], second: closed.approver("citra"))
  }

  @Test("a supervisor with a second officer; nobody else, and nobody alone")
  func pairs() throws {
    let supervisor = try closed.desk("citra")
    expectRefused(.secondPersonNeeded(.keepEntries, approvers: ["budi", "test"])) {
      try supervisor.make(Made.entry(), now: now)
    }
    expectRefused(.secondPersonUnfit("admin")) {
      try supervisor.make(Made.entry(), second: closed.approver("admin"), now: now)
    }
    let officer = try closed.desk("budi")
    expectRefused(.notPermitted(.keepEntries)) {
      try officer.make(Made.entry(), second: closed.approver("citra"), now: now)
    }
    let record = try #require(try supervisor.make(Made.entry(), second: closed.approver("budi"), now: now))
    expectRefused(.secondPersonNeeded(.keepEntries, approvers: ["budi", "test"])) {
      try supervisor.withdraw(entry: record.id, reason: "selesai")
    }
    try supervisor.withdraw(entry: record.id, reason: "selesai", second: closed.approver("test"))
    try supervisor.catchUp()
    let entry = try #require(try supervisor.ledger.localEntries(record.id, limit: 1).first)
    #expect(entry.made.officer == "citra" && entry.made.second == "budi")
    #expect(entry.withdrawal?.act.officer == "citra" && entry.withdrawal?.act.second == "test")
    #expect(try closed.findings().isEmpty)
  }

  @Test("what one person alone, or somebody without the right, wrote into the journal changes nothing, and is told")
  func unauthorised() throws {
    let supervisor = try closed.desk("citra")
    let record = try #require(try supervisor.make(Made.entry(), second: closed.approver("budi"), now: now))
    let session = try #require(supervisor.session)
    let officer = try #require(try closed.desk("budi").session)
    let desk = closed.first
    let alone = Entry(Made.entry("SENDIRI, SAJA"), by: session.officer)
    let withdrawal = Entry(WatchlistEntryWithdrawn(entry: record.id, reason: "diam-diam"), by: officer.officer)
    try closed.store.append([
      HandWritten(try desk.signed(alone, by: session)), HandWritten(try desk.signed(withdrawal, by: officer, session)),
    ])
    let ledger = try closed.store.ledger()
    #expect(try ledger.localList().entries.map(\.id) == [record.id])
    #expect(try ledger.dashboard(lane: 1, now: now).unauthorised == 2)
    #expect(try closed.findings() == [.secondMissing(.keepEntries), .notPermitted("budi", .keepEntries)])
  }

  @Test("why somebody is on the list is for supervisors and auditors")
  func reasons() throws {
    try closed.add("ayu", [.auditor], second: closed.approver("citra"))
    #expect(try closed.desk("citra").refusal(.seeReasons) == nil)
    #expect(try closed.desk("ayu").refusal(.seeReasons) == nil)
    #expect(try closed.desk("budi").refusal(.seeReasons) == .access(.notPermitted(.seeReasons)))
    #expect(try closed.desk("admin").refusal(.seeReasons) == .access(.notPermitted(.seeReasons)))
  }
}
