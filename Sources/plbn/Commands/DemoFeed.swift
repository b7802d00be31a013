import ArgumentParser
import Border
import CSys
import Glibc
import Journal
import ReferenceData
import TravelDocuments

/// The invented travellers of the demo: each document goes as text into `plbn scan`, as a reader's would. At lane 1 it
/// waits for whoever tries the console; at the other lanes invented colleagues decide, through the same desk.
struct DemoFeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo-feed", abstract: "Feeds the demo.", shouldDisplay: false)

  /// Scans that may wait at the visitor's lane.
  private static let waitingLimit = 3
  /// Travellers who come at once, so that the panels do not begin empty.
  private static let openingTravellers = 9
  private static let pauseMilliseconds = 4_000
  private static let openingPauseMilliseconds = 250
  /// How long a colleague looks at a document, and at a hit.
  private static let lookMilliseconds = 2_500
  private static let hitMilliseconds = 45_000

  @OptionGroup var global: GlobalOptions
  @Option var speed = 1
  @Option(help: "The process whose end is the feed's.") var parent: Int32

  func run() throws {
    // Asked for by the system, not by the demo: it may be killed and have no time to.
    guard csys_end_with_parent() == 0, getppid() == parent else { return }
    let travellers = try DemoTraveller.load()
    guard !travellers.isEmpty else { return }
    let desk = try openDesk(global)
    var readers: [LaneKey: DemoReader] = [:]
    var undecided: [Undecided] = []
    var turn = 0
    while true {
      // They come in the order of the file, which shows something of everything early on.
      let traveller = travellers[turn % travellers.count]
      let key = try choose(traveller, turn, desk)
      let reader = try readers[key] ?? DemoReader(lane: key.lane, direction: key.direction, global)
      readers[key] = reader
      if let scan = try reader.present(traveller), key.lane != 1 {
        let look = scan.isHit ? Self.hitMilliseconds : Self.lookMilliseconds
        undecided.append(
          Undecided(scan: scan, lane: key.lane, due: SystemClock.monotonicMilliseconds() + look / speed))
      }
      turn += 1
      let pause = turn < Self.openingTravellers ? Self.openingPauseMilliseconds : Self.pauseMilliseconds / speed
      try wait(pause, desk, &undecided)
    }
  }

  /// Lane 1 is the visitor's while few wait there; the others are the colleagues'.
  private func choose(_ traveller: DemoTraveller, _ turn: Int, _ desk: Desk) throws -> LaneKey {
    guard traveller.direction == .incoming else { return LaneKey(lane: 4, direction: .out) }
    guard turn % 3 == 0 else { return LaneKey(lane: 2 + turn % 2, direction: .in) }
    try desk.catchUp()
    let waiting = try desk.ledger.dashboard(lane: 1, now: .now()).scanCount
    return LaneKey(lane: waiting < Self.waitingLimit ? 1 : 2, direction: .in)
  }

  /// Waits, and decides what is due meanwhile.
  private func wait(_ milliseconds: Int, _ desk: Desk, _ undecided: inout [Undecided]) throws {
    let end = SystemClock.monotonicMilliseconds() + milliseconds
    while true {
      let now = SystemClock.monotonicMilliseconds()
      for item in undecided where item.due <= now { try decide(item, desk) }
      undecided.removeAll { $0.due <= now }
      let next = undecided.reduce(end) { min($0, $1.due) }
      guard now < end else { return }
      usleep(UInt32(max(next - now, 1)) * 1000)
    }
  }

  private func decide(_ item: Undecided, _ desk: Desk) throws {
    guard let waiting = try desk.ledger.scan(item.scan.id), let today = desk.zone.date(of: .now()),
      let mrz = try? MRZ(lines: waiting.mrz, today: today)
    else { return }
    desk.officer = Officer(name: "rekan-demo-\(item.lane)")
    let isExpired = mrz.expiryDate.map { $0.latestDay < today.earliestDay } ?? false
    let needsLook = item.scan.isHit || isExpired || !mrz.isValid
    let crossing = CrossingRecorded(
      direction: waiting.direction, lane: item.lane, traveller: mrz.traveller, document: mrz.presented,
      outcome: needsLook ? "secondary" : "cleared",
      reason: item.scan.isHit ? "name-match" : needsLook ? "document-doubt" : nil, scan: item.scan.id,
      check: waiting.checkID)
    do {
      try desk.record(crossing)
    } catch is Refusal {
      // Somebody at a console was quicker.
    }
  }

  private struct LaneKey: Hashable {
    let lane: Int
    let direction: Border.Direction
  }

  private struct Undecided {
    let scan: DemoReader.Scan
    let lane: Int
    let due: Int
  }
}
