import ArgumentParser
import Border
import CSys
import Glibc
import Journal
import Phrases

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: text(id: "Catatan sebagaimana adanya, dan buktinya.", en: "The records as they stand, and their proofs."),
    subcommands: [Cat.self, Follow.self, Verify.self, Key.self])

  struct Cat: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: text(id: "Menulis catatan, satu baris tiap catatan.", en: "Writes the records, one a line."))

    @OptionGroup var global: GlobalOptions
    @Option(help: .init(text(id: "Mulai nomor ini.", en: "From this number."))) var from = 0
    @Option(help: .init(text(id: "Sampai dengan nomor ini.", en: "Up to and with this number."))) var to: Int?

    func validate() throws {
      guard from >= 0, to ?? 0 >= 0 else {
        throw ValidationError(text(id: "Nomor mulai dari 0.", en: "Numbers begin at 0."))
      }
    }

    func run() throws {
      var reader = try JournalReader(global.layout)
      try reader.seek(to: from)
      var isDamaged = false
      while reader.position.seq <= to ?? Int.max {
        let count = try reader.read(limit: 4096) { item in isDamaged = show(item, from, to, global) || isDamaged }
        if count == 0 { break }
      }
      if isDamaged { throw ExitCode(3) }
    }
  }

  struct Follow: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: text(
        id: "Menulis catatan baru begitu tersimpan; Ctrl-C berhenti.",
        en: "Writes new records as they are kept; Ctrl-C stops."))

    @OptionGroup var global: GlobalOptions
    @Option(help: .init(text(id: "Mulai nomor ini.", en: "From this number."))) var from: Int?

    func run() throws {
      var reader = try JournalReader(global.layout)
      let inotify = inotify_init1(Int32(IN_CLOEXEC))
      guard inotify >= 0,
        inotify_add_watch(inotify, global.layout.run, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)) >= 0
      else {
        throw JournalError.system(operation: "inotify", path: global.layout.run, code: errno)
      }
      defer { close(inotify) }
      try reader.seek(to: from ?? (try reader.durable().map { $0 + 1 } ?? Int.max))
      while true {
        while try reader.read(limit: 4096, { _ = show($0, 0, nil, global) }) > 0 {}
        withUnsafeTemporaryAllocation(byteCount: 8192, alignment: 8) { buffer in
          _ = Glibc.read(inotify, buffer.baseAddress, buffer.count)
        }
      }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: text(id: "Memeriksa setiap baris jurnal.", en: "Checks every line of the journal."))

    @OptionGroup var global: GlobalOptions

    func run() throws {
      var verifier = JournalVerifier(global.layout)
      let report = try verifier.run()
      for damage in report.damages { complain(damage.phrase[global.language]) }
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

  struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: text(id: "Kunci publik pos ini.", en: "This post's public key."))

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let identity = try JournalReader(global.layout).identity
      guard global.json else { return say(identity.verifierKey) }
      say(json: {
        $0.member("key", identity.verifierKey)
        $0.member("journal", identity.journal)
        $0.member("post", identity.post)
      })
    }
  }
}

/// Shows what a reader met; true when it is damage.
private func show(_ item: JournalItem, _ from: Int, _ to: Int?, _ global: GlobalOptions) -> Bool {
  switch item {
  case .record(let record):
    if record.seq >= from, record.seq <= to ?? Int.max { say(String(decoding: record.line, as: UTF8.self)) }
    return false
  case .torn(let seq):
    complain(
      text(
        id: "Nomor \(seq): baris terpotong oleh mati mendadak; tidak ada isinya.",
        en: "Number \(seq): a line torn by a sudden stop; it holds nothing."))
    return false
  case .damage(let damage):
    complain(damage.phrase[global.language])
    return true
  }
}
