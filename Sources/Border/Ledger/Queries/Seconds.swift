import GRDB
import Journal

/// A second officer who was asked for, and what was answered.
public struct SecondAsk: Sendable, Equatable {
  public let id: String
  public let subject: String
  public let time: Timestamp
  /// Who asked.
  public let officer: String
  public let about: HitSecondAsked.About
  public let reason: String?
  /// nil: nobody has answered.
  public var answer: Answer?

  public struct Answer: Sendable, Equatable {
    /// Its `hit.seconded`.
    public let id: String
    public let time: Timestamp
    public let officer: String
    public let agrees: Bool
    public let code: String
    public let reason: String?
    /// Whether they proved who they are.
    public let isProven: Bool

    public init(
      id: String, time: Timestamp, officer: String, agrees: Bool, code: String, reason: String?, isProven: Bool
    ) {
      self.id = id
      self.time = time
      self.officer = officer
      self.agrees = agrees
      self.code = code
      self.reason = reason
      self.isProven = isProven
    }
  }

  public init(
    id: String, subject: String, time: Timestamp, officer: String, about: HitSecondAsked.About, reason: String? = nil,
    answer: Answer? = nil
  ) {
    self.id = id
    self.subject = subject
    self.time = time
    self.officer = officer
    self.about = about
    self.reason = reason
    self.answer = answer
  }

  /// Whether this officer asked, who therefore can't answer.
  public func isOf(_ officer: String) -> Bool { Account.foldedID(self.officer) == Account.foldedID(officer) }
}

/// A request for a second officer, for all consoles to see.
public struct OpenAsk: Sendable, Equatable {
  public let ask: SecondAsk
  /// The traveller's name.
  public let name: String
  public let lane: Int?

  public init(ask: SecondAsk, name: String, lane: Int?) {
    self.ask = ask
    self.name = name
    self.lane = lane
  }
}

extension Ledger {
  /// Most requests that wait, of one answer.
  public static let askLimit = 200
  /// Most answers to them: those that a console may not have told yet.
  static let answerLimit = 20
}

extension Database {
  /// The requests that nobody has answered, oldest first. One about a decision is over where the traveller is decided.
  func openAsks() throws -> [OpenAsk] {
    let statement = try cachedStatement(
      sql: """
        SELECT s.*, h.v, h.body, h.lane FROM seconds s JOIN hits h ON h.subject = s.subject
        WHERE s.answer IS NULL AND (s.outcome IS NULL OR h.crossing IS NULL) ORDER BY s.seq LIMIT \(Ledger.askLimit)
        """)
    return try Row.fetchAll(statement).compactMap(OpenAsk.init)
  }

  /// The requests that were answered last, newest answer first.
  func answeredAsks() throws -> [OpenAsk] {
    let statement = try cachedStatement(
      sql: """
        SELECT s.*, h.v, h.body, h.lane FROM seconds s INDEXED BY seconds_answered JOIN hits h ON h.subject = s.subject
        WHERE s.answer IS NOT NULL ORDER BY s.answer_time DESC LIMIT \(Ledger.answerLimit)
        """)
    return try Row.fetchAll(statement).compactMap(OpenAsk.init)
  }

  func asks(ofSubject id: String) throws -> [SecondAsk] {
    try Row.fetchAll(cachedStatement(sql: "SELECT * FROM seconds WHERE subject = ? ORDER BY seq"), arguments: [id])
      .compactMap(SecondAsk.init)
  }

  func secondAsk(seq: Int) throws -> SecondAsk? {
    try Row.fetchOne(cachedStatement(sql: "SELECT * FROM seconds WHERE seq = ?"), arguments: [seq])
      .flatMap(SecondAsk.init)
  }

  /// The requests whose ids begin so, at most two.
  func asks(startingWith prefix: String, limit: Int) throws -> [SecondAsk] {
    let statement = try cachedStatement(
      sql: """
        SELECT s.* FROM ids i CROSS JOIN seconds s ON s.seq = i.seq
        WHERE i.id >= ? AND i.id < ? ORDER BY i.id LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [prefix, prefix + "~", limit]).compactMap(SecondAsk.init)
  }

  /// Since when a hit waits, when it ceased to, and whether it came up late.
  func hitTimes(ofSubject id: String) throws -> (since: Int, settled: Int?, isLate: Bool)? {
    try Row.fetchOne(
      cachedStatement(sql: "SELECT since, settled, late FROM hits WHERE subject = ?"), arguments: [id]
    ).map { ($0.number("since"), $0.numberIfAny("settled"), $0.number("late") == 1) }
  }

  /// What the candidates of a check were found to be together, as far as it counts.
  func overallFinding(_ check: WatchlistChecked) throws -> HitDisposed.Finding? {
    let findings = try findings(ofSubject: check.subject)
    guard !findings.isEmpty else { return nil }
    let asks = try asks(ofSubject: check.subject)
    return HitDisposed.Finding.overall(check) { findings.standing(list: $0.list, entry: $0.entry, asks) }
  }
}

extension [HitFinding] {
  /// What counts about a candidate: the newest finding that needs no second officer or has one. What two have found counts
  /// on while one alone says something else.
  func standing(list: String, entry: String, _ asks: [SecondAsk]) -> HitDisposed.Finding? {
    last { $0.list == list && $0.entry == entry && $0.stands(asks) }?.finding
  }
}

extension OpenAsk {
  fileprivate init?(_ row: Row) {
    guard let ask = SecondAsk(row), let check = WatchlistChecked(kept: row.bytes("body"), row.number("v")) else {
      return nil
    }
    self.init(ask: ask, name: check.traveller.name, lane: row.number("lane") == 0 ? nil : row.number("lane"))
  }
}

extension SecondAsk {
  fileprivate init?(_ row: Row) {
    let about: HitSecondAsked.About
    switch (row.textIfAny("finding"), row.textIfAny("outcome")) {
    case (let id?, _): about = .finding(id)
    case (nil, let code?): about = .outcome(code)
    default: return nil
    }
    self.init(
      id: row.text("id"), subject: row.text("subject"), time: row.time("time"), officer: row.text("officer"),
      about: about, reason: row.textIfAny("reason"),
      answer: row.numberIfAny("answer_time").map {
        Answer(
          id: row.text("answer"), time: Timestamp(milliseconds: $0), officer: row.text("answer_officer"),
          agrees: row.number("agrees") == 1,
          code: row.text("answer_code"), reason: row.textIfAny("answer_reason"),
          isProven: row.number("answer_proven") == 1)
      })
  }
}
