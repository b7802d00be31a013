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

  func run() throws { try withDesk(global, for: .receive, run) }

  private func run(_ desk: Desk) throws {
    let input = try InputStream(file)
    var lists = try LoadedLists(desk)
    var unread = 0
    var scanner = MRZScanner(today: try today(desk.zone))
    while true {
      let bytes = try input.read()
      let findings = bytes.isEmpty ? scanner.finish() : scanner.feed(bytes)
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
    let day = try today(desk.zone)
    var scans: [(scan: ScanReceived, check: LaneCheck)] = []
    var firstLine: Int?
    var unread = 0
    for finding in findings {
      switch finding {
      case .mrz(let read, let line):
        // A stream may run for weeks: centuries are chosen by the day on which a document comes.
        let mrz = try MRZ(lines: read.lines, today: day)
        let scan = ScanReceived(
          mrz: mrz.lines, kind: mrz.kind.rawValue, lane: lane, direction: direction, source: .stream)
        scans.append((scan, lists.watchlist.check(mrz, on: day)))
        firstLine = firstLine ?? line
      case .other(let error, let lines):
        unread += 1
        complain(error.phrase(from: lines.lowerBound))
      }
    }
    guard let firstLine else { return unread }
    for presented in try record(scans, from: firstLine, desk) { show(presented) }
    return unread
  }

  private func record(
    _ scans: [(scan: ScanReceived, check: LaneCheck)], from line: Int, _ desk: Desk
  ) throws -> [PresentedScan] {
    do {
      return try desk.receive(scans)
    } catch {
      let why = Phrase(error)
      throw Failure(
        id: "Dokumen mulai baris \(line) tidak diterima: \(why.id)",
        en: "The documents from line \(line) on were not taken: \(why.en)")
    }
  }

  private func show(_ presented: PresentedScan) {
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
    var line = "\(presented.id)  L\(presented.scan.lane)  \(presented.check.traveller.name)"
    if presented.check.isHit, let best = presented.check.candidates.first {
      line += "  ! \(best.list) \(best.entry) ~ \(best.name)"
    }
    say(line)
  }
}
