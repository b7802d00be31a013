import ArgumentParser
import Border
import CSys
import Foundation
import Glibc
import Journal
import ReferenceData
import Terminal
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

  func run() throws {
    SignalGate.unblockAll()
    _ = csys_end_with_parent()
    let travellers = try DemoTraveller.load()
    guard !travellers.isEmpty else { return }
    let desk = try openDesk(global)
    var lanes: [LaneKey: ScanLane] = [:]
    var undecided: [Undecided] = []
    var next = Int.random(in: 0..<travellers.count)
    var turn = 0
    while true {
      let traveller = travellers[next % travellers.count]
      next += 1
      let key = try choose(traveller, turn, desk)
      let lane = try lanes[key] ?? ScanLane(key, global)
      lanes[key] = lane
      if let scan = try lane.present(traveller), key.lane != 1 {
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

  private func wait(_ milliseconds: Int, _ desk: Desk, _ undecided: inout [Undecided]) throws {
    let end = SystemClock.monotonicMilliseconds() + milliseconds
    repeat {
      usleep(50_000)
      let now = SystemClock.monotonicMilliseconds()
      let due = undecided.filter { $0.due <= now }
      undecided.removeAll { $0.due <= now }
      for item in due { try decide(item, desk) }
    } while SystemClock.monotonicMilliseconds() < end
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
    let scan: ReceivedScan
    let lane: Int
    let due: Int
  }

  private struct ReceivedScan {
    let id: String
    let isHit: Bool
  }

  /// `plbn scan` with a reader's stream of its own.
  private final class ScanLane {
    private let process = Process()
    private let toScan = Pipe()
    private let fromScan = Pipe()
    private var received: [UInt8] = []

    init(_ key: LaneKey, _ global: GlobalOptions) throws {
      process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = [
        "scan", "-", "--json", "--store", global.layout.root, "--lane", String(key.lane), "--direction",
        key.direction.rawValue, "--officer", "pembaca-demo",
      ]
      process.standardInput = toScan
      process.standardOutput = fromScan
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    /// Lays a document on the reader; gives the scan as `plbn scan` recorded it.
    func present(_ traveller: DemoTraveller) throws -> ReceivedScan? {
      guard let lines = traveller.mrzLines() else { return nil }
      try toScan.fileHandleForWriting.write(contentsOf: Data((lines.joined(separator: "\n") + "\n\n").utf8))
      while !received.contains(UInt8(ascii: "\n")) {
        let data = fromScan.fileHandleForReading.availableData
        guard !data.isEmpty else { throw Failure(id: "scan berhenti.", en: "scan has ended.") }
        received += data
      }
      let line = Array(received.prefix { $0 != UInt8(ascii: "\n") })
      received.removeFirst(line.count + 1)
      let json = try JSONObject(line)
      return ReceivedScan(id: try json.requiredString("scan"), isHit: try json.bool("hit") ?? false)
    }
  }
}

extension DemoTraveller {
  /// The document's MRZ as a reader would type it; with the wrong check digit where the traveller's shall be wrong.
  func mrzLines() -> [String]? {
    var builder = MRZ.Builder(format, number: number, surname: surname, birth: birth, expiry: expiry)
    builder.code = code
    builder.issuer = issuer
    builder.given = given
    builder.nationality = nationality
    builder.sex = sex
    guard var lines = try? builder.lines() else { return nil }
    // Places of TD3's check digits in its second line: ICAO Doc 9303 part 4, section 4.2.2.
    let places: [BrokenField: Int] = [.number: 9, .birth: 19, .expiry: 27]
    if let broken, let place = places[broken], format == .td3 {
      var second = Array(lines[1].utf8)
      second[place] = second[place] == UInt8(ascii: "9") ? UInt8(ascii: "0") : second[place] + 1
      lines[1] = String(decoding: second, as: UTF8.self)
    }
    return lines
  }
}
