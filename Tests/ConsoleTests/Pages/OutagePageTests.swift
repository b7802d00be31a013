import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// What is down: declared by a key, shown in every header, with its paper and what is still to be told.
struct OutagePageTests {
  static func row(
    _ id: String = "0outage00000000", _ cause: OutageDeclared.Cause = .network, minutes: Int = 32, drill: Bool = false
  ) -> OutageRow {
    OutageRow(
      id: id, time: Table.start, officer: "budi", console: "pos:tty2", cause: cause,
      since: Timestamp(milliseconds: Table.start.milliseconds - minutes * 60_000), isDrill: drill)
  }

  static func board(_ rows: OutageRow...) -> Dashboard {
    var board = Dashboard.made()
    board.outages = rows
    return board
  }

  static func papers(_ range: String = "0101-0110", keyed: Set<Int> = [101, 102]) -> PaperBook {
    var book = PaperBook()
    if let range = PaperRange(range) {
      book.given = [PaperBook.Given(time: Table.start, officer: "budi", range: range, lane: 2)]
    }
    book.keyed = keyed
    return book
  }

  static func table(
    _ rows: OutageRow..., report: OutageReport = OutageReport(), size: Size = Size(width: 80, height: 24)
  )
    throws -> Table
  {
    var table = try Table(size: size)
    var board = Dashboard.made()
    board.outages = rows
    table.show(board)
    table.press("g")
    table.reply { _ in .ledger(.outages(report)) }
    return table
  }

  @Test func `one key and the cause's digit declare it from now on`() throws {
    var table = try Self.table()
    #expect(table.text.contains("Tidak ada gangguan."))
    #expect(table.text.contains("2 jaringan"))
    table.press("2")
    #expect(table.tray.deeds == [.outage(.declare(.network, since: nil, words: nil, isDrill: false))])
    table.keep()
    #expect(table.text.contains("Gangguan dinyatakan, tersimpan"))
  }

  @Test func `of another cause somebody says which, and what was typed stays when it is refused`() throws {
    var table = try Self.table()
    table.press("5")
    #expect(table.tray.deeds.isEmpty)
    table.press(.enter)
    #expect(table.text.contains("tulis keterangannya"))
    table.press("pipa pecah")
    table.press(.enter)
    #expect(table.tray.deeds == [.outage(.declare(.other, since: nil, words: "pipa pecah", isDrill: false))])
    table.tell(.refused(table.tray.lastWriteTicket, Phrase(id: "penuh", en: "full"), isFinal: false))
    #expect(table.text.contains("pipa pecah") && table.text.contains("penuh"))
    table.press(.enter)
    #expect(table.tray.deeds.count == 2)
  }

  @Test func `it can have begun earlier, and what is no time is told`() throws {
    var table = try Self.table()
    table.press("s")
    table.press("1")
    table.press(.tab)
    table.press("8:")
    table.press(.function(10))
    #expect(table.text.contains("Bukan waktu"))
    table.press(.backspace, .backspace)
    table.press("08:10")
    table.press(.function(10))
    let since = try #require(Timestamp("2026-11-21T08:10:00+07:00"))
    #expect(table.tray.deeds == [.outage(.declare(.centralSystem, since: since, words: "", isDrill: false))])
    table.keep()
    let cause = OutageDeclared.Cause.centralSystem.word.id
    #expect(
      table.text.contains("Gangguan dinyatakan, tersimpan 08:42: \(cause)"), "the cause, and not the form's title")
  }

  @Test func `while one goes on the header says so, and another can't be declared`() throws {
    var table = try Self.table(Self.row())
    #expect(table.screen().lines[1].contains("! GANGGUAN jaringan 32 mnt"))
    table.press("2")
    #expect(table.tray.deeds.isEmpty)
    #expect(table.text.contains("gangguan sedang berjalan"))
    table.press("a")
    table.press(.enter, .enter)
    #expect(table.tray.deeds == [.outage(.end("0outage00000000", until: nil, words: ""))])
  }

  @Test func `a drill says that it is one, and has no travellers`() throws {
    var table = try Self.table(Self.row(drill: true))
    #expect(table.screen().lines[1].contains("LATIHAN jaringan 32 mnt"))
    #expect(!table.screen().lines[1].contains("GANGGUAN"))
    table.press("k")
    #expect(table.text.contains("latihan tidak mempunyai pelintas"))
    // What is serious comes before what is played.
    table.press("3")
    #expect(table.tray.deeds == [.outage(.declare(.power, since: nil, words: nil, isDrill: false))])
  }

  @Test func `slips are given out and accounted for, and crossings told of`() throws {
    let row = Self.row()
    let report = OutageReport(outages: [OutageState(row: row, papers: Self.papers(), crossings: 7, late: 2, untold: 5)])
    var table = try Self.table(row, report: report)
    #expect(table.text.contains("10 dibagikan, 2 diketik"))
    #expect(table.text.contains("terbuka: 0103-0110"))
    #expect(table.text.contains("5 belum dilaporkan ke pusat"))
    table.press("b")
    table.press("x")
    table.press(.function(10))
    #expect(table.text.contains("bukan nomor kertas"))
    table.press(.backspace)
    table.press("111-120")
    table.press(.function(10))
    let given = try #require(PaperRange("111-120"))
    #expect(table.tray.deeds.last == .outage(.give(given, lane: 1, outage: row.id)))
    table.keep()
    table.reply { _ in .ledger(.outages(report)) }
    table.press("r")
    table.press(.enter, .enter)
    table.press("kena hujan")
    table.press(.enter)
    let open = try #require(PaperRange("103-110"))
    #expect(table.tray.deeds.last == .outage(.settle(open, .unused, reason: "kena hujan", outage: row.id)))
    table.keep()
    table.reply { _ in .ledger(.outages(report)) }
    table.press("p")
    #expect(table.text.contains("5 dari 5 pelintasan"))
    table.press(.enter)
    #expect(table.tray.deeds.last == .outage(.tell(row.id, words: "")))
  }

  @Test func `Escape asks once before it throws a half written form away`() throws {
    var table = try Self.table()
    table.press("s")
    table.press("2")
    table.press(.escape)
    #expect(table.text.contains("? Isian belum disimpan") && table.model.currentField?.text == "2")
    table.press(.escape)
    #expect(table.model.currentField == nil && table.model.pages.count == 1 && table.tray.deeds.isEmpty)
  }

  @Test func `with everything in order it says so, and tells when the last drill was`() throws {
    var ended = Self.row(minutes: 200)
    ended.ending = OutageRow.Ending(time: Table.start, officer: "budi", until: Table.start)
    let table = try Self.table(report: OutageReport(outages: [OutageState(row: ended)], lastDrill: Table.start))
    #expect(table.text.contains("beres"))
    #expect(table.text.contains("Latihan terakhir: "))
    #expect(!table.text.contains("belum pernah"))
    let none = try Self.table()
    #expect(none.text.contains("Latihan terakhir: belum pernah"))
  }

  @Test func `the header at 80 columns keeps who waits while something is down`() throws {
    var table = try Table(size: Size(width: 80, height: 24))
    var board = Dashboard.made()
    board.outages = [Self.row()]
    board.scanCount = board.scans.count + 3
    table.show(board)
    #expect(table.screen().lines[1].contains("3 di lajur ini"))
    #expect(table.screen().lines[1].contains("! GANGGUAN 32 mnt"))
  }

  enum Shot: String, CaseIterable, Sendable {
    case none = "outage-none", running = "outage-running", slip = "outage-slip"

    func table(_ language: Language, _ size: Size) throws -> Table {
      var table = try Table(language: language, size: size, officer: "Sari Wulandari")
      var board = Dashboard.morning
      let row = OutagePageTests.row()
      board.outages = self == .none ? [] : [row]
      table.show(board)
      table.press("g")
      var before = OutagePageTests.row("0before00000000", .power, minutes: 3_000)
      before.ending = OutageRow.Ending(time: Table.start, officer: "budi", until: before.since)
      let drill = OutagePageTests.row("0drill000000000", .network, minutes: 9_000, drill: true)
      let running = OutageState(row: row, papers: OutagePageTests.papers(), crossings: 7, late: 2, untold: 5)
      let report = OutageReport(
        outages: (self == .none ? [] : [running]) + [OutageState(row: before)], lastDrill: drill.since)
      table.reply { _ in .ledger(.outages(report)) }
      if self == .slip {
        table.press("k")
        table.press("101")
        table.press(.tab, .tab)
        table.press("2530")
        table.press(.tab)
      }
      return table
    }
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the page is as it was drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check(shot.rawValue, language) { try shot.table(language, $0) }
  }

  // MARK: Keying in

  @Test func `a slip is keyed in in the paper's order, and the next one follows`() throws {
    let row = Self.row()
    var table = try Self.table(row, report: OutageReport(outages: [OutageState(row: row, papers: Self.papers())]))
    table.press("k")
    #expect(table.text.contains("Kertas gangguan"))
    let filling = try #require(table.formPage?.filling)
    #expect(filling.slots.first == .field(.paper) && filling.values[.paperDate] == "21-11-2026")
    for text in ["101", "", "0811"] {
      table.press(text)
      table.press(.tab)
    }
    // Direction, vehicle, transport; then who signed.
    table.press(.tab, .tab)
    table.press("KB 1 XX")
    table.press(.tab)
    table.press("SW")
    table.press(.tab)
    table.press("1")
    table.press(.tab)
    table.press("X1234567")
    table.press(.tab)
    table.press("MYS")
    table.press(.tab)
    table.press("CONTOH, LIM")
    table.press(.function(10))
    guard case .late(let crossing)? = table.tray.deeds.last else {
      Issue.record("\(table.text)")
      return
    }
    #expect(crossing.late?.paper == 101 && crossing.late?.signed == "SW" && crossing.late?.transport == "KB 1 XX")
    #expect(crossing.late?.occurred == Timestamp("2026-11-21T08:11:00+07:00"))
    #expect(crossing.outage == row.id && crossing.traveller.name == "CONTOH, LIM")
    let next = try #require(table.formPage?.filling)
    #expect(next.values[.paper] == "0102" && next.values[.signed] == "SW" && next.values[.name] == nil)
  }

  @Test func `a number that is keyed in already is said at its field, and the next free one is proposed`() throws {
    let row = Self.row()
    let report = OutageReport(outages: [OutageState(row: row, papers: Self.papers())])
    var table = try Self.table(row, report: report)
    table.press("k")
    table.reply { _ in .ledger(.outages(report)) }
    // 101 and 102 are keyed in.
    table.press("102")
    table.press(.tab)
    #expect(table.text.contains("Kertas 0102 sudah diketik; periksa nomornya"))
    table.press(.backtab, .control("u"))
    table.press("103")
    table.press(.tab)
    #expect(!table.text.contains("sudah diketik"))
    table.model.push(
      .form(FormPage(Ticket(number: 901), paperOf: row.id, [.paper: "0101"])), at: table.now)
    table.reply { _ in .ledger(.outages(report)) }
    #expect(table.formPage?.filling?.values[.paper] == "0103")
  }

  @Test func `a time outside of the outage is said at its field and in the message, and recorded all the same`() throws
  {
    let row = Self.row()
    let report = OutageReport(outages: [OutageState(row: row, papers: Self.papers())])
    var table = try Self.table(row, report: report)
    table.press("k")
    table.reply { _ in .ledger(.outages(report)) }
    try table.fill([
      .paper: "105", .paperTime: "0300", .signed: "SW", .documentType: "none", .name: "CONTOH, LIM",
    ])
    #expect(table.formPage?.filling?.outage?.row == row)
    table.press(.function(10))
    guard case .late(let crossing)? = table.tray.deeds.last else {
      Issue.record("\(table.text)")
      return
    }
    #expect(crossing.late?.occurred == Timestamp("2026-11-21T03:00:00+07:00"))
    table.keep()
    #expect(table.text.contains("CONTOH, LIM (di luar waktu gangguan)"))
  }

  @Test func `a slip that is refused comes back with all that was typed`() throws {
    let row = Self.row()
    var table = try Self.table(row)
    table.press("k")
    try table.fill([
      .paper: "101", .paperTime: "0811", .signed: "SW", .documentType: "none", .name: "CONTOH, LIM",
    ])
    table.press(.function(10))
    let ticket = table.tray.lastWriteTicket
    table.tell(.refused(ticket, Phrase(id: "Kertas 0101 sudah diketik", en: "keyed in"), isFinal: false))
    #expect(table.text.contains("Kertas 0101 sudah diketik"))
    #expect(table.model.returned.count == 1 || table.text.contains("CONTOH, LIM"))
  }

  @Test func `a hit on who has gone is said until a key is pressed`() throws {
    var table = try Self.table(Self.row())
    let found = WatchlistChecked.Found(
      entry: "demo-1", list: "demo", score: 0.9, band: "strong", name: "REKAAN, LIM", reasons: [])
    table.tell(.lateHit(name: "CONTOH, LIM", found))
    table.wait(120_000)
    #expect(table.text.contains("SUDAH LEWAT: CONTOH, LIM mirip REKAAN, LIM"))
  }
}
