import ArgumentParser
import Border
import Glibc
import Journal
import Phrases

struct JournalVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: text(
      id: "Memeriksa setiap baris jurnal, pohonnya, setiap titik periksa, setiap tanda tangan, dan indeks daftar.",
      en: "Checks every line of the journal, its tree, every checkpoint, every signature, and the lists' index."),
    discussion: text(
      id: "Jurnal di archive, yang dilanjutkan oleh jurnal ini, diperiksa juga. Indeks daftar yang berlaku, dan indeks "
        + "yang disebut catatan, dibuat ulang dari berkas daftar yang disimpan lalu dibandingkan.",
      en: "The journals in archive that this one continues are checked too. The index of the lists that count, and the "
        + "indexes that records name, are built again from the kept files of their lists and compared."))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: .init(
      text(
        id: "Percaya titik periksa di berkas ini (- untuk masukan): berkas jurnal yang seluruhnya di dalamnya tidak "
          + "dibaca lagi.",
        en: "Believe the checkpoint in this file (- for the input): files of the journal that lie wholly within it are "
          + "not read again."), valueName: "file"))
  var since: String?

  @Option(
    help: .init(
      text(
        id: "Paling banyak sekian indeks lama dibuat ulang, yang terakhir dipakai lebih dulu.",
        en: "Build at most so many indexes of earlier lists again, those that were used last first."), valueName: "n"))
  var indexes = IndexAudit.usualLimit

  func validate() throws {
    guard (0...1000).contains(indexes) else {
      throw wrongUsage(id: "--indexes: 0 sampai 1000", en: "--indexes: 0 to 1000")
    }
  }

  func run() throws {
    let since = try since.map { file in
      JournalVerifier.Since(
        try tellingCheckpointErrors(inputName(file)) { try SignedNote(readNote(file)) }, name: inputName(file))
    }
    let threads = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let bar = ProgressBar(unit: "MB", size: 1_000_000)
    // Oldest first: whose accounts count is learnt along the way.
    var check = JournalCheck()
    let archives = try archivedJournals().map { archived in
      defer { bar.end() }
      return archived.verify(check: &check, threads: threads) { bar.show($0, of: $1) }
    }
    var verifier = JournalVerifier(global.layout, since: since, threads: threads)
    verifier.check = check
    let report = try tellingCheckpointErrors(self.since.map(inputName) ?? "") {
      defer { bar.end() }
      return try verifier.run { bar.show($0, of: $1) }
    }
    if let learnt = verifier.check as? JournalCheck { check = learnt }
    let audit = compareIndexes(check)
    for archive in archives { tell(archive) }
    tell(report)
    for finding in audit.findings { complain(finding.phrase.inProgramLanguage) }
    if global.json {
      showJSON(report, archives, audit)
    } else {
      show(report, archives)
      say(audit.summary.inProgramLanguage)
    }
    if !report.isSound || !archives.allSatisfy(\.isSound) || !audit.isSound { throw ExitCode(3) }
  }

  /// Those that record 0 names. Where record 0 is damaged nobody can say which they are, and the verifier tells why.
  private func archivedJournals() throws -> [ArchivedJournal] {
    do {
      return try global.layout.archivedJournals()
    } catch JournalError.damaged {
      return []
    }
  }

  private func tell(_ archive: ArchiveReport) {
    let prefix = text(id: "Arsip \(archive.journal): ", en: "Archive \(archive.journal): ")
    switch archive.result {
    case .success(let report): tell(report, prefix)
    case .failure(JournalError.noStore), .failure(JournalError.noJournal):
      // No advice to make a store there: that would put a strange one in among the evidence.
      complain(
        prefix
          + text(
            id: "foldernya hilang atau tanpa jurnal. Jangan isi apa pun di situ; lapor, cari di cadangan.",
            en: "its folder is missing or without a journal. Put nothing there; report it, look in the back-ups."))
    case .failure(let error): complain(prefix + Phrase(error).inProgramLanguage)
    }
    if case .success = archive.result, !archive.isAsRestored {
      complain(
        prefix
          + text(
            id: "bukan jurnal yang dipulihkan: titik periksa atau jumlah barisnya lain dari yang disebut catatan 0.",
            en: "not the journal that was restored: its checkpoint or its number of lines is not what record 0 names."))
    }
  }

  /// What is wrong, and what nobody can say.
  private func tell(_ report: VerificationReport, _ prefix: String = "") {
    func complain(_ line: String) { plbn.complain(prefix + line) }
    let phrases = [
      report.damages.map(\.phrase), report.changes?.phrases(limit: Self.toldLimit) ?? [],
      report.wrongCheckpoints.map(\.phrase), report.wrongRecords.map(\.phrase),
    ]
    for phrase in phrases.flatMap({ $0.prefix(Self.toldLimit) }) { complain(phrase.inProgramLanguage) }
    let all = [report.damages.count, report.wrongCheckpoints.count, report.wrongRecords.count]
    let beside = [report.isKeyFileSound, report.isRecoveryFileSound].count { !$0 }
    let more = report.damageCount - beside - all.reduce(0) { $0 + min($1, Self.toldLimit) }
    if more > 0 {
      complain(
        text(
          id: "\(more) temuan lagi; --json menyebut sampai 1.000 dari tiap macam.",
          en: "\(more) more findings; --json has up to 1,000 of each kind."))
    }
    if !report.isKeyFileSound { complain(Phrase.otherKeyFile.inProgramLanguage) }
    if !report.isRecoveryFileSound { complain(Phrase.otherRecoveryFile.inProgramLanguage) }
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
    if report.unfinishedNotes > 0 {
      complain(
        text(
          id: "\(report.unfinishedNotes) potongan catatan titik periksa belum selesai; sesudah mati mendadak ini tidak "
            + "dapat dibedakan dari perubahan.",
          en: "\(report.unfinishedNotes) pieces of the checkpoint log are unfinished; after a sudden stop they can't "
            + "be told from a change."))
    }
    if let size = report.unlogged {
      complain(
        text(
          id: "checkpoints.log: titik periksa \(size) baris, dibuat untuk cadangan, tidak ada di log itu. Barisnya "
            + "dibuktikan titik periksa lain. Log dari cadangan lama memang begitu; selain itu ada yang menghapusnya: lapor.",
          en: "checkpoints.log: the checkpoint of \(size) lines, made for a back-up, is not in that log. Another one "
            + "proves its lines. A log from an older back-up is like this; else somebody took it out: report it."))
    }
  }

  /// Of each kind of finding so many are told to people: a change can make each of thousands of checkpoints disagree.
  private static let toldLimit = 20

  private func show(_ report: VerificationReport, _ archives: [ArchiveReport]) {
    let state = Self.state(report.isSound)
    let sound = Self.extent(report)
    say(
      text(
        id: "Jurnal \(state): \(report.records) catatan, \(report.torn) baris terpotong, \(report.files) berkas, "
          + "\(report.bytes) bita; \(sound).",
        en: "Journal \(state): \(report.records) records, \(report.torn) torn lines, \(report.files) files, "
          + "\(report.bytes) bytes; \(sound)."))
    say(Self.proof(report))
    if report.skippedLines > 0 {
      say(
        text(
          id: "\(report.skippedLines) baris pertama tidak dibaca: titik periksa yang diberikan menjamin isinya dulu, "
            + "bukan keadaan disk sekarang.",
          en: "The first \(report.skippedLines) lines were not read: the checkpoint that was given vouches for what "
            + "they were, not for what is on the disk now."))
    } else if since != nil {
      say(
        text(
          id: "Semua baris dibaca: tidak ada berkas jurnal yang seluruhnya di dalam titik periksa itu, atau pohon yang "
            + "disimpan tidak cukup untuk membuktikannya.",
          en: "All lines were read: no file of the journal lies wholly within that checkpoint, or the kept tree is not "
            + "enough to prove it."))
    }
    for archive in archives {
      let state = Self.state(archive.isSound)
      say(
        text(
          id: "Arsip \(archive.journal) \(state): \(archive.records) catatan, \(archive.findings) temuan.",
          en: "Archive \(archive.journal) \(state): \(archive.records) records, \(archive.findings) findings."))
    }
  }

  /// How far it is sound, and how far it is but for the lines that are told to have been changed.
  private static func extent(_ report: VerificationReport) -> String {
    let sound = report.soundThrough.map {
      text(id: "utuh dari nomor 0 sampai \($0)", en: "sound from number 0 to \($0)")
    }
    let borneOut = (report.changes?.borneOutSize ?? 0) - 1
    guard borneOut > report.soundThrough ?? -1 else {
      return sound ?? text(id: "tidak ada bagian yang terbukti utuh", en: "no part of it is proven sound")
    }
    let rest = text(
      id: "selain yang disebut, sampai nomor \(borneOut) seperti saat ditandatangani",
      en: "but for what is told, as it was signed up to number \(borneOut)")
    return [sound, rest].compactMap(\.self).joined(separator: "; ")
  }

  private static func proof(_ report: VerificationReport) -> String {
    if report.provenSize == 0, let size = report.changes?.borneOutSize, size > 0 {
      return text(
        id: "Tidak ada titik periksa bertanda tangan yang cocok dengan semua baris; yang \(size) baris membuktikan, "
          + "lewat pohon yang disimpan, semua baris selain yang disebut.",
        en: "No signed checkpoint agrees with all lines; the one of \(size) lines proves, by the kept tree, all lines "
          + "but those that are told.")
    }
    guard report.provenSize > 0 else {
      return text(
        id: "Tidak ada titik periksa bertanda tangan yang cocok: tidak ada baris yang dibuktikan tanda tangan.",
        en: "No signed checkpoint agrees: no line is proven by a signature.")
    }
    return text(
      id: "Dibuktikan \(report.checkpoints) titik periksa bertanda tangan: \(report.provenSize) baris pertama; "
        + "disaksikan pihak lain: \(report.witnessedSize).",
      en: "Proven by \(report.checkpoints) signed checkpoints: the first \(report.provenSize) lines; witnessed by "
        + "others: \(report.witnessedSize).")
  }

  private static func state(_ isSound: Bool) -> String {
    isSound ? text(id: "UTUH", en: "SOUND") : text(id: "RUSAK", en: "DAMAGED")
  }

  private func showJSON(_ report: VerificationReport, _ archives: [ArchiveReport], _ audit: IndexReport) {
    say(json: {
      // As the exit status has it: with the archives and the indexes.
      $0.member("sound", report.isSound && archives.allSatisfy(\.isSound) && audit.isSound)
      $0.member("records", report.records)
      $0.member("torn", report.torn)
      $0.member("files", report.files)
      $0.member("bytes", report.bytes)
      $0.nullableMember("sound_through", report.soundThrough)
      $0.member("changed_lines", report.changes?.count ?? 0)
      $0.member("borne_out_size", report.changes?.borneOutSize ?? 0)
      $0.key("changes")
      $0.array(report.changes?.runs ?? []) { json, run in Self.write(run, to: &json) }
      $0.key("changed_elsewhere")
      if let run = report.changes?.elsewhere { Self.write(run, to: &$0) } else { $0.null() }
      $0.member("findings", report.damageCount)
      $0.key("damages")
      $0.array(report.damages) { json, damage in
        Self.write(damage.kind.rawValue, damage.file, damage.line, damage.offset, "seq", damage.seq, to: &json)
      }
      $0.member("checkpoints", report.checkpoints)
      $0.member("proven_size", report.provenSize)
      $0.member("witnessed_size", report.witnessedSize)
      $0.member("key_records_sound", report.isKeyFileSound)
      $0.member("recovery_file_sound", report.isRecoveryFileSound)
      $0.member("skipped_lines", report.skippedLines)
      $0.member("unsure_lines", report.unsureLines)
      $0.member("open_bytes", report.openBytes)
      $0.member("unfinished_notes", report.unfinishedNotes)
      $0.key("unlogged_size")
      if let size = report.unlogged { $0.value(size) } else { $0.null() }
      $0.key("wrong_checkpoints")
      $0.array(report.wrongCheckpoints) { json, finding in
        Self.write(finding.kind.rawValue, finding.file, finding.line, finding.offset, "size", finding.size, to: &json)
      }
      $0.key("wrong_records")
      $0.array(report.wrongRecords) { json, finding in
        Self.write(finding.code, finding.file, finding.line, finding.offset, "seq", finding.seq, to: &json)
      }
      $0.key("archives")
      $0.array(archives) { json, archive in
        json.object {
          $0.member("journal", archive.journal)
          $0.member("sound", archive.isSound)
          $0.member("records", archive.records)
          $0.member("findings", archive.findings)
        }
      }
      audit.write(to: &$0)
    })
  }

  private static func write(_ run: ChangedLines.Run, to json: inout JSONWriter) {
    json.object { json in
      for (name, place) in [("from", run.first), ("to", run.last)] {
        json.objectMember(name) {
          $0.member("file", place.file)
          $0.member("line", place.line)
          $0.member("offset", place.offset)
          $0.member("seq", place.seq)
        }
      }
    }
  }

  private static func write(
    _ kind: String, _ file: String, _ line: Int, _ offset: Int, _ name: String, _ number: Int,
    to json: inout JSONWriter
  ) {
    json.object {
      $0.member("kind", kind)
      $0.member("file", file)
      $0.member("line", line)
      $0.member("offset", offset)
      $0.member(name, number)
    }
  }
}
