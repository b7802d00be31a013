import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// What the panels do while others record.
struct BoardTests {
  @Test func `the newest crossing stays chosen where nothing was chosen by hand`() throws {
    var table = try Table()
    table.show(.made(crossings: [.made(7)]))
    table.show(.made(crossings: [.made(9), .made(8), .made(7)]))
    #expect(table.model.selectedCrossing?.id == "id9")
  }

  @Test func `a chosen crossing stays chosen while others come in above it`() throws {
    var table = try Table()
    table.show(.made(crossings: [.made(8), .made(7)]))
    table.press(.down)
    table.show(.made(crossings: (0..<60).map { .made(90 - $0) } + [.made(8), .made(7)]))
    #expect(table.model.selectedCrossing?.id == "id7")
    #expect(table.text.contains("X1000007"))
  }

  @Test func `all who wait are counted once, in the header and at the key that opens them`() throws {
    var table = try Table()
    var board = Dashboard.made(
      scans: (1...3).map { .made("scan-\($0)", .td3, minutes: 4 - $0) })
    board.scanCount = 60
    table.show(board)
    #expect(table.screen().lines[1].contains("60 di lajur ini"))
    #expect(table.text.contains("N Pelintas (60)"))
    // One decision could not be recorded: whom it is of still waits.
    table.press("n")
    table.press("i")
    table.wait(1_000)
    table.tell(.refused(table.tray.lastTicket, .storeClosed, isFinal: false))
    table.press(.escape)
    #expect(table.model.waitingCount == 60, "\(table.text)")
  }

  @Test func `going round those who wait says that there are more than can be opened yet`() throws {
    var table = try Table()
    var board = Dashboard.made(scans: (1...3).map { .made("scan-\($0)", .td3, minutes: 4 - $0) })
    table.show(board)
    table.press("nnn")
    #expect(table.model.mode.laneCase?.scan == "scan-3")
    table.press("n")
    #expect(table.model.mode.laneCase?.scan == "scan-1" && !table.text.contains("Baru 3 dari"))
    board.scanCount = 60
    table.show(board)
    table.press("nn")
    #expect(!table.text.contains("Baru 3 dari"))
    table.press("n")
    #expect(table.model.mode.laneCase?.scan == "scan-1" && table.text.contains("Baru 3 dari 60 yang menunggu"))
  }

  @Test func `a chosen hit stays chosen while older ones are settled`() throws {
    var table = try Table()
    let hits: [HitRow] = (1...5).map { .made("scan-\($0)", minutes: 9 - $0) }
    table.show(.made(hits: hits))
    table.press(.tab, .down, .down)
    table.show(.made(hits: Array(hits.dropFirst(2))))
    table.press(.enter)
    guard case .hits(let page)? = table.model.pages.last else {
      Issue.record("no hits page")
      return
    }
    #expect(page.hit == nil || page.hit?.subject == "scan-3")
    table.reply { if case .ledger(.hits) = $0 { .ledger(.hits(Array(hits.dropFirst(2)))) } else { nil } }
    table.press(.enter)
    #expect(table.tray.errands.last == .take(table.tray.lastTicket, scan: "scan-3"))
  }

  @Test func `a hit of another lane opens without moving this console to that lane`() throws {
    var table = try Table()
    table.show(.made(hits: [.made("scan-7", minutes: 3, lane: 4)]))
    table.press(.tab, .enter)
    table.reply { if case .ledger(.hits) = $0 { .ledger(.hits([.made("scan-7", minutes: 3, lane: 4)])) } else { nil } }
    table.press(.enter)
    let ticket = table.tray.lastTicket
    table.tell(.opened(ticket, .made("scan-7", .other, lane: 4)))
    table.answer(ticket, .strong, scan: "scan-7")
    #expect(table.model.lane == 1)
    table.press("s1")
    table.press(.enter)
    #expect(table.tray.decided.first?.lane == 4)
    #expect(
      table.tray.errands == [
        .take(ticket, scan: "scan-7"), .decide(ticket, try #require(table.tray.decided.first)),
      ])
  }

  @Test func `a scan that comes when the officer is elsewhere by now does not take the screen`() throws {
    var table = try Table()
    table.show(.made(hits: [.made("scan-7", minutes: 3, lane: 4)]))
    table.press(.tab, .enter)
    table.reply { if case .ledger(.hits) = $0 { .ledger(.hits([.made("scan-7", minutes: 3, lane: 4)])) } else { nil } }
    table.press(.enter)
    let ticket = table.tray.lastTicket
    table.press("k")
    let before = table.model.mode
    table.tell(.opened(ticket, .made("scan-7", .other, lane: 4)))
    #expect(table.model.mode == before)
  }

  @Test func `a decision shows as being saved until it is acknowledged, and never leaves the panel`() throws {
    var table = try Standing.prompt.table()
    table.press("s2")
    table.press(.enter)
    let ticket = table.tray.lastTicket
    #expect(table.text.contains("menyimpan SEK.: REKAAN, BUDI"))
    #expect(table.text.contains("08:42 M REKAAN, BUDI               menyimpan SEK."))
    #expect(table.text.contains("menyimpan 1"))
    table.tell(.decided(ticket, crossing: "crossing-1", Table.start))
    #expect(!table.text.contains("menyimpan"))
    #expect(table.screen().lines[3].contains("REKAAN, BUDI"))
    table.show(.made(crossings: [.made(8, name: "REKAAN, BUDI", outcome: "secondary", scan: "scan-1")]))
    #expect(table.screen().lines.count { $0.contains("REKAAN, BUDI") && $0.contains("SEK.") } == 2)
    #expect(table.model.saving.isEmpty)
  }

  @Test func `a referral reads like a second look wherever a panel shows it`() throws {
    var table = try Standing.prompt.table()
    table.press("r1")
    table.press(.enter)
    #expect(table.tray.decided.first?.outcome == "referred")
    let label = try #require(table.model.setting.reference.outcome("referred")?.reason("R1")?.label.value)
    func isTold() -> Bool {
      let text = table.text
      return text.contains("RUJUK") || text.contains(label.id) || text.contains("R1")
    }
    #expect(!isTold())
    table.tell(.decided(table.tray.lastTicket, crossing: "crossing-1", Table.start))
    #expect(!isTold())
    table.show(
      .made(crossings: [
        .made(9, outcome: "referred", reason: "R1", scan: "scan-1"),
        .made(8, outcome: "secondary", reason: "name-match"),
      ]))
    #expect(!isTold())
    table.wait(1_000)
    // Opened, both read alike: a reason on one of them would tell which is which.
    table.press(.enter)
    #expect(!isTold())
    let referred = table.screen().lines.filter { $0.contains("Alasan") || $0.contains("Keputusan") }
    table.press(.escape, .down, .enter)
    let secondary = table.screen().lines.filter { $0.contains("Alasan") || $0.contains("Keputusan") }
    #expect(referred == secondary)
  }

  @Test
  func `what the machine is warned of has its sentences behind F1, wherever the header has room for its number alone`()
    throws
  {
    var table = try Table()
    table.show(.morning)
    var care = Care()
    care.warnings = [HealthFinding(.clock(isSynchronised: false)), HealthFinding(.inodes(left: 3))]
    table.tell(.care(care))
    #expect(table.screen().lines[1].contains("jam TIDAK sinkron") || table.screen().lines[1].contains("!2 F1"))
    table.press(.function(1))
    #expect(table.text.contains("! Jam TIDAK tersinkron") && table.text.contains("Hanya ada tempat untuk 3 berkas"))
  }

  @Test func `N takes who waits longest, and from there the one after`() throws {
    var table = try Table()
    table.show(.made(scans: [.made("scan-a", .td3), .made("scan-b", .other), .made("scan-c", .td1)]))
    table.press("n")
    #expect(table.model.mode.laneCase?.scan == "scan-a")
    table.press("n")
    #expect(table.model.mode.laneCase?.scan == "scan-b")
    table.press("nn")
    #expect(table.model.mode.laneCase?.scan == "scan-a")
  }

  @Test func `a hit whose decision is being saved is not opened again`() throws {
    var table = try Table()
    table.show(.made(hits: [.made("scan-1", minutes: 3, lane: 1)]))
    table.open(.other)
    table.press("s2")
    table.press(.enter)
    table.press(.tab, .enter)
    #expect(table.model.mode == .dashboard)
    #expect(table.text.contains("masih menyimpan"))
  }

  @Test func `a scan whose decision is being saved is not opened again`() throws {
    var table = try Table()
    table.show(.made(scans: [.made("scan-a", .td3)]))
    table.press("n")
    table.answer(table.tray.lastTicket, scan: "scan-a")
    table.press("i")
    #expect(table.text.contains("N Pelintas  "))
    table.press("n")
    #expect(table.model.mode.laneCase == nil)
  }

  @Test func `nothing is claimed before the board has come`() throws {
    var table = try Table()
    #expect(table.text.contains("membuka penyimpanan"))
    #expect(!table.text.contains("menunggu"))
    #expect(!table.text.contains("Belum ada pelintasan"))
    table.tell(.building(.made(1_200_000)))
    #expect(table.text.contains("menyusun tampilan dari jurnal: 1.200.000"))
    #expect(table.text.contains("[#####...............] 25 %"))
    #expect(table.text.contains("90 MB/dtk  sisa 12 dtk"))
    let why = Phrase(id: "Kunci penyimpanan tidak dapat dibaca.", en: "The store's key can't be read.")
    table.tell(.trouble(Trouble(word: .closedStore, sentence: why, isClosed: true)))
    #expect(table.text.contains("! PENYIMPANAN TERTUTUP"))
    #expect(table.text.contains("Kunci penyimpanan tidak dapat dibaca."))
  }

  @Test(arguments: [
    (Dashboard.made(lists: []), "! TANPA DAFTAR"), (.made(lists: [.made(published: "2026-11-17")]), "! BASI"),
  ])
  func `no list and an old list are told, at every size`(board: Dashboard, word: String) throws {
    for size in [Size(width: 80, height: 24), Size(width: 40, height: 10), Size(width: 40, height: 24)] {
      var table = try Table(size: size)
      table.show(board)
      #expect(table.text.contains(word), "\(size)")
    }
  }

  @Test func `a list that can't be searched is told beside every answer`() throws {
    var table = try Table()
    table.show(.made())
    let problem = Phrase(id: "Daftar X tidak dapat dibaca.", en: "The list X can't be read.")
    table.tell(.listsReady(count: 3, problem: problem))
    #expect(table.text.contains("Daftar X tidak dapat dibaca."))
    table.open(.other)
    #expect(table.screen().lines.dropFirst(2).contains { $0.contains("! DAFTAR TIDAK TERBACA") })
  }

  @Test func `a damaged journal is told in the header, and help says where and what to do`() throws {
    var table = try Table()
    var board = Dashboard.made()
    board.damaged = 1
    board.damage = LedgerDamage(kind: .inJournal(.badLine), file: "000000.jsonl", line: 12, offset: 4_096, seq: 11)
    table.show(board)
    #expect(table.text.contains("! JURNAL RUSAK"))
    table.press(.function(1))
    #expect(table.text.contains("000000.jsonl baris 12"))
  }

  @Test func `the board is asked for again when the day changes`() throws {
    var table = try Table()
    table.wait(15 * 3_600_000 + 17 * 60_000)
    #expect(table.tray.requests.isEmpty)
    table.wait(2 * 60_000)
    #expect(table.tray.requests == [.refresh])
  }

  @Test func `an idle console wakes once a minute`() throws {
    var table = try Table()
    table.wait(60_000)
    var wakes = 0
    let end = Instant(milliseconds: table.clock.milliseconds + 600_000)
    while let wake = table.model.nextWake, wake <= end {
      table.wait(wake.milliseconds(since: table.now))
      wakes += 1
    }
    #expect(wakes == 10)
  }
}
