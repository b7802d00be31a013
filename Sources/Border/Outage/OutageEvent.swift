import Journal

import struct Journal.Record

/// What is recorded of outages, their paper, and what was told afterwards.
public enum OutageEvent: Sendable, Equatable {
  case declared(OutageDeclared)
  case ended(OutageEnded)
  case papersGiven(PapersGiven)
  case papersSettled(PapersSettled)
  case reconciled(OutageReconciled)

  /// The newest version of a kind that is known here; nil for kinds that are none of outages.
  static func version(of type: String) -> Int? {
    switch type {
    case OutageDeclared.type: OutageDeclared.version
    case OutageEnded.type: OutageEnded.version
    case PapersGiven.type: PapersGiven.version
    case PapersSettled.type: PapersSettled.version
    case OutageReconciled.type: OutageReconciled.version
    default: nil
    }
  }

  /// nil for a kind that is none of outages.
  init?(_ type: String, _ version: Int, _ json: JSONObject) throws {
    switch type {
    case OutageDeclared.type: self = .declared(try OutageDeclared(json, version: version))
    case OutageEnded.type: self = .ended(try OutageEnded(json, version: version))
    case PapersGiven.type: self = .papersGiven(try PapersGiven(json, version: version))
    case PapersSettled.type: self = .papersSettled(try PapersSettled(json, version: version))
    case OutageReconciled.type: self = .reconciled(try OutageReconciled(json, version: version))
    default: return nil
    }
  }
}

/// An outage or a drill, as the journal tells of it.
public struct OutageRow: Sendable, Equatable {
  /// Of its `outage.declared`.
  public let id: String
  /// When it was declared; `since` may be earlier.
  public let time: Timestamp
  public let officer: String
  public let console: String
  public let cause: OutageDeclared.Cause
  public let since: Timestamp
  public let words: String?
  public let isDrill: Bool
  public var ending: Ending?

  public struct Ending: Sendable, Equatable {
    public let time: Timestamp
    public let officer: String
    public let until: Timestamp
    public let words: String?

    public init(time: Timestamp, officer: String, until: Timestamp, words: String? = nil) {
      self.time = time
      self.officer = officer
      self.until = until
      self.words = words
    }
  }

  public init(
    id: String, time: Timestamp, officer: String, console: String, cause: OutageDeclared.Cause, since: Timestamp,
    words: String? = nil, isDrill: Bool = false, ending: Ending? = nil
  ) {
    self.id = id
    self.time = time
    self.officer = officer
    self.console = console
    self.cause = cause
    self.since = since
    self.words = words
    self.isDrill = isDrill
    self.ending = ending
  }

  init(_ record: Record, _ declared: OutageDeclared) {
    self.init(
      id: record.id, time: record.time, officer: record.officer, console: record.console, cause: declared.cause,
      since: declared.since, words: declared.words, isDrill: declared.isDrill)
  }

  public var isRunning: Bool { ending == nil }

  /// Paper is written a while longer than what was down is down: until those who waited have passed.
  public static let paperHours = 24

  /// Whether what stands on paper with this moment can be of this outage. Paper has no seconds.
  public func holds(_ time: Timestamp) -> Bool {
    guard time.milliseconds > since.milliseconds - 60_000 else { return false }
    guard let ending else { return true }
    return time.milliseconds - ending.until.milliseconds <= Self.paperHours * 3_600_000
  }

  /// Hours from its end within which the central system is to be told of its crossings: oversight counts what takes
  /// longer. A rule of this product.
  public static let toldHours = 24

  /// Whether what is still to be told of it should have been told by now.
  public func isTellingOverdue(at now: Timestamp) -> Bool {
    guard !isDrill, let ending else { return false }
    return now.milliseconds - ending.until.milliseconds > Self.toldHours * 3_600_000
  }
}

extension [OutageRow] {
  /// The outage that goes on: the one declared first, where two stand beside each other.
  public var current: OutageRow? { first { $0.isRunning && !$0.isDrill } }
  /// The drill that goes on.
  public var drill: OutageRow? { first { $0.isRunning && $0.isDrill } }
}
