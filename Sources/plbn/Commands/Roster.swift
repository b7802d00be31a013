import ArgumentParser
import Border
import Journal
import Phrases

struct RosterGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: text(id: "Jadwal jaga: siapa pada sif mana.", en: "The roster: who is on which shift."),
    subcommands: [RosterShow.self, RosterImport.self], defaultSubcommand: RosterShow.self)
}

struct RosterShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: text(id: "Jadwal satu hari: siapa, sudah lapor, lajurnya.", en: "One day: who, reported, which lane."),
    discussion: text(
      id: "--json: satu objek per petugas: date, shift, officer, wish, rostered, reported, lane.",
      en: "--json: one object an officer: date, shift, officer, wish, rostered, reported, lane."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Tanggal; tanpa ini hari ini.", en: "The date; today where it is not given.")))
  var date: String?

  func run() throws { try withLedger(global, forAny: [.workLanes, .seeHistory], run) }

  private func run(_ store: OpenedLedger) throws {
    let day = try date.map(typedDay) ?? store.zone.dayAndHour(of: .now()).day
    let duty = try store.ledger.duty(day...day)
    if !duty.hasRoster(on: day) {
      complain(text(id: "Belum ada jadwal untuk hari itu.", en: "There is no roster of that day."))
    }
    for shift in Shift.allCases { show(ShiftOfDay(day: day, shift: shift), duty, store.zone) }
  }

  private func show(_ shift: ShiftOfDay, _ duty: DutyBook, _ zone: PostZone) {
    let places = duty.rosters[shift] ?? []
    let reports = duty.reports[shift] ?? []
    let standIns = reports.map(\.officer).filter { name in !places.contains { $0.officer == name } }
    for place in places + standIns.map({ RosterImported.Place(officer: $0) }) {
      let isRostered = duty.isRostered(place.officer, shift)
      let report = reports.first { $0.officer == place.officer }
      let lane = duty.draws[shift]?.lane(of: place.officer)
      guard !global.json else {
        say(json: {
          $0.member("date", shift.date)
          $0.member("shift", shift.shift.rawValue)
          $0.member("officer", place.officer)
          $0.nullableMember("wish", place.wish?.rawValue)
          $0.member("rostered", isRostered)
          $0.nullableMember("reported", report.map { zone.text($0.time) })
          $0.nullableMember("lane", lane)
        })
        continue
      }
      var line = "\(shift.date)  \(shift.shift.word.inProgramLanguage)  \(place.officer)"
      if let wish = place.wish { line += text(id: "  minta ", en: "  wishes ") + wish.typed }
      if !isRostered { line += text(id: "  (di luar jadwal)", en: "  (not on the roster)") }
      if let report { line += text(id: "  lapor ", en: "  reported ") + zone.clock(report.time) }
      if let lane { line += "  L\(lane)" }
      say(line)
    }
  }
}

struct RosterImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: text(id: "Mengimpor jadwal jaga dari berkas CSV.", en: "Takes in a roster, a CSV file."),
    discussion: text(
      id: """
        Baris pertama: date,shift,officer,wish (atau tanggal;sif;petugas;arah). Sif: pagi, siang, malam. Tiap sif dalam \
        berkas menggantikan sif yang sama dari impor sebelumnya. Berkas dengan kesalahan tidak mengubah apa pun.
        """,
      en: """
        First line: date,shift,officer,wish (or tanggal;sif;petugas;arah). Shifts: morning, afternoon, night. Each shift \
        in the file takes the place of the same one of an earlier import. A file with an error changes nothing.
        """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Berkas CSV, atau -.", en: "The CSV file, or -."))) var file: String
  @Flag(help: .init(text(id: "Hanya periksa berkasnya.", en: "Only check the file."))) var dryRun = false

  func run() throws { try withDesk(global, for: .keepRoster, run) }

  private func run(_ desk: Desk) throws {
    let bytes = try InputStream(file).readAll(limit: RosterFile.byteLimit)
    let name = file == "-" ? "-" : file.split(separator: "/").last.map(String.init) ?? file
    let roster: RosterImported
    do {
      roster = try desk.readRoster(bytes, name: name)
    } catch let refusal as Refusal {
      if case .duty(.roster(let problems, let more)) = refusal { tell(problems, more) }
      throw refusal
    }
    for (officer, shifts) in roster.severalOfADay {
      let names = Phrase(
        id: shifts.map(\.shift.word.id).joined(separator: ", "), en: shifts.map(\.shift.word.en).joined(separator: ", ")
      )
      complain(
        text(
          id: "\(officer): lebih dari satu sif pada \(shifts[0].date) (\(names.id)). Jadwal tetap dipakai; periksa.",
          en: "\(officer): more than one shift on \(shifts[0].date) (\(names.en)). The roster is taken as it is; check."
        ))
    }
    guard !dryRun else { return show(roster) }
    if let record = try desk.record(roster) { showRecord(record, desk, json: global.json) }
  }

  private func tell(_ problems: [RosterProblem], _ more: Int) {
    for problem in problems { complain(problem.phrase) }
    if more > 0 { complain(text(id: "dan \(more) kesalahan lagi", en: "and \(more) more errors")) }
  }

  private func show(_ roster: RosterImported) {
    for one in roster.shifts {
      guard global.json else {
        let names = one.places.map { $0.officer + ($0.wish.map { " (\($0.typed))" } ?? "") }
        say("\(one.shift.date)  \(one.shift.shift.word.inProgramLanguage)  \(names.joined(separator: ", "))")
        continue
      }
      say(json: {
        $0.member("date", one.shift.date)
        $0.member("shift", one.shift.shift.rawValue)
        $0.member("officers", one.places.map(\.officer))
        $0.member("sha256", roster.file.sha256)
      })
    }
  }
}

extension Direction {
  /// As a roster's file has it.
  fileprivate var typed: String { text(id: self == .in ? "masuk" : "keluar", en: rawValue) }
}
