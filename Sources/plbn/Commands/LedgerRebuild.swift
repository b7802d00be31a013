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
    // Without tables this only does what opening a console does.
    if ledger.isInFile || ledger.lost != nil { try allow(ledger) }
    let hasLost = ledger.lost != nil
    let disagrees = (try? JournalProver(global.layout))?.disagrees(milliseconds: Self.lookMilliseconds) ?? false
    let progress = try showingBuild { try ledger.rebuild(keepsOld: disagrees, progress: $0) }
    tellKept(ledger, disagrees || hasLost)
    if let damage = progress.damage { complain(damage.phrase) }
    if global.json {
      say(json: { $0.member("records", progress.seq) })
    } else {
      say(
        text(
          id: "Tampilan disusun dari \(progress.seq) baris jurnal.",
          en: "The read model was built from \(progress.seq) lines of the journal."))
    }
    if progress.damage != nil || disagrees { throw ExitCode(3) }
  }

  private static let lookMilliseconds = 60_000

  /// Not recorded: a store whose journal has lost records takes none before this is done.
  private func allow(_ ledger: Ledger) throws {
    _ = try showingBuild { try ledger.catchUp(progress: $0) }
    let book = try ledger.accounts()
    guard !book.isOpen else { return }
    let session = try openDesk(global).proveForReading(global.person.name, passphrase: try readPassphrase(global))
    try plbn.allow([.rebuildLedger], book, .session(session))
  }

  private func tellKept(_ ledger: Ledger, _ isEvidence: Bool) {
    guard isEvidence, let kept = ledger.keptAside.last else { return }
    complain(
      text(
        id:
          "Jurnal TIDAK cocok dengan yang pernah dibaca atau ditandatangani. Tampilan lama disimpan sebagai bukti: \(kept). "
          + "Yang tampil sekarang adalah isi jurnal yang DIUBAH itu; jalankan \"plbn journal verify\", lapor.",
        en:
          "The journal does NOT agree with what was read or signed. The earlier read model is kept as evidence: \(kept). "
          + "What is shown now is what that CHANGED journal says; run \"plbn journal verify\", report it."))
  }
}
