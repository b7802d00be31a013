import ArgumentParser
import Border
import Journal
import Phrases

struct WatchlistRetire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire",
    abstract: text(
      id: "Mencabut daftar impor dari yang berlaku, oleh dua orang.",
      en: "Takes an imported list out of force, by two people."),
    discussion: text(
      id: "Riwayat dan berkasnya tetap disimpan; impor lagi bila daftar itu harus berlaku lagi.",
      en: "Its history and files are kept; import it again where it is to be in force again."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Nama daftar.", en: "The list's name."))) var list: String
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String

  func run() throws { try withDesk(global, for: .importList, run) }

  private func run(_ desk: Desk) throws {
    let second = try second.session(desk, for: .retirement(list: list, reason: reason))
    guard let record = try desk.retire(list: list, reason: reason, second: second) else { return }
    showRecord(record, desk, json: global.json)
    // Makes the index of the lists that are left, once for all consoles.
    _ = try? LoadedLists(desk)
  }
}
