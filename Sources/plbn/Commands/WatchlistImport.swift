import ArgumentParser
import Border
import Journal
import Phrases
import WatchlistFormats

struct WatchlistImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: text(id: "Mengimpor daftar yang diterbitkan.", en: "Takes in a published list."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Berkas daftar.", en: "The list's file."))) var file: String
  @Option(help: .init(ListFormat.allCases.map(\.rawValue).joined(separator: ", ") + ", auto")) var format = "auto"
  @Option(help: .init(text(id: "Nama daftar di sini.", en: "What the list is called here."))) var name: String?
  @Flag(help: .init(text(id: "Hanya katakan apa yang akan berubah.", en: "Only say what would change.")))
  var dryRun = false
  @Flag(
    help: .init(
      text(
        id: "Impor juga bila ada keraguan, setelah diperiksa.",
        en: "Take it in although there are concerns, after looking at them.")))
  var despiteConcerns = false
  @Flag(
    help: .init(
      text(
        id: "Berkasnya sama dan memang masih yang terbaru: umur daftar tanpa tanggal dihitung mulai sekarang.",
        en: "The file is the same and still the newest: the age of a list without a date counts from now.")))
  var confirm = false

  private var chosen: ListFormat? { format == "auto" ? nil : ListFormat(rawValue: format) }

  func validate() throws {
    if format != "auto", chosen == nil {
      let known = ListFormat.allCases.map(\.rawValue) + ["auto"]
      throw ValidationError(Refusal.unknownCode(.format, format, known: known).phrase().inProgramLanguage)
    }
  }

  func run() throws { try withDesk(global, for: .importList, run) }

  private func run(_ desk: Desk) throws {
    try desk.catchUp()
    let current = try desk.ledger.currentLists()
    let list = try prepare(current, desk)
    report(list)
    let isSame = current.contains {
      $0.imported.list == list.imported.list && $0.imported.files == list.imported.files
    }
    let confirms = isSame && confirm && list.imported.published == nil
    guard !dryRun, !isSame || confirms else {
      list.discard()
      if isSame {
        complain(Refusal.listUnchanged(list.imported.list).phrase())
        if confirm, list.imported.published != nil { complain(.ageIsThePublishers) }
        // Whoever builds the index next would tell of a list that can't be searched.
        if !list.healed.isEmpty { _ = try? LoadedLists(desk) }
      }
      show(list, isSame ? .same : .dryRun)
      // As the import would end.
      if dryRun, !isSame, isRefused(list) { throw ExitCode(1) }
      return
    }
    guard !isRefused(list) else {
      list.discard()
      throw Failure(
        id: "Daftar \(list.imported.list) tidak diganti. Periksa berkasnya; bila memang benar, impor lagi dengan "
          + "--despite-concerns.",
        en: "The list \(list.imported.list) was not replaced. Look at its file; if it is right, import it again with "
          + "--despite-concerns.")
    }
    show(list, .recorded(id: try record(list, confirms, desk)))
    // Makes the index once for all consoles; what is recorded stands also where that fails.
    _ = try? LoadedLists(desk)
  }

  private func isRefused(_ list: ListImport) -> Bool { !list.concerns.isEmpty && !despiteConcerns }

  private func prepare(_ current: [CurrentList], _ desk: Desk) throws -> ListImport {
    let bar = ProgressBar(unit: "MB", size: 1_000_000)
    defer { bar.end() }
    return try ListImport.prepare(
      file, format: chosen, name: name, layout: global.layout, current: current,
      recent: try desk.ledger.recentImports(), tables: desk.reference.hits, day: try today(desk.zone).earliestDay
    ) {
      bar.show($0.read, of: $0.total ?? 0)
    }
  }

  private func record(_ list: ListImport, _ confirms: Bool, _ desk: Desk) throws -> String {
    do {
      let second = try second.session(desk, for: .list(list.imported))
      return try desk.record(list, confirms: confirms, second: second)?.id ?? ""
    } catch {
      // Where the disk gave no answer the import may come to stand in the journal after all: its files must be there.
      if case JournalError.notDurable = error { throw error }
      list.discard()
      throw error
    }
  }

  /// All that whoever imports should know of the list, before anybody is asked to confirm it.
  private func report(_ list: ListImport) {
    list.contents.remarks.forEach(complain)
    list.words?.remarks.forEach(complain)
    for file in list.healed { complain(.healed(file)) }
    if let warning = ListFormat(rawValue: list.imported.format)?.warning { complain(warning) }
    for concern in list.concerns { complain(concern.phrase) }
    if dryRun, isRefused(list) {
      complain(
        Phrase(
          id: "Impor tanpa --despite-concerns akan ditolak.",
          en: "An import without --despite-concerns would be refused."
        ))
    }
  }

  /// What became of the list.
  private enum Ending {
    case recorded(id: String)
    case same, dryRun

    var id: String? {
      if case .recorded(let id) = self { id } else { nil }
    }

    var verb: String {
      switch self {
      case .recorded: text(id: "sekarang", en: "is now")
      case .same: text(id: "tetap", en: "is still")
      case .dryRun: text(id: "akan menjadi", en: "would be")
      }
    }
  }

  private func show(_ prepared: ListImport, _ ending: Ending) {
    let list = prepared.imported
    guard !global.json else {
      return say(json: {
        $0.optionalMember("id", ending.id)
        $0.member("recorded", ending.id != nil)
        list.writeContents(to: &$0)
        $0.key("examples")
        $0.array(prepared.examples) { json, example in
          json.object {
            $0.member("change", example.kind.rawValue)
            $0.member("entry", example.id)
            $0.member("name", example.name)
          }
        }
        $0.writeRows("broken", prepared.contents.brokenRows)
        $0.writeRows("parts_left_out", prepared.contents.unreadParts)
        if let words = prepared.words { words.writeMembers(to: &$0) }
      })
    }
    say(
      text(
        id:
          "\(list.list) \(ending.verb) \(list.entries) entri, \(list.names) nama (\(list.added) baru, "
          + "\(list.changed) berubah, \(list.removed) hilang, \(list.brokenRows) baris rusak); "
          + "SHA-256 \(list.sha256)",
        en:
          "\(list.list) \(ending.verb) \(list.entries) entries, \(list.names) names (\(list.added) added, "
          + "\(list.changed) changed, \(list.removed) removed, \(list.brokenRows) broken rows); "
          + "SHA-256 \(list.sha256)"))
    for example in prepared.examples { say("  \(example.kind.sign) \(example.id)  \(example.name)") }
    if list.replaces != nil, list.added + list.changed + list.removed > prepared.examples.count {
      say(
        text(id: "  semuanya: ", en: "  all of it: ") + "plbn watchlist diff \(list.list)"
          + (ending.id == nil ? " \(file)" : ""))
    }
  }
}
