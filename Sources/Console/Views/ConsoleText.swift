import Border
import Phrases
import TravelDocuments

/// The words of the screens.
extension Phrase {
  static let nothingChosen = Phrase(id: "tidak ada baris yang dipilih", en: "no row is chosen")
  static let alreadyVoid = Phrase(id: "sudah dibatalkan", en: "voided already")
  static let chooseCrossing = Phrase(id: "pilih dulu satu pelintasan", en: "choose a crossing first")
  static let listStillSearching = Phrase(id: "daftar belum menjawab", en: "the list has not answered yet")
  static let scanNotRecorded = Phrase(id: "pindaian belum tercatat", en: "the scan is not recorded yet")
  static let storeClosed = Phrase(id: "penyimpanan tidak dapat ditulis", en: "the store can't be written")

  static let crossings = Phrase(id: "Pelintas", en: "Crossings")
  static let hits = Phrase(id: "Temuan", en: "Hits")
  static let perHour = Phrase(id: "Per jam", en: "By hour")
  static let lane = Phrase(id: "Lajur", en: "Lane")
  static let goingIn = Phrase(id: "MASUK", en: "IN")
  static let goingOut = Phrase(id: "KELUAR", en: "OUT")
  static let noPassphrase = Phrase(id: "TANPA SANDI", en: "NO PASSPHRASE")
  static let noList = Phrase(id: "TANPA DAFTAR", en: "NO LIST")
  static let loadingLists = Phrase(id: "memuat daftar", en: "loading lists")
  static let stale = Phrase(id: "BASI", en: "STALE")
  static let journal = Phrase(id: "Jurnal", en: "Journal")
  static let saving = Phrase(id: "menyimpan", en: "saving")
  static let voidedSign = Phrase(id: "BATAL", en: "VOID")
  static let noCrossings = Phrase(
    id: "Belum ada pelintasan. N untuk pelintas baru.", en: "No crossings yet. N for a traveller.")
  static let noHits = Phrase(id: "Tidak ada yang menunggu.", en: "Nothing waits.")
  static let traveller = Phrase(id: "Pelintas", en: "Traveller")
  static let listAnswer = Phrase(id: "Daftar", en: "List")
  static let searching = Phrase(id: "mencari di daftar…", en: "searching the list…")
  static let nobodyFound = Phrase(id: "Tidak ada yang mirip.", en: "Nobody similar.")
  static let decideNow = Phrase(id: "Keputusan", en: "Decision")
  static let scanOrType = Phrase(
    id: "Letakkan dokumen di pembaca, atau ketik MRZ-nya, Enter di akhir tiap baris.",
    en: "Lay the document on the reader, or type its MRZ, Enter at the end of each line.")
  static let document = Phrase(id: "Dokumen", en: "Document")
  static let newDocument = Phrase(id: "Dokumen baru", en: "New document")
  static let born = Phrase(id: "Lahir", en: "Born")
  static let expires = Phrase(id: "Berlaku sampai", en: "Valid until")
  static let checkDigits = Phrase(id: "Angka uji", en: "Check digits")
  static let allRight = Phrase(id: "semua cocok", en: "all agree")
  static let expired = Phrase(id: "KEDALUWARSA", en: "EXPIRED")
  static let unknown = Phrase(id: "tidak diketahui", en: "not known")
  static let nameMayBeCut = Phrase(id: "nama mungkin terpotong", en: "the name may be cut off")
  static let reason = Phrase(id: "Alasan", en: "Reason")
  static let reasonWords = Phrase(id: "Alasan dengan kata-kata", en: "Reason in words")
  static let voidTitle = Phrase(id: "Batalkan catatan", en: "Void a record")
  static let voidReason = Phrase(id: "Mengapa catatan ini salah?", en: "Why is this record wrong?")
  static let tooFast = Phrase(
    id: "Tombol terlalu cepat setelah masukan lain; tidak ada yang diputuskan.",
    en: "The key came too close to other input; nothing was decided.")
  static let pasteDecidesNothing = Phrase(
    id: "Tempelan tidak memuat MRZ; tidak ada yang diputuskan.",
    en: "The paste holds no MRZ; nothing was decided.")
  static let notAnMRZ = Phrase(
    id: "Yang terbaca bukan MRZ; pindai lagi.", en: "What was read is no MRZ; scan again.")
  static let queued = Phrase(
    id: "Dokumen berikut menunggu di lajur ini.", en: "The next document waits at this lane.")
  static let takenElsewhere = Phrase(
    id: "Pindaian ini sudah diputuskan di tempat lain.", en: "This scan was decided elsewhere.")
  static let building = Phrase(id: "menyusun tampilan dari jurnal", en: "building the view from the journal")
  static let wrong = Phrase(id: "SALAH", en: "WRONG")
  static let children = Phrase(id: "anak", en: "child")
  static let help = Phrase(id: "Bantuan", en: "Help")
  static let damagedJournal = Phrase(id: "JURNAL RUSAK", en: "JOURNAL DAMAGED")
  static let detail = Phrase(id: "Rincian", en: "Detail")
  static let officer = Phrase(id: "Petugas", en: "Officer")
  static let outcome = Phrase(id: "Keputusan", en: "Outcome")
  static let time = Phrase(id: "Waktu", en: "Time")
  static let voidedBy = Phrase(id: "Dibatalkan", en: "Voided")
  static let helpNotes = Phrase(
    id: "Tanda ! = memutuskan. Tombol keputusan berlaku bila tak ada masukan lain 150 ms sebelum dan sesudahnya.",
    en: "The sign ! decides. A decision key counts when no other input comes within 150 ms before and after it.")

  /// Which field of the MRZ.
  static func field(_ field: MRZ.Field) -> Phrase {
    switch field {
    case .code: Phrase(id: "kode dokumen", en: "document code")
    case .issuer: Phrase(id: "penerbit", en: "issuer")
    case .name: Phrase(id: "nama", en: "name")
    case .number: Phrase(id: "nomor dokumen", en: "document number")
    case .nationality: Phrase(id: "kewarganegaraan", en: "nationality")
    case .birth: Phrase(id: "tanggal lahir", en: "date of birth")
    case .sex: Phrase(id: "jenis kelamin", en: "sex")
    case .expiry: Phrase(id: "masa berlaku", en: "expiry")
    case .optional, .optional2: Phrase(id: "data tambahan", en: "optional data")
    case .composite: Phrase(id: "gabungan", en: "composite")
    }
  }

  static func band(_ band: String) -> Phrase {
    switch band {
    case "strong": Phrase(id: "KUAT", en: "STRONG")
    case "possible": Phrase(id: "MUNGKIN", en: "POSSIBLE")
    default: Phrase(id: "lemah", en: "weak")
    }
  }
}
