import ArgumentParser
import Border
import Journal
import Phrases
import Watchlist
import WatchlistFormats

struct Watchlist: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(id: "Daftar: impor, umur, entri.", en: "Lists: import, age, entries."),
    subcommands: [Import.self, Lists.self, Show.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: text(id: "Mengimpor daftar yang diterbitkan.", en: "Takes in a published list."))

    /// Broken rows that are told one by one.
    static let brokenRowsTold = 20

    @OptionGroup var global: GlobalOptions
    @Argument(help: .init(text(id: "Berkas daftar.", en: "The list's file."))) var file: String
    @Option(help: .init("ofac-csv, un-xml, ftm-json, interpol-json, plbn-csv, auto")) var format = "auto"
    @Option(help: .init(text(id: "Nama daftar di sini.", en: "What the list is called here."))) var name: String?
    @Flag(help: .init(text(id: "Hanya katakan apa yang akan berubah.", en: "Only say what would change.")))
    var dryRun = false

    private var chosen: ListFormat? { format == "auto" ? nil : ListFormat(rawValue: format) }

    func validate() throws {
      if format != "auto", chosen == nil {
        let known = ListFormat.allCases.map(\.rawValue) + ["auto"]
        throw ValidationError(Refusal.unknownCode(.format, format, known: known).phrase()[Language.ofProgram])
      }
    }

    func run() throws {
      let desk = try openDesk(global)
      try desk.catchUp()
      let current = try desk.ledger.currentLists()
      let list = try ListImport.prepare(file, format: chosen, name: name, layout: global.layout, current: current)
      report(list)
      let isSame = current.contains {
        $0.imported.list == list.imported.list && $0.imported.files == list.imported.files
      }
      if dryRun || isSame { list.discard() }
      if isSame { complain(Refusal.listUnchanged(list.imported.list).phrase()[global.language]) }
      let record = dryRun || isSame ? nil : try desk.record(list.imported)
      show(list.imported, id: record?.id)
    }

    private func report(_ list: ListImport) {
      for row in list.brokenRows.prefix(Self.brokenRowsTold) {
        complain(
          text(
            id: "\(row.file) baris \(row.line) dilewati: \(row.reason).",
            en: "\(row.file) line \(row.line) was left out: \(row.reason)."))
      }
      let more = list.imported.brokenRows - min(list.brokenRows.count, Self.brokenRowsTold)
      if more > 0 {
        complain(text(id: "\(more) baris rusak lagi dilewati.", en: "\(more) more broken rows were left out."))
      }
      for file in list.missingFiles {
        complain(
          text(
            id: "\(file) tidak ada di sebelahnya; isinya tidak terbaca.",
            en: "\(file) is not beside it; what it holds was not read."))
      }
    }

    private func show(_ list: WatchlistImported, id: String?) {
      guard !global.json else {
        return say(json: {
          $0.optionalMember("id", id)
          $0.member("recorded", id != nil)
          list.writeContents(to: &$0)
        })
      }
      let verb = id == nil ? text(id: "akan menjadi", en: "would be") : text(id: "sekarang", en: "is now")
      say(
        text(
          id:
            "\(list.list) \(verb) \(list.entries) entri, \(list.names) nama (\(list.added) baru, \(list.changed) berubah, "
            + "\(list.removed) hilang, \(list.brokenRows) baris rusak); SHA-256 \(list.sha256)",
          en:
            "\(list.list) \(verb) \(list.entries) entries, \(list.names) names (\(list.added) added, \(list.changed) changed, "
            + "\(list.removed) removed, \(list.brokenRows) broken rows); SHA-256 \(list.sha256)"))
    }
  }

  struct Lists: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: text(
        id: "Daftar yang berlaku, dengan umur dan jumlah.", en: "The lists that count, with age and counts."))

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let store = try OpenedLedger(global, try loadReference())
      let lists = try store.ledger.currentLists()
      if lists.isEmpty, !global.json {
        complain(text(id: "Belum ada daftar; impor satu.", en: "There is no list yet; import one."))
      }
      for list in lists {
        let hours = max(0, Timestamp.now().milliseconds - list.time.milliseconds) / 3_600_000
        guard !global.json else {
          say(json: {
            list.imported.writeContents(to: &$0)
            $0.member("imported", store.zone.text(list.time))
            $0.member("age_hours", hours)
          })
          continue
        }
        say(
          text(
            id: "\(list.imported.list)  \(list.imported.entries) entri, \(list.imported.names) nama  diimpor "
              + "\(store.zone.text(list.time)) (\(hours) jam)  \(list.imported.format)",
            en: "\(list.imported.list)  \(list.imported.entries) entries, \(list.imported.names) names  imported "
              + "\(store.zone.text(list.time)) (\(hours) hours)  \(list.imported.format)"))
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: text(id: "Satu entri daftar.", en: "One entry of a list."))

    @OptionGroup var global: GlobalOptions
    @Argument(help: .init(text(id: "Id entri, misalnya ofac-2674.", en: "The entry's id, for example ofac-2674.")))
    var entry: String

    func run() throws {
      let store = try OpenedLedger(global, try loadReference())
      let lists = try store.ledger.currentLists()
      var found = 0
      for list in lists {
        for match in try KeptList.read(list.imported, global.layout).entries where match.id == entry {
          found += 1
          show(match, list.imported.list)
        }
      }
      guard found > 0 else {
        throw Failure(
          id: "Tidak ada entri \"\(entry.prefix(40))\" di daftar mana pun.",
          en: "There is no entry \"\(entry.prefix(40))\" on any list.")
      }
    }

    private func show(_ entry: WatchlistEntry, _ list: String) {
      guard !global.json else {
        return say(json: {
          $0.member("list", list)
          entry.writeMembers(to: &$0)
        })
      }
      say("\(entry.id)  \(list)  \(entry.kind.rawValue)")
      for name in entry.names { say("  \(name.kind.rawValue): \(name.text)") }
      for birth in entry.births { say(text(id: "  lahir: ", en: "  born: ") + ReasonCode.claim(birth)) }
      for document in entry.documents { say("  \(document.type) \(document.number) \(document.country)") }
      if !entry.nationalities.isEmpty { say("  " + entry.nationalities.joined(separator: ", ")) }
      if let measure = entry.measure { say("  \(measure.classCode): \(measure.action)  \(measure.legalBasis)") }
      if !entry.programs.isEmpty { say("  " + entry.programs.joined(separator: ", ")) }
      if !entry.remarks.isEmpty { say("  " + entry.remarks) }
    }
  }
}

extension WatchlistImported {
  func writeContents(to json: inout JSONWriter) {
    json.member("list", list)
    json.member("format", format)
    json.optionalMember("published", published)
    json.member("sha256", sha256)
    json.member("files", files.map(\.name))
    json.member("entries", entries)
    json.member("names", names)
    json.member("broken_rows", brokenRows)
    json.member("added", added)
    json.member("changed", changed)
    json.member("removed", removed)
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
        $0.optionalMember("expires", measure.expires?.description)
      }
    }
    json.member("remarks", remarks)
  }
}
