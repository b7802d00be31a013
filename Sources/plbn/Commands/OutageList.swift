import ArgumentParser
import Border
import Journal
import Phrases

struct OutageList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: text(
      id: "Gangguan dan latihan, dan apa yang belum dibereskan.",
      en: "Outages and drills, and what is not in order yet."),
    discussion: text(
      id: "Dengan id: kertas dan pelintasan yang belum dilaporkan. --json: satu objek per gangguan.",
      en: "With an id: its slips and the crossings still to be told of. --json: one object an outage."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id gangguan, atau awalnya.", en: "An outage's id, or its beginning."))) var id:
    String?

  func run() throws { try withLedger(global, forAny: [.workOutages, .seeHistory], run) }

  private func run(_ store: OpenedLedger) throws {
    if let id {
      let state = try store.ledger.outage(startingWith: id)
      let untold = try store.ledger.untold(ofOutage: state.row.id)
      guard !global.json else { return say(json: { state.writeMembers(to: &$0, untold, store.zone) }) }
      for line in state.lines(store.zone) + state.detailLines(untold, store.zone) { say(line) }
      return
    }
    let report = try store.ledger.outages()
    for state in report.outages {
      guard !global.json else {
        say(json: { state.writeMembers(to: &$0, nil, store.zone) })
        continue
      }
      for line in state.lines(store.zone) { say(line) }
    }
    guard !global.json else { return }
    if report.outages.isEmpty { say(text(id: "Belum pernah ada gangguan.", en: "There was no outage yet.")) }
    say(
      text(id: "Latihan terakhir: ", en: "Last drill: ")
        + (report.lastDrill.map { PastMoment.text($0, store.zone) } ?? text(id: "belum pernah", en: "none yet")))
    if report.outages.count == Ledger.outageLimit {
      complain(
        text(
          id: "Hanya \(Ledger.outageLimit) yang terbaru ditampilkan.", en: "Only the newest \(Ledger.outageLimit) show."
        ))
    }
  }
}

extension OutageState {
  fileprivate func lines(_ zone: PostZone) -> [String] {
    let kind = row.isDrill ? text(id: "LATIHAN", en: "DRILL") : text(id: "GANGGUAN", en: "OUTAGE")
    let until =
      row.ending.map { PastMoment.text($0.until, zone) } ?? text(id: "masih berjalan", en: "goes on")
    var lines = [
      "\(row.id)  \(kind)  \(row.cause.word.inProgramLanguage)  \(PastMoment.text(row.since, zone)) - \(until)  "
        + row.officer
    ]
    for words in [row.words, row.ending?.words].compactMap(\.self) { lines.append("    " + words) }
    if !papers.given.isEmpty || !papers.keyed.isEmpty {
      lines.append(
        "    "
          + text(
            id: "kertas: \(papers.givenCount) dibagikan, \(papers.keyed.count) diketik, "
              + "\(papers.count(.unused)) tidak terpakai, \(papers.count(.spoiled)) rusak, \(papers.openCount) terbuka",
            en:
              "slips: \(papers.givenCount) given out, \(papers.keyed.count) keyed in, \(papers.count(.unused)) unused, "
              + "\(papers.count(.spoiled)) spoiled, \(papers.openCount) open"))
    }
    if !row.isDrill {
      lines.append(
        "    "
          + text(
            id: "pelintasan: \(crossings), \(late) dari kertas, \(untold) belum dilaporkan",
            en: "crossings: \(crossings), \(late) from paper, \(untold) still to be told of"))
    }
    if isOverdue(at: .now()) { lines.append("    ! " + row.overdueWord.inProgramLanguage) }
    return lines
  }

  fileprivate func detailLines(_ untold: [CrossingRow], _ zone: PostZone) -> [String] {
    var lines: [String] = []
    for given in papers.given {
      let lane = given.lane.map { " L\($0)" } ?? ""
      lines.append("    " + text(id: "dibagikan ", en: "given out ") + "\(given.range)\(lane)  \(given.officer)")
    }
    for settled in papers.settled {
      lines.append(
        "    \(settled.state.word.inProgramLanguage) \(settled.range)  \(settled.officer)  \(settled.reason)")
    }
    if !papers.open.isEmpty {
      lines.append("    " + text(id: "terbuka: ", en: "open: ") + Self.list(papers.open))
    }
    if !papers.odd.isEmpty {
      lines.append(
        "    "
          + text(
            id: "diketik tetapi tidak dibagikan atau dinyatakan kosong: ",
            en: "keyed in though not given out, or accounted for: ")
          + Self.list(papers.odd))
    }
    lines += untold.map { "  " + $0.line(zone) }
    if untold.count < self.untold {
      lines.append(
        "  " + text(id: "dan \(self.untold - untold.count) lagi", en: "and \(self.untold - untold.count) more"))
    }
    return lines
  }

  private static func list(_ ranges: [PaperRange]) -> String { ranges.map(\.description).joined(separator: ", ") }

  /// - Parameter untold: nil leaves slips and crossings to their counts.
  fileprivate func writeMembers(to json: inout JSONWriter, _ untold: [CrossingRow]?, _ zone: PostZone) {
    json.member("id", row.id)
    json.member("drill", row.isDrill)
    json.member("cause", row.cause.rawValue)
    json.member("since", zone.text(row.since))
    json.member("declared", zone.text(row.time))
    json.member("officer", row.officer)
    json.member("console", row.console)
    json.optionalMember("words", row.words)
    json.nullableMember("until", row.ending.map { zone.text($0.until) })
    json.nullableMember("ended", row.ending.map { zone.text($0.time) })
    json.nullableMember("ended_by", row.ending?.officer)
    json.objectMember("papers") {
      $0.member("given", papers.givenCount)
      $0.member("keyed", papers.keyed.count)
      $0.member("unused", papers.count(.unused))
      $0.member("spoiled", papers.count(.spoiled))
      $0.member("open", papers.open.map(\.description))
      $0.member("odd", papers.odd.map(\.description))
    }
    json.member("crossings", crossings)
    json.member("late", late)
    json.member("untold", self.untold)
    json.member("overdue", isOverdue(at: .now()))
    if let untold { json.member("untold_crossings", untold.map(\.id)) }
  }
}
