import ArgumentParser
import Border
import Journal
import Phrases

struct LedgerRebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: text(id: "Menyusun tampilan dari awal.", en: "Builds the read model anew."))

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let identity = try JournalReader(global.layout).identity
    guard global.layout.isWritable else { throw JournalError.readOnly(path: global.layout.root) }
    let ledger = try Ledger(global.layout, zone: try loadReference().storePost(identity).zone)
    let progress = try showingBuild { try ledger.rebuild(progress: $0) }
    if let damage = progress.damage { complain(damage.phrase) }
    if global.json {
      say(json: { $0.member("records", progress.seq) })
    } else {
      say(
        text(
          id: "Tampilan disusun dari \(progress.seq) baris jurnal.",
          en: "The read model was built from \(progress.seq) lines of the journal."))
    }
    if progress.damage != nil { throw ExitCode(3) }
  }
}
