import ArgumentParser
import Border
import Journal
import Phrases

struct JournalBackup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: text(
      id: "Mencadangkan penyimpanan, tersegel untuk kunci pemulihan; berikutnya hanya yang baru.",
      en: "Backs the store up, sealed to its recovery key; each further run adds what is new."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson

  @Argument(
    help: .init(
      text(id: "Folder cadangan, di disk lain.", en: "Where back-ups lie, on another disk."), valueName: "dir"))
  var folder: String

  @Flag(
    help: .init(
      text(
        id: "Buat kunci pemulihan baru dahulu; cadangan lama tetap memerlukan kunci lama.",
        en: "Make a new recovery key first; earlier back-ups still need the old one.")))
  var newRecoveryKey = false

  func run() throws {
    // Signing in already looks at the journal.
    try tellingBackupErrors(folder) { try withDesk(global, for: .backUp, run) }
  }

  private func run(_ desk: Desk) throws {
    let backup = try StoreBackup(
      global.layout, into: folder, check: { [layout = global.layout] in try SignatureCheck(continuing: layout) })
    if newRecoveryKey { try changeKey(desk) }
    let bar = ProgressBar(unit: "MB", size: 1_000_000)
    let report = try {
      defer { bar.end() }
      return try backup.make(console: consoleName(), progress: bar.show(_:of:)) {
        try record(desk, .backUp, $0, $1, $2)
      }
    }()
    if let missing = report.missing {
      complain(
        text(
          id: "Menurut jurnal, di sini sudah ada cadangan sampai \(missing.size) baris (segmen \(missing.segment), "
            + "\(missing.time) UTC), tetapi tidak ada lagi: disk lain dengan nama sama, atau DIAMBIL. Bila ini disk yang "
            + "sama, lapor.",
          en: "By the journal a back-up of \(missing.size) lines lay here (segment \(missing.segment), "
            + "\(missing.time) UTC), and is not here any more: another disk of the same name, or it was TAKEN AWAY. If it "
            + "is the same disk, report it."))
    }
    for path in report.skipped {
      complain(
        text(
          id: "Tidak dicadangkan, karena bukan berkas biasa: \(path)",
          en: "Not backed up, because it is no file: \(path)")
      )
    }
    global.json ? sayJSON(report) : saySentence(report)
  }

  /// The key is shown before it counts: should this program die in between, the old one still does.
  private func changeKey(_ desk: Desk) throws {
    let second = try second.session(desk, for: .recoveryKey)
    // Nobody shall write a key on paper that then may not count.
    if let refusal = try desk.refusal(.manageKeys, second: second) { throw refusal }
    let key = RecoveryKey()
    if global.json {
      say(json: {
        $0.member("recovery", key.publicKey.text)
        $0.member("recovery_key", key.text)
      })
    } else {
      show(key)
    }
    let made = try RecoveryKeys.change(to: key.publicKey, in: global.layout) {
      try record(desk, .manageKeys, $0, $1, $2, second)
    }
    if let made, !global.json {
      say(
        text(
          id: "Kunci itu berlaku sejak catatan nomor \(made.seq).",
          en: "That key counts from record number \(made.seq) on."))
    }
  }

  private func record(
    _ desk: Desk, _ permission: Permission, _ type: String, _ v: Int, _ body: [UInt8], _ second: Session? = nil
  ) throws -> Record? {
    try desk.record(
      Entry(id: newEventID(), officer: desk.officer.name, auth: desk.officer.auth, type: type, v: v, body: body),
      for: permission, second: second)
  }

  private func sayJSON(_ report: StoreBackup.Report) {
    say(json: {
      $0.member("folder", report.folder)
      $0.member("segment", report.made.segment)
      $0.member("size", report.made.size)
      $0.member("new", report.newRecords)
      $0.member("bytes", report.made.bytes)
      $0.member("sha256", report.made.sha256)
      $0.member("origin", report.checkpoint.checkpoint.origin)
      $0.member("fingerprint", report.checkpoint.checkpoint.fingerprint)
      $0.nullableMember("missing_segment", report.missing?.segment)
      $0.member("skipped", report.skipped)
    })
  }

  private func saySentence(_ report: StoreBackup.Report) {
    let (made, fingerprint) = (report.made, report.checkpoint.checkpoint.fingerprint)
    say(
      text(
        id: "Tercadangkan sampai \(made.size) baris (\(report.newRecords) baru, \(made.bytes) bita tersegel) di "
          + "\(report.folder); dibaca ulang dari disk dan cocok. Sidik jari \(fingerprint).",
        en:
          "Backed up to \(made.size) lines (\(report.newRecords) new, \(made.bytes) sealed bytes) in \(report.folder); "
          + "read back from the disk and right. Fingerprint \(fingerprint)."))
  }
}
