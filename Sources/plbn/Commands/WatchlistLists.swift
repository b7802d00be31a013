import ArgumentParser
import Border
import Journal
import Phrases

struct WatchlistLists: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract: text(
      id: "Daftar yang berlaku, dengan umur dan jumlah.", en: "The lists that count, with age and counts."))

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let store = try OpenedLedger(global)
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
