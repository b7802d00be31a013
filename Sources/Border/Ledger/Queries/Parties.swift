import GRDB
import Journal

import struct Journal.Record

/// A party as the tables hold it.
public struct PartyRow: Sendable, Equatable {
  /// How it ended.
  public struct End: Sendable, Equatable {
    public let time: Timestamp
    public let officer: String
    public let reason: String?

    public init(time: Timestamp, officer: String, reason: String?) {
      (self.time, self.officer, self.reason) = (time, officer, reason)
    }
  }

  public let seq: Int
  public let id: String
  public let time: Timestamp
  public let officer: String
  public let opened: PartyOpened
  public var end: End?

  public init(seq: Int, id: String, time: Timestamp, officer: String, opened: PartyOpened, end: End? = nil) {
    (self.seq, self.id, self.time, self.officer) = (seq, id, time, officer)
    (self.opened, self.end) = (opened, end)
  }
}

/// A party with its travellers.
public struct PartyMembers: Sendable, Equatable {
  /// Most of each kind that are listed; a party has at most as many.
  public static let limit = PartyOpened.counts.upperBound

  public var party: PartyRow
  /// Decided, in the order of their decisions; void ones among them.
  public var decided: [CrossingRow]
  /// Read at its lane since it was opened and not decided, oldest first; none once it is closed.
  public var waiting: [WaitingScan]

  public init(party: PartyRow, decided: [CrossingRow] = [], waiting: [WaitingScan] = []) {
    (self.party, self.decided, self.waiting) = (party, decided, waiting)
  }

  /// Those whose decision counts.
  public var standing: [CrossingRow] { decided.filter { !$0.isVoid } }

  /// How many fewer came than were said.
  public var missing: Int { max((party.opened.expected ?? 0) - standing.count - waiting.count, 0) }

  /// How many more were decided than were said.
  public var surplus: Int { party.opened.surplus(decided: standing.count) }
}

extension PartyOpened {
  /// How many more were decided than were said; 0 where nobody said how many.
  func surplus(decided: Int) -> Int { expected.map { max(decided - $0, 0) } ?? 0 }
}

extension Ledger {
  /// Most parties of one answer.
  public static let partyLimit = 200

  /// Parties, newest first; of those that are open all.
  public func parties(onlyOpen: Bool = false) throws -> [PartyRow] {
    try read { try $0.parties(onlyOpen: onlyOpen) }
  }

  /// A party with its travellers; nil: there is none of this id.
  public func members(ofParty id: String) throws -> PartyMembers? { try read { try $0.members(ofParty: id) } }

  /// The one party whose id begins so.
  ///
  /// - Throws: `Refusal.party`; `DatabaseError`.
  public func party(startingWith typed: String) throws -> PartyRow {
    let prefix = try CrossingRules.idPrefix(typed) { .party(.unknown($0)) }
    let found = try read { try $0.parties(startingWith: prefix, limit: 2) }
    guard let first = found.first else { throw Refusal.party(.unknown(typed)) }
    guard found.count == 1 else { throw Refusal.party(.ambiguous(typed)) }
    return first
  }
}

extension Database {
  func parties(onlyOpen: Bool) throws -> [PartyRow] {
    try Row.fetchAll(
      cachedStatement(sql: onlyOpen ? PartySQL.open : PartySQL.newest), arguments: [Ledger.partyLimit]
    ).compactMap(PartyRow.init)
  }

  func openParty(lane: Int) throws -> PartyRow? {
    try Row.fetchOne(cachedStatement(sql: PartySQL.atLane), arguments: [lane]).flatMap(PartyRow.init)
  }

  func parties(startingWith prefix: String, limit: Int) throws -> [PartyRow] {
    try Row.fetchAll(cachedStatement(sql: PartySQL.byPrefix), arguments: [prefix, prefix + "~", limit])
      .compactMap(PartyRow.init)
  }

  func members(ofParty id: String) throws -> PartyMembers? {
    try parties(startingWith: id, limit: 1).first { $0.id == id }.map(members)
  }

  func members(_ party: PartyRow) throws -> PartyMembers {
    let decided = try Row.fetchAll(
      cachedStatement(sql: PartySQL.decided), arguments: [party.seq, PartyMembers.limit]
    ).map(CrossingRow.init)
    guard party.end == nil else { return PartyMembers(party: party, decided: decided) }
    let waiting = try Row.fetchAll(
      cachedStatement(sql: PartySQL.waiting),
      arguments: [party.opened.lane, party.seq, party.opened.direction.rawValue, PartyMembers.limit]
    ).map(WaitingScan.init)
    return PartyMembers(party: party, decided: decided, waiting: waiting)
  }
}

enum PartySQL {
  static let open = "SELECT * FROM parties INDEXED BY parties_open WHERE end_time IS NULL ORDER BY seq DESC LIMIT ?"
  static let newest = "SELECT * FROM parties ORDER BY seq DESC LIMIT ?"
  static let atLane = """
    SELECT * FROM parties INDEXED BY parties_open WHERE end_time IS NULL AND lane = ? ORDER BY seq LIMIT 1
    """
  static let byPrefix = """
    SELECT p.* FROM ids i CROSS JOIN parties p ON p.seq = i.seq WHERE i.id >= ? AND i.id < ? ORDER BY i.id LIMIT ?
    """
  static let decided = """
    SELECT c.* FROM party_members m CROSS JOIN crossings c ON c.seq = m.crossing WHERE m.party = ?
    ORDER BY m.crossing LIMIT ?
    """
  static let waiting = """
    SELECT s.*, c.id AS check_id, c.v AS check_v, c.body, h.finding FROM scans s INDEXED BY scans_waiting
    LEFT JOIN checks c ON c.seq = s.checked LEFT JOIN hits h ON h.subject = s.id
    WHERE s.crossing IS NULL AND s.lane = ? AND s.seq > ? AND s.direction = ? ORDER BY s.seq LIMIT ?
    """
}

extension PartyRow {
  init(_ record: Record, _ opened: PartyOpened) {
    self.init(seq: record.seq, id: record.id, time: record.time, officer: record.officer, opened: opened)
  }

  init?(_ row: Row) {
    guard let opened = PartyOpened(kept: row.bytes("body"), row.number("v")) else { return nil }
    let end = row.numberIfAny("end_time").map {
      End(
        time: Timestamp(milliseconds: $0), officer: row.text("end_officer"), reason: row.textIfAny("end_reason"))
    }
    self.init(
      seq: row.number("seq"), id: row.text("id"), time: row.time("time"), officer: row.text("officer"),
      opened: opened, end: end)
  }
}

extension PartyRow.End {
  init(_ record: Record, _ closed: PartyClosed) {
    self.init(time: record.time, officer: record.officer, reason: closed.reason)
  }
}
