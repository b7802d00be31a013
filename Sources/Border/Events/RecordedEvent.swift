import Journal

/// What a record says, as far as this program knows its kind.
public enum RecordedEvent: Sendable, Equatable {
  case scanReceived(ScanReceived)
  case watchlistChecked(WatchlistChecked)
  case crossingRecorded(CrossingRecorded)
  case crossingVoided(CrossingVoided)
  case watchlistImported(WatchlistImported)
  case documentEntered(DocumentEntered)
  case crossingAmended(CrossingAmended)
  case hitDisposed(HitDisposed)
  case lookupMade(LookupMade)
  case patrolStarted(PatrolStarted)
  case patrolLogged(PatrolLogged)
  case patrolEnded(PatrolEnded)
  /// The journal's own: it was made, recovered, went on in a new file, or the clock stepped back.
  case housekeeping
  /// A kind or a version that this program doesn't know, from a newer one. It is kept and shown as unknown.
  case unknown
  /// A known kind whose body can't be read. It is kept and shown as unreadable.
  case unreadable(String)

  private static let housekeepingTypes: Set = ["journal.created", "recovered", "abandoned", "clock.stepped"]

  /// Reads a record's body.
  public init(_ record: Record) {
    do {
      switch record.type {
      case ScanReceived.type: self = .scanReceived(try Self.body(record))
      case WatchlistChecked.type: self = .watchlistChecked(try Self.body(record))
      case CrossingRecorded.type: self = .crossingRecorded(try Self.body(record))
      case CrossingVoided.type: self = .crossingVoided(try Self.body(record))
      case WatchlistImported.type: self = .watchlistImported(try Self.body(record))
      case DocumentEntered.type: self = .documentEntered(try Self.body(record))
      case CrossingAmended.type: self = .crossingAmended(try Self.body(record))
      case HitDisposed.type: self = .hitDisposed(try Self.body(record))
      case LookupMade.type: self = .lookupMade(try Self.body(record))
      case PatrolStarted.type: self = .patrolStarted(try Self.body(record))
      case PatrolLogged.type: self = .patrolLogged(try Self.body(record))
      case PatrolEnded.type: self = .patrolEnded(try Self.body(record))
      case let type where Self.housekeepingTypes.contains(type): self = .housekeeping
      default: self = .unknown
      }
    } catch is NewerVersion {
      self = .unknown
    } catch {
      self = .unreadable("\(error)")
    }
  }

  private struct NewerVersion: Error {}

  private static func body<Body: EventBody>(_ record: Record) throws -> Body {
    guard record.v <= Body.version else { throw NewerVersion() }
    guard record.v >= 1 else { throw JSONError(problem: "there is no version \(record.v)", offset: 0) }
    return try Body(try record.body(), version: record.v)
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
