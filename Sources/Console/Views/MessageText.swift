import Border
import Phrases

/// The sentences of the message line.
extension Phrase {
  // Why a key does nothing now.
  static let nothingChosen = Phrase(id: "tidak ada baris yang dipilih", en: "no row is chosen")
  static let nothingToUndo = Phrase(
    id: "tidak ada keputusan Anda dalam \(CrossingUndone.seconds) detik terakhir",
    en: "none of your decisions is of the last \(CrossingUndone.seconds) seconds")
  static let alreadyVoid = Phrase(id: "sudah dibatalkan", en: "voided already")
  static let chooseCrossing = Phrase(id: "pilih dulu satu pelintasan", en: "choose a crossing first")
  static let stillSaving = Phrase(id: "masih menyimpan", en: "still saving")
  static let listStillSearching = Phrase(id: "daftar belum menjawab", en: "the list has not answered yet")
  static let scanNotRecorded = Phrase(id: "pindaian belum tercatat", en: "the scan is not recorded yet")
  static let storeClosed = Phrase(id: "penyimpanan tidak dapat ditulis", en: "the store can't be written")
  static let takenElsewhere = Phrase(
    id: "sudah diputuskan di tempat lain", en: "it was decided elsewhere already")

  // What has happened.
  static let tooFast = Phrase(
    id: "Tombol terlalu cepat setelah masukan lain; tidak ada yang diputuskan.",
    en: "The key came too close to other input; nothing was decided.")
  static let nothingToCompare = Phrase(id: "tidak ada temuan", en: "there is no hit")
  static let enterAgain = Phrase(
    id: "Belum disimpan: Enter terlalu cepat setelah huruf terakhir; tekan Enter sekali lagi.",
    en: "Not saved yet: Enter came too close to the last letter; press Enter once more.")
  static let pasteDecidesNothing = Phrase(
    id: "Tempelan tidak memuat MRZ; tidak ada yang diputuskan.",
    en: "The paste holds no MRZ; nothing was decided.")
  static let pasteCut = Phrase(
    id: "Tempelan terlalu panjang atau memuat yang tak dapat ditampilkan; sebagian tidak diambil.",
    en: "The paste was too long or holds what can't be shown; part of it was not taken.")
  static let notAnMRZ = Phrase(
    id: "Yang terbaca bukan MRZ; pindai lagi.", en: "What was read is no MRZ; scan again.")
  static let sameDocument = Phrase(
    id: "Dokumen yang sama terbaca lagi; tidak dicatat dua kali.",
    en: "The same document was read again; it is not recorded twice.")
  static func noSuchKey(_ letter: Character) -> Phrase {
    Phrase(id: "\"\(letter)\" bukan tombol di sini; F1 Bantuan.", en: "\"\(letter)\" is no key here; F1 Help.")
  }
  static let nobodyOpen = Phrase(
    id: "Tidak ada pelintas yang terbuka; N membuka yang menunggu.", en: "No traveller is open; N opens who waits.")
  static let nobodyElse = Phrase(
    id: "Tidak ada lagi yang menunggu di lajur ini.", en: "Nobody else waits at this lane.")
  /// Behind the last one that can be gone to.
  static func moreWait(listed: Int, all: Int) -> Phrase {
    Phrase(
      id: "Kembali ke yang terlama. Baru \(listed) dari \(all) yang menunggu dapat dibuka; lainnya menyusul.",
      en: "Back to the first. Only \(listed) of the \(all) who wait can be opened yet; the others follow.")
  }
  static let closing = Phrase(id: "menutup konsol", en: "closing the console")
  static let closedBefore = Phrase(
    id: "Konsol ditutup, atau petugasnya keluar, sebelum daftar terbaca; dokumen ini TIDAK dicatat, pindai lagi.",
    en:
      "The console closed or its officer left before the list was read; this document was NOT recorded, scan it again."
  )

  /// What a closing console says of requests that the disk has not answered.
  static func notSure(_ count: Int) -> Phrase {
    Phrase(
      id: "\(count) catatan belum pasti tersimpan ketika konsol ditutup; periksa dengan \"plbn crossings\".",
      en: "\(count) records were not known to be kept when the console closed; check with \"plbn crossings\".")
  }

  static func lookupsLost(_ count: Int) -> Phrase {
    Phrase(
      id: "\(count) penelusuran yang menampilkan entri TIDAK tercatat, disk menolak; laporkan kepada penyelia.",
      en: "\(count) look-ups that showed entries were NOT recorded, the disk refused; tell your supervisor.")
  }

  static let tooMuchWaits = Phrase(
    id: "Terlalu banyak yang menunggu; ini TIDAK dicatat.", en: "Too much is waiting; this was NOT recorded.")
}
