import ArgumentParser
import Border
import Journal
import Phrases
import Watchlist

struct WatchlistShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: text(id: "Satu entri daftar.", en: "One entry of a list."),
    discussion: text(
      id: "Membuka entri dicatat di jurnal sebelum ditampilkan; bila tidak dapat dicatat, tidak ditampilkan.",
      en: "Opening an entry is recorded in the journal before it is shown; where it can't be, nothing is shown."))

  /// Most entries that are suggested where the id is none.
  private static let suggestionLimit = 3

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id entri, misalnya ofac-2674.", en: "The entry's id, for example ofac-2674.")))
  var entry: String
  @Option(help: .init(text(id: "Untuk apa; dicatat.", en: "What for; it is recorded."))) var purpose: LookupPurpose?

  func run() throws { try withDesk(global, for: .lookingUp(purpose), isCurrent: true, run) }

  private func run(_ desk: Desk) throws {
    var found: [(list: String, entry: WatchlistEntry)] = []
    var used: [WatchlistChecked.ListUsed] = []
    var similar: [String] = []
    for list in try desk.ledger.currentLists() {
      let entries = try KeptList.read(list.imported, desk.layout).entries
      found += entries.filter { $0.id == entry }.map { (list.imported.list, $0) }
      similar += entries.map(\.id).filter { $0.hasSuffix("-" + entry) }
      used.append(WatchlistChecked.ListUsed(list, desk.zone))
    }
    let today = try today(desk.zone).earliestDay
    // A number that is some list's id is not taken for the beginning of an event's.
    let own = found.isEmpty ? try desk.ledger.localEntries(entry, limit: 2) : []
    guard own.count < 2 else { throw Refusal.entry(.ambiguous(entry)) }
    guard !found.isEmpty || !own.isEmpty else { throw unknownEntry(similar) }
    if let list = try desk.ledger.localList().used(on: today, desk.zone) { used.append(list) }
    if let own = own.first {
      try desk.record([
        LookupMade.event(opening: own.entryID, on: LocalList.name, purpose: purpose, lists: used)
      ])
      let showsReason = try desk.refusal(.seeReasons) == nil
      show(LocalEntryReport(entry: own, zone: desk.zone, today: today, showsReason: showsReason))
      return
    }
    try desk.record(
      found.map { LookupMade.event(opening: $0.entry.id, on: $0.list, purpose: purpose, lists: used) })
    for (list, entry) in found { show(entry, list, on: today) }
  }

  private func show(_ report: LocalEntryReport) {
    guard !global.json else { return say(json: report.writeMembers) }
    show(report.entry.listed(report.zone), LocalList.name, on: .min)
    report.lines.forEach { say($0) }
  }

  private func unknownEntry(_ similar: [String]) -> Failure {
    let typed = entry.prefix(40)
    let meant = similar.prefix(Self.suggestionLimit).joined(separator: ", ")
    return Failure(
      id: "Tidak ada entri \"\(typed)\" di daftar mana pun" + (meant.isEmpty ? "." : "; maksud Anda \(meant)?"),
      en: "There is no entry \"\(typed)\" on any list" + (meant.isEmpty ? "." : "; did you mean \(meant)?"))
  }

  private func show(_ entry: WatchlistEntry, _ list: String, on day: Int) {
    let isExpired = entry.measure?.expires.map { $0.latestDay < day } ?? false
    guard !global.json else {
      return say(json: {
        $0.member("list", list)
        entry.writeMembers(to: &$0)
        $0.member("expired", isExpired)
      })
    }
    say("\(entry.id)  \(list)  \(entry.kind.word.inProgramLanguage)")
    for name in entry.names { say("  \(name.kind.word.inProgramLanguage): \(name.text)") }
    for birth in entry.births { say(text(id: "  lahir: ", en: "  born: ") + ReasonCode.claim(birth)) }
    if let sex = entry.sex { say(text(id: "  kelamin: ", en: "  sex: ") + sex.word.inProgramLanguage) }
    for document in entry.documents {
      say("  " + Self.joined([document.type, document.number, document.country], " "))
    }
    if !entry.nationalities.isEmpty { say("  " + entry.nationalities.joined(separator: ", ")) }
    if let measure = entry.measure { show(measure) }
    if isExpired {
      say(text(id: "  ! berakhir: tidak mengenai siapa pun lagi", en: "  ! expired: it hits nobody any more"))
    }
    if !entry.programs.isEmpty { say("  " + entry.programs.joined(separator: ", ")) }
    if !entry.remarks.isEmpty { say("  " + entry.remarks) }
  }

  /// Those of the texts that say something.
  private static func joined(_ texts: [String], _ separator: String) -> String {
    texts.filter { !$0.isEmpty }.joined(separator: separator)
  }

  private func show(_ measure: ListedMeasure) {
    let what = Self.joined([Self.joined([measure.classCode, measure.action], ": "), measure.legalBasis], "  ")
    if !what.isEmpty { say("  " + what) }
    if !measure.owner.isEmpty { say(text(id: "  instansi: ", en: "  owner: ") + measure.owner) }
    let days = [
      (text(id: "mulai", en: "from"), measure.entered), (text(id: "tinjau", en: "review"), measure.review),
      (text(id: "sampai", en: "until"), measure.expires),
    ].compactMap { word, date in date.map { "\(word) \($0)" } }
    if !days.isEmpty { say("  " + days.joined(separator: ", ")) }
  }
}

extension WatchlistEntry {
  func writeMembers(to json: inout JSONWriter) {
    json.member("entry", id)
    json.member("kind", kind.rawValue)
    json.key("names")
    json.array(names) { json, name in
      json.object {
        $0.member("kind", name.kind.rawValue)
        $0.member("name", name.text)
      }
    }
    json.member("births", births.map(ReasonCode.claim))
    json.optionalMember("sex", sex?.rawValue)
    json.member("nationalities", nationalities)
    json.key("documents")
    json.array(documents) { json, document in
      json.object {
        $0.member("type", document.type)
        $0.member("number", document.number)
        $0.member("country", document.country)
      }
    }
    json.member("programs", programs)
    if let measure {
      json.objectMember("measure") {
        $0.member("class", measure.classCode)
        $0.member("action", measure.action)
        $0.member("legal_basis", measure.legalBasis)
        $0.member("owner", measure.owner)
        $0.optionalMember("entered", measure.entered?.description)
        $0.optionalMember("review", measure.review?.description)
        $0.optionalMember("expires", measure.expires?.description)
      }
    }
    json.member("remarks", remarks)
  }
}
