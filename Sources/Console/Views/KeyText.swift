import Border
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
  static let keyForm = KeyText(
    title: Phrase(id: "Formulir", en: "Form"),
    help: Phrase(
      id: "Dokumen tanpa MRZ, atau pelintas tanpa dokumen.",
      en: "A document without an MRZ, or a traveller without any."))
  static let keyLookup = KeyText(
    title: Phrase(id: "Cari", en: "Look up"),
    help: Phrase(
      id: "Cari nama di daftar; tercatat dengan keperluannya.", en: "Look a name up; it is recorded with why."))
  static let keyHits = KeyText(
    title: Phrase(id: "Temuan", en: "Hits"),
    help: Phrase(id: "Temuan: yang menunggu dulu.", en: "Hits: those that wait first."))
  static let keyCompare = KeyText(
    title: Phrase(id: "Bandingkan", en: "Compare"),
    help: Phrase(
      id: "Pelintas di samping entri daftar, dengan tindakan yang diminta; nilai temuannya.",
      en: "The traveller beside the entry, with what the list asks; say who it is."))
  static let keyPatrols = KeyText(
    title: Phrase(id: "Patroli", en: "Patrols"),
    help: Phrase(id: "Buku patroli: berangkat, lapor, kembali.", en: "The patrol book: out, reports, back."))
  static let keyShift = KeyText(
    title: Phrase(id: "Sif", en: "Shift"), help: Phrase(id: "Angka-angka sif.", en: "The shift's numbers."))
  static let keyHistory = KeyText(
    title: Phrase(id: "Riwayat", en: "History"),
    help: Phrase(id: "Semua pelintasan: saring, urutkan.", en: "All crossings: filter, sort."))
  static let keyAddToCase = KeyText(
    title: Phrase(id: "Keterangan", en: "Details"),
    help: Phrase(
      id: "Keperluan, kendaraan, catatan, izin tinggal.", en: "Purpose, vehicle, note, stay."))
  static let keyNotices = KeyText(
    title: Phrase(id: "Amatan", en: "Notices"),
    help: Phrase(
      id: "Yang teramati, dengan aturan dan sumbernya; sekali lagi: jawaban daftar.",
      en: "What was noticed, with rule and source; once more: the list's answer."))
  static let keyOpen = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(id: "Buka baris yang dipilih.", en: "Open the chosen row."))
  static let keyVoid = KeyText(
    title: Phrase(id: "Batal", en: "Void"),
    help: Phrase(
      id: "Batalkan catatan yang salah dengan alasan; catatannya tetap ada.",
      en: "Void a wrong record, with a reason; the record stays."))
  static let keyUndo = KeyText(
    title: Phrase(id: "Urungkan", en: "Undo"),
    help: Phrase(
      id: "Urungkan keputusan terakhir dalam \(CrossingUndone.seconds) detik; dokumennya menunggu lagi.",
      en: "Take the last decision back within \(CrossingUndone.seconds) seconds; the document waits again."))
  static let keyReceipt = KeyText(
    title: Phrase(id: "Resi", en: "Receipt"),
    help: Phrase(
      id: "Tanda terima pelintasan yang dipilih: satu baris tanpa nama, untuk dibacakan.",
      en: "The chosen crossing's receipt: one line without a name, to be read out."))
  static let keyPanel = KeyText(
    title: Phrase(id: "Panel", en: "Panel"), help: Phrase(id: "Pindah panel.", en: "Go to the other panel."))
  static let keyDirection = KeyText(
    title: Phrase(id: "Arah", en: "In/out"),
    help: Phrase(id: "Ganti arah lajur ini: masuk atau keluar.", en: "Turn this lane's direction: in or out."))
  static let keyLane = KeyText(
    title: Phrase(id: "Lajur", en: "Lane"),
    help: Phrase(id: "Lajur berikut untuk konsol ini (1 sampai 8).", en: "Next lane for this console (1 to 8)."))
  static let keyQuit = KeyText(
    title: Phrase(id: "Tutup", en: "Quit"), help: Phrase(id: "Tutup konsol ini.", en: "Close this console."))
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
  static let keyPageBack = KeyText(
    title: Phrase(id: "Kembali", en: "Back"),
    help: Phrase(id: "Kembali ke layar sebelumnya.", en: "Back to the screen before."))
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
    title: Phrase(id: "Simpan", en: "Save"),
    help: Phrase(
      id: "Simpan keputusan dengan alasan yang dipilih; bila perlu kata-kata, itu dulu.",
      en: "Save the decision with the chosen reason; where it needs words, those first."))
  static let keyTakeWords = KeyText(
    title: Phrase(id: "Simpan", en: "Save"),
    help: Phrase(id: "Simpan keputusan dengan alasan ini.", en: "Save the decision with this reason."))
  static let keyLineEnd = KeyText(
    title: Phrase(id: "Lanjut", en: "Go on"),
    help: Phrase(
      id: "Baris selesai; setelah baris terakhir dokumen dibuka. Pada akhir nomor: pelintas yang dipilih.",
      en: "The line is done; after the last one the document opens. At the end of a number: the chosen traveller."))
}
