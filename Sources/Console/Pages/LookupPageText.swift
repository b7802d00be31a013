import Border
import Phrases
import Watchlist

/// The words of the look-up.
extension Phrase {
  static let lookup = Phrase(id: "Cari", en: "Look-up")
  static let lookupSearching = Phrase(id: "mencari…", en: "searching…")
  static let lookupHint = Phrase(
    id: "Ketik nama; tanggal lahir (12-08-1974, 1974) dan nomor dokumen boleh ikut.",
    en: "Type a name; a date of birth (12-08-1974, 1974) and a document's number may go with it.")
  static let lookupIsRecorded = Phrase(
    id: "Pencarian yang menampilkan entri dicatat dengan keperluannya.",
    en: "A look-up that shows entries is recorded with its purpose.")
  static let lookupNeedsName = Phrase(
    id: "Perlu nama atau nomor dokumen: tanggal saja tidak dicari.",
    en: "A name or a document's number is needed: a date alone is not searched.")
  static let lookupNoList = Phrase(
    id: "TANPA DAFTAR: tidak ada yang diperiksa. Impor dengan: plbn watchlist import",
    en: "NO LIST: nothing was searched. Import one with: plbn watchlist import")
  static let lookupNobodyOfThese = Phrase(
    id: "Tidak ada yang mirip di antara yang disaring (F4 F5 F6); yang lain tidak ditampilkan.",
    en: "Nobody similar among what is wanted alone (F4 F5 F6); others are not shown.")
  static let lookupNoChoices = Phrase(
    id: "tampil setelah pencarian pertama", en: "known when the first search is answered")
  static let entryIsGone = Phrase(
    id: "Entri ini tidak ada lagi di daftar.", en: "This entry is on the list no more.")
  static let lookupFoundAs = Phrase(id: "Cocok dengan", en: "Found as")
  static let lookupSex = Phrase(id: "Jenis kelamin", en: "Sex")
  static let lookupNationality = Phrase(id: "Kewarganegaraan", en: "Nationality")
  static let lookupAction = Phrase(id: "Tindakan", en: "Action")
  static let lookupClass = Phrase(id: "Golongan", en: "Class")
  static let lookupLegalBasis = Phrase(id: "Dasar hukum", en: "Legal basis")
  static let lookupOwner = Phrase(id: "Instansi", en: "Owner agency")
  static let lookupEntered = Phrase(id: "Dimuat", en: "Entered")
  static let lookupReview = Phrase(id: "Ditinjau sebelum", en: "Reviewed by")
  static let lookupExpiry = Phrase(id: "Hari terakhir", en: "Last day")
  static let lookupPrograms = Phrase(id: "Program sanksi", en: "Programme")
  static let lookupTitle = Phrase(id: "Jabatan", en: "Title")
  static let lookupRemarks = Phrase(id: "Keterangan", en: "Remarks")
  static let lookupEntry = Phrase(id: "Entri", en: "Entry")
  static let lookupKind = Phrase(id: "Jenis", en: "Kind")

  static func lookupNotRecordable(_ why: Phrase) -> Phrase {
    Phrase(
      id: "Pencarian tidak dapat dicatat, jadi tidak ada yang ditampilkan: \(why.id).",
      en: "A look-up can't be recorded, so nothing is shown: \(why.en).")
  }
}

extension LookupPurpose {
  /// In a word, for people.
  var word: Phrase {
    switch self {
    case .crossing: Phrase(id: "perlintasan", en: "crossing")
    case .patrol: Phrase(id: "patroli", en: "patrol")
    case .case: Phrase(id: "perkara", en: "case")
    case .briefing: Phrase(id: "pengarahan", en: "briefing")
    case .test: Phrase(id: "uji coba", en: "test")
    }
  }
}

extension ListedMeasure {
  /// The list's class, with what it means where the code is known.
  var classWord: Phrase {
    WatchlistEntryMade.ListClass(rawValue: classCode)?.word ?? Phrase(id: classCode, en: classCode)
  }
}

extension KeyText {
  static let lookupList = KeyText(
    title: Phrase(id: "Daftar", en: "List"),
    help: Phrase(
      id: "Hanya entri daftar berikut; sesudah yang terakhir semua daftar.",
      en: "Only entries of the next list; behind the last one of all lists."))
  static let lookupClassKey = KeyText(
    title: Phrase(id: "Golongan", en: "Class"),
    help: Phrase(
      id: "Hanya entri golongan berikut: cegah, tangkal, DPO, lain-lain; lalu semua.",
      en: "Only entries of the next class: exit ban, entry ban, wanted, others; then all."))
  static let lookupBand = KeyText(
    title: Phrase(id: "Tingkat", en: "Band"),
    help: Phrase(
      id: "Hanya calon kuat, hanya mungkin, hanya lemah; lalu semua.",
      en: "Only strong candidates, only possible, only weak ones; then all."))
  static let lookupOpen = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(
      id: "Buka entri yang dipilih; tercatat bahwa dibuka.",
      en: "Open the chosen entry; that it was opened is recorded."))
  static let lookupPurpose = KeyText(
    title: Phrase(id: "Keperluan", en: "Purpose"),
    help: Phrase(
      id: "Keperluan berikut: perlintasan, patroli, perkara, pengarahan, uji coba.",
      en: "The next purpose: crossing, patrol, case, briefing, test."))
}
