import ArgumentParser
import Border
import Journal
import Phrases

struct JournalRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: text(
      id: "Membuat penyimpanan baru (--store) dari cadangan; jurnal baru menyebut kepala jurnal lama.",
      en: "Makes a new store (--store) from a back-up; its journal names the old one's head."))

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: .init(
      text(id: "Folder cadangan, atau folder yang memuatnya.", en: "A back-up, or the folder in which it lies."),
      valueName: "dir"))
  var folder: String

  @Option(
    help: .init(
      text(
        id: "Baca kunci pemulihan dari deskriptor ini (bila tidak: ditanyakan).",
        en: "Read the recovery key from this descriptor (else it is asked for)."), valueName: "n"))
  var recoveryKeyFd: Int32?

  @Option(
    help: .init(
      text(
        id: "Kunci jurnal lama yang dikenal pihak lain, dari \"plbn journal key\".",
        en: "The old journal's key as others know it, from \"plbn journal key\"."), valueName: "vkey"))
  var journalKey: String?

  func run() throws {
    let next = RecoveryKey()
    let maker = try global.maker()
    let report = try tellingBackupErrors(folder) {
      let known = try journalKey.map(VerifierKey.init)
      let key = try readRecoveryKey(recoveryKeyFd)
      return try StoreRestore(from: folder, with: key).make(
        at: global.layout, journalKey: known, recovery: next.publicKey, console: consoleName(),
        officer: maker.name, auth: maker.auth)
    }
    // So that the first thing said of the new journal is not that nothing is signed. Without it the next command makes one.
    _ = try? JournalProver(global.layout).makeCheckpoint(console: consoleName())
    let lost = try SignatureCheck(continuing: global.layout).book.accountsWithoutKeyFile(in: global.layout)
    warn(report, lost)
    guard !global.json else {
      return say(json: {
        $0.member("store", global.layout.root)
        $0.member("post", report.identity.post)
        $0.member("journal", report.identity.journal)
        $0.member("key", report.identity.verifierKey)
        $0.member("recovery", next.publicKey.text)
        $0.member("recovery_key", next.text)
        $0.objectMember("restored") {
          $0.member("journal", report.restored.journal)
          $0.member("size", report.restored.size)
          $0.member("root", report.restored.root.base64)
          $0.member("key", report.restored.key)
          $0.member("made", report.made.description)
          $0.member("segments", report.segments)
          $0.member("vouched", report.restored.isVouched)
        }
        $0.member("accounts_without_key", lost)
      })
    }
    saySentences(report)
    show(next)
  }

  /// What the new store lacks, while the old disk may still be at hand.
  private func warn(_ report: StoreRestore.Report, _ lost: [String]) {
    if !lost.isEmpty {
      let names = lost.prefix(10).joined(separator: ", ") + (lost.count > 10 ? ", …" : "")
      complain(
        text(
          id: "PERHATIAN: cadangan ini TANPA berkas kunci akun \(names) (\(lost.count)): mereka TIDAK DAPAT masuk ke "
            + "penyimpanan baru. Cari keys/accounts di disk lama atau cadangan lain, dan taruh di "
            + "\(global.layout.keys)/accounts.",
          en: "ATTENTION: this back-up has NO key file of the accounts \(names) (\(lost.count)): they CAN'T sign in to "
            + "the new store. Look for keys/accounts on the old disk or in another back-up, and put it into "
            + "\(global.layout.keys)/accounts."))
    }
    if !report.restored.isVouched {
      complain(
        text(
          id: "PERHATIAN: cadangan ini tanpa kunci jurnal lama, jadi jurnal lama tidak menandatangani kunci yang baru. "
            + "Itu hanya wajar bila kuncinya sedang diganti saat cadangan dibuat; catat di berita acara.",
          en:
            "ATTENTION: this back-up lacks the old journal's key, so the old journal has not signed for the new one's. "
            + "That is right only where the key was being rotated while the back-up was made; write it in the minutes.")
      )
    }
  }

  private func saySentences(_ report: StoreRestore.Report) {
    let restored = report.restored
    say(
      text(
        id: "\(restored.size) baris jurnal \(restored.journal) dipulihkan ke \(global.layout.root), dari cadangan "
          + "\(report.made) (UTC). Semua baris cocok dengan titik periksa yang ditandatangani.",
        en:
          "\(restored.size) lines of the journal \(restored.journal) were restored to \(global.layout.root), from the "
          + "back-up of \(report.made) (UTC). All of them agree with the signed checkpoint."))
    if journalKey == nil {
      say(
        text(
          id: "Cocokkan kunci jurnal lama dengan yang disimpan pihak lain: \(restored.key)",
          en: "Compare the old journal's key with what others keep: \(restored.key)"))
    }
    say(
      text(
        id: "Jurnal baru, kunci publiknya: \(report.identity.verifierKey)",
        en: "A new journal was begun; its public key: \(report.identity.verifierKey)"))
  }
}
