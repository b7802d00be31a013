import Foundation
import GRDB
import Journal

import struct Journal.Record

extension Ledger {
  /// Hours, rosters and draws of some days, and the lanes that are open.
  public func duty(_ days: ClosedRange<Int>) throws -> DutyBook { try read { try $0.dutyBook(days) } }
}

extension Database {
  /// Applies what the tables hold of these days. Costs a few rows a day.
  func dutyBook(_ days: ClosedRange<Int>) throws -> DutyBook {
    var book = DutyBook()
    let rosters = try cachedStatement(sql: "SELECT * FROM rosters WHERE day BETWEEN ? AND ? ORDER BY day, shift, place")
    for row in try Row.fetchAll(rosters, arguments: [days.lowerBound, days.upperBound]) {
      guard let shift = Shift(rawValue: row.text("shift")) else { continue }
      let places = row.textIfAny("officer").map {
        [RosterImported.Place(officer: $0, wish: row.textIfAny("wish").flatMap(Direction.init(rawValue:)))]
      }
      book.rosters[ShiftOfDay(day: row.number("day"), shift: shift), default: []] += places ?? []
    }
    let duties = try cachedStatement(sql: "SELECT * FROM duties WHERE day BETWEEN ? AND ? ORDER BY seq")
    for row in try Row.fetchAll(duties, arguments: [days.lowerBound, days.upperBound]) {
      if let fact = DutyFact(row) { book.apply(fact) }
    }
    for table in ["lanes", "scanners"] {
      for row in try Row.fetchAll(cachedStatement(sql: "SELECT * FROM \(table)")) {
        if let fact = DutyFact(row) { book.apply(fact) }
      }
    }
    return book
  }

  /// Decisions of a period that are not void, by what they lay outside of.
  func countOutside(_ summary: inout ShiftSummary) throws {
    let statement = try cachedStatement(
      sql: """
        SELECT outside, COUNT(*) AS count FROM crossings INDEXED BY crossings_outside
        WHERE time >= ? AND time < ? AND outside IS NOT NULL AND void_time IS NULL GROUP BY outside
        """)
    for row in try Row.fetchAll(statement, arguments: [summary.from.milliseconds, summary.to.milliseconds]) {
      summary.outsideCount += row.number("count")
      for mark in OutsideMark.list(text: row.text("outside")) {
        summary.outside[mark, default: 0] += row.number("count")
      }
    }
  }
}

extension LedgerApplier {
  func apply(_ duty: DutyEvent, _ record: Record, _ body: [UInt8]) throws {
    switch duty {
    case .roster(let roster): for one in roster.shifts { try replace(one) }
    case .excepted, .restored, .reported, .drawn, .swapped:
      try run(
        "INSERT INTO duties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          record.seq, record.id, duty.day, record.time.milliseconds, record.officer, record.console, record.type,
          record.v, Data(body),
        ])
    case .opened(let opened):
      try run(
        "INSERT OR REPLACE INTO lanes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          opened.way.lane, record.id, record.time.milliseconds, record.officer, record.console, record.type, record.v,
          Data(body),
        ])
    case .closed(let closed): try run("DELETE FROM lanes WHERE lane = ? AND id = ?", [closed.lane, closed.opened])
    case .claimed(let claimed):
      try run("DELETE FROM scanners WHERE path = ?", [claimed.place.path])
      try run(
        "INSERT OR REPLACE INTO scanners VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          claimed.lane, claimed.place.path, record.id, record.time.milliseconds, record.officer, record.console,
          record.type, record.v, Data(body),
        ])
    case .released(let released):
      try run("DELETE FROM scanners WHERE lane = ? AND id = ?", [released.lane, released.claimed])
    }
  }

  /// A shift without anybody keeps a row, so that the day is known to have a roster.
  private func replace(_ one: RosterImported.OneShift) throws {
    try run("DELETE FROM rosters WHERE day = ? AND shift = ?", [one.shift.day, one.shift.shift.rawValue])
    let places: [RosterImported.Place?] = one.places.isEmpty ? [nil] : one.places
    for (index, place) in places.enumerated() {
      try run(
        "INSERT INTO rosters VALUES (?, ?, ?, ?, ?)",
        [one.shift.day, one.shift.shift.rawValue, index, place?.officer, place?.wish?.rawValue])
    }
  }
}

extension DutyFact {
  /// nil where the row holds nothing that can be read, in a damaged file.
  fileprivate init?(_ row: Row) {
    guard let json = try? JSONObject(row.bytes("body")),
      let event = try? DutyEvent(row.text("type"), row.number("v"), json)
    else { return nil }
    self.init(
      id: row.text("id"), time: row.time("time"), officer: row.text("officer"), console: row.text("console"),
      event: event)
  }
}

extension OutsideMark {
  /// Marks as they stand in a column; nil where there are none.
  static func text(_ marks: [OutsideMark]) -> String? {
    marks.isEmpty ? nil : marks.map(\.rawValue).joined(separator: " ")
  }

  static func list(text: String?) -> [OutsideMark] {
    (text ?? "").split(separator: " ").compactMap { OutsideMark(rawValue: String($0)) }
  }
}
