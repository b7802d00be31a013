import Journal
import TravelDocuments

@testable import Border

/// Invented crossings as records, and beside them what the tables must say of each: kept by adding up and nothing else,
/// so that what the ledger answers can be compared with what anybody would count.
struct Book {
  private(set) var records: [HandWritten] = []
  /// In the order of the journal.
  private(set) var rows: [CrossingRow] = []

  mutating func cross(_ crossing: CrossingRecorded, at time: Timestamp, officer: String = "sari") {
    let record = HandWritten(crossing, id: "c\(1_000_000 + records.count)", at: time, officer: officer)
    records.append(record)
    rows.append(
      CrossingRow(
        seq: records.count, id: record.id, time: time, lane: crossing.lane, facts: crossing.facts,
        outcome: crossing.outcome, reason: crossing.reason, words: crossing.words, officer: officer,
        console: "pos1:tty1", scan: crossing.scan, check: crossing.check))
  }

  /// Voids the crossing with this place in `rows`; a second void changes nothing.
  mutating func void(_ index: Int, at time: Timestamp) {
    records.append(HandWritten(CrossingVoided(crossing: rows[index].id, reason: "salah"), at: time, officer: "budi"))
    guard rows[index].voiding == nil else { return }
    rows[index].voiding = CrossingRow.Voiding(time: time, officer: "budi", reason: "salah")
  }

  /// Amends the crossing with this place in `rows`; one that is void stays as it is.
  mutating func amend(_ index: Int, to facts: CrossingFacts, at time: Timestamp) {
    records.append(
      HandWritten(
        CrossingAmended(crossing: rows[index].id, facts: facts, reason: "keliru"), at: time, officer: "citra"))
    guard rows[index].voiding == nil else { return }
    rows[index].facts = facts
    rows[index].changes += 1
  }
}

// MARK: By chance

extension Book {
  static let names = [
    "SUKARSIH", "ERIKSSON, ANNA MARIA", "ERIKSSON, BO", "eriksen, anna", "REKAAN 100%", "REKAAN 1000", "A_B", "AXB",
    "BACK\\SLASH", "ĐINH THỊ REKAAN", "王小明", "",
  ]
  static let documents = ["passport", "plb", "splp", "none"]
  static let outcomes = ["cleared", "secondary", "postponed", "refused", "deportee-received"]
  static let countries = ["IDN", "IDN", "MYS", "UTO", nil]
  static let officers = ["sari", "budi", "citra"]

  /// Crossings of some days with few different values, so that many are equal; of each ten one is void and one amended.
  init(randomly count: Int, from start: Timestamp, spread milliseconds: Int, _ dice: inout Dice) {
    self.init()
    for _ in 0..<count {
      // Several in one millisecond, and not in the journal's order.
      let time = start.milliseconds + Int.random(in: 0..<milliseconds, using: &dice) / 7 * 7
      let facts = Self.facts(&dice)
      let crossing = CrossingRecorded(
        direction: facts.direction, lane: dice.pick([nil, 1, 2, 3]), traveller: facts.traveller,
        document: facts.document, outcome: dice.pick(Self.outcomes), note: facts.note)
      cross(crossing, at: Timestamp(milliseconds: time), officer: dice.pick(Self.officers))
      let later = Timestamp(milliseconds: time + 86_400_000)
      if dice.oneIn(10) { void(.random(in: rows.indices, using: &dice), at: later) }
      if dice.oneIn(10) { amend(.random(in: rows.indices, using: &dice), to: Self.facts(&dice), at: later) }
    }
  }

  private static func facts(_ dice: inout Dice) -> CrossingFacts {
    CrossingFacts(
      direction: dice.pick(Direction.allCases),
      traveller: Traveller(name: dice.pick(names), nationality: dice.pick(countries)),
      document: PresentedDocument(type: dice.pick(documents), number: "X\(Int.random(in: 1...120, using: &dice))"),
      note: dice.oneIn(4) ? "catatan" : nil)
  }
}

// MARK: Counted by hand

extension CrossingFilter {
  /// What the filter says, read from the row alone.
  func holds(for row: CrossingRow) -> Bool {
    let words = row.name.split(separator: " ", omittingEmptySubsequences: false).indices.map { start in
      row.name.split(separator: " ", omittingEmptySubsequences: false)[start...].joined(separator: " ")
    }
    return from.map { row.time >= $0 } ?? true && to.map { row.time < $0 } ?? true
      && direction.map { row.direction == $0 } ?? true
      && citizenship.map { row.facts.traveller.citizenship == $0 } ?? true
      && document.map { row.document == $0 } ?? true && (outcomes.isEmpty || outcomes.contains(row.outcome))
      && (name.isEmpty || words.contains { $0.lowercased().hasPrefix(name.lowercased()) })
      && row.number.hasPrefix(numberPrefix) && number.map { row.number == $0 } ?? true
      && (!withoutVoid || !row.isVoid) && (only != .void || row.isVoid) && (only != .amended || row.changes > 0)
      && (only != .outside || !row.outside.isEmpty)
  }
}

extension CrossingOrder {
  /// Rows in this order: by the bytes of their values, then by the journal.
  func sorted(_ rows: [CrossingRow]) -> [CrossingRow] {
    let ascending = rows.map { (key: key($0), row: $0) }.sorted {
      $0.key == $1.key ? $0.row.seq < $1.row.seq : $0.key.lexicographicallyPrecedes($1.key)
    }
    return isDescending ? ascending.reversed().map(\.row) : ascending.map(\.row)
  }

  private func key(_ row: CrossingRow) -> [UInt8] {
    switch column {
    case .time: Array(String(1_000_000_000_000_000 + row.time.milliseconds).utf8)
    case .direction: Array(row.direction.rawValue.utf8)
    case .name: Array(row.name.utf8)
    case .document: Array(row.document.utf8)
    case .number: Array(row.number.utf8)
    case .nationality: Array((row.nationality ?? "").utf8)
    case .lane: [UInt8(row.lane ?? 0)]
    case .outcome: Array(row.outcome.utf8)
    case .officer: Array(row.officer.utf8)
    }
  }
}
