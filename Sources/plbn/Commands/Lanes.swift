import ArgumentParser
import Border
import Journal
import Phrases

struct LaneGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "lane",
    abstract: text(
      id: "Lapor sif, undian lajur, membuka, menutup dan menukar lajur.",
      en: "Reporting for a shift, the draw, opening, closing and swapping lanes."),
    subcommands: [
      LaneStatus.self, LaneReport.self, LaneDrawing.self, LaneOpen.self, LaneClose.self, LaneSwap.self,
    ], defaultSubcommand: LaneStatus.self)
}

struct LaneStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: text(id: "Sif, pelapor, undian dan lajur sekarang.", en: "The shift, who reported, the draw, the lanes."),
    discussion: text(
      id: "--json, satu objek: date, shift, from, to, open (pos buka; null: tidak diketahui), reported, draw, lanes.",
      en: "--json, one object: date, shift, from, to, open (the post; null: not known), reported, draw, lanes."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Sif lain, misalnya 2026-11-21/malam.", en: "Another shift, such as 2026-11-21/night.")))
  var shift: TypedShift?

  func run() throws { try withLedger(global, forAny: [.workLanes, .seeHistory], run) }

  private func run(_ store: OpenedLedger) throws {
    let now = Timestamp.now()
    let shift = shift?.begun(at: now, store.plan) ?? store.plan.shift(at: now)
    let today = store.zone.dayAndHour(of: now).day
    let days = min(shift.day, today)...max(shift.day, today)
    guard days.count <= 4000 else {
      throw wrongUsage(id: "Sif itu terlalu jauh", en: "That shift is too far away")
    }
    let duty = try store.ledger.duty(days)
    guard !global.json else { return say(json: { duty.writeMembers(to: &$0, shift, now, store.plan) }) }
    for line in duty.lines(shift, now, store.plan) { say(line) }
  }
}

extension DutyBook {
  fileprivate func lines(_ shift: ShiftOfDay, _ now: Timestamp, _ plan: DutyPlan) -> [String] {
    let zone = plan.zone
    var lines = [
      text(id: "Sif \(shift.phrase.id)", en: shift.phrase.en)
        + "  \(zone.clock(plan.start(of: shift)))-\(zone.clock(plan.end(of: shift)))  \(postWord(now, plan))"
    ]
    for report in reports[shift] ?? [] {
      let mark =
        isRostered(report.officer, shift) || !hasRoster(on: shift.day)
        ? "" : text(id: "  (di luar jadwal)", en: "  (not on the roster)")
      lines.append(text(id: "lapor  ", en: "reported  ") + "\(zone.clock(report.time))  \(report.officer)\(mark)")
    }
    if let draw = draws[shift] {
      let drawer =
        draw.drawn.drawer == .supervisor ? text(id: "penyelia", en: "supervisor") : text(id: "mesin", en: "machine")
      let check =
        draw.drawn.isTrue
        ? text(id: "cocok bila dihitung ulang", en: "true when repeated")
        : text(id: "TIDAK COCOK BILA DIHITUNG ULANG", en: "NOT TRUE WHEN REPEATED")
      lines.append(
        text(id: "undian  ", en: "drawn  ") + "\(zone.clock(draw.time))  \(draw.officer) (\(drawer))  \(check)")
      if let without = draw.withoutSome { lines.append("  ! " + without.inProgramLanguage) }
      for lane in draw.lanes.keys.sorted() { lines.append("  L\(lane)  \(draw.lanes[lane] ?? "-")") }
      for swap in draw.swaps {
        lines.append(
          text(id: "tukar  ", en: "swap  ")
            + "\(zone.clock(swap.time))  \(swap.officers.joined(separator: " - "))  (\(swap.officer))  \(swap.reason)")
      }
    }
    for (lane, open) in lanes.sorted(by: { $0.key < $1.key }) {
      lines.append(
        text(id: "dibuka  ", en: "open  ") + "L\(lane) \(open.direction.rawValue)  \(open.officer)  \(open.console)  "
          + text(id: "sejak ", en: "since ") + zone.clock(open.time) + (open.reason.map { "  (\($0))" } ?? ""))
    }
    return lines
  }

  private func postWord(_ now: Timestamp, _ plan: DutyPlan) -> String {
    switch isOpen(at: now, plan) {
    case true: text(id: "pos buka", en: "post open")
    case false: text(id: "pos tutup", en: "post closed")
    case nil: text(id: "jam buka tidak diketahui", en: "opening hours not known")
    }
  }

  fileprivate func writeMembers(to json: inout JSONWriter, _ shift: ShiftOfDay, _ now: Timestamp, _ plan: DutyPlan) {
    let zone = plan.zone
    json.member("date", shift.date)
    json.member("shift", shift.shift.rawValue)
    json.member("from", zone.text(plan.start(of: shift)))
    json.member("to", zone.text(plan.end(of: shift)))
    json.key("open")
    if let isOpen = isOpen(at: now, plan) { json.value(isOpen) } else { json.null() }
    json.key("reported")
    json.array(reports[shift] ?? []) { json, report in
      json.object {
        $0.member("officer", report.officer)
        $0.member("time", zone.text(report.time))
      }
    }
    json.key("draw")
    if let draw = draws[shift] { json.object { draw.writeMembers(to: &$0, zone) } } else { json.null() }
    json.key("lanes")
    json.array(lanes.sorted { $0.key < $1.key }) { json, item in
      json.object {
        $0.member("lane", item.key)
        $0.member("direction", item.value.direction.rawValue)
        $0.member("officer", item.value.officer)
        $0.member("console", item.value.console)
        $0.member("since", zone.text(item.value.time))
      }
    }
  }
}

extension DutyBook.Draw {
  fileprivate func writeMembers(to json: inout JSONWriter, _ zone: PostZone) {
    json.member("time", zone.text(time))
    json.member("officer", officer)
    json.member("drawer", drawn.drawer.rawValue)
    json.member("seed", drawn.draw.seed(drawn.shift))
    json.member("true", drawn.isTrue)
    json.member("missing", drawn.missing)
    json.nullableMember("reason", drawn.reason)
    json.key("lanes")
    json.array(lanes.sorted { $0.key < $1.key }) { json, item in
      json.object {
        $0.member("lane", item.key)
        $0.member("officer", item.value)
      }
    }
    json.key("swaps")
    json.array(swaps) { json, swap in
      json.object {
        $0.member("time", zone.text(swap.time))
        $0.member("officers", swap.officers)
        $0.member("by", swap.officer)
        $0.member("reason", swap.reason)
      }
    }
  }
}

struct LaneReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: text(id: "Melapor untuk sif.", en: "Reports for a shift."))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: .init(
      text(
        id: "Sif; tanpa ini yang dijadwalkan, atau yang berjalan.",
        en: "The shift; else the one rostered for, or the one that goes on.")))
  var shift: TypedShift?

  func run() throws { try withDesk(global, for: .workLanes, run) }

  private func run(_ desk: Desk) throws {
    let shift = shift?.reportable(at: .now(), desk.plan)
    if let record = try desk.report(for: shift) { showRecord(record, desk, json: global.json) }
  }
}

struct LaneDrawing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: text(
      id: "Mengundi lajur di antara yang sudah melapor.", en: "Draws the lanes among those who have reported."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Lajur dan arahnya: 1:in 2:out ...", en: "Lanes and directions: 1:in 2:out ...")))
  var lanes: [TypedLane]
  @Option(
    help: .init(text(id: "Sif; tanpa ini yang berjalan atau segera mulai.", en: "The shift; else the present or next."))
  )
  var shift: TypedShift?
  @Option(
    help: .init(
      text(
        id: "Mengapa diundi walaupun yang dijadwalkan belum semua melapor.",
        en: "Why it is drawn though somebody on the roster has not reported.")))
  var reason: String?

  func run() throws { try withDesk(global, for: .workLanes, run) }

  private func run(_ desk: Desk) throws {
    let shift = shift?.reportable(at: .now(), desk.plan)
    if let record = try desk.draw(lanes.map(\.way), for: shift, reason: reason) {
      showRecord(record, desk, json: global.json)
    }
  }
}

struct LaneOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: text(id: "Membuka lajur di konsol ini.", en: "Opens a lane at this console."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Lajur dan arahnya: 2:in.", en: "Lane and direction: 2:in."))) var lane: TypedLane
  @Option(
    help: .init(
      text(
        id: "Ambil alih lajur yang dibuka orang lain, dengan alasan ini.", en: "Take over from whoever has it; why."),
      valueName: "reason"))
  var takeOver: String?

  func run() throws { try withDesk(global, for: .workLanes, run) }

  private func run(_ desk: Desk) throws {
    if let record = try desk.open(lane.way, takeOver: takeOver) {
      showRecord(record, desk, json: global.json)
    } else {
      complain(text(id: "Lajur itu sudah dibuka di sini.", en: "That lane is open here already."))
    }
  }
}

struct LaneClose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: text(id: "Menutup lajur.", en: "Closes a lane."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Nomor lajur.", en: "The lane's number."))) var lane: Int

  func validate() throws { try checkLane(lane) }

  func run() throws { try withDesk(global, for: .workLanes, run) }

  private func run(_ desk: Desk) throws {
    if let record = try desk.close(lane: lane) { showRecord(record, desk, json: global.json) }
  }
}

struct LaneSwap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swap",
    abstract: text(
      id: "Menukar lajur dua petugas setelah undian: oleh penyelia, atau keduanya.",
      en: "Two officers change lanes after the draw: by a supervisor, or both of them."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Petugas pertama.", en: "One officer."))) var one: String
  @Argument(help: .init(text(id: "Petugas kedua.", en: "The other officer."))) var other: String
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String

  func run() throws { try withDesk(global, for: .workLanes, run) }

  private func run(_ desk: Desk) throws {
    let second = try second.session(desk, for: .swap(one, other, reason: reason))
    let record = try desk.swap(one, other, reason: reason, second: second)
    if let record { showRecord(record, desk, json: global.json) }
  }
}
