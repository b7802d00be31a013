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
        }
      })
    }
    saySentences(report)
    show(next)
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
