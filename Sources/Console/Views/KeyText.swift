import Phrases

/// The words of one key: a word or two for the key bar, a sentence for help.
struct KeyText {
  let title: Phrase
  let help: Phrase

  // The dashboard.
  static let keyNew = KeyText(
    title: Phrase(id: "Pelintas", en: "Traveller"),
    help: Phrase(
      id: "Pelintas berikut: pindaian yang menunggu, atau dokumen baru.",
      en: "Next traveller: a scan that waits, or a new document."))
  static let keyType = KeyText(
    title: Phrase(id: "Ketik", en: "Type"),
    help: Phrase(id: "Ketik atau tempel MRZ dokumen.", en: "Type or paste a document's MRZ."))
  static let keyOpen = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(id: "Buka baris yang dipilih.", en: "Open the chosen row."))
  static let keyVoid = KeyText(
    title: Phrase(id: "Batal", en: "Void"),
    help: Phrase(
      id: "Batalkan catatan yang salah dengan alasan; catatannya tetap ada.",
      en: "Void a wrong record, with a reason; the record stays."))
  static let keyPanel = KeyText(
    title: Phrase(id: "Panel", en: "Panel"), help: Phrase(id: "Pindah panel.", en: "Go to the other panel."))
  static let keyDirection = KeyText(
    title: Phrase(id: "Arah", en: "Direction"),
    help: Phrase(id: "Ganti arah lajur ini: masuk atau keluar.", en: "Turn this lane's direction: in or out."))
  static let keyLane = KeyText(
    title: Phrase(id: "Lajur", en: "Lane"),
    help: Phrase(id: "Lajur berikut untuk konsol ini (1 sampai 8).", en: "Next lane for this console (1 to 8)."))
  static let keyQuit = KeyText(
    title: Phrase(id: "Keluar", en: "Quit"), help: Phrase(id: "Tutup konsol ini.", en: "Close this console."))
  static let keyDismiss = KeyText(
    title: Phrase(id: "Tutup pesan", en: "Dismiss"),
    help: Phrase(id: "Hapus pesan di bawah layar.", en: "Take the message below the screen away."))

  // Everywhere.
  static let keyHelp = KeyText(
    title: Phrase(id: "Bantuan", en: "Help"),
    help: Phrase(id: "Semua tombol di layar ini.", en: "All keys of this screen."))
  static let keyLanguage = KeyText(
    title: Phrase(id: "English", en: "Indonesia"),
    help: Phrase(id: "Ganti bahasa layar ke Inggris.", en: "Change the screen's language to Indonesian."))
  static let keyRepaint = KeyText(
    title: Phrase(id: "Gambar ulang", en: "Repaint"),
    help: Phrase(id: "Gambar ulang seluruh layar.", en: "Paint the whole screen again."))
  static let keyMove = KeyText(
    title: Phrase(id: "Pilih", en: "Choose"),
    help: Phrase(id: "Baris sebelumnya atau berikutnya.", en: "The row before or after."))
  static let keyScroll = KeyText(
    title: Phrase(id: "Gulir", en: "Scroll"),
    help: Phrase(id: "Gulir teks yang tidak muat.", en: "Scroll a text that does not fit."))
  static let keyPage = KeyText(
    title: Phrase(id: "Halaman", en: "Page"),
    help: Phrase(id: "Satu halaman naik atau turun.", en: "One page up or down."))
  static let keyEnds = KeyText(
    title: Phrase(id: "Ujung", en: "Ends"),
    help: Phrase(id: "Ke awal atau ke akhir.", en: "To the beginning or the end."))

  // The traveller at the lane.
  static let keyBack = KeyText(
    title: Phrase(id: "Kembali", en: "Back"),
    help: Phrase(
      id: "Kembali tanpa memutuskan; yang sudah dipindai tetap menunggu.",
      en: "Back without deciding; what was scanned keeps waiting."))
  static let keyNext = KeyText(
    title: Phrase(id: "Berikut", en: "Next"),
    help: Phrase(
      id: "Pelintas lain yang menunggu; yang ini tetap menunggu.",
      en: "The next who waits; this one keeps waiting."))
  static let keyAgain = KeyText(
    title: Phrase(id: "Catat lagi", en: "Record again"),
    help: Phrase(
      id: "Coba sekali lagi mencatat dokumen ini.", en: "Try once more to record this document."))

  // Forms.
  static let keyTakeReason = KeyText(
    title: Phrase(id: "Pakai", en: "Take"),
    help: Phrase(id: "Pakai alasan yang dipilih.", en: "Take the chosen reason."))
  static let keyTakeWords = KeyText(
    title: Phrase(id: "Simpan", en: "Save"),
    help: Phrase(id: "Simpan keputusan dengan alasan ini.", en: "Save the decision with this reason."))
  static let keyTakeVoid = KeyText(
    title: Phrase(id: "Batalkan", en: "Void it"),
    help: Phrase(id: "Batalkan catatan ini dengan alasan ini.", en: "Void this record with this reason."))
  static let keyLineEnd = KeyText(
    title: Phrase(id: "Lanjut", en: "Go on"),
    help: Phrase(
      id: "Baris selesai; setelah baris terakhir dokumen dibuka.",
      en: "The line is done; after the last one the document opens."))
  static let keyClose = KeyText(
    title: Phrase(id: "Tutup", en: "Close"),
    help: Phrase(id: "Kembali ke panel.", en: "Back to the panels."))
}
