import GRDB
import Journal

/// A part of all crossings: which, in what order, from where on, how many.
///
/// Parts are found by where the one before ended and not by counting, so that the last of ten million crossings is as
/// near as the first. A column with many values has an index; one with few is gone through value by value, newest or
/// oldest first. A filter of which little is left over is followed instead of the order, and what it gives is sorted.
public struct HistoryQuery: Sendable, Equatable {
  /// Most crossings of one part.
  public static let limitMaximum = 1_000_000

  public var filter: CrossingFilter
  public var order: CrossingOrder
  public var place: HistoryPlace
  public var limit: Int
  /// A filter is followed where it leaves at most so many crossings, which are then sorted.
  var followLimit = 20_000

  public init(
    _ filter: CrossingFilter = CrossingFilter(), order: CrossingOrder = .newestFirst, place: HistoryPlace = .first,
    limit: Int
  ) {
    self.filter = filter
    self.order = order
    self.place = place
    self.limit = min(max(limit, 0), Self.limitMaximum)
  }
}

extension Ledger {
  /// The crossings of one part, in their order. Takes milliseconds where the filter leaves many or few; a name, a document
  /// or a lane that hardly any crossing has is searched for through all crossings of the period, about a second for each
  /// four million.
  public func history(_ query: HistoryQuery) throws -> [CrossingRow] { try read { try $0.history(query) } }
}

extension Database {
  func history(_ query: HistoryQuery) throws -> [CrossingRow] {
    let index = try narrowIndex(query.filter, limit: query.followLimit)
    switch query.place {
    case .first: return try part(query, query.order, index, from: nil)
    case .last: return try part(query, query.order.reversed, index, from: nil).reversed()
    case .after(let row): return try part(query, query.order, index, from: row)
    case .before(let row): return try part(query, query.order.reversed, index, from: row).reversed()
    }
  }

  /// The crossings behind `row`: first those with its own value, then those of other values.
  ///
  /// - Parameter narrow: the index to follow instead of the order.
  private func part(
    _ query: HistoryQuery, _ order: CrossingOrder, _ narrow: String?, from row: CrossingRow?
  ) throws -> [CrossingRow] {
    let index = narrow ?? order.column.index
    // A name leaves few of each value: one pass over all of them, sorted, is shorter than one for each value.
    if index == nil, query.filter.name.isEmpty { return try facetPart(query, order, from: row) }
    let column = order.column.sorted
    let (than, word) = order.isDescending ? ("<", "DESC") : (">", "ASC")
    let inOrder = "\(column) \(word), seq \(word)"
    guard let row else { return try rows(query.filter, index, [], inOrder, query.limit) }
    let value = order.column.value(of: row)
    let same = try rows(
      query.filter, index, [Condition("\(column) = ? AND seq \(than) ?", value, row.seq.databaseValue)], inOrder,
      query.limit)
    guard same.count < query.limit else { return same }
    return try same
      + rows(query.filter, index, [Condition("\(column) \(than) ?", value)], inOrder, query.limit - same.count)
  }

  /// The same for a column with few values, one after the other, each in the order of the journal. No value that no crossing
  /// has is looked for, and none further than the last crossing that has it.
  private func facetPart(
    _ query: HistoryQuery, _ order: CrossingOrder, from row: CrossingRow?
  ) throws -> [CrossingRow] {
    let (than, word) = order.isDescending ? ("<", "DESC") : (">", "ASC")
    let start = row.map { order.column.value(of: $0) }
    let facets = try Row.fetchAll(
      cachedStatement(
        sql: """
          SELECT value, count FROM facets WHERE field = ? AND count > 0 \(start == nil ? "" : "AND value \(than)= ?")
          ORDER BY value \(word)
          """),
      arguments: StatementArguments([order.column.rawValue.databaseValue] + (start.map { [$0] } ?? [])))
    var found: [CrossingRow] = []
    for facet in facets where found.count < query.limit {
      let value: DatabaseValue = facet["value"]
      var conditions = [Condition("\(order.column.sorted) = ?", value)]
      if let row, value == start { conditions.append(Condition("seq \(than) ?", row.seq.databaseValue)) }
      found += try rows(
        query.filter, nil, conditions, "seq \(word)", min(query.limit - found.count, facet.number("count")))
    }
    return found
  }

  /// - Parameter index: nil to go by the order of the journal.
  private func rows(
    _ filter: CrossingFilter, _ index: String?, _ more: [Condition], _ order: String, _ limit: Int
  ) throws -> [CrossingRow] {
    let conditions = filter.conditions + more
    let filtered = conditions.isEmpty ? "" : "WHERE " + conditions.map(\.sql).joined(separator: " AND ")
    let statement = try cachedStatement(
      sql: """
        SELECT * FROM crossings \(index.map { "INDEXED BY " + $0 } ?? "NOT INDEXED") \(filtered)
        ORDER BY \(order) LIMIT ?
        """)
    let arguments = StatementArguments(conditions.flatMap(\.values) + [limit.databaseValue])
    return try Row.fetchAll(statement, arguments: arguments).map(CrossingRow.init)
  }

  /// The index of a condition that leaves little; nil where none does. Counting stops where it is too much.
  private func narrowIndex(_ filter: CrossingFilter, limit: Int) throws -> String? {
    for (index, condition) in filter.indexedConditions {
      let statement = try cachedStatement(
        sql: """
          SELECT COUNT(*) FROM (SELECT 1 FROM crossings INDEXED BY \(index)
          WHERE \(condition.sql) LIMIT \(limit + 1))
          """)
      let count = try Int.fetchOne(statement, arguments: StatementArguments(condition.values)) ?? 0
      if count <= limit { return index }
    }
    return nil
  }
}

/// A piece of SQL that is true or false of a crossing, and the values of its marks.
struct Condition {
  let sql: String
  let values: [DatabaseValue]

  init(_ sql: String, _ values: DatabaseValue...) {
    self.sql = sql
    self.values = values
  }

  init(_ column: String, isOneOf texts: [String]) {
    sql = "\(column) IN (\(texts.map { _ in "?" }.joined(separator: ", ")))"
    values = texts.map(\.databaseValue)
  }
}

extension CrossingFilter {
  /// Those that an index answers, the likeliest to leave little first.
  var indexedConditions: [(index: String, condition: Condition)] {
    var found: [(String, Condition)] = []
    if let number { found.append(("crossings_number", Condition("number = ?", number.databaseValue))) }
    if !numberPrefix.isEmpty {
      found.append(
        (
          "crossings_number",
          Condition(
            "number >= ? AND number < ?", numberPrefix.databaseValue, (numberPrefix + "\u{10FFFF}").databaseValue)
        ))
    }
    if !outcomes.isEmpty { found.append(("crossings_outcome", Condition("outcome", isOneOf: outcomes))) }
    if from != nil || to != nil {
      let (first, end) = (from?.milliseconds ?? .min, to?.milliseconds ?? .max)
      found.append(("crossings_time", Condition("time >= ? AND time < ?", first.databaseValue, end.databaseValue)))
    }
    return found
  }

  var conditions: [Condition] {
    var all = indexedConditions.map(\.condition)
    if let document { all.append(Condition("document = ?", document.databaseValue)) }
    if let direction { all.append(Condition("direction = ?", direction.rawValue.databaseValue)) }
    switch citizenship {
    case .wni: all.append(Condition("nationality = 'IDN'"))
    case .wna: all.append(Condition("nationality NOT IN ('IDN', '')"))
    case .unknown: all.append(Condition("nationality = ''"))
    case nil: break
    }
    if !name.isEmpty {
      // By scalars: one character can hold more of them than a pattern may have bytes.
      let word = name.unicodeScalars.prefix(Self.textLimit).map {
        ["%", "_", "\\"].contains($0) ? "\\\($0)" : "\($0)"
      }.joined()
      all.append(
        Condition(
          "(name LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')", (word + "%").databaseValue,
          ("% " + word + "%").databaseValue))
    }
    if withoutVoid { all.append(Condition("void_time IS NULL")) }
    switch only {
    case .void: all.append(Condition("void_time IS NOT NULL AND void_reason IS NOT NULL"))
    case .undone: all.append(Condition("void_time IS NOT NULL AND void_reason IS NULL"))
    case .amended: all.append(Condition("changes > 0"))
    case .outside: all.append(Condition("outside IS NOT NULL"))
    case nil: break
    }
    return all
  }
}

extension CrossingOrder {
  var reversed: CrossingOrder { CrossingOrder(column, isDescending: !isDescending) }
}

extension CrossingOrder.Column {
  /// nil for a column with few values, which goes by `facets`.
  var index: String? {
    switch self {
    case .time, .name, .number: "crossings_\(rawValue)"
    case .direction, .document, .nationality, .lane, .outcome, .officer: nil
    }
  }

  /// What is sorted by. A referral stands among the second looks, as panels show it: a place of its own in the order
  /// would tell it apart.
  var sorted: String {
    self == .outcome
      ? "CASE outcome WHEN '\(Self.shownAlike.hidden)' THEN '\(Self.shownAlike.shown)' ELSE outcome END" : rawValue
  }

  /// Outcomes that panels show with one word (`outcomes.json`).
  static let shownAlike = (hidden: "referred", shown: "secondary")

  /// The outcome that one stands among in the order.
  static func shown(_ outcome: String) -> String { outcome == shownAlike.hidden ? shownAlike.shown : outcome }

  func value(of row: CrossingRow) -> DatabaseValue {
    switch self {
    case .time: row.time.milliseconds.databaseValue
    case .direction: row.direction.rawValue.databaseValue
    case .name: row.name.databaseValue
    case .document: row.document.databaseValue
    case .number: row.number.databaseValue
    case .nationality: (row.nationality ?? "").databaseValue
    case .lane: (row.lane ?? 0).databaseValue
    case .outcome: Self.shown(row.outcome).databaseValue
    case .officer: row.officer.databaseValue
    }
  }
}

extension Ledger {
  /// Crossings, newest first, at most `limit`; `to` excluded, `document` the whole number.
  public func crossings(
    from: Timestamp? = nil, to: Timestamp? = nil, document: String? = nil, limit: Int
  ) throws -> [CrossingRow] {
    try history(HistoryQuery(CrossingFilter(from: from, to: to, number: document), limit: limit))
  }
}
