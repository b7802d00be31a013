import ArgumentParser
import Border
import Phrases

struct CrossingVoid: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void",
    abstract: text(
      id: "Membatalkan pelintasan yang salah dengan peristiwa baru; tidak ada yang hilang.",
      en: "Voids a wrong crossing by a further event; nothing disappears."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id pelintasan, atau awalnya.", en: "The crossing's id, or its beginning.")))
  var id: String
  @Option(help: .init(text(id: "Mengapa catatan itu salah.", en: "Why the record is wrong."))) var reason: String

  func run() throws { try withDesk(global, for: .void, run) }

  private func run(_ desk: Desk) throws {
    guard let record = try desk.void(crossing: id, reason: reason) else { return }
    showRecord(record, desk, json: global.json)
  }
}
