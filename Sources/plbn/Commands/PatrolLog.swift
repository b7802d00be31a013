import ArgumentParser
import Border
import Phrases

struct PatrolLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: text(id: "Yang dilihat atau dilakukan patroli.", en: "What a patrol saw or did."),
    discussion: text(
      id: "Patroli yang sudah kembali juga masih dapat dicatat. Posisi di selatan: --position=-1.05,110.2.",
      en: "A patrol that is back takes entries too. A position in the south: --position=-1.05,110.2."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id patroli, atau awalnya.", en: "The patrol's id, or its beginning."))) var id: String
  @Argument(
    help: .init(
      text(
        id: "Laporannya, paling banyak \(PatrolLogged.textLimit) huruf.",
        en: "What happened, at most \(PatrolLogged.textLimit) characters."), valueName: "text"))
  var words: String
  @Option(
    help: .init(
      text(id: "Di mana: derajat, misalnya 1.0167,110.3667.", en: "Where: degrees, for example 1.0167,110.3667."),
      valueName: "lat,lon"))
  var position: String?
  @Option(help: .init(text(id: "Jumlah orang, 0 sampai 10000.", en: "How many persons, 0 to 10000.")))
  var persons: Int?
  @Option(help: .init(text(id: "Diserahkan kepada siapa.", en: "To whom they were handed."), valueName: "whom"))
  var handedTo: String?

  func run() throws { try withDesk(global, for: .keepPatrols, run) }

  private func run(_ desk: Desk) throws {
    var entry = PatrolLogged(patrol: id, text: words, persons: persons, handedTo: handedTo)
    if let position {
      guard let place = GeoPosition(position) else { throw Refusal.wrongForm(.position, position) }
      entry.position = place
    }
    entry = try PatrolRules.checked(entry)
    guard let record = try desk.log(entry) else { return }
    showRecord(record, desk, json: global.json)
  }
}
