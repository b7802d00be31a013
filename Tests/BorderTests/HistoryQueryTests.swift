import GRDB
import Journal
import Testing

@testable import Border

/// All crossings by any filter in any order, page by page: what comes is what somebody would pick out and sort by hand.
@Suite("History")
struct HistoryQueryTests {
  static let start = Made.time("2026-11-20T22:00:00+07:00")
  static let days = 3 * 86_400_000

  struct Filled: Sendable {
    let store: TestStore
    let book: Book

    init() throws {
      var dice = Dice(state: 7)
      store = try TestStore()
      book = Book(randomly: 1000, from: start, spread: days, &dice)
      try store.append(book.records)
      _ = try store.ledger()
    }
  }

  /// Filled once, for tests that only read.
  static let filled = Result { try Filled() }

  let store: TestStore
  let book: Book
  let ledger: Ledger

  init() throws {
    let filled = try Self.filled.get()
    (store, book, ledger) = (filled.store, filled.book, try filled.store.ledger())
  }

  func expected(_ filter: CrossingFilter = CrossingFilter(), _ order: CrossingOrder = .newestFirst) -> [CrossingRow] {
    order.sorted(book.rows.filter(filter.holds))
  }

  @Test("each crossing comes as it was recorded, amended and voided")
  func rows() throws {
    #expect(try ledger.history(HistoryQuery(limit: 10_000)) == expected())
    #expect(book.rows.count(where: \.isVoid) > 50 && book.rows.count { $0.changes > 1 } > 5)
  }

  // MARK: Order and pages

  static let orders = CrossingOrder.Column.allCases.flatMap { column in
    [false, true].map { CrossingOrder(column, isDescending: $0) }
  }

  @Test("pages forward and back meet each crossing exactly once, in order, over equal values too", arguments: orders)
  func pages(order: CrossingOrder) throws {
    let all = expected(CrossingFilter(), order).map(\.seq)
    var dice = Dice(state: 3)
    for isForward in [true, false] {
      var met: [Int] = []
      var place = isForward ? HistoryPlace.first : .last
      while met.count <= all.count {
        let page = try ledger.history(
          HistoryQuery(order: order, place: place, limit: .random(in: 60...400, using: &dice)))
        guard let first = page.first, let last = page.last else { break }
        met = isForward ? met + page.map(\.seq) : page.map(\.seq) + met
        place = isForward ? .after(last) : .before(first)
      }
      #expect(met == all)
    }
  }

  @Test("a page goes on from a crossing that was amended since, from where it was")
  func amendedMeanwhile() throws {
    let store = try Filled().store
    let ledger = try store.ledger()
    let order = CrossingOrder(.name)
    let page = try ledger.history(HistoryQuery(order: order, limit: 400))
    let last = try #require(page.last)
    var facts = last.facts
    facts.traveller.name = "ZZZ"
    try store.append([HandWritten(CrossingAmended(crossing: last.id, facts: facts, reason: "x"))])
    try ledger.catchUp()
    let rest = try ledger.history(HistoryQuery(order: order, place: .after(last), limit: 10_000)).map(\.seq)
    let others = Set(rest).subtracting([last.seq])
    #expect(others == Set(book.rows.map(\.seq)).subtracting(page.map(\.seq)))
  }

  @Test("a limit of nothing, or less, gives nothing; behind the last there is nothing")
  func limits() throws {
    let last = try #require(expected().last)
    for query in [
      HistoryQuery(limit: 0), HistoryQuery(limit: .min), HistoryQuery(place: .after(last), limit: 10),
      HistoryQuery(CrossingFilter(number: "NONE"), place: .last, limit: 10),
    ] {
      #expect(try ledger.history(query).isEmpty)
    }
    #expect(HistoryQuery(limit: .max).limit == HistoryQuery.limitMaximum)
  }

  // MARK: Filters

  func randomFilter(_ dice: inout Dice) -> CrossingFilter {
    var filter = CrossingFilter()
    func moment(_ dice: inout Dice) -> Timestamp {
      Timestamp(milliseconds: Self.start.milliseconds + Int.random(in: 0...Self.days, using: &dice) / 7 * 7)
    }
    if dice.oneIn(3) { filter.from = moment(&dice) }
    if dice.oneIn(3) { filter.to = moment(&dice) }
    if dice.oneIn(3) { filter.direction = dice.pick(Direction.allCases) }
    if dice.oneIn(3) { filter.citizenship = dice.pick(Citizenship.allCases) }
    if dice.oneIn(3) { filter.document = dice.pick(Book.documents) }
    if dice.oneIn(3) { filter.outcomes = [dice.pick(Book.outcomes), dice.pick(Book.outcomes)] }
    if dice.oneIn(3) {
      filter.name = dice.pick(["erik", "ANNA", "anna maria", "REKAAN 100%", "rekaan", "A_", "BACK\\", "ĐINH", "王", "%"])
    }
    if dice.oneIn(5) { filter.numberPrefix = dice.pick(["X", "X1", "X11", "x", "%"]) }
    if dice.oneIn(8) { filter.number = "X\(Int.random(in: 1...120, using: &dice))" }
    if dice.oneIn(4) { filter.withoutVoid = true }
    if dice.oneIn(4) { filter.only = dice.pick([.void, .amended]) }
    return filter
  }

  @Test("any filter in any order leaves what it says, whether it or the order is followed", arguments: [1, 2])
  func filters(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var found = 0
    for _ in 0..<60 {
      let (filter, order) = (randomFilter(&dice), dice.pick(Self.orders))
      let all = expected(filter, order)
      found += all.count
      var query = HistoryQuery(filter, order: order, limit: 10_000)
      query.followLimit = dice.pick([0, 40, 20_000])
      #expect(try ledger.history(query).map(\.seq) == all.map(\.seq), "\(query)")
      guard let middle = all.randomElement(using: &dice), let index = all.firstIndex(of: middle) else { continue }
      query.limit = 25
      query.place = .after(middle)
      #expect(try ledger.history(query).map(\.seq) == all.dropFirst(index + 1).prefix(25).map(\.seq), "\(query)")
      query.place = .before(middle)
      #expect(try ledger.history(query).map(\.seq) == all.prefix(index).suffix(25).map(\.seq), "\(query)")
    }
    #expect(found > 2_000)
  }

  @Test("wildcards of SQL in a name are plain characters")
  func wildcards() throws {
    for (text, names) in [
      ("REKAAN 100%", ["REKAAN 100%"]), ("a_b", ["A_B"]), ("%", []), ("_", []), ("back\\s", ["BACK\\SLASH"]),
      ("' OR 1=1 --", []),
    ] {
      let found = try ledger.history(HistoryQuery(CrossingFilter(name: text), limit: 10_000))
      #expect(Set(found.map(\.name)) == Set(names), "\(text)")
    }
  }

  @Test("a hostile text finds nobody, and the tables stay as they are")
  func hostileTexts() throws {
    let identity = LedgerFile(store.layout).identity
    for text in [
      "A" + String(repeating: "\u{301}", count: 200_000), String(repeating: "%", count: 100_000), "\u{1B}[2J",
      "\u{10FFFF}",
    ] {
      #expect(try ledger.history(HistoryQuery(CrossingFilter(name: text), limit: 10)).isEmpty)
      #expect(try ledger.history(HistoryQuery(CrossingFilter(numberPrefix: text), limit: 10)).isEmpty)
      #expect(try ledger.history(HistoryQuery(CrossingFilter(number: text), limit: 10)).isEmpty)
    }
    #expect(LedgerFile(store.layout).identity == identity && ledger.trouble == nil)
  }

  // MARK: How SQLite answers

  /// How the questions behind a page are answered.
  func plans(_ query: HistoryQuery) throws -> [String] {
    try ledger.read { db in
      var asked: [String] = []
      db.trace(options: .statement) { if case .statement(let statement) = $0 { asked.append(statement.expandedSQL) } }
      _ = try db.history(query)
      db.trace(options: .statement, nil)
      return try asked.flatMap { sql in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
      }
    }
  }

  @Test("without a filter no order sorts, and no page reads what lies in front of it", arguments: orders)
  func plans(order: CrossingOrder) throws {
    let row = try #require(book.rows.first)
    for place in [HistoryPlace.first, .last, .after(row), .before(row)] {
      let steps = try plans(HistoryQuery(order: order, place: place, limit: 5_000))
      #expect(!steps.isEmpty && !steps.contains { $0.contains("TEMP B-TREE") }, "\(steps)")
      guard let index = order.column.index else {
        // Value by value, in the order of the journal.
        #expect(steps.allSatisfy { $0.contains("facets") || $0.contains("crossings") }, "\(steps)")
        #expect(!steps.contains { $0.contains("USING INDEX crossings") }, "\(steps)")
        continue
      }
      #expect(steps.allSatisfy { $0.contains("USING INDEX \(index)") }, "\(steps)")
      let isWhole = place == .first || place == .last
      #expect(steps.allSatisfy { $0.hasPrefix(isWhole ? "SCAN" : "SEARCH") }, "\(steps)")
    }
  }
}
