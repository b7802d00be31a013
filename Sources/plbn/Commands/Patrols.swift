import ArgumentParser
import Border
import Journal
import Phrases

struct Patrols: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(
      id: "Buku patroli: yang di luar dulu, lalu yang sudah kembali, terbaru dulu.",
      en: "The patrol book: who is out first, then who is back, newest first."),
    discussion: text(
      id: "Dengan id: patroli itu dengan catatannya, terbaru dulu; dengan --json di anggota \"log\".",
      en: "With an id: that patrol with its entries, newest first; with --json in the member \"log\"."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id satu patroli, atau awalnya.", en: "One patrol's id, or its beginning.")))
  var id: String?
  @Flag(help: .init(text(id: "Hanya yang masih di luar.", en: "Only those that are out."))) var out = false
  @Option(
    help: .init(
      text(
        id: "Yang di luar sejak waktu ini (ISO 8601, atau tanggal).", en: "Out after this time (ISO 8601, or a date)."))
  )
  var from: String?
  @Option(help: .init(text(id: "Yang di luar sebelum waktu ini.", en: "Out before this time."))) var to: String?

  func validate() throws {
    guard id == nil || (!out && from == nil && to == nil) else {
      throw wrongUsage(
        id: "Beri id saja, atau --out, --from dan --to", en: "Give an id alone, or --out, --from and --to")
    }
  }

  func run() throws { try withLedger(global, forAny: [.keepPatrols, .seeHistory], run) }

  private func run(_ store: OpenedLedger) throws {
    let now = Timestamp.now()
    if let id { return try showOne(try store.ledger.patrol(startingWith: id), store, now) }
    let period = try Period(from: from, to: to, store.zone)
    let patrols = try all(period, store.ledger)
    if patrols.isEmpty, !global.json { complain(text(id: "Tidak ada patroli.", en: "There is no patrol.")) }
    for patrol in patrols {
      global.json ? say(json: { patrol.writeMembers(to: &$0, store.zone, now) }) : showLines(patrol, store.zone, now)
    }
  }

  /// All of a period. The ledger gives at most `patrolLimit` that are back at once, newest first.
  private func all(_ period: Period, _ ledger: Ledger) throws -> [PatrolRow] {
    let first = try ledger.patrols(from: period.from, to: period.to)
    var rows = first.filter { !out || $0.isOut }
    var ended = first.filter { !$0.isOut }
    while !out, ended.count == Ledger.patrolLimit, let last = ended.last {
      // Those that began at the very moment of the last one may be missing.
      let end = Timestamp(milliseconds: last.time.milliseconds + 1)
      let known = Set(ended.map(\.seq))
      ended = try ledger.patrols(from: period.from, to: end).filter { !$0.isOut }
      let more = ended.filter { !known.contains($0.seq) }
      if more.isEmpty { break }
      rows += more
    }
    return rows
  }

  private func showOne(_ patrol: PatrolRow, _ store: OpenedLedger, _ now: Timestamp) throws {
    let entries = try store.ledger.entries(ofPatrol: patrol.id)
    if entries.count < patrol.entries {
      complain(
        text(
          id: "Hanya \(entries.count) catatan terbaru dari \(patrol.entries) yang ditampilkan.",
          en: "Only the newest \(entries.count) of \(patrol.entries) entries are shown."))
    }
    guard !global.json else {
      return say(json: {
        patrol.writeMembers(to: &$0, store.zone, now)
        $0.key("log")
        $0.array(entries) { json, entry in json.object { entry.writeMembers(to: &$0, store.zone) } }
      })
    }
    showLines(patrol, store.zone, now)
    for entry in entries {
      var line = "  \(store.zone.text(entry.time))  \(entry.officer)  \(entry.text)"
      if let position = entry.position { line += "  @\(position.description)" }
      if let persons = entry.persons { line += text(id: "  \(persons) orang", en: "  \(persons) persons") }
      if let handed = entry.handedTo { line += "  -> \(handed)" }
      say(line)
    }
  }

  private func showLines(_ row: PatrolRow, _ zone: PostZone, _ now: Timestamp) {
    let patrol = row.patrol
    let joint = patrol.isJoint ? text(id: "  BERSAMA", en: "  JOINT") : ""
    say(
      "\(row.id)  \(row.stateWord(now))  \(patrol.unit)  \(patrol.leader)  "
        + text(id: "\(patrol.strength) orang", en: "\(patrol.strength) strong") + "  \(patrol.sector)\(joint)")
    var line = text(id: "      sejak \(zone.text(row.time))", en: "      since \(zone.text(row.time))")
    if let end = row.endTime { line += text(id: "  kembali \(zone.text(end))", en: "  back \(zone.text(end))") }
    if row.isOut {
      line += text(id: "  lapor sebelum \(zone.clock(row.dueTime))", en: "  due by \(zone.clock(row.dueTime))")
    }
    line += text(
      id: "  \(row.entries) catatan, \(row.persons) orang", en: "  \(row.entries) entries, \(row.persons) persons")
    say(line)
    if let last = row.lastText {
      say(text(id: "      terakhir \(zone.text(row.lastTime))  ", en: "      last \(zone.text(row.lastTime))  ") + last)
    }
  }
}

extension PatrolRow {
  fileprivate func stateWord(_ now: Timestamp) -> String {
    if !isOut { return text(id: "KEMBALI", en: "BACK") }
    return isOverdue(at: now) ? text(id: "TERLAMBAT", en: "OVERDUE") : text(id: "DI LUAR", en: "OUT")
  }

  /// The members of `plbn patrols --json`, null where there is nothing.
  func writeMembers(to json: inout JSONWriter, _ zone: PostZone, _ now: Timestamp) {
    json.member("id", id)
    json.member("unit", patrol.unit)
    json.member("leader", patrol.leader)
    json.member("strength", patrol.strength)
    json.member("sector", patrol.sector)
    json.member("joint", patrol.isJoint)
    json.member("since", zone.text(time))
    json.member("entries", entries)
    json.member("persons", persons)
    json.nullableMember("last", entries > 0 ? zone.text(lastTime) : nil)
    json.nullableMember("last_text", lastText)
    json.nullableMember("due", isOut ? zone.text(dueTime) : nil)
    json.member("overdue", isOverdue(at: now))
    json.nullableMember("ended", endTime.map(zone.text))
  }
}

extension PatrolEntryRow {
  fileprivate func writeMembers(to json: inout JSONWriter, _ zone: PostZone) {
    json.member("id", id)
    json.member("time", zone.text(time))
    json.member("officer", officer)
    json.member("text", text)
    json.key("position")
    if let position {
      json.object {
        // As in the record: its six decimals.
        let degrees = position.description.split(separator: ",")
        for (name, number) in zip(["lat", "lon"], degrees) {
          $0.key(name)
          $0.raw(number.utf8)
        }
      }
    } else {
      json.null()
    }
    json.nullableMember("persons", persons)
    json.nullableMember("handed_to", handedTo)
  }
}
