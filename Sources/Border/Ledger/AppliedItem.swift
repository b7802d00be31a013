import Journal

/// One item of the journal, read as far as the tables need it. Reading is most of the work of building them, and needs
/// no table: so it can be done on a thread of its own.
enum AppliedItem: Sendable {
  case event(Record, RecordedEvent, body: [UInt8])
  case damage(LedgerDamage)
  /// It takes its place and nothing counts.
  case nothing

  init(_ item: JournalItem, _ archive: ArchivePlace? = nil) {
    switch item {
    case .record(var record):
      if let archive {
        guard let numbered = archive.numbered(record) else {
          self = .damage(archive.damaged(.tooManyRecords, at: record.seq))
          return
        }
        record = numbered
      }
      let event = RecordedEvent(record)
      self = .event(record, event, body: event.isKeptWhole ? Array(record.bodyBytes) : [])
    case .torn: self = .nothing
    case .damage(let damage): self = .damage(archive?.told(damage) ?? LedgerDamage(damage))
    }
  }
}

extension RecordedEvent {
  /// Whether the tables hold the body as it was recorded.
  fileprivate var isKeptWhole: Bool {
    switch self {
    case .watchlistChecked, .watchlistImported, .documentEntered, .entryMade, .hitClearedBefore, .partyOpened,
      .duty:
      true
    default: false
    }
  }
}
