import GRDB
import Journal

/// How long something took, of those that are over, and how many still wait.
public struct Waits: Sendable, Equatable {
  /// Those that are over.
  public var count = 0
  /// In milliseconds; of an even number the longer of the two in the middle. nil: none is over.
  public var median: Int?
  public var longest: Int?
  /// Those that still wait, and since when the one that waits longest.
  public var waiting = 0
  public var oldest: Timestamp?

  public init(count: Int = 0, median: Int? = nil, longest: Int? = nil, waiting: Int = 0, oldest: Timestamp? = nil) {
    self.count = count
    self.median = median
    self.longest = longest
    self.waiting = waiting
    self.oldest = oldest
  }
}

extension Database {
  /// From a hit to its disposition: until it was decided or found, whichever came first. Those that began in a period.
  func hitWaits(from: Timestamp, to: Timestamp) throws -> Waits {
    try waits(
      "settled - since", of: "hits WHERE since >= ? AND since < ? AND (scan IS NOT NULL OR crossing IS NOT NULL)",
      began: "since", isOver: "settled IS NOT NULL", [from.milliseconds, to.milliseconds])
  }

  /// From a request for a second officer to the answer.
  func secondWaits(from: Timestamp, to: Timestamp) throws -> Waits {
    try waits(
      "answer_time - time", of: "seconds WHERE time >= ? AND time < ?", began: "time", isOver: "answer IS NOT NULL",
      [from.milliseconds, to.milliseconds])
  }

  private func waits(
    _ length: String, of rows: String, began: String, isOver: String, _ period: [Int]
  ) throws -> Waits {
    let arguments = StatementArguments(period)
    func number(_ sql: String) throws -> Int? { try Int.fetchOne(cachedStatement(sql: sql), arguments: arguments) }
    var waits = Waits()
    waits.count = try number("SELECT COUNT(*) FROM \(rows) AND \(isOver)") ?? 0
    if waits.count > 0 {
      waits.median = try number(
        "SELECT \(length) FROM \(rows) AND \(isOver) ORDER BY 1 LIMIT 1 OFFSET \(waits.count / 2)")
      waits.longest = try number("SELECT MAX(\(length)) FROM \(rows) AND \(isOver)")
    }
    waits.waiting = try number("SELECT COUNT(*) FROM \(rows) AND NOT (\(isOver))") ?? 0
    waits.oldest = try number("SELECT MIN(\(began)) FROM \(rows) AND NOT (\(isOver))").map(
      Timestamp.init(milliseconds:))
    return waits
  }
}
