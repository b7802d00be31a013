import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

struct HitGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "hit",
    abstract: text(
      id: "Temuan di daftar: antreannya, dan tanda \"pernah dinyatakan bersih\".",
      en: "Hits on lists: their queue, and marks of travellers cleared before."),
    subcommands: [HitList.self, HitDispose.self, HitSecond.self, HitClearBefore.self, HitMarks.self, HitUnclear.self])
}

struct HitClearBefore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear-before",
    abstract: text(
      id: "Menandai: pelintas ini bukan entri itu, dan tidak perlu dihentikan lagi karenanya.",
      en: "Marks that a traveller is not an entry, and need not be stopped for it again."),
    discussion: text(
      id:
        "Berlaku untuk dokumen, tanggal lahir dan nama yang sama, selama entri itu tidak berubah, paling lama menurut "
        + "aturan cleared-before-days. Perlu petugas kedua. Kemiripan kuat tidak dapat ditandai.",
      en:
        "It holds for the same document, date of birth and name, while the entry does not change, and at most as long "
        + "as the rule cleared-before-days says. It takes a second officer. A strong likeness can't be marked."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(
    help: .init(
      text(
        id: "Id pindaian, dokumen atau pelintasan yang dinilai.",
        en: "The id of the scan, document or crossing that was assessed.")))
  var subject: String
  @Option(help: .init(text(id: "Nama daftar.", en: "The list's name."))) var list: String
  @Option(help: .init(text(id: "Id entri.", en: "The entry's id."))) var entry: String
  @Option(help: .init(text(id: "Mengapa ini orang lain.", en: "Why this is another person."))) var reason: String
  @Option(help: .init(text(id: "Hari terakhir berlakunya.", en: "The last day on which it counts."), valueName: "date"))
  var until: String?

  func run() throws { try withDesk(global, for: .disposeHit, isCurrent: true, run) }

  private func run(_ desk: Desk) throws {
    let until = try until.map { typed in
      guard let date = PartialDate(typed), date.isWhole else {
        throw wrongUsage(
          id: "--until: tanggal lengkap, misalnya 2027-03-01", en: "--until: a whole date, like 2027-03-01")
      }
      return date
    }
    guard let content = try LoadedLists(desk).watchlist.content(of: entry, list: list) else {
      throw Refusal.unknownHit
    }
    let clearing = Clearing(
      subject: subject, list: list, entry: entry, content: content.sha256, version: content.version, reason: reason,
      until: until)
    let check = try desk.ledger.hit(ofSubject: subject)?.check
    let matter = SecondMatter.clearing(
      name: check?.traveller.name ?? subject, clearing,
      hit: check?.candidates.first { $0.list == list && $0.entry == entry })
    guard let record = try desk.clear(clearing, second: try second.officer(desk, for: matter)) else { return }
    showRecord(record, desk, json: global.json)
  }
}

struct HitUnclear: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unclear",
    abstract: text(
      id: "Mencabut satu tanda: pelintas itu menjadi temuan lagi.",
      en: "Takes a mark back: the traveller is a hit again."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id tanda, atau awalnya.", en: "The mark's id, or its beginning."))) var id: String
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String

  func run() throws {
    try withDesk(global, for: .disposeHit, isCurrent: true) { desk in
      guard let record = try desk.withdraw(mark: id, reason: reason) else { return }
      showRecord(record, desk, json: global.json)
    }
  }
}

struct HitMarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "marks",
    abstract: text(id: "Semua tanda, yang terbaru dulu.", en: "All marks, newest first."),
    discussion: text(
      id: "Paling banyak \(Ledger.markLimit).", en: "At most \(Ledger.markLimit)."))

  @OptionGroup var global: GlobalOptions

  func run() throws { try withLedger(global, run) }

  private func run(_ store: OpenedLedger) throws {
    let marks = try store.ledger.marks()
    guard !marks.isEmpty else { return }
    let day = try today(store.zone)
    let lists = try LoadedLists(store.ledger, global.layout, store.zone).watchlist
    for mark in marks {
      let state = state(mark, lists, day)
      guard !global.json else {
        say(json: { write(mark, state, store.zone, to: &$0) })
        continue
      }
      let cleared = mark.cleared
      let document = [cleared.document.type, cleared.document.issuer, cleared.document.number].compactMap(\.self)
      say(
        "\(mark.id)  \(state.phrase.inProgramLanguage)  \(cleared.until)  \(cleared.name)  \(cleared.birth)  "
          + "\(document.joined(separator: " "))  \(cleared.list) \(cleared.entry)  \(mark.officer), \(cleared.second)"
          + (mark.withdrawal.map { "  \($0.officer): \($0.why.inProgramLanguage)" } ?? ""))
    }
  }

  private enum State: String {
    case counts, expired, withdrawn
    /// The entry says something else, or is gone.
    case entryChanged = "entry-changed"

    var phrase: Phrase {
      switch self {
      case .counts: Phrase(id: "berlaku", en: "counts")
      case .expired: Phrase(id: "habis", en: "expired")
      case .withdrawn: Phrase(id: "dicabut", en: "taken back")
      case .entryChanged: Phrase(id: "entri berubah", en: "entry changed")
      }
    }
  }

  private func state(_ mark: ClearedMark, _ lists: PostWatchlist, _ day: PartialDate) -> State {
    if mark.withdrawal != nil { return .withdrawn }
    guard mark.counts(on: day) else { return .expired }
    let now = lists.content(of: mark.cleared.entry, list: mark.cleared.list)?.sha256
    return now == mark.cleared.content ? .counts : .entryChanged
  }

  private func write(_ mark: ClearedMark, _ state: State, _ zone: PostZone, to json: inout JSONWriter) {
    let cleared = mark.cleared
    json.member("id", mark.id)
    json.member("state", state.rawValue)
    json.member("time", zone.text(mark.time))
    json.member("officer", mark.officer)
    json.member("second", cleared.second)
    json.member("subject", cleared.subject)
    json.member("list", cleared.list)
    json.member("entry", cleared.entry)
    json.member("name", cleared.name)
    json.member("birth", cleared.birth.description)
    json.objectMember("document") {
      $0.member("type", cleared.document.type)
      $0.optionalMember("issuer", cleared.document.issuer)
      $0.member("number", cleared.document.number)
    }
    json.member("until", cleared.until.description)
    json.member("reason", cleared.reason)
    guard let withdrawal = mark.withdrawal else { return }
    json.objectMember("withdrawn") {
      $0.member("time", zone.text(withdrawal.time))
      $0.member("officer", withdrawal.officer)
      $0.member("reason", withdrawal.reason)
    }
  }
}
