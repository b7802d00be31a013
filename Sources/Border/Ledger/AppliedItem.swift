import Journal

/// One item of the journal, read as far as the tables need it. Reading is most of the work of building them, and needs
/// no table: so it can be done on a thread of its own.
enum AppliedItem: Sendable {
  case event(Record, RecordedEvent, body: [UInt8])
  case damage(LedgerDamage)
  /// It takes its place and nothing counts.
  case nothing

  init(_ item: JournalItem) {
    switch item {
    case .record(let record):
      let event = RecordedEvent(record)
      self = .event(record, event, body: event.isKeptWhole ? record.bodyBytes : [])
    case .torn: self = .nothing
    case .damage(let damage): self = .damage(LedgerDamage(damage))
    }
  }
}

extension RecordedEvent {
  /// Whether the tables hold the body as it was recorded.
  fileprivate var isKeptWhole: Bool {
    switch self {
    case .watchlistChecked, .watchlistImported, .documentEntered: true
    default: false
    }
  }
}

extension Record {
  /// The event's body as it stands in the line.
  fileprivate var bodyBytes: [UInt8] {
    (try? JSONObject(line))?.raw("body").map(Array.init) ?? []
  }
}
