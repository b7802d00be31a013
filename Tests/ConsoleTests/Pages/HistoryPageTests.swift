import Journal
import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// The page of all crossings, as an officer uses it, before a worker that answers from an array.
struct HistoryPageTests {
  private struct Failure: Error {}

  static func page(_ table: Table) throws -> HistoryPage {
    guard case .history(let page) = try #require(table.model.pages.last) else { throw Failure() }
    return page
  }

  static func opened(
    _ book: CrossingBook, _ language: Language = .id, _ size: Size = Size(width: 80, height: 24)
  ) throws -> Table {
    var table = try Table(language: language, size: size)
    table.show(.made(crossings: book.newest))
    table.press("h")
    table.settle(book)
    return table
  }

  private static func query(_ table: Table) throws -> HistoryQuery {
    guard case .ledger(.history(let query)) = table.tray.questions.last?.question else { throw Failure() }
    return query
  }

  // MARK: Paging

  @Test(arguments: CrossingOrder.Column.allCases, [true, false])
  func `paging by any column shows each crossing once, both ways, over equal values`(
    column: CrossingOrder.Column, isDescending: Bool
  ) throws {
    let book = CrossingBook(count: 700)
    var table = try Self.opened(book)
    let order = CrossingOrder(column, isDescending: isDescending)
    let sorted = book.sorted(order)
    while try Self.page(table).order.column != column { table.press(.right) }
    if try Self.page(table).order != order { table.press("R") }
    table.settle(book)
    #expect(try Self.page(table).order == order)
    for (key, last) in [(Key.pageDown, sorted.last), (.pageUp, sorted.first)] {
      for _ in 0..<60 {
        table.handle(.input(.key(key)))
        table.settle(book)
        let window = try Self.page(table).window
        let start = try #require(sorted.firstIndex { $0.seq == window.rows.first?.seq })
        #expect(window.rows.map(\.seq) == sorted[start..<start + window.rows.count].map(\.seq))
        #expect(window.hasBefore == (start > 0) || window.rows.count % CrossingWindow.part == 0)
      }
      #expect(try Self.page(table).window.chosen?.seq == last?.seq)
    }
  }

  @Test func `more rows are there before a page key needs them`() throws {
    let book = CrossingBook(count: 3_000)
    var table = try Self.opened(book)
    for _ in 0..<120 {
      let before = try Self.page(table).window
      table.handle(.input(.key(.pageDown)))
      let after = try Self.page(table).window
      // The answer has not come yet, and the key has moved a whole page all the same.
      #expect(after.chosen?.seq != before.chosen?.seq)
      let lines = try Self.page(table).lines(table.model.scene())
      #expect(after.rows.count - after.list.selected > 2 * lines || !after.hasAfter)
      table.settle(book)
    }
  }

  @Test func `no more than some thousands of rows are held, however far one goes`() throws {
    let book = CrossingBook(count: 6_000)
    var table = try Self.opened(book)
    for key in [Key.pageDown, .pageUp] {
      for _ in 0..<400 {
        table.handle(.input(.key(key)))
        table.settle(book)
        #expect(try Self.page(table).window.rows.count <= CrossingWindow.limit)
      }
    }
    #expect(try Self.page(table).window.chosen?.seq == book.newest.first?.seq)
  }

  @Test func `End and Home go to the ends of all crossings`() throws {
    let book = CrossingBook(count: 3_000)
    var table = try Self.opened(book)
    table.press(.end)
    #expect(try Self.query(table).place == .last)
    table.settle(book)
    #expect(try Self.page(table).window.chosen?.seq == book.sorted(.newestFirst).last?.seq)
    table.press(.home)
    #expect(try Self.query(table).place == .first)
    table.settle(book)
    #expect(try Self.page(table).window.chosen?.seq == book.newest.first?.seq)
    #expect(table.text.contains("IKUT"))
  }

  @Test func `a terminal of a thousand lines asks no more than it needs`() throws {
    let book = CrossingBook(count: 6_000)
    var table = try Self.opened(book, .id, Size(width: 80, height: 1_024))
    table.press(.end)
    table.settle(book)
    #expect(table.tray.questions.count < 20)
  }

  // MARK: Answers

  @Test func `an answer to an older question is not shown, and the old rows stay meanwhile`() throws {
    let book = CrossingBook(count: 300)
    var table = try Self.opened(book)
    let ticket = table.tray.lastTicket
    let shown = try Self.page(table).window
    table.press("/ba")
    let questions = table.tray.questions.suffix(2).map(\.question)
    #expect(questions.count == 2)
    table.tell(.answered(ticket, Answered(question: questions[0], result: .success(.ledger(.crossings([]))))))
    #expect(try Self.page(table).window == shown)
    #expect(table.text.contains("mencari…"))
    table.settle(book)
    #expect(try Self.page(table).window.rows.allSatisfy { CrossingFilter(name: "ba").matches($0) })
    #expect(!table.text.contains("mencari…"))
  }

  @Test func `a failure is told, the rows stay, and the next record asks again`() throws {
    let book = CrossingBook(count: 50)
    var table = try Self.opened(book)
    let shown = try Self.page(table).window.rows
    table.press("R")
    let (ticket, question) = try #require(table.tray.questions.last)
    let failed = Answered.Failed(phrase: Phrase(id: "Tampilan rusak.", en: "The view is damaged."))
    table.tell(.answered(ticket, Answered(question: question, result: .failure(failed))))
    #expect(table.text.contains("! Tampilan rusak."))
    #expect(try Self.page(table).window.rows == shown)
    table.press(.down)
    #expect(table.tray.questions.count == 2)
    table.show(.made(crossings: book.newest))
    table.settle(book)
    #expect(!table.text.contains("rusak"))
    #expect(try Self.page(table).window.rows.first?.seq == book.sorted(CrossingOrder(.time)).first?.seq)
  }

  @Test func `an answer that never comes is asked for again`() throws {
    var table = try Table()
    table.press("h")
    #expect(table.text.contains("mencari…"))
    table.wait(HistoryPage.patienceMilliseconds + 1_000)
    #expect(table.tray.questions.count == 2)
  }

  // MARK: Following

  @Test func `what others record comes in at the top`() throws {
    var book = CrossingBook(count: 300)
    var table = try Self.opened(book)
    #expect(table.text.contains("IKUT"))
    book.add("BARU SEKALI")
    table.show(.made(crossings: book.newest))
    table.settle(book)
    #expect(try Self.page(table).window.chosen?.name == "BARU SEKALI")
    #expect(table.text.contains("BARU SEKALI"))
  }

  @Test func `a record that comes while an answer is awaited is asked for behind it`() throws {
    var book = CrossingBook(count: 300)
    var table = try Self.opened(book)
    book.add("PERTAMA")
    table.show(.made(crossings: book.newest))
    let old = book
    book.add("KEDUA")
    table.show(.made(crossings: book.newest))
    table.reply(old.answer)
    table.settle(book)
    #expect(try Self.page(table).window.rows.prefix(2).map(\.name) == ["KEDUA", "PERTAMA"])
  }

  @Test func `a row chosen by hand stays chosen while others come in above it`() throws {
    var book = CrossingBook(count: 300)
    var table = try Self.opened(book)
    table.press(.down, .down)
    let chosen = try #require(Self.page(table).window.chosen)
    for number in 0..<40 {
      book.add("BARU \(number)")
      table.show(.made(crossings: book.newest))
      table.settle(book)
    }
    #expect(try Self.page(table).window.chosen?.seq == chosen.seq)
    // The list does not run away from the officer: it scrolls, and then it no longer follows.
    #expect(!table.text.contains("IKUT"))
    #expect(table.text.contains("baru di pos"))
  }

  @Test func `paused it stands still and counts what is new`() throws {
    var book = CrossingBook(count: 300)
    var table = try Self.opened(book)
    table.press(" ")
    let shown = try Self.page(table).window.rows
    let count = table.tray.questions.count
    for _ in 0..<3 { book.add("BARU") }
    table.show(.made(crossings: book.newest))
    #expect(try Self.page(table).window.rows == shown && table.tray.questions.count == count)
    #expect(table.text.contains("DIJEDA 3 baru di pos"))
    table.press(" ")
    table.settle(book)
    #expect(try Self.page(table).window.rows.first?.name == "BARU")
    #expect(table.text.contains("IKUT") && !table.text.contains("baru di pos"))
  }

  @Test func `sorted otherwise it does not move under the officer`() throws {
    var book = CrossingBook(count: 300)
    var table = try Self.opened(book)
    table.press(.right)
    table.settle(book)
    let shown = try Self.page(table).window.rows
    book.add("BARU")
    table.show(.made(crossings: book.newest))
    #expect(try Self.page(table).window.rows == shown)
    #expect(table.text.contains("1 baru di pos"))
  }

  @Test func `a void shows on the row that is held`() throws {
    let book = CrossingBook(count: 300)
    var table = try Self.opened(book)
    table.press(" ", .down)
    var newest = book.newest
    newest[1].voiding = .init(time: Table.start, officer: "penyelia", reason: "salah orang")
    newest[2].changes = 1
    table.show(.made(crossings: newest))
    let lines = table.text.split(separator: "\n")
    #expect(lines.contains { $0.contains(newest[1].number) && $0.contains("BATAL") })
    #expect(lines.contains { $0.contains("*" + newest[2].name.prefix(5)) })
  }

  @Test func `back from a story the place is the same and what stands there is read anew`() throws {
    let book = CrossingBook(count: 900)
    var table = try Self.opened(book)
    table.press(.pageDown, .pageDown, .pageDown, .down)
    table.settle(book)
    let before = try Self.page(table)
    table.press(.enter)
    guard case .story = table.model.pages.last else { throw Failure() }
    table.press(.escape)
    table.wait(100)
    table.settle(book)
    let after = try Self.page(table)
    #expect(after.window.chosen == before.window.chosen)
    #expect(table.tray.questions.last.map { $0.ticket == before.ticket } == true)
    #expect(after.window.list.window(count: 1_000, height: 15) == before.window.list.window(count: 1_000, height: 15))
  }
}

extension Table {
  mutating func press(_ letters: String, _ keys: Key...) {
    press(letters)
    for key in keys { press(key) }
  }

  /// Lets the worker answer until nothing is asked any more.
  mutating func settle(_ book: CrossingBook) {
    while case .history(let page) = model.pages.last, page.asked != nil { reply(book.answer) }
  }
}

/// Crossings in an array, and a worker that answers from it by the rules of the tables.
struct CrossingBook {
  private(set) var rows: [CrossingRow]

  init(count: Int) {
    var random = Numbers(state: 11)
    rows = (0..<count).map { seq in
      // Several share each value, the moment too.
      var row = CrossingRow.made(
        seq, minutes: (count - seq) / 3 * 5, name: random.pick(["BAYANG REKAAN", "REKAAN, BUDI", "SENJA, KELABU"]),
        outcome: random.pick(["cleared", "cleared", "secondary", "referred"]), words: "rahasia",
        direction: random.pick([.in, .out]), lane: 1 + random.next(4), officer: random.pick(["rekan", "sari"]))
      row.facts.document.type = random.pick(["passport", "plb"])
      row.facts.document.number = "X\(100 + random.next(50))"
      row.facts.traveller.nationality = random.pick(["IDN", "MYS", nil])
      return row
    }
  }

  mutating func add(_ name: String) { rows.append(.made(rows.count, name: name)) }

  /// What the panel holds.
  var newest: [CrossingRow] { Array(rows.suffix(200).reversed()) }

  func sorted(_ order: CrossingOrder, _ filter: CrossingFilter = CrossingFilter()) -> [CrossingRow] {
    let rows = rows.filter(filter.matches).sorted { order.column.isLess($0, $1) }
    return order.isDescending ? rows.reversed() : rows
  }

  func answer(_ question: Question) -> Answered.Reply? {
    guard case .ledger(.history(let query)) = question else { return nil }
    let rows = sorted(query.order, query.filter)
    func isBefore(_ one: CrossingRow, _ other: CrossingRow) -> Bool {
      query.order.isDescending ? query.order.column.isLess(other, one) : query.order.column.isLess(one, other)
    }
    let part =
      switch query.place {
      case .first: rows.prefix(query.limit)
      case .last: rows.suffix(query.limit)
      case .after(let row): rows.filter { isBefore(row, $0) }.prefix(query.limit)
      case .before(let row): rows.filter { isBefore($0, row) }.suffix(query.limit)
      }
    return .ledger(.crossings(Array(part)))
  }
}

extension CrossingOrder.Column {
  /// By the value, then by the order of the journal.
  func isLess(_ one: CrossingRow, _ other: CrossingRow) -> Bool {
    func less<Value: Comparable>(_ value: (CrossingRow) -> Value) -> Bool {
      (value(one), one.seq) < (value(other), other.seq)
    }
    return switch self {
    case .time: less(\.time)
    case .direction: less(\.direction.rawValue)
    case .name: less(\.name)
    case .document: less(\.document)
    case .number: less(\.number)
    case .nationality: less { $0.nationality ?? "" }
    case .lane: less { $0.lane ?? 0 }
    case .outcome: less(\.outcome)
    case .officer: less(\.officer)
    }
  }
}
