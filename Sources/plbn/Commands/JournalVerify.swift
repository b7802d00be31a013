import ArgumentParser
import Border
import Journal
import Phrases

struct JournalVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: text(id: "Memeriksa setiap baris jurnal.", en: "Checks every line of the journal."))

  @OptionGroup var global: GlobalOptions

  func run() throws {
    var verifier = JournalVerifier(global.layout)
    let report = try verifier.run()
    for damage in report.damages { complain(damage.phrase) }
    let more = report.damageCount - report.damages.count
    if more > 0 { complain(text(id: "\(more) temuan lagi.", en: "\(more) more findings.")) }
    if report.openBytes > 0 || report.unsureLines > 0 {
      complain(
        text(
          id:
            "Di ujung ada tulisan yang belum selesai (\(report.unsureLines) baris, \(report.openBytes) bita); sesudah "
            + "mati mendadak ini tidak dapat dibedakan dari perubahan.",
          en:
            "At the end stands an unfinished write (\(report.unsureLines) lines, \(report.openBytes) bytes); after a "
            + "sudden stop it can't be told from a change."))
    }
    show(report)
    if !report.isSound { throw ExitCode(3) }
  }

  private func show(_ report: VerificationReport) {
    guard !global.json else {
      return say(json: {
        $0.member("sound", report.isSound)
        $0.member("records", report.records)
        $0.member("torn", report.torn)
        $0.member("files", report.files)
        $0.member("bytes", report.bytes)
        $0.member("sound_through", report.soundThrough)
        $0.member("findings", report.damageCount)
        $0.key("damages")
        $0.array(report.damages) { json, damage in
          json.object {
            $0.member("kind", damage.kind.rawValue)
            $0.member("file", damage.file)
            $0.member("line", damage.line)
            $0.member("offset", damage.offset)
            $0.member("seq", damage.seq)
          }
        }
      })
    }
    let state =
      report.isSound ? text(id: "UTUH", en: "SOUND") : text(id: "RUSAK", en: "DAMAGED")
    say(
      text(
        id: "Jurnal \(state): \(report.records) catatan, \(report.torn) baris terpotong, \(report.files) berkas, "
          + "\(report.bytes) bita; utuh sampai nomor \(report.soundThrough).",
        en: "Journal \(state): \(report.records) records, \(report.torn) torn lines, \(report.files) files, "
          + "\(report.bytes) bytes; sound through number \(report.soundThrough)."))
  }
}
