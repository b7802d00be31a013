import ArgumentParser
import Border
import Journal
import Phrases
import WatchlistFormats

struct WatchlistDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: text(
      id: "Apa yang baru, berubah dan hilang di satu daftar.", en: "What is new, changed and gone in a list."),
    discussion: text(
      id:
        "Tanpa pilihan: versi yang berlaku terhadap yang sebelumnya. Dengan BERKAS: berkas yang belum diimpor terhadap "
        + "versi yang berlaku; tidak ada yang dicatat. Kedua versi dibaca ke memori seperti pada impor (kira-kira 1 kB tiap "
        + "entri dari keduanya); hasilnya ditulis satu per satu.",
      en:
        "Without options: the version that counts against the one before. With FILE: a file that is not imported against "
        + "the version that counts; nothing is recorded. Both versions are read into memory as by an import (about 1 kB "
        + "for each entry of either); what differs is written one by one."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Nama daftar.", en: "The list's name."))) var list: String
  @Argument(help: .init(text(id: "Berkas yang belum diimpor.", en: "A file that is not imported."))) var file: String?
  @Option(
    help: .init(
      text(id: "Versi lama: awal SHA-256-nya.", en: "The older version: the beginning of its SHA-256."),
      valueName: "sha"))
  var from: String?
  @Option(
    help: .init(
      text(id: "Versi baru: awal SHA-256-nya.", en: "The newer version: the beginning of its SHA-256."),
      valueName: "sha"))
  var to: String?
  @Option(help: .init(ListFormat.allCases.map(\.rawValue).joined(separator: ", ") + ", auto")) var format = "auto"
  @Flag(help: .init(text(id: "Hanya versi-versi yang disimpan.", en: "Only the versions that are kept.")))
  var versions = false

  func validate() throws {
    if format != "auto", ListFormat(rawValue: format) == nil {
      let known = ListFormat.allCases.map(\.rawValue) + ["auto"]
      throw ValidationError(Refusal.unknownCode(.format, format, known: known).phrase().inProgramLanguage)
    }
    if file != nil, from != nil || to != nil {
      throw wrongUsage(id: "BERKAS, atau --from dan --to", en: "a FILE, or --from and --to")
    }
  }

  func run() throws { try withLedger(global, forAny: [.importList], run) }

  private func run(_ store: OpenedLedger) throws {
    let current = try store.ledger.currentLists()
    let imports = try store.ledger.imports(of: list)
    guard list != LocalList.name else {
      throw Failure(
        id: "Daftar pos sendiri tidak punya versi: entrinya dibuat dan dicabut satu per satu; lihat \"plbn watchlist "
          + "lists --entries\" dan \"plbn watchlist show ENTRI\".",
        en: "The post's own list has no versions: its entries are made and withdrawn one by one; see \"plbn watchlist "
          + "lists --entries\" and \"plbn watchlist show ENTRY\".")
    }
    guard !imports.isEmpty else {
      throw ListComparison.Failure.noSuchList(list, known: current.map(\.imported.list))
    }
    guard !versions else {
      for version in imports { show(version, store.zone) }
      return
    }
    show(try compare(imports.map(\.imported), current))
  }

  private func compare(_ imports: [WatchlistImported], _ current: [CurrentList]) throws -> ListComparison {
    guard let file else {
      return try ListComparison.kept(list, imports, from: from, to: to, layout: global.layout)
    }
    return try ListComparison.file(
      file, format: format == "auto" ? nil : ListFormat(rawValue: format), list: list, layout: global.layout,
      current: current)
  }

  private func show(_ version: CurrentList, _ zone: PostZone) {
    let imported = version.imported
    guard !global.json else {
      return say(json: {
        imported.writeContents(to: &$0)
        $0.member("imported", zone.text(version.time))
      })
    }
    say(
      "\(imported.sha256)  \(zone.text(version.time))  "
        + text(id: "\(imported.entries) entri", en: "\(imported.entries) entries"))
  }

  private func show(_ comparison: ListComparison) {
    let count = comparison.difference.count
    if global.json {
      say(json: {
        $0.member("list", list)
        $0.member("from", comparison.from)
        $0.member("to", comparison.to)
        $0.member("added", count.added)
        $0.member("changed", count.changed)
        $0.member("removed", count.removed)
      })
    } else {
      say(
        text(
          id: "\(list)  \(comparison.from.prefix(12)) -> \(comparison.to.prefix(12)): \(count.added) baru, "
            + "\(count.changed) berubah, \(count.removed) hilang",
          en: "\(list)  \(comparison.from.prefix(12)) -> \(comparison.to.prefix(12)): \(count.added) added, "
            + "\(count.changed) changed, \(count.removed) removed"))
    }
    if comparison.from == comparison.to {
      complain(
        text(
          id: "Itu satu versi, dibandingkan dengan dirinya sendiri; pilih yang lain dari \"plbn watchlist diff \(list) "
            + "--versions\".",
          en: "That is one version, compared with itself; choose another of \"plbn watchlist diff \(list) --versions\"."
        ))
    }
    comparison.difference.forEach { global.json ? say(json: $0.writeMembers) : showLines($0) }
  }

  private func showLines(_ change: ListDifference.Change) {
    say("\(change.kind.sign) \(change.entry.id)  \(change.entry.displayName)")
    guard case .changed(_, let fields) = change else { return }
    for field in fields {
      let name = field.word.inProgramLanguage
      for value in field.removed { say("    \(name) - \(field.shown(value).inProgramLanguage)") }
      for value in field.added { say("    \(name) + \(field.shown(value).inProgramLanguage)") }
    }
  }
}

extension ChangedEntry.Kind {
  /// `+`, `~`, `-`.
  var sign: String {
    switch self {
    case .added: "+"
    case .changed: "~"
    case .removed: "-"
    }
  }
}

extension ListDifference.Change {
  func writeMembers(to json: inout JSONWriter) {
    json.member("change", kind.rawValue)
    json.member("entry", entry.id)
    json.member("name", entry.displayName)
    guard case .changed(_, let fields) = self else { return }
    json.key("fields")
    json.array(fields) { json, field in
      json.object {
        $0.member("field", field.field)
        $0.member("removed", field.removed)
        $0.member("added", field.added)
      }
    }
  }
}
