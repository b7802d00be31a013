import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// The page of the shift's numbers, as an officer uses it.
struct ShiftPageTests {
  private static let zone = PostZone(name: "WIB", offsetMinutes: 420)

  private static func opened(
    _ summary: ShiftSummary? = ShiftBook(crossings: 300, withOddities: false).summary, _ language: Language = .id,
    _ size: Size = Size(width: 80, height: 24)
  ) throws -> Table {
    var table = try Table(language: language, size: size)
    table.show(.morning)
    table.press("s")
    if let summary { table.reply { _ in .ledger(.summary(summary)) } }
    return table
  }

  private static func page(_ table: Table) throws -> ShiftPage {
    guard case .shift(let page) = try #require(table.model.pages.last) else { throw Failure() }
    return page
  }

  private struct Failure: Error {}

  private static func asked(_ table: Table) -> (from: Timestamp, to: Timestamp)? {
    guard case .ledger(.summary(let from, let to)) = table.tray.questions.last?.question else { return nil }
    return (from, to)
  }

  @Test func `it opens with the post's day so far`() throws {
    let table = try Self.opened(nil)
    let asked = try #require(Self.asked(table))
    #expect(Self.zone.text(asked.from) == "2026-11-21T00:00:00.000+07:00")
    #expect(asked.to.milliseconds == Table.start.milliseconds + 400 + 1)
    #expect(table.text.contains("mencari…"))
  }

  @Test(arguments: [
    ("K", "2026-11-20T00:00", "2026-11-21T00:00"), ("<", "2026-11-20T00:00", "2026-11-21T00:00"),
    ("<<", "2026-11-19T00:00", "2026-11-20T00:00"), ("7<", "2026-11-14T00:00", "2026-11-15T00:00"),
    ("<<>", "2026-11-20T00:00", "2026-11-21T00:00"), ("<>", "2026-11-21T00:00", nil), (">", "2026-11-21T00:00", nil),
    ("7", "2026-11-15T00:00", nil), ("b", "2026-11-01T00:00", nil), ("Y", "2026-01-01T00:00", nil),
    ("8", "2026-11-21T00:42", nil), ("Kd", "2026-11-21T00:00", nil),
  ]) func `a key chooses the period`(keys: String, from: String, to: String?) throws {
    var table = try Self.opened()
    table.press(keys)
    let asked = try #require(Self.asked(table))
    #expect(Self.zone.text(asked.from).hasPrefix(from))
    #expect(Self.zone.text(asked.to).hasPrefix(to ?? "2026-11-21T08:42"))
  }

  @Test func `what others record shows, and is asked for no more than once a second`() throws {
    var table = try Self.opened()
    let before = table.tray.questions.count
    table.wait(2_000)
    for _ in 0..<30 {
      table.wait(100)
      table.show(.morning)
      table.reply { _ in .ledger(.summary(ShiftBook.badau)) }
    }
    #expect((3...4).contains(table.tray.questions.count - before))
    #expect(table.text.contains("49.617"))
    table.wait(1_500)
    let settled = table.tray.questions.count
    table.wait(30_000)
    #expect(table.tray.questions.count == settled)
  }

  @Test func `the end goes on with the clock, a past day's does not`() throws {
    var table = try Self.opened()
    table.wait(61_000)
    #expect(Self.asked(table)?.to.milliseconds ?? 0 > Table.start.milliseconds + 59_000)
    table.press("K")
    table.reply { _ in .ledger(.summary(ShiftBook.badau)) }
    let count = table.tray.questions.count
    table.wait(200_000)
    #expect(table.tray.questions.count == count)
  }

  @Test func `an answer to an older question is not shown`() throws {
    var table = try Self.opened()
    let ticket = table.tray.lastTicket
    table.press("K")
    let old = try #require(table.tray.questions.first?.question)
    table.tell(.answered(ticket, Answered(question: old, result: .success(.ledger(.summary(ShiftBook.badau))))))
    #expect(!table.text.contains("49.617"))
    #expect(table.text.contains("mencari…"))
  }

  @Test func `an answer that never comes is asked for again`() throws {
    var table = try Self.opened()
    table.press("K")
    let count = table.tray.questions.count
    table.wait(61_000)
    #expect(table.tray.questions.count == count + 1)
  }

  @Test func `a failure is told and the last numbers stay`() throws {
    var table = try Self.opened(ShiftBook.badau)
    table.press("K")
    let (ticket, question) = try #require(table.tray.questions.last)
    let failed = Answered.Failed(phrase: Phrase(id: "Tampilan rusak.", en: "The view is damaged."))
    table.tell(.answered(ticket, Answered(question: question, result: .failure(failed))))
    #expect(table.text.contains("! Tampilan rusak."))
    #expect(table.text.contains("49.617"))
  }

  @Test func `Enter opens the records behind the number under the cursor`() throws {
    var table = try Self.opened(ShiftBook.badau)
    table.press(.home, .down, .enter)
    guard case .history(let page) = table.model.pages.last else { throw Failure() }
    #expect(
      page.filter
        == CrossingFilter(
          from: ShiftBook.from, to: ShiftBook.to, direction: .out, citizenship: .wna, document: "passport",
          outcomes: CrossingFilter.crossed, withoutVoid: true))
  }

  @Test func `back from the records the cursor is where it was and the numbers are asked for anew`() throws {
    var table = try Self.opened(ShiftBook.badau)
    table.press(.home, .right, .down)
    let before = try Self.page(table).selected
    let count = table.tray.questions.count
    table.press(.enter, .escape)
    table.wait(1_100)
    #expect(try Self.page(table).selected == before)
    #expect(Self.asked(table) != nil && table.tray.questions.count > count + 1)
  }

  @Test func `the cursor stays on its number when the table changes`() throws {
    var table = try Self.opened(ShiftBook(crossings: 300, withOddities: true).summary)
    table.press(.end)
    table.wait(1_000)
    table.show(.morning)
    table.reply { _ in .ledger(.summary(ShiftBook.badau)) }
    #expect(try Self.page(table).selected == .patrols(.persons))
    #expect(table.screen().cursor != nil)
  }

  @Test func `a period is typed, with what is wrong beside its field`() throws {
    var table = try Self.opened()
    let count = table.tray.questions.count
    table.press(.character("p"), .control("u"))
    table.paste("besok")
    table.press(.enter)
    #expect(table.text.contains("! bukan waktu; tulis 21-11-2026 08:00"))
    table.press(.control("u"))
    table.paste("20-11-2026 06:00")
    table.press(.tab, .control("u"))
    table.paste("19-11-2026")
    table.press(.enter)
    #expect(table.text.contains("! harus sesudah awalnya"))
    #expect(table.tray.questions.count == count)
    table.press(.control("u"))
    table.paste("2026-11-20T14:00")
    table.press(.enter)
    let asked = try #require(Self.asked(table))
    #expect(
      Self.zone.text(asked.from).hasPrefix("2026-11-20T06:00") && Self.zone.text(asked.to).hasPrefix("2026-11-20T14:00")
    )
    #expect(table.text.contains("Sif: 20-11-2026 06:00 - 20-11-2026 14:00 WIB"))
  }

  @Test func `Escape closes what is open, then the page`() throws {
    var table = try Self.opened()
    table.press(.character("P"), .escape)
    #expect(table.model.pages.count == 1)
    table.press(.escape)
    #expect(table.model.pages.isEmpty)
  }

  @Test func `hidden and endless input is text and no more`() throws {
    var table = try Self.opened()
    table.press("p")
    table.paste(String(repeating: "9\u{202E}\u{1B}", count: 10_000))
    table.press(.enter)
    #expect(try Self.page(table).form?.text(.from).count == TypedMoment.lengthLimit)
    #expect(table.text.contains("! bukan waktu"))
  }

  @Test(arguments: [Size(width: 40, height: 10), Size(width: 80, height: 24), Size(width: 200, height: 50)])
  func `at every size the cursor is in sight on every number`(size: Size) throws {
    var table = try Self.opened(ShiftBook(crossings: 600, withOddities: true).summary, .id, size)
    table.press(.home)
    let count = try #require(Self.page(table).layout(table.model.scene())).cells.count
    for key in [Key.down, .right, .up, .left, .right] {
      for _ in 0..<count {
        let cursor = try #require(table.screen().cursor)
        #expect(cursor.y > 0 && cursor.y < size.height - 2)
        table.handle(.input(.key(key)))
      }
    }
    table.press(.end)
    #expect(try Self.page(table).selected == .patrols(.persons))
    table.handle(.input(.resize(Size(width: 40, height: 10))))
    #expect(table.screen().cursor != nil)
  }

  /// The states that are kept.
  enum Shot: String, CaseIterable, Sendable {
    case badau = "shift-badau", full = "shift-full", typed = "shift-typed", empty = "shift-empty"

    func table(_ language: Language, _ size: Size) throws -> Table {
      switch self {
      case .badau: return try opened(ShiftBook.badau, language, size)
      case .full:
        var table = try opened(ShiftBook(crossings: 600, withOddities: true).summary, language, size)
        table.press(.end)
        return table
      case .typed:
        var table = try opened(ShiftBook.badau, language, size)
        table.press(.character("p"), .tab)
        table.paste("besok")
        table.press(.enter)
        return table
      case .empty: return try opened(ShiftSummary(from: ShiftBook.from, to: ShiftBook.to), language, size)
      }
    }
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the screen is as it was drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check(shot.rawValue, language) { try shot.table(language, $0) }
  }
}
