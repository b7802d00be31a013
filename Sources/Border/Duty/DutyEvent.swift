import Journal

import struct Journal.Record

/// What is recorded of hours, shifts and lanes.
public enum DutyEvent: Sendable, Equatable {
  case excepted(HoursExcepted)
  case restored(HoursRestored)
  case roster(RosterImported)
  case reported(ShiftReported)
  case drawn(LaneDrawn)
  case swapped(LaneSwapped)
  case opened(LaneOpened)
  case closed(LaneClosed)
  case claimed(ScannerClaimed)
  case released(ScannerReleased)

  private typealias Reader = @Sendable (Body) throws -> DutyEvent

  private static let readers: [String: (version: Int, read: Reader)] = [
    HoursExcepted.type: (HoursExcepted.version, { .excepted(try $0.read()) }),
    HoursRestored.type: (HoursRestored.version, { .restored(try $0.read()) }),
    RosterImported.type: (RosterImported.version, { .roster(try $0.read()) }),
    ShiftReported.type: (ShiftReported.version, { .reported(try $0.read()) }),
    LaneDrawn.type: (LaneDrawn.version, { .drawn(try $0.read()) }),
    LaneSwapped.type: (LaneSwapped.version, { .swapped(try $0.read()) }),
    LaneOpened.type: (LaneOpened.version, { .opened(try $0.read()) }),
    LaneClosed.type: (LaneClosed.version, { .closed(try $0.read()) }),
    ScannerClaimed.type: (ScannerClaimed.version, { .claimed(try $0.read()) }),
    ScannerReleased.type: (ScannerReleased.version, { .released(try $0.read()) }),
  ]

  private struct Body {
    let json: JSONObject
    let version: Int

    func read<Event: EventBody>() throws -> Event { try Event(json, version: version) }
  }

  /// The newest version of a kind that is known here; nil for kinds that are none of duty.
  static func version(of type: String) -> Int? { readers[type]?.version }

  /// nil for a kind that is none of duty.
  init?(_ type: String, _ version: Int, _ json: JSONObject) throws {
    guard let reader = Self.readers[type] else { return nil }
    self = try reader.read(Body(json: json, version: version))
  }

  var type: String {
    switch self {
    case .excepted: HoursExcepted.type
    case .restored: HoursRestored.type
    case .roster: RosterImported.type
    case .reported: ShiftReported.type
    case .drawn: LaneDrawn.type
    case .swapped: LaneSwapped.type
    case .opened: LaneOpened.type
    case .closed: LaneClosed.type
    case .claimed: ScannerClaimed.type
    case .released: ScannerReleased.type
    }
  }

  /// The day that it is about; of a roster, which is about many, and of lanes, which stay as they are, none.
  var day: Int? {
    switch self {
    case .excepted(let event): event.day
    case .restored(let event): event.day
    case .reported(let event): event.shift.day
    case .drawn(let event): event.shift.day
    case .swapped(let event): event.shift.day
    case .roster, .opened, .closed, .claimed, .released: nil
    }
  }

  /// Opening hours decide who is stopped, so that events of them count only where two people made them.
  var decidesWhoIsStopped: Bool {
    switch self {
    case .excepted, .restored: true
    default: false
    }
  }
}

/// An event of duty with what its record says of it.
public struct DutyFact: Sendable, Equatable {
  public let id: String
  public let time: Timestamp
  public let officer: String
  public let console: String
  public let event: DutyEvent

  init(id: String, time: Timestamp, officer: String, console: String, event: DutyEvent) {
    self.id = id
    self.time = time
    self.officer = officer
    self.console = console
    self.event = event
  }

  init(_ record: Record, _ event: DutyEvent) {
    self.init(id: record.id, time: record.time, officer: record.officer, console: record.console, event: event)
  }
}
