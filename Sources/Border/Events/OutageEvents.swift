import Journal

/// Something that the post works with is down, or a drill that plays it. The console works on; crossings recorded until
/// it ends are marked with this event's id, those of a drill are not.
public struct OutageDeclared: EventBody {
  public static let type = "outage.declared"
  public static let version = 1
  /// Most characters of what is said beside it.
  public static let wordsLimit = 500

  /// What is down.
  public enum Cause: String, Sendable, CaseIterable {
    case centralSystem = "central-system"
    case network, power, reader, other
  }

  public var cause: Cause
  public var since: Timestamp
  /// In words; an outage of another cause has some.
  public var words: String?
  public var isDrill: Bool

  public init(cause: Cause, since: Timestamp, words: String? = nil, isDrill: Bool = false) {
    self.cause = cause
    self.since = since
    self.words = words
    self.isDrill = isDrill
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("cause", cause.rawValue)
      $0.member("since", since.description)
      $0.optionalMember("words", words)
      if isDrill { $0.member("drill", true) }
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    cause = try json.requiredCode("cause")
    since = try json.requiredMoment("since")
    words = try json.string("words")
    isDrill = try json.bool("drill") ?? false
  }
}

/// An outage or a drill is over.
public struct OutageEnded: EventBody {
  public static let type = "outage.ended"
  public static let version = 1

  /// Its `outage.declared`.
  public var outage: String
  /// When what was down worked again.
  public var until: Timestamp
  public var words: String?

  public init(outage: String, until: Timestamp, words: String? = nil) {
    self.outage = outage
    self.until = until
    self.words = words
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("outage", outage)
      $0.member("until", until.description)
      $0.optionalMember("words", words)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    outage = try json.requiredString("outage")
    until = try json.requiredMoment("until")
    words = try json.string("words")
  }
}

/// Numbered paper slips were given out, to be accounted for one by one.
public struct PapersGiven: EventBody {
  public static let type = "outage.papers-given"
  public static let version = 1

  public var outage: String
  public var range: PaperRange
  /// Whose lane writes on them; nil: nobody said.
  public var lane: Int?

  public init(outage: String, range: PaperRange, lane: Int? = nil) {
    self.outage = outage
    self.range = range
    self.lane = lane
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("outage", outage)
      range.writeMembers(to: &$0)
      $0.optionalMember("lane", lane)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    outage = try json.requiredString("outage")
    range = try json.requiredPapers()
    lane = try json.int("lane") == nil ? nil : json.requiredLane("lane")
  }
}

/// What became of slips that nobody is going to key in.
public struct PapersSettled: EventBody {
  public static let type = "outage.papers-settled"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  public enum State: String, Sendable, CaseIterable {
    /// Blank, and taken back.
    case unused
    /// Spoiled in writing, or lost.
    case spoiled
  }

  public var outage: String
  public var range: PaperRange
  public var state: State
  public var reason: String

  public init(outage: String, range: PaperRange, state: State, reason: String) {
    self.outage = outage
    self.range = range
    self.state = state
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("outage", outage)
      range.writeMembers(to: &$0)
      $0.member("state", state.rawValue)
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    outage = try json.requiredString("outage")
    range = try json.requiredPapers()
    state = try json.requiredCode("state")
    reason = try json.requiredString("reason")
  }
}

/// Somebody told the central system by hand of crossings that it could not hear of.
public struct OutageReconciled: EventBody {
  public static let type = "outage.reconciled"
  public static let version = 1
  /// Most crossings of one event.
  public static let crossingLimit = 1_000

  public var outage: String
  /// Their ids.
  public var crossings: [String]
  public var words: String?

  public init(outage: String, crossings: [String], words: String? = nil) {
    self.outage = outage
    self.crossings = crossings
    self.words = words
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("outage", outage)
      $0.member("crossings", crossings)
      $0.optionalMember("words", words)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    outage = try json.requiredString("outage")
    crossings = try json.requiredStrings("crossings")
    guard !crossings.isEmpty, crossings.count <= Self.crossingLimit else {
      throw JSONError(problem: "\"crossings\" are none, or too many", offset: 0)
    }
    words = try json.string("words")
  }
}

extension PaperRange {
  fileprivate func writeMembers(to json: inout JSONWriter) {
    json.member("first", first)
    json.member("last", last)
  }
}

extension JSONObject {
  fileprivate func requiredPapers() throws -> PaperRange {
    guard let range = PaperRange(try requiredInt("first"), try requiredInt("last")) else {
      throw JSONError(problem: "\"first\" and \"last\" are no numbers of slips", offset: 0)
    }
    return range
  }

  /// A moment, in ISO 8601 with a zone, that must be there.
  func requiredMoment(_ name: String) throws -> Timestamp {
    guard let moment = Timestamp(try requiredString(name)) else {
      throw JSONError(problem: "\"\(name)\" is no moment", offset: 0)
    }
    return moment
  }
}
