import GRDB
import Journal
import TravelDocuments

/// What this store knows of the day of a stamp of its own post.
public struct StampDay: Sendable, Equatable {
  /// Most crossings that are looked at, and most outages.
  static let limit = 16

  /// Whose day it is.
  public var stamp: SeenStamp
  /// The document's crossings in the stamp's direction from the day before to the day after, void ones too, oldest first.
  public var crossings: [CrossingRow] = []
  /// Crossings of somebody of the same name and birth with another number, in that direction on that day.
  public var others: [CrossingRow] = []
  /// Passages under the document's number on that day that were recorded of another type or issuer, or the other way.
  public var otherwise: [CrossingRow] = []
  /// Nothing at all was recorded here on that day.
  public var isQuiet = false
  /// An outage went on then whose paper may not be keyed in yet.
  public var mayBeOnPaper = false

  public init(_ stamp: SeenStamp) { self.stamp = stamp }
}

extension Ledger {
  /// What is known of the document that is presented with these facts, and of the day of its last stamp.
  public func past(of facts: CrossingFacts) throws -> DocumentPast {
    let post = reader.identity.post
    return try read { db in
      var past = try db.past(of: facts.document)
      past.stampDay = try facts.stamp.flatMap { stamp in
        stamp.post == post ? try db.stampDay(stamp, facts, self.zone) : nil
      }
      return past
    }
  }
}

extension Database {
  /// nil where the records don't reach back to the stamp: before the second day on which anything was recorded here. On
  /// the first one travellers may have passed before the first record.
  func stampDay(_ stamp: SeenStamp, _ facts: CrossingFacts, _ zone: PostZone) throws -> StampDay? {
    guard stamp.date.isWhole, !facts.document.number.isEmpty else { return nil }
    let day = stamp.date.earliestDay
    let first = try Row.fetchOne(cachedStatement(sql: StampSQL.first)).map { CrossingRow($0).recorded }
    guard let first, zone.dayAndHour(of: first).day < day else { return nil }
    let (start, end) = (zone.start(ofDay: day).milliseconds, zone.start(ofDay: day + 1).milliseconds)
    let length = end - start
    var found = StampDay(stamp)
    for row in try rows(StampSQL.byNumber, facts.document.number, start - length, end + length) {
      let isOfDocument = facts.document.canBe(
        type: row.document, number: row.number, issuer: row.facts.document.issuer)
      if isOfDocument && row.direction == stamp.direction {
        found.crossings.append(row)
      } else if !row.isVoid, zone.dayAndHour(of: row.time).day == day, CrossingFilter.crossed.contains(row.outcome) {
        found.otherwise.append(row)
      }
    }
    found.others = try rows(StampSQL.byName, facts.traveller.name, start, end).filter {
      !$0.isVoid && $0.direction == stamp.direction && $0.number != facts.document.number
        && $0.birth != nil && $0.birth == facts.traveller.birth
    }
    found.isQuiet = try Int.fetchOne(cachedStatement(sql: StampSQL.any), arguments: [start, end]) == nil
    found.mayBeOnPaper = try outages(from: start, to: end, limit: StampDay.limit).contains { outage in
      let papers = try self.papers(ofOutage: outage.id)
      // Paper without numbers is never known to be whole.
      return papers.given.isEmpty || papers.openCount > 0
    }
    return found
  }

  private func rows(_ sql: String, _ text: String, _ from: Int, _ to: Int) throws -> [CrossingRow] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: [text, from, to, StampDay.limit]).map(CrossingRow.init)
  }
}

/// A day is walked by its time: so long as its traffic, however many of a name or a number there are in all years.
enum StampSQL {
  /// The crossing that was recorded first, those of an archive included.
  static let first = "SELECT * FROM crossings ORDER BY seq LIMIT 1"
  static let any = "SELECT 1 FROM crossings INDEXED BY crossings_time WHERE time >= ? AND time < ? LIMIT 1"
  static let byNumber = """
    SELECT * FROM crossings INDEXED BY crossings_time WHERE number = ? AND time >= ? AND time < ?
    ORDER BY time, seq LIMIT ?
    """
  static let byName = """
    SELECT * FROM crossings INDEXED BY crossings_time WHERE name = ? AND time >= ? AND time < ?
    ORDER BY time, seq LIMIT ?
    """
}
