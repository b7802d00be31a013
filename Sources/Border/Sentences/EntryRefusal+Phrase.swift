import Phrases

extension EntryRefusal {
  /// What happened and what to do, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .nameNotLatin: .noLatinLetters
    case .lostDocumentWithoutNumber:
      Phrase(
        id: "Entri SLTD adalah dokumennya: tambahkan nomor dokumen.",
        en: "An entry of the class sltd is its document: add the document's number.")
    case .nameAlone:
      Phrase(
        id: "Nama saja akan menghentikan semua orang yang bernama sama; tambahkan tanggal lahir atau nomor dokumen.",
        en: "A name alone would stop everybody who bears it; add a date of birth or a document.")
    case .tooMany(let field, let limit):
      Phrase(
        id: "\(field.word.id): paling banyak \(limit) untuk satu entri.",
        en: "At most \(limit) are taken for one entry: \(field.word.en).")
    case .expiryBounds(let days):
      Phrase(
        id: "Entri harus berakhir: hari terakhirnya mulai hari ini, paling lama \(days) hari lagi.",
        en: "An entry must end: its last day is today at the earliest, and at most \(days) days ahead.")
    case .reviewBounds:
      Phrase(
        id: "Tanggal tinjau harus mulai hari ini dan tidak sesudah hari terakhir entri.",
        en: "The day of review is today at the earliest, and not behind the entry's last day.")
    case .listFull(let limit):
      Phrase(
        id: "Daftar pos ini sudah berisi \(limit) entri yang berlaku; cabut dulu yang tidak perlu lagi.",
        en: "The post's own list has \(limit) entries in force; withdraw some that are not needed any more.")
    case .tooLarge:
      Phrase(id: "Entri terlalu panjang untuk satu catatan; ringkas.", en: "The entry is too long for one record.")
    case .unknown(let id):
      Phrase(
        id:
          "Tidak ada entri pos \"\(Phrase.outside(id))\"; pakai id dari \"plbn watchlist lists --entries\", sedikitnya 4 huruf.",
        en:
          "There is no entry \"\(Phrase.outside(id))\" of this post; use an id of \"plbn watchlist lists --entries\", at "
          + "least 4 characters of it.")
    case .ambiguous(let id):
      Phrase(
        id: "Lebih dari satu entri berawalan \"\(Phrase.outside(id))\"; tulis id lebih panjang.",
        en: "More than one entry begins with \"\(Phrase.outside(id))\"; give more of its id.")
    case .alreadyWithdrawn(let officer):
      Phrase(
        id: "Entri itu sudah dicabut oleh \(Phrase.outside(officer)).",
        en: "That entry was withdrawn already, by \(Phrase.outside(officer)).")
    }
  }
}
