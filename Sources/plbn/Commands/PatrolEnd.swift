import ArgumentParser
import Border
import Phrases

struct PatrolEnd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: text(id: "Patroli kembali.", en: "A patrol is back."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id patroli, atau awalnya.", en: "The patrol's id, or its beginning."))) var id: String

  func run() throws { try withDesk(global, for: .keepPatrols, run) }

  private func run(_ desk: Desk) throws {
    guard let record = try desk.end(patrol: id) else { return }
    showRecord(record, desk, json: global.json)
  }
}
