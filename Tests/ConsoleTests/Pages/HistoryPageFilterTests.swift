import Journal
import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// By what the history is filtered, and how that is entered and told.
struct HistoryPageFilterTests {
  private static let book = CrossingBook(count: 120)

  private static func filter(_ table: Table) throws -> CrossingFilter { try HistoryPageTests.page(table).filter }

  private static let whole = CrossingFilter(
    from: Timestamp(milliseconds: 1795_194_000_001), to: Timestamp(milliseconds: 1795_225_320_777), direction: .out,
    citizenship: .wna, document: "plb", outcomes: CrossingFilter.crossed, name: "BAYANG", number: "X101",
    withoutVoid: true)

  @Test func `each letter of a name is looked for at once`() throws {
    var table = try HistoryPageTests.opened(Self.book)
    table.press("/sen")
    let names = table.tray.questions.suffix(3).compactMap {
      if case .ledger(.history(let query)) = $0.question { query.filter.name } else { nil }
    }
    #expect(names == ["s", "se", "sen"])
    table.settle(Self.book)
    #expect(table.text.contains("SENJA, KELABU") && !table.text.contains("BAYANG"))
    table.press(.enter, .down)
    #expect(table.text.contains("Riwayat: awal nama sen"))
    table.press("x")
    table.settle(Self.book)
    #expect(try Self.filter(table) == CrossingFilter() && table.text.contains("semua pelintasan"))
  }

  @Test func `Escape takes the typed name back`() throws {
    var table = try HistoryPageTests.opened(Self.book)
    table.press("/zzz")
    table.settle(Self.book)
    #expect(table.text.contains("Tidak ada pelintasan seperti itu."))
    table.press(.escape)
    table.settle(Self.book)
    #expect(try Self.filter(table).name.isEmpty && !HistoryPageTests.page(table).window.rows.isEmpty)
  }

  @Test func `the form sets each part of the filter`() throws {
    var table = try HistoryPageTests.opened(Self.book)
    table.press("f")
    table.paste("20-11-2026")
    table.press(.tab)
    table.paste("2026-11-21 08:30")
    table.press(.down)
    table.paste(" bayang ")
    table.press(.tab)
    table.paste("x-10")
    table.press(.tab, .right, .right)
    table.press(.tab, .right, .right, .right)
    table.press(.tab, .right, .tab, .right, .right, .tab, .right, .backtab, .left, .enter)
    let zone = table.model.setting.zone
    let filter = try Self.filter(table)
    #expect(zone.text(try #require(filter.from)).hasPrefix("2026-11-20T00:00:00"))
    #expect(zone.text(try #require(filter.to)).hasPrefix("2026-11-21T08:30:00"))
    #expect((filter.name, filter.numberPrefix) == ("bayang", "X10"))
    #expect((filter.document, filter.direction, filter.citizenship) == ("plb", .in, .wni))
    #expect(filter.outcomes == ["secondary", "referred"] && filter.withoutVoid && filter.only == nil)
    table.settle(Self.book)
    let expected = Self.book.sorted(.newestFirst, filter).map(\.seq)
    #expect(try HistoryPageTests.page(table).window.rows.map(\.seq) == expected)
  }

  @Test(arguments: [
    (0, "besok", "bukan waktu"), (1, "32-01-2026", "bukan waktu"), (1, "01-01-1999", "harus sesudah awalnya"),
    (3, "???", "bukan nomor dokumen"),
  ]) func `an error stands beside its field and nothing is asked`(row: Int, text: String, error: String) throws {
    var table = try HistoryPageTests.opened(Self.book)
    let count = table.tray.questions.count
    table.press("F")
    table.paste("01-01-2000")
    for _ in 0..<row { table.press(.tab) }
    table.press(.control("u"))
    table.paste(text)
    table.press(.enter)
    #expect(table.text.contains("! " + error))
    #expect(table.tray.questions.count == count)
    let cursor = try #require(table.screen().cursor)
    #expect(table.text.split(separator: "\n", omittingEmptySubsequences: false)[cursor.y].contains(text))
    table.press(.escape)
    #expect(try Self.filter(table) == CrossingFilter())
  }

  @Test func `a filter from elsewhere comes out of the form as it went in`() throws {
    let scene = try Table().model.scene()
    for filter in [
      Self.whole, CrossingFilter(), CrossingFilter(document: "from-a-newer-program", outcomes: ["later", "cleared"]),
      CrossingFilter(citizenship: .unknown, outcomes: ["secondary", "referred"], numberPrefix: "X1", only: .void),
      CrossingFilter(only: .amended),
    ] {
      var form = FilterForm.crossings(filter, scene)
      let out = form.crossingFilter(filter, scene)
      #expect(out == filter)
    }
  }

  @Test func `an emptied field is any`() throws {
    let scene = try Table().model.scene()
    var form = FilterForm.crossings(Self.whole, scene)
    for _ in form.rows {
      let isTaken = form.edit(form.field == nil ? .backspace : .control("u"))
      #expect(isTaken)
      form.move(1)
    }
    let out = form.crossingFilter(Self.whole, scene)
    #expect(out == CrossingFilter())
  }

  @Test func `the filter is told in words, a long one in full`() throws {
    var table = try Table(size: Size(width: 80, height: 24))
    table.model.push(.history(HistoryPage(Ticket(number: 99), Self.whole)), at: table.now)
    table.settle(Self.book)
    let text = table.text.replacing("│", with: " ").replacing(#/\s+/#, with: " ")
    for word in [
      "KELUAR", "WNA", "PLB", "melintas", "awal nama BAYANG", "nomor X101", "tanpa yang batal",
      "sejak 21-11-2026 00:00", "sebelum 21-11-2026 08:42",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test func `a reason is never shown, and a referral reads like a second look`() throws {
    for size in GoldenScreen.sizes {
      let table = try HistoryPageTests.opened(Self.book, .id, size)
      #expect(table.text.contains("SEK."))
      #expect(!table.text.contains("rahasia") && !table.text.contains("RUJUK"))
    }
  }

  @Test func `hidden and endless input is text and no more`() throws {
    var table = try HistoryPageTests.opened(Self.book)
    table.press("/")
    table.paste(String(repeating: "é\u{202E}\u{1B}", count: 10_000))
    #expect(try Self.filter(table).name.count == CrossingFilter.textLimit)
    table.settle(Self.book)
    #expect(table.text.contains("Tidak ada pelintasan"))
    table.press(.escape, .character("f"))
    table.paste(String(repeating: "%_'\u{0}", count: 10_000))
    table.press(.enter)
    #expect(table.text.contains("! bukan waktu"))
  }

  @Test func `a document that is read in the middle takes the screen`() throws {
    var table = try HistoryPageTests.opened(Self.book)
    table.open(.td3)
    #expect(table.model.pages.isEmpty && table.tray.presented.count == 1)
  }

  // MARK: As it was drawn

  /// The states that are kept.
  enum Shot: String, CaseIterable, Sendable {
    case first = "history", sorted = "history-sorted", paused = "history-paused", named = "history-name"
    case form = "history-form", filtered = "history-filtered", nobody = "history-nobody"

    func table(_ language: Language, _ size: Size) throws -> Table {
      var book = CrossingBook(count: 400)
      book.add("EMBUN ANAK GERUNGGANG YANG BERNAMA PANJANG")
      var table = try HistoryPageTests.opened(book, language, size)
      switch self {
      case .first: break
      case .sorted: table.press(.right, .right, .right, .pageDown)
      case .paused:
        table.press(" ", .down)
        book.add("BARU")
        var newest = book.newest
        newest[3].voiding = .init(time: Table.start, officer: "penyelia", reason: "salah orang")
        newest[4].changes = 1
        table.show(.made(crossings: newest))
      case .named: table.press("/sen")
      case .form:
        table.press("f", .tab)
        table.paste("besok")
        table.press(.enter)
      case .filtered:
        table.press(.escape)
        table.model.push(.history(HistoryPage(Ticket(number: 99), HistoryPageFilterTests.whole)), at: table.now)
      case .nobody: table.press("/zz")
      }
      // The name's answer is still awaited.
      if self != .named { table.settle(book) }
      return table
    }
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the screen is as it was drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check(shot.rawValue, language) { try shot.table(language, $0) }
  }
}
