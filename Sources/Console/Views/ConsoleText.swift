import Border
import Phrases
import TravelDocuments

/// The words of the screens.
extension Phrase {
  // The header.
  static let lane = Phrase(id: "Lajur", en: "Lane")
  static let goingIn = Phrase(id: "MASUK", en: "IN")
  static let goingOut = Phrase(id: "KELUAR", en: "OUT")
  static let noPassphrase = Phrase(id: "TANPA SANDI", en: "NO PASSPHRASE")
  static let noList = Phrase(id: "TANPA DAFTAR", en: "NO LIST")
  static let unreadableList = Phrase(id: "DAFTAR TIDAK TERBACA", en: "LIST UNREADABLE")
  static let journal = Phrase(id: "Jurnal", en: "Journal")
  static let saving = Phrase(id: "menyimpan", en: "saving")

  // What is wrong with the store, in two or three words.
  static let soundJournal = Phrase(id: "Jurnal utuh", en: "Journal sound")
  /// Where accounts sign: their signatures were looked at too.
  static let soundAndSigned = Phrase(id: "Jurnal utuh & sah", en: "Journal sound & signed")
  static let noCheckpoint = Phrase(id: "TANPA TITIK PERIKSA", en: "NO CHECKPOINT")
  static let damagedJournal = Phrase(id: "JURNAL RUSAK", en: "JOURNAL DAMAGED")
  static let unlawfulRecord = Phrase(id: "CATATAN TIDAK SAH", en: "RECORD NOT VALID")
  static let readOnlyStore = Phrase(id: "HANYA BACA", en: "READ ONLY")
  static let newerStore = Phrase(id: "PROGRAM TERLALU LAMA", en: "PROGRAM TOO OLD")
  static let fullDisk = Phrase(id: "DISK PENUH", en: "DISK FULL")
  static let failingDisk = Phrase(id: "DISK GAGAL", en: "DISK FAILING")
  static let ledgerInMemory = Phrase(id: "TAMPILAN DI MEMORI", en: "VIEW IN MEMORY")
  static let closedStore = Phrase(id: "PENYIMPANAN TERTUTUP", en: "STORE CLOSED")

  // The dashboard.
  static let crossings = Phrase(id: "Pelintas", en: "Crossings")
  static let hits = Phrase(id: "Temuan", en: "Hits")
  static let patrols = Phrase(id: "Patroli", en: "Patrols")
  static let noPatrols = Phrase(id: "Tidak ada yang di luar.", en: "Nobody is out.")
  static let overdue = Phrase(id: "TERLAMBAT", en: "OVERDUE")
  static let perHour = Phrase(id: "Per jam", en: "By hour")
  static let usual = Phrase(id: "biasanya:", en: "usual:")
  static let voidedSign = Phrase(id: "BATAL", en: "VOID")
  static let undoneSign = Phrase(id: "URUNG", en: "UNDO")
  static let undecided = Phrase(id: "BELUM", en: "OPEN")
  static let failed = Phrase(id: "GAGAL", en: "FAILED")
  static let noCrossings = Phrase(
    id: "Belum ada pelintasan. N untuk pelintas baru.", en: "No crossings yet. N for a traveller.")
  static let noHits = Phrase(id: "Tidak ada yang menunggu.", en: "Nothing waits.")
  static let opening = Phrase(id: "membuka penyimpanan…", en: "opening the store…")
  static let building = Phrase(id: "menyusun tampilan dari jurnal", en: "building the view from the journal")

  // The traveller at the lane.
  static let traveller = Phrase(id: "Pelintas", en: "Traveller")
  static let listAnswer = Phrase(id: "Daftar", en: "List")
  static let notices = Phrase(id: "Amatan", en: "Notices")
  static let nothingNoticed = Phrase(id: "Tidak ada.", en: "None.")
  static let pastNotRead = Phrase(
    id: "Riwayat dokumen ini belum terbaca.", en: "This document's past is not read yet.")
  static let noticesExplain = Phrase(
    id: "Ini menjelaskan; petugas yang memutuskan.", en: "These explain; the officer decides.")
  static let searching = Phrase(id: "mencari di daftar…", en: "searching the list…")
  static let tabCompares = Phrase(
    id: "Tab: bandingkan dan nilai", en: "Tab: compare, say who")
  static let nobodyFound = Phrase(id: "Tidak ada yang mirip.", en: "Nobody similar.")
  static let born = Phrase(id: "Lahir", en: "Born")
  static let child = Phrase(id: "anak", en: "child")
  static let expires = Phrase(id: "Berlaku sampai", en: "Valid until")
  static let until = Phrase(id: "s/d", en: "until")
  static let expired = Phrase(id: "KEDALUWARSA", en: "EXPIRED")
  static let checkDigits = Phrase(id: "Angka uji", en: "Check digits")
  static let allRight = Phrase(id: "semua cocok", en: "all agree")
  static let unknown = Phrase(id: "tidak diketahui", en: "not known")
  static let nameMayBeCut = Phrase(id: "nama mungkin terpotong", en: "the name may be cut off")
  static let notRecorded = Phrase(id: "TIDAK TERCATAT", en: "NOT RECORDED")
  static let decidedBy = Phrase(id: "SUDAH DIPUTUSKAN:", en: "DECIDED ALREADY:")

  // Forms.
  static let newDocument = Phrase(id: "Dokumen baru", en: "New document")
  static let scanOrType = Phrase(
    id: "Letakkan dokumen di pembaca, atau ketik MRZ-nya, Enter di akhir tiap baris. Pernah lewat dengan PLB: 3 huruf "
      + "terakhir nomornya.",
    en: "Lay the document on the reader, or type its MRZ, Enter at the end of each line. Crossed before on a pass: the "
      + "last 3 characters of its number.")
  static let backToLine = Phrase(
    id: "Backspace: kembali ke baris sebelumnya", en: "Backspace: back to the line before")
  static let reason = Phrase(id: "Alasan", en: "Reason")
  static let legalBasis = Phrase(id: "Dasar", en: "By")
  static let reasonWords = Phrase(id: "Alasan dengan kata-kata", en: "Reason in words")
  static let voidTitle = Phrase(id: "Batalkan catatan", en: "Void a record")
  static let voidReason = Phrase(id: "Mengapa catatan ini salah?", en: "Why is this record wrong?")

  // A crossing in detail.
  static let detail = Phrase(id: "Rincian", en: "Detail")
  static let document = Phrase(id: "Dokumen", en: "Document")
  static let time = Phrase(id: "Waktu", en: "Time")
  static let outcome = Phrase(id: "Keputusan", en: "Outcome")
  static let purpose = Phrase(id: "Keperluan", en: "Purpose")
  static let vehicle = Phrase(id: "Kendaraan", en: "Vehicle")
  static let note = Phrase(id: "Catatan", en: "Note")
  static let lastStamp = Phrase(id: "Cap terakhir", en: "Last stamp")
  static let stayUntil = Phrase(id: "Tinggal s/d", en: "Stay until")
  static let birthPlace = Phrase(id: "Tempat lahir", en: "Place of birth")
  static let address = Phrase(id: "Alamat", en: "Address")
  static let nik = Phrase(id: "NIK", en: "NIK no.")
  static let issued = Phrase(id: "Terbit", en: "Issued")
  static let issuePlace = Phrase(id: "Tempat terbit", en: "Place of issue")
  static let officer = Phrase(id: "Petugas", en: "Officer")
  static let voidedBy = Phrase(id: "Dibatalkan", en: "Voided")
  static let undoneBy = Phrase(id: "Diurungkan", en: "Undone")
  static let waitsAgain = Phrase(
    id: "Dokumennya menunggu lagi di lajur.", en: "The document waits at the lane again.")
  static let notAtALane = Phrase(id: "(tidak ditampilkan di lajur)", en: "(not shown at a lane)")

  // Help.
  static let help = Phrase(id: "Bantuan", en: "Help")
  static let helpNotes = Phrase(
    id: "Tanda ! = memutuskan. Tombol keputusan berlaku bila tak ada masukan lain 150 ms sebelum dan sesudahnya.",
    en: "The sign ! decides. A decision key counts when no other input comes within 150 ms before and after it.")
  static let helpEditing = Phrase(
    id: "Di isian: panah, Home, End; ^U hapus ke awal, ^K hapus ke akhir, ^W hapus kata.",
    en: "In the field: arrows, Home, End; ^U erases to the start, ^K to the end, ^W a word.")
}
