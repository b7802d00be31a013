import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

struct OutageGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "outage",
    abstract: text(
      id: "Gangguan dan latihannya: menyatakan, kertas, entri terlambat, pelaporan.",
      en: "Outages and drills: declaring them, paper, late entries, telling what happened."),
    subcommands: [
      OutageList.self, OutageDeclare.self, OutageEnd.self, OutageForm.self, OutageGive.self, OutageSettle.self,
      OutageEnter.self, OutageReconcile.self,
    ], defaultSubcommand: OutageList.self)
}

extension OutageDeclared.Cause: ExpressibleByArgument {}
extension PapersSettled.State: ExpressibleByArgument {}

/// A moment as it is typed: a clock time of the post, a date and a time, or ISO 8601 with a zone.
func typedMoment(_ typed: String, _ zone: PostZone) throws -> Timestamp {
  guard let time = PastMoment.parse(typed, now: .now(), zone) else {
    throw wrongUsage(
      id: "\"\(typed.prefix(40))\" bukan waktu; contoh 23:40, \"20-11-2026 23:40\" atau 2026-11-20T23:40+07:00",
      en: "\"\(typed.prefix(40))\" is not a time; for example 23:40, \"20-11-2026 23:40\" or 2026-11-20T23:40+07:00")
  }
  return time
}

/// Numbers of slips as they are typed.
struct TypedPapers: ExpressibleByArgument {
  let range: PaperRange

  init?(argument: String) {
    guard let range = PaperRange(argument) else { return nil }
    self.range = range
  }
}

struct OutageDeclare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "declare",
    abstract: text(id: "Menyatakan gangguan, atau latihan.", en: "Declares an outage, or a drill."),
    discussion: text(
      id: "Sebab: central-system, network, power, reader, other (dengan --words).",
      en: "Causes: central-system, network, power, reader, other (with --words)."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Sebabnya.", en: "The cause."))) var cause: OutageDeclared.Cause
  @Option(help: .init(text(id: "Sejak kapan, misalnya 08:10.", en: "Since when, such as 08:10."))) var since: String?
  @Option(help: .init(text(id: "Keterangan.", en: "In words."))) var words: String?
  @Flag(help: .init(text(id: "Ini latihan.", en: "This is a drill."))) var drill = false

  func run() throws { try withDesk(global, for: .workOutages, run) }

  private func run(_ desk: Desk) throws {
    let since = try since.map { try typedMoment($0, desk.zone) }
    let record = try desk.declareOutage(cause, since: since, words: words, isDrill: drill)
    if let record { showRecord(record, desk, json: global.json) }
  }
}

struct OutageEnd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: text(id: "Mengakhiri gangguan atau latihan.", en: "Ends an outage or a drill."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id; tanpa ini yang sedang berjalan.", en: "Its id; else the one that goes on.")))
  var id: String?
  @Option(help: .init(text(id: "Pulih pukul berapa.", en: "When it worked again."))) var until: String?
  @Option(help: .init(text(id: "Keterangan.", en: "In words."))) var words: String?

  func run() throws { try withDesk(global, for: .workOutages, run) }

  private func run(_ desk: Desk) throws {
    let until = try until.map { try typedMoment($0, desk.zone) }
    if let record = try desk.endOutage(id, until: until, words: words) {
      showRecord(record, desk, json: global.json)
    }
  }
}

struct OutageForm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: text(
      id: "Mencetak formulir kertas kosong, urutannya seperti di layar.",
      en: "Prints the empty paper form, in the order of the screen."),
    discussion: text(
      id: "80 kolom, empat pelintas sehalaman. Tidak memerlukan akun; tanpa penyimpanan nama pos kosong.",
      en: "80 columns, four travellers a page. It needs no account; without a store the post stays blank."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Nomor kertas, misalnya 101-150.", en: "The slips' numbers, such as 101-150.")))
  var papers: TypedPapers?
  @Option(help: .init(text(id: "Jumlah halaman tanpa nomor.", en: "Pages without numbers."))) var pages = 1

  func validate() throws {
    guard (1...PaperSheet.pagesMax).contains(pages) else {
      throw wrongUsage(id: "--pages 1 sampai \(PaperSheet.pagesMax)", en: "--pages is 1 to \(PaperSheet.pagesMax)")
    }
  }

  func run() throws {
    let reference = try loadReference()
    let post = (try? StoreIdentity.read(global.layout)).flatMap { reference.post($0.post) }
    let form = DocumentForm.paper(reference)
    let sheets = PaperSheet.pages(
      form, title: post?.title.value ?? "", papers: papers?.range, pages: pages, Language.ofProgram)
    if global.json {
      return say(json: { json in
        json.key("fields")
        json.array(form.fields) { json, field in
          json.object {
            $0.member("field", field.id.rawValue)
            $0.member("label", field.label.inProgramLanguage)
            $0.member("required", field.isRequired)
          }
        }
      })
    }
    for sheet in sheets {
      for line in sheet { say(line) }
      say("")
    }
  }
}

struct OutageGive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "give",
    abstract: text(id: "Mencatat kertas bernomor yang dibagikan.", en: "Records numbered slips that are given out."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Nomor kertas: 101-150.", en: "The slips' numbers: 101-150."))) var papers: TypedPapers
  @Option(help: .init(text(id: "Kepada lajur ini.", en: "To this lane."))) var lane: Int?
  @Option(help: .init(text(id: "Id gangguan; tanpa ini yang berjalan.", en: "The outage's id; else the present one.")))
  var outage: String?

  func validate() throws { try checkLane(lane) }

  func run() throws { try withDesk(global, for: .workOutages, run) }

  private func run(_ desk: Desk) throws {
    if let record = try desk.givePapers(papers.range, lane: lane, outage: outage) {
      showRecord(record, desk, json: global.json)
    }
  }
}

struct OutageSettle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: text(
      id: "Menyatakan kertas tidak terpakai atau rusak.", en: "Accounts for slips that are unused or spoiled."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Nomor kertas: 148-150.", en: "The slips' numbers: 148-150."))) var papers: TypedPapers
  @Option(name: .customLong("as"), help: .init("unused, spoiled")) var state: PapersSettled.State
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String
  @Option(help: .init(text(id: "Id gangguan; tanpa ini yang terbaru.", en: "The outage's id; else the newest.")))
  var outage: String?

  func run() throws { try withDesk(global, for: .workOutages, run) }

  private func run(_ desk: Desk) throws {
    let outage = try outage ?? currentOutage(desk, drills: true)
    if let record = try desk.settlePapers(papers.range, state, reason: reason, outage: outage) {
      showRecord(record, desk, json: global.json)
    }
  }
}

/// The outage that is meant where none is named: that goes on, that is not in order yet, or the newest.
func currentOutage(_ desk: Desk, drills: Bool = false) throws -> String {
  try desk.catchUp()
  let report = try desk.ledger.outages()
  let drill = drills ? report.outages.first { $0.row.isDrill && $0.row.isRunning } : nil
  guard let row = (drill ?? report.current)?.row else { throw Refusal.outage(.noneRunning) }
  return row.id
}

struct OutageReconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: text(
      id: "Mencatat bahwa pelintasan sudah dilaporkan ke sistem pusat dengan tangan.",
      en: "Records that the central system was told of crossings by hand."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id pelintasan, atau awalnya.", en: "Ids of crossings, or their beginnings.")))
  var crossings: [String] = []
  @Flag(help: .init(text(id: "Semua yang belum dilaporkan.", en: "All that are still to be told of."))) var all = false
  @Option(help: .init(text(id: "Keterangan, misalnya nomor surat.", en: "In words, such as the letter's number.")))
  var words: String?
  @Option(help: .init(text(id: "Id gangguan; tanpa ini yang terbaru.", en: "The outage's id; else the newest.")))
  var outage: String?

  func validate() throws {
    guard all == crossings.isEmpty else {
      throw wrongUsage(id: "Sebut id pelintasan, atau --all", en: "Name crossings by their ids, or --all")
    }
    guard crossings.count <= OutageReconciled.crossingLimit else {
      throw wrongUsage(
        id: "Paling banyak \(OutageReconciled.crossingLimit) id sekaligus",
        en: "At most \(OutageReconciled.crossingLimit) ids at once")
    }
  }

  func run() throws { try withDesk(global, for: .workOutages, run) }

  private func run(_ desk: Desk) throws {
    let outage = try outage ?? currentOutage(desk)
    guard all else {
      let record = try desk.reconcile(outage: outage, crossings: crossings, words: words)
      if let record { showRecord(record, desk, json: global.json) }
      return
    }
    // One event names a bounded number of crossings.
    var isAgain = false
    while true {
      do {
        guard let record = try desk.reconcile(outage: outage, words: words) else { return }
        showRecord(record, desk, json: global.json)
      } catch let refusal as Refusal {
        guard isAgain, case .outage(.nothingToTell) = refusal else { throw refusal }
        return
      }
      isAgain = true
    }
  }
}
