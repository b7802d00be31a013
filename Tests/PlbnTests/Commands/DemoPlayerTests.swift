import Border
import Foundation
import Journal
import ReferenceData
import Testing
import TravelDocuments

@testable import plbn

/// What the whole morning leaves in a store, played once for all that look at it.
private struct PlayedMorning: Sendable {
  let crossings: [CrossingRow]
  let hits: [HitRow]
  let patrols: [PatrolRow]
  /// Documents that wait at lanes 1 to 4.
  let waiting: [Int]
  /// Of the crossing that was amended.
  let changes: [CrossingChange]
  let isVerified: Bool

  static let whole = Result { try Self() }

  private init() throws {
    let store = try TestStore(list: true)
    let tests = try DemoPlayerTests()
    let desk = try tests.openDesk(store)
    var player = try tests.player(desk)
    try tests.play(&player)
    try desk.catchUp()
    crossings = try desk.ledger.history(HistoryQuery(limit: 500))
    hits = try desk.ledger.hits()
    patrols = try desk.ledger.patrols()
    waiting = try (1...4).map { try desk.ledger.dashboard(lane: $0, now: .now()).scanCount }
    changes = try crossings.first { $0.changes > 0 }.flatMap { try desk.ledger.story(ofCrossing: $0.id) }?.changes ?? []
    isVerified = try store.run(["journal", "verify"]).status == 0
  }
}

/// The demo's morning without its clock: as fast as the disk takes it.
@Suite struct DemoPlayerTests {
  private let morning: DemoMorning
  private let travellers: [DemoTraveller]

  init() throws {
    morning = try DemoMorning.load()
    travellers = try DemoTraveller.load()
  }

  fileprivate func openDesk(_ store: TestStore) throws -> Desk {
    try Desk(
      StoreLayout(root: store.path), officer: Officer(name: "uji"), console: "uji:0",
      reference: ReferenceData.shared.get())
  }

  /// A player whose readers are in this process: the document as text, read and checked as `plbn scan` does.
  fileprivate func player(_ desk: Desk, speed: Int = 10) throws -> DemoPlayer {
    let lists = try LoadedLists(desk)
    return try DemoPlayer(morning, travellers, desk, speed: speed) { traveller, lane in
      guard let lines = traveller.mrzLines(), let today = desk.zone.date(of: .now()) else { return nil }
      let mrz = try MRZ(lines: lines, today: today)
      let scan = ScanReceived(
        mrz: mrz.lines, kind: mrz.kind.rawValue, lane: lane, direction: Border.Direction(traveller.direction),
        source: .stream)
      return try desk.receive([(scan, lists.watchlist.check(mrz, on: today, marks: { _ in [] }))]).first.map {
        DemoReader.Scan(id: $0.id, isHit: $0.check.isHit)
      }
    }
  }

  /// Plays on, from one due moment to the next, to a second of the story.
  fileprivate func play(_ player: inout DemoPlayer, fromSecond first: Int = 0, toSecond end: Int = .max) throws {
    var now = first * 1_000 / player.speed
    while let next = try player.play(until: now), end == .max || next <= end * 1_000 / player.speed { now = next }
  }

  private func second(_ hour: Int, _ minute: Int) -> Int { (hour * 60 + minute - morning.start) * 60 }

  private func actions<Action>(_ type: (DemoMorning.Action) -> Action?) -> [Action] {
    morning.items.compactMap { type($0.action) }
  }

  private var scans: [DemoMorning.Scan] { actions { if case .scan(let it) = $0 { it } else { nil } } }
  private var forms: [DemoMorning.Form] { actions { if case .form(let it) = $0 { it } else { nil } } }
  private var disposals: [DemoMorning.Disposal] { actions { if case .disposal(let it) = $0 { it } else { nil } } }
  private var atVisitor: Int { scans.count { $0.lane == 1 } }

  /// Nothing that was presented is decided twice.
  private func expectOneDecisionEach(_ store: TestStore, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    let decided = try store.records("crossing.recorded").compactMap { $0["body"]["scan"].text }
    #expect(Set(decided).count == decided.count, sourceLocation: sourceLocation)
  }

  @Test func everyTravellerIsDecidedByAColleagueExceptAtTheVisitorsLane() throws {
    let played = try PlayedMorning.whole.get()
    #expect(played.crossings.count == scans.count - atVisitor + forms.count)
    #expect(
      Set(played.crossings.map { "\($0.officer) L\($0.lane ?? 0)" }) == Set((2...4).map { "rekan-demo-\($0) L\($0)" }))
    #expect(Set(played.crossings.map(\.scan)).count == played.crossings.count)
    for traveller in travellers {
      let crossings = played.crossings.filter { $0.number == traveller.number }
      #expect(crossings.allSatisfy { $0.facts.purpose == traveller.purpose && $0.facts.vehicle == traveller.vehicle })
    }
    // What comes to lane 1 waits there; nothing waits anywhere else.
    #expect(played.waiting == [atVisitor, 0, 0, 0])
    #expect(played.isVerified)
  }

  @Test func hitsEndAsTheStorySaysAndTheVisitorsTwoWait() throws {
    let hits = try PlayedMorning.whole.get().hits
    let ended = hits.filter { $0.crossing != nil }.map {
      "\($0.check.documentNumber ?? "") \($0.state) \($0.crossing?.outcome ?? "") \($0.crossing?.reason ?? "")"
    }
    let told = try disposals.map {
      let finding = try #require(HitDisposed.Finding(rawValue: $0.finding.rawValue))
      return "\($0.document) \(HitState.disposed(finding)) \($0.decision.outcome) \($0.decision.reason ?? "")"
    }
    #expect(ended.sorted() == told.sorted())
    #expect(Set(hits.flatMap(\.findings).map(\.reason)) == Set(disposals.map(\.reason)))
    let open = hits.filter { $0.crossing == nil }
    #expect(open.map(\.check.documentNumber) == ["A00000141", "K00072314"])
    #expect(open.allSatisfy { $0.state == .waiting && $0.lane == 1 })
  }

  @Test func documentsByFormAreKeptWholeAndDecidedAsTheStorySays() throws {
    let crossings = try PlayedMorning.whole.get().crossings
    for form in forms {
      let crossing = try #require(crossings.first { $0.name == form.name && $0.document == form.kind })
      var facts = CrossingFacts(form)
      // The one that is amended has another vehicle afterwards.
      if form.number == "XB100203" { facts.vehicle = "motorcycle" }
      #expect(crossing.facts == facts)
      #expect(crossing.outcome == form.decision?.outcome ?? "cleared")
      #expect(crossing.reason == form.decision?.reason)
    }
  }

  @Test func oneCrossingIsVoidedAndItsDocumentComesAgainAndOneIsAmended() throws {
    let played = try PlayedMorning.whole.get()
    #expect(played.crossings.filter(\.isVoid).map(\.number) == ["X0026095"])
    #expect(played.crossings.count { $0.number == "X0026095" } == 2)
    #expect(played.crossings.filter { $0.changes > 0 }.map(\.number) == ["XB100203"])
    #expect(played.changes.map(\.fields) == [[FactChange(.vehicle, before: "truck", after: "motorcycle")]])
    #expect(played.changes.map(\.officer) == ["rekan-demo-3"])
  }

  @Test func anExpiredOrBrokenDocumentGoesToASecondLook() throws {
    let doubted = try PlayedMorning.whole.get().crossings.filter { $0.outcome == "secondary" }
    // Whatever the day on which this runs: a check digit that is wrong stays wrong.
    let broken = travellers.filter { $0.broken != nil }.map(\.number)
    let atColleagues = scans.filter { $0.lane != 1 && broken.contains($0.document) }
    #expect(!atColleagues.isEmpty)
    for scan in atColleagues {
      #expect(doubted.contains { $0.number == scan.document && $0.reason == "document-doubt" })
    }
  }

  @Test func onePatrolIsHeardOfInTimeAndTheOtherIsOverdue() throws {
    let patrols = try PlayedMorning.whole.get().patrols
    let (missing, back) = (try #require(patrols.first), try #require(patrols.last))
    #expect(patrols.count == 2 && missing.isOut && !back.isOut)
    #expect([missing.entries, back.entries] == [1, 3] && back.persons == 3)
  }

  /// Patrols live in real time: what they have to report within is whole minutes of it.
  @Test(arguments: [1, 10, 20]) func patrolsAreDueInTheStorysPace(speed: Int) throws {
    let store = try TestStore(list: true)
    let desk = try openDesk(store)
    var player = try player(desk, speed: speed)
    try play(&player, toSecond: second(5, 45))
    try desk.catchUp()
    let patrols = try desk.ledger.patrols()
    let missing = try #require(patrols.first { $0.patrol.unit == "Satgas Contoh A" })
    let back = try #require(patrols.first { $0.patrol.unit == "Satgas Contoh B" })
    /// Real milliseconds between two times of the story.
    func real(_ from: Int, _ to: Int) -> Int { (to - from) * 1_000 / speed }
    let afterAnHour = Timestamp(milliseconds: missing.lastTime.milliseconds + real(second(5, 21), second(6, 21)))
    #expect(missing.isOverdue(at: afterAnHour))
    let heard = [(5, 40), (6, 16), (6, 55), (7, 36), (8, 14)].map { second($0.0, $0.1) }
    for (from, to) in zip(heard, heard.dropFirst()) {
      #expect(real(from, to) <= back.patrol.reportMinutes * 60_000)
    }
  }

  @Test func aLookupIsRecordedWithItsPurposeAndWhatItShowed() throws {
    let store = try TestStore(list: true)
    var player = try player(try openDesk(store))
    try play(&player, toSecond: second(5, 20))
    let lookups = try store.records("lookup.made").map { $0["body"] }
    #expect(lookups.count == 1)
    #expect(lookups.first?["purpose"].text == "briefing" && lookups.first?["query"]["text"].text == "Budi Soekarto")
    #expect((lookups.first?["entries"].count ?? 0) > 0)
  }

  @Test func queuesGrowAtTheOpeningBecauseAColleagueLooksAtOneDocumentAtATime() throws {
    let store = try TestStore(list: true)
    let desk = try openDesk(store)
    var player = try player(desk)
    try play(&player, toSecond: second(5, 5))
    try desk.catchUp()
    #expect(try desk.ledger.dashboard(lane: 2, now: .now()).scanCount >= 5)
    let decided = try desk.ledger.history(HistoryQuery(limit: 500))
    // From 5:00 on one each minute, at most.
    #expect((2...4).allSatisfy { lane in (1...5).contains(decided.count { $0.lane == lane }) })
    try play(&player, fromSecond: second(5, 5), toSecond: second(5, 45))
    try desk.catchUp()
    #expect(try (2...4).map { try desk.ledger.dashboard(lane: $0, now: .now()).scanCount }.allSatisfy { $0 <= 2 })
  }

  @Test func whatAVisitorHasDoneFirstIsLeftAsItIs() throws {
    let store = try TestStore(list: true)
    let desk = try openDesk(store)
    var player = try player(desk)
    try play(&player, toSecond: second(5, 50))
    // A visitor finds and decides the hit that waits at lane 2, and takes both patrols back.
    let visitor = try openDesk(store)
    try visitor.catchUp()
    let hit = try #require(try visitor.ledger.hits().first { $0.check.documentNumber == "X0023912" })
    let best = try #require(hit.best)
    try visitor.dispose(
      HitDisposed(
        subject: hit.subject, check: hit.checkID, finding: .cannotTell, list: best.list, entry: best.entry,
        reason: "ragu"))
    let scan = try #require(try visitor.ledger.scan(hit.subject))
    try visitor.record(
      CrossingRecorded(
        direction: .in, lane: 2, traveller: hit.check.traveller,
        document: PresentedDocument(type: "passport", number: "X0023912"), outcome: "secondary",
        reason: "name-match", scan: scan.id, check: scan.checkID))
    for patrol in try visitor.ledger.patrols() { try visitor.end(patrol: patrol.id) }
    try play(&player, fromSecond: second(5, 50))
    try expectOneDecisionEach(store)
    try desk.catchUp()
    let left = try #require(try desk.ledger.hits().first { $0.subject == hit.subject })
    #expect(left.crossing?.officer == "uji" && left.findings.map(\.reason) == ["ragu"])
    #expect(try store.records("patrol.ended").count == 2)
    // What a patrol tells late is kept with it.
    #expect(try store.records("patrol.logged").count == 4)
  }

  @Test func aFurtherStartClearsUpWhatTheFeedLeftAndNothingElse() throws {
    let store = try TestStore(list: true)
    let desk = try openDesk(store)
    var first = try player(desk)
    // At the second peak: long queues, a hit set aside at lane 3, both patrols out.
    try play(&first, toSecond: second(7, 35))
    try store.succeed(["patrol", "start", "--unit", "X", "--leader", "Y", "--strength", "2", "--sector", "Z"])
    try desk.catchUp()
    let waiting = try (1...4).map { try desk.ledger.dashboard(lane: $0, now: .now()).scanCount }
    #expect(waiting[1...].reduce(0, +) > 20)

    var again = try player(desk)
    try again.clearUp()
    try desk.catchUp()
    #expect(try (1...4).map { try desk.ledger.dashboard(lane: $0, now: .now()).scanCount } == [waiting[0], 0, 0, 0])
    #expect(try desk.ledger.patrols().filter(\.isOut).map(\.patrol.unit) == ["X"])
    // A hit that nobody came back to is sent to a second look, not let through.
    let left = try #require(try desk.ledger.history(HistoryQuery(limit: 500)).first { $0.number == "E0079858" })
    #expect(left.outcome == "secondary" && left.reason == "name-match")

    try play(&again)
    try expectOneDecisionEach(store)
    #expect(try store.records("patrol.ended").count == 3)
    #expect(try desk.ledger.patrols().filter(\.isOut).map(\.patrol.unit).sorted() == ["Satgas Contoh A", "X"])
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func aColleagueTurnsToTheNextDocumentWhenTheLookAtOneIsOver() {
    var colleague = DemoColleague<String>(look: 60)
    #expect(colleague.done == nil && colleague.finish() == nil)
    colleague.take("a", at: 0)
    colleague.take("b", at: 10)
    #expect(colleague.done == 60 && colleague.finish() == "a")
    #expect(colleague.done == 120 && colleague.finish() == "b")
    #expect(colleague.done == nil)
    colleague.take("c", at: 500)
    #expect(colleague.done == 560)
  }
}
