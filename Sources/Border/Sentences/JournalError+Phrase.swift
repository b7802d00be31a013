import Glibc
import Journal
import Phrases

extension JournalError {
  /// What happened and what to do, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .noStore(let path):
      Phrase(
        id: "Tidak ada penyimpanan di \(outside(path)); buat dengan \"plbn init --post KODE\".",
        en: "There is no store in \(outside(path)); make one with \"plbn init --post CODE\".")
    case .noJournal(let path):
      Phrase(
        id: "Folder jurnal \(outside(path)) HILANG, padahal penyimpanan ini pernah memilikinya. Panggil penyelia, "
          + "jangan ubah apa pun; cari folder itu, atau pulihkan dari cadangan dengan \"plbn journal restore\".",
        en: "The journal's folder \(outside(path)) is GONE, though this store had one. Call a supervisor, change "
          + "nothing; find that folder, or restore the store from a back-up with \"plbn journal restore\".")
    case .storeExists(let path):
      Phrase(
        id: "\(outside(path)) sudah berisi; pilih folder lain. Tidak ada yang diubah.",
        en: "\(outside(path)) holds something already; choose another folder. Nothing was changed.")
    case .newerFormat(let path, let found, let known):
      Phrase(
        id: "Penyimpanan \(outside(path)) dibuat program yang lebih baru (format \(found), di sini sampai \(known)); "
          + "perbarui program ini. Tidak ada yang diubah.",
        en: "The store \(outside(path)) was made by a newer program (format \(found), known here up to \(known)); "
          + "update this program. Nothing was changed.")
    case .networkFileSystem(let path):
      Phrase(
        id: "\(outside(path)) terletak di sistem berkas jaringan atau FUSE, yang tidak menjamin catatan; "
          + "pakai disk lokal.",
        en: "\(outside(path)) lies on a network or FUSE file system, which can't guarantee the record; "
          + "use a local disk.")
    case .readOnly(let path):
      Phrase(
        id: "\(outside(path)) hanya dapat dibaca; tidak ada yang dicatat. Periksa disk dan hak akses.",
        en: "\(outside(path)) can only be read; nothing was recorded. Check the disk and the permissions.")
    case .busy(let holder, let seconds):
      Phrase(
        id: "Jurnal dipegang \(shown(holder)) lebih dari \(seconds) detik; tidak ada yang dicatat, coba lagi.",
        en: "The journal was held by \(shown(holder)) for over \(seconds) seconds; nothing was recorded, try again.")
    case .full(let path):
      Phrase(
        id: "Disk penuh (\(outside(path))); entri ini TIDAK tercatat. Kosongkan ruang lalu ulangi.",
        en: "The disk is full (\(outside(path))); this entry was NOT recorded. Make room and do it again.")
    case .tooLong(let bytes, let limit):
      Phrase(
        id: "Entri terlalu panjang (\(bytes) dari paling banyak \(limit)); tidak ada yang dicatat.",
        en: "The entry is too long (\(bytes) of at most \(limit)); nothing was recorded.")
    case .system(let operation, let path, let code) where code == EACCES || code == EPERM:
      Phrase(
        id: "\(shown(operation)) gagal pada \(outside(path)): tidak ada izin; jalankan sebagai pengguna yang memiliki "
          + "penyimpanan ini, atau pilih yang lain dengan --store.",
        en: "\(shown(operation)) failed on \(outside(path)): permission is denied; run it as the user who owns this "
          + "store, or choose another with --store.")
    case .system(let operation, let path, let code):
      Phrase(
        id: "\(shown(operation)) gagal pada \(outside(path)): \(Phrase(systemError: code).id).",
        en: "\(shown(operation)) failed on \(outside(path)): \(Phrase(systemError: code).en).")
    case .notDurable(let path, _):
      Phrase(
        id: "Disk menolak menyimpan (\(outside(path))); entri ini TIDAK dipastikan tercatat. Panggil teknisi; "
          + "lihat daftar pelintasan sebelum mencatatnya lagi.",
        en: "The disk refused to keep it (\(outside(path))); this entry is NOT sure to be recorded. Call support; "
          + "look at the list of crossings before you record it again.")
    case .damaged(let damage):
      Phrase(id: damage.phrase.id + " Pencatatan ditolak.", en: damage.phrase.en + " Recording is refused.")
    case .notAFile(let path):
      Phrase(
        id: "\(outside(path)) bukan berkas: di tempatnya ada folder, pipa atau perangkat. Tidak ada yang diubah; "
          + "panggil teknisi.",
        en: "\(outside(path)) is no file: a folder, a pipe or a device stands in its place. Nothing was changed; call "
          + "support.")
    case .badKey(let path):
      Phrase(
        id: "\(outside(path)) tidak memuat kunci, atau bukan kunci jurnal ini.",
        en: "\(outside(path)) holds no key, or not this journal's.")
    }
  }

  private func outside(_ path: String) -> String { Phrase.outside(path, limit: Phrase.pathLimit) }

  private func shown(_ text: String) -> String { Phrase.outside(text) }
}
