import ArgumentParser
import Border
import Journal
import Phrases
import ReferenceData

struct HitDispose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispose",
    abstract: text(
      id: "Menilai satu calon: orang yang sama, orang lain, atau tidak pasti.",
      en: "Says what a candidate is: the same person, another, or that one can't tell."),
    discussion: text(
      id:
        "Untuk kemiripan kuat perlu petugas kedua: --second di sini, atau ia menjawab dengan \"plbn hit second\" atau di "
        + "layar Temuan konsolnya. Sampai itu penilaian tercatat, tetapi belum berlaku.",
      en:
        "A strong likeness takes a second officer: --second here, or they answer by \"plbn hit second\" or on their "
        + "console's Hits screen. Until then the finding is recorded and does not count yet."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(
    help: .init(
      text(
        id: "Id pindaian, dokumen atau pelintasan, dari \"plbn hit list\".",
        en: "The id of the scan, document or crossing, from \"plbn hit list\".")))
  var subject: String
  @Argument(help: .init("same-person | other-person | cannot-tell")) var finding: FindingChoice
  @Option(help: .init(text(id: "Nama daftar.", en: "The list's name."))) var list: String
  @Option(help: .init(text(id: "Id entri.", en: "The entry's id."))) var entry: String
  @OptionGroup var reason: HitReasonOptions
  @Flag(
    help: .init(
      text(
        id: "Ganti penilaian yang berlaku sekarang.", en: "Replace the finding that counts now.")))
  var replace = false

  enum FindingChoice: String, ExpressibleByArgument, CaseIterable {
    case samePerson = "same-person"
    case otherPerson = "other-person"
    case cannotTell = "cannot-tell"
  }

  func run() throws { try withDesk(global, for: .disposeHit, isCurrent: true, run) }

  private func run(_ desk: Desk) throws {
    guard let finding = HitDisposed.Finding(rawValue: finding.rawValue),
      let hit = try desk.ledger.hit(ofSubject: subject)
    else { throw Refusal.unknownHit }
    let (code, words) = try reason.given()
    let counting = replace ? hit.finding(list: list, entry: entry)?.id : nil
    let disposed = HitDisposed(
      subject: subject, check: hit.checkID, finding: finding, list: list, entry: entry, code: code, reason: words,
      replaces: counting)
    let matter = SecondMatter.finding(
      name: hit.check.traveller.name, finding,
      hit: hit.check.candidates.first { $0.list == list && $0.entry == entry }, list: list, entry: entry,
      reason: desk.reference.hits.phrase(code, words).inProgramLanguage)
    guard let record = try desk.dispose(disposed, second: try second.officer(desk, for: matter)) else { return }
    showRecord(record, desk, json: global.json)
  }
}

struct HitSecond: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "second",
    abstract: text(
      id: "Jawaban petugas kedua atas permintaan petugas lain.",
      en: "The second officer's answer to another officer's request."),
    discussion: text(
      id: "Id permintaan ada di \"plbn hit list\". Jawaban pertama berlaku; permintaan sendiri tidak dapat dijawab.",
      en: "Requests stand in \"plbn hit list\". The first answer counts; nobody answers their own request."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id permintaan, atau awalnya.", en: "The request's id, or its beginning.")))
  var ask: String
  @Argument(help: .init("agree | disagree")) var answer: Answer
  @OptionGroup var reason: HitReasonOptions

  enum Answer: String, ExpressibleByArgument, CaseIterable { case agree, disagree }

  func run() throws {
    try withDesk(global, for: .disposeHit, isCurrent: true) { desk in
      let (code, words) = try reason.given()
      guard let record = try desk.second(ask: ask, agrees: answer == .agree, code: code, words: words) else { return }
      showRecord(record, desk, json: global.json)
    }
  }
}

/// Why something is said of a hit.
struct HitReasonOptions: ParsableArguments {
  @Option(
    help: .init(
      text(
        id: "Kode alasan dari hits.json, misalnya birth-differs; tanpa ini hanya --words.",
        en: "A reason's code of hits.json, such as birth-differs; without it --words alone."), valueName: "code"))
  var reason: String?
  @Option(help: .init(text(id: "Alasan dengan kata-kata sendiri.", en: "The reason in one's own words."))) var words:
    String?

  /// The code with the words; `other` where words alone are given.
  func given() throws -> (code: String, words: String) {
    guard reason != nil || words != nil else {
      throw wrongUsage(id: "perlu --reason atau --words", en: "--reason or --words is needed")
    }
    return (reason ?? HitTables.ownWords, words ?? "")
  }
}
