import Journal
import Phrases

extension CheckpointFinding {
  /// Where, what, and what to do.
  public var phrase: Phrase {
    guard ![.notAFile, .noCheckpoint, .lostLog, .lostCurrent].contains(kind) else {
      return Phrase(
        id: "journal/\(file) \(what.id). Jangan ubah apa pun; lapor.",
        en: "journal/\(file) \(what.en). Change nothing; report it.")
    }
    guard kind != .lostLines else {
      return Phrase(
        id: "\(file) \(what.id). Simpan sebagai bukti, lapor.",
        en: "\(file) \(what.en). Keep it as evidence, report it.")
    }
    guard kind != .lost, kind != .unlogged else {
      return Phrase(
        id: "\(file): titik periksa \(size) baris \(what.id). Lapor; bandingkan dengan yang dipegang saksi.",
        en: "\(file): the checkpoint of \(size) lines \(what.en). Report it; compare with what a witness holds.")
    }
    return Phrase(
      id: "\(file) baris \(line) (bita \(offset)): titik periksa \(size) baris \(what.id). Simpan sebagai bukti, "
        + "lapor.",
      en: "\(file) line \(line) (byte \(offset)): the checkpoint of \(size) lines \(what.en). Keep it as evidence, "
        + "report it.")
  }

  private var what: Phrase {
    switch kind {
    case .otherRoot:
      Phrase(
        id: "TIDAK cocok dengan baris jurnal; salah satunya diubah",
        en: "does NOT agree with the journal's lines; one of the two was changed")
    case .missingEnd:
      Phrase(
        id: "mencakup lebih banyak dari yang ada; ujung jurnal HILANG",
        en: "covers more than there is; the journal's end is MISSING")
    case .notSigned:
      Phrase(id: "tanpa tanda tangan sah jurnal ini", en: "bears no valid signature of this journal")
    case .otherJournal: Phrase(id: "milik jurnal lain", en: "is of another journal")
    case .badWitness:
      Phrase(id: "memuat tanda tangan saksi yang palsu", en: "bears a false signature of a witness")
    case .order:
      Phrase(id: "berdiri di belakang yang lebih besar", en: "stands behind a larger one")
    case .lost:
      Phrase(
        id: "pernah ditandatangani menurut catatan, dan HILANG bersama semua yang sesudahnya",
        en: "was signed, a record says, and is MISSING with all that came after it")
    case .noCheckpoint:
      Phrase(
        id: "bukan titik periksa: DIKOSONGKAN atau ditimpa", en: "is no checkpoint: it was EMPTIED or overwritten")
    case .lostLog:
      Phrase(
        id: "DIHAPUS, dikosongkan atau ditimpa: titik periksa yang pernah ada di situ hilang",
        en: "was DELETED, emptied or overwritten: the checkpoints that stood there are gone")
    case .lostLines:
      Phrase(
        id: "ditulis ketika jurnal berisi sedikitnya \(size) baris; sekarang kurang: ujungnya DIPOTONG",
        en: "was written when the journal had at least \(size) lines; now there are fewer: its end was CUT OFF")
    case .lostCurrent:
      Phrase(
        id: "DIHAPUS: menurut checkpoints.log titik periksa pernah ada di situ",
        en: "was DELETED: by checkpoints.log a checkpoint stood there")
    case .unlogged:
      Phrase(
        id: "dibuat untuk cadangan menurut catatan, dan TIDAK ADA lagi di log itu",
        en: "was made for a back-up, a record says, and is NOT in that log any more")
    case .notAFile:
      Phrase(
        id: "bukan berkas: di tempatnya ada folder, pipa atau perangkat",
        en: "is no file: a folder, a pipe or a device stands in its place")
    }
  }
}

extension RecordFinding {
  /// Where, what, and what to do.
  public var phrase: Phrase {
    Phrase(
      id: "\(file) baris \(line) (bita \(offset), nomor \(seq)): \(what().id). Panggil penyelia.",
      en: "\(file) line \(line) (byte \(offset), number \(seq)): \(what().en). Call a supervisor.")
  }

  private func what(withCode: Bool = true) -> Phrase {
    switch code {
    case Self.wrongRotation:
      Phrase(
        id: "pergantian kunci jurnal itu tidak sah", en: "the change of the journal's key does not hold")
    case Self.wrongWitness:
      Phrase(id: "saksi yang disebut di situ bukan saksi", en: "the witness named there is none")
    default:
      withCode ? Phrase(id: "\(signature.id) (\(code))", en: "\(signature.en) (\(code))") : signature
    }
  }

  /// Of `SignatureFinding.Kind.code` the first word says what is wrong.
  private var signature: Phrase {
    switch code.prefix(while: { $0 != " " && $0 != ";" }) {
    case "not-an-account": Phrase(id: "nama itu bukan akun pos ini", en: "nobody of that name has an account here")
    case "unsigned": Phrase(id: "tidak ada tanda tangan petugasnya", en: "its officer has not signed it")
    case "malformed-signatures": Phrase(id: "tanda tangannya tidak terbaca", en: "its signatures can't be read")
    case "unknown-key":
      Phrase(id: "kunci tanda tangannya bukan milik akun itu", en: "the key that signed it is not that account's")
    case "wrong-signature":
      Phrase(
        id: "tanda tangannya salah: isinya diubah atau dipalsukan", en: "a signature is wrong: it was changed or forged"
      )
    case "disabled": Phrase(id: "akunnya sudah ditutup", en: "the account had been disabled")
    case "not-permitted":
      Phrase(id: "peran akun itu tidak boleh melakukannya", en: "that account's role may not do this")
    case "second-missing":
      Phrase(id: "persetujuan petugas kedua tidak ada", en: "a second officer's approval is missing")
    case "no-effect": Phrase(id: "perubahan itu tidak berlaku", en: "the change has no effect")
    default: Phrase(id: "catatan itu tidak sah", en: "the record does not hold")
    }
  }
}

extension RecordFinding {
  /// For an officer at the console: which record, whose and what; where it stands, "plbn journal verify" tells.
  fileprivate var brief: Phrase {
    // Of a code the second word is the account, where it has one.
    let words = code.split(separator: ";").first.map { $0.split(separator: " ") } ?? []
    let whom = words.count > 1 && words[0] != "second-missing" ? " (\(Phrase.outside(words[1])))" : ""
    let what = what(withCode: false)
    return Phrase(
      id: "Catatan nomor \(seq)\(whom): \(what.id). Panggil penyelia, jangan ubah apa pun.",
      en: "Record number \(seq)\(whom): \(what.en). Call a supervisor, change nothing.")
  }
}

extension BackgroundVerifier.Finding {
  /// The same for an officer at the console, who knows neither the files nor the codes.
  public var brief: Phrase {
    switch self {
    case .record(let finding): finding.brief
    case .line(let damage):
      Phrase(
        id: "Jurnal RUSAK pada catatan nomor \(damage.seq). Panggil penyelia, jangan ubah apa pun; \"plbn journal "
          + "verify\" menyebut tempatnya.",
        en: "The journal is DAMAGED at record number \(damage.seq). Call a supervisor, change nothing; \"plbn journal "
          + "verify\" says where.")
    case .checkpoint, .archive: phrase
    }
  }

  /// Where, what, and what to do.
  public var phrase: Phrase {
    switch self {
    case .line(let damage): damage.phrase
    case .checkpoint(let finding): finding.phrase
    case .record(let finding): finding.phrase
    case .archive(let journal):
      Phrase(
        id:
          "Jurnal lama \(Phrase.outside(journal, limit: 32)) di archive DIUBAH, terpotong atau hilang. Simpan sebagai "
          + "bukti, lapor; \"plbn journal verify\" menyebut barisnya.",
        en:
          "The old journal \(Phrase.outside(journal, limit: 32)) in archive was CHANGED, cut or is missing. Keep it as "
          + "evidence, report it; \"plbn journal verify\" names the lines.")
    }
  }
}

extension Phrase {
  /// `keys/recovery.pub` is not what the records say.
  public static let otherRecoveryFile = Phrase(
    id:
      "keys/recovery.pub hilang atau menyebut kunci pemulihan lain dari yang sah menurut jurnal: DIHAPUS, diubah, atau "
      + "penggantian kunci terputus. Laporkan, lalu buat kunci baru dengan \"plbn journal backup --new-recovery-key\".",
    en: "keys/recovery.pub is missing or names another recovery key than the one that counts by the journal: DELETED, "
      + "changed, or a change of the key was cut short. Report it, then make a new one with \"plbn journal backup "
      + "--new-recovery-key\".")

  /// `journal/key-records` is not what the records say.
  public static let otherKeyFile = Phrase(
    id: "journal/key-records tidak menyebut semua catatan kunci dan saksi: DIUBAH atau rusak. Laporkan, lalu hapus "
      + "berkas itu; ia disusun lagi dari jurnal.",
    en:
      "journal/key-records does not name all records of keys and witnesses: CHANGED or damaged. Report it, then delete "
      + "that file; it is made again from the journal.")
}
