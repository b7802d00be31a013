import Phrases

/// The words of one key: a word or two for the key bar, a sentence for help.
struct KeyText {
  let title: Phrase
  let help: Phrase

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
    title: Phrase(id: "Batalkan", en: "Void"),
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
  static let keyHelp = KeyText(
    title: Phrase(id: "Bantuan", en: "Help"),
    help: Phrase(id: "Semua tombol di layar ini.", en: "All keys of this screen."))
  static let keyLanguage = KeyText(
    title: Phrase(id: "English", en: "Indonesia"),
    help: Phrase(id: "Ganti bahasa layar ke Inggris.", en: "Change the screen's language to Indonesian."))
  static let keyQuit = KeyText(
    title: Phrase(id: "Keluar", en: "Quit"), help: Phrase(id: "Tutup konsol ini.", en: "Close this console."))
  static let keyRepaint = KeyText(
    title: Phrase(id: "Gambar ulang", en: "Repaint"),
    help: Phrase(id: "Gambar ulang seluruh layar.", en: "Paint the whole screen again."))
  static let keyBack = KeyText(
    title: Phrase(id: "Kembali", en: "Back"),
    help: Phrase(
      id: "Kembali tanpa memutuskan; yang sudah dipindai tetap menunggu.",
      en: "Back without deciding; what was scanned keeps waiting."))
  static let keyConfirm = KeyText(
    title: Phrase(id: "Lanjut", en: "Go on"),
    help: Phrase(id: "Terima isian ini.", en: "Take what was entered."))
}
