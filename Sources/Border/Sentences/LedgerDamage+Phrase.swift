import Journal
import Phrases

extension LedgerDamage {
  /// Where, what, and what to do.
  public var phrase: Phrase {
    let name = Phrase.outside(file)
    let place = Phrase(
      id: "\(name) baris \(line) (bita \(offset), nomor \(seq))",
      en: "\(name) line \(line) (byte \(offset), number \(seq))")
    return Phrase(
      id: "Jurnal RUSAK di \(place.id): \(what.id). Panggil penyelia, jangan ubah apa pun.",
      en: "The journal is DAMAGED at \(place.en): \(what.en). Call a supervisor, change nothing.")
  }

  private var what: Phrase {
    switch kind {
    case .inJournal(.badLine): Phrase(id: "baris itu bukan yang ditulis", en: "the line is not what was written")
    case .inJournal(.missingEnd):
      Phrase(id: "catatan yang sudah disimpan hilang", en: "records that were kept are missing")
    case .inJournal(.missingFile):
      Phrase(id: "berkas sebelum ini hilang", en: "a file before this one is missing")
    case .inJournal(.badBeginning): Phrase(id: "catatan pertama tidak sah", en: "the first record is not sound")
    case .inJournal(.badRecovery):
      Phrase(id: "catatan pemulihan tidak cocok", en: "a recovery record does not agree")
    case .inJournal(.tooManyRecords): Phrase(id: "berkas terlalu panjang", en: "the file holds too many records")
    case .inJournal(.notAFile):
      Phrase(
        id: "itu bukan berkas, melainkan folder, pipa atau perangkat",
        en: "it is no file but a folder, a pipe or a device")
    case .lost:
      Phrase(
        id: "catatan sampai di situ pernah dibaca dan kini tidak ada atau lain",
        en: "records up to there had been read and are gone or others now")
    }
  }
}

extension JournalDamage {
  /// Where, what, and what to do.
  public var phrase: Phrase { LedgerDamage(self).phrase }
}
