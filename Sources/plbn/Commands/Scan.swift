import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(
      id: "Menerima MRZ dari aliran pembaca ke satu lajur; tiap dokumen tercatat dan menunggu keputusan.",
      en: "Takes MRZs from a reader's stream to a lane; each is recorded and waits to be decided."))

  @OptionGroup var global: GlobalOptions

  @Argument(help: .init(text(id: "Berkas, atau - untuk masukan standar.", en: "A file, or - for standard input.")))
  var file = "-"

  @Option(help: .init(text(id: "Lajur, 1 sampai 99.", en: "Lane, 1 to 99."))) var lane = 1

  @Option(help: .init(text(id: "Arah: in (masuk) atau out (keluar).", en: "Direction: in or out.")))
  var direction: Direction = .in

  func validate() throws { try checkLane(lane) }

  func run() throws {
    let desk = try openDesk(global)
    let input = try InputStream(file)
    var lists = try currentLists(desk)
    var unread = 0
    var lineReader = MRZScanner(today: try today(desk))
    while true {
      let bytes = try input.read()
      let findings = bytes.isEmpty ? lineReader.finish() : lineReader.feed(bytes)
      unread += try receive(findings, desk, &lists)
      if bytes.isEmpty { break }
    }
    if unread > 0 { throw ExitCode(1) }
  }

  /// Records the documents of one piece of the stream with one sync. Gives how many blocks were none.
  private func receive(
    _ findings: [MRZScanner.Finding], _ desk: Desk, _ lists: inout LoadedLists
  ) throws -> Int {
    guard !findings.isEmpty else { return 0 }
    try lists.follow(desk)
    let day = try today(desk)
    var scans: [(scan: ScanReceived, check: LaneCheck)] = []
    var unread = 0
    for finding in findings {
      switch finding {
      case .mrz(let mrz, _):
        let scan = ScanReceived(
          mrz: mrz.lines, kind: mrz.kind.rawValue, lane: lane, direction: direction, source: .stream)
        scans.append((scan, lists.watchlist.check(mrz, on: day)))
      case .other(let error, let lines):
        unread += 1
        complain("\(lines.lowerBound): " + error.phrase[global.language])
      }
    }
    for presented in try desk.receive(scans) { show(presented) }
    return unread
  }

  private func show(_ presented: PresentedScan) {
    let best = presented.check.candidates.first
    guard !global.json else {
      return say(json: {
        $0.member("scan", presented.id)
        $0.member("check", presented.checkID)
        $0.member("lane", presented.scan.lane)
        $0.member("direction", presented.scan.direction.rawValue)
        $0.member("name", presented.check.traveller.name)
        $0.member("hit", presented.check.isHit)
      })
    }
    let hit = presented.check.isHit ? "  ! \(best?.list ?? "") \(best?.entry ?? "") ~ \(best?.name ?? "")" : ""
    say("\(presented.id)  L\(presented.scan.lane)  \(presented.check.traveller.name)\(hit)")
  }
}

func openDesk(_ global: GlobalOptions) throws -> Desk {
  try Desk(global.layout, officer: global.person, console: consoleName(), reference: try loadReference())
}

/// Today at the post.
func today(_ desk: Desk) throws -> PartialDate {
  guard let today = desk.zone.date(of: .now()) else {
    throw Failure(
      id: "Jam mesin tidak masuk akal; betulkan dulu.", en: "The machine's clock makes no sense; set it first.")
  }
  return today
}

/// The lists that count, read and indexed; `follow` reads them again when another import has come.
struct LoadedLists {
  private(set) var watchlist: PostWatchlist
  private var versions: [Int]

  init(_ desk: Desk) throws {
    let current = try desk.ledger.currentLists()
    versions = current.map(\.seq)
    watchlist = PostWatchlist(current, layout: desk.layout, zone: desk.zone)
    for problem in watchlist.problems { complain(problem[Language.ofProgram]) }
  }

  mutating func follow(_ desk: Desk) throws {
    try desk.catchUp()
    if try desk.ledger.currentLists().map(\.seq) != versions { self = try LoadedLists(desk) }
  }
}

func currentLists(_ desk: Desk) throws -> LoadedLists {
  try desk.catchUp()
  return try LoadedLists(desk)
}
