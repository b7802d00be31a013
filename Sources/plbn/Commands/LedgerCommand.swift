import ArgumentParser
import Border
import Glibc
import Journal
import Phrases

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: text(id: "Tampilan yang disusun dari jurnal.", en: "The read model."),
    subcommands: [Rebuild.self])

  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: text(id: "Menyusun tampilan dari awal.", en: "Builds the read model anew."))

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let reference = try loadReference()
      let identity = try JournalReader(global.layout).identity
      let ledger = try Ledger(global.layout, zone: try reference.storePost(identity).zone)
      let isWatched = isatty(STDERR_FILENO) != 0
      let progress = try ledger.rebuild { progress in
        if isWatched { complain(text(id: "\(progress.seq) baris", en: "\(progress.seq) lines")) }
      }
      if let damage = progress.damage { complain(damage.phrase[global.language]) }
      guard global.json else {
        say(
          text(
            id: "Tampilan disusun dari \(progress.seq) baris jurnal.",
            en: "The read model was built from \(progress.seq) lines of the journal."))
        return
      }
      say(json: { $0.member("records", progress.seq) })
    }
  }
}
