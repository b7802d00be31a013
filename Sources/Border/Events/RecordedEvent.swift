import Journal

/// What a record says, as far as this program knows its kind.
public enum RecordedEvent: Sendable, Equatable {
  case scanReceived(ScanReceived)
  case scanRenewed(ScanRenewed)
  case watchlistChecked(WatchlistChecked)
  case crossingRecorded(CrossingRecorded)
  case crossingVoided(CrossingVoided)
  case crossingUndone(CrossingUndone)
  case watchlistImported(WatchlistImported)
  case watchlistRetired(WatchlistRetired)
  case entryMade(WatchlistEntryMade)
  case entryWithdrawn(WatchlistEntryWithdrawn)
  case documentEntered(DocumentEntered)
  case documentReported(DocumentReported)
  case scannerLost(ScannerLost)
  case scannerFound(ScannerFound)
  case crossingAmended(CrossingAmended)
  case hitDisposed(HitDisposed)
  case hitSecondAsked(HitSecondAsked)
  case hitSeconded(HitSeconded)
  case hitClearedBefore(HitClearedBefore)
  case hitClearingWithdrawn(HitClearingWithdrawn)
  case lookupMade(LookupMade)
  case partyOpened(PartyOpened)
  case partyClosed(PartyClosed)
  case patrolStarted(PatrolStarted)
  case patrolLogged(PatrolLogged)
  case patrolEnded(PatrolEnded)
  case accountCreated(AccountCreated)
  case accountChanged(AccountChanged)
  case accountKeySet(AccountKeySet)
  case ruleChanged(RuleChanged)
  case sessionOpened(SessionOpened)
  case sessionRefused(SessionRefused)
  case sessionLocked(SessionLocked)
  case sessionUnlocked(SessionUnlocked)
  case sessionClosed(SessionClosed)
  /// Hours, rosters, draws and lanes.
  case duty(DutyEvent)
  /// Outages and drills, paper slips, what was told afterwards.
  case outage(OutageEvent)
  /// The journal was made: its id.
  case journalCreated(journal: String)
  /// The journal's own: it was recovered, went on in a new file, the clock stepped back.
  case housekeeping
  /// The read model was built anew.
  case ledgerRebuilt(LedgerRebuilt)
  /// People looked after the store, with the right that it takes: a back-up was made, a key changed, a witness.
  case upkeep(Permission)
  /// A kind or a version that this program doesn't know, from a newer one. It is kept and shown as unknown.
  case unknown
  /// A known kind whose body can't be read. It is kept and shown as unreadable.
  case unreadable(String)

  private static let housekeepingTypes: Set = ["recovered", "abandoned", "clock.stepped"]
  private static let upkeepTypes: [String: Permission] = [
    "backup.made": .backUp, "recovery.changed": .manageKeys, "journal.key-rotated": .manageKeys,
    "witness.trusted": .manageKeys, "witness.dropped": .manageKeys,
  ]

  /// Reads a record's body.
  public init(_ record: Record) {
    do {
      switch record.type {
      case ScanReceived.type: self = .scanReceived(try Self.body(record))
      case ScanRenewed.type: self = .scanRenewed(try Self.body(record))
      case WatchlistChecked.type: self = .watchlistChecked(try Self.body(record))
      case CrossingRecorded.type: self = .crossingRecorded(try Self.body(record))
      case CrossingVoided.type: self = .crossingVoided(try Self.body(record))
      case CrossingUndone.type: self = .crossingUndone(try Self.body(record))
      case WatchlistImported.type: self = .watchlistImported(try Self.body(record))
      case WatchlistRetired.type: self = .watchlistRetired(try Self.body(record))
      case WatchlistEntryMade.type: self = .entryMade(try Self.body(record))
      case WatchlistEntryWithdrawn.type: self = .entryWithdrawn(try Self.body(record))
      case DocumentEntered.type: self = .documentEntered(try Self.body(record))
      case DocumentReported.type: self = .documentReported(try Self.body(record))
      case ScannerLost.type: self = .scannerLost(try Self.body(record))
      case ScannerFound.type: self = .scannerFound(try Self.body(record))
      case CrossingAmended.type: self = .crossingAmended(try Self.body(record))
      case HitDisposed.type: self = .hitDisposed(try Self.body(record))
      case HitSecondAsked.type: self = .hitSecondAsked(try Self.body(record))
      case HitSeconded.type: self = .hitSeconded(try Self.body(record))
      case HitClearedBefore.type: self = .hitClearedBefore(try Self.body(record))
      case HitClearingWithdrawn.type: self = .hitClearingWithdrawn(try Self.body(record))
      case LookupMade.type: self = .lookupMade(try Self.body(record))
      case PartyOpened.type: self = .partyOpened(try Self.body(record))
      case PartyClosed.type: self = .partyClosed(try Self.body(record))
      case PatrolStarted.type: self = .patrolStarted(try Self.body(record))
      case PatrolLogged.type: self = .patrolLogged(try Self.body(record))
      case PatrolEnded.type: self = .patrolEnded(try Self.body(record))
      case AccountCreated.type: self = .accountCreated(try Self.body(record))
      case AccountChanged.type: self = .accountChanged(try Self.body(record))
      case AccountKeySet.type: self = .accountKeySet(try Self.body(record))
      case RuleChanged.type: self = .ruleChanged(try Self.body(record))
      case SessionOpened.type: self = .sessionOpened(try Self.body(record))
      case SessionRefused.type: self = .sessionRefused(try Self.body(record))
      case SessionLocked.type: self = .sessionLocked(try Self.body(record))
      case SessionUnlocked.type: self = .sessionUnlocked(try Self.body(record))
      case SessionClosed.type: self = .sessionClosed(try Self.body(record))
      case LedgerRebuilt.type: self = .ledgerRebuilt(try Self.body(record))
      case "journal.created": self = .journalCreated(journal: try record.body().requiredString("journal"))
      case let type where DutyEvent.version(of: type) != nil: self = .duty(try Self.duty(record))
      case let type where OutageEvent.version(of: type) != nil: self = .outage(try Self.outage(record))
      case let type where Self.housekeepingTypes.contains(type): self = .housekeeping
      case let type: self = Self.upkeepTypes[type].map(Self.upkeep) ?? .unknown
      }
    } catch is NewerVersion {
      self = .unknown
    } catch {
      self = .unreadable("\(error)")
    }
  }

  private struct NewerVersion: Error {}

  private static func body<Body: EventBody>(_ record: Record) throws -> Body {
    try expectVersion(record, upTo: Body.version)
    return try Body(try record.body(), version: record.v)
  }

  private static func duty(_ record: Record) throws -> DutyEvent {
    try expectVersion(record, upTo: DutyEvent.version(of: record.type) ?? 0)
    guard let event = try DutyEvent(record.type, record.v, try record.body()) else { throw NewerVersion() }
    return event
  }

  private static func outage(_ record: Record) throws -> OutageEvent {
    try expectVersion(record, upTo: OutageEvent.version(of: record.type) ?? 0)
    guard let event = try OutageEvent(record.type, record.v, try record.body()) else { throw NewerVersion() }
    return event
  }

  private static func expectVersion(_ record: Record, upTo newest: Int) throws {
    guard record.v <= newest else { throw NewerVersion() }
    guard record.v >= 1 else { throw JSONError(problem: "there is no version \(record.v)", offset: 0) }
  }
}

extension Entry {
  /// An event as an entry of the journal.
  public init(_ body: some EventBody, id: String = newEventID(), by officer: Officer) {
    var json = JSONWriter()
    body.write(to: &json)
    self.init(
      id: id, officer: officer.name, auth: officer.auth, type: Swift.type(of: body).type,
      v: Swift.type(of: body).version, body: json.bytes)
  }
}
