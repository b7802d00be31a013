import Journal
import Phrases

extension BackupError {
  /// What happened and what to do, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .badRecoveryKey(let flaw):
      Phrase(
        id: "Kunci pemulihan salah: \(flaw.phrase.id). Baca lagi dari kertas, kelompok demi kelompok.",
        en: "The recovery key is wrong: \(flaw.phrase.en). Read it from the paper again, group by group.")
    case .noRecoveryKey:
      Phrase(
        id: "Penyimpanan ini belum punya kunci pemulihan; tambahkan --new-recovery-key dan tulis kuncinya di kertas.",
        en: "This store has no recovery key yet; add --new-recovery-key and write the key on paper.")
    case .unsoundRecoveryKey(let path):
      Phrase(
        id:
          "\(outside(path)) tidak menyebut kunci pemulihan yang sah menurut jurnal: DIUBAH, dihapus, atau penggantian "
          + "kunci terputus. Laporkan; cadangan tidak dibuat. Sesudah itu buat kunci baru dengan --new-recovery-key.",
        en:
          "\(outside(path)) does not name the recovery key that counts by the journal: CHANGED, deleted, or a change of "
          + "the key was cut short. Report it; no back-up was made. Then make a new key with --new-recovery-key.")
    case .insideStore(let path):
      Phrase(
        id: "\(outside(path)) terletak di dalam penyimpanan itu sendiri; pilih disk lain.",
        en: "\(outside(path)) lies inside the store itself; choose another disk.")
    case .notAFolder(let path):
      Phrase(
        id: "\(outside(path)) harus sebuah folder, bukan tautan atau berkas; pilih tempat lain.",
        en: "\(outside(path)) must be a folder and no link or file; choose another place.")
    case .noBackup(let path):
      Phrase(
        id: "Tidak ada cadangan di \(outside(path)).", en: "There is no back-up in \(outside(path)).")
    case .otherKey(let path, let key):
      Phrase(
        id: "Tidak ada cadangan di \(outside(path)) untuk kunci pemulihan ini (\(key)); pakai kunci yang lain.",
        en: "No back-up in \(outside(path)) is for this recovery key (\(key)); use the other key.")
    case .damaged(let path):
      Phrase(
        id: "\(outside(path)) bukan yang ditulis: DIUBAH, terpotong atau rusak. Buat cadangan di folder lain; "
          + "untuk memulihkan pakai salinan lain.",
        en: "\(outside(path)) is not what was written: CHANGED, cut or damaged. Make the back-up in another folder; "
          + "to restore, use another copy.")
    case .otherJournal(let path, let journal):
      Phrase(
        id: "\(outside(path)) milik jurnal lain (\(outside(journal))); pilih folder lain.",
        en: "\(outside(path)) belongs to another journal (\(outside(journal))); choose another folder.")
    case .notKept(let path):
      Phrase(
        id: "Disk tidak mengembalikan yang ditulis (\(outside(path))); cadangan ini tidak dihitung. Ganti disk itu.",
        en:
          "The disk does not give back what was written (\(outside(path))); this back-up does not count. Replace that "
          + "disk.")
    case .changed(let path):
      Phrase(
        id:
          "\(outside(path)) bukan lagi yang pernah dicadangkan: DIUBAH atau terpotong. Simpan sebagai bukti dan lapor.",
        en: "\(outside(path)) is not what was backed up any more: CHANGED or cut. Keep it as evidence and report it.")
    case .changedArchive(let journal):
      Phrase(
        id:
          "Jurnal lama \(outside(journal)) di archive DIUBAH, terpotong atau hilang: bukan lagi yang disebut catatan 0 "
          + "dari jurnal yang melanjutkannya. Tidak ada yang dicadangkan atau dipulihkan. Simpan sebagai bukti dan lapor; "
          + "\"plbn journal verify\" menyebut barisnya.",
        en:
          "The old journal \(outside(journal)) in archive was CHANGED, cut or is missing: not what record 0 of the "
          + "journal that continues it names. Nothing was backed up or restored. Keep it as evidence and report it; "
          + "\"plbn journal verify\" names the lines.")
    case .notTaken(let path):
      Phrase(
        id:
          "\(outside(path)) bukan folder melainkan tautan atau berkas, dan tautan tidak diikuti: cadangan akan tanpa "
          + "isinya, maka TIDAK dibuat. Pindahkan folder aslinya ke tempat itu.",
        en:
          "\(outside(path)) is no folder but a link or a file, and links are not followed: a back-up would lack what is "
          + "in it, so NONE was made. Put the folder itself in that place.")
    case .tooMany(let limit):
      Phrase(
        id: "Lebih dari yang dapat dicadangkan (paling banyak \(limit)).",
        en: "That is more than a back-up takes (at most \(limit)).")
    case .unproven(let size):
      Phrase(
        id: "Catatan dalam cadangan tidak cocok dengan titik periksa \(size) baris: DIUBAH atau rusak. "
          + "Tidak ada yang dipulihkan.",
        en: "The records in the back-up do not agree with its checkpoint of \(size) lines: CHANGED or damaged. "
          + "Nothing was restored.")
    }
  }

  private func outside(_ text: String) -> String { Phrase.outside(text, limit: Phrase.pathLimit) }
}

extension BackupError.KeyFlaw {
  fileprivate var phrase: Phrase {
    switch self {
    case .character(let place):
      Phrase(id: "huruf ke-\(place) tidak mungkin", en: "character \(place) is not possible")
    case .length(let found, let expected):
      Phrase(id: "\(found) huruf, harusnya \(expected)", en: "\(found) characters instead of \(expected)")
    case .checksum: Phrase(id: "ada huruf yang salah", en: "a character is wrong")
    }
  }
}
