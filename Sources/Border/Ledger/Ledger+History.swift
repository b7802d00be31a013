import Journal

/// Whether the tables and the journal tell one story.
///
/// The tables hold only what was known to be on disk. So a journal that ends before them, or goes on otherwise, was
/// changed by somebody, and the tables are the witness.
extension Ledger {
  /// The tables are no beginning of the journal.
  struct HistoryDiffers: Error {
    let lost: LedgerDamage?
  }

  enum Fit: Equatable {
    /// The journal goes on where the tables have come to.
    case whole
    /// They belong to another journal, or to records that were never acknowledged.
    case other
    /// They hold more than the journal, or something else.
    case lost(LedgerDamage)
  }

  /// Whether the tables are a beginning of the journal.
  func fit(_ state: LedgerState) throws -> Fit {
    guard state.journal == reader.identity.journal, state.zoneMinutes == zone.offsetMinutes else { return .other }
    if isGivenUp(state.position) { return .other }
    if (try? Self.tail(of: layout, at: state.position)) == state.tail { return .whole }
    let name = EventFile.named(state.position.file, in: layout)
    return .lost(
      LedgerDamage(
        kind: .lost, file: name?.text ?? "-", line: name.map { state.position.seq - $0.firstSeq } ?? 0,
        offset: state.position.offset, seq: state.position.seq - 1))
  }

  /// Whether the next file took the place of records before this one. Their sync failed, and after a start of the
  /// machine some of them may have been read before the next writer gave them up; nobody was ever told that they count.
  func isGivenUp(_ position: JournalPosition) -> Bool {
    EventFile.named(position.file + 1, in: layout).map { $0.firstSeq < position.seq } ?? false
  }

  func expectWhole(_ state: LedgerState) throws {
    switch try fit(state) {
    case .whole: break
    case .other: throw HistoryDiffers(lost: nil)
    case .lost(let damage): throw HistoryDiffers(lost: damage)
    }
  }

  static func tail(of layout: StoreLayout, at position: JournalPosition) throws(JournalError) -> [UInt8] {
    try layout.bytes(before: position, count: tailBytes)
  }

  /// The newest bytes of the journal that the tables remember, to recognise it again: the end of a line, with its
  /// checksum.
  private static let tailBytes = 32
}
