import GRDB
import Journal
import Phrases

/// Everything that is recorded of one crossing, in the order in which it happened.
public struct CrossingStory: Sendable, Equatable {
  /// As it stands now.
  public let crossing: CrossingRow
  /// How it was presented; nil where it was recorded without a lane.
  public let scan: Scan?
  /// The watchlist's answers, oldest first.
  public let checks: [Check]
  public let findings: [HitFinding]
  /// Second officers who were asked for, oldest first.
  public let asks: [SecondAsk]
  public let changes: [CrossingChange]
  /// Lists in force that its check didn't ask, because they could not be read or were just coming in.
  public let unsearched: [String]

  public struct Scan: Sendable, Equatable {
    public let time: Timestamp
    public let lane: Int
    public let officer: String
    /// `keyboard`, `paste`, `stream`, or `form` for what was entered by hand.
    public let source: String

    public init(time: Timestamp, lane: Int, officer: String, source: String) {
      self.time = time
      self.lane = lane
      self.officer = officer
      self.source = source
    }
  }

  public struct Check: Sendable, Equatable {
    public let time: Timestamp
    public let check: WatchlistChecked

    public init(time: Timestamp, check: WatchlistChecked) {
      self.time = time
      self.check = check
    }
  }

  public init(
    crossing: CrossingRow, scan: Scan? = nil, checks: [Check] = [], findings: [HitFinding] = [],
    asks: [SecondAsk] = [], changes: [CrossingChange] = [], unsearched: [String] = []
  ) {
    self.crossing = crossing
    self.scan = scan
    self.checks = checks
    self.findings = findings
    self.asks = asks
    self.changes = changes
    self.unsearched = unsearched
  }

  /// Which lists were left out, where any were: whoever reads "asked" must not think of all.
  public var listsLeftOut: Phrase? {
    guard !unsearched.isEmpty else { return nil }
    let names = unsearched.map { Phrase.outside($0) }.joined(separator: ", ")
    return Phrase(
      id: "TIDAK diperiksa ke daftar \(names), yang saat itu berlaku.",
      en: "NOT asked of \(names), in force at that time.")
  }

  /// Why there is no answer of the lists to show, where there is none.
  public var withoutCheck: Phrase? {
    let (traveller, document) = (crossing.facts.traveller, crossing.facts.document)
    let unasked = traveller.nameNotSearched(beside: document.askedNumber)
    guard checks.isEmpty else { return unasked }
    return crossing.check == nil
      ? Phrase(id: "Tidak diperiksa ke daftar.", en: "The lists were not asked.")
      : unasked
        ?? (unsearched.isEmpty
          ? Phrase(
            id: "Daftar diperiksa; tidak ada yang harus dinilai.",
            en: "The lists were asked; nobody had to be assessed.")
          : Phrase(
            id: "Di daftar yang diperiksa tidak ada yang harus dinilai.",
            en: "Of the lists that were asked nobody had to be assessed."))
  }
}

/// An amendment: what it changed, from what to what.
public struct CrossingChange: Sendable, Equatable {
  public let time: Timestamp
  public let officer: String
  public let reason: String
  public let fields: [FactChange]

  public init(time: Timestamp, officer: String, reason: String, fields: [FactChange]) {
    self.time = time
    self.officer = officer
    self.reason = reason
    self.fields = fields
  }
}

extension Ledger {
  /// What is recorded of a crossing; nil where there is none of this id.
  public func story(ofCrossing id: String) throws -> CrossingStory? { try read { try $0.story(ofCrossing: id) } }
}

extension Database {
  func story(ofCrossing id: String) throws -> CrossingStory? {
    guard let crossing = try crossing(id: id) else { return nil }
    let statement = try cachedStatement(sql: "SELECT s.* FROM ids i JOIN scans s ON s.seq = i.seq WHERE i.id = ?")
    let scan = try crossing.scan.flatMap { try Row.fetchOne(statement, arguments: [$0]) }
    let direct = try directCheck(crossing)
    let checks = try scan.map { try self.checks(ofScan: $0) } ?? []
    let subjects = [crossing.scan, crossing.id].compactMap(\.self)
    return CrossingStory(
      crossing: crossing,
      scan: scan.map {
        CrossingStory.Scan(
          time: $0.time("time"), lane: $0.number("lane"), officer: $0.text("officer"), source: $0.text("source"))
      },
      checks: checks + direct, findings: try subjects.flatMap(findings(ofSubject:)),
      asks: try subjects.flatMap(asks(ofSubject:)), changes: try changes(ofCrossing: crossing.seq),
      unsearched: try unsearchedLists(crossing, scan))
  }

  /// The lists in force when the check was made that the crossing was decided on, without those that it names.
  private func unsearchedLists(_ crossing: CrossingRow, _ scan: Row?) throws -> [String] {
    guard let id = crossing.check else { return [] }
    let ofScan = scan.flatMap { CheckList($0.text("checks")).number(of: id) }
    let byID = try cachedStatement(sql: "SELECT seq FROM ids WHERE id = ?")
    guard let seq = try ofScan ?? Int.fetchOne(byID, arguments: [id]),
      let row = try Row.fetchOne(
        cachedStatement(sql: "SELECT time, v, body FROM checks WHERE seq = ?"), arguments: [seq]),
      let check = WatchlistChecked(kept: row.bytes("body"), row.number("v"))
    else { return [] }
    let asked = Set(check.lists.map(\.name))
    return try listsInForce(before: seq, row.number("time")).filter { !asked.contains($0) }
  }

  /// The names of the published lists that were in force just before a record.
  private func listsInForce(before seq: Int, _ time: Int) throws -> [String] {
    let statement = try cachedStatement(
      sql: """
        SELECT list FROM imports WHERE seq IN (SELECT MAX(seq) FROM imports WHERE seq < ? GROUP BY list)
        AND (end_time IS NULL OR end_time > ?) ORDER BY list
        """)
    return try String.fetchAll(statement, arguments: [seq, time])
  }

  private func checks(ofScan row: Row) throws -> [CrossingStory.Check] {
    let statement = try cachedStatement(sql: "SELECT time, v, body FROM checks WHERE seq = ?")
    return try CheckList(row.text("checks")).numbers.compactMap { seq in
      guard let row = try Row.fetchOne(statement, arguments: [seq]),
        let check = WatchlistChecked(kept: row.bytes("body"), row.number("v"))
      else { return nil }
      return CrossingStory.Check(time: row.time("time"), check: check)
    }
  }

  /// Of a crossing without a scan, and of one that was put right, the tables keep the newest check that found somebody.
  private func directCheck(_ crossing: CrossingRow) throws -> [CrossingStory.Check] {
    try hit(ofSubject: crossing.id).map { [CrossingStory.Check(time: $0.time, check: $0.check)] } ?? []
  }

  private func changes(ofCrossing seq: Int) throws -> [CrossingChange] {
    let statement = try cachedStatement(sql: "SELECT * FROM changes WHERE crossing = ? ORDER BY seq")
    return try Row.fetchAll(statement, arguments: [seq]).map { row in
      CrossingChange(
        time: row.time("time"), officer: row.text("officer"), reason: row.text("reason"),
        fields: FactChange.list(text: row.text("fields")))
    }
  }
}

/// The checks of a scan in one text, oldest first: `id@number` joined by blanks. So a scan needs no rows elsewhere to know
/// which checks it has taken.
struct CheckList {
  private(set) var text: String

  init(_ text: String = "") { self.text = text }

  var numbers: [Int] {
    text.split(separator: " ").compactMap { item in item.firstIndex(of: "@").flatMap { Int(item[$0...].dropFirst()) } }
  }

  /// Of the check of this id.
  func number(of id: String) -> Int? {
    text.split(separator: " ").first { $0.hasPrefix(id + "@") }.flatMap { Int($0.dropFirst(id.utf8.count + 1)) }
  }

  /// Takes a check that was not taken before.
  mutating func take(_ id: String, _ seq: Int) -> Bool {
    let isTaken = text.split(separator: " ").contains { $0.hasPrefix(id + "@") }
    if !isTaken { text += (text.isEmpty ? "" : " ") + "\(id)@\(seq)" }
    return !isTaken
  }
}
