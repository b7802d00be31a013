import GRDB
import Journal
import Phrases
import TravelDocuments

extension Phrase {
  /// An error as a sentence: what happened and what to do.
  public init(_ error: any Error, zone: PostZone? = nil) {
    switch error {
    case let error as Refusal: self = error.phrase(zone)
    case let error as JournalError: self = error.phrase
    case let error as JournalDamage: self = error.phrase
    case let error as MRZError: self = error.phrase
    case let error as DatabaseError:
      let what = error.message ?? error.resultCode.description
      self = Phrase(
        id: "Tampilan (ledger) gagal: \(what). Jurnal tidak terganggu; jalankan \"plbn ledger rebuild\".",
        en: "The read model (ledger) failed: \(what). The journal is not affected; run \"plbn ledger rebuild\".")
    default: self = Phrase(id: "Gagal: \(error).", en: "It failed: \(error).")
    }
  }
}
