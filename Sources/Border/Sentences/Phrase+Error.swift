import GRDB
import Journal
import Phrases
import TravelDocuments
import WatchlistFormats

extension Phrase {
  /// An error as a sentence: what happened and what to do.
  public init(_ error: any Error, zone: PostZone? = nil) {
    switch error {
    case let error as Refusal: self = error.phrase(zone)
    case let error as JournalError: self = error.phrase
    case let error as JournalDamage: self = error.phrase
    case let error as BackupError: self = error.phrase
    case let error as CheckpointError: self = error.phrase()
    case let error as MRZError: self = error.phrase
    case let error as LedgerDamage: self = error.phrase
    case let error as ImportError: self = Phrase(id: error.phrase.id + ".", en: error.phrase.en + ".")
    case let error as ListComparison.Failure: self = error.phrase
    case let error as DatabaseError: self = Self.ledgerFailed(error)
    default:
      let text = Self.outside("\(error)", limit: Self.pathLimit)
      self = Phrase(id: "Gagal: \(text).", en: "It failed: \(text).")
    }
  }

  private static func ledgerFailed(_ error: DatabaseError) -> Phrase {
    let text = outside(error.message ?? error.resultCode.description, limit: pathLimit)
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      Phrase(
        id: "Tampilan (ledger) sedang dipakai proses lain; coba lagi. Jurnal tidak terganggu.",
        en: "The read model (ledger) is in use by another process; try again. The journal is not affected.")
    case .SQLITE_FULL:
      Phrase(
        id: "Disk penuh untuk tampilan (ledger); kosongkan ruang. Jurnal tidak terganggu.",
        en: "The disk is full for the read model (ledger); make room. The journal is not affected.")
    default:
      Phrase(
        id: "Tampilan (ledger) gagal: \(text). Jurnal tidak terganggu; jalankan \"plbn ledger rebuild\".",
        en: "The read model (ledger) failed: \(text). The journal is not affected; run \"plbn ledger rebuild\".")
    }
  }

  static func ledgerInMemory(because problem: Phrase) -> Phrase {
    Phrase(
      id: "Tampilan (ledger) disimpan di memori dan disusun ulang setiap kali program dibuka: \(problem.id)",
      en: "The read model (ledger) is kept in memory and built anew at each start: \(problem.en)")
  }
}
