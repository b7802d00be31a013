import ArgumentParser
import Border
import Journal
import Phrases

struct LedgerRebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: text(id: "Menyusun tampilan dari awal.", en: "Builds the read model anew."))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: .init(
      text(
        id: "Mengapa; wajib bila jurnal tidak cocok dengan yang pernah dibaca atau ditandatangani.",
        en: "Why; needed where the journal does not agree with what was read or signed.")))
  var reason: String?

  func run() throws {
    let identity = try JournalReader(global.layout).identity
    guard global.layout.isWritable else { throw JournalError.readOnly(path: global.layout.root) }
    let reason = try reason.map(LedgerRebuilt.checked)
    let ledger = try Ledger(global.layout, zone: try loadReference().storePost(identity).zone)
    // Without tables this only does what opening a console does.
    let replaces = ledger.isInFile || ledger.lost != nil
    let passphrase = replaces ? try allow(ledger) : nil
    let hasLost = ledger.lost != nil
    let disagrees = (try? JournalProver(global.layout))?.disagrees(milliseconds: Self.lookMilliseconds) ?? false
    guard !hasLost && !disagrees || reason != nil else { throw Self.reasonMissing }
    let before = ledger.keptAside
    let progress = try showingBuild { try ledger.rebuild(keepsOld: disagrees, progress: $0) }
    tellKept(ledger, disagrees || hasLost)
    if let damage = progress.damage { complain(damage.phrase) }
    if replaces {
      let kept = ledger.keptAside.last { !before.contains($0) }
      let found: LedgerRebuilt.Found = hasLost ? .lost : disagrees ? .disagrees : .agrees
      record(try LedgerRebuilt(found, lines: progress.seq, kept: kept, reason: reason), passphrase)
    }
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

  private static let reasonMissing = Failure(
    id:
      "Jurnal TIDAK cocok dengan yang pernah dibaca atau ditandatangani: lihat dulu dengan \"plbn journal verify\", lalu "
      + "ulangi dengan --reason dan alasannya. Tampilan tetap seperti semula.",
    en:
      "The journal does NOT agree with what was read or signed: look first by \"plbn journal verify\", then do it again "
      + "with --reason and the reason. The read model is as it was.")

  /// The passphrase, where the store is closed. A journal that has lost records takes none before this is done, so who asks is
  /// proved without a record first.
  private func allow(_ ledger: Ledger) throws -> String? {
    _ = try showingBuild { try ledger.catchUp(progress: $0) }
    let book = try ledger.accounts()
    guard !book.isOpen else { return nil }
    let passphrase = try readPassphrase(global)
    let session = try openDesk(global).proveForReading(global.person.name, passphrase: passphrase)
    try plbn.allow([.rebuildLedger], book, .session(session))
    return passphrase
  }

  /// The read model is built by then, whatever becomes of its record.
  private func record(_ rebuilt: LedgerRebuilt, _ passphrase: String?) {
    do {
      _ = try withPassphrase(global, read: passphrase) { desk, _ in try desk.record(rebuilt) }
    } catch {
      let why = Phrase(error)
      complain(
        Phrase(
          id: "Penyusunan ini TIDAK tercatat; tulis di buku jaga. \(why.id)",
          en: "This was NOT recorded; write it into the duty book. \(why.en)"))
    }
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
