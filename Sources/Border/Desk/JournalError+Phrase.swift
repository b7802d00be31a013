import Glibc
import Journal
import Phrases

extension JournalError {
  /// What happened and what to do, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .noStore(let path):
      Phrase(
        id: "Tidak ada penyimpanan di \(path); buat dengan \"plbn init --post KODE\".",
        en: "There is no store in \(path); make one with \"plbn init --post CODE\".")
    case .storeExists(let path):
      Phrase(
        id: "\(path) sudah berisi; pilih folder lain. Tidak ada yang diubah.",
        en: "\(path) holds something already; choose another folder. Nothing was changed.")
    case .newerFormat(let path, let found, let known):
      Phrase(
        id: "Penyimpanan \(path) dibuat program yang lebih baru (format \(found), di sini sampai \(known)); "
          + "perbarui program ini. Tidak ada yang diubah.",
        en: "The store \(path) was made by a newer program (format \(found), known here up to \(known)); "
          + "update this program. Nothing was changed.")
    case .networkFileSystem(let path):
      Phrase(
        id: "\(path) terletak di sistem berkas jaringan atau FUSE, yang tidak menjamin catatan; pakai disk lokal.",
        en: "\(path) lies on a network or FUSE file system, which can't guarantee the record; use a local disk.")
    case .readOnly(let path):
      Phrase(
        id: "\(path) hanya dapat dibaca; tidak ada yang dicatat. Periksa disk dan hak akses.",
        en: "\(path) can only be read; nothing was recorded. Check the disk and the permissions.")
    case .busy(let holder, let seconds):
      Phrase(
        id: "Jurnal dipegang \(holder) lebih dari \(seconds) detik; tidak ada yang dicatat, coba lagi.",
        en: "The journal was held by \(holder) for over \(seconds) seconds; nothing was recorded, try again.")
    case .full(let path):
      Phrase(
        id: "Disk penuh (\(path)); entri ini TIDAK tercatat. Kosongkan ruang lalu ulangi.",
        en: "The disk is full (\(path)); this entry was NOT recorded. Make room and do it again.")
    case .tooLong(let bytes, let limit):
      Phrase(
        id: "Entri terlalu panjang (\(bytes) dari paling banyak \(limit)); tidak ada yang dicatat.",
        en: "The entry is too long (\(bytes) of at most \(limit)); nothing was recorded.")
    case .system(let operation, let path, let code):
      Phrase(
        id: "\(operation) gagal pada \(path): \(String(cString: strerror(code))).",
        en: "\(operation) failed on \(path): \(String(cString: strerror(code))).")
    case .notDurable(let path, _):
      Phrase(
        id: "Disk menolak menyimpan (\(path)); entri ini TIDAK tercatat. Panggil teknisi, periksa disk.",
        en: "The disk refused to keep it (\(path)); this entry was NOT recorded. Call support and check the disk.")
    case .damaged(let damage): damage.phrase
    case .badKey(let path):
      Phrase(
        id: "Kunci penyimpanan tidak dapat dibaca (\(path)).", en: "The store's key can't be read (\(path)).")
    }
  }
}

extension JournalDamage {
  /// Where, what, and what to do.
  public var phrase: Phrase {
    let place = Phrase(
      id: "\(file) baris \(line) (bita \(offset), nomor \(seq))",
      en: "\(file) line \(line) (byte \(offset), number \(seq))")
    let what =
      switch kind {
      case .badLine: Phrase(id: "baris itu bukan yang ditulis", en: "the line is not what was written")
      case .missingEnd: Phrase(id: "catatan yang sudah disimpan hilang", en: "records that were kept are missing")
      case .missingFile: Phrase(id: "berkas sebelum ini hilang", en: "a file before this one is missing")
      case .badBeginning: Phrase(id: "catatan pertama tidak sah", en: "the first record is not sound")
      case .badRecovery: Phrase(id: "catatan pemulihan tidak cocok", en: "a recovery record does not agree")
      case .tooManyRecords: Phrase(id: "berkas terlalu panjang", en: "the file holds too many records")
      }
    return Phrase(
      id: "Jurnal RUSAK di \(place.id): \(what.id). Pencatatan ditolak; panggil penyelia, jangan ubah apa pun.",
      en: "The journal is DAMAGED at \(place.en): \(what.en). Recording is refused; call a supervisor, change nothing.")
  }
}
