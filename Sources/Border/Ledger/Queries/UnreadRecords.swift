import GRDB
import Journal
import Phrases

/// Records that this program can't read, so that lists and numbers lack what they say: a newer one wrote them.
public struct UnreadRecords: Sendable, Equatable {
  /// Of kinds that it does not know.
  public let unknown: Int
  /// Of kinds that it knows, in a form or with a code that it does not.
  public let unreadable: Int

  public var count: Int { unknown + unreadable }

  /// What is missing, and what to do.
  public var phrase: Phrase {
    Phrase(
      id: "\(count) catatan dari program yang lebih baru TIDAK ikut dalam yang ditampilkan dan dihitung program ini "
        + "(\(unknown) jenis tak dikenal, \(unreadable) tak terbaca). Perbarui program sebelum membuat laporan.",
      en: "\(count) records of a newer program are NOT in what this program shows and counts (\(unknown) of unknown "
        + "kind, \(unreadable) unreadable). Update the program before making a return.")
  }
}

extension Ledger {
  /// Costs a small read.
  public func unreadRecords() throws -> UnreadRecords {
    try read { db in
      let state = try LedgerState.fetch(db)
      return UnreadRecords(unknown: state.unknown, unreadable: state.unreadable)
    }
  }
}
