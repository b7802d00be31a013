import Journal

import struct Journal.Record

/// Where the records of a journal that the store continues stand in the row: in front of 0, in their order.
///
/// So everything that happened at the post stands in the same tables, sorted by one number, and nothing of the store's
/// own journal has another number because of it.
struct ArchivePlace: Sendable {
  let layout: StoreLayout
  /// Its id.
  let journal: String
  /// How many lines it has.
  let size: Int
  /// What is added to a number of the archived journal.
  let shift: Int

  /// The journals that a store continues, oldest first.
  static func all(of layout: StoreLayout) throws(JournalError) -> [ArchivePlace] {
    var end = 0
    var places: [ArchivePlace] = []
    for archived in try layout.archivedJournals().reversed() {
      // What record 0 says is not to be trusted with arithmetic.
      let (start, isTooMuch) = end.subtractingReportingOverflow(archived.restored.size)
      guard !isTooMuch else { break }
      end = start
      let restored = archived.restored
      places.insert(
        ArchivePlace(layout: archived.layout, journal: restored.journal, size: restored.size, shift: start), at: 0)
    }
    return places
  }

  /// nil for a line that the archive did not have when the store was made from it.
  func numbered(_ record: Record) -> Record? { record.seq < size ? record.numbered(record.seq + shift) : nil }

  /// Damage as it is told of the store: with the archive that it is in.
  func told(_ damage: JournalDamage) -> LedgerDamage {
    LedgerDamage(
      kind: .inJournal(damage.kind), file: prefix + damage.file, line: damage.line, offset: damage.offset,
      seq: damage.seq + shift)
  }

  /// Told where the archive can't be read at all, or ends otherwise than it did when the store was made from it.
  func damaged(_ kind: JournalDamage.Kind, at seq: Int) -> LedgerDamage {
    LedgerDamage(kind: .inJournal(kind), file: prefix + "journal", line: seq + 1, offset: 0, seq: seq + shift)
  }

  private var prefix: String { "archive/\(journal.prefix(8))/" }
}
