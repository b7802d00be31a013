import TravelDocuments

/// The demonstration's story: an invented morning at Entikong, from the gate's opening to the change of the shift.
///
/// Queues at the opening and when the first buses come, hits of several kinds, documents without MRZ, two patrols of
/// which one isn't heard of again, and what the invented colleagues do about it all. Nobody in it exists. Only the
/// demo's feed reads it; `DemoTraveller` has the documents that it names.
public struct DemoMorning: Decodable, Sendable, Equatable {
  /// When the story begins, in minutes of the post's day.
  public let start: Int
  /// When it ends, in minutes of the post's day.
  public let end: Int
  /// How long a colleague looks at one document, in seconds of the story; a colleague looks at one at a time.
  public let lookSeconds: Int
  /// What happens, in order.
  public let items: [Item]

  /// The visitor's lane: the feed lays documents on its reader, and nobody but the visitor decides there.
  public static let visitorLane = 1

  /// Something that happens at a moment.
  public struct Item: Sendable, Equatable {
    /// Seconds of the story since its start. What the file has at the same minute is spread evenly over it.
    public let second: Int
    public let action: Action
  }

  public enum Action: Sendable, Equatable {
    /// A document with MRZ is laid on a lane's reader.
    case scan(Scan)
    /// A colleague enters a document without MRZ, or a traveller without any.
    case form(Form)
    /// A colleague says what a hit was, and decides on the traveller.
    case disposal(Disposal)
    case voiding(Voiding)
    case amendment(Amendment)
    case lookup(Lookup)
    case patrolStart(PatrolStart)
    case patrolLog(PatrolLog)
    /// The patrol of this name came back.
    case patrolEnd(String)
  }

  enum CodingKeys: String, CodingKey {
    case start, end, lookSeconds = "look_seconds", items
  }

  /// Reads the story; throws `DecodingError` where a time is none, or the items are not in order between start and end.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    start = try container.decode(ClockTime.self, forKey: .start).minutes
    end = try container.decode(ClockTime.self, forKey: .end).minutes
    lookSeconds = try container.decode(Int.self, forKey: .lookSeconds)
    let lines = try container.decode([Line].self, forKey: .items)
    let minutes = [start] + lines.map(\.minute) + [end]
    guard zip(minutes, minutes.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .items, in: container, debugDescription: "the items are not in the order of their times")
    }
    let perMinute = Dictionary(grouping: lines, by: \.minute).mapValues(\.count)
    var place = 0
    var items: [Item] = []
    for line in lines {
      let second = (line.minute - start) * 60
      place = items.last.map { $0.second >= second } ?? false ? place + 1 : 0
      items.append(Item(second: second + place * 60 / (perMinute[line.minute] ?? 1), action: line.action))
    }
    self.items = items
  }

  /// Decodes the story anew; throws where the embedded file is broken.
  public static func load() throws(ReferenceDataError) -> DemoMorning {
    try ReferenceFile.demoMorning.decode(DemoMorning.self, from: ReferenceFile.demoMorning.bytes)
  }

  /// `05:07` at the post.
  private struct ClockTime: Decodable {
    let minutes: Int

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
        let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
      else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is no time as 05:07")
      }
      minutes = hour * 60 + minute
    }
  }

  /// An item as the file has it: a time, and one member that says by its name what happens.
  private struct Line: Decodable {
    let minute: Int
    let action: Action

    enum CodingKeys: String, CodingKey, CaseIterable {
      case at, scan, form, disposal, void, amendment, lookup
      case patrolStart = "patrol_start"
      case patrolLog = "patrol_log"
      case patrolEnd = "patrol_end"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      minute = try container.decode(ClockTime.self, forKey: .at).minutes
      let kinds = CodingKeys.allCases.filter { $0 != .at && container.contains($0) }
      guard kinds.count == 1, let kind = kinds.first else {
        throw DecodingError.dataCorruptedError(
          forKey: .at, in: container, debugDescription: "an item says one thing that happens, not \(kinds.count)")
      }
      switch kind {
      case .at, .scan: action = .scan(try container.decode(Scan.self, forKey: kind))
      case .form: action = .form(try container.decode(Form.self, forKey: kind))
      case .disposal: action = .disposal(try container.decode(Disposal.self, forKey: kind))
      case .void: action = .voiding(try container.decode(Voiding.self, forKey: kind))
      case .amendment: action = .amendment(try container.decode(Amendment.self, forKey: kind))
      case .lookup: action = .lookup(try container.decode(Lookup.self, forKey: kind))
      case .patrolStart: action = .patrolStart(try container.decode(PatrolStart.self, forKey: kind))
      case .patrolLog: action = .patrolLog(try container.decode(PatrolLog.self, forKey: kind))
      case .patrolEnd: action = .patrolEnd(try container.decode(String.self, forKey: kind))
      }
    }
  }
}
