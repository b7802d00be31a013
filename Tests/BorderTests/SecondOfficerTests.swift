import Journal
import Testing
import Watchlist

@testable import Border

/// Who a strong likeness is, and a decision against what a list asks for, take two officers: at one terminal or at two.
@Suite("Second officers", .timeLimit(.minutes(2)))
struct SecondOfficerTests {
  let store: TestStore
  let desk: Desk

  init() throws {
    store = try TestStore()
    desk = try store.desk()
  }

  /// Presents a document with a strong likeness to an entry of a class.
  static func present(
    _ desk: Desk, _ listClass: String = "tangkal", band: Band = .strong, direction: Direction = .in
  ) throws -> PresentedScan {
    var check = Made.check(candidates: [Made.candidate(band)])
    check.measures = [ListedMeasure(classCode: listClass)]
    return try #require(try desk.receive([(Made.scan(direction: direction), check)]).first)
  }

  func hit(_ scan: PresentedScan) throws -> HitRow { try #require(try store.ledger().hit(ofSubject: scan.id)) }

  static func disposed(
    _ finding: HitDisposed.Finding, _ scan: PresentedScan, code: String? = nil, words: String = "",
    replaces: String? = nil
  ) -> HitDisposed {
    let usual: [HitDisposed.Finding: String] = [
      .samePerson: "photo-equal", .otherPerson: "photo-differs", .cannotTell: "photo-unclear",
    ]
    return HitDisposed(
      subject: scan.id, check: scan.checkID, finding: finding, list: "demo", entry: "demo-1",
      code: code ?? usual[finding], reason: words, replaces: replaces)
  }

  func expect<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> Value, _ isMeant: (HitRefusal) -> Bool
  ) {
    do {
      _ = try work()
      Issue.record("it was recorded", sourceLocation: sourceLocation)
    } catch Refusal.hit(let refusal) {
      #expect(isMeant(refusal), "\(refusal)", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
  }

  // MARK: Findings

  @Test("a finding about a strong likeness is recorded at once and counts when somebody else agrees")
  func elsewhere() throws {
    let scan = try Self.present(desk)
    let record = try #require(try desk.dispose(Self.disposed(.otherPerson, scan)))
    var row = try hit(scan)
    #expect(row.state == .waiting && row.findings.first?.awaits == true && record.type == "hit.disposed")
    let ask = try #require(row.openAsk)
    #expect(ask.about == .finding(record.id) && ask.officer == "sari")
    let board = try store.ledger().dashboard(lane: 2, now: .now())
    #expect(board.asks.map(\.ask.id) == [ask.id] && board.hitCount == 1 && board.asks.first?.lane == 2)
    expect({ try desk.second(ask: ask.id, agrees: true, code: "compared-myself") }) { $0 == .ownAsk }
    let budi = try store.desk("budi")
    try budi.second(ask: ask.id, agrees: true, code: "compared-myself")
    row = try hit(scan)
    #expect(row.state == .disposed(.otherPerson) && row.openAsk == nil)
    #expect(row.asks.first?.answer?.officer == "budi" && row.asks.first?.answer?.isProven == false)
    #expect(try store.ledger().openAsks().isEmpty)
  }

  @Test("of two who answer at once the second is told who and when; the first counts")
  func answeredTwice() throws {
    let scan = try Self.present(desk)
    try desk.dispose(Self.disposed(.samePerson, scan))
    let ask = try #require(try hit(scan).openAsk)
    try store.desk("budi").second(ask: String(ask.id.prefix(8)), agrees: false, code: "not-convinced")
    expect({ try store.desk("citra").second(ask: ask.id, agrees: true, code: "compared-myself") }) {
      if case .alreadyAnswered("budi", let time) = $0 { time.milliseconds > 0 } else { false }
    }
    let row = try hit(scan)
    #expect(row.state == .waiting && row.asks.first?.answer?.agrees == false)
    // The first officer looks again, and the second agrees then.
    let first = try #require(row.findings.first)
    try desk.dispose(Self.disposed(.otherPerson, scan, replaces: first.id))
    let again = try #require(try hit(scan).openAsk)
    try store.desk("budi").second(ask: again.id, agrees: true, code: "other", words: "sidik jari lain")
    #expect(try hit(scan).state == .disposed(.otherPerson))
  }

  @Test("at the same terminal one name is enough where nobody can prove more, and the record says so")
  func named() throws {
    let scan = try Self.present(desk)
    #expect(throws: Refusal.clearing(.sameOfficer)) {
      try desk.dispose(Self.disposed(.otherPerson, scan), second: .named("Sari"))
    }
    try desk.dispose(Self.disposed(.otherPerson, scan), second: .named("Budi Contoh"))
    let row = try hit(scan)
    #expect(row.state == .disposed(.otherPerson) && row.openAsk == nil)
    #expect(row.findings.first?.second == SecondNamed(officer: "Budi Contoh", isProven: false))
  }

  @Test("a possible likeness takes one, whatever they find", arguments: HitDisposed.Finding.allCases)
  func one(finding: HitDisposed.Finding) throws {
    let possible = try Self.present(desk, band: .possible)
    try desk.dispose(Self.disposed(finding, possible))
    #expect(try hit(possible).state == .disposed(finding))
  }

  @Test("one officer who can't tell takes no strong hit off the queue: it waits, and says who, until a second agrees")
  func unsure() throws {
    let scan = try Self.present(desk)
    try desk.dispose(Self.disposed(.cannotTell, scan))
    var row = try hit(scan)
    #expect(row.state == .waiting && row.unsure == "sari")
    #expect(try store.ledger().dashboard(lane: 2, now: .now()).hitCount == 1)
    try store.desk("budi").second(ask: try #require(row.openAsk).id, agrees: true, code: "compared-myself")
    row = try hit(scan)
    #expect(row.state == .disposed(.cannotTell) && row.unsure == nil)
    // Letting the traveller pass still goes against the list.
    expect({ try decide(scan, "cleared", words: "dikenal") }) { $0 == .secondMissing(due: "TOLAK", list: "demo") }
  }

  @Test("what one could not tell another can: the newer finding takes its place, and a no leaves the hit waiting")
  func unsureNoMore() throws {
    let (scan, other) = (try Self.present(desk), try Self.present(desk))
    for one in [scan, other] { try desk.dispose(Self.disposed(.cannotTell, one)) }
    let first = try #require(try hit(scan).findings.first)
    try store.desk("budi").dispose(Self.disposed(.samePerson, scan, replaces: first.id), second: .named("Citra"))
    #expect(try hit(scan).state == .disposed(.samePerson) && hit(scan).unsure == nil)
    try store.desk("budi").second(ask: try #require(try hit(other).openAsk).id, agrees: false, code: "not-convinced")
    #expect(try hit(other).state == .waiting && hit(other).isDisagreed && hit(other).unsure == nil)
  }

  @Test(
    "what two have found counts on while one alone says something else",
    arguments: [
      HitDisposed.Finding.cannotTell, .otherPerson,
    ])
  func oneAgainstTwo(finding: HitDisposed.Finding) throws {
    let scan = try Self.present(desk)
    try desk.dispose(Self.disposed(.samePerson, scan), second: .named("Citra"))
    let first = try #require(try hit(scan).findings.first)
    try desk.dispose(Self.disposed(finding, scan, replaces: first.id))
    #expect(try hit(scan).state == .disposed(.samePerson))
    // So the list's demand still stands in the way of letting the traveller pass, or of anything but what is due.
    expect({ try decide(scan, "cleared", words: "dikenal") }) { $0 == .secondMissing(due: "TOLAK", list: "demo") }
    try store.desk("budi").second(ask: try #require(try hit(scan).openAsk).id, agrees: true, code: "compared-myself")
    #expect(try hit(scan).state == .disposed(finding))
  }

  @Test("where nobody else may assess hits, one who can't tell leaves the hit waiting; who it is counts by one")
  func unsureAlone() throws {
    let closed = try ClosedStore()
    let (unsure, other) = (try Self.present(closed.first), try Self.present(closed.first))
    try closed.first.dispose(Self.disposed(.cannotTell, unsure))
    try closed.first.dispose(Self.disposed(.otherPerson, other))
    #expect(try closed.store.ledger().hit(ofSubject: other.id)?.state == .disposed(.otherPerson))
    let row = try #require(try closed.store.ledger().hit(ofSubject: unsure.id))
    #expect(row.state == .waiting && row.unsure == "test")
    #expect(try closed.findings().isEmpty)
  }

  @Test("a record of version 2 in which one could not tell counts as it stands")
  func oldUnsure() throws {
    let json =
      #"{"subject":"0scan0000000000","check":"c","finding":"cannot-tell","list":"demo","entry":"demo-1","#
      + #""code":"photo-unclear","band":"strong"}"#
    try store.append([
      HandWritten(Made.scan(), id: "0scan0000000000"), HandWritten(Made.checked("0scan0000000000", [.strong])),
      HandWritten(type: "hit.disposed", v: 2, json: json),
    ])
    #expect(try store.ledger().hit(ofSubject: "0scan0000000000")?.state == .disposed(.cannotTell))
    let old = try HitDisposed(try JSONObject(Array(json.utf8)), version: 2)
    let new = try HitDisposed(try JSONObject(Array(json.utf8)), version: 3)
    #expect(!old.needsSecond && Demand(old).needsTwo == false)
    #expect(new.needsSecond && Demand(new).needsTwo)
  }

  @Test("a reason is one of the table's for this finding, and the one for own words takes words")
  func reasons() throws {
    let scan = try Self.present(desk)
    expect({ try desk.dispose(Self.disposed(.otherPerson, scan, code: "photo-equal")) }) {
      if case .unknownReason("photo-equal", let known) = $0 { known.contains("photo-differs") } else { false }
    }
    #expect(throws: Refusal.missing(.reason)) {
      try desk.dispose(Self.disposed(.otherPerson, scan, code: "other", words: " "))
    }
    expect({ try desk.second(ask: "0nosuchask00000", agrees: true, code: "compared-myself") }) {
      $0 == .unknownAsk("0nosuchask00000")
    }
    #expect(try hit(scan).findings.isEmpty)
  }

  @Test("what an old record says counts without a second")
  func oldRecord() throws {
    try store.append([
      HandWritten(Made.scan(), id: "0scan0000000000"), HandWritten(Made.checked("0scan0000000000", [.strong])),
      HandWritten(
        type: "hit.disposed", v: 1,
        json: #"{"subject":"0scan0000000000","check":"c","finding":"other-person","list":"demo","entry":"demo-1","#
          + #""reason":"wajah lain","awaits":true}"#),
    ])
    #expect(try store.ledger().hit(ofSubject: "0scan0000000000")?.state == .disposed(.otherPerson))
  }

  // MARK: Decisions against a list

  func decide(
    _ scan: PresentedScan, _ outcome: String, reason: String? = nil, words: String? = nil, direction: Direction = .in,
    second: SecondOfficer? = nil, by desk: Desk? = nil
  ) throws -> CrossingRow? {
    let record = try (desk ?? self.desk).record(
      Made.crossing(outcome, reason: reason, words: words, scan: scan.id, direction: direction), second: second)
    return try record.flatMap { try store.ledger().story(ofCrossing: $0.id)?.crossing }
  }

  @Test("what the class asks for needs nobody else; letting a confirmed one pass takes words and a second")
  func overridden() throws {
    let due = try Self.present(desk)
    try desk.dispose(Self.disposed(.samePerson, due), second: .named("Budi Contoh"))
    #expect(try decide(due, "refused", reason: "entry-ban")?.override == nil)
    let scan = try Self.present(desk)
    try desk.dispose(Self.disposed(.samePerson, scan), second: .named("Budi Contoh"))
    expect({ try decide(scan, "cleared") }) { $0 == .wordsMissing(due: "TOLAK", list: "demo") }
    expect({ try decide(scan, "cleared", words: "dicabut") }) { $0 == .secondMissing(due: "TOLAK", list: "demo") }
    let row = try #require(try decide(scan, "cleared", words: "dicabut", second: .named("Budi Contoh")))
    #expect(
      row.override
        == HitOverride(
          list: "demo", entry: "demo-1", listClass: "tangkal", due: "refused",
          second: SecondNamed(officer: "Budi Contoh", isProven: false)))
  }

  @Test("a strong likeness nobody has assessed does not pass by one officer; anything else may be decided")
  func unassessed() throws {
    let scan = try Self.present(desk, "watch")
    expect({ try decide(scan, "cleared", words: "dikenal") }) { $0 == .secondMissing(due: "SEKUNDER", list: "demo") }
    #expect(try decide(scan, "secondary", reason: "name-match")?.override == nil)
    let other = try Self.present(desk)
    try desk.dispose(Self.disposed(.otherPerson, other), second: .named("Budi Contoh"))
    #expect(try decide(other, "cleared")?.override == nil)
  }

  @Test("a ban holds in its direction alone: whom an exit ban names may come in")
  func direction() throws {
    let home = try Self.present(desk, "cegah")
    try desk.dispose(Self.disposed(.samePerson, home), second: .named("Budi Contoh"))
    #expect(try decide(home, "cleared")?.override == nil)
    let out = try Self.present(desk, "cegah", direction: .out)
    try desk.dispose(Self.disposed(.samePerson, out), second: .named("Budi Contoh"))
    expect({ try decide(out, "cleared", words: "x", direction: .out) }) {
      $0 == .secondMissing(due: "TUNDA", list: "demo")
    }
  }

  @Test("the second agrees at another console to one outcome, and the decision names the answer")
  func agreedElsewhere() throws {
    let scan = try Self.present(desk)
    @discardableResult func ask() throws -> Record? {
      try desk.askSecond(scan: scan.id, outcome: "cleared", direction: .in, words: "dicabut")
    }
    try ask()
    expect({ try ask() }) { if case .alreadyAsked("sari", _) = $0 { true } else { false } }
    expect({ try desk.askSecond(scan: scan.id, outcome: "secondary", direction: .in, words: "x") }) {
      $0 == .noOverride
    }
    let open = try #require(try hit(scan).openAsk)
    let answer = try #require(try store.desk("budi").second(ask: open.id, agrees: true, code: "owner-confirmed"))
    // Whoever agreed is not the second of their own decision.
    expect({ try decide(scan, "cleared", words: "dicabut", by: try store.desk("budi")) }) {
      if case .secondMissing = $0 { true } else { false }
    }
    let row = try #require(try decide(scan, "cleared", words: "dicabut"))
    #expect(row.override?.seconded == answer.id && row.override?.second?.officer == "budi")
    #expect(try store.ledger().hit(ofSubject: scan.id)?.openAsk == nil)
  }

  // MARK: Closed stores

  @Test("in a closed store the second signs: beside the first, or an answer of their own")
  func closed() throws {
    let closed = try ClosedStore()
    // There is nobody else yet: one is enough, and the record shows that it was one.
    let alone = try Self.present(closed.first)
    try closed.first.dispose(Self.disposed(.otherPerson, alone))
    let lone = try #require(try closed.store.ledger().hit(ofSubject: alone.id))
    #expect(lone.state == .disposed(.otherPerson) && lone.findings.first?.second == nil && lone.asks.isEmpty)
    try closed.add("sari", [.officer])
    try closed.add("budi", [.officer])
    let sari = try closed.desk("sari")
    let scan = try Self.present(sari)
    try sari.dispose(Self.disposed(.samePerson, scan))
    let ask = try #require(try closed.store.ledger().hit(ofSubject: scan.id)?.openAsk)
    try closed.desk("budi").second(ask: ask.id, agrees: true, code: "seen-traveller")
    let row = try #require(try closed.store.ledger().hit(ofSubject: scan.id))
    #expect(row.state == .disposed(.samePerson) && row.asks.first?.answer?.isProven == true)
    expectRefused(.secondPersonNeeded(.disposeHit, approvers: ["budi", "test"])) {
      try sari.record(Made.crossing(words: "dicabut", scan: scan.id))
    }
    expectRefused(.secondPersonUnfit("sari")) {
      try sari.record(Made.crossing(words: "x", scan: scan.id), second: .session(try closed.approver("sari")))
    }
    let record = try #require(
      try sari.record(Made.crossing(words: "dicabut", scan: scan.id), second: .session(try closed.approver("budi"))))
    #expect(RecordSignature.all(of: record)?.map(\.account) == ["sari", "budi"])
    #expect(try closed.findings().isEmpty)
  }

  @Test("a finding of a strong likeness with one signature where two were needed is told by the check of signatures")
  func unsignedSecond() throws {
    let closed = try ClosedStore()
    try closed.add("budi", [.officer])
    let scan = try Self.present(closed.first)
    var forged = Self.disposed(.otherPerson, scan)
    forged.band = "strong"
    forged.second = SecondNamed(officer: "budi", isProven: true)
    let entry = try closed.first.signed(Entry(forged, by: closed.first.officer), by: closed.first.session)
    try closed.store.append([HandWritten(entry)])
    #expect(try closed.findings() == [.secondMissing(.disposeHit)])
    // An answer that nobody has signed makes no finding count.
    try closed.store.append([HandWritten(HitSeconded(asked: "x", agrees: true, code: "compared-myself"))])
    #expect(try closed.store.ledger().dashboard(lane: 2, now: .now()).unauthorised == 1)
  }

  // MARK: How long

  @Test("the wait begins with the first check and ends with what counts; taken back it goes on")
  func waits() throws {
    let scan = try Self.present(desk)
    let since = try hit(scan).since
    var check = Made.check(candidates: [Made.candidate(.strong)])
    check.measures = [ListedMeasure(classCode: "tangkal")]
    _ = try desk.recheck(scan: scan.id, check)
    #expect(try hit(scan).since == since && hit(scan).settled == nil)
    let crossing = try #require(try desk.record(Made.crossing("secondary", reason: "name-match", scan: scan.id)))
    #expect(try hit(scan).settled == crossing.time)
    desk.clock = { crossing.time }
    try desk.undo(crossing: crossing.id)
    #expect(try hit(scan).settled == nil && hit(scan).since == since && hit(scan).state == .waiting)
  }

  @Test("strong ones stand first in the queue, of each kind who waits longest")
  func queue() throws {
    let scans = try [.possible, .strong, .possible, .strong].map { try Self.present(desk, band: $0) }
    let order = [scans[1], scans[3], scans[0], scans[2]].map(\.id)
    #expect(try store.ledger().hits().map(\.subject) == order)
    #expect(try store.ledger().dashboard(lane: 2, now: .now()).hits.map(\.subject) == order)
  }

  // MARK: Hostile records

  @Test(
    "a body that lacks what it must have, or has both, is unreadable",
    arguments: [
      ("hit.second-asked", #"{"subject":"a","check":"b"}"#),
      ("hit.second-asked", #"{"subject":"a","check":"b","finding":"c","outcome":"cleared"}"#),
      ("hit.second-asked", #"{"subject":7,"check":"b","outcome":"cleared"}"#),
      ("hit.seconded", #"{"asked":"a","agrees":"yes","code":"x","proven":true}"#),
      ("hit.seconded", #"{"asked":"a","agrees":true,"code":"x"}"#),
      ("hit.seconded", #"{"agrees":true,"code":"x","proven":false}"#),
    ])
  func hostile(type: String, json: String) throws {
    try store.append([HandWritten(type: type, json: json)])
    #expect(try store.ledger().dashboard(lane: 2, now: .now()).unreadable == 1)
  }
}
